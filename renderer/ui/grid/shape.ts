/** The shapes that a screen gives the grid: columns, rows, where the texts live, and what is wrong with a cell. */

export interface GridColumn {
  readonly id: string
  /** Short head over the column, and the column's number on the paper form: "(3)". */
  readonly title: string
  readonly number: string
  /** Read aloud with each cell: "cột 3, tổng số nhận". */
  readonly spoken: string
  /** Columns with the same group stand under one head. */
  readonly group: string
  /** In pixels, for a column of words, which stand left; figures share the room and stand right. */
  readonly width?: number
}

export type GridRow =
  | {
      readonly kind: 'section'
      readonly key: string
      readonly label: string
      readonly totals: Readonly<Record<string, string>>
    }
  | { readonly kind: 'data'; readonly key: string; readonly label: string; readonly number: number }

export type DataRow = Extract<GridRow, { kind: 'data' }>

export interface CellChange {
  readonly row: string
  readonly column: string
  readonly text: string
}

/** Raw text by cell, outside React, so that a keystroke renders one cell. */
export interface GridCells {
  readonly read: (row: string, column: string) => string
  readonly write: (changes: readonly CellChange[]) => void
  readonly subscribe: (listener: () => void) => () => void
}

export interface CellMark {
  readonly weight: 'blocks' | 'ask' | 'notice' | 'changed'
  readonly text: string
}

export type CellMarks = ReadonlyMap<string, readonly CellMark[]>

export const cellId = (row: string, column: string): string => `${row}|${column}`

/** The sign beside a marked cell; colour only repeats it. */
export const markSigns: Readonly<Record<CellMark['weight'], string>> = {
  blocks: '✕',
  ask: '?',
  notice: '!',
  changed: '∆',
}

const weights: readonly CellMark['weight'][] = ['blocks', 'ask', 'notice', 'changed']

export const worstMark = (marks: readonly CellMark[]): CellMark | undefined =>
  [...marks].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))[0]

export interface Place {
  readonly row: number
  readonly column: number
}

export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const areaOf = (anchor: Place, extent: Place): Area => ({
  top: Math.min(anchor.row, extent.row),
  left: Math.min(anchor.column, extent.column),
  bottom: Math.max(anchor.row, extent.row),
  right: Math.max(anchor.column, extent.column),
})

export const isInside = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right

export interface GridHandle {
  /** Brings a cell into sight and puts the cursor in it; false where there is no such cell. */
  readonly focusCell: (row: string, column: string) => boolean
  readonly focusFirst: () => boolean
  /** Key of the row with the cursor. */
  readonly activeRow: () => string | null
}
