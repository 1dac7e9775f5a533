/**
 * The days of an apology: until when it is in time, and the new date it promises.
 *
 * The new date is a working day after the old one. "+5" counts working days from the old due date, which is itself not
 * counted, and shows the days it steps over; anything else is read as a date. A day off is refused with the working
 * days around it, never moved. Sources: NĐ 61/2018 Điều 19 khoản 9 and the provincial rules under NĐ 118/2025
 * ("chậm nhất 01 ngày trước ngày hết hạn", read as a working day).
 */
import type { Day, DayStatus, WorkingCalendar } from '../dates/calendar.ts'
import { type DateInputError, parseDate } from '../dates/input.ts'
import type { IsoDateText } from '../dates/plain.ts'
import { formatDate, weekdayName } from '../dates/words.ts'
import { err, ok, type Result } from '../result.ts'
import { clean } from '../text/text.ts'

/** The last day on which a letter is in time. `due` is the original due date. */
export const letterDeadline = (
  due: IsoDateText,
  workingDays: number,
  calendar: WorkingCalendar,
): IsoDateText => calendar.addWorkingDays(due, -workingDays).date

export interface NewDate {
  readonly date: IsoDateText
  /** Working days from the old due date to the new one. */
  readonly workingDays: number
  /** Days off between the two, in order. */
  readonly skipped: readonly Day[]
  /** How sure the calendar is of the way there. */
  readonly status: DayStatus
}

export type NewDateFault =
  | DateInputError
  | { readonly type: 'NotAfterDue'; readonly sentence: string }
  | { readonly type: 'DayOff'; readonly sentence: string }
  | { readonly type: 'Past'; readonly sentence: string }

export function readNewDate(
  text: string,
  due: IsoDateText,
  today: IsoDateText,
  calendar: WorkingCalendar,
): Result<NewDate, NewDateFault> {
  const steps = /^\+\s?(\d{1,3})$/.exec(clean(text))?.[1]
  if (steps !== undefined && Number(steps) > 0)
    return judgeNewDate(calendar.addWorkingDays(due, Number(steps)).date, due, today, calendar)
  const read = parseDate(text, today)
  return read.ok ? judgeNewDate(read.value, due, today, calendar) : read
}

export function judgeNewDate(
  date: IsoDateText,
  due: IsoDateText,
  today: IsoDateText,
  calendar: WorkingCalendar,
): Result<NewDate, NewDateFault> {
  if (date <= due)
    return err({
      type: 'NotAfterDue',
      sentence: `Ngày hẹn lại phải sau ngày hẹn cũ ${formatDate(due)}.`,
    })
  if (date < today)
    return err({ type: 'Past', sentence: `Ngày ${formatDate(date)} đã qua, không hẹn lại được.` })
  const day = calendar.dayOf(date)
  if (!day.working) {
    const after = calendar.workingDayAfter(date).date
    const before = calendar.workingDayBefore(date).date
    const near = before > due && before >= today ? [before, after] : [after]
    return err({
      type: 'DayOff',
      sentence: `${capital(weekdayName(date))} ${formatDate(date)} là ngày nghỉ${reason(day)}. Ngày làm việc gần nhất: ${near.map((each) => `${weekdayName(each)} ${formatDate(each)}`).join(', ')}.`,
    })
  }
  const { days, status } = calendar.workingDaysBetween(due, date)
  return ok({ date, workingDays: days, skipped: calendar.addWorkingDays(due, days).skipped, status })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const reason = ({ kind, reason: why }: Day): string => (kind === 'off' && why !== null ? ` (${why})` : '')

/** "thứ Sáu 23/10/2026, 5 ngày làm việc sau hẹn cũ; không tính thứ Bảy 17/10/2026, Chủ nhật 18/10/2026" */
export function newDateWords({ date, workingDays, skipped, status }: NewDate): string {
  const named = skipped.map(
    (day) => `${weekdayName(day.date)} ${formatDate(day.date)}${day.kind === 'off' ? reason(day) : ''}`,
  )
  const words = `${weekdayName(date)} ${formatDate(date)}, ${workingDays} ngày làm việc sau hẹn cũ`
  const doubt = status === 'official' ? '' : '; lịch nghỉ quãng này chưa chính thức'
  return `${words}${named.length === 0 ? '' : `; không tính ${named.join(', ')}`}${doubt}`
}
