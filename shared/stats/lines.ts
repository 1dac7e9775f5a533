/** A grid seen line by line, with merged cells visible in every place they cover. */
import { clean } from '../text/text.ts'
import type { Grid, GridCell } from './grid.ts'

export interface Line {
  /** Order in the whole reading; consecutive for neighbours. */
  readonly number: number
  /** The row in its grid, from 1 and going on over tables read together; 0 for text outside of them. */
  readonly row: number
  /** `Grid.index`. */
  readonly grid: number
  readonly hidden: boolean
  /** Cells that begin on this line, from left to right. */
  readonly own: readonly GridCell[]
  /** By column: the cell that begins there or covers the place. */
  readonly seen: ReadonlyMap<number, GridCell>
}

/** Lines that hold text, in order; a cell of white space only is no text. */
export function linesOf(grid: Grid, offset = 0, rowsBefore = 0): Line[] {
  let covering: { readonly cell: GridCell; readonly last: number }[] = []
  return grid.rows.flatMap((row) => {
    covering = covering.filter(({ last }) => last >= row.number)
    const seen = new Map<number, GridCell>()
    const cover = (cell: GridCell): void => {
      for (let column = cell.column; column < cell.column + cell.across; column++) {
        if (!seen.has(column)) seen.set(column, cell)
      }
    }
    const own = row.cells.filter(holds)
    own.forEach(cover)
    for (const { cell } of covering) cover(cell)
    for (const cell of own) if (cell.down > 1) covering.push({ cell, last: row.number + cell.down - 1 })
    return own.length === 0
      ? []
      : [
          {
            number: offset + row.number,
            row: rowsBefore + row.number,
            grid: grid.index,
            hidden: row.hidden,
            own,
            seen,
          },
        ]
  })
}

/** Text that stands before a table, as a line of its own. */
export function outsideLine(text: string, grid: Grid, number: number): Line {
  const cell: GridCell = { column: 0, text, number: null, formula: null, uncached: false, across: 1, down: 1 }
  return { number, row: 0, grid: grid.index, hidden: false, own: [cell], seen: new Map([[0, cell]]) }
}

const holds = (cell: GridCell): boolean => cell.uncached || cell.number !== null || clean(cell.text) !== ''

export const ownAt = (line: Line, column: number | null): GridCell | undefined =>
  column === null ? undefined : line.own.find((cell) => cell.column === column)

/** The line as one sentence. */
export const textOf = (line: Line): string => clean(line.own.map((cell) => cell.text).join(' '))
