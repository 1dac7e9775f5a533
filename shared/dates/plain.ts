/**
 * Plain dates of Việt Nam travel as ISO text. Arithmetic is Temporal's, but for whole days: a list of some thousand
 * tasks adds days a hundred thousand times, and the polyfill takes twenty times as long.
 */
import { Temporal } from 'temporal-polyfill'

export type IsoDateText = string

export const timeZone = 'Asia/Ho_Chi_Minh'

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return false
  return day <= Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth
}

const dayLong = 86_400_000
const lastMidnight = Date.UTC(9999, 11, 31)

/** The midnight (UTC milliseconds) of `2026-11-20`; null for any other text, and for a day that does not exist. */
function midnightOf(date: string): number | null {
  if (date.length !== 10) return null
  const midnight = Date.parse(date)
  return !Number.isNaN(midnight) && dateOf(midnight) === date ? midnight : null
}

const dateOf = (midnight: number): IsoDateText => new Date(midnight).toISOString().slice(0, 10)

/** Throws a `RangeError` for what is no date. */
export function addDays(date: IsoDateText, days: number): IsoDateText {
  const midnight = midnightOf(date)
  const sum = midnight === null ? Number.NaN : midnight + days * dayLong
  if (Number.isInteger(days) && sum >= 0 && sum <= lastMidnight) return dateOf(sum)
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** 1 = Monday … 7 = Sunday. Throws a `RangeError` for what is no date. */
export function weekday(date: IsoDateText): number {
  const midnight = midnightOf(date)
  return midnight === null ? Temporal.PlainDate.from(date).dayOfWeek : new Date(midnight).getUTCDay() || 7
}

/** The plain date and `HH:MM` that the wall clock of Việt Nam shows at an instant (UTC milliseconds). */
export function wallClock(instant: number): { readonly date: IsoDateText; readonly time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString().slice(0, 5) }
}

/** `2026-11-20T16:05`: what the wall clock of Việt Nam shows at an instant (UTC milliseconds). */
export function localMoment(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${date}T${time}`
}

/** The instant (UTC milliseconds) of a wall-clock moment in Việt Nam; `time` is `HH:MM`. */
export const instantOf = (date: IsoDateText, time: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
