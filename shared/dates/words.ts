/**
 * Dates as the office writes them. Running text follows NĐ 30/2020, phụ lục I: days below 10 and months 1 and 2
 * carry a leading zero, other months none; tables and fields use dd/mm/yyyy throughout.
 */
import { type IsoDateText, wallClock, weekday } from './plain.ts'

interface Parts {
  readonly year: string
  readonly month: string
  readonly day: string
}

const partsOf = (date: IsoDateText): Parts => ({
  year: date.slice(0, 4),
  month: date.slice(5, 7),
  day: date.slice(8, 10),
})

/** Only January and February keep their zero: "02", but "9". */
const officialMonth = (month: string): string => (Number(month) > 2 ? String(Number(month)) : month)

/** "05/09/2026" */
export function formatDate(date: IsoDateText): string {
  const { year, month, day } = partsOf(date)
  return `${day}/${month}/${year}`
}

/** "03/10", "29/4", "01/5", "01/01": for a date whose year is plain from what stands around it. */
export function formatShort(date: IsoDateText): string {
  const { month, day } = partsOf(date)
  return `${day}/${officialMonth(month)}`
}

/** "ngày 05 tháng 9 năm 2026" */
export function formatLong(date: IsoDateText): string {
  const { year, month, day } = partsOf(date)
  return `ngày ${day} tháng ${officialMonth(month)} năm ${year}`
}

/** "03/10–09/10/2026", with both years only where they differ. */
export function formatSpan(from: IsoDateText, to: IsoDateText): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  return `${formatShort(from)}${sameYear ? '' : `/${from.slice(0, 4)}`}–${formatShort(to)}/${to.slice(0, 4)}`
}

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const

/** "thứ Sáu" */
export const weekdayName = (date: IsoDateText): string => weekdays[weekday(date) - 1] ?? ''

/** "T6", "CN": for a table with little room. */
export const weekdayInitials = (date: IsoDateText): string => {
  const day = weekday(date)
  return day === 7 ? 'CN' : `T${day + 1}`
}

/** "16 giờ 02 phút ngày 20/11/2026", by the wall clock of Việt Nam; `instant` in UTC milliseconds. */
export function formatMoment(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${time.slice(0, 2)} giờ ${time.slice(3)} phút ngày ${formatDate(date)}`
}
