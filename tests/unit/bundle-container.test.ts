import { Decrypter } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readBundle } from '../../db/bundle/open.ts'
import { sha256 } from '../../db/files/whole.ts'
import { sha256Text } from '../../db/hash.ts'
import { checkCodeOf } from '../../shared/bundle/receipt.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import {
  bundleId,
  bundleOf,
  communeId,
  communeOrigin,
  contentOf,
  createdAt,
  keysNumber,
  provinceId,
  provinceOrigin,
  provinceTrust,
  recordLine,
} from '../support/bundles.ts'

const opened = async (bytes: Uint8Array, trust = provinceTrust()) => {
  const read = await readBundle(bytes, await trust)
  if (!read.ok) throw new Error(canonical(read.error))
  return read.value
}

describe('a bundle', () => {
  test('comes out as it went in', async () => {
    const { bytes, manifestHash } = await bundleOf()
    const bundle = await opened(bytes)
    expect(bundle.purpose).toBe('up')
    expect(bundle.manifestHash).toBe(manifestHash)
    expect(bundle.records.map(canonical)).toEqual([...contentOf().records])
    expect(bundle.manifest.counts).toEqual({ week: 2 })
    expect(bundle.quick.map(({ name }) => name)).toEqual(['tuan.html'])
    expect(bundle.personal).toBeNull()
    expect(bundle.seen).toBeNull()
  })

  test('is the same bytes for the same content', async () => {
    expect(Buffer.compare((await bundleOf()).bytes, (await bundleOf()).bytes)).toBe(0)
  })

  test('may be empty but for its receipts', async () => {
    const manifestHash = 'ab'.repeat(32)
    const counts = { added: 2, same: 0, older: 0, held: 0, refused: 0 }
    const checkCode = checkCodeOf(manifestHash, communeId, sha256Text)
    const receipt = { bundleId, manifestHash, receivedAt: createdAt, by: 'Xã Mẫu', counts, checkCode }
    const { bytes } = await bundleOf({ purpose: 'receipt', records: [], quick: [] }, { receipts: [receipt] })
    const bundle = await opened(bytes)
    expect(bundle.receipts).toEqual([receipt])
    expect(bundle.manifest.acknowledges).toEqual([bundleId])
  })

  test('is read by a foreign unzip, names, sizes and contents', async () => {
    const { bytes, manifest } = await bundleOf()
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
    const found: Record<string, string> = {}
    for await (const entry of zip.eachEntry()) {
      const chunks: Uint8Array[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
      found[entry.fileName] = sha256(Buffer.concat(chunks))
    }
    expect(Object.keys(found).slice(0, 2)).toEqual(['manifest.json', 'manifest.sig'])
    for (const { name, sha256: hash } of manifest.entries) expect(found[name]).toBe(hash)
  })

  test('that came before brings the receipt it was given', async () => {
    const { bytes, manifestHash } = await bundleOf()
    const counts = { added: 2, same: 0, older: 0, held: 0, refused: 0 }
    const checkCode = checkCodeOf(manifestHash, provinceId, sha256Text)
    const receipt = { bundleId, manifestHash, receivedAt: createdAt, by: 'Tỉnh', counts, checkCode }
    const bundle = await opened(bytes, provinceTrust({ seen: () => ({ manifestHash, receipt }) }))
    expect(bundle.seen).toEqual(receipt)
  })
})

describe('what is personal', () => {
  const blob = new TextEncoder().encode('ảnh chụp')
  const personal = {
    payloads: [canonical({ name: 'Nguyễn Văn Mẫu' })],
    blobs: [{ sha256: sha256(blob), bytes: blob }],
  }

  test('is opened by the receiver and by the sender, and locked for others', async () => {
    const { bytes } = await bundleOf({ personal })
    for (const number of [1, 2]) {
      const identities = [(await keysNumber(number)).identity]
      const bundle = await opened(bytes, provinceTrust({ identities }))
      expect(bundle.personal).toEqual({
        payloads: [{ name: 'Nguyễn Văn Mẫu' }],
        blobs: new Map([[sha256(blob), blob]]),
      })
    }
    const identities = [(await keysNumber(3)).identity]
    expect((await opened(bytes, provinceTrust({ identities }))).personal).toBe('locked')
  })

  test('stands nowhere in the file that can be read', async () => {
    const { bytes } = await bundleOf({ personal })
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).not.toContain(Buffer.from('Nguyễn Văn Mẫu').toString('latin1'))
    expect(text).not.toContain(Buffer.from('ảnh chụp').toString('latin1'))
  })

  test('is an ordinary age file', async () => {
    const { bytes, manifest } = await bundleOf({ personal })
    const at = Buffer.from(bytes).indexOf('age-encryption.org/v1')
    const size = manifest.entries.find(({ name }) => name === 'rieng-tu.age')?.bytes ?? 0
    const decrypter = new Decrypter()
    decrypter.addIdentity((await keysNumber(2)).identity)
    const inside = await decrypter.decrypt(bytes.subarray(at, at + size))
    expect(Buffer.from(inside).toString('latin1')).toContain('payloads.ndjson')
  })
})

describe('is refused with its own name', () => {
  const problem = async (bytes: Uint8Array, trust = provinceTrust()) => {
    const read = await readBundle(bytes, await trust)
    return read.ok ? null : read.error
  }

  test('when nobody here confirmed its sender', async () => {
    const { bytes } = await bundleOf()
    const trust = provinceTrust({ standingOf: () => 'unknown' })
    expect(await problem(bytes, trust)).toMatchObject({
      type: 'UnknownSender',
      unitId: communeId,
      keyId: (await keysNumber(1)).keyId,
    })
  })

  test('when the unit is known but the key is another', async () => {
    const { bytes } = await bundleOf({}, {}, await keysNumber(9))
    expect(await problem(bytes)).toMatchObject({ type: 'KeyChanged', keyId: (await keysNumber(9)).keyId })
  })

  test('when the key was revoked', async () => {
    const trust = provinceTrust({ standingOf: () => 'revoked' })
    expect(await problem((await bundleOf()).bytes, trust)).toMatchObject({ type: 'KeyRevoked' })
  })

  test('when it is for another unit', async () => {
    const { bytes } = await bundleOf({ recipients: [{ unitId: communeId }] })
    expect(await problem(bytes)).toMatchObject({ type: 'OtherRecipient' })
  })

  test('when this PC made it', async () => {
    const trust = provinceTrust({ unitId: communeId, origin: communeOrigin })
    expect(await problem((await bundleOf()).bytes, trust)).toEqual({ type: 'OwnBundle' })
  })

  test('when a unit below sends down', async () => {
    const { bytes } = await bundleOf({ purpose: 'down' })
    expect(await problem(bytes)).toMatchObject({ type: 'WrongDirection' })
  })

  test('when another unit sends what only PCs of this one may', async () => {
    const { bytes } = await bundleOf({ purpose: 'office', records: [], quick: [] })
    expect(await problem(bytes)).toMatchObject({ type: 'WrongDirection' })
  })

  test('when its id came before with another content', async () => {
    const { bytes } = await bundleOf()
    const seen = () => ({ manifestHash: 'cd'.repeat(32), receipt: {} as never })
    expect(await problem(bytes, provinceTrust({ seen }))).toEqual({ type: 'BundleFork' })
  })

  test('when a record belongs to another unit', async () => {
    const { bytes } = await bundleOf({
      records: [recordLine('2026-10-02'), recordLine('2026-10-09', provinceId)],
    })
    expect(await problem(bytes)).toEqual({ type: 'ForeignRecord', line: 2 })
  })

  test('when a record has not the hash of its body', async () => {
    const { bytes } = await bundleOf({ records: [recordLine('2026-10-02').replace('90.5', '99.5')] })
    expect(await problem(bytes)).toMatchObject({ type: 'RecordInvalid', line: 1 })
  })

  test('when a line is not canonical JSON', async () => {
    const { bytes } = await bundleOf({ records: [recordLine('2026-10-02').replace(',', ', ')] })
    expect(await problem(bytes)).toMatchObject({ type: 'RecordInvalid', line: 1 })
  })

  test('when a receipt carries a code that its sender cannot have made', async () => {
    const manifestHash = 'ab'.repeat(32)
    const counts = { added: 2, same: 0, older: 0, held: 0, refused: 0 }
    const checkCode = checkCodeOf(manifestHash, provinceId, sha256Text)
    const receipt = { bundleId, manifestHash, receivedAt: createdAt, by: 'Xã Mẫu', counts, checkCode }
    const { bytes } = await bundleOf({}, { receipts: [receipt] })
    expect(await problem(bytes)).toEqual({ type: 'ReceiptInvalid', line: 1 })
  })

  test('but whoever explains it reads it all the same', async () => {
    const { bytes } = await bundleOf({ recipients: [{ unitId: communeId }] }, {}, await keysNumber(9))
    expect((await readBundle(bytes, null)).ok).toBe(true)
  })

  test('and a PC of the same office may be its sender', async () => {
    const { bytes } = await bundleOf({
      purpose: 'office',
      records: [],
      quick: [],
      recipients: [{ unitId: communeId }],
    })
    const trust = provinceTrust({ unitId: communeId, origin: provinceOrigin })
    expect(await problem(bytes, trust)).toBeNull()
  })
})
