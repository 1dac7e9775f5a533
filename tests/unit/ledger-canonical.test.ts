import { describe, expect, it } from 'vitest'
import { sha256Text } from '../../db/hash.ts'
import { canonical, canonicalHash, parseCanonical } from '../../shared/ledger/canonical.ts'

describe('Canonical JSON', () => {
  it('writes the example of RFC 8785 §3.2.2 as the RFC does', () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    )
    expect(canonical(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonical(input)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
  ])('prints %d as %s (RFC 8785 appendix B)', (number, text) => {
    expect(canonical(number)).toBe(text)
  })

  it.each([
    ['undefined', undefined],
    ['an undefined property', { a: undefined }],
    ['an undefined item', [undefined]],
    ['a hole in a list', Array(1)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow('Not canonical JSON')
  })

  it('refuses a value that contains itself', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => canonical(loop)).toThrow('nested too deeply')
  })

  it('keeps a key named __proto__', () => {
    expect(canonical(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
  })

  it('hashes the same value to the same hash, whatever the order of its keys', () => {
    expect(canonicalHash({ a: 1, b: [2] }, sha256Text)).toBe(canonicalHash({ b: [2], a: 1 }, sha256Text))
  })
})

describe('Reading canonical JSON', () => {
  it('reads what was written', () => {
    expect(parseCanonical('{"a":[1,"ổ"]}')).toEqual({ ok: true, value: { a: [1, 'ổ'] } })
  })

  it.each([
    ['white space', '{"a": 1}'],
    ['unsorted keys', '{"b":1,"a":2}'],
    ['a doubled key', '{"a":1,"a":2}'],
    ['another spelling of a number', '1.0'],
    ['an escaped letter', String.raw`"\u0061"`],
    ['a number past the largest', '1e999'],
    ['a lone surrogate', String.raw`"\ud800"`],
    ['no JSON at all', '{'],
  ])('refuses %s', (_, text) => {
    expect(parseCanonical(text)).toEqual({ ok: false, error: { type: 'NotCanonical' } })
  })
})
