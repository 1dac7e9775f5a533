/** One task in the list: where it stands, what it is, when, by whom, how clear, how well proved. */
import { IconPaperclip } from '@tabler/icons-react'
import { memo } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { clarities, clarityWords } from '../../../shared/plan/task.ts'
import { Mark } from '../../app/Mark.tsx'
import { dayWords } from './lines.ts'
import classes from './Tasks.module.css'
import { stateMark } from './words.ts'

/** The cells are read with their row and are no stops of the keyboard. */
const cell = { role: 'gridcell' } as const

export const TaskRow = memo(function TaskRow({
  id,
  index,
  top,
  task,
  today,
  active,
  marked,
  onMark,
  onOpen,
}: {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly task: TaskHead
  readonly today: string
  readonly active: boolean
  readonly marked: boolean
  readonly onMark: (task: TaskHead, on: boolean) => void
  readonly onOpen: (task: TaskHead) => void
}) {
  const { tone, text } = stateMark(task.state)
  const periods =
    task.missed > 1
      ? `${task.missed} kỳ chưa làm`
      : task.rhythmic && task.come > 0
        ? `${task.dealt}/${task.come} kỳ`
        : ''
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid that holds the row has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is row
    <div
      id={id}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      {...{ role: 'row', tabIndex: -1, 'aria-rowindex': index, 'aria-selected': marked }}
      data-active={active || undefined}
      onClick={(event) => (event.ctrlKey || event.metaKey ? onMark(task, !marked) : onOpen(task))}
    >
      <span {...cell} className={classes.state}>
        <Mark tone={tone}>{text}</Mark>
        {periods === '' ? null : <span className={classes.small}>{periods}</span>}
      </span>
      <span {...cell} className={classes.content}>
        {task.no === '' ? task.content : `${task.no}. ${task.content}`}
      </span>
      <span {...cell} className={classes.time}>
        {task.next === null ? null : <span>{dayWords(task.next, today)}</span>}
        <span className={classes.small} title={task.deadlineText}>
          {task.deadlineText === '' ? task.source : `“${task.deadlineText}”`}
        </span>
      </span>
      <span {...cell} className={classes.person}>
        <span>{task.person === '' ? '–' : task.person}</span>
        <span className={classes.small}>
          {task.department === '' ? (task.leads[0] ?? '') : task.department}
        </span>
      </span>
      <span {...cell} className={classes.clear}>
        <span
          title={
            task.unclear.length === 0
              ? 'Đủ 6 rõ'
              : `Chưa ${task.unclear.map((name) => clarityWords[name]).join(', ')}`
          }
        >
          {`${clarities.length - task.unclear.length}/6 rõ`}
        </span>
        <span className={classes.small}>
          <IconPaperclip size={13} aria-hidden />
          {task.evidence}
          <span className="visually-hidden"> minh chứng</span>
        </span>
      </span>
    </div>
  )
})
