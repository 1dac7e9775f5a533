/**
 * By when a unit's figures are to be with the upper unit. The week's closing day and the report's last day come from
 * the same rules as at the unit (`weeklyPeriod`, `cutoffs`, the calendar); what is added to them is the rule
 * `receiving`.
 */
import type { WorkingCalendar } from '../dates/calendar.ts'
import { addDays, instantOf } from '../dates/plain.ts'
import type { WeekPeriod } from '../dates/week.ts'
import type { ReceivingBody } from '../rules/receiving.ts'

/** UTC milliseconds; the last moment on time. */
export const weekDue = (
  { dueDate }: Pick<WeekPeriod, 'dueDate'>,
  { week }: ReceivingBody,
  calendar: WorkingCalendar,
): number => {
  let date = dueDate
  for (let left = week.workingDays; left > 0; left -= 1)
    date = calendar.workingDayOnOrAfter(addDays(date, 1)).date
  return instantOf(date, week.time)
}

export const monthDue = ({ dueDate }: Pick<WeekPeriod, 'dueDate'>, { month }: ReceivingBody): number =>
  instantOf(dueDate, month.time)
