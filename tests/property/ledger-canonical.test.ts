import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, parseCanonical } from '../../shared/ledger/canonical.ts'

const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  )
}

describe('Canonical JSON of any value', () => {
  it('is read back as that value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(parseCanonical(canonical(value))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        })
      }),
    )
  })

  it('is the same whatever the order of its keys', () => {
    fc.assert(fc.property(json, (value) => canonical(shuffled(value)) === canonical(value)))
  })

  it('differs where the values do', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
        expect(canonical(a) === canonical(b)).toBe(same)
      }),
    )
  })

  it('is refused in any other spelling', () => {
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(typeof value === 'object' && value !== null && Object.keys(value).length > 0)
        expect(parseCanonical(JSON.stringify(value, null, 1)).ok).toBe(false)
      }),
    )
  })
})

/** Sorted by another way than the one under test: through a list of pairs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return { keys, items: keys.map((key) => sorted((value as Record<string, unknown>)[key])) }
}
