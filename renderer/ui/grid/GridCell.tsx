import { memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import classes from './Grid.module.css'
import { type CellMark, type GridCells, type GridColumn, markSigns, type Place } from './shape.ts'
import type { CellHandlers } from './use-grid.ts'

/** One input of the grid. It renders again only when its own text, mark or selection changes. */
export const GridCell = memo(function GridCell({
  cells,
  row,
  column,
  rowIndex,
  columnIndex,
  label,
  active,
  selected,
  mark,
  readOnly,
  describedBy,
  on,
}: {
  readonly cells: GridCells
  readonly row: string
  readonly column: GridColumn
  readonly rowIndex: number
  readonly columnIndex: number
  readonly label: string
  readonly active: boolean
  readonly selected: boolean
  readonly mark: CellMark['weight'] | undefined
  readonly readOnly: boolean
  readonly describedBy: string
  readonly on: CellHandlers
}) {
  const text = useSyncExternalStore(cells.subscribe, () => cells.read(row, column.id))
  const place: Place = { row: rowIndex, column: columnIndex }
  const input = useRef<HTMLInputElement>(null)
  // A text that changes under the cursor (an import, another window) loses the selection, and typing would append.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the reason to look again
  useLayoutEffect(() => {
    if (input.current !== null && document.activeElement === input.current) on.change(input.current)
  }, [text, on])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a td is a gridcell, which may be selected
    <td
      aria-colindex={columnIndex + 2}
      aria-selected={selected}
      className={classes.cell}
      data-active={active || undefined}
      data-mark={mark}
      data-words={column.width !== undefined || undefined}
      onMouseDown={(event) => {
        if (event.button === 0 && on.press(place, event.shiftKey)) event.preventDefault()
      }}
      onMouseEnter={(event) => {
        if (event.buttons === 1) on.drag(place)
      }}
    >
      {mark === undefined ? null : (
        <span className={classes.sign} aria-hidden>
          {markSigns[mark]}
        </span>
      )}
      <input
        ref={input}
        className={classes.input}
        data-place={`${rowIndex}:${columnIndex}`}
        value={text}
        readOnly={readOnly}
        tabIndex={active ? 0 : -1}
        aria-label={label}
        aria-invalid={mark === 'blocks' || undefined}
        aria-describedby={active ? describedBy : undefined}
        inputMode={column.width === undefined ? 'decimal' : 'text'}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => on.type(place, event.currentTarget.value)}
        onFocus={(event) => on.focus(place, event.currentTarget)}
        onBlur={on.blur}
      />
    </td>
  )
})
