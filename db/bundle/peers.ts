/** Units and keys that a person here has confirmed; this office's own PCs among them. */
import type { CardKey, KnownKeys } from '../../shared/bundle/card.ts'
import type { LocalTables } from '../schema.ts'
import { all, from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'
import type { Relation, Trust } from './open.ts'

export interface Peer {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly recovery: { readonly keyId: string; readonly recipient: string } | null
  readonly keys: readonly PeerKey[]
}

export interface PeerKey extends CardKey {
  readonly how: 'self' | 'card' | 'phone'
  /** User id. */
  readonly confirmedBy: string
  /** UTC milliseconds. */
  readonly confirmedAt: number
  readonly revokedAt: number | null
}

export function listPeers(store: Store): readonly Peer[] {
  const unit = store.unitId() ?? ''
  const keys = all(
    store,
    from.selectFrom('peer_key').selectAll().where('unit_id', '=', unit).orderBy('confirmed_at'),
  )
  return all(store, from.selectFrom('peer').selectAll().where('unit_id', '=', unit).orderBy('name')).map(
    (peer) => ({
      id: peer.peer_id,
      name: peer.name,
      relation: peer.relation,
      recovery:
        peer.recovery_key === null || peer.recovery_recipient === null
          ? null
          : { keyId: peer.recovery_key, recipient: peer.recovery_recipient },
      keys: keys.filter((key) => key.peer_id === peer.peer_id).map(keyOf),
    }),
  )
}

export const getPeer = (store: Store, id: string): Peer | null =>
  listPeers(store).find((peer) => peer.id === id) ?? null

export function knownKeys(store: Store, peerId: string): KnownKeys {
  const peer = getPeer(store, peerId)
  return {
    keys: (peer?.keys ?? []).map(({ keyId, revokedAt }) => ({ keyId, revoked: revokedAt !== null })),
    recoveryKey: peer?.recovery?.keyId ?? null,
  }
}

export interface Confirmation {
  readonly how: PeerKey['how']
  readonly by: string
  readonly at: number
}

/** Adds the unit, or changes its name, its relation and the key of its recovery code. */
export function putPeer(store: Store, peer: Pick<Peer, 'id' | 'name' | 'relation' | 'recovery'>): void {
  const values = {
    name: peer.name,
    relation: peer.relation,
    recovery_key: peer.recovery?.keyId ?? null,
    recovery_recipient: peer.recovery?.recipient ?? null,
  }
  run(
    store,
    local
      .insertInto('peer')
      .values({ unit_id: store.unitId() ?? '', peer_id: peer.id, ...values })
      .onConflict((conflict) => conflict.columns(['unit_id', 'peer_id']).doUpdateSet(values)),
  )
}

/** A key that was revoked here stays revoked, whoever brings it again. */
export function confirmKey(store: Store, peerId: string, key: CardKey, { how, by, at }: Confirmation): void {
  run(
    store,
    local
      .insertInto('peer_key')
      .values({
        unit_id: store.unitId() ?? '',
        peer_id: peerId,
        key_id: key.keyId,
        recipient: key.recipient,
        origin: key.origin,
        pc_name: key.pcName,
        how,
        confirmed_by: by,
        confirmed_at: at,
        revoked_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'peer_id', 'key_id']).doUpdateSet({ pc_name: key.pcName }),
      ),
  )
}

export function revokeKey(store: Store, peerId: string, keyId: string, at: number): boolean {
  const changed = run(
    store,
    local
      .updateTable('peer_key')
      .set({ revoked_at: at })
      .where('unit_id', '=', store.unitId() ?? '')
      .where('peer_id', '=', peerId)
      .where('key_id', '=', keyId)
      .where('revoked_at', 'is', null),
  )
  return changed > 0
}

/** What the reader of bundles asks about keys and units. */
export function standingOf(store: Store, unitId: string, keyId: string): ReturnType<Trust['standingOf']> {
  const { keys } = knownKeys(store, unitId)
  if (keys.length === 0) return 'unknown'
  const key = keys.find((known) => known.keyId === keyId)
  return key === undefined ? 'other' : key.revoked ? 'revoked' : 'confirmed'
}

export function relationOf(store: Store, unitId: string): Relation | null {
  const row = get(
    store,
    from
      .selectFrom('peer')
      .select('relation')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('peer_id', '=', unitId),
  )
  return row?.relation ?? null
}

const keyOf = (row: LocalTables['peer_key']): PeerKey => ({
  keyId: row.key_id,
  recipient: row.recipient,
  origin: row.origin,
  pcName: row.pc_name,
  how: row.how,
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at,
  revokedAt: row.revoked_at,
})
