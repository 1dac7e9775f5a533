import { describe, expect, test } from 'vitest'
import {
  getIn,
  getOut,
  insertIn,
  insertOut,
  listOut,
  nextNumber,
  noteReport,
  receiptsFor,
  sentTo,
  takeReceipts,
} from '../../db/bundle/book.ts'
import type { WrittenBundle } from '../../db/bundle/pack.ts'
import { confirmKey, putPeer, relationOf, revokeKey, standingOf } from '../../db/bundle/peers.ts'
import { sha256 } from '../../db/files/whole.ts'
import { sha256Text } from '../../db/hash.ts'
import type { Store } from '../../db/store.ts'
import { checkCodeOf, type Receipt } from '../../shared/bundle/receipt.ts'
import { bundleId, bundleOf, communeOrigin, createdAt, keysNumber, provinceId } from '../support/bundles.ts'
import { administrator, madeUpOffice } from '../support/office.ts'

const record = { kind: 'week', key: '2026-10-02', revision: 1, hash: 'ab'.repeat(32) } as const

const putOut = (store: Store, { bytes, manifest, manifestHash }: WrittenBundle) =>
  insertOut(store, {
    manifest,
    manifestHash,
    fileName: 'a.smc',
    bytes: bytes.byteLength,
    sha256: sha256(bytes),
    madeAt: createdAt,
    madeBy: administrator.id,
    year: 2026,
    records: [record],
  })

const receiptOf = ({ manifest, manifestHash }: WrittenBundle, held = 0): Receipt => ({
  bundleId: manifest.bundleId,
  manifestHash,
  receivedAt: createdAt,
  by: 'Tỉnh Mẫu',
  counts: { added: 2, same: 0, older: 0, held, refused: 0 },
  checkCode: checkCodeOf(manifestHash, provinceId, sha256Text),
})

describe('a bundle that went out', () => {
  test('is "đã xuất" until the receipt of its receiver came', async () => {
    const { store } = await madeUpOffice()
    const bundle = await bundleOf()
    putOut(store, bundle)
    expect(getOut(store, bundleId)?.answers).toEqual([])
    expect(takeReceipts(store, provinceId, [receiptOf(bundle)], createdAt)).toEqual([bundleId])
    expect(getOut(store, bundleId)?.answers).toMatchObject([{ peerId: provinceId, receivedAt: createdAt }])
  })

  test('is not received because another unit, or another content, says so', async () => {
    const { store } = await madeUpOffice()
    const bundle = await bundleOf()
    putOut(store, bundle)
    expect(takeReceipts(store, communeOrigin, [receiptOf(bundle)], createdAt)).toEqual([])
    const other = { ...receiptOf(bundle), manifestHash: 'cd'.repeat(32) }
    expect(takeReceipts(store, provinceId, [other], createdAt)).toEqual([])
    expect(takeReceipts(store, provinceId, [{ ...receiptOf(bundle), bundleId: communeOrigin }], 0)).toEqual(
      [],
    )
    expect(getOut(store, bundleId)?.answers).toEqual([])
  })

  test('keeps its first receipt when it comes twice, or the telephone speaks later', async () => {
    const { store } = await madeUpOffice()
    const bundle = await bundleOf()
    putOut(store, bundle)
    takeReceipts(store, provinceId, [receiptOf(bundle)], createdAt)
    takeReceipts(store, provinceId, [{ ...receiptOf(bundle), receivedAt: createdAt + 9 }], createdAt + 9)
    noteReport(store, { bundleId, peerId: provinceId, at: createdAt + 10, by: administrator.id })
    expect(getOut(store, bundleId)?.answers).toMatchObject([
      { receivedAt: createdAt, reportedAt: createdAt + 10, receipt: receiptOf(bundle) },
    ])
  })

  test('read out over the telephone is no receipt', async () => {
    const { store } = await madeUpOffice()
    putOut(store, await bundleOf())
    noteReport(store, { bundleId, peerId: provinceId, at: createdAt, by: administrator.id })
    expect(getOut(store, bundleId)?.answers).toMatchObject([{ receivedAt: null, receipt: null }])
    expect(sentTo(store, provinceId)).toEqual([{ ...record, acknowledged: false }])
  })

  test('makes its records known to whoever took all of them, and to nobody else', async () => {
    const { store } = await madeUpOffice()
    const bundle = await bundleOf()
    putOut(store, bundle)
    takeReceipts(store, provinceId, [receiptOf(bundle)], createdAt)
    expect(sentTo(store, provinceId)).toEqual([{ ...record, acknowledged: true }])
    expect(sentTo(store, communeOrigin)).toEqual([])
  })

  test('of which something was held back goes again', async () => {
    const { store } = await madeUpOffice()
    const bundle = await bundleOf()
    putOut(store, bundle)
    takeReceipts(store, provinceId, [receiptOf(bundle, 1)], createdAt)
    expect(sentTo(store, provinceId)).toEqual([{ ...record, acknowledged: false }])
  })

  test('can be neither changed nor struck from the book', async () => {
    const { store } = await madeUpOffice()
    putOut(store, await bundleOf())
    expect(() => store.db.exec('UPDATE bundle_out SET number = 7')).toThrow('append-only')
    expect(() => store.db.exec('DELETE FROM bundle_out')).toThrow('append-only')
  })

  test('has a number of its own within its year', async () => {
    const { store } = await madeUpOffice()
    expect(nextNumber(store, 2026)).toBe(1)
    putOut(store, await bundleOf())
    expect(nextNumber(store, 2026)).toBe(42)
    expect(nextNumber(store, 2027)).toBe(1)
    expect(listOut(store)).toHaveLength(1)
  })
})

test('a receipt waits for the next bundle to its sender, and goes once', async () => {
  const { store } = await madeUpOffice()
  const came = await bundleOf({}, { bundleId: communeOrigin })
  const receipt = { ...receiptOf(came), bundleId: communeOrigin }
  insertIn(store, {
    bundleId: communeOrigin,
    senderId: provinceId,
    senderName: 'Tỉnh Mẫu',
    manifest: came.manifest,
    manifestHash: came.manifestHash,
    fileName: 'b.smc',
    sha256: sha256(came.bytes),
    receivedAt: createdAt,
    receivedBy: administrator.id,
    receipt,
  })
  expect(getIn(store, communeOrigin)?.receipt).toEqual(receipt)
  expect(receiptsFor(store, provinceId)).toEqual([receipt])
  putOut(store, await bundleOf({}, { receipts: [receipt] }))
  expect(receiptsFor(store, provinceId)).toEqual([])
})

test('a key that was revoked stays revoked, whoever brings it again', async () => {
  const { store } = await madeUpOffice()
  const { keyId, recipient } = await keysNumber(2)
  const key = { keyId, recipient, origin: communeOrigin, pcName: 'Máy tỉnh' }
  const confirmation = { how: 'phone', by: administrator.id, at: createdAt } as const
  expect(standingOf(store, provinceId, keyId)).toBe('unknown')
  putPeer(store, { id: provinceId, name: 'Tỉnh Mẫu', relation: 'upper', recovery: null })
  confirmKey(store, provinceId, key, confirmation)
  expect(standingOf(store, provinceId, keyId)).toBe('confirmed')
  expect(standingOf(store, provinceId, 'ab'.repeat(32))).toBe('other')
  expect(relationOf(store, provinceId)).toBe('upper')
  expect(revokeKey(store, provinceId, keyId, createdAt)).toBe(true)
  confirmKey(store, provinceId, key, confirmation)
  expect(standingOf(store, provinceId, keyId)).toBe('revoked')
  expect(() => store.db.exec('DELETE FROM peer_key')).toThrow('never forgotten')
})
