/**
 * Working days over a calendar that is data. A listed day off or worked Saturday wins over the weekend rule.
 *
 * What is not known is said, never guessed silently: every day carries its status, and every answer reached by
 * walking carries the weakest status of the days walked over. Beyond the calendar's range only the weekend rule
 * is left, and the status is `outside`. Lunar dates are never computed here.
 */
import type { CalendarBody, CalendarDay } from '../rules/bodies.ts'
import type { Status } from '../rules/rule.ts'
import { addDays, type IsoDateText, weekday } from './plain.ts'
import { weekdayName } from './words.ts'

export type DayStatus = Status | 'outside'

export interface Day {
  readonly date: IsoDateText
  readonly working: boolean
  readonly kind: 'ordinary' | 'weekend' | 'off' | 'work'
  /** Why the day is off, worked or doubtful, in Vietnamese; null for an ordinary certain working day. */
  readonly reason: string | null
  readonly status: DayStatus
  /** The calendar's own entry, with citation and confidence; null when the day is not listed. */
  readonly entry: CalendarDay | null
}

/** A day reached by walking, with the days not worked on the way (in the order walked). */
export interface Move {
  readonly date: IsoDateText
  readonly skipped: readonly Day[]
  readonly status: DayStatus
}

export interface WorkingCalendar {
  readonly from: IsoDateText
  readonly to: IsoDateText
  dayOf(date: IsoDateText): Day
  /** `dayOf` says how sure that is. */
  isWorkingDay(date: IsoDateText): boolean
  /** `date` itself when it is worked, else the nearest working day before it. */
  workingDayOnOrBefore(date: IsoDateText): Move
  /** The nearest working day strictly before `date`. */
  workingDayBefore(date: IsoDateText): Move
  workingDayOnOrAfter(date: IsoDateText): Move
  workingDayAfter(date: IsoDateText): Move
  /**
   * The n-th working day after `date`, which is itself not counted (as BLDS 2015 counts); n < 0 walks back.
   * n = 0 is `date`, worked or not.
   */
  addWorkingDays(date: IsoDateText, n: number): Move
  /** How many working days d have a < d ≤ b; negative when b lies before a. */
  workingDaysBetween(a: IsoDateText, b: IsoDateText): Count
}

export interface Count {
  readonly days: number
  readonly status: DayStatus
}

const weakness: readonly DayStatus[] = ['official', 'provisional', 'unverified', 'outside']

export const weakest = (statuses: readonly DayStatus[]): DayStatus =>
  weakness[Math.max(0, ...statuses.map((status) => weakness.indexOf(status)))] ?? 'outside'

/** No holiday is longer; a calendar that needs more has no working day left, which `validateRule` refuses. */
const longestRest = 400

export function workingCalendar(body: CalendarBody): WorkingCalendar {
  const entries = new Map(body.days.map((day) => [day.date, day]))
  /** Of days asked before: a list of thirty thousand dossiers asks for the same few hundred. */
  const known = new Map<IsoDateText, { readonly day: Day; readonly next: IsoDateText }>()

  function step(date: IsoDateText): { readonly day: Day; readonly next: IsoDateText } {
    const found = known.get(date) ?? { day: judge(date), next: addDays(date, 1) }
    known.set(date, found)
    return found
  }

  const dayOf = (date: IsoDateText): Day => step(date).day

  function judge(date: IsoDateText): Day {
    const entry = entries.get(date) ?? null
    if (entry !== null) {
      const { kind, reason, status } = entry
      return { date, working: kind === 'work', kind, reason, status, entry }
    }
    const weekend = body.weekend.includes(weekday(date))
    const doubt = doubtOf(date)
    return {
      date,
      working: !weekend,
      kind: weekend ? 'weekend' : 'ordinary',
      reason: weekend ? weekdayName(date) : (doubt?.reason ?? null),
      status: doubt?.status ?? 'official',
      entry,
    }
  }

  function doubtOf(date: IsoDateText): { readonly status: DayStatus; readonly reason: string } | undefined {
    if (date < body.from || date > body.to)
      return { status: 'outside', reason: 'Ngoài khoảng của lịch làm việc' }
    return body.uncertain?.find((span) => span.from <= date && date <= span.to)
  }

  /** Walks until `wanted` working days are met, counting from `start` itself. */
  function walk(start: IsoDateText, step: 1 | -1, wanted: number): Move {
    const skipped: Day[] = []
    const statuses: DayStatus[] = []
    let met = 0
    let rest = 0
    for (let date = start; ; date = addDays(date, step)) {
      const day = dayOf(date)
      statuses.push(day.status)
      if (day.working) met += 1
      else skipped.push(day)
      if (met === wanted) return { date, skipped, status: weakest([...new Set(statuses)]) }
      rest = day.working ? 0 : rest + 1
      if (rest > longestRest) throw new RangeError(`No working day around ${date}`)
    }
  }

  const workingDayOnOrBefore = (date: IsoDateText): Move => walk(date, -1, 1)
  const workingDayBefore = (date: IsoDateText): Move => walk(addDays(date, -1), -1, 1)
  const workingDayOnOrAfter = (date: IsoDateText): Move => walk(date, 1, 1)
  const workingDayAfter = (date: IsoDateText): Move => walk(addDays(date, 1), 1, 1)

  function addWorkingDays(date: IsoDateText, n: number): Move {
    if (n === 0) return { date, skipped: [], status: dayOf(date).status }
    return n > 0 ? walk(addDays(date, 1), 1, n) : walk(addDays(date, -1), -1, -n)
  }

  /** Spans asked before: many dossiers are due on one day and looked at on one other. */
  const counted = new Map<string, Count>()

  function workingDaysBetween(a: IsoDateText, b: IsoDateText): Count {
    const key = `${a}/${b}`
    const found = counted.get(key) ?? countBetween(a, b)
    counted.set(key, found)
    return found
  }

  function countBetween(a: IsoDateText, b: IsoDateText): Count {
    if (b < a) {
      const { days, status } = workingDaysBetween(b, a)
      return { days: days === 0 ? 0 : -days, status }
    }
    const statuses = new Set<DayStatus>()
    let days = 0
    for (let date = step(a).next; date <= b; date = step(date).next) {
      const { day } = step(date)
      statuses.add(day.status)
      if (day.working) days += 1
    }
    return { days, status: weakest([...statuses]) }
  }

  return {
    from: body.from,
    to: body.to,
    dayOf,
    isWorkingDay: (date) => dayOf(date).working,
    workingDayOnOrBefore,
    workingDayBefore,
    workingDayOnOrAfter,
    workingDayAfter,
    addWorkingDays,
    workingDaysBetween,
  }
}
