/**
 * The board as columns, a week or a month each, what is overdue first: how the work lies ahead, at a glance. Arrows go
 * through a column and to the next one, Enter opens, Space ticks off. Of a long column the first are drawn, and of a
 * year the columns in sight; the list has them all.
 */
import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { Mark } from '../../app/Mark.tsx'
import classes from './Columns.module.css'
import { dayWords, type Line } from './lines.ts'
import { stateMark } from './words.ts'

const COLUMNS = 12
const CARDS = 40

interface Column {
  readonly key: string
  readonly text: string
  readonly tasks: readonly TaskHead[]
}

const columnsOf = (lines: readonly Line[]): readonly Column[] => {
  const found: { key: string; text: string; tasks: TaskHead[] }[] = []
  for (const line of lines) {
    if (line.kind === 'heading') found.push({ key: line.key, text: line.text, tasks: [] })
    else found.at(-1)?.tasks.push(line.task)
  }
  return found
}

export function Columns({
  lines,
  today,
  label,
  onOpen,
  onTick,
}: {
  readonly lines: readonly Line[]
  readonly today: string
  readonly label: string
  readonly onOpen: (task: TaskHead) => void
  readonly onTick: (task: TaskHead) => void
}) {
  const root = useRef<HTMLElement>(null)
  const [shown, setShown] = useState(COLUMNS)
  const [active, setActive] = useState<string | null>(null)
  const all = columnsOf(lines)
  const columns = all.slice(0, shown)
  const first = columns[0]?.tasks[0]?.id
  const stop = columns.some(({ tasks }) => tasks.slice(0, CARDS).some(({ id }) => id === active))
    ? active
    : first

  function go(column: number, card: number) {
    const tasks = columns[column]?.tasks.slice(0, CARDS)
    const target = tasks?.[Math.min(card, tasks.length - 1)]
    if (target === undefined || card < 0) return
    setActive(target.id)
    root.current?.querySelector<HTMLElement>(`[data-card="${target.id}"]`)?.focus()
  }

  function press(event: KeyboardEvent, task: TaskHead, column: number, card: number) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowDown') go(column, card + 1)
    else if (event.key === 'ArrowUp') go(column, card - 1)
    else if (event.key === 'ArrowRight') go(column + 1, card)
    else if (event.key === 'ArrowLeft') go(column - 1, card)
    else if (event.key === ' ') onTick(task)
    else return
    event.preventDefault()
  }

  return (
    <section ref={root} className={classes.board} aria-label={label}>
      {columns.map(({ key, text, tasks }, column) => (
        <section
          key={key}
          className={classes.column}
          aria-label={text}
          data-past={key === 'past' || undefined}
        >
          <h2>
            {text} <span>({tasks.length})</span>
          </h2>
          <ul>
            {tasks.slice(0, CARDS).map((task, card) => {
              const { tone, text: state } = stateMark(task.state)
              return (
                <li key={task.id}>
                  <button
                    type="button"
                    className={classes.card}
                    data-card={task.id}
                    tabIndex={task.id === stop ? 0 : -1}
                    onClick={() => onOpen(task)}
                    onFocus={() => setActive(task.id)}
                    onKeyDown={(event) => press(event, task, column, card)}
                  >
                    <span className={classes.top}>
                      <Mark tone={tone}>{state}</Mark>
                      <span>{task.next === null ? '' : dayWords(task.next, today)}</span>
                    </span>
                    <span className={classes.content}>
                      {task.no === '' ? task.content : `${task.no}. ${task.content}`}
                    </span>
                    <span className={classes.who}>
                      {[task.person, task.department === '' ? (task.leads[0] ?? '') : task.department]
                        .filter((name) => name !== '')
                        .join(', ')}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
          {tasks.length > CARDS ? (
            <p className={classes.more}>Còn {tasks.length - CARDS} việc, xem ở dạng danh sách.</p>
          ) : null}
        </section>
      ))}
      {all.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + COLUMNS)}>
          Xem tiếp {all.length - shown} cột
        </Button>
      ) : null}
    </section>
  )
}
