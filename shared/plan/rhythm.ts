/**
 * How often a duty without a date of its own is looked at. "Thường xuyên" says no period: the office chooses one,
 * monthly until it says otherwise, so that something can be ticked off, or be seen to be missed.
 */
import { z } from 'zod'

export const rhythmPeriods = ['week', 'month', 'quarter', 'halfyear', 'year'] as const
export const RhythmPeriod = z.enum(rhythmPeriods)
export type RhythmPeriod = z.infer<typeof RhythmPeriod>

export const Rhythm = z.strictObject({
  every: RhythmPeriod,
  /** Of a week 1 = Monday … 7 = Sunday; else the day of the period's last month. Null is the last one. */
  day: z.int().min(1).max(31).nullable(),
})
export type Rhythm = z.infer<typeof Rhythm>

export const defaultRhythm: Rhythm = { every: 'month', day: null }
/** For what is done every day: looked at once a week. */
export const dailyRhythm: Rhythm = { every: 'week', day: null }

const periodWords: Readonly<Record<RhythmPeriod, string>> = {
  week: 'hằng tuần',
  month: 'hằng tháng',
  quarter: 'hằng quý',
  halfyear: '6 tháng một lần',
  year: 'mỗi năm một lần',
}

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const

const lastDayWords: Readonly<Record<RhythmPeriod, string>> = {
  week: 'thứ Sáu',
  month: 'ngày cuối tháng',
  quarter: 'ngày cuối quý',
  halfyear: 'ngày cuối kỳ',
  year: 'ngày cuối năm',
}

/** "hằng tháng, ngày 20" */
export function rhythmText({ every, day }: Rhythm): string {
  const at = day === null ? lastDayWords[every] : every === 'week' ? (weekdays[day - 1] ?? '') : `ngày ${day}`
  return `${periodWords[every]}, ${at}`
}
