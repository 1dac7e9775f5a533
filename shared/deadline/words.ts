/** Periods and offsets in the office's words. */
import { formatDate } from '../dates/words.ts'
import type { DeadlineHabits, Offset, Recurrence } from './reading.ts'

const units: Readonly<Record<NonNullable<Recurrence['every']>, string>> = {
  day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  halfyear: '06 tháng',
  year: 'năm',
}

/** "hằng tháng", "06 tháng một lần", "02 năm một lần, 3 lần". */
export function periodWords({ every, interval, times }: Recurrence): string {
  if (every === null) return 'định kỳ, văn bản không nói bao lâu một lần'
  const rhythm =
    interval !== undefined
      ? `${interval} ${units[every]} một lần`
      : every === 'halfyear'
        ? '06 tháng một lần'
        : `hằng ${units[every]}`
  return times === undefined ? rhythm : `${rhythm}, ${times} lần`
}

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

export function recurrenceWords(recurrence: Recurrence): string {
  const {
    day,
    beforeDay,
    weekday,
    time,
    lastDay,
    monthOfQuarter,
    nextPeriod,
    months,
    quarters,
    from,
    to,
    window,
  } = recurrence
  const month =
    monthOfQuarter === undefined
      ? nextPeriod === true
        ? ' của kỳ sau'
        : ''
      : ` của tháng thứ ${monthOfQuarter} trong quý${nextPeriod === true ? ' sau' : ''}`
  const parts = [
    periodWords(recurrence),
    day === undefined ? '' : `chậm nhất ngày ${day}${month}`,
    beforeDay === undefined ? '' : `trước ngày ${beforeDay}${month}`,
    lastDay === undefined ? '' : 'ngày cuối của kỳ',
    weekday === undefined ? '' : `vào ${weekdays[weekday - 1]}`,
    time === undefined ? '' : `lúc ${time}`,
    months === undefined ? '' : `vào tháng ${months.join(', ')}`,
    quarters === undefined ? '' : `vào quý ${quarters.join(', ')}`,
    from === undefined ? '' : `từ ngày ${formatDate(from)}`,
    to === undefined ? '' : `đến ngày ${formatDate(to)}`,
    window === undefined
      ? ''
      : `số liệu từ ngày ${window.from.day} tháng trước đến ngày ${window.to.day} của tháng`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const offsetUnits: Readonly<Record<'day' | 'week' | 'month' | 'hour', string>> = {
  day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  hour: 'giờ',
}

const spans = {
  sameDay: 'trong cùng ngày',
  sameWeek: 'trong cùng tuần',
  sameMonth: 'trong cùng tháng',
  sameQuarter: 'trong cùng quý',
  sameYear: 'trong cùng năm',
}

export function offsetWords(offset: Offset | null, habits: DeadlineHabits): string {
  if (offset === null) return 'văn bản không nói bao nhiêu ngày'
  if ('immediate' in offset) return `ngay sau đó, tính là ${habits.immediateDays} ngày làm việc`
  if ('within' in offset) return spans[offset.within]
  const { unit, working } = offset
  const [first, last] = 'min' in offset ? [offset.min, offset.max] : [offset.value, offset.value]
  const count = first === last ? `${Math.abs(first)}` : `${Math.abs(first)}–${Math.abs(last)}`
  const kind =
    unit !== 'day'
      ? ''
      : working === true
        ? ' làm việc'
        : ` (hiểu là ngày ${habits.offsetDays === 'working' ? 'làm việc' : 'theo lịch'}, theo nếp của cơ quan)`
  return `${count} ${offsetUnits[unit]} ${first < 0 ? 'trước' : 'sau'}${kind}`
}
