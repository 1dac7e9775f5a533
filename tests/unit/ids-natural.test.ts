import { describe, expect, it } from 'vitest'
import { naturalId, newId } from '../../shared/ids/ids.ts'

const unitId = '00000000-0000-7000-8000-000000000001'
const noise = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, (_, index) => index * 7)

describe('A new id', () => {
  it('is a UUIDv7 that sorts by its instant', () => {
    const early = newId(Date.UTC(2026, 10, 20), noise)
    const late = newId(Date.UTC(2026, 10, 21), noise)
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < late).toBe(true)
  })

  it('takes its instant and its bits from what it was given', () => {
    expect(newId(0x0192_3456_789a, noise)).toBe(newId(0x0192_3456_789a, noise))
    expect(newId(0x0192_3456_789a, noise).startsWith('01923456-789a-7')).toBe(true)
  })

  it.each([-1, 2 ** 60, 0.5])('is made even when the clock says %d', (now) => {
    expect(newId(now, noise)).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('The id of a thing with a natural key', () => {
  const id = naturalId(unitId, 'evidence', '2026-11-20/abc')

  it('is the same UUIDv5 on every PC', () => {
    expect(id).toBe(naturalId(unitId, 'evidence', '2026-11-20/abc'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
  })

  it('is another for another unit, kind or key', () => {
    const others = [
      naturalId('00000000-0000-7000-8000-000000000002', 'evidence', '2026-11-20/abc'),
      naturalId(unitId, 'week', '2026-11-20/abc'),
      naturalId(unitId, 'evidence', '2026-11-27/abc'),
    ]
    expect(new Set([id, ...others]).size).toBe(4)
  })

  it('does not confuse where the kind ends and the key begins', () => {
    expect(naturalId(unitId, 'a', 'bc')).not.toBe(naturalId(unitId, 'ab', 'c'))
  })
})
