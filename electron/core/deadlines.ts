/** How this office reads a deadline phrase and what its calendar makes of a day. */
import { getHabits } from '../../db/plan/parties.ts'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { addDays, type IsoDateText } from '../../shared/dates/plain.ts'
import { literalHabits, type ReadContext } from '../../shared/deadline/read.ts'
import type { DeadlineHabits } from '../../shared/deadline/reading.ts'
import type { DayRules } from '../../shared/plan/checkpoints.ts'
import type { KnownDocument } from '../../shared/rules/documents.ts'

import { calendarOf, inForce } from './week-rules.ts'

/** What the office chose; until then the literal reading. */
export const officeHabits = (store: Store): DeadlineHabits => getHabits(store) ?? literalHabits

/** The calendar in force at the end of a year. */
export const yearCalendar = (store: Store, year: number): WorkingCalendar =>
  calendarOf(inForce(allRules(store), 'calendar', `${year}-12-31`))

export const readContext = (store: Store, year: number, issued: IsoDateText | null): ReadContext => ({
  year,
  issued: issued ?? undefined,
  calendar: yearCalendar(store, year),
  habits: officeHabits(store),
  documents: knownDocuments(store, year),
})

/** Of an office that has no such list yet, none. */
const knownDocuments = (store: Store, year: number): readonly KnownDocument[] => {
  const rules = allRules(store)
  return rules.some(({ kind }) => kind === 'documents')
    ? inForce(rules, 'documents', `${year}-12-31`).body.documents
    : []
}

/** Asked for thousands of days at once, so every answer is remembered. */
export function dayRules(calendar: WorkingCalendar, habits: DeadlineHabits): DayRules {
  const known = new Map<IsoDateText, IsoDateText>()
  return {
    boundIncluded: habits.boundIncluded,
    effective(date) {
      const before = known.get(date)
      if (before !== undefined) return before
      const found = effectiveDay(calendar, date, habits)
      known.set(date, found)
      return found
    },
    after: (event, days, kind) =>
      kind === 'calendar' ? addDays(event, days) : calendar.addWorkingDays(event, days).date,
  }
}

function effectiveDay(
  calendar: WorkingCalendar,
  date: IsoDateText,
  { whenOff }: DeadlineHabits,
): IsoDateText {
  if (whenOff === 'same') return date
  return whenOff === 'after'
    ? calendar.workingDayOnOrAfter(date).date
    : calendar.workingDayOnOrBefore(date).date
}
