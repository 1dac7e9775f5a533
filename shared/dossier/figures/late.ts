/** The late dossiers of the list against columns (10) and (13) of the table (requirements §1.5): what differs, by row. */
import { formatNumber } from '../../numbers/vietnamese.ts'
import type { Section, StatsRow } from '../../stats/form.ts'
import type { FigureRow } from './figures.ts'

export const lateColumns = ['c10', 'c13'] as const
export type LateColumn = (typeof lateColumns)[number]

export interface LateDifference {
  readonly section: Section
  readonly field: string
  readonly column: LateColumn
  /** Late by the list for sure, and how many more could be. */
  readonly list: number
  readonly more: number
  /** Null where the table has no such row. */
  readonly table: number | null
}

/** A cell that is blank is no difference; a figure within what the list leaves open is none either. */
export function lateDifferences(figures: readonly FigureRow[], table: readonly StatsRow[]): LateDifference[] {
  if (table.length === 0) return []
  const id = ({ section, field }: { readonly section: Section; readonly field: string | null }) =>
    `${section}/${field}`
  const byList = new Map(figures.map((row) => [id(row), row]))
  const inTable = new Set(table.map(id))
  return lateColumns.flatMap((column): LateDifference[] => [
    ...table.flatMap((row): LateDifference[] => {
      const { sure, maybe } = byList.get(id(row))?.tallies[column] ?? { sure: 0, maybe: 0 }
      const value = row.v[column]
      if (value === null || (value >= sure && value <= sure + maybe)) return []
      const { section, field } = row
      return [{ section, field, column, list: sure, more: maybe, table: value }]
    }),
    ...figures.flatMap(({ section, field, raw, tallies }): LateDifference[] => {
      const { sure, maybe } = tallies[column]
      if (sure === 0 || (field !== null && inTable.has(id({ section, field })))) return []
      return [{ section, field: field ?? raw, column, list: sure, more: maybe, table: null }]
    }),
  ])
}

/** "Đất đai: danh sách 3, bảng 1". */
export function lateWords({ section, field, list, more, table }: LateDifference): string {
  const name = field === '' ? 'không ghi lĩnh vực' : field
  const open = more === 0 ? '' : ` đến ${formatNumber(list + more)}`
  const other = table === null ? 'bảng không có dòng' : `bảng ${formatNumber(table)}`
  return `${name}${section === 'bo' ? ' (hệ thống các Bộ)' : ''}: danh sách ${formatNumber(list)}${open}, ${other}`
}
