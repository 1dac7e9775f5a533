import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../shared/dates/plain.ts'

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

describe('Whole days', () => {
  it('are added as Temporal adds them', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        expect(addDays(day, days)).toBe(Temporal.PlainDate.from(day).add({ days }).toString())
      }),
    )
  })

  it('stand on the weekday that Temporal says', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(weekday(day)).toBe(Temporal.PlainDate.from(day).dayOfWeek)
      }),
    )
  })

  it('are never counted from a day that does not exist', () => {
    for (const none of ['2026-02-30', '2026-13-01', '2026-00-10', '20-11-2026', '', '2026-11-2x']) {
      expect(() => addDays(none, 1)).toThrow(RangeError)
      expect(() => weekday(none)).toThrow(RangeError)
    }
    expect(() => addDays('2026-11-20', 0.5)).toThrow(RangeError)
  })
})
