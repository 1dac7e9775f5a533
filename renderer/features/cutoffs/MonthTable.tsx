/** The same table as on the wall; a week opens at a press, a star and a question mark say what they mean. */
import { Link } from 'wouter'
import type { Closing, CutoffYear } from '../../../shared/contract/cutoff.ts'
import { dayWords, monthOfClosing } from '../../../shared/dates/coming-days.ts'
import { formatShort, formatSpan, weekdayInitials } from '../../../shared/dates/words.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { stateWords } from '../week/week-words.ts'
import classes from './Cutoffs.module.css'

const months = Array.from({ length: 12 }, (_, at) => at + 1)

export function MonthTable({ year, today }: { readonly year: CutoffYear; readonly today: string }) {
  const times = [...new Set(year.closings.map(({ time }) => time))]
  const now = today.startsWith(`${year.year}-`) ? Number(today.slice(5, 7)) : null
  return (
    <>
      <div className={table.wrap}>
        <table className={`${table.table} ${classes.months}`}>
          <thead>
            <tr>
              <th scope="col">Tháng</th>
              <th scope="col">Chốt tuần{times.length === 1 ? `, ${times[0]}` : ''}</th>
              {year.kinds.map(({ code, name, figures }) => (
                <th key={code} scope="col">
                  {name}
                  {figures === null ? null : <span className={classes.figures}>số liệu {figures}</span>}
                </th>
              ))}
              <th scope="col">Ngày dời và lý do</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <MonthRow key={month} year={year} month={month} current={month === now} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.legend}>
        * đã dời vì ngày nghỉ · ? lịch nghỉ của ngày này chưa chính thức · ✓ đã duyệt · ✕ quá hạn chưa chốt
      </p>
    </>
  )
}

function MonthRow({
  year,
  month,
  current,
}: {
  readonly year: CutoffYear
  readonly month: number
  readonly current: boolean
}) {
  const weeks = year.closings.filter((closing) => monthOfClosing(closing, year.year) === month)
  const reports = year.reports.filter((report) => report.month === month)
  const reasons = [
    ...weeks.flatMap(({ shifted }) => (shifted === null ? [] : [shifted])),
    ...reports.flatMap(({ shifted, name }) => (shifted === null ? [] : [`${name}: ${shifted}`])),
  ]
  return (
    <tr aria-current={current ? 'date' : undefined}>
      <th scope="row">{month}</th>
      <td>
        <span className={classes.weeks}>
          {weeks.map((closing) => (
            <WeekDay key={closing.friday} closing={closing} />
          ))}
        </span>
      </td>
      {year.kinds.map(({ code }) => (
        <td key={code}>
          {reports
            .filter((report) => report.code === code)
            .map(({ due, shifted, calendarStatus }) => (
              <span key={due} className={classes.report}>
                {weekdayInitials(due)} {formatShort(due)}
                {shifted === null ? '' : '*'}
                {calendarStatus === 'official' ? '' : '?'}
              </span>
            ))}
        </td>
      ))}
      <td className={classes.reasons}>
        {reasons.map((reason) => (
          <p key={reason}>* {reason}</p>
        ))}
      </td>
    </tr>
  )
}

const stateSigns: Partial<Record<Closing['state'], string>> = { approved: '✓', overdue: '✕' }

function WeekDay({ closing }: { readonly closing: Closing }) {
  const { friday, due, shifted, state, calendarStatus } = closing
  const moved = due.slice(5, 7) !== friday.slice(5, 7)
  return (
    <Link
      to={paths.week(friday)}
      data-state={state}
      aria-label={`Tuần ${formatSpan(closing.from, closing.to)}, chốt ${dayWords(due)}, ${stateWords[state]}`}
    >
      {moved ? formatShort(due) : due.slice(8)}
      {shifted === null ? '' : '*'}
      {calendarStatus === 'official' ? '' : '?'}
      <span aria-hidden>{stateSigns[state] ?? ''}</span>
    </Link>
  )
}
