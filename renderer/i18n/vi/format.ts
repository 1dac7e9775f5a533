/** Moments and sizes as the office reads them; shown in Asia/Ho_Chi_Minh whatever Windows says. */

import { addDays, wallClock } from '../../../shared/dates/plain.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'

/** UTC milliseconds → "20/11/2026 16:04". */
export function instantText(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${formatDate(date)} ${time}`
}

/** Local time without zone: "2026-11-20T16:05" → "20/11/2026 16:05". */
export const momentText = (moment: string): string =>
  `${formatDate(moment.slice(0, 10))}${moment.length > 10 ? ` ${moment.slice(11)}` : ''}`

/** UTC milliseconds → "hôm nay 16:04", "hôm qua 17:02", else the whole date; `today` is a plain date. */
export function recentText(instant: number, today: string): string {
  const { date, time } = wallClock(instant)
  if (date === today) return `hôm nay ${time}`
  if (date === addDays(today, -1)) return `hôm qua ${time}`
  return `${formatDate(date)} ${time}`
}

/** Plain dates → "từ 01/11/2026 đến 30/11/2026", "từ 01/11/2026". */
export const daysText = (from: string, to: string | null): string =>
  `từ ${formatDate(from)}${to === null ? '' : ` đến ${formatDate(to)}`}`

const HANOI_AHEAD_MS = 7 * 3_600_000

/** UTC milliseconds → "15:32:07". */
export const clockText = (instant: number): string =>
  new Date(instant + HANOI_AHEAD_MS).toISOString().slice(11, 19)

/** 153 600 → "150 KB". */
export function bytesText(bytes: number): string {
  const [size, unit] =
    bytes < 1024 ? [bytes, 'byte'] : bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB']
  return `${formatNumber(Math.round(size * 10) / 10)} ${unit}`
}
