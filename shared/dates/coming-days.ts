/** The dates of a year as one list, for what comes next and for the rows of the months. */
import type { CutoffYear } from '../contract/cutoff.ts'
import type { ComingDay } from '../contract/today.ts'
import { formatShort, formatSpan, weekdayName } from './words.ts'

/** Weeks still to be closed and reports due, from `today` on, the nearest first. */
export function comingDays(year: CutoffYear, today: string): readonly ComingDay[] {
  const weeks = year.closings
    .filter(({ state }) => state === 'future' || state === 'open' || state === 'overdue')
    .map(
      ({ friday, from, to, due, time, shifted, calendarStatus }): ComingDay => ({
        key: friday,
        due,
        what: `Chốt tuần ${formatSpan(from, to)}`,
        time,
        shifted,
        sure: calendarStatus === 'official',
        friday,
      }),
    )
  const reports = year.reports.map(
    ({ code, name, period, due, shifted, calendarStatus }): ComingDay => ({
      key: `${code} ${due}`,
      due,
      what: `${name}, ${period}`,
      time: null,
      shifted,
      sure: calendarStatus === 'official',
      friday: null,
    }),
  )
  return [...weeks, ...reports]
    .filter(({ due }) => due >= today)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

export const dayWords = (date: string): string => `${weekdayName(date)} ${formatShort(date)}`

/** The month (1–12) a closing stands under: that of its day, or of its Friday where the day left the year. */
export const monthOfClosing = (
  { due, friday }: { readonly due: string; readonly friday: string },
  year: number,
): number => Number((due.startsWith(`${year}-`) ? due : friday).slice(5, 7))
