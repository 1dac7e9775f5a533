/**
 * What every container becomes before anybody asks what it means: grids of cells. A cell keeps the text as it
 * stood, and a number only where the container itself stores a number; nothing is trimmed, rounded or guessed.
 */

export type Container = 'xlsx' | 'xls' | 'ods' | 'xml' | 'html' | 'mhtml' | 'csv' | 'clipboard'

export interface GridCell {
  /** 0-based. */
  readonly column: number
  readonly text: string
  /** The stored number; null where the container holds text, an error or a date. */
  readonly number: number | null
  /** The stored serial of a cell that is shown as a date: days since 1899-12-30, hours as a fraction. */
  readonly date?: number
  /** Without the leading `=`. */
  readonly formula: string | null
  /** A formula whose result is not stored in the file. */
  readonly uncached: boolean
  readonly across: number
  readonly down: number
}

export interface GridRow {
  /** 1-based: the sheet row, the `<tr>` of its table, or the record of a csv or TSV. */
  readonly number: number
  readonly hidden: boolean
  /** Only cells that hold something, from left to right. */
  readonly cells: readonly GridCell[]
}

export interface Grid {
  readonly kind: 'sheet' | 'table' | 'records'
  readonly name: string | null
  /** 0-based, in the order of the file. */
  readonly index: number
  readonly hidden: boolean
  /** The sheet that was open when the file was saved. */
  readonly active: boolean
  /** Lines of text that stand between the previous table and this one (HTML). */
  readonly before: readonly string[]
  /** Rows that hold something, in order. */
  readonly rows: readonly GridRow[]
  readonly hiddenColumns: readonly number[]
  /** Columns that the container has, empty ones included. */
  readonly width: number
}

export interface GridFile {
  readonly container: Container
  readonly grids: readonly Grid[]
  /** The thousand separator that the file declares (Excel's HTML does); null when it is silent. */
  readonly thousand: '.' | ',' | null
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  const rest = column % 26
  const head = (column - rest) / 26
  return `${head === 0 ? '' : columnName(head - 1)}${String.fromCharCode(65 + rest)}`
}
