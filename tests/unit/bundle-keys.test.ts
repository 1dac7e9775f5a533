import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type KeyPlace, keepSecret, noKeystore, readSecret } from '../../db/bundle/key-file.ts'
import { keysOf, secretOfCode, verifies } from '../../db/bundle/keys.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256Text } from '../../db/hash.ts'
import {
  fingerprintOf,
  judgeCard,
  readCard,
  type SignedCard,
  signedCardText,
  type UnitCard,
  writeCard,
} from '../../shared/bundle/card.ts'
import { communeId, communeOrigin, createdAt, keysNumber } from '../support/bundles.ts'
import { temporaryFolder } from '../support/office.ts'

describe('a key', () => {
  test('signs what it alone can have signed', async () => {
    const [one, two] = [await keysNumber(1), await keysNumber(2)]
    const signature = one.sign('gói')
    expect(verifies(one.keyId, 'gói', signature)).toBe(true)
    expect(verifies(one.keyId, 'gói khác', signature)).toBe(false)
    expect(verifies(two.keyId, 'gói', signature)).toBe(false)
    expect(
      verifies(
        one.keyId,
        'gói',
        signature.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      ),
    ).toBe(false)
    expect(verifies('không phải khóa', 'gói', signature)).toBe(false)
  })

  test('of a recovery code is the same wherever the code is typed, and another for another code', async () => {
    const [here, there] = await Promise.all([1, 2].map(() => keysOf(secretOfCode('ABCD2345'.repeat(3)))))
    const other = await keysOf(secretOfCode('ABCD2346'.repeat(3)))
    expect(here?.keyId).toBe(there?.keyId)
    expect(here?.recipient).toBe(there?.recipient)
    expect(other.keyId).not.toBe(here?.keyId)
  })
})

describe('the file of the key', () => {
  const secret = new Uint8Array(32).fill(7)
  const place = (keystore = noKeystore): KeyPlace => ({
    files: diskFiles,
    folder: temporaryFolder(),
    origin: communeOrigin,
    keystore,
  })
  /** Opens only what it sealed itself. */
  const keystore = (mark: number) => ({
    seal: async (given: Uint8Array) => Uint8Array.from([mark, ...given]),
    unseal: async (sealed: Uint8Array) => (sealed[0] === mark ? sealed.slice(1) : null),
  })
  const fileIn = ({ folder, origin }: KeyPlace) => join(folder, 'khoa', `${origin}.json`)

  test('is not there before a key is needed', async () => {
    expect(await readSecret(place())).toEqual({ ok: false, error: { type: 'NoKey' } })
  })

  test.runIf(process.platform !== 'win32')(
    'without a keystore can be read by this account alone',
    async () => {
      const here = place()
      await keepSecret(here, secret, createdAt)
      expect(statSync(fileIn(here)).mode & 0o777).toBe(0o600)
      expect(await readSecret(here)).toEqual({ ok: true, value: secret })
    },
  )

  test('with a keystore holds nothing that another account could use', async () => {
    const here = place(keystore(1))
    await keepSecret(here, secret, createdAt)
    expect(readFileSync(fileIn(here), 'utf8')).not.toContain(Buffer.from(secret).toString('base64'))
    expect(await readSecret(here)).toEqual({ ok: true, value: secret })
    const elsewhere = await readSecret({ ...here, keystore: keystore(2) })
    expect(elsewhere).toEqual({ ok: false, error: { type: 'KeyLocked' } })
  })

  test.each([
    '',
    '{}',
    'không phải JSON',
    '{"format":"smc-key","version":1,"keptBy":"file","secret":"AAAA"}',
  ])('that is damaged (%s) opens nothing and is not replaced by itself', async (text) => {
    const here = place()
    await keepSecret(here, secret, createdAt)
    writeFileSync(fileIn(here), text)
    expect(await readSecret(here)).toEqual({ ok: false, error: { type: 'KeyLocked' } })
    expect(readFileSync(fileIn(here), 'utf8')).toBe(text)
  })

  test('is set aside, never lost, when a person asks for a new key', async () => {
    const here = place()
    await keepSecret(here, secret, createdAt)
    await keepSecret(here, new Uint8Array(32).fill(8), createdAt)
    expect(await readSecret(here)).toEqual({ ok: true, value: new Uint8Array(32).fill(8) })
    expect(readdirSync(join(here.folder, 'khoa'))).toHaveLength(2)
  })
})

describe('a card', () => {
  const made = async (change: Partial<UnitCard> = {}, signer = 1): Promise<SignedCard> => {
    const keys = await keysNumber(signer)
    const one = await keysNumber(1)
    const card: UnitCard = {
      format: 'smc-card',
      version: 1,
      unitId: communeId,
      unitName: 'Xã Mẫu',
      issuedAt: createdAt,
      keys: [{ keyId: one.keyId, recipient: one.recipient, origin: communeOrigin, pcName: 'Máy 1' }],
      revoked: [],
      recovery: null,
      ...change,
    }
    return { card, keyId: keys.keyId, signature: keys.sign(signedCardText(card)) }
  }

  test('is read as it was written', async () => {
    const card = await made()
    expect(readCard(`${writeCard(card)}\n`, verifies)).toEqual({ ok: true, value: card })
  })

  test('signed by a key that does not stand on it is refused', async () => {
    expect(readCard(writeCard(await made({}, 2)), verifies)).toMatchObject({ error: { type: 'CardSpoiled' } })
  })

  test('whose name was changed is refused', async () => {
    const text = writeCard(await made()).replace('Xã Mẫu', 'Xã Mậu')
    expect(readCard(text, verifies)).toMatchObject({ error: { type: 'CardSpoiled' } })
  })

  test.each(['', 'abc', '{}', '<html>', '{"card":{}}'])('is not seen in %s', (text) => {
    expect(readCard(text, verifies)).toMatchObject({ error: { type: 'NotACard' } })
  })

  test('signed by the recovery code is the unit’s own', async () => {
    const recovery = await keysNumber(5)
    const card = await made({ recovery: { keyId: recovery.keyId, recipient: recovery.recipient } }, 5)
    expect(readCard(writeCard(card), verifies).ok).toBe(true)
  })

  test('of an unknown unit is a stranger’s, signed by a confirmed key it is vouched for, else it has changed', async () => {
    const card = await made()
    const { keyId } = card
    const other = 'ab'.repeat(32)
    expect(judgeCard({ keys: [], recoveryKey: null }, card)).toBe('stranger')
    expect(judgeCard({ keys: [{ keyId, revoked: false }], recoveryKey: null }, card)).toBe('vouched')
    expect(judgeCard({ keys: [{ keyId: other, revoked: false }], recoveryKey: keyId }, card)).toBe('vouched')
    expect(judgeCard({ keys: [{ keyId, revoked: true }], recoveryKey: null }, card)).toBe('changed')
    expect(judgeCard({ keys: [{ keyId: other, revoked: false }], recoveryKey: null }, card)).toBe('changed')
  })

  test('has a fingerprint of four short groups, another for each key and unit', async () => {
    const { keyId } = await made()
    expect(fingerprintOf(communeId, keyId, sha256Text)).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    expect(fingerprintOf(communeOrigin, keyId, sha256Text)).not.toBe(
      fingerprintOf(communeId, keyId, sha256Text),
    )
  })
})
