/**
 * What a period of figures is called for ever. A week is its nominal Friday, `2026-11-20`; a month is the report it
 * is made for and the month, `month-933-644.2026-11`, since an office may close two months of different windows for
 * two receivers. Months sort after every date, so that a span of Fridays never holds one.
 *
 * Where records and calls name a field `friday`, it holds this key.
 */
import { addDays, type IsoDateText, isDate } from './plain.ts'
import { fridaysOfYear, isFriday } from './week.ts'
import { formatDate } from './words.ts'

export type PeriodName =
  | { readonly kind: 'week'; readonly friday: IsoDateText }
  /** `month` is `2026-11`, the month in which the report is due. */
  | { readonly kind: 'month'; readonly report: string; readonly month: string }

const monthPattern = /^([a-z][a-z0-9-]*)\.(20\d{2}-(?:0[1-9]|1[0-2]))$/

/** A code of a report that may stand in a key. */
export const isReportCode = (code: string): boolean => /^[a-z][a-z0-9-]*$/.test(code)

/** A date, Friday or not, or a month: what may be asked for by name. */
export const isPeriodKey = (text: string): boolean => isDate(text) || monthPattern.test(text)

/** null for a date that is no Friday, and for anything else that names no period. */
export function readPeriodKey(key: string): PeriodName | null {
  const [, report, month] = monthPattern.exec(key) ?? []
  if (report !== undefined && month !== undefined) return { kind: 'month', report, month }
  return isDate(key) && isFriday(key) ? { kind: 'week', friday: key } : null
}

export const monthKey = (report: string, month: string): string => `${report}.${month}`

export const isMonthKey = (key: string): boolean => monthPattern.test(key)

/** The periods of one kind in a year, oldest first; `report` null for the weeks. */
export const periodsOfYear = (report: string | null, year: number): readonly string[] =>
  report === null
    ? fridaysOfYear(year)
    : Array.from({ length: 12 }, (_, at) => monthKey(report, `${year}-${String(at + 1).padStart(2, '0')}`))

/** The period just before, whose figures this one is held against. */
export function periodBefore(key: string): string {
  const name = readPeriodKey(key)
  if (name === null || name.kind === 'week') return addDays(key, -7)
  const [year = 0, month = 1] = name.month.split('-').map(Number)
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
  return monthKey(name.report, before)
}

export function periodYear(key: string): number {
  const name = readPeriodKey(key)
  return Number((name?.kind === 'month' ? name.month : key).slice(0, 4))
}

/** "tuần", "tháng": what the period is called in a sentence. */
export const periodWord = (key: string): 'tuần' | 'tháng' => (isMonthKey(key) ? 'tháng' : 'tuần')

/** "11/2026"; null for a week. */
export function monthText(key: string): string | null {
  const name = readPeriodKey(key)
  if (name?.kind !== 'month') return null
  const [year = '', month = ''] = name.month.split('-')
  return `${Number(month)}/${year}`
}

/** "tuần đến 20/11/2026", "tháng 11/2026": the key in words. */
export function periodText(key: string): string {
  const month = monthText(key)
  return month === null ? `tuần đến ${formatDate(key)}` : `tháng ${month}`
}
