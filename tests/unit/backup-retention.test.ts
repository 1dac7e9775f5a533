import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueForDaily, limits, retain } from '../../db/backup/retention.ts'
import { addDays, instantOf } from '../../shared/dates/plain.ts'

const now = instantOf('2026-11-22', '17:00')
const at = (date: string, time = '17:00', verified = true) => ({
  at: instantOf(date, time),
  verified,
  date,
  time,
})
const daysBack = (count: number, start = 0) =>
  Array.from({ length: count }, (_, index) => at(addDays('2026-11-22', -start - index)))
const dates = (backups: readonly { date: string }[]) => backups.map((backup) => backup.date)

describe('backups kept', () => {
  it.each([
    {
      name: 'all of the last two days',
      given: [
        at('2026-11-22', '08:00'),
        at('2026-11-22', '09:00'),
        at('2026-11-21', '08:00'),
        at('2026-11-21', '16:00'),
      ],
      kept: 4,
    },
    {
      name: 'one for each of twelve days, the newest',
      given: [...daysBack(12), ...daysBack(12).map((day) => at(day.date, '07:00'))],
      kept: 14,
    },
    { name: 'nothing that is not there', given: [], kept: 0 },
    { name: 'the only one, however old', given: [at('2020-01-06')], kept: 1 },
    {
      name: 'one dated after today',
      given: [at('2026-11-22'), at('2031-01-01'), at('2031-01-01', '08:00')],
      kept: 3,
    },
  ])('are $name', ({ given, kept }) => {
    expect(retain(given, now).keep).toHaveLength(kept)
  })

  it('are, of a year of daily ones, 12 days, 10 weeks and 9 months, where one may count for more than one', () => {
    const { keep, drop } = retain(daysBack(365), now)
    expect(dates(keep)).toEqual([
      // Days: 22/11 back to 11/11; the weeks of 16/11 and 9/11 end within them.
      ...daysBack(12).map((day) => day.date),
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-10-25',
      '2026-10-18',
      '2026-10-11',
      '2026-10-04',
      '2026-09-30',
      '2026-09-27',
      '2026-09-20',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
    ])
    expect(keep.length + drop.length).toBe(365)
  })

  it('of one day outlive its older ones by the clock of Việt Nam, not by UTC', () => {
    const evening = at('2026-10-05', '23:30')
    const nextMorning = at('2026-10-06', '06:30')
    // One UTC day, two days of the office.
    expect(retain([evening, nextMorning, at('2026-11-22')], now).keep).toHaveLength(3)
  })

  it('that were not verified take no place from one that was', () => {
    const verified = at('2026-11-10', '08:00')
    const later = at('2026-11-10', '17:00', false)
    const { keep, drop } = retain([verified, later], now)
    expect(keep).toEqual([verified])
    expect(drop).toEqual([later])
  })

  it('are all of them while none is verified', () => {
    const unverified = daysBack(40, 10).map((day) => ({ ...day, verified: false }))
    expect(retain(unverified, now).drop).toEqual([])
  })

  const backup = fc.record({
    at: fc.integer({ min: now - 800 * 86_400_000, max: now + 5 * 86_400_000 }),
    verified: fc.boolean(),
  })

  it('always hold the newest verified one, never exceed the places, and stay the same when asked again', () => {
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 60 }), (backups) => {
        const { keep, drop } = retain(backups, now)
        expect([...keep, ...drop].sort(byAt)).toEqual([...backups].sort(byAt))
        if (backups.length > 0) expect(keep.length).toBeGreaterThan(0)

        const verified = backups.filter((one) => one.verified).sort((a, b) => b.at - a.at)
        if (verified[0] !== undefined) expect(keep).toContain(verified[0])
        const old = keep.filter((one) => one.at <= now - limits.recentHours * 3_600_000)
        if (verified.length > 0) {
          expect(old.length).toBeLessThanOrEqual(limits.daily + limits.weekly + limits.monthly)
        }
        expect(retain(keep, now).drop).toEqual([])
      }),
    )
  })
})

const byAt = (a: { at: number; verified: boolean }, b: { at: number; verified: boolean }) =>
  a.at - b.at || Number(a.verified) - Number(b.verified)

describe('the daily backup', () => {
  it.each([
    { last: null, due: true, when: 'when there is none' },
    { last: instantOf('2026-11-22', '00:01'), due: false, when: 'not twice on one day' },
    { last: instantOf('2026-11-21', '23:59'), due: true, when: 'after midnight of Việt Nam' },
    { last: instantOf('2031-01-01', '08:00'), due: true, when: 'when the clock ran years ahead before' },
  ])('is due $when: $due', ({ last, due }) => {
    expect(dueForDaily(last, now)).toBe(due)
  })
})
