// biome-ignore-all lint/a11y/useSemanticElements: rows and columns that are drawn as far as they are seen are no table
/**
 * Unit × period. A sign and a word for each state, never colour alone; arrows walk, Enter opens what was sent. Rows
 * and columns are drawn as far as they are seen: 102 units × 53 weeks.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Matrix } from '../../../shared/contract/receiver.ts'
import { type Cell, cellSigns, cellWords, replacedSign } from '../../../shared/receiver/matrix.ts'
import { shortNames } from '../../../shared/receiver/short-names.ts'
import { paths } from '../../app/routes.ts'
import { shortOf } from './periods.ts'
import classes from './Receiver.module.css'

const ROW = 34
const COLUMN = 48
const NAME = 190

interface Place {
  readonly row: number
  readonly column: number
}

export function MatrixGrid({
  matrix,
  keys,
  cell,
  chosen,
}: {
  readonly matrix: Matrix
  readonly keys: readonly string[]
  readonly cell: (row: string, at: number) => Cell
  readonly chosen: string
}) {
  const root = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: keys.length - 1 })
  const [, navigate] = useLocation()
  const shared = { getScrollElement: () => root.current, overscan: 6 }
  const rows = useVirtualizer({
    ...shared,
    count: matrix.units.length,
    estimateSize: () => ROW,
    scrollPaddingStart: ROW,
    initialRect: { width: 1000, height: 500 },
  })
  const columns = useVirtualizer({
    ...shared,
    horizontal: true,
    count: keys.length,
    estimateSize: () => COLUMN,
    scrollPaddingStart: NAME,
    initialRect: { width: 1000, height: 500 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest period is shown once, when the grid opens
  useEffect(() => {
    columns.scrollToIndex(keys.length - 1, { align: 'end' })
  }, [])
  const [focused, setFocused] = useState(0)
  useEffect(() => {
    if (focused === 0) return
    root.current?.querySelector<HTMLElement>('[tabindex="0"][role="gridcell"]')?.focus()
  }, [focused])

  const go = (next: Place) => {
    const row = Math.min(Math.max(next.row, 0), matrix.units.length - 1)
    const column = Math.min(Math.max(next.column, 0), keys.length - 1)
    setPlace({ row, column })
    rows.scrollToIndex(row)
    columns.scrollToIndex(column)
    setFocused((count) => count + 1)
  }
  const openAt = ({ row, column }: Place) => {
    const [unit, key] = [matrix.units[row], keys[column]]
    if (unit === undefined || key === undefined || unit.senderId === null) return
    if ((unit.row[column] ?? '.') !== '.') navigate(paths.receivedSheet(`${unit.senderId}/${key}`))
  }
  const press = (event: KeyboardEvent) => {
    const { row, column } = place
    const steps: Readonly<Record<string, Place>> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 },
      ArrowLeft: { row, column: column - 1 },
      PageDown: { row: row + 12, column },
      PageUp: { row: row - 12, column },
      Home: { row, column: 0 },
      End: { row, column: keys.length - 1 },
    }
    const step = steps[event.key]
    if (step !== undefined) go(step)
    else if (event.key === 'Enter') openAt(place)
    else return
    event.preventDefault()
  }
  const short = useMemo(() => shortNames(matrix.units.map(({ name }) => name)), [matrix])
  const drawn = rows.getVirtualItems()
  const seen = columns.getVirtualItems()
  const left = seen[0]?.start ?? 0
  const above = drawn[0]?.start ?? 0
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  const click = (event: MouseEvent) => {
    const on = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (on === null) return
    const clicked = { row: Number(on.dataset.row), column: Number(on.dataset.column) }
    setPlace(clicked)
    openAt(clicked)
  }
  return (
    <div ref={root} className={classes.matrix}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={`Đơn vị và kỳ số liệu năm ${matrix.year}`}
        aria-rowcount={matrix.units.length + 1}
        aria-colcount={keys.length + 1}
        style={{ width: NAME + columns.getTotalSize() }}
        onKeyDown={press}
        onClick={click}
      >
        <div role="row" className={classes.matrixHead} aria-rowindex={1} tabIndex={-1}>
          <div role="columnheader" tabIndex={-1} className={classes.name} style={{ width: NAME }}>
            Đơn vị
          </div>
          <Gap width={left} />
          {seen.map(({ index }) => (
            <div
              key={keys[index]}
              role="columnheader"
              tabIndex={-1}
              className={classes.period}
              style={{ width: COLUMN }}
              aria-colindex={index + 2}
              data-chosen={keys[index] === chosen || undefined}
            >
              {shortOf(keys[index] ?? '')}
            </div>
          ))}
        </div>
        <div aria-hidden style={{ height: above }} />
        {drawn.map(({ index: row }) => {
          const unit = matrix.units[row]
          if (unit === undefined) return null
          return (
            <div
              key={unit.id}
              role="row"
              className={classes.matrixRow}
              aria-rowindex={row + 2}
              tabIndex={-1}
              style={{ height: ROW }}
            >
              <div
                role="rowheader"
                tabIndex={-1}
                className={classes.name}
                style={{ width: NAME }}
                title={unit.name}
              >
                {short(unit.name)}
              </div>
              <Gap width={left} />
              {seen.map(({ index: column }) => {
                const { state, replaced } = cell(unit.row, column)
                const here = place.row === row && place.column === column
                const words = `${cellWords[state]}${replaced ? ', đã thay bản' : ''}`
                return (
                  <div
                    key={keys[column]}
                    role="gridcell"
                    className={classes.cell}
                    style={{ width: COLUMN }}
                    tabIndex={here ? 0 : -1}
                    aria-colindex={column + 2}
                    data-row={row}
                    data-column={column}
                    data-state={state}
                    aria-label={`${unit.name}, ${shortOf(keys[column] ?? '')}: ${words}`}
                    title={words}
                  >
                    {cellSigns[state]}
                    {replaced ? replacedSign : ''}
                  </div>
                )
              })}
            </div>
          )
        })}
        <div aria-hidden style={{ height: below }} />
      </div>
    </div>
  )
}

/** The columns that are not drawn. */
const Gap = ({ width }: { readonly width: number }) =>
  width > 0 ? <div aria-hidden style={{ width, flex: 'none' }} /> : null
