/**
 * Deadlines that no calendar fixes: continuous duties, days counted from an event, duties on demand, and those that
 * another document fixes. Each reads a whole segment; the event or the document is kept as printed.
 */
import type { Draft } from './draft.ts'
import { timeless } from './draft.ts'
import { takeFixed } from './fixed.ts'
import { takeDay } from './points.ts'
import type { Leaf, LeafOf, Offset } from './reading.ts'
import { atEnd, attempt, type Cursor, cursorOver, loose, type Phrase, slice, take } from './scan.ts'

/** A date or a bound in words that are to be quoted: then they are not only an event or a name. */
const holdsDate =
  /\d\s*[/.]\s*\d|trước\s*ngày|trước\s*\d|chậm\s*nhất|muộn\s*nhất|;|\d\s*(?:ngày|giờ|tháng|tuần)(?!\w)|ngày\s*\d/
const holdsTime =
  /quý\s*[iv1-4]|tháng\s*\d|hằng\s*(?:ngày|tuần|tháng|quý)|thường\s*xuyên|định\s*kỳ|đột\s*xuất|20\d\d/

/** The rest of the segment as printed; null when it is empty or holds a deadline of its own. */
function rest({ phrase, at }: Cursor): { readonly shown: string; readonly doubtful: boolean } | null {
  const tail = slice(phrase, at, phrase.low.length)
  const balanced = withoutLoneBracket(tail)
  if (!/\p{L}/u.test(balanced.shown) || holdsDate.test(tail.low)) return null
  return { shown: balanced.shown, doubtful: holdsTime.test(tail.low) }
}

function withoutLoneBracket(text: Phrase): Phrase {
  const opens = (text.low.match(/\(/g) ?? []).length
  const closes = (text.low.match(/\)/g) ?? []).length
  const end = /\)\.?$/.exec(text.low)
  return closes > opens && end !== null ? slice(text, 0, end.index) : text
}

const whole = (cursor: Cursor, leaf: Leaf, doubtful = false): Draft => ({
  ...timeless(cursor.phrase.shown, leaf),
  ...(doubtful && { doubtful }),
})

const always = loose(
  '(?:duy trì |thực hiện )?(?:thường xuyên|liên tục|thường kỳ|thường trực|duy trì|trong suốt năm|quanh năm|24/7)(?: ?(?:,|và|/)? ?(?:liên tục|thường xuyên|duy trì|kịp thời|đột xuất(?=§)))*(?: (?:trong (?:cả |suốt )?năm(?: 20\\d\\d)?|cả năm|năm 20\\d\\d))?',
)
const alwaysFrom = loose('[,(]? (?:kể |bắt đầu |áp dụng )*(?=từ (?:ngày|tháng|quý|năm|\\d|đầu))')
const carried = loose('[,(]? (?:thực hiện |triển khai )?(?:theo|căn cứ|trên cơ sở)')
const trailingAlways = loose('[,;]? (?:và |duy trì |thực hiện )*(?:thường xuyên|liên tục|duy trì)')

export function takeOngoing(phrase: Phrase): Draft | null {
  const cursor = cursorOver(phrase)
  if (take(cursor, always) === null) return takeOngoingFrom(phrase)
  if (atEnd(cursor)) return whole(cursor, { kind: 'ongoing', due: null })
  const begun = attempt(cursor, () => {
    take(cursor, alwaysFrom)
    const drafts = takeFixed(cursor)
    return drafts?.length === 1 && atEnd(cursor) ? (drafts[0] ?? null) : null
  })
  if (begun !== null) return ongoingSince(cursor, begun)
  if (take(cursor, carried) === null) return null
  const basis = rest(cursor)
  return (
    basis && whole(cursor, { kind: 'ongoing', due: null, basis: documentName(basis.shown) }, basis.doubtful)
  )
}

const fromNow = loose('(?:kể |bắt đầu |áp dụng )?(?=từ)')

/** "Từ tháng 3/2026, thường xuyên". */
function takeOngoingFrom(phrase: Phrase): Draft | null {
  const cursor = cursorOver(phrase)
  if (take(cursor, fromNow) === null) return null
  const drafts = takeFixed(cursor)
  if (drafts?.length !== 1 || drafts[0] === undefined) return null
  if (take(cursor, trailingAlways) === null || !atEnd(cursor)) return null
  return ongoingSince(cursor, drafts[0])
}

/** Only an open start begins a continuous duty; a duty with an end is another thing. */
const ongoingSince = (cursor: Cursor, begun: Draft): Draft => ({
  raw: cursor.phrase.shown,
  year: begun.year,
  build: (year, implied) => {
    const leaf = begun.build(year, implied)
    if (leaf?.kind !== 'range' || leaf.from === null) return null
    return {
      kind: 'ongoing',
      due: null,
      from: leaf.from,
      ...(leaf.to !== null && { to: leaf.to }),
      ...(implied && { yearImplied: true }),
    }
  },
})

const counted =
  '(\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|mười)(?: (?:-|đến) (\\d{1,3}))? (ngày làm việc|giờ làm việc|ngày|giờ|tuần|tháng)(?! \\d)'
const allowance = loose(
  `(?:chậm nhất|muộn nhất|tối đa|không quá|trong)?(?: là)?(?: không quá| tối đa)?(?: trong)?(?: vòng| thời hạn| thời gian| khoảng)?(?: là)?(?: sau)? ${counted}(?: làm việc)?`,
)
const withinSpan = /^\s*(?:chậm nhất\s*)?trong\s*(?:vòng|thời\s*gian|thời\s*hạn)/
const counting = loose('[,]? (?:kể từ khi|tính từ khi|từ khi|kể từ|tính từ|từ|sau khi|khi|sau)')
const afterWhen = loose('[,]? sau khi')
const beforeEvent = loose(`trước ${counted}(?: của| so với| khi| tính đến|,)?`)
const daysBefore = loose(`(?:chậm nhất|muộn nhất|ít nhất|tối thiểu)?(?: là)? ${counted} trước(?: khi| ngày)?`)
const eventThenDays = loose('(?:ít nhất )?trước (?=[^\\d]{4,})')
const immediately = loose(
  '(?:thực hiện )?(?:ngay(?: lập tức)?(?: sau)?(?: khi| lúc)|ngay sau|ngay(?! (?:trong|từ|\\d)))',
)
const since = loose('(?:kể từ|tính từ|từ)(?= (?:ngày|khi|thời điểm|lúc) (?!\\d))')
const afterEvent = loose('sau(?= khi)')
const beforeWhen = loose('trước(?= khi)')
const sameSpan = loose(
  '(?:ngay )?trong (ngày|tuần|tháng|quý|năm)(?= (?:phát sinh|tiếp nhận|có|nhận|ban hành|ký|làm việc khi|khi))',
)

const sameUnits: Readonly<Record<string, 'sameDay' | 'sameWeek' | 'sameMonth' | 'sameQuarter' | 'sameYear'>> =
  {
    ngày: 'sameDay',
    tuần: 'sameWeek',
    tháng: 'sameMonth',
    quý: 'sameQuarter',
    năm: 'sameYear',
  }

export function takeRelative(phrase: Phrase): Draft | null {
  return (
    takeAllowance(phrase) ??
    takeLeadTime(phrase) ??
    takeWith(phrase, sameSpan, (found) => ({ within: sameUnits[found[1] ?? ''] ?? 'sameDay' })) ??
    takeWith(phrase, immediately, () => ({ immediate: true })) ??
    takeWith(phrase, since, () => null) ??
    takeWith(phrase, afterEvent, () => null, /^khi\s*/i) ??
    takeWith(phrase, beforeWhen, () => null, undefined, 'trước ')
  )
}

/** "Trong thời gian 10 ngày kể từ ngày tiếp nhận", "Chậm nhất sau 05 ngày sau khi có Quyết định". */
function takeAllowance(phrase: Phrase): Draft | null {
  const cursor = cursorOver(phrase)
  const found = take(cursor, allowance)
  if (found === null) return null
  const spanned = withinSpan.test(phrase.low)
  const at = cursor.at
  if (spanned && take(cursor, afterWhen) !== null) {
    const kept = relative({ ...cursor, at }, offsetOf(found, 1), undefined, '')
    return kept
  }
  if (take(cursor, counting) === null) return null
  return relative(cursor, offsetOf(found, 1), /^(?:khi|ngày\s+khi)\s+/i, '')
}

/** "Trước 01 ngày của hồ sơ đến hạn", "05 ngày trước khi họp": days before the event. */
function takeLeadTime(phrase: Phrase): Draft | null {
  for (const pattern of [beforeEvent, daysBefore]) {
    const cursor = cursorOver(phrase)
    const found = take(cursor, pattern)
    const draft = found && relative(cursor, offsetOf(found, -1), /^(?:của|khi)\s+/i, '')
    if (draft) return draft
  }
  return takeEventFirst(phrase)
}

/** "Trước hội nghị 05 ngày". */
function takeEventFirst(phrase: Phrase): Draft | null {
  const found =
    /^(?:ít nhất\s*)?trước\s*(?!ngày\s*\d|khi)([^\d]{4,}?)\s*(?:ít nhất\s*)?(\d{1,3})(?:()())?\s*(ngày làm việc|giờ|ngày|tuần)[.;)]*$/.exec(
      phrase.low,
    )
  if (found === null || take(cursorOver(phrase), eventThenDays) === null) return null
  const [, event = '', days = '', , , unit = ''] = found
  const at = phrase.low.indexOf(event)
  const trigger = phrase.shown.slice(at, at + event.length).trim()
  return timeless(phrase.shown, {
    kind: 'relative',
    due: null,
    trigger,
    offset: { value: -Number(days), ...unitOf(unit) },
  })
}

const numerals: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  mười: 10,
}

function offsetOf([all, first = '', second, unit = '']: RegExpExecArray, sign: 1 | -1): Offset {
  const value = numerals[first] ?? Number(first)
  const counting = unitOf(/làm\s*việc\s*$/.test(all) ? `${unit} làm việc` : unit)
  return second === undefined
    ? { value: sign * value, ...counting }
    : { min: sign * value, max: sign * Number(second), ...counting }
}

function unitOf(text: string): { unit: 'day' | 'week' | 'month' | 'hour'; working?: true } {
  const unit = /^giờ/.test(text)
    ? 'hour'
    : /^tuần/.test(text)
      ? 'week'
      : /^tháng/.test(text)
        ? 'month'
        : 'day'
  return { unit, ...(/làm\s*việc/.test(text) && { working: true }) }
}

function takeWith(
  phrase: Phrase,
  pattern: RegExp,
  offset: (found: RegExpExecArray) => Offset | null,
  dropped?: RegExp,
  kept = '',
): Draft | null {
  const cursor = cursorOver(phrase)
  const found = take(cursor, pattern)
  return found && relative(cursor, offset(found), dropped, kept)
}

function relative(
  cursor: Cursor,
  offset: Offset | null,
  dropped: RegExp | undefined,
  kept: string,
): Draft | null {
  const event = rest(cursor) ?? dayOf(cursor)
  if (event === null) return null
  const trigger = kept + (dropped === undefined ? event.shown : event.shown.replace(dropped, ''))
  const leaf: LeafOf<'relative'> = { kind: 'relative', due: null, trigger, offset }
  return whole(cursor, leaf, event.doubtful)
}

/** "kể từ ngày 01/3/2026": the event is a day itself. */
function dayOf({ phrase, at }: Cursor): { readonly shown: string; readonly doubtful: boolean } | null {
  const cursor = { phrase, at }
  if (takeDay(cursor) === null || !atEnd(cursor)) return null
  return { shown: slice(phrase, at, phrase.low.length).shown, doubtful: false }
}

const unplanned = loose(
  '(?:thực hiện |báo cáo |kiểm tra |theo )?(?:đột xuất|(?:khi |nếu )?(?:có )?phát sinh|khi cần thiết|khi cần|nếu có)(?: (?:theo vụ việc|thực tế|nếu có))?',
)
const demand = loose(
  '(?:theo|khi có|khi nhận được|nếu có)(?= (?:yêu cầu|đề nghị|chỉ đạo|sự chỉ đạo|ý kiến chỉ đạo|nhu cầu|thực tế|tình hình|văn bản|hướng dẫn|thông báo|giấy mời|thư mời|công văn(?!§)|vụ việc|từng vụ việc|trường hợp|phát sinh|đợt|sự kiện))',
)
const when = loose(
  '(?:ngay )?khi(?= (?:có|phát|nhận|được|tiếp|xảy|hồ|cấp|các|cơ|đơn|UBND|ubnd|§|bộ|tỉnh|xã|phường|hoàn|kết|ban|người|thay|trung|chính|thủ|sở|huyện))',
)
const year = loose('[,(]? (?:trong năm|năm 20\\d\\d|cả năm)')

export function takeOnDemand(phrase: Phrase): Draft | null {
  const cursor = cursorOver(phrase)
  if (take(cursor, unplanned) !== null) {
    if (atEnd(cursor)) return whole(cursor, onDemand(phrase))
    const window = attempt(cursor, () => {
      const span = take(cursor, year)
      return span !== null && atEnd(cursor) ? span : null
    })
    return window === null ? takeUnplannedBy(cursor) : inYear(cursor, window[0])
  }
  return takeDemand(phrase, demand) ?? takeDemand(phrase, when)
}

/** "Phát sinh" is its own event; "Đột xuất" names none. */
const onDemand = (phrase: Phrase): LeafOf<'onDemand'> => {
  const event = /(?:có\s*)?phát\s*sinh(?:\s*theo\s*vụ\s*việc)?/.exec(phrase.low)
  if (event === null) return { kind: 'onDemand', due: null }
  return {
    kind: 'onDemand',
    due: null,
    trigger: phrase.shown.slice(event.index, event.index + event[0].length),
  }
}

function takeUnplannedBy(cursor: Cursor): Draft | null {
  if (take(cursor, loose('[,(]? (?:theo|khi(?= có))')) === null) return null
  const event = rest(cursor)
  return event && whole(cursor, { kind: 'onDemand', due: null, trigger: event.shown }, event.doubtful)
}

function inYear(cursor: Cursor, words: string): Draft {
  const printedYear = /20\d\d/.exec(words)
  return {
    raw: cursor.phrase.shown,
    year: printedYear === null ? null : Number(printedYear[0]),
    build: (y, implied) => ({
      ...onDemand(cursor.phrase),
      from: `${y}-01-01`,
      to: `${y}-12-31`,
      ...(implied && { yearImplied: true }),
    }),
  }
}

function takeDemand(phrase: Phrase, pattern: RegExp): Draft | null {
  const cursor = cursorOver(phrase)
  if (take(cursor, pattern) === null) return null
  /** "khi có yêu cầu": the event is "có yêu cầu"; "theo yêu cầu": "yêu cầu". */
  const having = /khi\s*có\s*$/.exec(phrase.low.slice(0, cursor.at))
  if (having !== null) cursor.at -= having[0].length - having[0].indexOf('c')
  const event = rest(cursor)
  if (
    event === null ||
    /^(?:văn bản|công văn|hướng dẫn|thông báo)\s*§/i.test(phrase.low.slice(cursor.at).trim())
  )
    return null
  return whole(cursor, { kind: 'onDemand', due: null, trigger: event.shown }, event.doubtful)
}

const planned = loose(
  '(?:đã được phân công |được phân công |đã giao |thực hiện |triển khai |tổ chức |tiến độ )*(?:theo|căn cứ vào|căn cứ|bám sát|lồng ghép(?: với| trong| vào| cùng)?|kết hợp(?: với)?|cùng với|phù hợp với)(?: đúng)?(?: (?:nội dung|thời gian|thời hạn|tiến độ|lộ trình|mốc thời gian|yêu cầu)(?: (?:tại|của|trong|nêu tại|quy định tại|theo))?)?',
)
const planWords =
  /kế\s*hoạch|chương\s*trình|đề\s*án|quyết\s*định|quy\s*định|quy\s*chế|lịch|tiến\s*độ|lộ\s*trình|dự\s*án|nghị\s*quyết|thông\s*tư|nghị\s*định|luật|phương\s*án|hợp\s*đồng|phân\s*công|văn\s*bản|công\s*văn|thông\s*báo|chỉ\s*thị|kết\s*luận|hướng\s*dẫn|đợt|§/
const paceOf = loose(
  '(?:thực hiện |triển khai )?(?:theo|bám sát|phù hợp với)(?: đúng)?(?= (?:tiến độ|lộ trình|lịch|kế hoạch) )',
)
const nameless = /^(?:kế\s*hoạch|chương\s*trình|đề\s*án)$/i

export function takeByPlan(phrase: Phrase): Draft | null {
  const cursor = cursorOver(phrase)
  if (take(cursor, planned) === null) return null
  if (!planWords.test(phrase.low.slice(cursor.at))) {
    /** "Theo tiến độ của Bộ": the pace itself is what it goes by. */
    cursor.at = 0
    if (take(cursor, paceOf) === null) return null
  }
  const named = rest(cursor)
  if (named === null) return null
  const low = phrase.low.slice(cursor.at)
  return whole(
    cursor,
    { kind: 'byPlan', due: null, plan: documentName(named.shown) },
    named.doubtful && !low.includes('§') && !/20\d\d/.test(low),
  )
}

/** "Theo Kế hoạch" names none. */
export const documentName = (name: string): string => (nameless.test(name) ? `${name} (không nêu rõ)` : name)
