import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { addDays, weekday } from '../../shared/dates/plain.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)

/** Every weekday off of 2024–2027, with status and confidence; `w` = a worked Saturday, `s` = swapped. */
const listed = `
2024-01-01    official    verified
2024-02-08    unverified  memory
2024-02-09    unverified  memory
2024-02-12    unverified  memory
2024-02-13    unverified  memory
2024-02-14    unverified  memory
2024-04-18    unverified  inferred
2024-04-29 s  official    verified
2024-04-30    official    verified
2024-05-01    official    verified
2024-05-04 sw unverified  memory
2024-09-02    official    verified
2024-09-03    official    verified
2025-01-01    official    verified
2025-01-27    official    verified
2025-01-28    official    verified
2025-01-29    official    verified
2025-01-30    official    verified
2025-01-31    official    verified
2025-04-07    official    secondary
2025-04-26 sw official    verified
2025-04-30    official    verified
2025-05-01    official    verified
2025-05-02 s  official    verified
2025-09-01    official    verified
2025-09-02    official    verified
2026-01-01    official    secondary
2026-01-02 s  official    secondary
2026-01-10 sw official    secondary
2026-02-16    official    verified
2026-02-17    official    verified
2026-02-18    official    verified
2026-02-19    official    verified
2026-02-20    official    verified
2026-04-27    official    verified
2026-04-30    official    verified
2026-05-01    official    verified
2026-08-22 sw official    verified
2026-08-31 s  official    verified
2026-09-01    official    verified
2026-09-02    official    verified
2026-11-24    official    secondary
2027-01-01    official    verified
2027-02-04    provisional unknown
2027-02-05    provisional unknown
2027-02-08    provisional unknown
2027-02-09    provisional unknown
2027-02-10    provisional unknown
2027-04-16    provisional inferred
2027-04-30    provisional inferred
2027-05-03    provisional inferred
2027-09-02    provisional inferred
2027-11-24    provisional inferred
`
  .trim()
  .split('\n')
  .map((line) => {
    const [, date = '', marks = '', status, confidence] = /^(\S+)(?: (sw?))? +(\S+) +(\S+)$/.exec(line) ?? []
    return { date, kind: marks.includes('w') ? 'work' : 'off', swap: marks.includes('s'), status, confidence }
  })

describe('The calendar of 2024–2027', () => {
  it('lists exactly the days of the announcements, each with status and confidence', () => {
    const days = seed('calendar').body.days.map(({ date, kind, swap, status, confidence }) => ({
      date,
      kind,
      swap,
      status,
      confidence,
    }))
    expect(days).toEqual(listed)
  })

  it('works every day of the four years that is no weekend and not listed off, and no other', () => {
    const off = new Set(listed.filter((day) => day.kind === 'off').map((day) => day.date))
    const work = new Set(listed.filter((day) => day.kind === 'work').map((day) => day.date))
    let seen = 0
    for (let date = '2024-01-01'; date <= '2027-12-31'; date = addDays(date, 1)) {
      const expected = work.has(date) || (weekday(date) < 6 && !off.has(date))
      expect(calendar.isWorkingDay(date), date).toBe(expected)
      seen += 1
    }
    expect(seen).toBe(1461)
  })

  it('gives each listed day a citation', () => {
    for (const { date } of listed) expect(calendar.dayOf(date).entry?.citation, date).not.toBe('')
  })

  it('works an ordinary day without a word and with certainty', () => {
    expect(calendar.dayOf('2026-11-20')).toEqual({
      date: '2026-11-20',
      working: true,
      kind: 'ordinary',
      reason: null,
      status: 'official',
      entry: null,
    })
  })

  it('names a weekend day', () => {
    expect(calendar.dayOf('2026-11-22')).toMatchObject({
      working: false,
      kind: 'weekend',
      reason: 'Chủ nhật',
    })
  })

  it('says where an announcement is missing instead of guessing', () => {
    expect(calendar.dayOf('2026-11-23')).toMatchObject({ working: true, status: 'unverified' })
    expect(calendar.dayOf('2026-11-23').reason).toContain('23/11/2026')
    for (const date of ['2027-02-11', '2027-09-01', '2027-09-03']) {
      expect(calendar.dayOf(date), date).toMatchObject({ working: true, status: 'unverified' })
    }
    expect(calendar.dayOf('2027-06-10')).toMatchObject({ working: true, status: 'provisional' })
  })

  it('knows only weekends outside its range and says so', () => {
    expect(calendar.dayOf('2023-12-29')).toMatchObject({ working: true, status: 'outside' })
    expect(calendar.dayOf('2028-01-03')).toMatchObject({ working: true, status: 'outside' })
    expect(calendar.dayOf('2028-01-01')).toMatchObject({ working: false, status: 'outside' })
    expect(calendar.dayOf('2024-01-02').status).toBe('official')
    expect(calendar.dayOf('2027-12-31').status).toBe('provisional')
  })
})

describe('The neighbouring working day', () => {
  it('is the day itself only where the name says so', () => {
    const friday = '2026-11-20'
    expect(calendar.workingDayOnOrBefore(friday).date).toBe(friday)
    expect(calendar.workingDayOnOrAfter(friday).date).toBe(friday)
    expect(calendar.workingDayBefore(friday).date).toBe('2026-11-19')
    expect(calendar.workingDayAfter(friday).date).toBe('2026-11-23')
  })

  it('jumps a long holiday and names every day jumped', () => {
    const move = calendar.workingDayAfter('2026-02-13')
    expect(move.date).toBe('2026-02-23')
    expect(move.skipped.map((day) => day.date)).toEqual([
      '2026-02-14',
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
    ])
    expect(move.skipped[2]?.reason).toBe('Tết Bính Ngọ')
    expect(calendar.workingDayOnOrBefore('2026-02-22').date).toBe('2026-02-13')
  })

  it('may be a worked Saturday', () => {
    expect(calendar.workingDayAfter('2026-08-21').date).toBe('2026-08-22')
    expect(calendar.workingDayOnOrBefore('2026-01-11').date).toBe('2026-01-10')
  })
})

describe('Counting working days', () => {
  it('does not count the first day: "+5" from Friday 16/10/2026 is Friday 23/10', () => {
    const move = calendar.addWorkingDays('2026-10-16', 5)
    expect(move).toMatchObject({ date: '2026-10-23', status: 'official' })
    expect(move.skipped.map((day) => day.reason)).toEqual(['thứ Bảy', 'Chủ nhật'])
  })

  it('goes back with a negative count', () => {
    expect(calendar.addWorkingDays('2026-09-03', -1).date).toBe('2026-08-28')
    expect(calendar.addWorkingDays('2026-05-04', -2).date).toBe('2026-04-28')
  })

  it('by zero leaves the day alone', () => {
    expect(calendar.addWorkingDays('2026-05-01', 0)).toEqual({
      date: '2026-05-01',
      skipped: [],
      status: 'official',
    })
  })

  it('carries the weakest status it walked over', () => {
    expect(calendar.addWorkingDays('2026-11-20', 2).status).toBe('unverified')
    expect(calendar.addWorkingDays('2026-12-30', 2).status).toBe('provisional')
    expect(calendar.addWorkingDays('2027-12-30', 2).status).toBe('outside')
  })

  it('between two days counts the later and not the earlier', () => {
    expect(calendar.workingDaysBetween('2026-11-19', '2026-11-20')).toEqual({ days: 1, status: 'official' })
    expect(calendar.workingDaysBetween('2026-04-24', '2026-05-04').days).toBe(3)
    expect(calendar.workingDaysBetween('2026-05-04', '2026-04-24').days).toBe(-3)
    expect(calendar.workingDaysBetween('2026-05-01', '2026-05-01').days).toBe(0)
  })

  it('in a calendar without working days is a defect, not an endless loop', () => {
    const never = workingCalendar({ ...seed('calendar').body, weekend: [1, 2, 3, 4, 5, 6, 7], days: [] })
    expect(() => never.workingDayAfter('2026-01-01')).toThrow(RangeError)
  })
})
