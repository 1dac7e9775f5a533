/**
 * Exact fractions. A double cannot hold 1.005 or 8.67, so points and rates are computed on whole numbers and
 * rounded once, at the end. Guarantee: no result depends on binary rounding.
 */

/** numerator ÷ denominator; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The decimal that a finite number prints as: 0.1 is one tenth. Anything else is a defect of the caller. */
export function exact(value: number): Fraction {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (parts === null) throw new RangeError(`Not a finite number: ${value}`)
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts
  const digits = BigInt(`${sign}${whole}${decimals}`)
  const scale = Number(exponent) - decimals.length
  return scale >= 0
    ? { numerator: digits * 10n ** BigInt(scale), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-scale) }
}

export const add = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
})

export const subtract = (a: Fraction, b: Fraction): Fraction =>
  add(a, { numerator: -b.numerator, denominator: b.denominator })

export const multiply = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
})

/** `b` must not be zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.numerator === 0n) throw new RangeError('Division by zero')
  const sign = b.numerator < 0n ? -1n : 1n
  return {
    numerator: sign * a.numerator * b.denominator,
    denominator: sign * a.denominator * b.numerator,
  }
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Half goes away from zero, as on paper and in Excel; `decimals` is a whole number from 0. */
export function roundFraction(value: Fraction, decimals: number): number {
  return Number(fixed(value, decimals))
}

/** Rounds half away from zero to `decimals` places, of the decimal that the number prints as: 1.005 → 1.01. */
export const roundHalfUp = (value: number, decimals: number): number => roundFraction(exact(value), decimals)

/** The sum of decimals without binary dust, to `decimals` places. */
export const sumExact = (values: readonly number[], decimals: number): number =>
  roundFraction(values.map(exact).reduce(add, { numerator: 0n, denominator: 1n }), decimals)

/** Plain decimal text with exactly `decimals` places and a point, `-0.00` never: "-1234.50". */
export function fixed(value: Fraction, decimals: number): string {
  const scaled = value.numerator * 10n ** BigInt(decimals)
  const size = scaled < 0n ? -scaled : scaled
  const units = (2n * size + value.denominator) / (2n * value.denominator)
  const digits = units.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = scaled < 0n && units > 0n ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}
