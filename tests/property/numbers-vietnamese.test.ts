import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exact, fixed, roundHalfUp } from '../../shared/numbers/exact.ts'
import { formatNumber, parseNumber } from '../../shared/numbers/vietnamese.ts'

/** A decimal of `scale` places as the double that prints so. */
const decimal = (scale: number) =>
  fc.integer({ min: -999_999_999, max: 999_999_999 }).map((units) => Number(`${units}e-${scale}`))

const scale = fc.constantFrom(0, 1, 2, 4)

it('What was printed is read back as the same number, whatever the decimals (three are asked about)', () => {
  fc.assert(
    fc.property(
      scale.chain((places) => fc.tuple(decimal(places), fc.constant(places))),
      ([value, places]) => {
        const read = parseNumber(formatNumber(value, places))
        expect(read).toEqual({ type: 'number', value: value === 0 ? 0 : value })
      },
    ),
  )
})

it('With three decimals the printed text is read back, or asked with the right reading among the two', () => {
  fc.assert(
    fc.property(decimal(3), (value) => {
      const read = parseNumber(formatNumber(value, 3))
      const seen =
        read.type === 'number' ? read.value : read.type === 'ambiguous' ? read.vietnamese : undefined
      expect(seen).toBe(value === 0 ? 0 : value)
    }),
  )
})

it('No text makes the reader throw, and a number it returns is finite', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('1', '0', '9', '.', ',', ' ', '-', '%') }),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const read = parseNumber(typed)
      if (read.type === 'number') expect(Number.isFinite(read.value)).toBe(true)
    }),
  )
})

it('Rounding agrees with whole-number arithmetic to the last digit', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), (units) => {
      const size = units < 0n ? -units : units
      const hundredths = (size + 5n) / 10n
      const expected = Number(hundredths) / 100
      const value = Number(`${units}e-3`)
      expect(roundHalfUp(value, 2)).toBe(units < 0n && hundredths > 0n ? -expected : expected)
    }),
  )
})

it('A number keeps its value through the exact fraction', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
      const fraction = exact(value)
      const places = fraction.denominator.toString().length - 1
      expect(Number(fixed(fraction, places))).toBe(value === 0 ? 0 : value)
    }),
  )
})
