/** The table of the week as rows of the grid, with the sums that no export is trusted for. */
import { columnSum } from '../../../../shared/documents/week-counts.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import { type Column, columns, type Section, type StatsRow, sections } from '../../../../shared/stats/form.ts'
import { draftField, type RowKey } from '../../../../shared/week/draft.ts'
import { type CellMarks, cellId, type GridCells, type GridRow } from '../../../ui/grid/shape.ts'
import type { FigureSource } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import { sectionWords } from './columns.ts'

/** The part of a draft field's name that all cells of a row share. */
export const rowId = ({ section, field }: RowKey): string => `${section}/${encodeURIComponent(field)}`

const fieldOf = (row: string, column: string): string => `row/${row}/${column}`

/** The cell a draft field names, or null where it names no cell. */
export function cellOf(field: string): { readonly row: string; readonly column: string } | null {
  const [root, section, name, column] = field.split('/')
  return root === 'row' && section !== undefined && name !== undefined && column !== undefined
    ? { row: `${section}/${name}`, column }
    : null
}

export const totalsOf = (rows: readonly StatsRow[]): Readonly<Record<Column, string>> =>
  Object.fromEntries(columns.map((column) => [column, formatNumber(columnSum(rows, column))])) as Record<
    Column,
    string
  >

/** Both parts with their heads, in the order of the form; a part without rows has no head. */
export function gridRows(rows: readonly StatsRow[]): readonly GridRow[] {
  return sections.flatMap((section: Section): GridRow[] => {
    const own = rows.filter((row) => row.section === section)
    if (own.length === 0) return []
    return [
      { kind: 'section', key: section, label: sectionWords[section], totals: totalsOf(own) },
      ...own.map((row, at): GridRow => ({ kind: 'data', key: rowId(row), label: row.field, number: at + 1 })),
    ]
  })
}

export const gridCells = ({ store, set }: FigureSource): GridCells => ({
  read: (row, column) => store.getState().values[fieldOf(row, column)] ?? '',
  write: (changes) =>
    set?.(Object.fromEntries(changes.map(({ row, column, text }) => [fieldOf(row, column), text]))),
  subscribe: (listener) => store.subscribe(listener),
})

export function gridMarks(marks: FieldMarks): CellMarks {
  const cells = new Map<string, FieldMarks extends ReadonlyMap<string, infer M> ? M : never>()
  for (const [field, here] of marks) {
    const cell = cellOf(field)
    if (cell !== null) cells.set(cellId(cell.row, cell.column), here)
  }
  return cells
}

/** What removes a row from the draft, and what gives it back. */
export function removal(
  row: string,
  values: Readonly<Record<string, string>>,
): { readonly remove: Readonly<Record<string, null>>; readonly restore: Readonly<Record<string, string>> } {
  const own = Object.entries(values).filter(([field]) => field.startsWith(`row/${row}/`))
  return { remove: Object.fromEntries(own.map(([field]) => [field, null])), restore: Object.fromEntries(own) }
}

/** An empty row at the end of its part. */
export function newRow({ section, field }: RowKey, values: Readonly<Record<string, string>>) {
  const last = Object.entries(values).reduce(
    (most, [name, text]) => (name.endsWith('/order') ? Math.max(most, Number(text)) : most),
    -1,
  )
  return {
    [draftField.cell(section, field, 'order')]: String(last + 1),
    [draftField.cell(section, field, 'c3')]: '',
  }
}

/** Rows given back to the draft as they stood, after a table that does not name them took its place. */
export const keptRows = (
  rows: readonly StatsRow[],
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.assign({}, ...rows.map((row) => removal(rowId(row), values).restore))
