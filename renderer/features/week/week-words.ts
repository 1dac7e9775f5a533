/** The week in the office's words: its name, how long is left, where it stands. */
import type { WeekHead } from '../../../shared/contract/week.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { formatDate, formatShort, weekdayName } from '../../../shared/dates/words.ts'
import type { WeekState } from '../../../shared/week/content.ts'

/** "Tuần 14/11 – 20/11/2026", "Tháng 11/2026, số liệu 15/10 – 14/11/2026" */
export const weekTitle = ({ from, to, month }: Pick<WeekHead, 'from' | 'to' | 'month'>): string =>
  `${month === undefined ? 'Tuần' : `Tháng ${month.text}, số liệu`} ${formatShort(from)}${from.slice(0, 4) === to.slice(0, 4) ? '' : `/${from.slice(0, 4)}`} – ${formatDate(to)}`

/** "chốt thứ Sáu 20/11, 16:00", or the sentence that says why it moved. */
export function closingWords({ dueAt, shifted }: Pick<WeekHead, 'dueAt' | 'shifted'>): string {
  if (shifted !== null) return shifted
  const { date, time } = wallClock(dueAt)
  return `chốt ${weekdayName(date)} ${formatShort(date)}, ${time}`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "còn 28 phút", "còn 5 giờ 20 phút", "còn 3 ngày", "quá 2 giờ 5 phút". */
export function leftWords(dueAt: number, now: number): string {
  const left = dueAt - now
  const span = Math.abs(left)
  const lead = left >= 0 ? 'còn' : 'quá'
  if (span < MINUTE) return left >= 0 ? 'còn chưa đến 1 phút' : 'vừa đến giờ chốt'
  if (span < HOUR) return `${lead} ${Math.floor(span / MINUTE)} phút`
  if (span < 2 * DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE)
    return `${lead} ${Math.floor(span / HOUR)} giờ${minutes === 0 ? '' : ` ${minutes} phút`}`
  }
  return `${lead} ${Math.floor(span / DAY)} ngày`
}

export const stateWords: Readonly<Record<WeekState, string>> = {
  before: 'trước khi dùng chương trình',
  reentered: 'kỳ cũ, nhập lại',
  future: 'chưa đến',
  open: 'đang nhập',
  overdue: 'quá hạn, chưa chốt',
  closed: 'đã chốt, chờ duyệt',
  awaitingPaper: 'duyệt trên giấy, chờ bản ký',
  returned: 'bị trả lại',
  approved: 'đã duyệt',
  correcting: 'đang đính chính',
}

/** "bản chốt lần 1", "đính chính lần 1, bản chốt lần 2". */
export const revisionWords = (revision: number): string =>
  revision === 1 ? 'bản chốt lần 1' : `đính chính lần ${revision - 1}, bản chốt lần ${revision}`

export const sentenceCase = (words: string): string =>
  words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
