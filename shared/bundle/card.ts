/**
 * A unit's card: the keys of its PCs, for other units to confirm. It is signed by one of them, or by the key of the
 * office's recovery code. Whoever confirmed a key by telephone once takes every later card that it signed; a card
 * signed by an unknown key is a stranger's until somebody has compared the four groups of its fingerprint.
 */
import { z } from 'zod'
import { Id, Instant, Line, RequiredLine } from '../contract/values.ts'
import { canonical, type HashText, parseCanonical } from '../ledger/canonical.ts'
import { err, ok, type Result } from '../result.ts'
import { groupsOf, signsOfHash } from './fingerprint.ts'
import { AgeRecipient, KeyId, lastInstant } from './manifest.ts'

export const CardKey = z.strictObject({ keyId: KeyId, recipient: AgeRecipient, origin: Id, pcName: Line })
export type CardKey = z.infer<typeof CardKey>

export const UnitCard = z.strictObject({
  format: z.literal('smc-card'),
  version: z.literal(1),
  unitId: Id,
  unitName: RequiredLine,
  issuedAt: Instant.max(lastInstant),
  /** So many fit into one QR code. */
  keys: z.array(CardKey).min(1).max(6),
  /** Keys of PCs that are gone or lost. */
  revoked: z.array(KeyId).max(20),
  recovery: z.strictObject({ keyId: KeyId, recipient: AgeRecipient }).nullable(),
})
export type UnitCard = z.infer<typeof UnitCard>

export const SignedCard = z.strictObject({
  card: UnitCard,
  keyId: KeyId,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type SignedCard = z.infer<typeof SignedCard>

export const signedCardText = (card: UnitCard): string => `smc-card/1\n${canonical(card)}`

/** What a QR code holds, and the file with a line end. */
export const writeCard = (signed: SignedCard): string => canonical(signed)

/** A card as a file, a scanner or a paste gives it. `verifies` answers whether an Ed25519 signature holds. */
export function readCard(
  text: string,
  verifies: (keyId: string, text: string, signature: string) => boolean,
): Result<SignedCard, { readonly type: 'NotACard' | 'CardSpoiled' }> {
  const parsed = parseCanonical(text.trim())
  const read = parsed.ok ? SignedCard.safeParse(parsed.value) : null
  if (!read?.success) return err({ type: 'NotACard' })
  const { card, keyId, signature } = read.data
  const own = card.keys.some((key) => key.keyId === keyId) || card.recovery?.keyId === keyId
  return own && canonical(read.data) === text.trim() && verifies(keyId, signedCardText(card), signature)
    ? ok(read.data)
    : err({ type: 'CardSpoiled' })
}

/** What is known of a unit's keys before its card is looked at. */
export interface KnownKeys {
  readonly keys: readonly { readonly keyId: string; readonly revoked: boolean }[]
  readonly recoveryKey: string | null
}

/**
 * `stranger`: no key of the unit was ever confirmed. `vouched`: signed by a confirmed key, or the recovery code's.
 * `changed`: the unit is known and none of its confirmed keys signed this; it may be a new PC, or somebody else.
 */
export type CardStanding = 'stranger' | 'vouched' | 'changed'

export function judgeCard({ keys, recoveryKey }: KnownKeys, { keyId }: SignedCard): CardStanding {
  if (keys.length === 0) return 'stranger'
  const confirmed = keys.some((key) => key.keyId === keyId && !key.revoked) || recoveryKey === keyId
  return confirmed ? 'vouched' : 'changed'
}

/** Four short groups to read over the telephone: 80 bits over the unit and its key. */
export const fingerprintOf = (unitId: string, keyId: string, hash: HashText): string =>
  groupsOf(signsOfHash(hash(`smc-key/1\n${unitId}\n${keyId}`), 16))
