/** Twelve months, Monday first. A day off, a worked weekend and a doubtful day each carry a sign, not a colour alone. */

import { type Day, workingCalendar } from '../../../../shared/dates/calendar.ts'
import { addDays, weekday } from '../../../../shared/dates/plain.ts'
import { formatDate, weekdayName } from '../../../../shared/dates/words.ts'
import type { CalendarBody } from '../../../../shared/rules/bodies.ts'
import { statusWords } from '../../../i18n/vi/words.ts'
import classes from './MonthGrids.module.css'

const initials = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']
const signs = { ordinary: '', weekend: '', off: '×', work: '+' } as const

export function MonthGrids({ body, year }: { readonly body: CalendarBody; readonly year: number }) {
  const calendar = workingCalendar(body)
  return (
    <>
      <div className={classes.months}>
        {Array.from({ length: 12 }, (_, index) => {
          const month = `${year}-${String(index + 1).padStart(2, '0')}`
          return (
            <table key={month} className={classes.month}>
              <caption>Tháng {index + 1}</caption>
              <thead>
                <tr>
                  {initials.map((initial) => (
                    <th key={initial} scope="col">
                      {initial}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeksOf(month).map((week) => (
                  <tr key={week[0]}>
                    {week.map((date) =>
                      date.startsWith(month) ? (
                        <DayCell key={date} day={calendar.dayOf(date)} />
                      ) : (
                        <td key={date} />
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        })}
      </div>
      <p className={classes.legend}>
        <span data-kind="off">× nghỉ</span>
        <span data-kind="work">+ làm bù</span>
        <span data-doubt>? chưa chính thức</span>
        <span data-kind="weekend">nghỉ hằng tuần</span>
      </p>
    </>
  )
}

function DayCell({ day }: { readonly day: Day }) {
  const doubtful = day.entry === null ? isDoubted(day) : day.status !== 'official'
  const spoken = day.entry !== null || doubtful ? describe(day) : null
  return (
    <td data-kind={day.kind} data-doubt={doubtful || undefined} title={spoken ?? undefined}>
      {Number(day.date.slice(8))}
      <sup aria-hidden>{`${signs[day.kind]}${doubtful ? '?' : ''}`}</sup>
      {spoken === null ? null : <span className="visually-hidden">, {spoken}</span>}
    </td>
  )
}

/** A single day that may still change; a whole year that awaits its announcement is said once, below the months. */
const isDoubted = (day: Day): boolean => day.kind === 'ordinary' && day.status === 'unverified'

function describe(day: Day): string {
  const status = day.status === 'outside' ? 'ngoài lịch' : statusWords[day.status]
  return `${weekdayName(day.date)} ${formatDate(day.date)}: ${day.reason} (${status})`
}

/** The weeks that touch a month `2026-11`, seven dates each from Monday. */
function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`
  const weeks: string[][] = []
  for (let monday = addDays(first, 1 - weekday(first)); ; monday = addDays(monday, 7)) {
    const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
    if (!week.some((date) => date.startsWith(month))) return weeks
    weeks.push(week)
  }
}
