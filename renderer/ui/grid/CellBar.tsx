/** Under the grid, like Excel's formula bar: which cell, how its text is read, what is wrong with it in words. */
import { useSyncExternalStore } from 'react'
import type { Reading } from '../field/reading.ts'
import classes from './Grid.module.css'
import { type CellMarks, cellId, type DataRow, type GridCells, type GridColumn, markSigns } from './shape.ts'

export function CellBar({
  id,
  cells,
  row,
  column,
  marks,
  said,
  reading,
}: {
  readonly id: string
  readonly cells: GridCells
  readonly row: DataRow | undefined
  readonly column: GridColumn | undefined
  readonly marks: CellMarks
  readonly said: string
  readonly reading: ((text: string) => Reading) | undefined
}) {
  const text = useSyncExternalStore(cells.subscribe, () =>
    row === undefined || column === undefined ? '' : cells.read(row.key, column.id),
  )
  if (row === undefined || column === undefined) return <div className={classes.bar} />
  const read = reading?.(text) ?? { type: 'plain' }
  const marked = marks.get(cellId(row.key, column.id)) ?? []
  // What cannot be read is said by the reading, with both ways to read it.
  const here = read.type === 'wrong' ? marked.filter(({ weight }) => weight !== 'blocks') : marked
  return (
    <div className={classes.bar}>
      <span className={classes.where}>
        {row.label} · {column.number} {column.title}
      </span>
      <span id={id} className={classes.says}>
        {read.type === 'plain' ? null : (
          <span className={classes.says} data-mark={read.type === 'wrong' ? 'blocks' : undefined}>
            {read.type === 'wrong' ? `${markSigns.blocks} ` : ''}
            {read.words}
          </span>
        )}
        {here.map((mark) => (
          <span key={mark.text} className={classes.says} data-mark={mark.weight}>
            {markSigns[mark.weight]} {mark.text}
          </span>
        ))}
      </span>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </div>
  )
}
