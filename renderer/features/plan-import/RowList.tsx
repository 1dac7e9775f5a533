/** The rows as they will be saved, the doubtful first; what is asked stands on the row it is about. */
import { Button, Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Finding } from '../../../shared/plan/finding.ts'
import type { PlanRow } from '../../../shared/plan/row.ts'
import classes from './PlanImport.module.css'
import { asDone, type Edits, MANY_ROWS } from './state.ts'
import { kindWords } from './words.ts'

const ESTIMATED_HEIGHT = 118

export function RowList({
  rows,
  findings,
  edits,
  chosen,
  readings,
  differences,
  onChoose,
  onEdit,
  onLeave,
  onSwap,
}: {
  readonly rows: readonly PlanRow[]
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly edits: Edits
  readonly chosen: string | null
  /** Phrase → what it was read as, in a sentence. */
  readonly readings: ReadonlyMap<string, string>
  /** Row → how it differs from the plan it goes into. */
  readonly differences: ReadonlyMap<string, string>
  readonly onChoose: (row: PlanRow) => void
  readonly onEdit: (row: PlanRow) => void
  readonly onLeave: (id: string) => void
  readonly onSwap: (id: string) => void
}) {
  const pane = useRef<HTMLElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => pane.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 6,
  })
  const at = rows.findIndex(({ id }) => id === chosen)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  const move = (event: KeyboardEvent) => {
    const here = rows[at]
    if (
      (event.key === 'Enter' || event.key === 'F2') &&
      here !== undefined &&
      event.target === event.currentTarget
    ) {
      event.preventDefault()
      return onEdit(here)
    }
    if (event.key === ' ' && here !== undefined && event.target === event.currentTarget) {
      event.preventDefault()
      return onLeave(here.id)
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = rows[Math.max(0, at + step)]
    if (step === 0 || next === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    onChoose(next)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section ref={pane} className={classes.rows} aria-label="Các dòng đọc được" tabIndex={0} onKeyDown={move}>
      <ul style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the list choose too
            <li
              key={row.id}
              ref={list.measureElement}
              data-index={item.index}
              aria-current={row.id === chosen}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
              data-left={edits.left.has(row.id) || undefined}
              onClick={() => onChoose(row)}
            >
              <RowCard
                row={asDone(row, edits)}
                findings={findings.get(row.id) ?? []}
                left={edits.left.has(row.id)}
                reading={readings.get(asDone(row, edits).deadlineText)}
                swapped={edits.swapped.has(row.id)}
                difference={differences.get(row.id)}
                onEdit={() => onEdit(row)}
                onLeave={() => onLeave(row.id)}
                onSwap={() => onSwap(row.id)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RowCard({
  row,
  findings,
  left,
  reading,
  swapped,
  difference,
  onEdit,
  onLeave,
  onSwap,
}: {
  readonly row: PlanRow
  readonly findings: readonly Finding[]
  readonly left: boolean
  readonly reading: string | undefined
  readonly swapped: boolean
  readonly difference: string | undefined
  readonly onEdit: () => void
  readonly onLeave: () => void
  readonly onSwap: () => void
}) {
  const told = findings.filter(({ rows }) => rows.length < MANY_ROWS)
  const group = row.groupPath.at(-1) ?? row.sectionTitle
  const place = group.startsWith(`${row.sectionNo}. `)
    ? group
    : [row.sectionNo, group].filter(Boolean).join(' · ')
  return (
    <>
      <p className={classes.place}>
        <span>
          {difference === undefined ? null : <b className={classes.kind}>{difference} · </b>}
          {place}
        </span>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Sửa dòng ${row.no} ${row.content.slice(0, 40)}`}
          onClick={onEdit}
        >
          Sửa
        </Button>
        <Checkbox
          size="xs"
          label="Lấy"
          aria-label={`Lấy dòng ${row.no} ${row.content.slice(0, 40)}`}
          checked={!left}
          onChange={onLeave}
        />
      </p>
      <p className={classes.content}>
        <b>{row.no}</b> {row.content || '(không có nội dung)'}
      </p>
      <dl className={classes.cells}>
        <dt>Chủ trì</dt>
        <dd>{row.leads.join('; ') || row.spanText || '–'}</dd>
        {row.coordinators.length === 0 ? null : (
          <>
            <dt>Phối hợp</dt>
            <dd>{row.coordinators.join('; ')}</dd>
          </>
        )}
        <dt>{row.kind === 'target' ? 'Mức' : 'Thời hạn'}</dt>
        <dd>
          {row.kind === 'target'
            ? `${row.target?.thresholdText ?? ''} ${row.target?.unit ?? ''}`
            : [row.timeCells === 'both' ? row.startText : '', row.deadlineText].filter(Boolean).join(' → ') ||
              '–'}
          {reading === undefined || row.kind === 'target' ? null : (
            <span className={classes.why}> {reading}</span>
          )}
        </dd>
        {row.product === '' ? null : (
          <>
            <dt>Kết quả</dt>
            <dd>{row.product}</dd>
          </>
        )}
      </dl>
      {row.kind === 'task' ? null : <p className={classes.kind}>{kindWords[row.kind]}</p>}
      {told.map((finding) => (
        <p key={`${finding.type}${finding.quote}`} className={classes.finding} data-weight={finding.weight}>
          {finding.weight === 'ask' ? 'Hỏi: ' : 'Ghi nhận: '}
          {finding.message}
          {finding.type === 'columnsSwapped' ? (
            <Button size="compact-xs" variant="default" onClick={onSwap}>
              {swapped ? 'Trả lại hai ô' : 'Đổi chỗ hai ô'}
            </Button>
          ) : null}
        </p>
      ))}
    </>
  )
}
