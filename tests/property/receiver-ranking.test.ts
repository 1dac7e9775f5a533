import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Contender, rank } from '../../shared/receiver/ranking.ts'
import { sumFractions } from '../../shared/receiver/roll-up.ts'
import '../support/seed.ts'

const runs = process.env.SMC_LONG === '1' ? 5000 : 300

const contender = fc.record({
  unitId: fc.uuid(),
  measure: fc.option(
    fc.record({
      kind: fc.constant('rate' as const),
      numerator: fc.nat({ max: 60 }),
      denominator: fc.nat({ max: 60 }),
    }),
    { nil: undefined },
  ),
}) as fc.Arbitrary<Contender>
const contenders = fc.uniqueArray(contender, { selector: ({ unitId }) => unitId, maxLength: 40 })

describe('Any ranking', () => {
  it('has each unit once, and the rank is one more than the number of better units', () => {
    fc.assert(
      fc.property(contenders, fc.nat({ max: 30 }), (units, minimum) => {
        const { ranked, tooFew, without, missing } = rank(units, minimum)
        const all = [
          ...ranked.map(({ unitId }) => unitId),
          ...tooFew.map(({ unitId }) => unitId),
          ...without,
          ...missing,
        ]
        expect(all.sort()).toEqual(units.map(({ unitId }) => unitId).sort())
        for (const each of ranked) {
          expect(each.rank).toBe(1 + ranked.filter(({ value }) => value > each.value).length)
          expect(each.volume).toBeGreaterThanOrEqual(minimum)
        }
        for (const unitId of missing)
          expect(units.find((unit) => unit.unitId === unitId)?.measure).toBeUndefined()
      }),
      { numRuns: runs },
    )
  })

  it('does not depend on the order in which the units are named', () => {
    fc.assert(
      fc.property(contenders, (units) => {
        const ranks = (list: readonly Contender[]) =>
          new Map(rank(list, 5).ranked.map(({ unitId, rank: place }) => [unitId, place]))
        expect(ranks([...units].reverse())).toEqual(ranks(units))
      }),
      { numRuns: runs },
    )
  })
})

const part = fc.record({
  unitId: fc.uuid(),
  numerator: fc.option(fc.nat({ max: 10_000 })),
  denominator: fc.option(fc.nat({ max: 10_000 })),
})

describe('Any sum over units', () => {
  it('is the same however the units are grouped first', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat({ max: 30 }), (parts, cut) => {
        const whole = sumFractions(parts)
        const halves = [parts.slice(0, cut), parts.slice(cut)].map((half, at) => ({
          unitId: String(at),
          ...sumFractions(half),
        }))
        const again = sumFractions(halves)
        expect([again.numerator, again.denominator, again.rate]).toEqual([
          whole.numerator,
          whole.denominator,
          whole.rate,
        ])
      }),
      { numRuns: runs },
    )
  })
})
