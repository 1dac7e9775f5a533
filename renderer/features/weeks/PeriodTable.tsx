/** Periods of one kind, the newest first: state, chain, total, change, grade. Up and down walk, Enter opens. */
import { type KeyboardEvent, useMemo } from 'react'
import { Link } from 'wouter'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { periodBefore } from '../../../shared/dates/period.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { paths } from '../../app/routes.ts'
import { Change } from '../week/scores/Change.tsx'
import { closingWords, stateWords, weekTitle } from '../week/week-words.ts'
import { ChainCells } from './ChainCells.tsx'
import classes from './Weeks.module.css'

/** Of the period just before; an earlier one is none. */
const totalBefore = ({ friday }: WeekHead, earlier: WeekHead | undefined): number | null =>
  earlier?.friday === periodBefore(friday) ? earlier.total : null

/** The newest first, as one looks for them. */
export function PeriodTable({
  name,
  heads,
}: {
  /** Over the first column. */
  readonly name: 'Tuần' | 'Tháng'
  readonly heads: readonly WeekHead[]
}) {
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
            <th scope="col">{name}</th>
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
