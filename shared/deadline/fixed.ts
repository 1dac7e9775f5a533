/**
 * Days, months, quarters, halves, years and ranges of them, with the words that bound them ("trước", "chậm nhất",
 * "từ … đến", "hoặc"). A list gives one draft for each member.
 */
import { addDays } from '../dates/plain.ts'
import { type Draft, withLeaf } from './draft.ts'
import { boundsOf, type Point, takeDay, takeFurther, takePoint, wholeOf } from './points.ts'
import type { Leaf } from './reading.ts'
import { attempt, type Cursor, loose, printed, take } from './scan.ts'

type Bound = 'in' | 'before' | 'latest' | 'latestBefore'

const done = loose(
  '(?:cần |phải )?(?:bảo đảm |đảm bảo )?(?:hoàn thành|hoàn tất|thực hiện xong|xong|kết thúc|thực hiện|thời hạn|thời gian|hạn)(?: xong| hoàn thành)?(?: :)?(?= (?:trước|chậm|muộn|trong|vào|đến|hết|từ|quý|tháng|ngày|cuối|đầu|giữa|nửa|năm|không|\\d|xong))',
)
const latest = loose(
  '(?:chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối cùng|hạn cuối|không quá|không muộn hơn|không chậm hơn|tối đa)(?: :)?(?: là)?',
)
const before = loose(
  '(?:đến trước|từ nay đến trước|trước|xong trước)(?: thời điểm| mốc)?(?! (?:khi|đó|và|hoặc|đây|hết|mắt|tiên))',
)
const within = loose(
  '(?:là |từ nay )?(?:trong khoảng thời gian|trong khoảng|trong thời gian|trong phạm vi|cho đến hết|cho tới hết|đến hết|tới hết|cho đến|cho tới|ngay trong|xong trong|trong và hết|trong(?! năm(?! ?\\d))|vào|tại|đến|tới|hết)(?: hết)?(?: của)?(?: các(?= (?:tháng|quý) [\\div]))?(?! (?:nay|nay đến))',
)
const from = loose('(?:bắt đầu )?(?:kể |tính )?từ|bắt đầu')
const after = loose('sau(?! khi| \\d+ (?:ngày|giờ|tuần|tháng))')
const to = loose('(?:-|đến hết|cho đến hết|tới hết|cho đến|đến trước|đến|tới)(?: hết)?')
const toBefore = loose('đến trước')
const or = loose('hoặc|hay')
const and = loose(',? và|[,;&+]')
/** "Quý II/2026 trở đi" has a start and no end. */
const onward = loose('trở đi|trở về sau|về sau')
const stroke = loose('/')

export function takeFixed(cursor: Cursor): readonly Draft[] | null {
  return attempt(cursor, () => {
    const start = cursor.at
    take(cursor, done)
    const hour = takeHour(cursor)
    if (hour !== null) return hour(start)
    return (
      takeDayRange(cursor, start) ??
      takeFrom(cursor, start) ??
      takeAfter(cursor, start) ??
      takeBounded(cursor, start)
    )
  })
}

const hourOfDay = loose(
  '(?:trước|chậm nhất|vào|lúc)?(?: là| lúc)? (\\d{1,2}) ?(?:h|giờ) ?(?:\\d{2})?(?: phút)?,? (?=ngày)',
)

/** "Trước 17 giờ ngày 15/3/2026": that day is still on time until the hour. */
const takeHour = (cursor: Cursor): ((start: number) => readonly Draft[] | null) | null =>
  attempt(cursor, () => {
    const opening = cursor.at
    const found = take(cursor, hourOfDay)
    if (found === null || Number(found[1]) > 23) return null
    const comment = printed(cursor, opening, cursor.at)
    const day = takeDay(cursor)
    if (day === null) return null
    return (start) => {
      const draft = pointDraft(day, 'latest', printed(cursor, start, cursor.at))
      return [withLeaf(draft, (leaf) => ({ ...leaf, comment }))]
    }
  })

const dayRange = loose(
  '(?:từ )?(?:ngày )?(\\d{1,2}) (?:-|đến ngày|đến) (?=(?:ngày )?\\d{1,2} ?[/.] ?\\d{1,2}(?!\\d))',
)
const monthRange = loose('(?:từ )?(\\d{1,2}) - (?=(\\d{1,2}) ?/ ?20\\d\\d(?!\\d))')

/** "ngày 01-15/3/2026", "01-12/2026". */
function takeDayRange(cursor: Cursor, start: number): readonly Draft[] | null {
  return attempt(cursor, () => {
    const days = take(cursor, dayRange)
    const months = days === null ? take(cursor, monthRange) : null
    const first = Number((days ?? months)?.[1])
    if (days === null && months === null) return null
    const last = takePoint(cursor)
    if (last === null || last.unit !== (days === null ? 'month' : 'day')) return null
    if (first < 1 || first > (days === null ? 12 : 31)) return null
    const opening: Point = days === null ? { ...last, month: first } : { ...last, day: first }
    return [rangeDraft(cursor, start, opening, last)]
  })
}

function takeFrom(cursor: Cursor, start: number): readonly Draft[] | null {
  return attempt(cursor, () => {
    if (take(cursor, from) === null) return null
    const first = takePoint(cursor)
    if (first === null) return null
    const range = takeRangeEnd(cursor, start, first)
    if (range !== null) return [range]
    take(cursor, onward)
    return [openDraft(first, printed(cursor, start, cursor.at), (bounds) => bounds.from)]
  })
}

function takeAfter(cursor: Cursor, start: number): readonly Draft[] | null {
  return attempt(cursor, () => {
    if (take(cursor, after) === null) return null
    const point = takePoint(cursor)
    if (point === null || point.vague !== undefined) return null
    return [openDraft(point, printed(cursor, start, cursor.at), (bounds) => addDays(bounds.to, 1))]
  })
}

/** A start without an end. */
const openDraft = (
  point: Point,
  raw: string,
  startOf: (bounds: { readonly from: string; readonly to: string }) => string,
): Draft => ({
  raw,
  year: point.year,
  build: (year, implied) => {
    const bounds = wholeOf(point, year)
    if (bounds === null || (point.vague !== undefined && point.vague !== 'start')) return null
    return { kind: 'range', year, from: startOf(bounds), to: null, due: null, ...yearImplied(implied) }
  },
})

function takeBounded(cursor: Cursor, start: number): readonly Draft[] | null {
  const bound = takeBound(cursor)
  const first = takePoint(cursor)
  if (first === null) return null
  if (bound === 'in' && first.vague === undefined && take(cursor, onward) !== null)
    return [openDraft(first, printed(cursor, start, cursor.at), (bounds) => bounds.from)]
  if (bound === 'in' || bound === 'latest') {
    const range = takeRangeEnd(cursor, start, first)
    if (range !== null) return [latestOf(range, bound)]
    const either = takeEither(cursor, start, first)
    if (either !== null) return [latestOf(either, bound)]
  }
  const drafts = [pointDraft(first, bound, printed(cursor, start, cursor.at))]
  for (;;) {
    const next = takeMember(cursor, bound, first)
    if (next === null) return drafts
    drafts.push(next)
  }
}

const listed = loose('các(?= (?:tháng|quý) [\\div])')

function takeBound(cursor: Cursor): Bound {
  take(cursor, listed)
  if (take(cursor, latest) !== null) {
    if (take(cursor, before) !== null) return 'latestBefore'
    take(cursor, within)
    return 'latest'
  }
  if (take(cursor, before) !== null) return 'before'
  take(cursor, within)
  return 'in'
}

const latestOf = (draft: Draft, bound: Bound): Draft =>
  bound === 'latest'
    ? {
        ...draft,
        build: (year, implied) => {
          const leaf = draft.build(year, implied)
          return leaf && { ...leaf, atLatest: true }
        },
      }
    : draft

function takeRangeEnd(cursor: Cursor, start: number, first: Point): Draft | null {
  return attempt(cursor, () => {
    const bounded = attempt(cursor, () => take(cursor, toBefore)) !== null
    if (!bounded && take(cursor, to) === null) return null
    const last = takePoint(cursor) ?? takeFurther(cursor, first)
    if (last === null || bounded) return null
    return rangeDraft(cursor, start, first, last)
  })
}

function takeEither(cursor: Cursor, start: number, first: Point): Draft | null {
  return attempt(cursor, () => {
    const slash = take(cursor, or) === null
    if (slash && take(cursor, stroke) === null) return null
    const last = (slash ? null : takePoint(cursor)) ?? takeFurther(cursor, first)
    if (last === null) return null
    return { ...rangeDraft(cursor, start, first, last, true) }
  })
}

function rangeDraft(cursor: Cursor, start: number, first: Point, last: Point, either = false): Draft {
  return {
    raw: printed(cursor, start, cursor.at),
    year: last.year ?? first.year,
    build: (year, implied) => {
      const firstYear = first.year ?? year
      const opening = boundsOf(first, firstYear)
      const closing = boundsOf(last, year)
      if (opening === null || closing === null) return null
      const whole = wholeOf(first, firstYear)
      const opens = opening.from ?? (either ? null : (whole?.from ?? null))
      if (opens !== null && closing.to !== null && closing.to < opens) return null
      const vague = [first, last].filter((point) => point.vague !== undefined && point.vague !== 'end')
      return {
        kind: 'range',
        year,
        ...(firstYear === year && members(first, last)),
        from: opens,
        to: closing.to,
        due: closing.to,
        ...(either && { either: true }),
        ...yearImplied(implied),
        ...(vague.length > 0 && { comment: vague.map((point) => point.printed).join('; ') }),
      }
    },
  }
}

/** Which months or quarters a range of two of a kind covers. */
function members(first: Point, last: Point): { quarters?: number[]; months?: number[]; wholeYear?: true } {
  if (first.days !== undefined || last.days !== undefined) return {}
  if (first.unit === 'quarter' && last.unit === 'quarter')
    return { quarters: steps(first.quarter, last.quarter) }
  if (first.unit === 'month' && last.unit === 'month') return { months: steps(first.month, last.month) }
  return {}
}

const steps = (from = 1, to = 1): number[] =>
  Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at)

/** A further member of a list shares the bound; one with a bound of its own is another part. */
function takeMember(cursor: Cursor, bound: Bound, like: Point): Draft | null {
  return attempt(cursor, () => {
    if (take(cursor, and) === null) return null
    const start = cursor.at
    const next = takePoint(cursor) ?? takeFurther(cursor, like)
    if (next === null) return null
    if (take(cursor, loose('-|đến|hoặc|/')) !== null) return null
    const headed = !/^\d/.test(next.printed) && next.printed !== '' && !/^[iv]+/i.test(next.printed)
    if (bound !== 'in' && headed) return null
    return pointDraft(next, bound, printed(cursor, start, cursor.at))
  })
}

const pointDraft = (point: Point, bound: Bound, raw: string): Draft => ({
  raw,
  year: point.year,
  build: (year, implied) => {
    const leaf = bound === 'in' || bound === 'latest' ? pointLeaf(point, year) : beforeLeaf(point, year)
    if (leaf === null) return null
    return {
      ...leaf,
      ...yearImplied(implied),
      ...((bound === 'latest' || bound === 'latestBefore') && { atLatest: true }),
    }
  },
})

/** "Trước ngày X": the bound as printed, and the day before it as the literal reading; `due` stays open. */
function beforeLeaf(point: Point, year: number): Leaf | null {
  const bounds = boundsOf(point, year)
  if (bounds === null || bounds.from === null) return null
  if (point.vague !== undefined) return null
  return { kind: 'date', due: null, before: bounds.from, dueStrict: addDays(bounds.from, -1) }
}

function pointLeaf(point: Point, year: number): Leaf | null {
  const bounds = boundsOf(point, year)
  if (bounds === null) return null
  const { from: opens, to: due } = bounds
  const comment = due === null ? { comment: point.printed } : {}
  const { unit, month = 1, quarter = 1, months, days } = point
  switch (unit) {
    case 'day':
      return { kind: 'date', due }
    case 'month':
      return days === undefined
        ? { kind: 'monthOf', year, month, due, ...comment }
        : { kind: 'range', year, months: [month], from: opens, to: due, due }
    case 'quarter':
      return { kind: 'quarterOf', year, quarter, due, ...comment }
    case 'months':
      return { kind: 'range', year, months: steps(months?.[0], months?.[1]), from: opens, to: due, due }
    case 'year':
      return {
        kind: 'range',
        year,
        ...(point.vague === undefined && { wholeYear: true }),
        from: opens,
        to: due,
        due,
        ...comment,
      }
  }
}

export const yearImplied = (implied: boolean): { yearImplied?: true } =>
  implied ? { yearImplied: true } : {}
