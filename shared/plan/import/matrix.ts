/** A table with its merges laid out: which cell covers a place, and in which row that cell begins. */
import type { SourceCell, SourceTable } from './source.ts'

export interface Placed extends SourceCell {
  /** Index in `rows` of the row where it begins. */
  readonly top: number
}

export interface Matrix {
  readonly width: number
  readonly height: number
  at(row: number, column: number): Placed | null
  /** The cells that begin in or reach into a row, from left to right, each once. */
  cellsOf(row: number): readonly Placed[]
}

export function matrixOf({ rows, width }: SourceTable): Matrix {
  const grid: (Placed | null)[][] = rows.map(() => Array<Placed | null>(width).fill(null))
  rows.forEach(({ cells }, top) => {
    for (const cell of cells) {
      const placed = { ...cell, top }
      for (let row = top; row < Math.min(rows.length, top + cell.down); row++) {
        for (let column = cell.column; column < Math.min(width, cell.column + cell.across); column++) {
          const line = grid[row]
          if (line !== undefined) line[column] = placed
        }
      }
    }
  })
  return {
    width,
    height: rows.length,
    at: (row, column) => grid[row]?.[column] ?? null,
    cellsOf: (row) =>
      (grid[row] ?? []).filter(
        (cell, column, line): cell is Placed => cell !== null && line[column - 1] !== cell,
      ),
  }
}
