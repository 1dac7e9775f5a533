import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { cutoffsOfYear } from '../../shared/dates/cutoffs.ts'
import type { CalendarBody } from '../../shared/rules/bodies.ts'
import type { Cutoff } from '../../shared/rules/cutoffs.ts'
import { validateRule } from '../../shared/rules/validate.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)
const seeded = seed('cutoffs')
const of = (code: string, year = 2026) =>
  cutoffsOfYear(year, seeded.body, calendar).filter((date) => date.code === code)

const cutoff = (part: Partial<Cutoff> = {}): Cutoff => ({
  code: 'x',
  name: 'Báo cáo mẫu',
  every: 'month',
  window: null,
  due: { day: 17, before: false },
  whenOff: 'before',
  recipient: 'Cấp trên',
  status: 'unverified',
  confidence: 'unknown',
  citation: 'Mẫu',
  ...part,
})
const plain: CalendarBody = { weekend: [6, 7], from: '2026-01-01', to: '2026-12-31', days: [] }
const dates = (part: Partial<Cutoff>, body = plain) =>
  cutoffsOfYear(2026, { cutoffs: [cutoff(part)] }, workingCalendar(body))

describe('A report of every month', () => {
  it('is due once in each month', () => {
    expect(of('month-office').map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('due before the 20th has the 19th for its last day', () => {
    expect(of('month-office')[10]).toMatchObject({
      nominal: '2026-11-19',
      due: '2026-11-19',
      period: 'tháng 11/2026',
      shifted: null,
    })
  })

  it('counts from the 21st of the month before to the 20th, across the turn of the year too', () => {
    const [january, february] = of('month-933-644')
    expect(january).toMatchObject({ from: '2025-12-21', to: '2026-01-20', nominal: '2026-01-22' })
    expect(february).toMatchObject({ from: '2026-01-21', to: '2026-02-20' })
  })

  it('on a day that the month does not have falls on its last one', () => {
    expect(dates({ due: { day: 31, before: false }, whenOff: 'same' })[1]?.nominal).toBe('2026-02-28')
  })
})

describe('A report of every quarter', () => {
  it('is due in the last month of its quarter, the 17th included', () => {
    expect(of('quarter-control').map(({ nominal, period }) => [nominal, period])).toEqual([
      ['2026-03-17', 'quý I/2026'],
      ['2026-06-17', 'quý II/2026'],
      ['2026-09-17', 'quý III/2026'],
      ['2026-12-17', 'quý IV/2026'],
    ])
  })
})

describe('A last day that is not worked', () => {
  it('moves to the working day before, and says from where and why', () => {
    // 17/01/2026 is a Saturday.
    expect(dates({})[0]).toMatchObject({
      due: '2026-01-16',
      shifted: 'ngày 17/01 rơi vào thứ Bảy, gửi trước vào thứ Sáu 16/01',
    })
  })

  it('moves to the working day after where the rule says so', () => {
    expect(dates({ whenOff: 'after' })[0]).toMatchObject({
      due: '2026-01-19',
      shifted: 'ngày 17/01 rơi vào thứ Bảy, gửi vào thứ Hai 19/01',
    })
  })

  it('stays where the rule says so', () => {
    expect(dates({ whenOff: 'same' })[0]).toMatchObject({ due: '2026-01-17', shifted: null })
  })

  it('names the holiday it fell on', () => {
    const day = {
      date: '2026-11-17',
      kind: 'off' as const,
      reason: 'Ngày hội mẫu',
      swap: false,
      status: 'provisional' as const,
      confidence: 'memory' as const,
      citation: 'Mẫu',
    }
    expect(dates({}, { ...plain, days: [day] })[10]).toMatchObject({
      due: '2026-11-16',
      shifted: 'ngày 17/11 rơi vào Ngày hội mẫu, gửi trước vào thứ Hai 16/11',
      calendarStatus: 'provisional',
    })
  })

  it('never moves ahead of the end of its own figures', () => {
    // Tết 2026: 22/02 is a Sunday, the working day before lies ahead of 20/02.
    const february = of('month-933-644')[1]
    expect(february?.nominal).toBe('2026-02-22')
    expect(february?.due).toBe('2026-02-23')
    expect(calendar.workingDayOnOrBefore('2026-02-22').date < '2026-02-20').toBe(true)
  })
})

describe('The dates of a year', () => {
  it('come by their day', () => {
    const due = cutoffsOfYear(2026, seeded.body, calendar).map((date) => date.due)
    expect(due).toEqual([...due].sort())
    expect(due).toHaveLength(12 + 12 + 4 + 4)
  })
})

describe('A rule of cut-offs', () => {
  const faults = (...cutoffs: Cutoff[]) => validateRule({ ...seeded, body: { cutoffs } })

  it('as it is shipped makes sense', () => {
    expect(validateRule(seeded)).toEqual([])
  })

  it('with one code twice is refused', () => {
    expect(faults(cutoff(), cutoff())).toEqual(['Mã kỳ báo cáo “x” có hai lần.'])
  })

  it('due before the first day of the month is refused', () => {
    expect(faults(cutoff({ due: { day: 1, before: true } }))).toEqual([
      '“Báo cáo mẫu”: không có ngày nào trước ngày 1 của tháng.',
    ])
  })

  it('whose figures end before they begin is refused', () => {
    const window = { from: { month: 0, day: 5 }, to: { month: -1, day: 20 } }
    expect(faults(cutoff({ window }))).toEqual(['“Báo cáo mẫu”: số liệu đến ngày sớm hơn ngày bắt đầu.'])
  })

  it('due while its figures still run is refused', () => {
    const window = { from: { month: -1, day: 21 }, to: { month: 0, day: 20 } }
    expect(faults(cutoff({ window, due: { day: 20, before: true } }))).toEqual([
      '“Báo cáo mẫu”: hạn gửi đến trước khi hết kỳ số liệu.',
    ])
    expect(faults(cutoff({ window, due: { day: 21, before: true } }))).toEqual([])
  })
})
