import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { judgeNewDate, letterDeadline, newDateWords, readNewDate } from '../../shared/letter/dates.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)

describe('The deadline of a letter', () => {
  it.each([
    ['2026-10-16', '2026-10-15'],
    ['2026-10-12', '2026-10-09'],
    ['2026-11-25', '2026-11-23'],
    ['2026-09-03', '2026-08-28'],
  ])('due %s is the working day before it, %s', (due, latest) => {
    expect(letterDeadline(due, 1, calendar)).toBe(latest)
  })
})

describe('The new date', () => {
  const read = (text: string, due = '2026-10-16', today = '2026-10-13') =>
    readNewDate(text, due, today, calendar)

  it('"+5" counts working days from the old due date and shows what it steps over', () => {
    const result = read('+5')
    expect(result).toMatchObject({ ok: true, value: { date: '2026-10-23', workingDays: 5 } })
    expect(result.ok && newDateWords(result.value)).toBe(
      'thứ Sáu 23/10/2026, 5 ngày làm việc sau hẹn cũ; không tính thứ Bảy 17/10/2026, Chủ nhật 18/10/2026',
    )
  })

  it('"+1" over a holiday lands behind it, and says so', () => {
    const result = read('+1', '2026-11-23', '2026-11-20')
    expect(result.ok && newDateWords(result.value)).toContain('thứ Tư 25/11/2026')
    expect(result.ok && newDateWords(result.value)).toContain('thứ Ba 24/11/2026')
  })

  it.each([
    ['17/10', 'DayOff'],
    ['24/11', 'DayOff'],
    ['16/10', 'NotAfterDue'],
    ['15/10', 'NotAfterDue'],
    ['+0', 'NotAfterDue'],
    ['-3', 'NotAfterDue'],
    ['31/11', 'NoSuchDay'],
    ['bao giờ xong', 'NotADate'],
  ])('%s is refused: %s', (text, type) => {
    const result = read(text)
    expect(result.ok ? 'ok' : result.error.type).toBe(type)
  })

  it('is never a day that has passed', () => {
    expect(judgeNewDate('2026-10-19', '2026-10-16', '2026-10-20', calendar)).toMatchObject({
      ok: false,
      error: { type: 'Past' },
    })
  })

  it('names the working days around a day off', () => {
    const result = read('18/10')
    expect(result.ok ? '' : result.error.sentence).toBe(
      'Chủ nhật 18/10/2026 là ngày nghỉ. Ngày làm việc gần nhất: thứ Hai 19/10/2026.',
    )
  })
})
