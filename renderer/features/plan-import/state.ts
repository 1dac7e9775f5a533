/** What the officer did to a proposal before it is saved. Pure: the screen only holds these values. */
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { ColumnRole, PlanProposal } from '../../../shared/contract/plan-import.ts'
import type { DeadlineReading } from '../../../shared/deadline/reading.ts'
import type { Finding } from '../../../shared/plan/finding.ts'
import type { OfficeRole } from '../../../shared/plan/plan.ts'
import { defaultRhythm, type Rhythm } from '../../../shared/plan/rhythm.ts'
import { type PlanRow, PrintedRow } from '../../../shared/plan/row.ts'
import { fold } from '../../../shared/text/text.ts'
import { isBlank } from './row-store.ts'

export type PlanSource = CallInput<'plan.read'>['source']
export type ColumnChoice = CallInput<'plan.read'>['columns'][number]
export type PhraseReading = PlanProposal['phrases'][number]

export interface Edits {
  /** Rows that are not taken. */
  readonly left: ReadonlySet<string>
  /** Rows whose time and product change places. */
  readonly swapped: ReadonlySet<string>
  /** Phrases that a person confirmed. */
  readonly confirmed: ReadonlySet<string>
  readonly rhythms: ReadonlyMap<string, Rhythm>
  /** What a person said that a phrase means. */
  readonly corrected: ReadonlyMap<string, DeadlineReading>
}

export const noEdits: Edits = {
  left: new Set(),
  swapped: new Set(),
  confirmed: new Set(),
  rhythms: new Map(),
  corrected: new Map(),
}

export const toggled = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> => {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}

export const asDone = (row: PlanRow, { swapped }: Edits): PlanRow =>
  swapped.has(row.id)
    ? { ...row, deadlineText: row.product.replace(/\n/g, ' '), product: row.deadlineText }
    : row

/** Findings by row; under "" those of the whole document. */
export function findingsOf(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings)
    for (const row of finding.rows.length === 0 ? [''] : finding.rows)
      found.set(row, [...(found.get(row) ?? []), finding])
  return found
}

/** A finding that concerns many rows is told once, at the top, and not on each of them. */
export const MANY_ROWS = 6

export const isAsked = (findings: readonly Finding[] | undefined): boolean =>
  findings?.some(({ weight, rows }) => weight === 'ask' && rows.length < MANY_ROWS) ?? false

/** Doubtful rows first, each group in reading order. */
export const doubtfulFirst = (
  rows: readonly PlanRow[],
  findings: ReadonlyMap<string, readonly Finding[]>,
): readonly PlanRow[] => [
  ...rows.filter(({ id }) => isAsked(findings.get(id))),
  ...rows.filter(({ id }) => !isAsked(findings.get(id))),
]

/** "Thường xuyên" and its like need a rhythm of check-ins. */
export const needsRhythm = ({ reading }: PhraseReading): boolean => reading.class === 'CON'

export const rhythmOf = (phrase: string, { rhythms }: Edits): Rhythm => rhythms.get(phrase) ?? defaultRhythm

/**
 * Does a letter look like one of our own? It names our office, or a commune; one of a province, a district or a
 * ministry does not. Only what the box is set to at first: a person looks and says.
 */
export function looksOwn(issuer: string, unit: string): boolean {
  const said = fold(issuer).replace(/^(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\s*/, '')
  return said === '' || fold(unit).includes(said) || /^(?:xa|phuong|thi tran|dac khu)\s/.test(said)
}

export interface PlanHead {
  readonly title: string
  readonly number: string
  readonly date: string
  readonly issuer: string
  readonly year: string
  readonly own: boolean
}

/** The rows that will be saved, in order and counted anew; `rows` carry the ids of the plan they go into. */
export const takenRows = (rows: readonly PlanRow[], edits: Edits): readonly PlanRow[] =>
  rows
    .filter((row) => !edits.left.has(row.id) && !isBlank(row))
    .map((row, at) => ({ ...asDone(row, edits), seq: at + 1 }))

export function saveInput(
  rows: readonly PlanRow[],
  phrases: readonly PhraseReading[],
  edits: Edits,
  head: Omit<PlanHead, 'date' | 'year'> & { readonly date: string | null; readonly year: number },
  source: PlanSource,
  into: string | null,
  roles: ReadonlyMap<string, OfficeRole | null>,
): CallInput<'plan.save'> {
  return {
    id: into,
    plan: head,
    rows: rows.map((row) => {
      const { deadline: _, start: __, ...printed } = row
      return { printed: PrintedRow.parse(printed), role: roles.get(row.id) ?? null }
    }),
    phrases: phrases
      .filter(({ phrase }) => edits.confirmed.has(phrase))
      .map((read) => ({
        phrase: read.phrase,
        reading: read.reading,
        rhythm: needsRhythm(read) ? rhythmOf(read.phrase, edits) : null,
      })),
    file: source.kind === 'file' ? { name: source.name, bytes: source.bytes } : pasted(source),
    reason: into === null ? '' : 'Nhập bản mới của kế hoạch',
  }
}

/** What was pasted is kept too: it is the original of this import. */
function pasted(source: Extract<PlanSource, { kind: 'clipboard' }>): CallInput<'plan.save'>['file'] {
  const text = source.html ?? source.text
  if (text === null) return null
  const name = source.html === null ? 'bang-dan.txt' : 'bang-dan.html'
  return { name, bytes: new Uint8Array(new TextEncoder().encode(text)) }
}

/** The other column that takes the role this one gives up, so that two columns change places. */
export function swap(
  layout: PlanProposal['layouts'][number],
  column: number,
  role: ColumnRole,
): readonly ColumnChoice[] {
  const mine = layout.columns.find((known) => known.column === column)?.role ?? 'other'
  const holder = role === 'other' ? undefined : layout.columns.find((known) => known.role === role)
  return [
    { key: layout.key, column, role },
    ...(holder === undefined || holder.column === column
      ? []
      : [{ key: layout.key, column: holder.column, role: mine }]),
  ]
}

export type SavedPlan = CallOutput<'plan.save'>
