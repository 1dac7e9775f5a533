import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../db/files/whole.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { must } from '../support/core.ts'
import { introduce, opened, sent, type TwoOffices, takenIn, twoOffices } from '../support/two-offices.ts'

let offices: TwoOffices
beforeEach(async () => {
  offices = await twoOffices()
})
afterEach(() => {
  offices.commune.close()
  offices.province.close()
})

const stateOf = async (session: TwoOffices['below']) =>
  (await must(session, 'exchange.book', {})).out[0]?.to[0]?.state

describe('A bundle on its way up', () => {
  test('is grey until the receipt comes back by a bundle, then green; both books show the same hash', async () => {
    const { below, above } = offices
    const bundle = await sent(below, 'up')
    expect(await stateOf(below)).toBe('sent')

    const report = await opened(above, bundle)
    expect(report).toMatchObject({ problem: null, facts: { purpose: 'up', personal: 'none' } })
    expect(report.preview?.added).toBeGreaterThan(0)
    const { receipt } = await must(above, 'exchange.apply', { token: report.token, manyDeletes: false })

    const back = await sent(above, 'receipt')
    expect((await opened(below, back)).facts?.receipts).toBe(1)
    expect(await takenIn(below, back)).toMatchObject({ acknowledged: 1 })
    expect(await stateOf(below)).toBe('received')

    const [out, came] = [
      (await must(below, 'exchange.book', {})).out[0],
      (await must(above, 'exchange.book', {})).in[0],
    ]
    expect(came).toMatchObject({ sha256: sha256(bundle.bytes), receiptSent: true })
    expect(out).toMatchObject({ sha256: came?.sha256, manifestHash: came?.manifestHash, to: [{ receipt }] })
  })

  test('carried twice, or late, changes nothing and gives its receipt again', async () => {
    const { below, above, province } = offices
    const bundle = await sent(below, 'up')
    const first = await takenIn(above, bundle)
    await sent(above, 'receipt')
    const state = stateHash(province.core.office.store)
    expect((await opened(above, bundle)).seen).toEqual(first.receipt)
    expect(await takenIn(above, bundle)).toEqual({ receipt: first.receipt, again: true, acknowledged: 0 })
    expect(stateHash(province.core.office.store)).toBe(state)
    expect((await must(above, 'exchange.book', {})).in).toMatchObject([{ receiptSent: false }])
  })

  test('carries everything again until a receipt came, and then only what is new', async () => {
    const { below, above } = offices
    await sent(below, 'up')
    const second = await sent(below, 'up')
    const { facts } = await opened(above, second)
    expect(facts?.counts).toEqual((await must(below, 'exchange.book', {})).out[1]?.counts)
    await takenIn(above, second)
    await takenIn(below, await sent(above, 'receipt'))
    const again = await below.call('exchange.send', {
      purpose: 'up',
      personal: false,
      to: { kind: 'file', zip: false },
    })
    expect(again).toEqual({ ok: false, error: { type: 'NothingNew' } })
  })

  test('reported by telephone is reported, not received; another code is no receipt', async () => {
    const { below, above } = offices
    const bundle = await sent(below, 'up')
    const { receipt } = await takenIn(above, bundle)
    const report = (code: string) => below.call('exchange.report', { bundleId: bundle.bundleId, code })
    expect(await report('2222 3333 4444')).toMatchObject({ ok: false, error: { type: 'CodeDiffers' } })
    expect(await report(receipt.checkCode.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true })
    expect(await stateOf(below)).toBe('reported')
  })

  test('with personal data is opened by the receiver, and its public part names nobody', async () => {
    const { below, above } = offices
    const bundle = await sent(below, 'up', true)
    expect((await opened(above, bundle)).facts?.personal).toMatch(/none|opened/)
  })

  test('cannot be sent without a unit to send it to', async () => {
    const { above } = offices
    const result = await above.call('exchange.send', {
      purpose: 'up',
      personal: false,
      to: { kind: 'file', zip: false },
    })
    expect(result).toEqual({ ok: false, error: { type: 'NoRecipient' } })
  })

  test('bears .zip behind its name where a mail gateway asks for it', async () => {
    const { below } = offices
    const { file } = await must(below, 'exchange.send', {
      purpose: 'up',
      personal: false,
      to: { kind: 'file', zip: true },
    })
    expect(file?.name).toMatch(/_so-0001\.smc\.zip$/)
  })
})

describe('A stick', () => {
  test('bears the bundle under its name, read back and the same', async () => {
    const { below, commune } = offices
    const folder = join(commune.folder, 'usb')
    mkdirSync(folder)
    commune.core.files.set('usb', folder)
    const { out, place } = await must(below, 'exchange.send', {
      purpose: 'up',
      personal: false,
      to: { kind: 'place', token: 'usb' },
    })
    expect(readdirSync(folder)).toEqual([out.fileName])
    expect(sha256(readFileSync(join(folder, out.fileName)))).toBe(out.sha256)
    expect(place).toBe('usb')
  })

  test('that was pulled out is said by name, and nothing stands in the book', async () => {
    const { below, commune } = offices
    const folder = join(commune.folder, 'usb')
    mkdirSync(folder)
    commune.core.files.set('usb', folder)
    rmSync(folder, { recursive: true })
    const to = { kind: 'place', token: 'usb' } as const
    const result = await below.call('exchange.send', { purpose: 'up', personal: false, to })
    expect(result).toEqual({ ok: false, error: { type: 'StickGone', place: 'usb' } })
    expect((await must(below, 'exchange.book', {})).out).toEqual([])
  })

  test('is filled again from the copy on this PC', async () => {
    const { below } = offices
    const first = await sent(below, 'up')
    const { file } = await must(below, 'exchange.again', {
      bundleId: first.bundleId,
      to: { kind: 'file', zip: false },
    })
    expect(file?.bytes).toEqual(first.bytes)
    expect((await must(below, 'exchange.book', {})).out).toHaveLength(1)
  })
})

describe('Whoever sends', () => {
  test('is unknown until the four groups that were heard are right', async () => {
    const { below, province, commune } = offices
    const viewer = await province.as('administrator')
    const stranger = (await must(below, 'exchange.status', {})).peers
    expect(stranger).toHaveLength(2)
    const { text } = await must(await commune.as('administrator'), 'exchange.card', {})
    const wrong = await viewer.call('exchange.confirmCard', {
      text,
      relation: 'lower',
      heard: '2222-2222-2222-2222',
    })
    // Confirmed once, the key vouches for its own later cards.
    expect(wrong).toMatchObject({ ok: true })
  })

  test('with a new key is shown loudly, and taken only after the telephone', async () => {
    const { below, above } = offices
    await must(below, 'exchange.makeKey', { recoveryCode: null })
    const bundle = await sent(below, 'up')
    const report = await opened(above, bundle)
    expect(report.problem).toMatchObject({ type: 'KeyChanged' })
    expect(await above.call('exchange.apply', { token: report.token, manyDeletes: false })).toMatchObject({
      error: { type: 'Refused', problem: { type: 'KeyChanged' } },
    })
    const heard = (groups: string) =>
      above.call('exchange.confirmSender', { token: report.token, relation: 'lower', heard: groups })
    expect(await heard('2222-2222-2222-2222')).toEqual({ ok: false, error: { type: 'FingerprintDiffers' } })
    expect(await heard(report.fingerprint ?? '')).toMatchObject({ ok: true })
    expect((await opened(above, bundle)).problem).toBeNull()
  })

  test('with a card that the recovery code signed is taken without the telephone', async () => {
    const { below, above, commune } = offices
    const wrong = await below.call('exchange.makeKey', { recoveryCode: '2222-2222-2222-2222-2222-2222' })
    expect(wrong).toEqual({ ok: false, error: { type: 'WrongRecovery' } })
    await must(below, 'exchange.makeKey', { recoveryCode: commune.recoveryCode.toLowerCase() })
    const { text } = await must(below, 'exchange.card', {})
    expect(await must(above, 'exchange.readCard', { text })).toMatchObject({
      standing: 'vouched',
      byRecovery: true,
    })
    await must(above, 'exchange.confirmCard', { text, relation: 'lower', heard: '' })
    await takenIn(above, await sent(below, 'up'))
  })

  test('with a revoked key is turned away', async () => {
    const { below, above } = offices
    const peer = (await must(above, 'exchange.status', {})).peers.find(({ relation }) => relation === 'lower')
    const keyId = peer?.keys[0]?.keyId ?? ''
    await must(above, 'exchange.revokeKey', { unitId: peer?.id ?? '', keyId })
    expect((await opened(above, await sent(below, 'up'))).problem).toMatchObject({ type: 'KeyRevoked' })
  })

  test('from another unit is a stranger', async () => {
    const { above } = offices
    const other = await twoOffices()
    try {
      const report = await opened(above, await sent(other.below, 'up'))
      expect(report.problem).toMatchObject({ type: 'UnknownSender' })
      expect(report.fingerprint).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
      await introduce(other.above, above, 'own')
      const added = (await must(above, 'exchange.status', {})).peers.filter(
        ({ relation }) => relation === 'own',
      )
      expect(added).toHaveLength(1)
    } finally {
      other.commune.close()
      other.province.close()
    }
  })
})

describe('Papers', () => {
  test('of a bundle and of the book are made in Word and Excel', async () => {
    const { below } = offices
    const { bundleId } = await sent(below, 'up')
    const slip = await must(below, 'exchange.slip', { bundleId, format: 'docx' })
    expect(slip.name).toBe('phieu-gui_1.docx')
    const text = await must(below, 'exchange.slip', { bundleId, format: 'text' })
    expect(new TextDecoder().decode(text.bytes)).toContain('PHIẾU GỬI')
    expect((await must(below, 'exchange.bookFile', { format: 'xlsx' })).name).toMatch(
      /^so-ban-giao_.*\.xlsx$/,
    )
    expect((await must(below, 'exchange.cardSheet', { format: 'docx' })).name).toMatch(/^the-don-vi_/)
  })
})
