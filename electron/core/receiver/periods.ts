/** The periods of a year that units send, and by when: from the rules in force on each one's own days. */
import { monthsReceived } from '../../../db/exchange/views.ts'
import { rulesOfKind } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import type { ReceivedPeriod } from '../../../shared/contract/receiver.ts'
import { workingCalendar } from '../../../shared/dates/calendar.ts'
import { monthPeriod } from '../../../shared/dates/month.ts'
import { periodsOfYear, periodYear, readPeriodKey } from '../../../shared/dates/period.ts'
import { weekPeriod } from '../../../shared/dates/week.ts'
import { monthDue, weekDue } from '../../../shared/receiver/due.ts'
import type { Rule, RuleOf } from '../../../shared/rules/bodies.ts'
import { monthlyClosings } from '../../../shared/rules/cutoffs.ts'
import type { RuleKind } from '../../../shared/rules/rule.ts'
import { inForce } from '../week-rules.ts'

export interface Report {
  readonly code: string
  readonly name: string
}

/** Monthly reports whose months units close: of the rule in force, and of what came. */
export function reportsOf(store: Store, year: number): readonly Report[] {
  const rule = inForce(rulesOfKind(store, 'cutoffs'), 'cutoffs', `${year}-12-28`)
  const named = monthlyClosings(rule.body).map(({ cutoff: { code, name } }) => ({ code, name }))
  const came = monthsReceived(store).flatMap((key) => {
    const name = readPeriodKey(key)
    return name?.kind === 'month' && periodYear(key) === year ? [name.report] : []
  })
  const unnamed = [...new Set(came)].filter((code) => !named.some((report) => report.code === code))
  return [...named, ...unnamed.map((code) => ({ code, name: code }))]
}

/** Null for a report that no version of the cut-offs closes months for. */
export function periodsIn(
  store: Store,
  year: number,
  report: string | null,
): readonly ReceivedPeriod[] | null {
  const dueOf = dueIn(store)
  const periods = periodsOfYear(report, year).map(dueOf)
  return periods.some((period) => period === null) ? null : (periods as ReceivedPeriod[])
}

/** For one period by its key; null for what is no week and no month of a known report. */
export function dueIn(store: Store): (key: string) => ReceivedPeriod | null {
  const kinds = ['calendar', 'weeklyPeriod', 'cutoffs', 'receiving'] as const
  const rules: readonly Rule[] = kinds.flatMap((kind) => rulesOfKind(store, kind))
  const calendars = new Map<RuleOf<'calendar'>, ReturnType<typeof workingCalendar>>()
  const calendarAt = (day: string) => {
    const rule = of('calendar', day)
    const known = calendars.get(rule)
    if (known !== undefined) return known
    const made = workingCalendar(rule.body)
    calendars.set(rule, made)
    return made
  }
  const of = <K extends RuleKind>(kind: K, day: string): RuleOf<K> => inForce(rules, kind, day)
  return (key) => {
    const name = readPeriodKey(key)
    if (name === null) return null
    if (name.kind === 'week') {
      const calendar = calendarAt(name.friday)
      const period = weekPeriod(name.friday, of('weeklyPeriod', name.friday).body, calendar)
      const dueAt = weekDue(period, of('receiving', name.friday).body, calendar)
      return { key, from: period.from, to: period.to, dueAt }
    }
    const day = `${name.month}-28`
    const closing = rules
      .filter((rule): rule is RuleOf<'cutoffs'> => rule.kind === 'cutoffs')
      .sort(
        (a, b) =>
          Number(b === of('cutoffs', day)) - Number(a === of('cutoffs', day)) || b.revision - a.revision,
      )
      .flatMap(({ body }) => monthlyClosings(body))
      .find(({ cutoff }) => cutoff.code === name.report)
    if (closing === undefined) return null
    const period = monthPeriod(name.month, closing, calendarAt(day))
    return { key, from: period.from, to: period.to, dueAt: monthDue(period, of('receiving', day).body) }
  }
}
