/**
 * Whatever reaches the reader is refused by name or is, entry for entry, the bundle that was written. The reader has
 * no database and no folder to touch; what it refuses never gets as far as them (`core-exchange` proves that end).
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeFrame } from '../../db/bundle/frame.ts'
import { type Keys, verifies } from '../../db/bundle/keys.ts'
import { readBundle, type Trust } from '../../db/bundle/open.ts'
import { sha256 } from '../../db/files/whole.ts'
import { signedManifest } from '../../shared/bundle/manifest.ts'
import { BundleProblem } from '../../shared/bundle/problem.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import {
  bundleId,
  bundleOf,
  communeId,
  createdAt,
  headerOf,
  keysNumber,
  provinceTrust,
  recordLine,
} from '../support/bundles.ts'

const mutations = 10_000

let bytes: Uint8Array<ArrayBuffer>
let content: string
let trust: Trust
let signer: Keys

beforeAll(async () => {
  trust = await provinceTrust()
  signer = await keysNumber(1)
  const personal = { payloads: [canonical({ name: 'Người Dân Mẫu' })], blobs: [] }
  bytes = (await bundleOf({ personal })).bytes
  content = await contentOf(bytes)
  expect(bytes.byteLength).toBeLessThan(8192)
})

/** All that a reader could act upon; the same for the same bundle. */
async function contentOf(given: Uint8Array): Promise<string> {
  const read = await readBundle(given, trust)
  if (!read.ok) return BundleProblem.parse(read.error).type
  const { manifest, records, receipts, quick, personal } = read.value
  return canonical({
    manifest,
    records,
    receipts,
    quick: quick.map((file) => sha256(file.bytes)),
    payloads: personal === null || personal === 'locked' ? String(personal) : personal.payloads,
  })
}

const isRefusedOrSame = async (given: Uint8Array, what: string) => {
  const found = await contentOf(given)
  if (found !== content) expect(found, what).toMatch(/^[A-Z][A-Za-z]+$/)
}

describe('A small bundle', () => {
  test('with any one byte flipped is refused by name, or is the same', async () => {
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const spoiled = bytes.slice()
      spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (at % 8))
      await isRefusedOrSame(spoiled, `byte ${at}`)
    }
  })

  test('cut at any length is refused by name', async () => {
    for (let length = 0; length < bytes.byteLength; length += 1) {
      expect(await contentOf(bytes.slice(0, length)), `length ${length}`).toMatch(
        /^(Truncated|NotABundle|FrameAltered)$/,
      )
    }
  })

  test(`mutated at random ${mutations} times is refused by name, or is the same`, async () => {
    const random = mulberry(766)
    for (let round = 0; round < mutations; round += 1) {
      await isRefusedOrSame(mutated(bytes, random), `mutation ${round}`)
    }
  })
})

/** Bytes changed, left out, doubled, put in or swapped, up to four times. */
function mutated(source: Uint8Array, random: () => number): Uint8Array {
  let result = Buffer.from(source)
  const times = 1 + Math.floor(random() * 4)
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * result.length)
    const length = 1 + Math.floor(random() * 64)
    const [head, piece, tail] = [
      result.subarray(0, at),
      result.subarray(at, at + length),
      result.subarray(at + length),
    ]
    const noise = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
    const choice = Math.floor(random() * 5)
    if (choice === 0) result = Buffer.concat([head, noise.subarray(0, piece.length), tail])
    else if (choice === 1) result = Buffer.concat([head, tail])
    else if (choice === 2) result = Buffer.concat([head, piece, piece, tail])
    else if (choice === 3) result = Buffer.concat([head, noise, piece, tail])
    else result = Buffer.concat([tail, head, piece])
  }
  return new Uint8Array(result)
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

describe('A hostile file is refused by its name:', () => {
  const text = (words: string) => new TextEncoder().encode(words)
  const good = () => entriesOf(bytes)
  const named = (name: string, deflate = false) => ({ name, bytes: text('x'), deflate })
  /** The manifest changed, and signed again by its sender. */
  const resigned = (change: Record<string, unknown>) => {
    const [manifest, , ...rest] = good()
    const before = JSON.parse(new TextDecoder().decode(manifest?.bytes)) as Record<string, unknown>
    const signed = canonical({ ...before, ...change })
    return writeFrame([
      { name: 'manifest.json', bytes: text(signed), deflate: false },
      { name: 'manifest.sig', bytes: text(signer.sign(signedManifest(signed))), deflate: false },
      ...rest,
    ])
  }

  const table: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['nothing at all', 'Truncated', () => new Uint8Array()],
    ['a login page named .smc', 'NotABundle', () => text('<!doctype html><form>Đăng nhập</form>')],
    ['a Word file named .smc', 'NotABundle', () => writeFrame([named('[Content_Types].xml')])],
    ['a way out of the folder', 'FrameAltered', () => writeFrame([...good(), named('../x.ndjson')])],
    ['an absolute path', 'FrameAltered', () => writeFrame([...good(), named('/etc/passwd')])],
    ['a drive letter', 'FrameAltered', () => writeFrame([...good(), named('C:\\x')])],
    ['an unknown entry', 'FrameAltered', () => writeFrame([...good(), named('macro.vbs')])],
    [
      'an entry that the manifest does not name',
      'EntryMismatch',
      () => writeFrame([...good(), named('doc-nhanh/b.html')]),
    ],
    ['a name twice', 'FrameAltered', () => writeFrame([...good(), ...good().slice(2, 3)])],
    [
      'another order',
      'FrameAltered',
      () => writeFrame([...good().slice(0, 1), ...good().slice(1).reverse()]),
    ],
    [
      'a deflated manifest',
      'FrameAltered',
      () => writeFrame(good().map((entry) => ({ ...entry, deflate: true }))),
    ],
    ['a million entries', 'FrameAltered', () => manyEntries(1_000_000)],
    ['a bomb by its directory', 'Bomb', () => sized(2 ** 31)],
    ['a bomb by its stream', 'EntryMismatch', () => bomb()],
    ['something behind its end', 'FrameAltered', () => joined(bytes, text('MZ'))],
    ['something before its beginning', 'NotABundle', () => joined(text('MZ'), bytes)],
    ['a comment', 'FrameAltered', () => commented()],
    ['an edited manifest', 'BadSignature', () => writeFrame(edited('manifest.json', 'xã Mẫu', 'xã Mậu'))],
    ['edited records', 'EntryMismatch', () => writeFrame(edited('records.ndjson', '90.5', '99.5'))],
    ['no records', 'EntryMismatch', () => writeFrame(good().filter(({ name }) => name !== 'records.ndjson'))],
    [
      'the signature of a stranger',
      'KeyChanged',
      async () => (await bundleOf({}, {}, await keysNumber(9))).bytes,
    ],
    [
      'another sender’s name under its own key',
      'UnknownSender',
      () =>
        resigned({
          sender: {
            ...headerOf().sender,
            unitId: bundleId,
            keyId: signer.keyId,
            recipient: signer.recipient,
          },
        }),
    ],
    ['another recipient', 'OtherRecipient', () => resigned({ recipients: [{ unitId: communeId }] })],
    ['a purpose it may not have', 'WrongDirection', () => resigned({ purpose: 'down' })],
    [
      'another unit’s records',
      'ForeignRecord',
      async () => (await bundleOf({ records: [recordLine('a', trust.unitId)] })).bytes,
    ],
    ['counts that lie', 'CountMismatch', () => resigned({ counts: { week: 3 } })],
    ['a member nobody knows', 'ManifestInvalid', () => resigned({ extra: 1 })],
    [
      'white space in the manifest',
      'ManifestInvalid',
      () => writeFrame(edited('manifest.json', '{"acknowledges":[]', '{"acknowledges":[ ]')),
    ],
    ['a newer format', 'NewerFormat', () => resigned({ version: 2, minReader: 2, extra: 1 })],
    [
      'formulas for numbers',
      'RecordInvalid',
      async () => (await bundleOf({ records: ['{"body":"=HYPERLINK(1)"}'] })).bytes,
    ],
    [
      'nesting without end',
      'RecordInvalid',
      async () =>
        (await bundleOf({ records: [`{"kind":"week","body":${'['.repeat(5000)}${']'.repeat(5000)}}`] }))
          .bytes,
    ],
  ]

  test.each(table)('%s (%s)', async (_, type, make) => {
    expect(await contentOf(await make())).toBe(type)
  })

  test('but a newer program’s bundle that asks for no newer reader is read, its new members passed over', async () => {
    const given = resigned({ version: 2, extra: 1 })
    expect((await readBundle(given, trust)).ok).toBe(true)
  })

  test('and a clock of 2031, or of the year 9999, is read and said', async () => {
    for (const at of [Date.UTC(2031, 0, 1), 253_402_300_799_999, createdAt]) {
      const given = await bundleOf({}, { createdAt: at, clock: 'ahead' })
      const read = await readBundle(given.bytes, trust)
      expect(read.ok && read.value.manifest).toMatchObject({ createdAt: at, clock: 'ahead' })
    }
  })

  function edited(name: string, from: string, to: string) {
    return good().map((entry) => {
      if (entry.name !== name) return entry
      const before = new TextDecoder().decode(entry.bytes)
      expect(before).toContain(from)
      return { ...entry, bytes: text(before.replace(from, to)) }
    })
  }

  /** The directory of `records.ndjson` says that it is so large. */
  function sized(size: number): Uint8Array {
    const file = Buffer.from(bytes)
    for (const [signature, at] of [
      [0x04034b50, 22],
      [0x02014b50, 24],
    ] as const) {
      const name = Buffer.from('records.ndjson')
      for (let from = file.indexOf(name); from >= 0; from = file.indexOf(name, from + 1)) {
        const start = from - (signature === 0x04034b50 ? 30 : 46)
        if (start >= 0 && file.readUInt32LE(start) === signature) file.writeUInt32LE(size, start + at)
      }
    }
    return new Uint8Array(file)
  }

  /** Ten megabytes of nothing behind a directory that says a few bytes. */
  function bomb(): Uint8Array {
    const entries = good()
    const packed = deflateRawSync(Buffer.alloc(10 * 1024 * 1024))
    const lying = entries.map((entry) =>
      entry.name === 'doc-nhanh/tuan.html'
        ? { ...entry, bytes: new Uint8Array(packed), deflate: false }
        : entry,
    )
    const file = Buffer.from(writeFrame(lying))
    for (
      let at = file.indexOf('doc-nhanh/tuan.html');
      at >= 0;
      at = file.indexOf('doc-nhanh/tuan.html', at + 1)
    ) {
      if (file.readUInt32LE(at - 30) === 0x04034b50) file.writeUInt16LE(8, at - 30 + 8)
      else if (at >= 46 && file.readUInt32LE(at - 46) === 0x02014b50) file.writeUInt16LE(8, at - 46 + 10)
    }
    return new Uint8Array(file)
  }

  function commented(): Uint8Array {
    const file = Buffer.concat([Buffer.from(bytes), Buffer.from('chào')])
    file.writeUInt16LE(4, bytes.byteLength - 2)
    return new Uint8Array(file)
  }
})

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

function entriesOf(file: Uint8Array) {
  const found: { name: string; bytes: Uint8Array; deflate: boolean }[] = []
  const buffer = Buffer.from(file)
  let at = 0
  while (buffer.readUInt32LE(at) === 0x04034b50) {
    const deflate = buffer.readUInt16LE(at + 8) === 8
    const [size, length] = [buffer.readUInt32LE(at + 18), buffer.readUInt16LE(at + 26)]
    const name = buffer.toString('latin1', at + 30, at + 30 + length)
    const data = buffer.subarray(at + 30 + length, at + 30 + length + size)
    found.push({ name, bytes: deflate ? inflated(data) : new Uint8Array(data), deflate })
    at += 30 + length + size
  }
  return found
}

const inflated = (data: Uint8Array): Uint8Array => new Uint8Array(inflateRawSync(data))

/** A directory of a million empty names, in a file of some megabytes. */
function manyEntries(count: number): Uint8Array {
  const end = Buffer.from(bytes.subarray(bytes.byteLength - 22))
  end.writeUInt16LE(count % 65_536, 8)
  end.writeUInt16LE(count % 65_536, 10)
  return joined(bytes.subarray(0, bytes.byteLength - 22), Buffer.alloc(46 * 20_000), end)
}

test('A signature of another text, however near, verifies nothing', () => {
  const signature = signer.sign(signedManifest('{}'))
  expect(verifies(signer.keyId, signedManifest('{}'), signature)).toBe(true)
  expect(verifies(signer.keyId, '{}', signature)).toBe(false)
})
