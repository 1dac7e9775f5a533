/**
 * The days on which a task is looked at, from the reading of its deadline: fixed ends, occurrences of what recurs,
 * check-ins of what goes on all the time, steps the office set, deadlines counted from an event.
 *
 * Nothing of this is stored. A checkpoint is named by its period ("2026-03", "2026-Q1", "W2026-03-06", "p1"), not by
 * its day, so a check-in stays with its month when the day of the rule is corrected. What nobody ticked off and has
 * passed is missed, and stays visible.
 */
import { Temporal } from 'temporal-polyfill'
import { addDays, type IsoDateText, weekday } from '../dates/plain.ts'
import { fridayOf } from '../dates/week.ts'
import { formatShort } from '../dates/words.ts'
import { type Every, type Leaf, type PartReading, partsOf, type Recurrence } from '../deadline/reading.ts'
import { dailyRhythm, defaultRhythm, type Rhythm } from './rhythm.ts'
import type { SavedEvent, TaskDefinition, TaskProgress } from './task.ts'

export type CheckpointKind = 'deadline' | 'occurrence' | 'checkIn' | 'milestone' | 'event'

export interface Checkpoint {
  readonly key: string
  readonly kind: CheckpointKind
  /** "tháng 3/2026"; empty for the one deadline of a task. */
  readonly label: string
  /** The last day on time as printed, or as the office chose. */
  readonly due: IsoDateText
  /** The working day to hand in on. */
  readonly effective: IsoDateText
}

/** What the calendar and the office's habits make of a day; asked often, so it should remember its answers. */
export interface DayRules {
  effective(date: IsoDateText): IsoDateText
  /** The n-th day after (n < 0: before) an event. */
  after(event: IsoDateText, days: number, kind: 'working' | 'calendar'): IsoDateText
  /** In "trước ngày 23" the 23rd is still on time. */
  readonly boundIncluded: boolean
}

export type Dated = Pick<TaskDefinition, 'year' | 'reading'>
export type Paced = Pick<TaskProgress, 'rhythm' | 'ownDue' | 'milestones'>

/** In order of their days. */
export function checkpointsOf(
  task: Dated,
  progress: Paced,
  events: readonly SavedEvent[],
  rules: DayRules,
): readonly Checkpoint[] {
  const found: Checkpoint[] = []
  const add = (kind: CheckpointKind, key: string, label: string, due: IsoDateText) => {
    if (found.some((known) => known.key === key)) return
    found.push({ key, kind, label, due, effective: rules.effective(due) })
  }
  const leaves = partsOf(task.reading.deadline)
  const several = leaves.length > 1
  task.reading.parts.forEach((part, at) => {
    const leaf = leaves[at]
    if (leaf === undefined) return
    const label = part.label ?? (several ? `phần ${at + 1}` : '')
    const pace = paceOf(leaf, part, progress.rhythm)
    if (pace !== null) {
      const prefix = several && at > 0 ? `p${at + 1}:` : ''
      for (const one of occurrences(pace.recurrence, windowOf(task.year, leaf, part), rules.boundIncluded)) {
        add(pace.kind, `${prefix}${one.key}`, one.label, one.due)
      }
    } else if (part.hardDue !== null) add('deadline', `p${at + 1}`, label, part.hardDue)
  })
  if (progress.ownDue !== null) add('deadline', 'own', 'hạn tự đặt', progress.ownDue)
  for (const { key, label, due } of progress.milestones) add('milestone', `m:${key}`, label, due)
  for (const { id, on, days, dayKind, note } of events) {
    const label = note === '' ? `sự kiện ngày ${formatShort(on)}` : note
    add('event', `e:${id}`, label, rules.after(on, days, dayKind))
  }
  return found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** Whether the deadline comes with an event that somebody has to enter. */
export const waitsForEvent = ({ reading }: Pick<TaskDefinition, 'reading'>): boolean =>
  partsOf(reading.deadline).some(
    ({ kind, due }) => due === null && (kind === 'relative' || kind === 'onDemand'),
  )

/** Whether the office chooses the rhythm, because the letter names no period. */
export const takesRhythm = ({ reading }: Pick<TaskDefinition, 'reading'>): boolean =>
  reading.parts.some((part, at) => {
    const leaf = partsOf(reading.deadline)[at]
    return leaf !== undefined && paceOf(leaf, part, null)?.kind === 'checkIn'
  })

interface Pace {
  readonly kind: 'occurrence' | 'checkIn'
  readonly recurrence: Recurrence
}

function paceOf(leaf: Leaf, part: PartReading, rhythm: Rhythm | null): Pace | null {
  const recurrence = part.recurrence ?? (leaf.kind === 'recurring' ? leaf.recurrence : null)
  if (recurrence !== null && recurrence.every !== null && recurrence.every !== 'day') {
    return { kind: 'occurrence', recurrence }
  }
  if (recurrence !== null)
    return checkIn(rhythm ?? (recurrence.every === 'day' ? dailyRhythm : defaultRhythm))
  return leaf.kind === 'ongoing' ? checkIn(rhythm ?? defaultRhythm) : null
}

const checkIn = ({ every, day }: Rhythm): Pace => ({
  kind: 'checkIn',
  recurrence: {
    every,
    dayRule: null,
    ...(day === null ? {} : every === 'week' ? { weekday: Math.min(day, 7) } : { day }),
  },
})

interface Window {
  readonly from: IsoDateText
  readonly to: IsoDateText
}

/** The plan's year, cut by what the phrase says. */
function windowOf(year: number, leaf: Leaf, part: PartReading): Window {
  const said: { readonly from?: string | undefined; readonly to?: string | undefined } =
    leaf.kind === 'recurring' ? leaf.recurrence : leaf.kind === 'ongoing' ? leaf : {}
  const from = [`${year}-01-01`, part.start ?? '', said.from ?? ''].sort().at(-1) ?? ''
  const to = [`${year}-12-31`, said.to ?? '9'].sort()[0] ?? ''
  return { from, to }
}

interface Occurrence {
  readonly key: string
  readonly label: string
  readonly due: IsoDateText
}

const monthsOf: Readonly<Record<Exclude<Every, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  halfyear: 6,
  year: 12,
}

/** How often a year is divided by "n lần/năm"; 5 times a year divides no calendar and stays with the year. */
const divided: Readonly<Record<number, Every>> = { 2: 'halfyear', 4: 'quarter', 12: 'month' }

function occurrences(rule: Recurrence, window: Window, boundIncluded: boolean): readonly Occurrence[] {
  const { every, times = 1 } = rule
  if (every === null || every === 'day') return []
  const finer = every === 'year' ? divided[times] : undefined
  if (finer !== undefined) return occurrences({ ...rule, every: finer, times: 1 }, window, boundIncluded)
  const once = every === 'week' ? weeks(rule, window) : spans(every, rule, window, boundIncluded)
  const kept = rule.interval === undefined ? once : once.filter((_, at) => at % (rule.interval ?? 1) === 0)
  return times === 1 ? kept : kept.flatMap((one) => repeated(one, times))
}

/** "02 tin/tháng": as many in one period, all due by its end. */
const repeated = (one: Occurrence, times: number): readonly Occurrence[] =>
  Array.from({ length: times }, (_, at) => ({
    key: `${one.key}#${at + 1}`,
    label: `${one.label}, lần ${at + 1}/${times}`,
    due: one.due,
  }))

function weeks(rule: Recurrence, { from, to }: Window): readonly Occurrence[] {
  const day = rule.weekday ?? 5
  const found: Occurrence[] = []
  for (let due = addDays(from, (day + 7 - weekday(from)) % 7); due <= to; due = addDays(due, 7)) {
    if (rule.months !== undefined && !rule.months.includes(Number(due.slice(5, 7)))) continue
    found.push({ key: `W${fridayOf(due)}`, label: `tuần có ngày ${formatShort(due)}`, due })
  }
  return found
}

function spans(
  every: Exclude<Every, 'day' | 'week'>,
  rule: Recurrence,
  { from, to }: Window,
  boundIncluded: boolean,
): readonly Occurrence[] {
  const length = monthsOf[every]
  const found: Occurrence[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (let part = 1; part <= 12 / length; part++) {
      const first = (part - 1) * length + 1
      const asked = rule.monthOfQuarter !== undefined && length > 3 ? undefined : rule.monthOfQuarter
      const yearly = every === 'year' ? rule.months?.at(-1) : undefined
      const month = yearly ?? first - 1 + Math.min(asked ?? length, length)
      if (every === 'month' && rule.months !== undefined && !rule.months.includes(month)) continue
      const quarter = Math.ceil(month / 3)
      if (rule.quarters !== undefined && !rule.quarters.includes(quarter)) continue
      const due = dayIn(year, month, rule, boundIncluded)
      if (lastOf(year, month) < from || monthStart(year, first) > to) continue
      found.push({ key: spanKey(every, year, part), label: spanLabel(every, year, part), due })
    }
  }
  return found
}

function dayIn(year: number, month: number, rule: Recurrence, boundIncluded: boolean): IsoDateText {
  const last = lastOf(year, month)
  const { day, beforeDay } = rule
  if (beforeDay !== undefined) {
    const bound = addDays(monthStart(year, month), Math.min(beforeDay, Number(last.slice(8))) - 1)
    return boundIncluded ? bound : addDays(bound, -1)
  }
  if (day === undefined || rule.lastDay === true) return last
  return day >= Number(last.slice(8)) ? last : `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
}

const two = (number: number): string => String(number).padStart(2, '0')
const monthStart = (year: number, month: number): IsoDateText => `${year}-${two(month)}-01`
const lastOf = (year: number, month: number): IsoDateText =>
  `${year}-${two(month)}-${Temporal.PlainYearMonth.from({ year, month }).daysInMonth}`

const spanKey = (every: Every, year: number, part: number): string =>
  every === 'month'
    ? `${year}-${two(part)}`
    : every === 'quarter'
      ? `${year}-Q${part}`
      : every === 'halfyear'
        ? `${year}-H${part}`
        : `${year}`

const roman = ['I', 'II', 'III', 'IV'] as const

const spanLabel = (every: Every, year: number, part: number): string =>
  every === 'month'
    ? `tháng ${part}/${year}`
    : every === 'quarter'
      ? `quý ${roman[part - 1] ?? part}/${year}`
      : every === 'halfyear'
        ? `6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`
        : `năm ${year}`
