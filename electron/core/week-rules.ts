/**
 * The rules a week is made by, and what they say about its span and hour: those in force on its nominal Friday
 * while it is typed, those it was closed by for ever after.
 */
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
  readonly pairs: RuleOf<'pairs'>
  readonly checks: RuleOf<'checks'>
  readonly template: RuleOf<'template'>
  readonly period: WeekPeriod
  readonly references: readonly RuleReference[]
}

export const weekRules = (store: Store, friday: string): WeekRules => rulesOfWeek(allRules(store), friday)

/** `frozen`: the versions a closed week names; they hold, whatever was saved since. */
export function rulesOfWeek(
  all: readonly Rule[],
  friday: string,
  frozen: readonly RuleReference[] = [],
): WeekRules {
  const named = all.filter((rule) =>
    frozen.some(({ kind, revision }) => kind === rule.kind && revision === rule.revision),
  )
  const of = <K extends RuleKind>(kind: K): RuleOf<K> =>
    named.find((rule): rule is RuleOf<K> => rule.kind === kind) ?? inForce(all, kind, friday)
  const calendar = of('calendar')
  const weeklyPeriod = of('weeklyPeriod')
  const index = of('index')
  const grades = of('grades')
  const fields = of('fields')
  const pairs = of('pairs')
  const checks = of('checks')
  const template = of('template')
  return {
    index,
    grades,
    calendar,
    weeklyPeriod,
    fields,
    pairs,
    checks,
    template,
    period: weekPeriod(friday, weeklyPeriod.body, calendarOf(calendar)),
    references: [index, grades, calendar, weeklyPeriod, fields, pairs, checks, template].map(referenceOf),
  }
}

/** The version in force; where none covers the day, the newest one, so that a week can always be opened. */
export function inForce<K extends RuleKind>(rules: readonly Rule[], kind: K, date: string): RuleOf<K> {
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
