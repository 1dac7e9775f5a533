import { expect, it } from 'vitest'
import { readCount } from '../../shared/stats/counts.ts'
import type { GridCell } from '../../shared/stats/grid.ts'

const cell = (text: string, number: number | null = null): GridCell => ({
  column: 0,
  text,
  number,
  formula: null,
  uncached: false,
  across: 1,
  down: 1,
})

it.each([
  ['1.332', 1332],
  ['1.234.567', 1_234_567],
  [' 1.196\u00A0', 1196],
  ['1 332', 1332],
  ['1\u202F332', 1332],
  ["'15", 15],
  ['="1.196"', 1196],
  ['1.332,00', 1332],
  ['007', 7],
  ['5,0', 5],
  ['-5', -5],
  ['−5', -5],
  ['1,5', 1.5],
  ['0.5', 0.5],
  ['12.50', 12.5],
])('“%s” is %d', (text, value) => {
  expect(readCount(cell(text)).value).toBe(value)
})

it.each(['', '  ', '-', '–', '\u00A0-\u00A0', '---'])('“%s” is an empty place, which is 0', (text) => {
  expect(readCount(cell(text))).toEqual({ value: 0, how: 'blank' })
})

it.each(['abc', '12 hồ sơ', '#REF!', '(5)', '1.33.2', '12%', '1/2', '#VALUE!', 'O'])(
  '“%s” is no number',
  (text) => {
    expect(readCount(cell(text))).toEqual({ value: null, how: 'unreadable' })
  },
)

it('A comma before three digits is told apart, so that it can be asked', () => {
  expect(readCount(cell('1,332'))).toEqual({ value: 1332, how: 'commas' })
  expect(readCount(cell('1,332'), 'decimal')).toEqual({ value: 1.332, how: 'text' })
})

it('A stored number is taken as stored, whatever it looks like', () => {
  expect(readCount(cell('1,332', 1332))).toEqual({ value: 1332, how: 'number' })
  expect(readCount(cell('1.332', 1.332))).toEqual({ value: 1.332, how: 'number' })
})

it('A formula without a stored result has no value', () => {
  expect(readCount({ ...cell(''), formula: 'A1+A2', uncached: true }).value).toBeNull()
})
