/** What a proposal would change in the table that is there: new rows, changed cells, rows that it does not name. */
import type { TableProposal } from '../../../../shared/contract/week.ts'
import { type Column, columns, type Section, type StatsRow } from '../../../../shared/stats/form.ts'

/** How an unknown name was answered: a field, or null to leave its row out. */
export type Answers = ReadonlyMap<string, string | null>

/** Which row of the source holds, for a field that several rows of one section claim. */
export type Holders = ReadonlyMap<string, number>

const fieldId = (section: Section, field: string): string => `${section}|${field}`

export const answerId = ({ section, raw }: { readonly section: Section; readonly raw: string }): string =>
  `${section}|${raw}`

export interface ComparedRow {
  readonly row: TableProposal['rows'][number]
  /** null while nobody has said which field it is. */
  readonly field: string | null
  /** `twice`: another row claims the same field and nobody has said which one holds. */
  readonly kind: 'new' | 'changed' | 'same' | 'left' | 'open' | 'twice'
  /** What stood in a cell that changes. */
  readonly before: Readonly<Partial<Record<Column, number | null>>>
}

/** A field that several rows of one section claim. */
export interface Claim {
  readonly id: string
  readonly section: Section
  readonly field: string
  readonly rows: readonly TableProposal['rows'][number][]
}

export interface Comparison {
  readonly claims: readonly Claim[]
  readonly rows: readonly ComparedRow[]
  readonly added: number
  readonly changedCells: number
  readonly untouched: readonly StatsRow[]
}

export function compareTable(
  proposal: Pick<TableProposal, 'rows'>,
  answers: Answers,
  current: readonly StatsRow[],
  holders: Holders = new Map(),
): Comparison {
  const there = new Map(current.map((row) => [fieldId(row.section, row.field), row]))
  const claims = claimsOf(proposal, answers)
  const met = new Set<string>()
  const rows = proposal.rows.map((row): ComparedRow => {
    const answer = answers.get(answerId(row))
    const field = answer === undefined ? row.field : answer
    if (answer === null) return { row, field: null, kind: 'left', before: {} }
    if (field === null) return { row, field: null, kind: 'open', before: {} }
    const key = fieldId(row.section, field)
    met.add(key)
    if (claims.some(({ id }) => id === key)) {
      const holder = holders.get(key)
      if (holder === undefined) return { row, field, kind: 'twice', before: {} }
      if (holder !== row.row) return { row, field, kind: 'left', before: {} }
    }
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
    claims,
    rows,
    added: rows.filter(({ kind }) => kind === 'new').length,
    changedCells: rows.reduce((sum, { before }) => sum + Object.keys(before).length, 0),
    untouched: current.filter((row) => !met.has(fieldId(row.section, row.field))),
  }
}

function claimsOf(proposal: Pick<TableProposal, 'rows'>, answers: Answers): Claim[] {
  const claims = new Map<string, Claim>()
  for (const row of proposal.rows) {
    const field = answers.get(answerId(row)) ?? row.field
    if (field === null || answers.get(answerId(row)) === null) continue
    const id = fieldId(row.section, field)
    claims.set(id, { id, section: row.section, field, rows: [...(claims.get(id)?.rows ?? []), row] })
  }
  return [...claims.values()].filter(({ rows }) => rows.length > 1)
}
