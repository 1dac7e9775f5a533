/**
 * Ranking of units by a rate or a score. Equal as printed (two decimals, half-up) is equal: 1, 2, 2, 4. A unit with
 * fewer counts than the minimum is listed without a rank, and a unit that sent nothing is never ranked: "chưa gửi"
 * is no last place.
 */
import { divide, exact, roundFraction, roundHalfUp } from '../numbers/exact.ts'

export type Measure =
  | { readonly kind: 'rate'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'score'; readonly score: number; readonly volume: number }

export interface Contender {
  readonly unitId: string
  /** Null where the period was sent without this figure; undefined where nothing was sent. */
  readonly measure: Measure | null | undefined
}

export interface Placed {
  readonly unitId: string
  /** 1 = best. */
  readonly rank: number
  /** Per cent or points, two decimals. */
  readonly value: number
  readonly volume: number
}

export interface Ranking {
  readonly ranked: readonly Placed[]
  /** Too few to rank, with what they have. */
  readonly tooFew: readonly Omit<Placed, 'rank'>[]
  /** Nothing happened, or the figure was left out. */
  readonly without: readonly string[]
  readonly missing: readonly string[]
}

export function rank(contenders: readonly Contender[], minimum: number): Ranking {
  const valued: Omit<Placed, 'rank'>[] = []
  const tooFew: Omit<Placed, 'rank'>[] = []
  const without: string[] = []
  const missing: string[] = []
  for (const { unitId, measure } of contenders) {
    if (measure === undefined) missing.push(unitId)
    else if (measure === null || (measure.kind === 'rate' && measure.denominator === 0)) without.push(unitId)
    else {
      const volume = measure.kind === 'rate' ? measure.denominator : measure.volume
      const list = volume < minimum ? tooFew : valued
      list.push({ unitId, value: placedValue(measure), volume })
    }
  }
  valued.sort((a, b) => b.value - a.value)
  const ranked = valued.map((each) => ({
    ...each,
    rank: 1 + valued.findIndex(({ value }) => value === each.value),
  }))
  return { ranked, tooFew, without, missing }
}

const placedValue = (measure: Measure): number =>
  measure.kind === 'score' ? roundHalfUp(measure.score, 2) : rateOf(measure.numerator, measure.denominator)

/** Per cent, two decimals, half-up; the denominator is not 0. */
export const rateOf = (numerator: number, denominator: number): number =>
  roundFraction(divide(exact(numerator * 100), exact(denominator)), 2)
