/** What the checks look at: the rows of a plan, its phrases and the text around its tables. */
import type { ReadContext } from '../../deadline/read.ts'
import type { DeadlineReading } from '../../deadline/reading.ts'
import type { Finding } from '../finding.ts'
import type { PlanRow } from '../row.ts'
import type { PrintedPlan } from './read.ts'

export interface Found {
  readonly plan: PrintedPlan
  readonly rows: readonly PlanRow[]
  readonly phrases: ReadonlyMap<string, DeadlineReading>
  /** Paragraphs outside the tables. */
  readonly prose: readonly string[]
  readonly context: ReadContext
}

export type Draft = Pick<Finding, 'type' | 'weight' | 'message'> & Partial<Finding>

export const finding = (draft: Draft): Finding => ({ rows: [], quote: '', ...draft })

export const onRow = (row: PlanRow, draft: Draft): Finding =>
  finding({ rows: [row.id], ...(row.at === undefined ? {} : { at: row.at }), ...draft })
