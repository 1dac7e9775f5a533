/**
 * The office's work over some tasks: what is mine, this week and month, what lacks proof, how each department stands.
 * Ctrl+F filters, Ctrl+N adds a task, Ctrl+E takes what is shown to Excel.
 */
import { Button, SegmentedControl } from '@mantine/core'
import { IconLayoutColumns, IconPlus, IconTable } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { clarities } from '../../../shared/plan/task.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall, useEnsure } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useExcelKey } from '../../ui/excel-key.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Assessment } from './Assessment.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { Columns } from './Columns.tsx'
import { InspectionDialog } from './InspectionDialog.tsx'
import { isOverdue, linesOf, type TaskView } from './lines.ts'
import { NewTaskDialog } from './NewTaskDialog.tsx'
import { TaskDialog } from './TaskDialog.tsx'
import { TaskList } from './TaskList.tsx'
import classes from './Tasks.module.css'
import { UrgeDialog } from './UrgeDialog.tsx'
import { viewWords } from './words.ts'

export function Board({
  tasks,
  views,
  year,
  planId = null,
  title,
}: {
  readonly tasks: readonly TaskHead[]
  readonly views: readonly TaskView[]
  readonly year: number
  /** The plan all of them are of. */
  readonly planId?: string | null
  /** What the list is called where it leaves the program. */
  readonly title?: string
}) {
  const { today, user } = useStatus()
  const ensure = useEnsure()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [view, setView] = useState<TaskView>(views[0] ?? 'plan')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed)
  const [columns, setColumns] = useState(false)
  const inTime = view === 'week' || view === 'month'
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'new' | 'assign' | 'urge' | 'inspection' | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const lines = useMemo(
    () => linesOf(tasks, { view, search, userId: user?.id ?? null, today }),
    [tasks, view, search, user?.id, today],
  )
  const found = useMemo(() => lines.flatMap((line) => (line.kind === 'task' ? [line.task] : [])), [lines])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const key = event.key.toLowerCase()
      if (key !== 'f' && key !== 'n') return
      if (document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      if (key === 'f') field.current?.focus()
      else void ensure('officer').then((may) => may && setOpen('new'))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [ensure])

  const mark = (ids: readonly string[], on: boolean) =>
    setMarked((before) => {
      const after = new Set(before)
      for (const id of ids) {
        if (on) after.add(id)
        else after.delete(id)
      }
      return after
    })

  const listTitle = title ?? `Nhiệm vụ năm ${year}`
  async function excel() {
    const ids = found.map(({ id }) => id)
    const file = await call('task.excel', { title: `${listTitle}, ${viewWords[view]}`, ids })
    if (!file.ok) return notify(sentence(file.error), 'bad')
    saveFile(file.value)
    notify(`Đã tạo ${file.value.name}.`)
  }
  useExcelKey(found.length === 0 ? null : () => void excel())

  async function tick(task: TaskHead) {
    if (task.next === null) return notify('Việc này không có kỳ nào đang chờ. Bấm Enter để mở.', 'warn')
    const result = await call('task.check', {
      id: task.id,
      checkpoint: task.next.key,
      state: 'done',
      on: today,
      note: '',
    })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    notify(`Đã làm${task.next.label === '' ? '' : ` ${task.next.label}`}: ${task.content.slice(0, 60)}`)
  }

  return (
    <>
      <div className={classes.head}>
        <Tally tasks={tasks} />
        <div className={classes.end}>
          {inTime ? (
            <Button
              variant={columns ? 'light' : 'default'}
              size="compact-md"
              aria-pressed={columns}
              leftSection={<IconLayoutColumns size={16} aria-hidden />}
              onClick={() => setColumns(!columns)}
            >
              Dạng cột
            </Button>
          ) : null}
          {view === 'check' && tasks.length > 0 ? (
            <Button
              variant="default"
              size="compact-md"
              onClick={() => void ensure('viewer').then((may) => may && setOpen('inspection'))}
            >
              Hồ sơ kiểm tra…
            </Button>
          ) : null}
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconTable size={16} aria-hidden />}
            title="Ctrl+E"
            disabled={found.length === 0}
            onClick={() => void excel()}
          >
            Excel
          </Button>
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyHint keys="Ctrl N" />}
            onClick={() => void ensure('officer').then((may) => may && setOpen('new'))}
          >
            Thêm việc
          </Button>
        </div>
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          size="sm"
          aria-label="Xem theo"
          value={view}
          onChange={(next) => setView(next as TaskView)}
          data={views.map((value) => ({ value, label: viewWords[value] }))}
        />
        <TextField
          ref={field}
          className={classes.search ?? ''}
          label="Lọc"
          placeholder="Tìm việc, người, số… (Ctrl F)"
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped('')
          }}
        />
      </div>
      {marked.size === 0 ? null : (
        <div className={classes.bulk} role="status">
          Đang chọn {marked.size} việc
          <Button
            size="compact-sm"
            onClick={() => void ensure('officer').then((may) => may && setOpen('assign'))}
          >
            Giao việc…
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void ensure('officer').then((may) => may && setOpen('urge'))}
          >
            Phiếu đôn đốc…
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setMarked(new Set())}>
            Thôi chọn
          </Button>
        </div>
      )}
      {view === 'assess' ? <Assessment tasks={tasks} /> : null}
      {found.length > 0 && columns && inTime ? (
        <Columns
          key={view}
          lines={lines}
          today={today}
          label={viewWords[view]}
          onOpen={(task) => setShown(task.id)}
          onTick={(task) => void tick(task)}
        />
      ) : found.length === 0 ? (
        <Empty>
          {tasks.length === 0
            ? 'Chưa có nhiệm vụ nào. Nhập kế hoạch ở mục Kế hoạch, hoặc bấm Ctrl+N để thêm một việc.'
            : view === 'mine' && typed === ''
              ? 'Không còn việc nào của tôi đang chờ.'
              : 'Không có việc nào như vậy.'}
        </Empty>
      ) : (
        <TaskList
          lines={lines}
          today={today}
          label={viewWords[view]}
          marked={marked}
          onMark={mark}
          onOpen={(task) => setShown(task.id)}
          onTick={(task) => void tick(task)}
        />
      )}
      {open === 'new' ? <NewTaskDialog onClose={() => setOpen(null)} onMade={setShown} /> : null}
      {open === 'assign' ? (
        <AssignDialog
          tasks={tasks.filter(({ id }) => marked.has(id))}
          year={year}
          onClose={(done) => {
            setOpen(null)
            if (done) setMarked(new Set())
          }}
        />
      ) : null}
      {open === 'urge' ? (
        <UrgeDialog
          tasks={tasks.filter(({ id }) => marked.has(id))}
          onClose={(done) => {
            setOpen(null)
            if (done) setMarked(new Set())
          }}
        />
      ) : null}
      {open === 'inspection' ? (
        <InspectionDialog tasks={tasks} year={year} planId={planId} onClose={() => setOpen(null)} />
      ) : null}
      {shown === null ? null : <TaskDialog key={shown} id={shown} onClose={() => setShown(null)} />}
    </>
  )
}

/** Counts and the "6 rõ" of all of them. */
function Tally({ tasks }: { readonly tasks: readonly TaskHead[] }) {
  const done = tasks.filter(({ state }) => state === 'done' || state === 'none').length
  const met = tasks.reduce((sum, { unclear }) => sum + clarities.length - unclear.length, 0)
  const share = tasks.length === 0 ? null : Math.round((met / (tasks.length * clarities.length)) * 100)
  return (
    <p className={classes.tally}>
      <span>
        <b>{formatNumber(tasks.length)}</b> nhiệm vụ
      </span>
      <span>
        <b>{formatNumber(done)}</b> xong
      </span>
      <span>
        <b>{formatNumber(tasks.filter(isOverdue).length)}</b> quá hạn hoặc bỏ lỡ kỳ
      </span>
      <span>
        <b>{formatNumber(tasks.filter(({ state }) => state === 'stuck').length)}</b> vướng mắc
      </span>
      {share === null ? null : (
        <span>
          6 rõ đạt <b>{formatNumber(share)} %</b>
        </span>
      )}
    </p>
  )
}
