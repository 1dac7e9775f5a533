import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, type Standing } from '../../shared/bundle/judge.ts'
import '../support/seed.ts'

const runs = process.env.SMC_LONG === '1' ? 10_000 : 1000

/** What stands after records came in this order. */
const lastOf = (records: readonly Standing[]): Standing | null =>
  records.reduce<Standing | null>((standing, coming) => {
    const effect = judge(standing, coming)
    return effect === 'added' || effect === 'changed' ? coming : standing
  }, null)

const honest = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 })
  .map((revisions) => revisions.map((revision) => ({ revision, hash: `hash of ${revision}` })))

describe('Records of one thing, from an honest sender', () => {
  it('leave the same behind in any order, doubled or resent: the highest revision', () => {
    fc.assert(
      fc.property(honest, fc.infiniteStream(fc.nat()), (records, places) => {
        const shuffled = [...records, ...records]
          .map((record) => ({ record, place: places.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ record }) => record)
        expect(lastOf(shuffled)).toEqual(lastOf(records))
        expect(lastOf(records)?.revision).toBe(Math.max(...records.map(({ revision }) => revision)))
      }),
      { numRuns: runs },
    )
  })

  it('never make what stands older', () => {
    fc.assert(
      fc.property(honest, (records) => {
        let standing: Standing | null = null
        for (const record of records) {
          const before: number = standing === null ? 0 : (standing as Standing).revision
          standing = lastOf(standing === null ? [record] : [standing, record])
          expect(standing?.revision).toBeGreaterThanOrEqual(before)
        }
      }),
      { numRuns: runs },
    )
  })
})

describe('Two contents under one revision', () => {
  it('are a fork in either order, and neither overwrites the other', () => {
    const [a, b] = [
      { revision: 3, hash: 'a' },
      { revision: 3, hash: 'b' },
    ]
    expect(judge(a, b)).toBe('fork')
    expect(judge(b, a)).toBe('fork')
    expect(lastOf([a, b])).toBe(a)
  })
})
