/**
 * A plan as it lies in a file, before anything is understood: paragraphs and tables in reading order. Word, Excel,
 * PDF, web clipboard and plain text all come down to this one shape, and only this shape is read further.
 */

export interface SourceCell {
  /** 0-based column of the table's grid, with every merge resolved. */
  readonly column: number
  readonly across: number
  /** Rows it covers, counted in rows of `SourceTable.rows`. */
  readonly down: number
  /** NFC, paragraphs joined by "\n"; an automatic number or bullet stands in front, as Word would print it. */
  readonly text: string
}

export interface SourceRow {
  /** 0-based in its table as the file counts (for a sheet: the row number minus 1). */
  readonly row: number
  /** From 1; PDF only. */
  readonly page?: number
  /** The file itself says that this row repeats on each page. */
  readonly header: boolean
  readonly hidden: boolean
  /** Typed or struck in track-changes mode; what is struck is left out. */
  readonly changed: boolean
  /** Where its cells begin and end was told by their looks alone. */
  readonly doubtful?: boolean
  readonly cells: readonly SourceCell[]
}

export interface SourceTable {
  readonly kind: 'table'
  /** 0-based among all tables or sheets of the file. */
  readonly index: number
  /** Of a sheet. */
  readonly name: string | null
  readonly width: number
  readonly rows: readonly SourceRow[]
}

export interface SourceParagraph {
  readonly kind: 'paragraph'
  readonly text: string
  readonly page?: number
}

export type SourceBlock = SourceParagraph | SourceTable

export const containers = ['docx', 'sheet', 'pdf', 'html', 'text'] as const
export type Container = (typeof containers)[number]

export interface PlanSource {
  readonly container: Container
  readonly blocks: readonly SourceBlock[]
  /** Pages of a PDF that are a picture: nothing on them was read. */
  readonly scannedPages?: readonly number[]
}

export const isTable = (block: SourceBlock): block is SourceTable => block.kind === 'table'
