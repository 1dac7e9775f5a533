import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Figures, scoreIndex } from '../../shared/index766/score.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const metrics = index.groups.flatMap((group) => group.metrics)
const anyMetric = fc.constantFrom(...metrics.filter((metric) => metric.max > 0))
const count = fc.integer({ min: 0, max: 1_000_000 })
const anything = fc.oneof(fc.constant(null), count, fc.double({ min: -10, max: 200 }))
const figures = fc.record({ numerator: anything, denominator: anything, ratio: anything })

const scoreOf = (code: string, numerator: number, denominator: number) =>
  scoreIndex(index, { [code]: { numerator, denominator, ratio: null } }).metrics.find((m) => m.code === code)

/** Half-up to hundredths in whole numbers. */
const hundredths = (numerator: bigint, denominator: bigint): number =>
  Number((200n * numerator + denominator) / (2n * denominator)) / 100

it('No figures, however odd, make a score below 0 or above the maximum of metric, group or index', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...metrics), figures)), (given) => {
      const byCode: Record<string, Figures> = Object.fromEntries(given.map(([m, f]) => [m.code, f]))
      const result = scoreIndex(index, byCode)
      for (const { score, max } of [...result.metrics, ...result.groups]) {
        expect(score === null || (score >= 0 && score <= max)).toBe(true)
      }
      expect(result.total === null || (result.total >= 0 && result.total <= 100)).toBe(true)
    }),
  )
})

it('A larger numerator never scores less', () => {
  fc.assert(
    fc.property(
      anyMetric,
      count,
      count,
      fc.integer({ min: 1, max: 1_000_000 }),
      ({ code }, a, b, denominator) => {
        const low = scoreOf(code, Math.min(a, b), denominator)?.score ?? -1
        const high = scoreOf(code, Math.max(a, b), denominator)?.score ?? -1
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeGreaterThanOrEqual(low)
      },
    ),
  )
})

it('Ratio and score agree with whole-number arithmetic to the last digit', () => {
  fc.assert(
    fc.property(anyMetric, count, fc.integer({ min: 1, max: 1_000_000 }), (metric, a, denominator) => {
      const numerator = a % (denominator + 1)
      const result = scoreOf(metric.code, numerator, denominator)
      expect(result?.ratio).toBe(hundredths(100n * BigInt(numerator), BigInt(denominator)))
      const tenths =
        metric.formula.kind === 'proportional' ? BigInt(Math.round(metric.formula.threshold * 10)) : 0n
      const points = hundredths(BigInt(metric.max) * 10n * BigInt(numerator), BigInt(denominator) * tenths)
      expect(result?.score).toBe(Math.min(metric.max, points))
    }),
  )
})

it('Halves go up: counts that make exactly n + 0.005 points score n + 0.01', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1999 }), (units) => {
      const result = scoreOf('2.1', 2 * units + 1, 4000)
      expect(result?.score).toBe(hundredths(BigInt(2 * units + 1), 200n))
      expect(Math.round((result?.score ?? 0) * 100)).toBe(units + 1)
    }),
  )
})

it('A group is the sum of its printed metric scores, counted in hundredths', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...metrics), count, count)), (given) => {
      const byCode = Object.fromEntries(
        given.map(([m, numerator, denominator]) => [m.code, { numerator, denominator, ratio: null }]),
      )
      const result = scoreIndex(index, byCode)
      index.groups.forEach((group, at) => {
        const codes = new Set(group.metrics.map((m) => m.code))
        const scores = result.metrics.filter((m) => codes.has(m.code) && m.score !== null)
        const cents = scores.reduce((sum, m) => sum + Math.round((m.score ?? 0) * 100), 0)
        expect(result.groups[at]?.score).toBe(scores.length === 0 ? null : cents / 100)
      })
    }),
  )
})
