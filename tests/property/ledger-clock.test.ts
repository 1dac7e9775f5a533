import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHlc, type Hlc, judgeClock, parseHlc, tick } from '../../shared/ledger/hlc.ts'

const friday = Date.UTC(2026, 10, 20, 8, 30)
const fiveYears = 5 * 366 * 86_400_000
const wall = fc.oneof(
  fc.integer({ min: friday - fiveYears, max: friday + fiveYears }),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE),
)

describe('Stamps of one origin, whatever its clock does', () => {
  it('strictly rise, as texts too', () => {
    fc.assert(
      fc.property(fc.array(wall, { minLength: 2, maxLength: 50 }), (walls) => {
        const stamps: Hlc[] = []
        for (const now of walls) stamps.push(tick(stamps.at(-1) ?? null, now))
        const texts = stamps.map(formatHlc)
        expect(texts).toEqual([...new Set(texts)].sort())
      }),
    )
  })

  it('are read back as they were', () => {
    fc.assert(
      fc.property(
        fc.record({
          physical: fc.integer({ min: 0, max: 8.64e15 }),
          logical: fc.integer({ min: 0, max: 999_999 }),
        }),
        (hlc) => {
          expect(parseHlc(formatHlc(hlc))).toEqual(hlc)
        },
      ),
    )
  })
})

describe('The judgement on a clock', () => {
  it('never takes a clock for right that is years away from what is believed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 367, max: 5000 }), fc.boolean(), (days, ahead) => {
        const wrong = friday + (ahead ? 1 : -1) * days * 86_400_000
        expect(judgeClock(friday, wrong)).toBe(ahead ? 'ahead' : 'behind')
      }),
    )
  })

  it('takes a clock for right that goes on within a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 86_400_000 }), (later) => {
        expect(judgeClock(friday, friday + later)).toBe('ok')
      }),
    )
  })
})
