import { describe, expect, it } from 'vitest'
import { formatHlc, judgeClock, parseHlc, tick } from '../../shared/ledger/hlc.ts'

const friday = Date.UTC(2026, 10, 20, 8, 30)
const minute = 60_000
const day = 86_400_000

describe('The stamp of a write', () => {
  it('follows the wall clock', () => {
    expect(tick({ physical: friday, logical: 7 }, friday + 1)).toEqual({ physical: friday + 1, logical: 0 })
  })

  it('counts on within a millisecond', () => {
    expect(tick({ physical: friday, logical: 7 }, friday)).toEqual({ physical: friday, logical: 8 })
  })

  it('counts on while the wall clock has run back', () => {
    expect(tick({ physical: friday, logical: 0 }, 0)).toEqual({ physical: friday, logical: 1 })
  })

  it('steps one millisecond ahead when the count is full', () => {
    expect(tick({ physical: friday, logical: 999_999 }, friday)).toEqual({ physical: friday + 1, logical: 0 })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 1e300, 12.7])(
    'is made even when the clock says %d',
    (wall) => {
      expect(parseHlc(formatHlc(tick(null, wall)))).toEqual(tick(null, wall))
    },
  )

  it.each(['', '1.2', '0000001795163400000.000001', '0001795163400000-000001', '0001795163400000.00000x'])(
    'is not read from %j',
    (text) => {
      expect(parseHlc(text)).toBeNull()
    },
  )
})

describe('A wall clock', () => {
  it.each([
    ['ok', 'goes on', friday + 7 * day],
    ['ok', 'steps back as a time server makes it', friday - 4 * minute],
    ['behind', 'runs back', friday - 6 * minute],
    ['behind', 'lost its battery', Date.UTC(2009, 0, 1)],
    ['ok', 'was off for most of a year', friday + 365 * day],
    ['ahead', 'jumps years', friday + 5 * 365 * day],
    ['behind', 'shows no time', Number.NaN],
  ])('is %s when it %s', (state, _, wall) => {
    expect(judgeClock(friday, wall)).toBe(state)
  })

  it('is behind before the program existed, even at the first write', () => {
    expect(judgeClock(null, Date.UTC(2009, 0, 1))).toBe('behind')
    expect(judgeClock(null, friday)).toBe('ok')
  })
})
