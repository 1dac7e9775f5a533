/**
 * A list as it stands on a screen, as an Excel file: first what it is, then its headings, which stay in sight. Numbers
 * and dates are real ones; text that begins like a formula stays text.
 */
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node'
import type { IsoDateText } from '../../shared/dates/plain.ts'
import { neutral } from '../../shared/documents/cells.ts'
import type { MadeFile } from '../../shared/week/content.ts'

/** Null is an empty cell. */
export type ListCell = string | number | { readonly date: IsoDateText } | null

export interface ListTable {
  /** Of the file, without its ending. */
  readonly name: string
  readonly title: string
  readonly columns: readonly (readonly [heading: string, width: number])[]
  readonly rows: readonly (readonly ListCell[])[]
}

export async function listExcel({ name, title, columns, rows }: ListTable): Promise<MadeFile> {
  const head: Row = columns.map(([heading]) => ({ value: heading, fontWeight: 'bold', wrap: true }))
  const bytes = await writeExcelFile([[cellOf(title)], head, ...rows.map((row) => row.map(cellOf))], {
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 2,
  }).toBuffer()
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(bytes),
  }
}

function cellOf(value: ListCell): Cell {
  if (typeof value === 'number') return { value, type: Number }
  if (value === null || typeof value === 'string') return { value: neutral(value ?? ''), type: String }
  return { value: new Date(`${value.date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
}
