import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBundle } from '../../db/bundle/open.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import { provinceTrust, recordLine } from '../support/bundles.ts'

const file = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/bundle-v1/${name}`, import.meta.url))

const opened = async (name: string) => {
  const read = await readBundle(new Uint8Array(readFileSync(file(name))), await provinceTrust())
  if (!read.ok) throw new Error(`${name}: ${canonical(read.error)}`)
  return read.value
}

/** Made by the program that first wrote version 1 (tests/support/make-bundle-files.ts); never made again. */
describe('A bundle of version 1 is read for ever:', () => {
  test('records', async () => {
    const { manifest, records, quick } = await opened('up.smc')
    expect(manifest).toMatchObject({
      version: 1,
      minReader: 1,
      number: 41,
      purpose: 'up',
      counts: { week: 2 },
    })
    expect(records.map(canonical)).toEqual([recordLine('2026-10-02'), recordLine('2026-10-09')])
    expect(quick.map(({ name }) => name)).toEqual(['tuan.html'])
  })

  test('what is personal', async () => {
    const { personal } = await opened('up-personal.smc')
    if (personal === null || personal === 'locked') throw new Error('It opens with the receiver’s key')
    expect(personal.payloads).toEqual([{ idNo: '000012345678', name: 'Người Dân Mẫu' }])
    expect([...personal.blobs.values()].map((blob) => new TextDecoder().decode(blob))).toEqual(['ảnh bịa'])
  })

  test('receipts', async () => {
    const { receipts, purpose } = await opened('receipt.smc')
    expect(purpose).toBe('receipt')
    expect(receipts).toMatchObject([{ by: 'Xã Mẫu', counts: { added: 2, same: 1 } }])
  })

  test('a clock of 2031', async () => {
    const { manifest } = await opened('clock-ahead.smc')
    expect(manifest).toMatchObject({ clock: 'ahead', createdAt: Date.UTC(2031, 0, 1) })
  })
})

test.runIf(existsSync('/usr/bin/unzip'))('An ordinary unzip finds nothing wrong with one', () => {
  for (const name of ['up.smc', 'up-personal.smc', 'receipt.smc']) {
    expect(execFileSync('/usr/bin/unzip', ['-t', file(name)], { encoding: 'utf8' })).toContain(
      'No errors detected',
    )
  }
})
