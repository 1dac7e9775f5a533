/**
 * The rules a week or a month is made by, and what they say about its span and hour: those in force on its nominal
 * day while it is typed, those it was closed by for ever after.
 */
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { closedMonths } from '../../db/week/revisions.ts'
import { type WorkingCalendar, workingCalendar } from '../../shared/dates/calendar.ts'
import { monthPeriod } from '../../shared/dates/month.ts'
import { periodYear, readPeriodKey } from '../../shared/dates/period.ts'
import { type WeekPeriod, weekPeriod } from '../../shared/dates/week.ts'
import type { Rule, RuleOf } from '../../shared/rules/bodies.ts'
import { type MonthlyClosing, monthlyClosings } from '../../shared/rules/cutoffs.ts'
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
  /** The wording of the week's documents, or of the month's. */
  readonly template: RuleOf<'template'> | RuleOf<'monthTemplate'>
  /** The report that a month is closed for; null for a week. */
  readonly report: MonthlyClosing['cutoff'] | null
  readonly period: WeekPeriod
  readonly references: readonly RuleReference[]
}

export const weekRules = (store: Store, friday: string): WeekRules => rulesOfWeek(allRules(store), friday)

/** `key` names a week or a month that `isPeriod` knows. `frozen`: the versions a closed one names; they hold, whatever was saved since. */
export function rulesOfWeek(
  all: readonly Rule[],
  key: string,
  frozen: readonly RuleReference[] = [],
): WeekRules {
  const name = readPeriodKey(key)
  if (name === null) throw new RangeError(`No period: ${key}`)
  const day = name.kind === 'week' ? name.friday : dayOfMonth(name.month)
  const named = all.filter((rule) =>
    frozen.some(({ kind, revision }) => kind === rule.kind && revision === rule.revision),
  )
  const of = <K extends RuleKind>(kind: K): RuleOf<K> =>
    named.find((rule): rule is RuleOf<K> => rule.kind === kind) ?? inForce(all, kind, day)
  const calendar = of('calendar')
  const weeklyPeriod = of('weeklyPeriod')
  const index = of('index')
  const grades = of('grades')
  const fields = of('fields')
  const pairs = of('pairs')
  const checks = of('checks')
  const template = of(name.kind === 'week' ? 'template' : 'monthTemplate')
  const monthly = name.kind === 'week' ? null : closingOf(all, of('cutoffs'), name.report)
  return {
    index,
    grades,
    calendar,
    weeklyPeriod,
    fields,
    pairs,
    checks,
    template,
    report: monthly?.closing.cutoff ?? null,
    period:
      name.kind === 'week' || monthly === null
        ? weekPeriod(key, weeklyPeriod.body, calendarOf(calendar))
        : monthPeriod(name.month, monthly.closing, calendarOf(calendar)),
    references: [index, grades, calendar, monthly?.rule ?? weeklyPeriod, fields, pairs, checks, template].map(
      referenceOf,
    ),
  }
}

/** The rules of the month's last days hold for it, whatever day its report is due. */
const dayOfMonth = (month: string): string => `${month}-28`

interface NamedClosing {
  readonly rule: RuleOf<'cutoffs'>
  readonly closing: MonthlyClosing
}

/** As the rule says; a report that it names no more, as the newest version that does. */
function closingOf(all: readonly Rule[], preferred: RuleOf<'cutoffs'>, report: string): NamedClosing {
  const found = namedClosing([preferred], report) ?? namedClosing(cutoffRules(all), report)
  if (found === null) throw new Error(`No version of the cut-offs closes months for ${report}`)
  return found
}

const cutoffRules = (all: readonly Rule[]): RuleOf<'cutoffs'>[] =>
  all.filter((rule): rule is RuleOf<'cutoffs'> => rule.kind === 'cutoffs').sort(byRevision)

function namedClosing(rules: readonly RuleOf<'cutoffs'>[], report: string): NamedClosing | null {
  for (const rule of [...rules].reverse()) {
    const closing = monthlyClosings(rule.body).find(({ cutoff }) => cutoff.code === report)
    if (closing !== undefined) return { rule, closing }
  }
  return null
}

/** Whether the office keeps such a period: a week by its Friday, a month of a report that some version closes. */
export function isPeriod(store: Store, key: string): boolean {
  const name = readPeriodKey(key)
  if (name === null) return false
  return name.kind === 'week' || namedClosing(cutoffRules(allRules(store)), name.report) !== null
}

/** Codes of the reports whose months the office closes in that year, and of those it has closed. */
export function closedReports(store: Store, year: number): readonly string[] {
  const rule = inForce(allRules(store), 'cutoffs', dayOfMonth(`${year}-12`))
  const named = monthlyClosings(rule.body).map(({ cutoff }) => cutoff.code)
  const closed = closedMonths(store).flatMap((key) => {
    const name = readPeriodKey(key)
    return name?.kind === 'month' && periodYear(key) === year ? [name.report] : []
  })
  return [...new Set([...named, ...closed])]
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
