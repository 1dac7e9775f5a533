/** This unit's card, and the cards of others. A key counts only after a person, or a key confirmed before, vouched for it. */

import { type Keys, keysOf, secretOfCode, verifies } from '../../../db/bundle/keys.ts'
import { confirmKey, getPeer, knownKeys, listPeers, putPeer, revokeKey } from '../../../db/bundle/peers.ts'
import { sha256Text } from '../../../db/hash.ts'
import { getSetting, putSetting } from '../../../db/setting/settings.ts'
import type { Store } from '../../../db/store.ts'
import { getUnit } from '../../../db/unit/units.ts'
import {
  fingerprintOf,
  judgeCard,
  readCard,
  type SignedCard,
  signedCardText,
  type UnitCard,
} from '../../../shared/bundle/card.ts'
import { lastInstant } from '../../../shared/bundle/manifest.ts'
import { asciiName } from '../../../shared/bundle/names.ts'
import type { CardView } from '../../../shared/contract/exchange.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Context } from '../context.ts'
import { plainRecoveryCode } from '../pin.ts'
import { ensureOwn } from './keys.ts'

const cardSetting = 'cardByRecovery'
const mostKeys = 6

/** The card as it is today. One that the recovery code signed is used as long as it names the keys of today. */
export function ownCard(store: Store, keys: Keys, now: number): SignedCard {
  const card = cardOf(store, keys, now)
  const kept = signedOrNull(getSetting(store, cardSetting))
  if (kept?.card.keys.some(({ keyId }) => keyId === keys.keyId)) {
    const same =
      JSON.stringify([kept.card.keys, kept.card.revoked]) === JSON.stringify([card.keys, card.revoked])
    if (same && kept.card.unitId === card.unitId) return kept
  }
  return { card, keyId: keys.keyId, signature: keys.sign(signedCardText(card)) }
}

/** Signs the card of today by the recovery code, which the caller has checked. */
export async function signByRecovery(
  { office: { store }, now }: Pick<Context, 'office' | 'now'>,
  code: string,
  keys: Keys,
): Promise<void> {
  const recovery = await keysOf(secretOfCode(plainRecoveryCode(code)))
  const card = cardOf(store, keys, now)
  const signed = { card, keyId: recovery.keyId, signature: recovery.sign(signedCardText(card)) }
  putSetting(store, cardSetting, JSON.parse(JSON.stringify(signed)), now)
}

export async function isRecoveryCode(store: Store, code: string): Promise<boolean> {
  const { keyId } = await keysOf(secretOfCode(plainRecoveryCode(code)))
  return getPeer(store, store.unitId() ?? '')?.recovery?.keyId === keyId
}

/** Keeps the public half of a new recovery code; whoever sees the code later can open what is sealed to it. */
export async function keepRecovery(store: Store, code: string): Promise<void> {
  const { keyId, recipient } = await keysOf(secretOfCode(plainRecoveryCode(code)))
  ensureOwn(store, { keyId, recipient })
}

export const cardFileName = (store: Store): string => {
  const unit = getUnit(store)
  return `the-don-vi_${asciiName(unit?.place ?? '') || 'DonVi'}.json`
}

function cardOf(store: Store, keys: Keys, now: number): UnitCard {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A card belongs to an office that is set up')
  const own = getPeer(store, unit.id)
  const alive = (own?.keys ?? []).filter(({ revokedAt }) => revokedAt === null)
  // This PC's own key first; the newest of the others.
  const listed = [
    ...alive.filter(({ keyId }) => keyId === keys.keyId),
    ...alive.filter(({ keyId }) => keyId !== keys.keyId).reverse(),
  ].slice(0, mostKeys)
  return {
    format: 'smc-card',
    version: 1,
    unitId: unit.id,
    unitName: unit.name,
    issuedAt: Math.min(now, lastInstant),
    keys: listed.map(({ keyId, recipient, origin, pcName }) => ({ keyId, recipient, origin, pcName })),
    revoked: (own?.keys ?? [])
      .filter(({ revokedAt }) => revokedAt !== null)
      .map(({ keyId }) => keyId)
      .slice(-20),
    recovery: own?.recovery ?? null,
  }
}

type CardProblem = { readonly type: 'NotACard' | 'CardSpoiled' }

export function viewCard(store: Store, text: string): Result<CardView, CardProblem> {
  const read = readCard(text, verifies)
  if (!read.ok) return read
  const { card, keyId } = read.value
  const known = knownKeys(store, card.unitId)
  const own = card.unitId === store.unitId()
  return ok({
    unitId: card.unitId,
    unitName: card.unitName,
    issuedAt: card.issuedAt,
    standing: judgeCard(known, read.value),
    fingerprint: fingerprintOf(card.unitId, keyId, sha256Text),
    byRecovery: card.recovery?.keyId === keyId,
    relation: own ? 'own' : (getPeer(store, card.unitId)?.relation ?? null),
    keys: card.keys.map((key) => ({
      pcName: key.pcName,
      fingerprint: fingerprintOf(card.unitId, key.keyId, sha256Text),
      known: known.keys.some((each) => each.keyId === key.keyId && !each.revoked),
    })),
  })
}

export interface Confirming {
  readonly relation: 'own' | 'upper' | 'lower'
  /** What the other side read out. */
  readonly heard: string
  readonly by: string
  readonly at: number
}

export function confirmCard(
  store: Store,
  text: string,
  confirming: Confirming,
): Result<null, CardProblem | { readonly type: 'FingerprintDiffers' }> {
  const read = readCard(text, verifies)
  if (!read.ok) return read
  const { card, keyId } = read.value
  const vouched = judgeCard(knownKeys(store, card.unitId), read.value) === 'vouched'
  if (!vouched && !sameFingerprint(card.unitId, keyId, confirming.heard))
    return err({ type: 'FingerprintDiffers' })
  const how = vouched ? ('card' as const) : ('phone' as const)
  const { by, at } = confirming
  store.transaction(() => {
    putPeer(store, {
      id: card.unitId,
      name: card.unitName,
      relation: relationFor(store, card.unitId, confirming.relation),
      recovery: card.recovery,
    })
    for (const key of card.keys) confirmKey(store, card.unitId, key, { how, by, at })
    for (const revoked of card.revoked) revokeKey(store, card.unitId, revoked, at)
  })
  return ok(null)
}

/** The key that signed a bundle, without a card. */
export function confirmSender(
  store: Store,
  sender: {
    readonly unitId: string
    readonly unitName: string
    readonly origin: string
    readonly keyId: string
    readonly recipient: string
  },
  confirming: Confirming,
): Result<null, { readonly type: 'FingerprintDiffers' }> {
  const { unitId, unitName, origin, keyId, recipient } = sender
  if (!sameFingerprint(unitId, keyId, confirming.heard)) return err({ type: 'FingerprintDiffers' })
  store.transaction(() => {
    putPeer(store, {
      id: unitId,
      name: unitName,
      relation: relationFor(store, unitId, confirming.relation),
      recovery: getPeer(store, unitId)?.recovery ?? null,
    })
    const key = { keyId, recipient, origin, pcName: `Máy ${origin.slice(-4).toUpperCase()}` }
    confirmKey(store, unitId, key, { how: 'phone', by: confirming.by, at: confirming.at })
  })
  return ok(null)
}

/** This unit's own PCs are its own, whatever was chosen; another unit never is. */
function relationFor(store: Store, unitId: string, chosen: Confirming['relation']): Confirming['relation'] {
  if (unitId === store.unitId()) return 'own'
  return chosen === 'own' ? 'lower' : chosen
}

export const sameFingerprint = (unitId: string, keyId: string, heard: string): boolean =>
  heard.toUpperCase().replaceAll(/[^0-9A-Z]/g, '') ===
  fingerprintOf(unitId, keyId, sha256Text).replaceAll('-', '')

/** Recipients of what is personal: the receivers', this office's own and the recovery keys. */
export function sealingKeys(store: Store, recipients: readonly string[]): readonly string[] {
  const unitId = store.unitId() ?? ''
  return listPeers(store)
    .filter(({ id }) => id === unitId || recipients.includes(id))
    .flatMap(({ keys, recovery }) => [
      ...keys.filter(({ revokedAt }) => revokedAt === null).map(({ recipient }) => recipient),
      ...(recovery === null ? [] : [recovery.recipient]),
    ])
}

function signedOrNull(value: unknown): SignedCard | null {
  if (value === null) return null
  const read = readCard(JSON.stringify(value), verifies)
  return read.ok ? read.value : null
}
