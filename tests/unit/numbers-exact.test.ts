import { describe, expect, it } from 'vitest'
import {
  compare,
  divide,
  exact,
  roundFraction,
  roundHalfUp,
  subtract,
  sumExact,
} from '../../shared/numbers/exact.ts'

describe('Rounding', () => {
  it.each([
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [1.255, 2, 1.26],
    [0.125, 2, 0.13],
    [0.1249, 2, 0.12],
    [83.1, 2, 83.1],
    [-1.005, 2, -1.01],
    [-0.004, 2, 0],
    [1e-7, 2, 0],
    [1e21, 2, 1e21],
    [5, 0, 5],
    [2.5, 0, 3],
  ])('takes %d to %d places as paper does: %d', (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded)
  })

  it('rounds a quotient from its numerator and denominator, not from a double', () => {
    expect(roundFraction(divide(exact(201), exact(200)), 2)).toBe(1.01)
    expect(roundFraction(divide(exact(1), exact(-3)), 4)).toBe(-0.3333)
  })
})

describe('Sums of decimals', () => {
  it('have no binary dust', () => {
    expect(sumExact([4.99, 0.64, 0.03, 0, 0.77, 0.24, 2], 2)).toBe(8.67)
    expect(sumExact([0.1, 0.2], 17)).toBe(0.3)
    expect(sumExact([], 2)).toBe(0)
  })

  it('can be compared: 0.3 is not more than 0.1 + 0.2', () => {
    expect(compare(subtract(exact(0.3), exact(0.1)), exact(0.2))).toBe(0)
    expect(compare(exact(0.31), exact(0.3))).toBeGreaterThan(0)
    expect(compare(exact(-1), exact(0))).toBeLessThan(0)
  })
})

it.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is no decimal', (value) => {
  expect(() => exact(value)).toThrow(RangeError)
})

it('Nothing is divided by zero', () => {
  expect(() => divide(exact(1), exact(0))).toThrow(RangeError)
})
