/**
 * A month that the office closes for a report: the report's own window and last day (`cutoffs`), with the hour and
 * the bound of lateness that the office set for its closing. It may be closed from the first minute of the last day
 * of its figures.
 */
import type { MonthlyClosing } from '../rules/cutoffs.ts'
import type { WorkingCalendar } from './calendar.ts'
import { cutoffDate } from './cutoffs.ts'
import { monthKey } from './period.ts'
import { instantOf } from './plain.ts'
import type { WeekPeriod } from './week.ts'
import { formatShort, weekdayName } from './words.ts'

/** `month` is `2026-11`, the month in which the report is due. */
export function monthPeriod(
  month: string,
  { cutoff, window, closing }: MonthlyClosing,
  calendar: WorkingCalendar,
): WeekPeriod {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const { from, to, due, nominal, off, calendarStatus } = cutoffDate(
    year,
    number,
    { ...cutoff, window },
    calendar,
  )
  if (from === null || to === null) throw new Error('A closing has a window')
  return {
    friday: monthKey(cutoff.code, month),
    from,
    to,
    dueDate: due,
    opensAt: instantOf(to, '00:00'),
    dueAt: instantOf(due, closing.time),
    lateAfter: instantOf(due, closing.lateAfter),
    shifted:
      due === nominal
        ? null
        : `chốt ${weekdayName(due)} ${formatShort(due)}, ${closing.time} – do ngày ${formatShort(nominal)} là ${off ?? 'ngày nghỉ'}`,
    calendarStatus,
  }
}
