import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import {
  currentFriday,
  fridayOf,
  fridaysOfYear,
  isFriday,
  nextClosing,
  weekPeriod,
} from '../../shared/dates/week.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)
const rule = seed('weeklyPeriod').body
const week = (friday: string) => weekPeriod(friday, rule, calendar)

describe('A week', () => {
  it('covers Saturday to Friday and closes on Friday at 16:00, late after 17:00', () => {
    expect(week('2026-10-09')).toEqual({
      friday: '2026-10-09',
      from: '2026-10-03',
      to: '2026-10-09',
      dueDate: '2026-10-09',
      opensAt: Date.UTC(2026, 9, 8, 17, 0),
      dueAt: Date.UTC(2026, 9, 9, 9, 0),
      lateAfter: Date.UTC(2026, 9, 9, 10, 0),
      shifted: null,
      calendarStatus: 'official',
    })
  })

  it.each([
    ['2026-05-01', '2026-04-29', 'chốt thứ Tư 29/4, 16:00 – do nghỉ lễ 30/4, 01/5'],
    ['2027-01-01', '2026-12-31', 'chốt thứ Năm 31/12/2026, 16:00 – do nghỉ lễ 01/01'],
    ['2026-01-02', '2025-12-31', 'chốt thứ Tư 31/12/2025, 16:00 – do nghỉ lễ 01/01 và nghỉ hoán đổi 02/01'],
    ['2025-05-02', '2025-04-29', 'chốt thứ Ba 29/4, 16:00 – do nghỉ lễ 30/4, 01/5 và nghỉ hoán đổi 02/5'],
    ['2024-02-09', '2024-02-07', 'chốt thứ Tư 07/02, 16:00 – do nghỉ lễ 08/02, 09/02'],
  ])('whose Friday %s is off closes on the last working day, %s', (friday, dueDate, shifted) => {
    expect(week(friday)).toMatchObject({ friday, to: friday, dueDate, shifted })
    expect(week(friday).dueAt).toBe(instantOf(dueDate, '16:00'))
  })

  it.each([
    ['2026-02-20', '2026-02-23', 'chốt thứ Hai 23/02, 16:00'],
    ['2025-01-31', '2025-02-03', 'chốt thứ Hai 03/02, 16:00'],
  ])('with no working day at all (Tết, %s) closes on the first one after, %s', (friday, dueDate, words) => {
    const { shifted, ...rest } = week(friday)
    expect(rest).toMatchObject({ dueDate, calendarStatus: 'official' })
    expect(shifted).toBe(
      `${words} – do cả tuần không có ngày làm việc, chuyển sang ngày làm việc đầu tiên sau đó`,
    )
  })

  it('closing on Saturday 22/8/2026 is not moved to: the worked Saturday begins the next week', () => {
    expect(week('2026-08-21')).toMatchObject({ dueDate: '2026-08-21', shifted: null })
    expect(week('2026-08-28').from).toBe('2026-08-22')
  })

  it('says how sure its closing day is', () => {
    expect(week('2027-02-05')).toMatchObject({ dueDate: '2027-02-03', calendarStatus: 'provisional' })
    expect(week('2027-09-03')).toMatchObject({ dueDate: '2027-09-03', calendarStatus: 'unverified' })
    expect(week('2028-01-07').calendarStatus).toBe('outside')
  })

  it('follows an edited rule and keeps its nominal Friday as its name', () => {
    const edited = { ...rule, closeWeekday: 4, closeTime: '15:30', lateAfter: '16:00' }
    expect(weekPeriod('2026-10-09', edited, calendar)).toMatchObject({
      friday: '2026-10-09',
      from: '2026-10-02',
      to: '2026-10-08',
      dueDate: '2026-10-08',
      dueAt: instantOf('2026-10-08', '15:30'),
      lateAfter: instantOf('2026-10-08', '16:00'),
    })
  })

  it('moved off a weekend day names the weekend', () => {
    const edited = { ...rule, closeWeekday: 6 }
    expect(weekPeriod('2026-10-09', edited, calendar).shifted).toBe(
      'chốt thứ Sáu 09/10, 16:00 – do nghỉ cuối tuần',
    )
  })

  it('is not made of a day that is no Friday', () => {
    expect(() => week('2026-10-08')).toThrow(RangeError)
  })
})

describe('Which week', () => {
  it.each([
    ['2026-10-03', '2026-10-09'],
    ['2026-10-08', '2026-10-09'],
    ['2026-10-09', '2026-10-09'],
    ['2026-10-10', '2026-10-16'],
    ['2026-12-31', '2027-01-01'],
  ])('%s lies in the week of %s', (date, friday) => {
    expect(fridayOf(date)).toBe(friday)
  })

  it('knows a Friday', () => {
    expect(isFriday('2026-10-09')).toBe(true)
    expect(isFriday('2026-10-10')).toBe(false)
  })

  it('goes by the clock of Việt Nam: Friday 17:00 UTC is Saturday here', () => {
    expect(currentFriday(Date.UTC(2026, 9, 9, 16, 59))).toBe('2026-10-09')
    expect(currentFriday(Date.UTC(2026, 9, 9, 17, 0))).toBe('2026-10-16')
  })

  it.each([
    ['2026-10-09', '16:00', '2026-10-09'],
    ['2026-10-09', '16:01', '2026-10-16'],
    ['2026-10-12', '08:10', '2026-10-16'],
    ['2026-04-29', '15:00', '2026-05-01'],
    ['2026-04-30', '09:00', '2026-05-08'],
    ['2026-02-21', '09:00', '2026-02-20'],
    ['2026-02-23', '16:01', '2026-02-27'],
  ])('on %s at %s the next closing is that of %s', (date, time, friday) => {
    expect(nextClosing(instantOf(date, time), rule, calendar)).toBe(friday)
  })

  it('lists the Fridays of a year: 53 where it begins on one', () => {
    expect(fridaysOfYear(2026)).toHaveLength(52)
    expect(fridaysOfYear(2026)[0]).toBe('2026-01-02')
    expect(fridaysOfYear(2026).at(-1)).toBe('2026-12-25')
    expect(fridaysOfYear(2027)).toHaveLength(53)
    expect(fridaysOfYear(2027)[0]).toBe('2027-01-01')
  })
})
