/** The whole table of 13 columns, to enter, paste, check and mend. */
import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, type Ref, useMemo, useRef, useState } from 'react'
import { parseNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import type { StatsRow } from '../../../../shared/stats/form.ts'
import type { RowKey } from '../../../../shared/week/draft.ts'
import { useApp } from '../../../app/context.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { numberReading } from '../../../ui/field/reading.ts'
import { Grid } from '../../../ui/grid/Grid.tsx'
import type { GridHandle } from '../../../ui/grid/shape.ts'
import type { GridPaste } from '../../../ui/grid/use-grid.ts'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Note } from '../../../ui/Note.tsx'
import type { FigureSource } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import { AddRow } from './AddRow.tsx'
import classes from './Counts.module.css'
import { formColumns } from './columns.ts'
import { gridCells, gridMarks, gridRows, newRow, removal, rowId, totalsOf } from './rows.ts'

export function CountsTable({
  source,
  rows,
  marks,
  dictionary,
  onImport,
  onPrefill,
  onPasteTable,
  handle,
  children,
}: {
  readonly source: FigureSource
  readonly rows: readonly StatsRow[]
  readonly marks: FieldMarks
  readonly dictionary: FieldsBody
  readonly onImport: () => void
  readonly onPrefill: () => void
  /** Offered every pasted block; true when it is a whole table that goes through the import. */
  readonly onPasteTable: (paste: GridPaste) => boolean
  readonly handle: Ref<GridHandle>
  /** What the checks say, in one line. */
  readonly children?: ReactNode
}) {
  const { ui } = useApp()
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<{
    readonly label: string
    readonly restore: Readonly<Record<string, string>>
  } | null>(null)
  const grid = useRef<GridHandle>(null)
  const cells = useMemo(() => gridCells(source), [source])
  const cellMarks = useMemo(() => gridMarks(marks), [marks])
  const shown = useMemo(() => gridRows(rows), [rows])
  const editable = source.set !== null

  function add(row: RowKey) {
    source.set?.(newRow(row, source.store.getState().values))
    setAdding(false)
    setTimeout(() => grid.current?.focusCell(rowId(row), 'c3'), 50)
  }

  function remove(row: string) {
    const label = rows.find((known) => rowId(known) === row)?.field ?? ''
    const { remove: gone, restore } = removal(row, source.store.getState().values)
    source.set?.(gone)
    setRemoved({ label, restore })
    ui.getState().notify(`Đã bỏ dòng ${label}.`)
  }

  function giveBack() {
    if (removed !== null) source.set?.(removed.restore)
    setRemoved(null)
  }

  const adder = (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      Thêm dòng…
    </Button>
  )
  const prefill = (
    <Button variant="default" size="compact-md" onClick={onPrefill}>
      Điền từ danh sách hồ sơ…
    </Button>
  )
  return (
    <div className={classes.counts}>
      {removed === null ? null : (
        <Note
          tone="info"
          action={
            <Button size="compact-sm" variant="default" onClick={giveBack}>
              Lấy lại dòng
            </Button>
          }
        >
          Đã bỏ dòng <b>{removed.label}</b> khỏi bản nháp.
        </Note>
      )}
      {rows.length === 0 ? (
        <Empty
          action={
            editable ? (
              <div className={classes.actions}>
                <Button onClick={onImport}>Dán hoặc nhập tệp…</Button>
                {prefill}
                {adder}
              </div>
            ) : undefined
          }
        >
          {editable
            ? 'Chưa có bảng 13 cột. Mở tệp Excel xuất từ hệ thống, chọn cả bảng, chép rồi bấm Ctrl+V ở bất cứ đâu trên màn hình này.'
            : 'Bản chốt này không có bảng 13 cột.'}
        </Empty>
      ) : (
        <>
          <Grid
            ref={(made) => {
              grid.current = made
              if (typeof handle === 'function') handle(made)
              else if (handle) handle.current = made
            }}
            label="Số hồ sơ theo lĩnh vực, 13 cột"
            rowHead="Lĩnh vực"
            columns={formColumns}
            rows={shown}
            foot={{ label: 'TỔNG CỘNG', totals: totalsOf(rows) }}
            cells={cells}
            marks={cellMarks}
            readOnly={!editable}
            onPasteBlock={onPasteTable}
            onRemoveRow={remove}
            reading={readingOf}
          />
          {editable ? (
            <div className={classes.actions}>
              {adder}
              {prefill}
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconTrash size={16} aria-hidden />}
                rightSection={<KeyHint keys="Ctrl Delete" />}
                onClick={() => {
                  const row = grid.current?.activeRow() ?? null
                  if (row !== null) remove(row)
                }}
              >
                Bỏ dòng
              </Button>
              {children}
              <span className={classes.keys}>
                <KeyHint keys="Enter" /> xuống <KeyHint keys="Tab" /> phải <KeyHint keys="F2" /> sửa{' '}
                <KeyHint keys="Ctrl D" /> chép dòng trên <KeyHint keys="Ctrl Z" /> bỏ
              </span>
            </div>
          ) : null}
        </>
      )}
      {adding ? (
        <AddRow dictionary={dictionary} rows={rows} onAdd={add} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  )
}

const readingOf = (text: string) => numberReading(text, parseNumber(text))
