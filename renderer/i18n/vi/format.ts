/** Dates, moments and numbers as the office writes them; moments are shown in Asia/Ho_Chi_Minh whatever Windows says. */
import { addDays, wallClock, weekday } from '../../../shared/dates/plain.ts'

/** `2026-11-20` → "20/11/2026". */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** `2026-11-20` → "20/11". */
export const shortDateText = (date: string): string => dateText(date).slice(0, 5)

/** UTC milliseconds → "20/11/2026 16:04". */
export function instantText(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${dateText(date)} ${time}`
}

/** UTC milliseconds → "hôm nay 16:04", "hôm qua 17:02", else the whole date; `today` is a plain date. */
export function recentText(instant: number, today: string): string {
  const { date, time } = wallClock(instant)
  if (date === today) return `hôm nay ${time}`
  if (date === addDays(today, -1)) return `hôm qua ${time}`
  return `${dateText(date)} ${time}`
}

/** UTC milliseconds → "15:32:07". */
export const clockText = (instant: number): string =>
  new Date(instant + 7 * 3_600_000).toISOString().slice(11, 19)

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** `2026-11-20` → "thứ Sáu". */
export const weekdayText = (date: string): string => weekdays[weekday(date) - 1] ?? ''

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** 1234.5 → "1.234,5"; null → "–". */
export const numberText = (value: number | null): string => (value === null ? '–' : numbers.format(value))

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${numberText(Math.round(bytes / 102.4) / 10)} KB`
  return `${numberText(Math.round(bytes / 104_857.6) / 10)} MB`
}
