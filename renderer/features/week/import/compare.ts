/** What a proposal would change in the table that is there: new rows, changed cells, rows that it does not name. */
import type { TableProposal } from '../../../../shared/contract/week.ts'
import { type Column, columns, type Section, type StatsRow } from '../../../../shared/stats/form.ts'

/** How an unknown name was answered: a field, or null to leave its row out. */
export type Answers = ReadonlyMap<string, string | null>

export const answerId = ({ section, raw }: { readonly section: Section; readonly raw: string }): string =>
  `${section}|${raw}`

export interface ComparedRow {
  readonly row: TableProposal['rows'][number]
  /** null while nobody has said which field it is. */
  readonly field: string | null
  readonly kind: 'new' | 'changed' | 'same' | 'left' | 'open'
  /** What stood in a cell that changes. */
  readonly before: Readonly<Partial<Record<Column, number | null>>>
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly added: number
  readonly changedCells: number
  readonly untouched: readonly StatsRow[]
}

export function compareTable(
  proposal: Pick<TableProposal, 'rows'>,
  answers: Answers,
  current: readonly StatsRow[],
): Comparison {
  const there = new Map(current.map((row) => [`${row.section}|${row.field}`, row]))
  const met = new Set<string>()
  const rows = proposal.rows.map((row): ComparedRow => {
    const answer = answers.get(answerId(row))
    const field = answer === undefined ? row.field : answer
    if (answer === null) return { row, field: null, kind: 'left', before: {} }
    if (field === null) return { row, field: null, kind: 'open', before: {} }
    const key = `${row.section}|${field}`
    met.add(key)
    const old = there.get(key)
    if (old === undefined) return { row, field, kind: 'new', before: {} }
    const changed = columns.filter((column) => old.v[column] !== row.v[column])
    return {
      row,
      field,
      kind: changed.length === 0 ? 'same' : 'changed',
      before: Object.fromEntries(changed.map((column) => [column, old.v[column]])),
    }
  })
  return {
    rows,
    added: rows.filter(({ kind }) => kind === 'new').length,
    changedCells: rows.reduce((sum, { before }) => sum + Object.keys(before).length, 0),
    untouched: current.filter((row) => !met.has(`${row.section}|${row.field}`)),
  }
}
