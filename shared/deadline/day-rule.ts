/** On which day of its period a recurring duty falls: "trước ngày 23", "16h thứ Sáu", "ngày cuối tháng". */
import type { Every, Recurrence } from './reading.ts'
import { attempt, type Cursor, loose, printed, take } from './scan.ts'

export type DayRule = Pick<
  Recurrence,
  'day' | 'beforeDay' | 'weekday' | 'time' | 'monthOfQuarter' | 'lastDay' | 'nextPeriod' | 'window'
> & {
  readonly text: string
  /** The period that the rule's own words name; null when they name none. */
  readonly implies: Every | null
}

const doing = loose(
  '(?:\\()?(?:chốt|gửi|nộp|báo cáo|tổng hợp|xong|hoàn thành|cập nhật|công khai)(?: số liệu)?(?: báo cáo)?(?: xong)?(?= (?:trước|chậm|vào|từ|ngày|\\d|thứ|cuối|không|lúc))',
)
const bound = loose(
  '(trước|chậm nhất là|chậm nhất|muộn nhất là|muộn nhất|không quá|không muộn hơn|vào|trong|đến|từ|đúng|lúc)(?: vào| trong| là| lúc)?(?= (?:ngày|thứ|chủ nhật|\\d{1,2} ?(?:h|giờ|:)|sáng|chiều|cuối|\\d{1,2} ?(?:hằng|mỗi|của|tháng cuối)))',
)
const hour = loose(
  '(?:lúc )?(\\d{1,2}) ?(?:h|giờ|:) ?(\\d{2})?(?: phút)?(?: ngày| các ngày)?(?= (?:ngày|thứ|chiều|sáng|hằng|mỗi|cuối|chủ nhật)|[,.);]|$)',
)
const weekday = loose(
  '(?:sáng |chiều |ngày |các ngày )?(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?!\\d)|(chủ nhật))',
)
const weekdays: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6 }
const numberOfDay = loose(
  '(?:ngày (?:mùng |mồng |thứ )?)?(\\d{1,2})(?! ?[/.-] ?\\d)(?!\\d)(?! (?:ngày|lần|giờ|h(?![a-zà-ỹ])|tháng \\d|tuần|%))',
)

const tails: readonly (readonly [RegExp, Partial<DayRule>])[] = [
  [
    loose('(?:của |trong )?tháng (?:cuối cùng|cuối|thứ ba|thứ 3)(?: của)?(?: mỗi| hằng| từng)? quý'),
    { implies: 'quarter', monthOfQuarter: 3 },
  ],
  [
    loose('(?:của |trong )?tháng (?:đầu tiên|đầu|thứ nhất)(?: của)? quý (?:sau|kế tiếp|tiếp theo|liền kề)'),
    { implies: 'quarter', monthOfQuarter: 1, nextPeriod: true },
  ],
  [
    loose('(?:của |trong )?tháng (?:đầu tiên|đầu|thứ nhất)(?: của)?(?: mỗi| hằng| từng)? quý'),
    { implies: 'quarter', monthOfQuarter: 1 },
  ],
  [
    loose('(?:của |trong )?tháng (?:thứ hai|thứ 2|giữa)(?: của)?(?: mỗi| hằng| từng)? quý'),
    { implies: 'quarter', monthOfQuarter: 2 },
  ],
  [loose('(?:của )?cuối quý'), { implies: 'quarter', monthOfQuarter: 3 }],
  [
    loose(
      '(?:của |trong )?tháng (?:sau liền kề|sau|kế tiếp|tiếp theo|liền kề|liền sau|kế sau)(?: của (?:kỳ báo cáo|quý))?',
    ),
    { implies: 'month', nextPeriod: true },
  ],
  [loose('(?:của |trong )?(?:mỗi |từng |các |hằng )tháng(?: trong năm)?'), { implies: 'month' }],
  [loose('(?:của |trong )tháng(?: báo cáo)?(?! \\d)'), { implies: 'month' }],
]

const last: readonly (readonly [RegExp, Every | null])[] = [
  [loose('ngày (?:làm việc )?cuối(?: cùng)?(?: của| trong)?(?: mỗi| hằng| từng)? quý'), 'quarter'],
  [loose('ngày (?:làm việc )?cuối(?: cùng)?(?: của| trong)?(?: mỗi| hằng| từng)? tháng'), 'month'],
  [loose('ngày (?:làm việc )?cuối(?: cùng)?(?: của| trong)?(?: mỗi| hằng| từng)? tuần'), 'week'],
  [loose('(?:vào )?cuối (?:mỗi|hằng|từng) tuần'), 'week'],
  [loose('(?:vào )?cuối (?:mỗi|hằng|từng) tháng'), 'month'],
  [loose('(?:vào )?cuối (?:mỗi|hằng|từng) quý'), 'quarter'],
  [loose('(?:vào )?cuối tuần'), 'week'],
  [loose('(?:vào )?cuối tháng(?! \\d)'), 'month'],
  [loose('(?:vào )?cuối quý(?! [iv\\d])'), 'quarter'],
]

const window = loose(
  '(?:chốt )?(?:số liệu )?(?:báo cáo )?(?:tính )?từ ngày (\\d{1,2}) (?:của )?tháng trước(?: liền kề)? (?:đến hết|đến) ngày (\\d{1,2}) (?:của )?tháng (?:sau|này|báo cáo|hiện tại)(?: và)?(?: gửi)?(?: [^\\d;]{0,60}?)?(?=[,. ]*(?:$|trước ngày|chậm nhất))',
)

export function takeDayRule(cursor: Cursor): DayRule | null {
  return attempt(cursor, () => {
    const opening = cursor.at
    const covered = take(cursor, window)
    take(cursor, loose('[,;]*'))
    const start = covered === null ? opening : cursor.at
    const rule = takeRule(cursor, start)
    if (covered === null) return rule
    const span = {
      from: { month: -1, day: Number(covered[1]) },
      to: { month: 0, day: Number(covered[2]) },
    }
    if (rule === null) return { text: printed(cursor, opening, cursor.at), implies: 'month', window: span }
    return { ...rule, implies: rule.implies ?? 'month', window: span }
  })
}

function takeRule(cursor: Cursor, opening: number): DayRule | null {
  return attempt(cursor, () => {
    take(cursor, loose('\\('))
    take(cursor, doing)
    const start = cursor.at
    const before = take(cursor, bound)?.[1]?.replace(/\s/g, '') === 'trước'
    const time = takeTime(cursor)
    const found = takeWeekday(cursor, before) ?? takeLast(cursor, before) ?? takeNumber(cursor, before)
    if (found === null && time === null) return null
    const text = printed(cursor, start, cursor.at)
    if (text === '' || cursor.at === opening) return null
    return { implies: time === null ? null : 'day', ...found, ...(time !== null && { time }), text }
  })
}

function takeTime(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const found = take(cursor, hour)
    if (found === null || Number(found[1]) > 23 || Number(found[2] ?? 0) > 59) return null
    return `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`
  })
}

type Found = Partial<DayRule> & { readonly implies: Every | null }

/** "trước thứ Sáu" fixes no day that the schema can hold. */
function takeWeekday(cursor: Cursor, before: boolean): Found | null {
  return attempt(cursor, () => {
    const found = take(cursor, weekday)
    if (found === null || (before && !/\d\s*(?:h|giờ|:)/.test(cursor.phrase.low))) return null
    const name = found[1] ?? ''
    return { weekday: found[2] === undefined ? (weekdays[name] ?? Number(name) - 1) : 7, implies: 'week' }
  })
}

function takeLast(cursor: Cursor, before: boolean): Found | null {
  return attempt(cursor, () => {
    const found = last.find(([pattern]) => take(cursor, pattern) !== null)
    return found === undefined || before ? null : { lastDay: true, implies: found[1] }
  })
}

function takeNumber(cursor: Cursor, before: boolean): Found | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const found = take(cursor, numberOfDay)
    const day = Number(found?.[1])
    if (found === null || day < 1 || day > 31) return null
    const tail = tails.find(([pattern]) => take(cursor, pattern) !== null)?.[1]
    if (tail === undefined && !/^\s*ngày/.test(cursor.phrase.low.slice(start))) return null
    return { implies: null, ...tail, ...(before ? { beforeDay: day } : { day }) }
  })
}
