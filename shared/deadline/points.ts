/**
 * Points of time as phrases print them: a day, a month, a quarter, a half, a year, or "đầu/giữa/cuối" of one.
 * A point without a printed year keeps null; a day that does not exist is no point.
 */
import { addDays, type IsoDateText, isDate } from '../dates/plain.ts'
import { attempt, type Cursor, loose, printed, take } from './scan.ts'

/** "đầu", "giữa": where it ends is not said. */
export type Vague = 'start' | 'middle' | 'end' | 'week'

export interface Point {
  readonly unit: 'day' | 'month' | 'quarter' | 'months' | 'year'
  /** Null: not printed. */
  readonly year: number | null
  readonly month?: number
  readonly day?: number
  readonly quarter?: number
  /** First and last month of "6 tháng đầu năm". */
  readonly months?: readonly [number, number]
  /** Days of the month, of "nửa đầu tháng 3"; 31 is its last. */
  readonly days?: readonly [number, number]
  /** Of "giai đoạn 2026–2030". */
  readonly lastYear?: number
  readonly vague?: Vague
  readonly printed: string
}

export interface Bounds {
  readonly from: IsoDateText | null
  /** Null when the words do not fix the last day. */
  readonly to: IsoDateText | null
}

const two = (n: number): string => String(n).padStart(2, '0')
export const iso = (year: number, month: number, day: number): IsoDateText =>
  `${year}-${two(month)}-${two(day)}`

export const lastOfMonth = (year: number, month: number): IsoDateText =>
  addDays(month === 12 ? iso(year + 1, 1, 1) : iso(year, month + 1, 1), -1)

/** Null when the day does not exist in that year (29/02). */
export function boundsOf(point: Point, year: number): Bounds | null {
  const whole = wholeOf(point, year)
  if (whole === null) return null
  switch (point.vague) {
    case undefined:
      return whole
    case 'end':
      return { from: null, to: whole.to }
    case 'start':
      return { from: whole.from, to: null }
    default:
      return { from: null, to: null }
  }
}

export function wholeOf(point: Point, year: number): { from: IsoDateText; to: IsoDateText } | null {
  const { unit, month = 1, day = 1, quarter = 1, months = [1, 12], days, lastYear = year } = point
  switch (unit) {
    case 'day': {
      const date = iso(year, month, day)
      return isDate(date) ? { from: date, to: date } : null
    }
    case 'month': {
      const last = lastOfMonth(year, month)
      if (days === undefined) return { from: iso(year, month, 1), to: last }
      const lastDay = Number(last.slice(8))
      const from = days[0] < 0 ? lastDay + 1 + days[0] : days[0]
      return { from: iso(year, month, from), to: iso(year, month, Math.min(days[1], lastDay)) }
    }
    case 'quarter':
      return { from: iso(year, quarter * 3 - 2, 1), to: lastOfMonth(year, quarter * 3) }
    case 'months':
      return { from: iso(year, months[0], 1), to: lastOfMonth(year, months[1]) }
    case 'year':
      return { from: iso(year, 1, 1), to: iso(lastYear, 12, 31) }
  }
}

const yearTail = loose('(?:[/,.-]|của|trong)? (?:năm)? (20\\d\\d|19\\d\\d)(?![\\d/])')
/** Two digits only after a stroke, in a full date: "28/02/26". */
const shortYear = loose('[/.](\\d\\d)(?!\\d| ?[/.-])')

export const takeYear = (cursor: Cursor): number | null => {
  const found = take(cursor, yearTail)
  return found === null ? null : Number(found[1])
}

const slashed = loose('(?:ngày )?(\\d{1,2}) [/.-] (\\d{1,2})(?!\\d| ?%| ?lần)')
const spelledDay = loose(
  '(?:ngày )?(\\d{1,2}) tháng (\\d{1,2}|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?!\\d)',
)

const monthNames = [
  'một',
  'hai',
  'ba',
  'tư',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'mười một',
  'mười hai',
]
const otherMonthNames: Readonly<Record<string, number>> = { giêng: 1, bốn: 4, chạp: 12 }

function monthNumber(text: string): number {
  const word = text.replace(/\s+/g, ' ')
  if (/^\d+$/.test(word)) return Number(word)
  return otherMonthNames[word] ?? monthNames.indexOf(word.replace(/^mười(?=\S)/, 'mười ').trim()) + 1
}

export function takeDay(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const found = take(cursor, spelledDay) ?? take(cursor, slashed)
    if (found === null) return null
    const day = Number(found[1])
    const month = monthNumber(found[2] ?? '')
    const short = /[/.-]/.test(found[0]) ? attempt(cursor, () => take(cursor, shortYear)) : null
    const year = short === null ? takeYear(cursor) : 2000 + Number(short[1])
    /** "1.2" or "3-4" without a year may be any number. */
    if (year === null && !/\/|tháng|ngày/.test(found[0])) return null
    if (month < 1 || month > 12 || !isDate(iso(year ?? 2024, month, day))) return null
    return { unit: 'day', year, month, day, printed: printed(cursor, start, cursor.at) }
  })
}

const monthHead = loose(
  '(?:tháng|t(?=\\d)) (\\d{1,2}|giêng|mười một|mười hai|mười|chạp|một|hai|ba|tư|bốn|sáu|bảy|tám|chín)(?![\\d])(?! (?:lần|một lần|/ ?lần))',
)
const bareMonth = loose('(\\d{1,2}) [/-] (20\\d\\d)(?![\\d/])')
const quarterHead = loose('(?:quý|q(?=[iv1-4])) (iv(?!à)|i{1,3}|[1-4]|một|nhất|hai|ba|tư|bốn)(?![\\d])')

const quarterNames: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  một: 1,
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
}

export const quarterNumber = (text: string): number => quarterNames[text] ?? Number(text)

function takeMonth(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const headed = take(cursor, monthHead)
    const bare = headed === null ? take(cursor, bareMonth) : null
    if (headed === null && bare === null) return null
    const month = monthNumber((headed ?? bare)?.[1] ?? '')
    if (month < 1 || month > 12) return null
    const year = bare === null ? takeYear(cursor) : Number(bare[2])
    return { unit: 'month', year, month, printed: printed(cursor, start, cursor.at) }
  })
}

function takeQuarter(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const found = take(cursor, quarterHead)
    if (found === null) return null
    const year = takeYear(cursor)
    return {
      unit: 'quarter',
      year,
      quarter: quarterNumber(found[1] ?? ''),
      printed: printed(cursor, start, cursor.at),
    }
  })
}

const halves: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [loose('(?:nửa đầu năm|(?:0?6|sáu) tháng đầu (?:của )?năm|nửa năm đầu|bán niên đầu)'), [1, 6]],
  [loose('(?:nửa cuối năm|nửa sau năm|nửa năm cuối|(?:0?6|sáu) tháng cuối (?:của )?năm)'), [7, 12]],
  [loose('(?:0?9|chín) tháng (?:đầu (?:của )?năm|(?=năm ?\\d|/?20\\d\\d))'), [1, 9]],
  [loose('(?:0?6|sáu) tháng (?=năm ?20\\d\\d)'), [1, 6]],
  [loose('(?:0?3|ba) tháng đầu (?:của )?năm'), [1, 3]],
  [loose('(?:0?3|ba) tháng cuối (?:của )?năm'), [10, 12]],
]
const trailingYear = loose('(?:[/,-]? ?)(20\\d\\d)(?![\\d/])')

function takeHalf(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const half = halves.find(([pattern]) => take(cursor, pattern) !== null)
    if (half === undefined) return null
    const printedYear = take(cursor, trailingYear)
    const year = printedYear === null ? takeYear(cursor) : Number(printedYear[1])
    return { unit: 'months', year, months: half[1], printed: printed(cursor, start, cursor.at) }
  })
}

const yearHead = loose('(?:cả |trọn |suốt )?năm (20\\d\\d)(?:-(?=20)|(?![\\d/]))')
const namelessYear = loose(
  '(?:trong năm|cả năm|trọn năm|suốt năm|trong năm kế hoạch|năm nay|trong cả năm)(?! (?:\\d|nay|sau|tới|trước))',
)
const span = loose('(?:giai đoạn |năm )?(20\\d\\d) - (?:năm )?(20\\d\\d)(?![\\d/])')

function takeYearPoint(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const spanned = take(cursor, span)
    const named = spanned ?? take(cursor, yearHead)
    if (named === null && take(cursor, namelessYear) === null) return null
    const lastYear = spanned === null ? undefined : Number(spanned[2])
    const year = named === null ? null : Number(named[1])
    if (lastYear !== undefined && year !== null && lastYear < year) return null
    return {
      unit: 'year',
      year,
      printed: printed(cursor, start, cursor.at),
      ...(lastYear !== undefined && { lastYear }),
    }
  })
}

const thirds: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [loose('(?:nửa đầu|nửa tháng đầu)(?: của)?(?= (?:tháng|t\\d))'), [1, 15]],
  [loose('(?:nửa cuối|nửa sau|nửa tháng cuối)(?: của)?(?= (?:tháng|t\\d))'), [16, 31]],
  [loose('(?:thượng tuần|10 ngày đầu)(?: của)?(?= tháng)'), [1, 10]],
  [loose('trung tuần(?: của)?(?= tháng)'), [11, 20]],
  [loose('hạ tuần(?: của)?(?= tháng)'), [21, 31]],
]
const vagueWords: readonly (readonly [RegExp, Vague])[] = [
  [loose('(?:vào )?(?:đầu|những ngày đầu|các ngày đầu)(?: của)?(?= (?:tháng|t\\d|quý|năm))'), 'start'],
  [loose('(?:vào )?(?:khoảng )?giữa(?: của)?(?= (?:tháng|t\\d|quý|năm))'), 'middle'],
  [loose('(?:vào )?(?:cuối|những ngày cuối|các ngày cuối)(?: của)?(?= (?:tháng|t\\d|quý|năm))'), 'end'],
  [
    loose(
      'tuần (?:thứ )?(?:đầu tiên|đầu|cuối cùng|cuối|nhất|hai|ba|tư|[1-5i]|ii|iii|iv)(?: của| trong)?(?= tháng)',
    ),
    'week',
  ],
]
const namelessVagueYear = loose('năm(?! (?:sau|tới|trước|\\d))')

/** "đầu tháng 3", "nửa đầu tháng 3", "cuối năm 2026". */
function takeApproximate(cursor: Cursor): Point | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const third = thirds.find(([pattern]) => take(cursor, pattern) !== null)
    if (third !== undefined) {
      const month = takeMonth(cursor)
      return month && { ...month, days: third[1], printed: printed(cursor, start, cursor.at) }
    }
    const vague = vagueWords.find(([pattern]) => take(cursor, pattern) !== null)?.[1]
    if (vague === undefined) return null
    const point =
      takeQuarter(cursor) ??
      takeMonth(cursor) ??
      attempt(cursor, () => (take(cursor, yearHeadLoose) === null ? null : takeNamedYear(cursor))) ??
      (take(cursor, namelessVagueYear) === null ? null : ({ unit: 'year', year: null, printed: '' } as const))
    return point && { ...point, vague, printed: printed(cursor, start, cursor.at) }
  })
}

const yearHeadLoose = loose('năm(?= 20\\d\\d)')
const bareYear = loose('(20\\d\\d)(?![\\d/])')

function takeNamedYear(cursor: Cursor): Point | null {
  const found = take(cursor, bareYear)
  return found === null ? null : { unit: 'year', year: Number(found[1]), printed: '' }
}

export const takePoint = (cursor: Cursor): Point | null =>
  takeHalf(cursor) ??
  takeApproximate(cursor) ??
  takeQuarter(cursor) ??
  takeMonthOrDay(cursor) ??
  takeYearPoint(cursor)

/** "03/2026" is a month, "03/12" a day, "3 tháng 4" a day, "tháng 3" a month. */
const takeMonthOrDay = (cursor: Cursor): Point | null => takeMonth(cursor) ?? takeDay(cursor)

/** The number of a list's further member: "tháng 3, 6, 9", "quý I, III". */
export function takeFurther(cursor: Cursor, like: Point): Point | null {
  const member =
    like.unit === 'quarter'
      ? loose('(?:quý )?(iv(?!à)|i{1,3}|[1-4])(?![\\d/]*\\d?/\\d{1,2}(?!\\d))(?![\\d])')
      : loose('(?:tháng )?(\\d{1,2})(?!\\d)(?! ?/ ?\\d{1,2}(?!\\d))(?! (?:ngày|lần|tuần|tháng|giờ|năm \\D))')
  if (like.unit !== 'quarter' && like.unit !== 'month') return null
  return attempt(cursor, () => {
    const start = cursor.at
    const found = take(cursor, member)
    if (found === null) return null
    const value = like.unit === 'quarter' ? quarterNumber(found[1] ?? '') : Number(found[1])
    if (value < 1 || value > (like.unit === 'quarter' ? 4 : 12)) return null
    const year = takeYear(cursor)
    return {
      unit: like.unit,
      year,
      ...(like.unit === 'quarter' ? { quarter: value } : { month: value }),
      printed: printed(cursor, start, cursor.at),
    }
  })
}
