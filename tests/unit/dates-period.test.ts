import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { monthPeriod } from '../../shared/dates/month.ts'
import {
  isPeriodKey,
  monthKey,
  periodBefore,
  periodsOfYear,
  periodText,
  periodYear,
  readPeriodKey,
} from '../../shared/dates/period.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { cutoffFaults, monthlyClosings } from '../../shared/rules/cutoffs.ts'
import { seed } from '../support/seeds.ts'

describe('The key of a period', () => {
  it('names a week by its Friday and a month by its report', () => {
    expect(readPeriodKey('2026-11-20')).toEqual({ kind: 'week', friday: '2026-11-20' })
    expect(readPeriodKey('month-office.2026-11')).toEqual({
      kind: 'month',
      report: 'month-office',
      month: '2026-11',
    })
  })

  it.each([
    '2026-11-19',
    '2026-02-30',
    '2026-11',
    'month-office.2026-13',
    'month-office.2026-00',
    'Month.2026-11',
    '1x.2026-11',
    'báo-cáo.2026-11',
    'month-office/2026-11',
    'a.b.2026-11',
    '',
  ])('is not %j', (key) => {
    expect(readPeriodKey(key)).toBeNull()
  })

  it('may ask for a day that is no Friday, which is answered by name', () => {
    expect(['2026-11-19', 'r.2026-11', 'thứ Sáu', '2026-11'].map(isPeriodKey)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('knows the period before, across the year', () => {
    expect(periodBefore('2027-01-01')).toBe('2026-12-25')
    expect(periodBefore('r.2027-01')).toBe('r.2026-12')
    expect(periodBefore('r.2026-12')).toBe('r.2026-11')
  })

  it('sorts every month after every date, and the months of a year in their order', () => {
    const months = periodsOfYear('a', 2026)
    expect(months).toHaveLength(12)
    expect([...months].sort()).toEqual(months)
    expect(['a.2000-01', '9999-12-31'].sort()).toEqual(['9999-12-31', 'a.2000-01'])
    expect(periodsOfYear(null, 2026)).toHaveLength(52)
  })

  it('is said in words, with its year', () => {
    expect([periodText('2026-11-20'), periodText('r.2026-03')]).toEqual([
      'tuần đến 20/11/2026',
      'tháng 3/2026',
    ])
    expect([periodYear('2027-01-01'), periodYear(monthKey('r', '2026-12'))]).toEqual([2027, 2026])
  })
})

describe('A month that is closed', () => {
  const calendar = workingCalendar(seed('calendar').body)
  const [office, second] = monthlyClosings(seed('cutoffs').body)
  const period = (month: string, of = office) => {
    if (of === undefined) throw new Error('The rule closes two months')
    return monthPeriod(month, of, calendar)
  }

  it('of the office runs from 15 to 14 and is closed before the 20th, at 16:00', () => {
    expect(period('2026-11')).toMatchObject({
      friday: 'month-office.2026-11',
      from: '2026-10-15',
      to: '2026-11-14',
      dueDate: '2026-11-19',
      dueAt: instantOf('2026-11-19', '16:00'),
      lateAfter: instantOf('2026-11-19', '17:00'),
      opensAt: instantOf('2026-11-14', '00:00'),
      shifted: null,
    })
  })

  it('of 21 to 20 is closed before the 23rd', () => {
    expect(period('2026-07', second)).toMatchObject({
      from: '2026-06-21',
      to: '2026-07-20',
      dueDate: '2026-07-22',
      shifted: null,
    })
  })

  it('moves back from a day off and says why; a Saturday that is worked stays', () => {
    expect(period('2026-12')).toMatchObject({
      dueDate: '2026-12-18',
      shifted: 'chốt thứ Sáu 18/12, 16:00 – do ngày 19/12 là thứ Bảy',
    })
    expect(period('2026-08', second)).toMatchObject({ dueDate: '2026-08-22', shifted: null })
  })

  it('is never closed before its figures are whole: at Tết it moves behind the holiday', () => {
    expect(period('2026-02', second)).toMatchObject({ to: '2026-02-20', dueDate: '2026-02-23' })
  })
})

describe('The rule of a month that is closed', () => {
  const { cutoffs } = seed('cutoffs').body
  const [first] = cutoffs
  if (first === undefined) throw new Error('The rule has reports')

  it.each([
    ['a quarter', { every: 'quarter' as const }, 'chỉ báo cáo hằng tháng'],
    ['a month without a window', { window: null }, 'phải có kỳ số liệu'],
    ['a code that cannot be a key', { code: 'Báo cáo' }, 'chữ thường không dấu'],
    ['a bound before its hour', { closing: { time: '16:00', lateAfter: '15:00' } }, 'sớm hơn giờ chốt'],
  ])('is refused for %s', (_, change, words) => {
    expect(cutoffFaults({ cutoffs: [{ ...first, ...change }] }).join(' ')).toContain(words)
  })

  it('is fine as shipped, and fine without a closing', () => {
    expect(cutoffFaults({ cutoffs })).toEqual([])
    expect(cutoffFaults({ cutoffs: [{ ...first, closing: null, code: 'Báo cáo' }] })).toEqual([])
  })
})
