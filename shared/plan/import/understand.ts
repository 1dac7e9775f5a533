/**
 * A plan as an import hands it on: its rows with the reading of their phrases, and what was noticed. The same phrase
 * is read once and holds for every row that prints it.
 */
import { addDays } from '../../dates/plain.ts'
import { type ReadContext, readDeadline } from '../../deadline/read.ts'
import type { DeadlineReading } from '../../deadline/reading.ts'
import type { Finding } from '../finding.ts'
import type { PlanRow, Start } from '../row.ts'
import { findAll } from './findings.ts'
import type { PrintedPlan } from './read.ts'

export interface ReadPlan {
  readonly rows: readonly PlanRow[]
  readonly findings: readonly Finding[]
  /** Phrase as printed → its reading. */
  readonly phrases: ReadonlyMap<string, DeadlineReading>
}

/** `year` of the context is for a plan that names none. */
export function understand(plan: PrintedPlan, prose: readonly string[], context: ReadContext): ReadPlan {
  const { facts } = plan
  const ours = { ...context, year: facts.year ?? context.year, issued: facts.issuedDate ?? context.issued }
  const phrases = new Map<string, DeadlineReading>()
  const read = (phrase: string): DeadlineReading => {
    const known = phrases.get(phrase) ?? readDeadline(phrase, ours)
    phrases.set(phrase, known)
    return known
  }
  const rows = plan.rows.map((row): PlanRow => {
    const begins =
      row.timeCells === 'both' && row.startText ? startOf(readDeadline(row.startText, ours)) : undefined
    return {
      ...row,
      deadline: row.kind === 'target' ? null : read(row.deadlineText).deadline,
      ...(begins === undefined ? {} : { start: begins }),
    }
  })
  return { rows, phrases, findings: findAll({ plan, rows, phrases, prose, context: ours }) }
}

/** "Tháng 1" as a start is the first of January. */
function startOf({ deadline }: DeadlineReading): Start | undefined {
  if ('multi' in deadline) return undefined
  const implied = deadline.yearImplied === undefined ? {} : { yearImplied: deadline.yearImplied }
  switch (deadline.kind) {
    case 'date':
      return {
        kind: 'date',
        from: deadline.due ?? (deadline.before === undefined ? null : addDays(deadline.before, 0)),
        ...implied,
      }
    case 'monthOf': {
      const { year, month } = deadline
      return { kind: 'monthOf', year, month, from: first(year, month), ...implied }
    }
    case 'quarterOf': {
      const { year, quarter } = deadline
      return { kind: 'quarterOf', year, quarter, from: first(year, quarter * 3 - 2), ...implied }
    }
    default:
      return { kind: deadline.kind, from: null, ...implied }
  }
}

const first = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`
