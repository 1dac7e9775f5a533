/** Plain dates of Việt Nam travel as ISO text; arithmetic is Temporal's. */
import { Temporal } from 'temporal-polyfill'

export type IsoDateText = string

export const timeZone = 'Asia/Ho_Chi_Minh'

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return false
  return day <= Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth
}

export const addDays = (date: IsoDateText, days: number): IsoDateText =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: IsoDateText): number => Temporal.PlainDate.from(date).dayOfWeek

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
