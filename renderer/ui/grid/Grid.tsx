/**
 * A keyboard grid of real inputs. Long tables draw only the rows in sight (and the one with the cursor, so that
 * the cursor never falls out of the page); head, first column and foot stay put.
 */
import {
  type CSSProperties,
  Fragment,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Reading } from '../field/reading.ts'
import { CellBar } from './CellBar.tsx'
import { useDrawnRows } from './drawn-rows.ts'
import classes from './Grid.module.css'
import { GridCell } from './GridCell.tsx'
import { Gap, TotalsRow } from './StillRows.tsx'
import {
  areaOf,
  type CellMarks,
  cellId,
  type DataRow,
  type GridCells,
  type GridColumn,
  type GridHandle,
  type GridRow,
  isInside,
  worstMark,
} from './shape.ts'
import { type GridPaste, useGrid } from './use-grid.ts'

export interface GridProps {
  readonly label: string
  /** Head of the frozen first column. */
  readonly rowHead: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly foot?: { readonly label: string; readonly totals: Readonly<Record<string, string>> }
  readonly cells: GridCells
  readonly marks?: CellMarks
  readonly readOnly?: boolean
  readonly onPasteBlock?: (paste: GridPaste) => boolean
  readonly onRemoveRow?: (row: string) => void
  /** How the text of the cell under the cursor is read: "đọc là 1.332". */
  readonly reading?: (text: string) => Reading
  readonly ref?: Ref<GridHandle>
}

const NO_MARKS: CellMarks = new Map()

export function Grid({
  label,
  rowHead,
  columns,
  rows,
  foot,
  cells,
  marks = NO_MARKS,
  readOnly = false,
  onPasteBlock,
  onRemoveRow,
  reading,
  ref,
}: GridProps) {
  const root = useRef<HTMLDivElement>(null)
  const barId = useId()
  const [said, say] = useState('')
  const dataRows = useMemo(() => rows.filter((row): row is DataRow => row.kind === 'data'), [rows])
  const grid = useGrid({
    columns,
    rows: dataRows,
    cells,
    readOnly,
    say,
    root,
    ...(onPasteBlock === undefined ? {} : { onPasteBlock }),
    ...(onRemoveRow === undefined ? {} : { onRemoveRow }),
  })
  const { anchor, extent } = grid.selection
  const area = areaOf(anchor, extent)
  const activeRow = dataRows[Math.min(anchor.row, dataRows.length - 1)]
  const activeColumn = columns[anchor.column]
  const places = useMemo(() => new Map(dataRows.map((row, index) => [row.key, index])), [dataRows])

  useImperativeHandle(
    ref,
    () => ({
      focusCell: (row, column) => {
        const rowIndex = places.get(row)
        const columnIndex = columns.findIndex(({ id }) => id === column)
        if (rowIndex === undefined || columnIndex < 0) return false
        grid.goTo({ row: rowIndex, column: columnIndex })
        return true
      },
      focusFirst: () => {
        grid.goTo({ row: 0, column: 0 })
        return places.size > 0
      },
      activeRow: () => activeRow?.key ?? null,
    }),
    [places, columns, grid.goTo, activeRow],
  )

  useLayoutEffect(() => {
    if (!grid.wantsFocus.current) return
    const input = root.current?.querySelector<HTMLInputElement>(
      `[data-place="${anchor.row}:${anchor.column}"]`,
    )
    if (input == null) return
    grid.wantsFocus.current = false
    if (document.activeElement === input) input.select()
    else input.focus()
    input.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  })

  const activeIndex = activeRow === undefined ? -1 : rows.indexOf(activeRow)
  const drawn = useDrawnRows(root, rows.length, activeIndex)
  const words = columns.reduce((sum, { width = 0 }) => sum + width, 0)
  const widths = {
    '--columns': columns.length,
    ...(words > 0 && { '--words': `${words}px` }),
  } as CSSProperties
  const groups = groupHeads(columns)

  return (
    <div className={classes.frame}>
      <div className={classes.scroll} ref={root} style={widths}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is edited is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 2}
          aria-colcount={columns.length + 1}
          aria-readonly={readOnly}
          aria-multiselectable
          className={classes.table}
          data-words={words > 0 || undefined}
          {...grid.handlers}
        >
          <colgroup>
            <col className={classes.rowHeadColumn} />
            {columns.map((column) => (
              <col key={column.id} style={column.width === undefined ? {} : { width: column.width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" rowSpan={2} className={classes.corner}>
                {rowHead}
              </th>
              {groups.map(({ group, span }) => (
                <th key={group} scope="colgroup" colSpan={span} className={classes.group}>
                  {group}
                </th>
              ))}
            </tr>
            <tr aria-rowindex={2}>
              {columns.map((column, index) => (
                <th
                  key={column.id}
                  scope="col"
                  className={classes.head}
                  data-starts={startsGroup(columns, index) || undefined}
                  data-words={column.width !== undefined || undefined}
                >
                  {column.title}
                  <span className={classes.number}>{column.number}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ index, gap }) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <Fragment key={row.key}>
                  <Gap count={gap} span={columns.length + 1} />
                  {row.kind === 'section' ? (
                    <TotalsRow
                      label={row.label}
                      totals={row.totals}
                      columns={columns}
                      index={index}
                      className={classes.section}
                    />
                  ) : (
                    <tr aria-rowindex={index + 3} className={classes.row}>
                      <th scope="row" className={classes.rowHead} title={row.label}>
                        <span className={classes.rowNumber}>{row.number}</span>
                        {row.label}
                      </th>
                      {columns.map((column, columnIndex) => {
                        const rowIndex = places.get(row.key) ?? 0
                        return (
                          <GridCell
                            key={column.id}
                            cells={cells}
                            row={row.key}
                            column={column}
                            rowIndex={rowIndex}
                            columnIndex={columnIndex}
                            label={`${row.label}, ${column.spoken}`}
                            active={row === activeRow && columnIndex === anchor.column}
                            selected={isInside(area, rowIndex, columnIndex)}
                            mark={worstMark(marks.get(cellId(row.key, column.id)) ?? [])?.weight}
                            readOnly={readOnly}
                            describedBy={barId}
                            on={grid.cell}
                          />
                        )
                      })}
                    </tr>
                  )}
                </Fragment>
              )
            })}
            <Gap
              count={rows.length - 1 - (drawn.at(-1)?.index ?? rows.length - 1)}
              span={columns.length + 1}
            />
          </tbody>
          {foot === undefined ? null : (
            <tfoot>
              <TotalsRow
                label={foot.label}
                totals={foot.totals}
                columns={columns}
                index={rows.length}
                className={classes.foot}
              />
            </tfoot>
          )}
        </table>
      </div>
      <CellBar
        id={barId}
        cells={cells}
        row={activeRow}
        column={activeColumn}
        marks={marks}
        said={said}
        reading={reading}
      />
    </div>
  )
}

function groupHeads(
  columns: readonly GridColumn[],
): readonly { readonly group: string; readonly span: number }[] {
  const heads: { group: string; span: number }[] = []
  for (const { group } of columns) {
    const last = heads.at(-1)
    if (last?.group === group) last.span += 1
    else heads.push({ group, span: 1 })
  }
  return heads
}

const startsGroup = (columns: readonly GridColumn[], index: number): boolean =>
  columns[index]?.group !== columns[index - 1]?.group
