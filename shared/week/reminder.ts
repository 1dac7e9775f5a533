/**
 * When an open program reminds of a closing that still stands out, and in which words. Each moment is told once; of
 * several that passed while nobody looked (the program was closed, the PC slept) only the last one is.
 */
import { formatShort, weekdayName } from '../dates/words.ts'

/** Minutes before the closing hour, where nobody chose others. The hour itself is always one of the moments. */
export const usualReminders: readonly number[] = [120, 30]

/** Long after the hour a reminder is only noise: the screen itself says that the week is late. */
const silentAfterMs = 8 * 3_600_000

export interface Looks {
  /** UTC milliseconds, all three; `since` is the last look. */
  readonly since: number
  readonly now: number
  readonly dueAt: number
}

/** The moment that came between the two looks, as minutes before the hour; null for none. */
export function reminderDue(minutes: readonly number[], { since, now, dueAt }: Looks): number | null {
  if (now - dueAt > silentAfterMs) return null
  const passed = [...minutes, 0].filter((before) => {
    const moment = dueAt - before * 60_000
    return since < moment && moment <= now
  })
  return passed.length === 0 ? null : Math.min(...passed)
}

export interface Reminder {
  readonly friday: string
  readonly from: string
  readonly to: string
  /** The day and hour of the closing, `2026-11-20` and `16:00`. */
  readonly date: string
  readonly time: string
  /** Negative once the hour has passed. */
  readonly minutesLeft: number
}

export function reminderWords({ from, to, date, time, minutesLeft }: Reminder): string {
  const week = `tuần ${formatShort(from)} – ${formatShort(to)}`
  const hour = `${time} ${weekdayName(date)} ${formatShort(date)}`
  if (minutesLeft > 0) return `Còn ${spanWords(minutesLeft)} đến giờ chốt ${week} (${hour}).`
  return `Đã đến giờ chốt ${week} (${hour}) mà tuần chưa chốt.`
}

function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} phút`
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`
}
