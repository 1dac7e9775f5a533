/** All rows as a table to type in: cells are corrected, rows added, split and dropped, blocks pasted as in Excel. */
import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { PlanRow } from '../../../shared/plan/row.ts'
import { Grid } from '../../ui/grid/Grid.tsx'
import type { CellMarks, GridColumn, GridHandle } from '../../ui/grid/shape.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import classes from './PlanImport.module.css'
import { blankRow, freshId, type RowStore, withRowAfter, withRowSplit } from './row-store.ts'

const column = (id: string, title: string, group: string, width: number): GridColumn => ({
  id,
  title,
  number: '',
  spoken: title,
  group,
  width,
})

const columns: readonly GridColumn[] = [
  column('group', 'Mục', 'Việc', 150),
  column('no', 'Số', 'Việc', 54),
  column('content', 'Nội dung', 'Việc', 330),
  column('leads', 'Chủ trì', 'Trách nhiệm', 180),
  column('coordinators', 'Phối hợp', 'Trách nhiệm', 180),
  column('deadline', 'Thời hạn', 'Thời hạn và kết quả', 150),
  column('product', 'Kết quả, sản phẩm', 'Thời hạn và kết quả', 200),
  column('note', 'Ghi chú', 'Thời hạn và kết quả', 120),
]

/** Empty rows below the last one, to type or paste into. */
const SPARE = 12

export function RowGrid({
  store,
  rows,
  marks,
  first,
}: {
  readonly store: RowStore
  readonly rows: readonly PlanRow[]
  readonly marks: CellMarks
  /** Where the cursor begins. */
  readonly first: string | null
}) {
  const grid = useRef<GridHandle>(null)
  const shown = useMemo(
    () =>
      rows.map(({ id }, at) => ({ kind: 'data' as const, key: id, label: `Dòng ${at + 1}`, number: at + 1 })),
    [rows],
  )

  const opened = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the empty rows are put there when the table opens
  useEffect(() => withSpare(SPARE), [])
  useEffect(() => {
    const wanted = first ?? rows[0]?.id
    if (!opened.current && wanted !== undefined)
      opened.current = grid.current?.focusCell(wanted, 'content') ?? false
  }, [rows, first])

  function withSpare(wanted: number) {
    const held = store.get()
    const last = held.findLastIndex(
      (row) => row.content !== '' || row.leadsText !== '' || row.deadlineText !== '',
    )
    const missing = wanted - (held.length - 1 - last)
    if (missing <= 0) return
    const next = [...held]
    for (let n = 0; n < missing; n++) next.push(blankRow(freshId(next), next.at(-1)))
    store.set(next)
  }

  const active = () => grid.current?.activeRow() ?? null

  function after(change: (id: string | null) => readonly PlanRow[], step: 0 | 1) {
    const id = active()
    const at = store.get().findIndex((row) => row.id === id)
    flushSync(() => store.set(change(id)))
    const next = store.get()[Math.max(0, at + step)]
    if (next !== undefined) grid.current?.focusCell(next.id, 'content')
  }
  const add = () => after((id) => withRowAfter(store.get(), id), 1)
  const split = () => after((id) => (id === null ? store.get() : withRowSplit(store.get(), id)), 1)
  const drop = () => after((id) => store.get().filter((row) => row.id !== id), 0)

  function onKeyDown(event: KeyboardEvent) {
    if (!event.ctrlKey || event.altKey) return
    if (event.key === '+' || event.key === '=') {
      event.preventDefault()
      add()
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the grid inside
    <div className={classes.editor} onKeyDown={onKeyDown}>
      <div className={classes.tools}>
        <Button size="compact-sm" variant="default" onClick={add}>
          Thêm dòng
        </Button>
        <Button size="compact-sm" variant="default" onClick={split}>
          Tách dòng ở chỗ ⏎
        </Button>
        <Button size="compact-sm" variant="default" onClick={drop}>
          Bỏ dòng
        </Button>
        <span>
          Gõ như Excel: <KeyHint keys="Enter" /> xuống, <KeyHint keys="Tab" /> sang, dán cả khối được;{' '}
          <KeyHint keys="Ctrl +" /> thêm, <KeyHint keys="Ctrl Delete" /> bỏ dòng. Dấu ⏎ là chỗ xuống dòng.
        </span>
      </div>
      <Grid
        ref={grid}
        label="Các dòng của kế hoạch"
        rowHead="Dòng"
        columns={columns}
        rows={shown}
        cells={store.cells}
        marks={marks}
        onRemoveRow={drop}
        onPasteBlock={({ block }) => {
          const at = store.get().findIndex((row) => row.id === active())
          const over = Math.max(0, at) + block.length - store.get().length
          if (over > 0) flushSync(() => withSpare(over + SPARE))
          return false
        }}
      />
    </div>
  )
}
