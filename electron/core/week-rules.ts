/** The rules a week is made by: those in force on its nominal Friday, and what they say about its span and hour. */
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { type WorkingCalendar, workingCalendar } from '../../shared/dates/calendar.ts'
import { type WeekPeriod, weekPeriod } from '../../shared/dates/week.ts'
import type { Rule, RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind, RuleReference } from '../../shared/rules/rule.ts'
import { byRevision, referenceOf, ruleInForce } from '../../shared/rules/select.ts'

export interface WeekRules {
  readonly index: RuleOf<'index'>
  readonly grades: RuleOf<'grades'>
  readonly calendar: RuleOf<'calendar'>
  readonly weeklyPeriod: RuleOf<'weeklyPeriod'>
  readonly fields: RuleOf<'fields'>
  readonly period: WeekPeriod
  readonly references: readonly RuleReference[]
}

export const weekRules = (store: Store, friday: string): WeekRules => rulesOfWeek(allRules(store), friday)

export function rulesOfWeek(rules: readonly Rule[], friday: string): WeekRules {
  const calendar = inForce(rules, 'calendar', friday)
  const weeklyPeriod = inForce(rules, 'weeklyPeriod', friday)
  const index = inForce(rules, 'index', friday)
  const grades = inForce(rules, 'grades', friday)
  const fields = inForce(rules, 'fields', friday)
  return {
    index,
    grades,
    calendar,
    weeklyPeriod,
    fields,
    period: weekPeriod(friday, weeklyPeriod.body, calendarOf(calendar)),
    references: [index, grades, calendar, weeklyPeriod, fields].map(referenceOf),
  }
}

/** The version in force; where none covers the day, the newest one, so that a week can always be opened. */
function inForce<K extends RuleKind>(rules: readonly Rule[], kind: K, date: string): RuleOf<K> {
  const found =
    ruleInForce(rules, kind, date) ??
    rules
      .filter((rule): rule is RuleOf<K> => rule.kind === kind)
      .sort(byRevision)
      .at(-1)
  if (found === undefined) throw new Error(`No rule of kind ${kind}`)
  return found
}

export const calendarOf = (rule: RuleOf<'calendar'>): WorkingCalendar => workingCalendar(rule.body)
