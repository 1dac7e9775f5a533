/** Sheets, web tables and tabbed text, read by the readers that figures use, as the blocks of a plan. */
import type { PlanSource, SourceBlock, SourceCell, SourceRow } from '../../../shared/plan/import/source.ts'
import type { Grid, GridFile } from '../../../shared/stats/grid.ts'
import { nfc } from '../../../shared/text/text.ts'

export function gridBlocks(file: GridFile, container: PlanSource['container']): PlanSource {
  return {
    container,
    blocks: file.grids
      .filter(({ hidden }) => !hidden)
      .flatMap((grid): SourceBlock[] => [
        ...grid.before.map((text) => ({ kind: 'paragraph' as const, text: lines(text) })),
        tableOf(grid),
      ]),
  }
}

/** Rows of a sheet that were dropped as empty still count where a merge runs over them. */
function tableOf(grid: Grid): SourceBlock {
  const rows = grid.rows.map((row): SourceRow => {
    const last = (down: number): number =>
      grid.rows.filter(({ number }) => number >= row.number && number < row.number + down).length
    return {
      row: row.number - 1,
      header: false,
      hidden: row.hidden,
      changed: false,
      cells: row.cells.flatMap((cell): SourceCell[] => {
        const text = lines(cell.text)
        const hidden = (from: number, to: number): number =>
          grid.hiddenColumns.filter((column) => column >= from && column < to).length
        const across = cell.across - hidden(cell.column, cell.column + cell.across)
        if (text === '' || across === 0) return []
        return [{ column: cell.column - hidden(0, cell.column), across, down: last(cell.down), text }]
      }),
    }
  })
  const width = Math.max(
    0,
    ...rows.flatMap(({ cells }) => cells.map(({ column, across }) => column + across)),
  )
  return { kind: 'table', index: grid.index, name: grid.name, width, rows }
}

export const lines = (text: string): string =>
  nfc(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\s\u00A0\u2007\u202F]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
