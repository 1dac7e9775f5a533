/** A plan out of a file or the clipboard: the isolated reader, then the pure reading. */
import type { ReadContext } from '../../../shared/deadline/read.ts'
import type { ColumnChoices } from '../../../shared/plan/import/columns.ts'
import type { PlanFacts } from '../../../shared/plan/import/facts.ts'
import { type PrintedPlan, readPlan } from '../../../shared/plan/import/read.ts'
import { isTable, type PlanSource } from '../../../shared/plan/import/source.ts'
import { type ReadPlan, understand } from '../../../shared/plan/import/understand.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { ReadRequest } from '../grids.ts'
import { type IsolatedReader, readPlanIsolated } from '../isolated.ts'
import type { Refusal } from '../refusal.ts'

export interface PlanDeps {
  readonly reader: IsolatedReader
  readonly context: ReadContext
  readonly choices?: ColumnChoices
  readonly signal?: AbortSignal
}

/** The file can be read, but no table in it is one of a plan. */
export interface NoPlan {
  readonly type: 'NoPlan'
  /** Has it any table at all? */
  readonly tables: boolean
  /** Pages that are pictures, where the table may stand. */
  readonly scannedPages: readonly number[]
}

export type PlanError = Refusal | NoPlan

export interface PlanReading extends ReadPlan {
  readonly facts: PlanFacts
  readonly source: PlanSource
  readonly layouts: PrintedPlan['layouts']
}

export async function planReadFile(
  input: ReadRequest,
  { reader, signal, ...rest }: PlanDeps,
): Promise<Result<PlanReading, PlanError>> {
  const source = await readPlanIsolated(input, reader, signal)
  return source.ok ? readSource(source.value, rest) : source
}

/** The pure half: again with other columns, without opening the file a second time. */
export function readSource(
  source: PlanSource,
  { context, choices }: Pick<PlanDeps, 'context' | 'choices'>,
): Result<PlanReading, NoPlan> {
  const printed = readPlan(source, choices)
  if (printed.rows.length === 0) {
    const scannedPages = source.scannedPages ?? []
    return err({ type: 'NoPlan', tables: source.blocks.some(isTable), scannedPages })
  }
  const prose = source.blocks.flatMap((block) => (isTable(block) ? [] : [block.text]))
  const { facts, layouts } = printed
  return ok({ source, facts, layouts, ...understand(printed, prose, context) })
}
