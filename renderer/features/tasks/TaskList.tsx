/**
 * The list of tasks: one stop of the keyboard, arrows inside, Enter opens, Space ticks off what is due next, Ctrl+Space
 * marks several. Only what is in sight is drawn, and a line that leaves lends its elements to one that comes, so
 * thousands of lines scroll as twenty do.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import type { Line } from './lines.ts'
import { TaskRow } from './TaskRow.tsx'
import classes from './Tasks.module.css'

const rowheader = { role: 'rowheader' } as const

const ROW_HEIGHT = 58
const HEADING_HEIGHT = 34
const PAGE = 8
const OVERSCAN = 2

export function TaskList({
  lines,
  today,
  label,
  marked,
  onMark,
  onOpen,
  onTick,
}: {
  readonly lines: readonly Line[]
  readonly today: string
  readonly label: string
  readonly marked: ReadonlySet<string>
  readonly onMark: (ids: readonly string[], on: boolean) => void
  readonly onOpen: (task: TaskHead) => void
  readonly onTick: (task: TaskHead) => void
}) {
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  // New functions would have the place of every line reckoned again at each scroll.
  const heightOf = useCallback(
    (at: number) => (lines[at]?.kind === 'heading' ? HEADING_HEIGHT : ROW_HEIGHT),
    [lines],
  )
  const keyOf = useCallback((at: number) => `${lines[at]?.kind ?? ''}/${lines[at]?.key ?? at}`, [lines])
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => root.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: 12 * ROW_HEIGHT },
  })
  const tasks = useMemo(
    () => lines.flatMap((line, at) => (line.kind === 'task' ? [{ at, task: line.task }] : [])),
    [lines],
  )
  const stands = useMemo(
    () =>
      Math.max(
        tasks.findIndex(({ task }) => task.id === active),
        0,
      ),
    [tasks, active],
  )
  const current = tasks[stands] ?? null

  // The same two functions for every row and every scroll: a row in sight is then not drawn again.
  const latest = useRef({ onMark, onOpen })
  latest.current = { onMark, onOpen }
  const markRow = useCallback((task: TaskHead, on: boolean) => latest.current.onMark([task.id], on), [])
  const openRow = useCallback((task: TaskHead) => {
    setActive(task.id)
    latest.current.onOpen(task)
  }, [])

  function go(to: number) {
    const target = tasks[Math.min(Math.max(to, 0), tasks.length - 1)]
    if (target === undefined) return
    setActive(target.task.id)
    virtualizer.scrollToIndex(target.at)
  }

  function press(event: KeyboardEvent) {
    if (current === null || event.altKey) return
    const control = event.ctrlKey || event.metaKey
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stands + 1,
      ArrowUp: stands - 1,
      PageDown: stands + PAGE,
      PageUp: stands - PAGE,
      Home: 0,
      End: tasks.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) go(to)
    else if (event.key === 'Enter') onOpen(current.task)
    else if (event.key === ' ' && (control || event.shiftKey))
      onMark([current.task.id], !marked.has(current.task.id))
    else if (event.key === ' ') onTick(current.task)
    else if (control && event.key.toLowerCase() === 'a')
      onMark(
        tasks.map(({ task }) => task.id),
        true,
      )
    else if (event.key === 'Escape' && marked.size > 0) onMark([...marked], false)
    else return
    event.preventDefault()
  }

  const items = virtualizer.getVirtualItems()
  // Lines this far apart are never drawn together: they share their elements.
  const slots = Math.ceil((items.length + 1) / PAGE) * PAGE
  const drawn = items.some(({ index }) => index === current?.at)
  return (
    // biome-ignore lint/a11y/useSemanticElements: only a part of it is drawn, each line in its place, which a table cannot
    <div
      ref={root}
      className={classes.list}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length}
      aria-multiselectable
      aria-activedescendant={current !== null && drawn ? `${id}-${current.task.id}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={classes.all} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {items.map(({ index, start }) => {
          const line = lines[index]
          if (line === undefined) return null
          const key = `${line.kind}${index % slots}`
          return line.kind === 'heading' ? (
            <div
              key={key}
              className={classes.heading}
              style={{ transform: `translateY(${start}px)` }}
              {...{ role: 'row', 'aria-rowindex': index + 1 }}
            >
              <span {...rowheader}>
                {line.text} <span className={classes.count}>({line.count})</span>
              </span>
            </div>
          ) : (
            <TaskRow
              key={key}
              id={`${id}-${line.task.id}`}
              index={index + 1}
              top={start}
              task={line.task}
              today={today}
              active={line.task.id === current?.task.id}
              marked={marked.has(line.task.id)}
              onMark={markRow}
              onOpen={openRow}
            />
          )
        })}
      </div>
    </div>
  )
}
