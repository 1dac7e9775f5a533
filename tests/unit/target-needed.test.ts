import { describe, expect, it } from 'vitest'
import { needed, rateReaches } from '../../shared/target/needed.ts'

const atLeast = (value: number) => ({ operator: '>=', value }) as const
const above = (value: number) => ({ operator: '>', value }) as const
const exactly = (value: number) => ({ operator: '=', value }) as const
const of = (numerator: number, denominator: number) => ({ numerator, denominator })

describe('How many dossiers are missing', () => {
  it('is none on the threshold itself where it says at least', () => {
    expect(needed(of(80, 100), atLeast(80))).toEqual({ reached: true, missing: 0, fresh: 0 })
  })

  it('is one on the threshold itself where it says more than', () => {
    expect(needed(of(80, 100), above(80))).toMatchObject({ reached: false, missing: 1, fresh: 1 })
  })

  it('is one just below the threshold', () => {
    expect(needed(of(79, 100), atLeast(80))).toMatchObject({ reached: false, missing: 1 })
  })

  it('is rounded up to whole dossiers', () => {
    // 80 % of 7 is 5.6
    expect(needed(of(0, 7), atLeast(80))?.missing).toBe(6)
    expect(needed(of(5, 7), atLeast(80))?.missing).toBe(1)
    expect(needed(of(6, 7), atLeast(80))?.missing).toBe(0)
  })

  it('knows no binary dust: 66.6 % of 1000 are 666', () => {
    expect(needed(of(665, 1000), atLeast(66.6))?.missing).toBe(1)
    expect(needed(of(666, 1000), atLeast(66.6))?.missing).toBe(0)
    expect(needed(of(666, 1000), above(66.6))?.missing).toBe(1)
  })

  it('counts what is still expected', () => {
    // 80 % of 150 are 120
    expect(needed(of(70, 100), atLeast(80), 50)?.missing).toBe(50)
    expect(needed(of(80, 100), atLeast(80), 50)?.missing).toBe(40)
  })

  it('says when the expected would undo what is reached', () => {
    expect(needed(of(80, 100), atLeast(80), 10)).toMatchObject({ reached: true, missing: 8 })
  })

  it('has no answer where more than all would be needed', () => {
    expect(needed(of(50, 100), above(100))).toEqual({ reached: false, missing: null, fresh: null })
  })

  it('needs exactly the threshold where it says equal', () => {
    expect(needed(of(70, 100), exactly(80))?.missing).toBe(10)
    expect(needed(of(1, 3), exactly(50))?.missing).toBeNull()
    expect(needed(of(90, 100), exactly(80))).toEqual({ reached: false, missing: null, fresh: null })
  })

  it('is not asked when nothing happened', () => {
    expect(needed(of(0, 0), atLeast(80))).toBeNull()
  })

  it('refuses what is no whole count', () => {
    expect(() => needed(of(1.5, 2), atLeast(80))).toThrow('whole count')
    expect(() => needed(of(1, 2), atLeast(80), -1)).toThrow('whole count')
  })
})

describe('How many new dossiers would do, all of them good', () => {
  it.each([
    // (70 + 50) / (100 + 50) = 80 %
    [70, 100, atLeast(80), 50],
    [70, 100, above(80), 51],
    [95, 100, atLeast(95), 0],
    // (949 + m) / (1000 + m) ≥ 95 %  ⇔  m ≥ 20
    [949, 1000, atLeast(95), 20],
    [949, 1000, atLeast(94.9), 0],
  ])('%i of %i', (numerator, denominator, threshold, fresh) => {
    expect(needed(of(numerator, denominator), threshold)?.fresh).toBe(fresh)
  })

  it('has no answer for 100 % once one of them failed', () => {
    expect(needed(of(999, 1000), atLeast(100))).toEqual({ reached: false, missing: 1, fresh: null })
  })

  it('agrees with counting one by one', () => {
    for (const value of [33.3, 50, 80, 97.5]) {
      for (const operator of ['>=', '>'] as const) {
        for (let numerator = 0; numerator <= 12; numerator += 1) {
          const answer = needed(of(numerator, 12), { operator, value })?.fresh ?? 0
          const share = (more: number) => (numerator + more) * 1000 - value * 10 * (12 + more)
          const does = (more: number) => (operator === '>=' ? share(more) >= -1e-6 : share(more) > 1e-6)
          expect(does(answer), `${numerator} ${operator} ${value}`).toBe(true)
          if (answer > 0) expect(does(answer - 1)).toBe(false)
        }
      }
    }
  })
})

describe('A rate without counts', () => {
  it('is held against the threshold as it prints', () => {
    expect(rateReaches(95, atLeast(95))).toBe(true)
    expect(rateReaches(95, above(95))).toBe(false)
    expect(rateReaches(95.01, above(95))).toBe(true)
    expect(rateReaches(94.99, atLeast(95))).toBe(false)
  })
})
