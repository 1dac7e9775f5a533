import { describe, expect, test } from 'vitest'
import { sha256Text } from '../../db/hash.ts'
import { bundleFileName, looksLikeBundle } from '../../shared/bundle/names.ts'
import { previewOf } from '../../shared/bundle/preview.ts'
import { CheckCode, checkCodeOf, readCheckCode } from '../../shared/bundle/receipt.ts'
import { bodyHolds, bundleRecord } from '../../shared/bundle/record.ts'

const unitId = '0190a1b2-0000-7000-8000-000000000001'
const hash = 'ab'.repeat(32)

describe('the name of a bundle', () => {
  test('is ASCII, says whose it is, the day in Việt Nam and its number', () => {
    const unit = { provinceCode: 'AGG', type: 'xa', place: 'Mẫu' } as const
    const at = Date.UTC(2026, 9, 8, 18, 0)
    expect(bundleFileName(unit, { createdAt: at, number: 41 })).toBe('AGG-XaMau_2026-10-09_so-0041.smc')
  })

  test('stands without a province code, and with a name that has no Latin letter', () => {
    const at = Date.UTC(2026, 0, 1)
    const name = (provinceCode: string, place: string) =>
      bundleFileName({ provinceCode, type: 'dackhu', place }, { createdAt: at, number: 1 })
    expect(name('', 'Phú Quốc')).toBe('DacKhuPhuQuoc_2026-01-01_so-0001.smc')
    expect(name('../', '北')).toBe('DacKhu_2026-01-01_so-0001.smc')
  })

  test.each(['a.smc', 'a.SMC', 'a.smc.zip', 'a.smc (1)', 'a.smc(2).zip'])('is seen in %s', (name) => {
    expect(looksLikeBundle(name)).toBe(true)
  })

  test.each(['a.zip', 'a.smc.exe', 'smc', 'a.smcx'])('is not seen in %s', (name) => {
    expect(looksLikeBundle(name)).toBe(false)
  })
})

describe('the check code of a receipt', () => {
  const code = checkCodeOf(hash, unitId, sha256Text)

  test('has twelve signs in three groups, none of which can be misheard for another', () => {
    expect(CheckCode.safeParse(code).success).toBe(true)
    expect(code).not.toMatch(/[01ILO]/)
  })

  test('differs by bundle and by receiver', () => {
    expect(checkCodeOf('cd'.repeat(32), unitId, sha256Text)).not.toBe(code)
    expect(checkCodeOf(hash, '0190a1b2-0000-7000-8000-000000000002', sha256Text)).not.toBe(code)
  })

  test('is read as people type it, and only whole', () => {
    expect(readCheckCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code)
    expect(readCheckCode(code.slice(0, -1))).toBeNull()
    expect(readCheckCode(`${code}2`)).toBeNull()
    expect(readCheckCode(code.replace(/.$/, '0'))).toBeNull()
  })
})

test('a record whose body was changed no longer has its hash', () => {
  const record = bundleRecord(
    { unitId, kind: 'week', key: '2026-10-09', revision: 1, body: { a: 1 } },
    sha256Text,
  )
  expect(bodyHolds(record, sha256Text)).toBe(true)
  expect(bodyHolds({ ...record, body: { a: 2 } }, sha256Text)).toBe(false)
})

test('a preview counts its lines by what they do, a fork as a conflict', () => {
  const line = { kind: 'week', key: 'a', title: 'a', from: null, to: null }
  const preview = previewOf(
    [
      { ...line, effect: 'added' },
      { ...line, effect: 'fork' },
    ],
    3,
    ['a'],
  )
  expect(preview).toMatchObject({ added: 1, conflicts: 1, same: 3, changed: 0, notes: ['a'] })
})
