/** Every week of a year: state, total, grade, late or missed. Up and down walk, Enter opens. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { addDays } from '../../../shared/dates/plain.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { PastWeeksDialog } from '../week/past/PastWeeksDialog.tsx'
import { Change } from '../week/scores/Change.tsx'
import { TrendLine } from '../week/trend/TrendLine.tsx'
import { closingWords, stateWords, weekTitle } from '../week/week-words.ts'
import { ChainCells } from './ChainCells.tsx'
import classes from './Weeks.module.css'

export function WeeksScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const weeks = useRead('week.list', { year })
  const grades = useRead('rule.get', { kind: 'grades' })
  const index = useRead('rule.get', { kind: 'index' })
  const notify = useUi((state) => state.notify)
  const heads = weeks.value ?? []
  const past = heads.filter(({ state }) => state !== 'future' && state !== 'before')
  const before = heads.filter(({ state }) => state === 'before')
  const [entering, setEntering] = useState(false)
  const points = heads.flatMap(({ friday, total }) => (total === null ? [] : [{ friday, total }]))

  return (
    <div className={classes.weeks}>
      <div className={classes.head}>
        <h1>Các tuần trong năm {year}</h1>
        <div className={classes.years}>
          <Button
            component={Link}
            to={paths.weeksOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.weeksOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </div>
      </div>
      {weeks.state === 'failed' ? <Note tone="bad">{sentence(weeks.error)}</Note> : null}
      {weeks.state === 'loading' ? <p role="status">Đang đọc các tuần…</p> : null}
      {weeks.state === 'ready' ? (
        <>
          <YearTally heads={heads} />
          {points.length > 1 && grades.value?.kind === 'grades' ? (
            <section className={classes.chart} aria-label="Tổng điểm các tuần đã chốt">
              <TrendLine points={points} grades={grades.value.body} width={1060} />
            </section>
          ) : null}
          {past.length === 0 ? (
            <p className={classes.quiet}>Năm {year} chưa có tuần nào trong sổ.</p>
          ) : (
            <WeeksTable heads={past} />
          )}
          {before.length === 0 ? null : (
            <section className={classes.before} aria-label="Trước khi dùng chương trình">
              <p className={classes.quiet}>
                {before.length} tuần đầu năm là trước khi cơ quan dùng chương trình, không tính là bỏ sót.{' '}
                <Button size="compact-sm" variant="default" onClick={() => setEntering(true)}>
                  Nhập lại nhiều tuần…
                </Button>
              </p>
              <details>
                <summary>Mở một tuần để nhập lại</summary>
                <ul>
                  {[...before].reverse().map((head) => (
                    <li key={head.friday}>
                      <Link to={paths.week(head.friday)}>{weekTitle(head).replace(/^Tuần /, '')}</Link>
                    </li>
                  ))}
                </ul>
              </details>
            </section>
          )}
        </>
      ) : null}
      {entering && index.value?.kind === 'index' ? (
        <PastWeeksDialog
          index={index.value.body}
          onClose={() => setEntering(false)}
          onKept={(count) => {
            setEntering(false)
            notify(`Đã lưu ${count} tuần cũ vào sổ.`)
          }}
        />
      ) : null}
    </div>
  )
}

function YearTally({ heads }: { readonly heads: readonly WeekHead[] }) {
  const count = (state: (head: WeekHead) => boolean) => heads.filter(state).length
  const facts = [
    {
      label: 'xong, có minh chứng công khai',
      count: count(({ chain, state }) => state === 'approved' && chain.done),
    },
    { label: 'đã duyệt', count: count(({ state }) => state === 'approved') },
    { label: 'chờ duyệt', count: count(({ state }) => state === 'closed') },
    { label: 'chờ bản ký', count: count(({ state }) => state === 'awaitingPaper') },
    { label: 'bị trả lại', count: count(({ state }) => state === 'returned') },
    { label: 'đang đính chính', count: count(({ state }) => state === 'correcting') },
    { label: 'nhập lại từ trước', count: count(({ state }) => state === 'reentered') },
    { label: 'chốt muộn', count: count(({ late }) => late) },
    { label: 'quá hạn chưa chốt', count: count(({ state }) => state === 'overdue') },
  ].filter((fact) => fact.count > 0)
  if (facts.length === 0) return null
  return (
    <p className={classes.tally}>
      {facts.map(({ label, count: many }) => (
        <span key={label}>
          <b>{many}</b> tuần {label}
        </span>
      ))}
    </p>
  )
}

/** Of the week just before; an earlier one is no week before. */
const totalBefore = ({ friday }: WeekHead, earlier: WeekHead | undefined): number | null =>
  earlier?.friday === addDays(friday, -7) ? earlier.total : null

/** The newest first, as one looks for them. */
function WeeksTable({ heads }: { readonly heads: readonly WeekHead[] }) {
  const rows = useMemo(
    () => heads.map((head, at) => ({ head, before: totalBefore(head, heads[at - 1]) })).reverse(),
    [heads],
  )

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const edge = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : null
    if (step === 0 && edge === null) return
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody a')]
    const here = links.indexOf(document.activeElement as HTMLAnchorElement)
    if (here < 0) return
    event.preventDefault()
    links.at(edge ?? Math.max(0, Math.min(links.length - 1, here + step)))?.focus()
  }

  return (
    <div className={classes.card}>
      <table className={classes.table} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">Tuần</th>
            <th scope="col" className={classes.dueHead}>
              Hạn chốt
            </th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Chốt, duyệt, in, công khai</th>
            <th scope="col">Tổng điểm</th>
            <th scope="col">Thay đổi</th>
            <th scope="col">Xếp loại</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, before }) => (
            <tr key={head.friday} data-state={head.state}>
              <th scope="row">
                <Link to={paths.week(head.friday)} className={classes.open}>
                  {weekTitle(head)}
                </Link>
              </th>
              <td className={classes.due}>{closingWords(head).replace(/^chốt /, '')}</td>
              <td>
                <State head={head} />
              </td>
              <td>
                {head.state === 'reentered' ? (
                  <span className={classes.quiet}>không tính</span>
                ) : (
                  <ChainCells head={head} />
                )}
              </td>
              <td className={classes.number}>{formatNumber(head.total, 2)}</td>
              <td className={classes.number}>
                <Change now={head.total} before={before} />
              </td>
              <td>{head.grade ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const signs: Readonly<Record<WeekHead['state'], string>> = {
  before: '·',
  reentered: '↺',
  future: '·',
  open: '○',
  overdue: '✕',
  closed: '◐',
  awaitingPaper: '◑',
  returned: '↩',
  approved: '✓',
  correcting: '∆',
}

function State({ head }: { readonly head: WeekHead }) {
  return (
    <span className={classes.state} data-state={head.state}>
      <span aria-hidden>{signs[head.state]} </span>
      {stateWords[head.state]}
      {head.late ? <span className={classes.late}>chốt muộn</span> : null}
    </span>
  )
}
