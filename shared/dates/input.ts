/**
 * Dates as people type them, read when the field is left: 5/9 · 05/9/2026 · 5-9-26 · 59 · 0509 · 05092026 ·
 * 2026-09-05 · hôm nay · mai · hôm qua · +5 · -3 (calendar days).
 *
 * A day that does not exist is refused with a sentence that says why, never bent into another one; digits that
 * can be split two ways ("112": 11/2 or 1/12) are asked. A date without a year lies in the reference date's year,
 * unless that is more than ten months away; then it is the neighbouring year's ("5/1" typed on 28/12).
 */
import { err, ok, type Result } from '../result.ts'
import { clean, fold } from '../text/text.ts'
import { addDays, type IsoDateText, isDate } from './plain.ts'
import { formatShort } from './words.ts'

export type DateInputError =
  | { readonly type: 'NotADate'; readonly sentence: string }
  | { readonly type: 'NoSuchDay'; readonly sentence: string }
  | {
      readonly type: 'AmbiguousDate'
      readonly candidates: readonly IsoDateText[]
      readonly sentence: string
    }

/** Day offsets of the words, folded so that unmarked typing works. */
const words: Readonly<Record<string, number>> = {
  'hom nay': 0,
  nay: 0,
  mai: 1,
  'ngay mai': 1,
  'hom qua': -1,
  qua: -1,
}

const monthsNearby = 10

/** `today` is the reference date. */
export function parseDate(text: string, today: IsoDateText): Result<IsoDateText, DateInputError> {
  const typed = fold(text).replace(/[\u2010-\u2015\u2212]/g, '-')
  if (Object.hasOwn(words, typed)) return ok(addDays(today, words[typed] ?? 0))

  const offset = /^([+-])\s?(\d{1,4})$/.exec(typed)
  if (offset) return ok(addDays(today, Number(`${offset[1]}${offset[2]}`)))

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return dateOf(Number(iso[3]), Number(iso[2]), Number(iso[1]))

  const parts = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?$/.exec(typed)
  if (parts) {
    const [, day, month, year] = parts
    return year === undefined
      ? withoutYear(Number(day), Number(month), today)
      : dateOf(Number(day), Number(month), fullYear(year))
  }
  if (/^\d+$/.test(typed)) return fromDigits(typed, today)
  return notADate(text)
}

function fromDigits(digits: string, today: IsoDateText): Result<IsoDateText, DateInputError> {
  const at = (from: number, to: number): number => Number(digits.slice(from, to))
  switch (digits.length) {
    case 2:
      return withoutYear(at(0, 1), at(1, 2), today)
    case 3: {
      const readings = [withoutYear(at(0, 2), at(2, 3), today), withoutYear(at(0, 1), at(1, 3), today)]
      const candidates = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
      const [first, second] = candidates
      if (first !== undefined && second !== undefined) {
        const sentence = `“${digits}” là ${formatShort(first)} hay ${formatShort(second)}? Gõ có dấu gạch chéo.`
        return err({ type: 'AmbiguousDate', candidates, sentence })
      }
      return first === undefined ? (readings[0] ?? notADate(digits)) : ok(first)
    }
    case 4:
      return withoutYear(at(0, 2), at(2, 4), today)
    case 6:
    case 8:
      return dateOf(at(0, 2), at(2, 4), fullYear(digits.slice(4)))
    default:
      return notADate(digits)
  }
}

/** Two digits are a year of this century. */
const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

function withoutYear(day: number, month: number, today: IsoDateText): Result<IsoDateText, DateInputError> {
  const thisYear = Number(today.slice(0, 4))
  const apart = month - Number(today.slice(5, 7)) + (day - Number(today.slice(8, 10))) / 31
  const year = apart > monthsNearby ? thisYear - 1 : apart < -monthsNearby ? thisYear + 1 : thisYear
  return dateOf(day, month, year)
}

function dateOf(day: number, month: number, year: number): Result<IsoDateText, DateInputError> {
  if (month < 1 || month > 12) return noSuchDay(`Không có tháng ${month}.`)
  if (year < 1900 || year > 2100) return noSuchDay(`Năm ${year} không hợp lý.`)
  const iso = (d: number): IsoDateText =>
    `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  if (day >= 1 && isDate(iso(day))) return ok(iso(day))
  const last = [31, 30, 29, 28].find((d) => isDate(iso(d)))
  return noSuchDay(
    day < 1
      ? `Không có ngày ${day}.`
      : `Tháng ${month} năm ${year} chỉ có ${last} ngày, không có ngày ${day}.`,
  )
}

const noSuchDay = (sentence: string): Result<never, DateInputError> => err({ type: 'NoSuchDay', sentence })

const notADate = (text: string): Result<never, DateInputError> =>
  err({ type: 'NotADate', sentence: `“${clean(text)}” không phải là ngày. Gõ ngày/tháng, ví dụ 5/9.` })
