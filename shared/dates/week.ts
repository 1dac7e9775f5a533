/**
 * The week of the figures and its closing. A week is named for ever by its nominal Friday; what the rule and the
 * calendar say about its span and its hour is derived here.
 *
 * The closing stands at the nominal weekday. When that day is off it moves back to the last working day of the
 * week's own span. When the whole span is off (Tết: 14–20/02/2026) there is nothing to move back to, for the
 * working day before belongs to the week before; the closing then moves forward to the first working day after.
 * Closing is open from the first minute of the closing day.
 */
import type { WeeklyPeriodBody } from '../rules/bodies.ts'
import { type Day, type DayStatus, type Move, type WorkingCalendar, weakest } from './calendar.ts'
import { addDays, type IsoDateText, instantOf, wallClock, weekday } from './plain.ts'
import { formatShort, weekdayName } from './words.ts'

export interface WeekPeriod {
  readonly friday: IsoDateText
  /** The figures cover from … to, both days included. */
  readonly from: IsoDateText
  readonly to: IsoDateText
  readonly dueDate: IsoDateText
  /** UTC milliseconds, all three. A closing after `lateAfter` needs a reason. */
  readonly opensAt: number
  readonly dueAt: number
  readonly lateAfter: number
  /** "chốt thứ Tư 29/4, 16:00 – do nghỉ lễ 30/4, 01/5"; null when the closing did not move. */
  readonly shifted: string | null
  readonly calendarStatus: DayStatus
}

const fridayNumber = 5

export const isFriday = (date: IsoDateText): boolean => weekday(date) === fridayNumber

/** The Friday that ends the Saturday–Friday week in which `date` lies. */
export const fridayOf = (date: IsoDateText): IsoDateText =>
  addDays(date, (fridayNumber + 7 - weekday(date)) % 7)

export function fridaysOfYear(year: number): readonly IsoDateText[] {
  const fridays: IsoDateText[] = []
  for (let date = fridayOf(`${year}-01-01`); date.startsWith(`${year}-`); date = addDays(date, 7)) {
    fridays.push(date)
  }
  return fridays
}

/** The nominal Friday of the week in which an instant (UTC milliseconds) lies, by the wall clock of Việt Nam. */
export const currentFriday = (instant: number): IsoDateText => fridayOf(wallClock(instant).date)

/**
 * The nominal Friday of the first week whose closing hour has not passed at `instant`: on Thursday 30/4/2026
 * that is 08/5, because the week of 01/5 was due the day before.
 */
export function nextClosing(instant: number, rule: WeeklyPeriodBody, calendar: WorkingCalendar): IsoDateText {
  let friday = addDays(currentFriday(instant), -14)
  while (weekPeriod(friday, rule, calendar).dueAt < instant) friday = addDays(friday, 7)
  return friday
}

/** `friday` must be a Friday; anything else is a defect of the caller (`NotAFriday` is refused at the door). */
export function weekPeriod(
  friday: IsoDateText,
  rule: WeeklyPeriodBody,
  calendar: WorkingCalendar,
): WeekPeriod {
  if (!isFriday(friday)) throw new RangeError(`Not a Friday: ${friday}`)
  const to = addDays(friday, rule.closeWeekday - fridayNumber)
  const from = addDays(to, 1 - rule.days)
  const back = calendar.workingDayOnOrBefore(to)
  const wholeSpanOff = back.date < from
  const move: Move = wholeSpanOff ? calendar.workingDayAfter(to) : back
  const dueDate = move.date
  return {
    friday,
    from,
    to,
    dueDate,
    opensAt: instantOf(dueDate, '00:00'),
    dueAt: instantOf(dueDate, rule.closeTime),
    lateAfter: instantOf(dueDate, rule.lateAfter),
    shifted:
      dueDate === to ? null : shiftSentence(dueDate, to, rule.closeTime, wholeSpanOff ? null : back.skipped),
    calendarStatus: wholeSpanOff ? weakest([back.status, move.status]) : move.status,
  }
}

/** `skipped` is null when the whole span is off. */
function shiftSentence(
  dueDate: IsoDateText,
  nominal: IsoDateText,
  time: string,
  skipped: readonly Day[] | null,
): string {
  const year = dueDate.slice(0, 4) === nominal.slice(0, 4) ? '' : `/${dueDate.slice(0, 4)}`
  const due = `chốt ${weekdayName(dueDate)} ${formatShort(dueDate)}${year}, ${time}`
  if (skipped === null)
    return `${due} – do cả tuần không có ngày làm việc, chuyển sang ngày làm việc đầu tiên sau đó`
  const off = skipped.filter((day) => day.kind === 'off').reverse()
  const holidays = off.filter((day) => day.entry?.swap !== true).map((day) => formatShort(day.date))
  const swaps = off.filter((day) => day.entry?.swap === true).map((day) => formatShort(day.date))
  const causes = [
    ...(holidays.length > 0 ? [`nghỉ lễ ${holidays.join(', ')}`] : []),
    ...(swaps.length > 0 ? [`nghỉ hoán đổi ${swaps.join(', ')}`] : []),
  ]
  return `${due} – do ${causes.length > 0 ? causes.join(' và ') : 'nghỉ cuối tuần'}`
}
