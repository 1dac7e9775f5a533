/** The morning's facts in the office's words, the same on the screen and on the page for Monday's meeting. */
import type { DuePoint } from '../contract/task.ts'
import type { WaitingWeek, WatchedDossier, WatchedDossiers } from '../contract/today.ts'
import { monthText } from '../dates/period.ts'
import { formatShort, formatSpan, weekdayName } from '../dates/words.ts'
import { formatNumber } from '../numbers/vietnamese.ts'

const waits: Readonly<Record<WaitingWeek['for'], string>> = {
  closing: 'chưa chốt',
  approval: 'đã chốt, chờ duyệt',
  changes: 'bị trả lại, cần sửa rồi chốt lại',
  signedSheet: 'chờ bản ký giấy',
  correction: 'đang đính chính',
  publication: 'đã duyệt, chưa công khai',
}

export function waitingWords({ friday, from, to, for: why }: WaitingWeek): string {
  const month = monthText(friday)
  return `${month === null ? `Tuần ${formatSpan(from, to)}` : `Tháng ${month}`}: ${waits[why]}`
}

/** "hôm nay", "còn 2 ngày", "quá 3 ngày", in working days. */
export function daysWords({ days, status }: Pick<WatchedDossier, 'days' | 'status'>): string {
  if (status === 'overdue')
    return days === null || days === 0 ? 'quá giờ hẹn' : `quá ${formatNumber(-days)} ngày`
  return days === null || days === 0 ? 'hôm nay' : `còn ${formatNumber(days)} ngày`
}

/** "thứ Sáu 27/11", "thứ Sáu 27/11, 16:00". */
export function dueWords(due: string): string {
  const date = due.slice(0, 10)
  const time = due.slice(11, 16)
  return `${weekdayName(date)} ${formatShort(date)}${time === '' ? '' : `, ${time}`}`
}

/** "Số liệu hồ sơ lúc 16:05 thứ Sáu 20/11", and how old it is once it is. */
export function ageWords({ exportedAt, age }: Pick<WatchedDossiers, 'exportedAt' | 'age'>): string {
  const date = exportedAt.slice(0, 10)
  const time = exportedAt.slice(11, 16)
  const when = `${time === '' ? '' : `${time} `}${weekdayName(date)} ${formatShort(date)}`
  return `Số liệu hồ sơ lúc ${when}${age === 0 ? '' : `, cũ ${formatNumber(age)} ngày làm việc`}`
}

/** "quá hạn", "hôm nay", "thứ Tư 25/11". */
export function taskDueWords({ point, state }: DuePoint, today: string): string {
  if (state === 'missed') return `quá hạn từ ${formatShort(point.effective)}`
  if (state === 'beforeIssue') return 'đã quá hạn khi ban hành'
  return point.effective === today ? 'hôm nay' : dueWords(point.effective)
}
