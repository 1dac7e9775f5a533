/**
 * Periods: "hằng tháng", "định kỳ 06 tháng/01 lần", "02 lần/năm", "trước ngày 23 hằng tháng", "chậm nhất ngày 17
 * của tháng cuối quý", "16h thứ Sáu hằng tuần", and lists of them ("hằng tháng; quý; năm").
 */

import { type DayRule, takeDayRule } from './day-rule.ts'
import type { Draft } from './draft.ts'
import { takeFixed } from './fixed.ts'
import { boundsOf, takeDay, takeFurther, takePoint } from './points.ts'
import type { Recurrence } from './reading.ts'
import { atEnd, attempt, type Cursor, loose, printed, take } from './scan.ts'

export interface Period {
  readonly every: Recurrence['every']
  readonly interval?: number
  readonly months?: number[]
  readonly times?: number
  readonly raw: string
}

const numbered = loose(
  '(\\d{1,3}|một|hai|ba|bốn|sáu|chín) (ngày|tuần|tháng|quý|năm)(?! (?:đầu|cuối) năm| \\d| kể| từ| sau| trước| làm)(?!\\d)',
)
const plain = loose(
  '(ngày làm việc|ngày|tuần|tháng|quý|nửa năm|bán niên|năm)(?! (?:\\d+(?! ?\\d* ?(?:lần|đợt|kỳ))|[iv]+(?![a-zà-ỹ])|trước(?! (?:ngày|thứ|\\d))|sau|đầu|cuối|này|tới|kế|nay|thứ [1-5]))',
)
const plainBounded = loose(
  '(ngày làm việc|ngày|tuần|tháng|quý|năm)(?= :? (?:(?:gửi|nộp|chốt) )?(?:trước ngày|vào ngày|ngày \\d|chậm|vào thứ|thứ|chốt|trước thứ|trước \\d))',
)

const words: Readonly<Record<string, Recurrence['every']>> = {
  ngày: 'day',
  'ngày làm việc': 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  'nửa năm': 'halfyear',
  'bán niên': 'halfyear',
  năm: 'year',
}
const spelled: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3, bốn: 4, sáu: 6, chín: 9 }

/** "tháng", "06 tháng", "9 tháng". */
function takeUnit(cursor: Cursor): Omit<Period, 'raw'> | null {
  const counted = take(cursor, numbered)
  if (counted !== null) {
    const n = spelled[counted[1] ?? ''] ?? Number(counted[1])
    const every = words[counted[2] ?? ''] ?? null
    if (n < 1) return null
    if (every === 'month') {
      if (n === 3) return { every: 'quarter' }
      if (n === 6) return { every: 'halfyear' }
      if (n === 9) return { every: 'year', months: [9] }
      if (n === 12) return { every: 'year' }
    }
    return n === 1 ? { every } : { every, interval: n }
  }
  const found = take(cursor, plain)
  return found === null ? null : { every: words[(found[1] ?? '').replace(/\s+/g, ' ')] ?? null }
}

const regular = loose(
  '(?:thường xuyên (?=hằng|mỗi|theo (?:tuần|tháng|quý))|(?:báo cáo |thực hiện |tổng hợp )?(?:theo )?định kỳ(?: vào| theo| là| :)?)',
)
const each = loose('(?:vào )?(?:hằng|mỗi|từng|theo từng|theo|cứ|các(?! (?:năm|ngày)))')
const once = loose(
  '(?:,|/|:|một|mỗi|\\()* (?:(?:ít nhất|tối thiểu) )?(?:(\\d{1,2}|một|hai|ba) )?(?:lần|đợt|kỳ)',
)
const and = loose(',? và|,? hoặc|[,;/&+]')
const countWords = loose(
  '(?:tổ chức |thực hiện |bảo đảm )?(?:ít nhất |tối thiểu |không dưới |từ |≥ )?(\\d{1,3})(?: - \\d{1,3})? (?:lần|đợt|cuộc|kỳ|lượt|buổi|phiên|lớp|tin|bài|chủ đề|nội dung|hội nghị)(?:[^\\d/;()]{0,30}?) (?:/|trong|một|mỗi|trên|hằng)(?: (?:một|mỗi|01|1) )?',
)

export function takeRecurring(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => takeYearly(cursor) ?? takeRuledFirst(cursor) ?? takePeriods(cursor))
}

/** "tháng 6, tháng 12 hằng năm", "trước ngày 15/12 hằng năm", "Quý IV hằng năm". */
function takeYearly(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const ahead = take(cursor, yearly) !== null
    if (ahead) take(cursor, joint)
    const op = take(cursor, yearlyBound)?.[1] ?? ''
    const day = takeDay(cursor)
    const first = day ?? takePoint(cursor)
    if (first === null || first.year !== null || !['day', 'month', 'quarter'].includes(first.unit))
      return null
    const points = [first]
    for (;;) {
      const next = attempt(cursor, () =>
        take(cursor, and) === null ? null : (takePoint(cursor) ?? takeFurther(cursor, first)),
      )
      if (next === null || next.unit !== first.unit || next.year !== null || next.vague !== undefined) break
      points.push(next)
    }
    const ruleEnd = cursor.at
    if (!ahead && take(cursor, yearly) === null) return null
    if (!ahead && cursor.at === ruleEnd) return null
    if (first.vague !== undefined || (day !== null && points.length > 1)) return null
    const dayRule = printed(cursor, start, cursor.at)
    const bound = op.replace(/\s/g, '') === 'trước'
    const recurrence: Recurrence = {
      every: 'year',
      dayRule,
      ...(day !== null && (bound ? { beforeDay: day.day ?? 1 } : { day: day.day ?? 1 })),
      ...(first.unit === 'quarter'
        ? { quarters: points.map(({ quarter = 1 }) => quarter) }
        : { months: points.map(({ month = 1 }) => month) }),
    }
    if (bound && day === null) return null
    return [draftOf({ every: 'year', raw: dayRule }, recurrence, takeSpan(cursor))]
  })
}

const yearly = loose('(?:định kỳ )?(?:hằng|mỗi|từng) năm')
const yearlyBound = loose('(trước|chậm nhất là|chậm nhất|muộn nhất|vào|trong)(?: vào| trong)?')
const joint = loose('[,:;(-]*')

/** "trước ngày 23 hằng tháng", "thứ Sáu hằng tuần", "ngày 17 của tháng cuối quý". */
function takeRuledFirst(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    take(cursor, regular)
    const rule = takeDayRule(cursor)
    if (rule === null) return null
    const second = rule.implies === null ? takeSecondRule(cursor) : null
    const bare = cursor.at
    const period = attempt(cursor, () => {
      take(cursor, joint)
      return takeHeaded(cursor)
    })
    const every = period?.every ?? second?.implies ?? rule.implies
    if (every === null || (period === null && !standsAlone(second ?? rule))) return null
    if (period !== null && !fits(rule, every)) return null
    if (second !== null) {
      if (!fits(second, every)) return null
      const span = takeSpan(cursor)
      return [rule, second].map((one) =>
        draftOf(
          { ...(period ?? {}), every, raw: one.text },
          { ...ruleFields(one), every, dayRule: one.text },
          span,
        ),
      )
    }
    const text = printed(cursor, start, period === null ? bare : cursor.at)
    const dayRule = text.replace(/^[\s(]+|[\s)]+$/g, '')
    return [
      draftOf(
        { ...(period ?? {}), every, raw: text },
        { ...ruleFields(rule), every, dayRule },
        takeSpan(cursor),
      ),
    ]
  })
}

/** "ngày 01 và ngày 15 hằng tháng". */
const takeSecondRule = (cursor: Cursor): DayRule | null =>
  attempt(cursor, () => {
    if (take(cursor, and) === null) return null
    const rule = takeDayRule(cursor)
    return rule === null || (rule.implies !== null && !/hằng/.test(cursor.phrase.low)) ? null : rule
  })

/** "thứ Sáu" alone may be one Friday, "16 giờ" any day's. */
const standsAlone = (rule: DayRule): boolean =>
  rule.implies !== null && rule.weekday === undefined && rule.implies !== 'day'

/** A day of the month cannot rule a week. */
const fits = (rule: DayRule, every: Recurrence['every']): boolean =>
  rule.implies === null || rule.implies === every || (rule.implies === 'month' && every === 'quarter')

function ruleFields({ implies: _implies, text: _text, ...fields }: DayRule) {
  return fields
}

/** One period that says that it recurs. */
function takeHeaded(cursor: Cursor): Omit<Period, 'raw'> | null {
  return attempt(cursor, () => {
    const said = take(cursor, regular) !== null
    const headed = take(cursor, each) !== null
    if (!said && !headed) return takeCounted(cursor) ?? takeOnceEach(cursor)
    const period = takeCounted(cursor) ?? takeUnit(cursor)
    if (period === null) return null
    const times = takeTimes(cursor)
    return times > 1 ? { ...period, times } : period
  })
}

/** "/ 01 lần", "một lần", "hai lần" behind a period. */
function takeTimes(cursor: Cursor): number {
  const found = attempt(cursor, () => take(cursor, once))
  return found === null ? 1 : (spelled[found[1] ?? ''] ?? Number(found[1] ?? 1))
}

/** "06 tháng/lần", "một năm hai lần": a bare period counts only with its "lần". */
function takeOnceEach(cursor: Cursor): Omit<Period, 'raw'> | null {
  return attempt(cursor, () => {
    const period = takeUnit(cursor)
    if (period === null) return null
    const found = take(cursor, once)
    if (found === null) return null
    const times = spelled[found[1] ?? ''] ?? Number(found[1] ?? 1)
    return times > 1 ? { ...period, times } : period
  })
}

/** "02 lần/năm", "ít nhất 1 tin, bài viết/tuần". */
function takeCounted(cursor: Cursor): Omit<Period, 'raw'> | null {
  return attempt(cursor, () => {
    const found = take(cursor, countWords)
    if (found === null) return null
    const period = takeUnit(cursor)
    if (period === null) return null
    const times = Number(found[1])
    if (times < 1) return null
    return times > 1 ? { ...period, times } : period
  })
}

function takePeriods(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const headed = takeHeaded(cursor)
    if (headed === null) return takeBareList(cursor) ?? takeRegular(cursor) ?? takeNamedRule(cursor)
    const drafts = [finish(cursor, start, headed)]
    for (;;) {
      const next = takeNext(cursor)
      if (next === null) return drafts
      drafts.push(next)
    }
  })
}

/** The rule of the day and the span behind a period. */
function finish(cursor: Cursor, start: number, period: Omit<Period, 'raw'>): Draft {
  const rule = attempt(cursor, () => {
    take(cursor, joint)
    const found = takeDayRule(cursor)
    return found !== null && fits(found, period.every) ? found : null
  })
  const span = takeSpan(cursor)
  if (rule !== null || span !== null) take(cursor, closing)
  const raw = printed(cursor, start, cursor.at)
  const recurrence: Recurrence =
    rule === null
      ? { every: period.every, dayRule: null }
      : { ...ruleFields(rule), every: period.every, dayRule: rule.text }
  return draftOf({ ...period, raw }, recurrence, span)
}

const closing = loose('\\)')

function takeNext(cursor: Cursor): Draft | null {
  return attempt(cursor, () => {
    if (take(cursor, and) === null) return null
    const start = cursor.at
    const period = takeHeaded(cursor) ?? takeUnit(cursor) ?? takeYearOf(cursor)
    if (period === null) return null
    const draft = finish(cursor, start, period)
    const yearAfter = attempt(cursor, () => (atEnd(cursor) ? true : null))
    return yearAfter === null && !/^\s*[,;/&+(]|^\s*và/.test(cursor.phrase.low.slice(cursor.at))
      ? null
      : draft
  })
}

const ofYear = loose('(?=năm 20\\d\\d)')

/** "hằng tháng; quý; năm 2026": the yearly one of that year. */
const takeYearOf = (cursor: Cursor): Omit<Period, 'raw'> | null =>
  take(cursor, ofYear) === null ? null : { every: 'year' }

const reported = loose('báo cáo')

/** "tháng/quý/năm" without "hằng": at least two, else nothing says that it recurs. */
function takeBareList(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    take(cursor, reported)
    const first = takeUnit(cursor)
    if (first === null) return null
    const drafts = [finish(cursor, start, first)]
    for (let next = takeNext(cursor); next !== null; next = takeNext(cursor)) drafts.push(next)
    return drafts.length > 1 ? drafts : null
  })
}

/** "tháng trước ngày 20", "quý: trước ngày 15 tháng cuối quý". */
function takeNamedRule(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    take(cursor, reported)
    const found = take(cursor, plainBounded)
    if (found === null) return null
    const every = words[(found[1] ?? '').replace(/\s+/g, ' ')] ?? null
    take(cursor, joint)
    const rule = takeDayRule(cursor)
    if (rule === null || !fits(rule, every)) return null
    const span = takeSpan(cursor)
    const raw = printed(cursor, start, cursor.at)
    return [draftOf({ every, raw }, { ...ruleFields(rule), every, dayRule: rule.text }, span)]
  })
}

const regularAlone = loose('(?:theo )?định kỳ(?: trong năm)?(?: theo quy định)?')

/** "Định kỳ": it recurs, and the text does not say how often. */
function takeRegular(cursor: Cursor): readonly Draft[] | null {
  const start = cursor.at
  if (take(cursor, regularAlone) === null) return null
  const raw = printed(cursor, start, cursor.at)
  return [draftOf({ every: null, raw }, { every: null, dayRule: null }, null)]
}

const spanLead = loose('[,:(-]*(?: trong| của| các)?')
const spanless = loose('[,:(-]* (?:trong|của) năm(?! ?\\d)')

/** "(01–12/2026)", "trong quý II", "từ tháng 3 đến tháng 12", "năm 2026": when the series runs. */
function takeSpan(cursor: Cursor): Draft | null {
  if (take(cursor, spanless) !== null) return null
  return attempt(cursor, () => {
    take(cursor, spanLead)
    const drafts = takeFixed(cursor)
    const [draft] = drafts ?? []
    if (draft === undefined || drafts?.length !== 1) return null
    return spanOf(draft.build(draft.year ?? LEAP, true)) === null ? null : draft
  })
}

/** A year in which every day exists. */
const LEAP = 2024

function draftOf(period: Period, recurrence: Recurrence, span: Draft | null): Draft {
  const { raw, times, interval, months } = period
  const full: Recurrence = {
    ...recurrence,
    ...(times !== undefined && { times }),
    ...(interval !== undefined && { interval }),
    ...(months !== undefined && { months }),
  }
  return {
    raw,
    year: span?.year ?? null,
    build: (year, implied) => {
      if (span === null) return { kind: 'recurring', due: null, recurrence: full }
      const leaf = span.build(year, implied)
      const bounds = leaf === null ? null : spanOf(leaf)
      if (bounds === null) return null
      return { kind: 'recurring', due: null, recurrence: { ...full, ...bounds } }
    },
  }
}

/** First and last day of a fixed leaf; null when it has neither, or is only a bound. */
function spanOf(leaf: ReturnType<Draft['build']>): { from?: string; to?: string } | null {
  switch (leaf?.kind) {
    case 'range':
      if (leaf.from === null && leaf.to === null) return null
      return { ...(leaf.from !== null && { from: leaf.from }), ...(leaf.to !== null && { to: leaf.to }) }
    case 'monthOf':
    case 'quarterOf': {
      const point =
        leaf.kind === 'monthOf'
          ? ({ unit: 'month', month: leaf.month } as const)
          : ({ unit: 'quarter', quarter: leaf.quarter } as const)
      const bounds = boundsOf({ ...point, year: leaf.year, printed: '' }, leaf.year)
      return leaf.due === null || bounds?.from === null || bounds?.to === null || bounds === null
        ? null
        : { from: bounds.from, to: bounds.to }
    }
    default:
      return null
  }
}
