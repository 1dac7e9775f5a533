import { describe, expect, it } from 'vitest'
import { formatNumber, parseNumber } from '../../shared/numbers/vietnamese.ts'

describe('parseNumber reads', () => {
  it.each<[string, number]>([
    ['1.234,5', 1234.5],
    ['7,2', 7.2],
    ['1.332', 1332],
    ['1.234.567', 1234567],
    ['0', 0],
    ['007', 7],
    ['12,50', 12.5],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['1.234,567', 1234.567],
    ['  16,02 ', 16.02],
    ['1 234', 1234],
    ['1\u00A0234,5', 1234.5],
    ['1\u2009234', 1234],
    ['1\u202F234', 1234],
    ['\uFEFF12', 12],
    ['１２．３４５', 12345],
    ['-3', -3],
    ['\u22123,5', -3.5],
    ['\u20133', -3],
    ['+5', 5],
    ['-0', 0],
  ])('"%s" as %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ type: 'number', value })
  })

  it.each(['', '  ', '\u00A0', '-', '–', '—', '−'])('"%s" as absent, not zero', (text) => {
    expect(parseNumber(text)).toEqual({ type: 'absent' })
  })
})

describe('parseNumber asks about', () => {
  it.each<[string, number | null, number]>([
    ['1,332', 1.332, 1332],
    ['12,345', 12.345, 12345],
    ['-1,332', -1.332, -1332],
    ['1,234.5', null, 1234.5],
    ['1,234,567', null, 1234567],
    ['7.2', null, 7.2],
    ['0.500', null, 0.5],
    ['83.10', null, 83.1],
  ])('"%s": Vietnamese %s or English %s', (text, vietnamese, english) => {
    expect(parseNumber(text)).toEqual({ type: 'ambiguous', text, vietnamese, english })
  })

  it('a text once only: with the notation known there is no question left', () => {
    expect(parseNumber('1,332', { notation: 'english' })).toEqual({ type: 'number', value: 1332 })
    expect(parseNumber('1,332', { notation: 'vietnamese' })).toEqual({ type: 'number', value: 1.332 })
    expect(parseNumber('1.332', { notation: 'english' })).toEqual({ type: 'number', value: 1.332 })
    expect(parseNumber('1,234.5', { notation: 'vietnamese' }).type).toBe('unreadable')
  })
})

describe('parseNumber refuses', () => {
  it.each([
    'abc',
    '1.234.5',
    '1,2,3',
    '12.34.567',
    '1 2',
    '1. 234',
    ',5',
    '5,',
    '.',
    '(3)',
    '5²',
    '½',
    '12a',
    '--5',
    '1e5',
    '١٢',
    '1.332 hồ sơ',
    '1234567890123456',
  ])('"%s"', (text) => {
    expect(parseNumber(text)).toEqual({ type: 'unreadable', text })
  })

  it('a percent sign, unless it was asked for', () => {
    expect(parseNumber('83,10%').type).toBe('unreadable')
    expect(parseNumber('83,10%', { percent: true })).toEqual({ type: 'number', value: 83.1 })
    expect(parseNumber('83,1 %', { percent: true })).toEqual({ type: 'number', value: 83.1 })
    expect(parseNumber('83%%', { percent: true }).type).toBe('unreadable')
  })
})

describe('formatNumber', () => {
  it.each<[number | null, number | undefined, string]>([
    [1234.5, 2, '1.234,50'],
    [1234.5, undefined, '1.234,5'],
    [1332, 0, '1.332'],
    [1234567, undefined, '1.234.567'],
    [8.67, 2, '8,67'],
    [1.005, 2, '1,01'],
    [0, 2, '0,00'],
    [999, undefined, '999'],
    [-1234.5, 1, '-1.234,5'],
    [-123, undefined, '-123'],
    [-0.001, 2, '0,00'],
    [1e-7, undefined, '0,0000001'],
    [null, 2, '–'],
    [null, undefined, '–'],
  ])('%s with %s decimals prints %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })
})
