/**
 * The key of this PC: made when it is first needed, kept beside the database, sealed by the desktop's keystore where
 * there is one. A key that is there and does not open is never replaced by itself.
 */
import {
  type KeyPlace,
  type KeyTrouble,
  keepSecret,
  noKeystore,
  readSecret,
} from '../../../db/bundle/key-file.ts'
import { type Keys, keysOf, secretLength } from '../../../db/bundle/keys.ts'
import { confirmKey, getPeer, putPeer } from '../../../db/bundle/peers.ts'
import { readMeta } from '../../../db/meta.ts'
import type { Store } from '../../../db/store.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Context } from '../context.ts'

type Here = Pick<Context, 'core' | 'office' | 'now' | 'user'>

export async function ownKeys(here: Here): Promise<Result<Keys, KeyTrouble>> {
  const secret = await readSecret(placeOf(here))
  return secret.ok ? ok(await keysOf(secret.value)) : secret
}

/** The key, made now where there is none. */
export async function neededKeys(here: Here): Promise<Result<Keys, { readonly type: 'KeyLocked' }>> {
  const found = await ownKeys(here)
  if (found.ok) return found
  return found.error.type === 'NoKey' ? ok(await newKeys(here)) : err({ type: 'KeyLocked' })
}

/** A new key for this PC; the former ones of the same PC sign nothing more. */
export async function newKeys(here: Here): Promise<Keys> {
  const { store } = here.office
  const place = placeOf(here)
  const secret = store.random(secretLength)
  const keys = await keysOf(secret)
  await keepSecret(place, secret, here.now)
  store.transaction(() => {
    ensureOwn(store)
    const key = {
      keyId: keys.keyId,
      recipient: keys.recipient,
      origin: place.origin,
      pcName: pcName(place.origin),
    }
    confirmKey(store, store.unitId() ?? '', key, { how: 'self', by: here.user?.id ?? 'system', at: here.now })
  })
  here.core.emit('changed', { subject: 'exchange' })
  return keys
}

/** This office as one that sends: its name, and the public half of its recovery code where it is known. */
export function ensureOwn(
  store: Store,
  recovery?: { readonly keyId: string; readonly recipient: string },
): void {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A key belongs to an office that is set up')
  const known = getPeer(store, unit.id)
  putPeer(store, {
    id: unit.id,
    name: unit.name,
    relation: 'own',
    recovery: recovery ?? known?.recovery ?? null,
  })
}

export const originOf = (store: Store): string => readMeta(store, 'origin') ?? ''

const pcName = (origin: string): string => `Máy ${origin.slice(-4).toUpperCase()}`

const placeOf = ({ core, office }: Here): KeyPlace => ({
  files: office.files,
  folder: office.folder,
  origin: originOf(office.store),
  keystore: core.ports.desktop ?? noKeystore,
})
