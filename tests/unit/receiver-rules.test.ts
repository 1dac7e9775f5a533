import { describe, expect, it } from 'vitest'
import { cellAt, cellOf, letterOf, sentAt } from '../../shared/receiver/matrix.ts'
import { type Contender, rank } from '../../shared/receiver/ranking.ts'
import { sumCounts, sumFractions } from '../../shared/receiver/roll-up.ts'
import { missingText, resendText } from '../../shared/receiver/words.ts'
import { countsOf } from '../../shared/stats/identities.ts'

const rate = (unitId: string, numerator: number, denominator: number): Contender => ({
  unitId,
  measure: { kind: 'rate', numerator, denominator },
})

describe('A ranking', () => {
  it('gives equal rates one place and leaves the next place out: 1, 2, 2, 4', () => {
    const { ranked } = rank([rate('a', 9, 10), rate('b', 95, 100), rate('c', 18, 20), rate('d', 8, 10)], 0)
    expect(ranked.map(({ unitId, rank }) => [unitId, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', 4],
    ])
  })

  it('takes for equal what prints alike: 2/3 and 66667/100000 are both 66,67', () => {
    const { ranked } = rank([rate('a', 2, 3), rate('b', 66667, 100000)], 0)
    expect(ranked.map(({ rank, value }) => [rank, value])).toEqual([
      [1, 66.67],
      [1, 66.67],
    ])
  })

  it('names who sent nothing and never ranks them, last place or other', () => {
    const { ranked, missing } = rank([rate('a', 0, 10), { unitId: 'b', measure: undefined }], 0)
    expect(ranked.map(({ unitId }) => unitId)).toEqual(['a'])
    expect(missing).toEqual(['b'])
  })

  it('lists a unit below the minimum with its value and without a rank', () => {
    const { ranked, tooFew } = rank([rate('a', 5, 10), rate('b', 9, 9)], 10)
    expect(ranked.map(({ unitId }) => unitId)).toEqual(['a'])
    expect(tooFew).toEqual([{ unitId: 'b', value: 100, volume: 9 }])
  })

  it('makes no 0 % or 100 % of 0/0, and none of a figure that was left out', () => {
    const { ranked, without } = rank([rate('a', 0, 0), { unitId: 'b', measure: null }], 0)
    expect(ranked).toEqual([])
    expect(without).toEqual(['a', 'b'])
  })
})

describe('A sum over units', () => {
  it('adds numerators and denominators, so that it is no mean of rates', () => {
    const sum = sumFractions([
      { unitId: 'a', numerator: 1, denominator: 1 },
      { unitId: 'b', numerator: 0, denominator: 99 },
    ])
    expect(sum).toEqual({ numerator: 1, denominator: 100, rate: 1, units: 2, incomplete: [] })
  })

  it('leaves a half-sent figure out and names the unit; nobody counted is no rate', () => {
    const sum = sumFractions([{ unitId: 'a', numerator: 3, denominator: null }])
    expect(sum).toEqual({ numerator: 0, denominator: 0, rate: null, units: 0, incomplete: ['a'] })
  })

  it('adds what is filled in and keeps a column empty that nobody filled in', () => {
    const row = (c3: number | null) => countsOf((column) => (column === 'c3' ? c3 : null))
    expect(sumCounts([row(3), row(null), row(4)])).toEqual(row(7))
    expect(sumCounts([row(null)]).c3).toBeNull()
  })
})

describe('A cell of the matrix', () => {
  const arrival = (firstAt: number, revision = 1) => ({ revision, firstRevision: 1, firstAt })

  it.each([
    [arrival(100), 'onTime', 'o'],
    [arrival(101), 'late', 'l'],
    [arrival(100, 2), 'onTime', 'O'],
    [arrival(101, 2), 'late', 'L'],
    [null, 'missing', 'x'],
  ] as const)('of %j is %s', (given, state, letter) => {
    const cell = cellOf(given, 100, 200)
    expect(cell.state).toBe(state)
    expect(letterOf(cell)).toBe(letter)
    expect(cellAt(`.${letter}`, 1)).toEqual(cell)
  })

  it('is not missing before its time is over', () => {
    expect(cellOf(null, 100, 100).state).toBe('notDue')
  })

  it.each([
    ['the sender’s moment', { createdAt: 5, clockOk: true, receivedAt: 9 }, 5],
    ['the arrival where the clock was wrong', { createdAt: 5, clockOk: false, receivedAt: 9 }, 9],
    ['the arrival where it was made “later”', { createdAt: 12, clockOk: true, receivedAt: 9 }, 9],
  ])('counts %s', (_, bundle, at) => {
    expect(sentAt(bundle)).toBe(at)
  })
})

describe('What the receiver sends on', () => {
  it('names each unit with what it owes, and cuts a long list', () => {
    const fridays = [
      '2026-10-02',
      '2026-10-09',
      '2026-10-16',
      '2026-10-23',
      '2026-10-30',
      '2026-11-06',
      '2026-11-13',
    ]
    const text = missingText('Văn phòng UBND tỉnh Mẫu', 1795163400000, [
      { name: 'xã Mẫu Một', periods: ['2026-11-20'] },
      { name: 'xã Mẫu Hai', periods: fridays },
    ])
    expect(text).toContain('1. xã Mẫu Một: tuần đến 20/11/2026')
    expect(text).toContain('và 1 kỳ khác')
    expect(text).not.toContain('13/11/2026')
  })

  it('says when nobody owes anything', () => {
    expect(missingText('Văn phòng', 1795163400000, [])).toContain('đã gửi đủ')
  })

  it('asks for a new file by the name of the broken one', () => {
    const text = resendText('Văn phòng', 'AGG-Mau (1).smc', 'Tệp bị cắt mất phần cuối.')
    expect(text).toContain('“AGG-Mau (1).smc”')
    expect(text).toContain('Tệp bị cắt mất phần cuối.')
  })
})
