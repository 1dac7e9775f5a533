/**
 * "Còn thiếu bao nhiêu hồ sơ để đạt" (CT-05), in whole counts. Guarantee: no answer depends on binary rounding;
 * ≥ is reached on the threshold itself, > only beyond it, = on it alone.
 */
import { compare, divide, exact, multiply } from '../numbers/exact.ts'
import type { Operator } from './target.ts'

export interface Threshold {
  readonly operator: Operator
  /** Per cent. */
  readonly value: number
}

export interface Counts {
  readonly numerator: number
  readonly denominator: number
}

export interface Needed {
  readonly reached: boolean
  /**
   * How many more must count among the denominator and the `further` that are expected; 0 when none is missing,
   * null when even all of them would not do.
   */
  readonly missing: number | null
  /**
   * How many new ones, every one of them counting, would do by themselves; null when no number would (100 % after
   * one that does not count).
   */
  readonly fresh: number | null
}

/** null for 0/0: nothing happened, so nothing is missing. Counts are whole and not negative. */
export function needed({ numerator, denominator }: Counts, threshold: Threshold, further = 0): Needed | null {
  for (const count of [numerator, denominator, further]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a whole count: ${count}`)
  }
  if (denominator === 0) return null
  const whole = denominator + further
  return {
    reached: reaches(numerator, denominator, threshold),
    missing: smallest(Math.max(0, whole - numerator), threshold, (more) => [numerator + more, whole]),
    fresh: freshNeeded(numerator, denominator, threshold),
  }
}

/** numerator ÷ denominator against the threshold, exactly. */
export function reaches(numerator: number, denominator: number, { operator, value }: Threshold): boolean {
  const share = divide(multiply(exact(numerator), exact(100)), exact(denominator))
  return holds(compare(share, exact(value)), operator)
}

/** A rate in per cent that came without its counts. */
export const rateReaches = (rate: number, { operator, value }: Threshold): boolean =>
  holds(compare(exact(rate), exact(value)), operator)

const holds = (order: number, operator: Operator): boolean =>
  operator === '>=' ? order >= 0 : operator === '>' ? order > 0 : order === 0

/** (n + m) ÷ (d + m) grows with m towards 100 % without reaching it, unless it is there already. */
function freshNeeded(numerator: number, denominator: number, threshold: Threshold): number | null {
  if (reaches(numerator, denominator, threshold)) return 0
  if (compare(exact(threshold.value), exact(100)) >= 0) return null
  const at = (more: number): Share => [numerator + more, denominator + more]
  let most = 1
  while (!reaches(...at(most), passing(threshold))) most *= 2
  return smallest(most, threshold, at)
}

type Share = readonly [numerator: number, denominator: number]

/** What a growing share passes before, or as, it meets the threshold. */
const passing = (threshold: Threshold): Threshold =>
  threshold.operator === '=' ? { ...threshold, operator: '>=' } : threshold

/** The smallest whole number from 0 to `most` whose share meets the threshold; shares grow with the number. */
function smallest(most: number, threshold: Threshold, share: (more: number) => Share): number | null {
  const passed = passing(threshold)
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(...share(middle), passed)) high = middle
    else low = middle + 1
  }
  return reaches(...share(low), threshold) ? low : null
}
