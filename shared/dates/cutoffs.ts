/**
 * The due days of a year's reports, from rule data and the working-day calendar.
 *
 * A last day that is not worked moves as its rule says, and the reason is said. A report is never due before its
 * figures are complete: where the working day before lies ahead of the window's end (Tết 2026: window to 20/02,
 * last worked day 13/02), it is due on the first working day after instead.
 */
import { Temporal } from 'temporal-polyfill'
import type { Cutoff, CutoffsBody, MonthDay } from '../rules/cutoffs.ts'
import type { DayStatus, Move, WorkingCalendar } from './calendar.ts'
import type { IsoDateText } from './plain.ts'
import { formatShort, weekdayName } from './words.ts'

export interface CutoffDate {
  readonly code: string
  readonly name: string
  /** "tháng 11/2026", "quý IV/2026" */
  readonly period: string
  /** Month of the due day by the rule, 1–12. */
  readonly month: number
  readonly from: IsoDateText | null
  readonly to: IsoDateText | null
  /** The last day by the text, before any move. */
  readonly nominal: IsoDateText
  readonly due: IsoDateText
  /** "ngày 17/01 rơi vào thứ Bảy, gửi trước vào thứ Sáu 16/01"; null when the day did not move. */
  readonly shifted: string | null
  /** Why the nominal day is off, for a table with little room; null when the day did not move. */
  readonly off: string | null
  readonly calendarStatus: DayStatus
}

const quarters = ['I', 'II', 'III', 'IV'] as const

/** By due day; those of one day in the order of the rule. */
export function cutoffsOfYear(
  year: number,
  { cutoffs }: CutoffsBody,
  calendar: WorkingCalendar,
): readonly CutoffDate[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  return months
    .flatMap((month) =>
      cutoffs
        .filter(({ every }) => every === 'month' || month % 3 === 0)
        .map((cutoff) => cutoffDate(year, month, cutoff, calendar)),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** Of one report due in `month`, 1–12. */
export function cutoffDate(
  year: number,
  month: number,
  cutoff: Cutoff,
  calendar: WorkingCalendar,
): CutoffDate {
  const { code, name, every, window, due, whenOff } = cutoff
  const on = (day: MonthDay) => dayIn(year, month, day)
  const to = window === null ? null : on(window.to)
  const nominal = on({ month: 0, day: due.before ? due.day - 1 : due.day })
  const moved = move(nominal, to, whenOff, calendar)
  return {
    code,
    name,
    period: every === 'month' ? `tháng ${month}/${year}` : `quý ${quarters[month / 3 - 1]}/${year}`,
    month,
    from: window === null ? null : on(window.from),
    to,
    nominal,
    due: moved.date,
    shifted: moved.date === nominal ? null : shiftSentence(nominal, moved, calendar),
    off: moved.date === nominal ? null : offReason(nominal, calendar),
    calendarStatus: moved.status,
  }
}

/** A day that the month does not have is its last one. */
function dayIn(year: number, month: number, { month: offset, day }: MonthDay): IsoDateText {
  const first = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: offset })
  return first.with({ day: Math.min(day, first.daysInMonth) }).toString()
}

function move(
  nominal: IsoDateText,
  windowEnd: IsoDateText | null,
  whenOff: Cutoff['whenOff'],
  calendar: WorkingCalendar,
): Move {
  if (whenOff === 'same') return { date: nominal, skipped: [], status: calendar.dayOf(nominal).status }
  if (whenOff === 'after') return calendar.workingDayOnOrAfter(nominal)
  const back = calendar.workingDayOnOrBefore(nominal)
  return windowEnd !== null && back.date < windowEnd ? calendar.workingDayOnOrAfter(nominal) : back
}

function shiftSentence(nominal: IsoDateText, { date }: Move, calendar: WorkingCalendar): string {
  const how = date < nominal ? 'gửi trước vào' : 'gửi vào'
  return `ngày ${formatShort(nominal)} rơi vào ${offReason(nominal, calendar)}, ${how} ${weekdayName(date)} ${formatShort(date)}`
}

const offReason = (date: IsoDateText, calendar: WorkingCalendar): string =>
  calendar.dayOf(date).reason ?? 'ngày nghỉ'
