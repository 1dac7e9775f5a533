/** How this office reads a deadline phrase and what its calendar makes of a day. */
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { addDays, type IsoDateText } from '../../shared/dates/plain.ts'
import { literalHabits, type ReadContext } from '../../shared/deadline/read.ts'
import type { DeadlineHabits } from '../../shared/deadline/reading.ts'
import type { DayRules } from '../../shared/plan/checkpoints.ts'

import { calendarOf, inForce } from './week-rules.ts'

export const officeHabits: DeadlineHabits = literalHabits

/** The calendar in force at the end of a year. */
export const yearCalendar = (store: Store, year: number): WorkingCalendar =>
  calendarOf(inForce(allRules(store), 'calendar', `${year}-12-31`))

export const readContext = (store: Store, year: number, issued: IsoDateText | null): ReadContext => ({
  year,
  issued: issued ?? undefined,
  calendar: yearCalendar(store, year),
  habits: officeHabits,
})

/** Asked for thousands of days at once, so every answer is remembered. */
export function dayRules(calendar: WorkingCalendar): DayRules {
  const known = new Map<IsoDateText, IsoDateText>()
  return {
    boundIncluded: officeHabits.boundIncluded,
    effective(date) {
      const before = known.get(date)
      if (before !== undefined) return before
      const found = effectiveDay(calendar, date)
      known.set(date, found)
      return found
    },
    after: (event, days, kind) =>
      kind === 'calendar' ? addDays(event, days) : calendar.addWorkingDays(event, days).date,
  }
}

function effectiveDay(calendar: WorkingCalendar, date: IsoDateText): IsoDateText {
  if (officeHabits.whenOff === 'same') return date
  return officeHabits.whenOff === 'after'
    ? calendar.workingDayOnOrAfter(date).date
    : calendar.workingDayOnOrBefore(date).date
}
