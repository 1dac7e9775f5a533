/**
 * A new version of a plan against the one that is kept: which line is which. Numbers shift when a line is put in, so a
 * line is known by its words; the id of the kept line goes over to the new one, and with it the task and its progress.
 *
 * Two lines are one where their content is the same, or where most of its words are; of several the likest, each once.
 * What is left over is new, or gone. Nothing is joined by its place or its number alone.
 */
import { caseless, fold } from '../../text/text.ts'
import type { PrintedRow } from '../row.ts'

export const comparedFields = ['content', 'leadsText', 'coordinatorsText', 'deadlineText', 'product'] as const
export type ComparedField = (typeof comparedFields)[number]

export interface RowChange {
  /** The kept line, whose id the new one takes over; null for a new line. */
  readonly before: PrintedRow | null
  readonly row: PrintedRow
  readonly changed: readonly ComparedField[]
}

export interface PlanMatch {
  /** In the order of the new version, ids unique. */
  readonly rows: readonly RowChange[]
  readonly gone: readonly PrintedRow[]
}

/** At least so many of the words are common. */
const ALIKE = 0.6

export function matchRows(kept: readonly PrintedRow[], fresh: readonly PrintedRow[]): PlanMatch {
  const partner = new Map<PrintedRow, PrintedRow>()
  const left = new Set(kept)
  const pair = (row: PrintedRow, before: PrintedRow): void => {
    partner.set(row, before)
    left.delete(before)
  }
  const open = (): PrintedRow[] => fresh.filter((row) => !partner.has(row))
  for (const sameTime of [true, false])
    for (const row of open()) {
      const before = [...left].find(
        (one) => same(one, row, 'content') && (!sameTime || same(one, row, 'deadlineText')),
      )
      if (before !== undefined && before.kind === row.kind) pair(row, before)
    }
  const known = new Map([...left, ...open()].map((row) => [row, wordsOf(row)]))
  const said = (row: PrintedRow): ReadonlySet<string> => known.get(row) ?? new Set()
  const likely = open()
    .flatMap((row) =>
      [...left]
        .filter(({ kind }) => kind === row.kind)
        .map((before) => ({ row, before, likeness: likeness(said(before), said(row)) })),
    )
    .filter((one) => one.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
  for (const { row, before } of likely) if (!partner.has(row) && left.has(before)) pair(row, before)

  const taken = new Set(kept.map(({ id }) => id))
  return {
    gone: [...left],
    rows: fresh.map((row): RowChange => {
      const before = partner.get(row)
      if (before !== undefined)
        return {
          before,
          row: { ...row, id: before.id },
          changed: comparedFields.filter((field) => !same(before, row, field)),
        }
      let { id } = row
      for (let n = 2; taken.has(id); n++) id = `${row.id}#${n}`
      taken.add(id)
      return { before: null, row: { ...row, id }, changed: [] }
    }),
  }
}

const same = (a: PrintedRow, b: PrintedRow, field: ComparedField): boolean =>
  caseless(a[field].replace(/\n/g, ' ')) === caseless(b[field].replace(/\n/g, ' '))

const wordsOf = (row: PrintedRow): Set<string> =>
  new Set(
    fold(row.content)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  )

/** Common words over all words of both. */
function likeness(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  const common = [...mine].filter((word) => theirs.has(word)).length
  const all = mine.size + theirs.size - common
  return all === 0 ? 0 : common / all
}
