/** The payloads of personal records: read them, erase them. The ledger keeps its salted hash and stays whole. */
import { type Json, parseCanonical } from '../../shared/ledger/canonical.ts'
import { from, get, run, unguardedTables } from '../sql.ts'
import type { Store } from '../store.ts'
import { type Occasion, write } from './unit-of-work.ts'

/** Names one entry of the ledger. */
export interface EntryAddress {
  readonly origin: string
  readonly epoch: number
  readonly seq: number
}

/** Null when it was erased, or never was. */
export function readPersonal(store: Store, address: EntryAddress): Json {
  const row = get(store, payloadAt(store, address).select('payload'))
  if (row?.payload == null) return null
  const payload = parseCanonical(row.payload)
  if (!payload.ok) throw new Error('A personal payload is not canonical JSON')
  return payload.value
}

/** Erases payload and salt, overwrites their bytes and empties the log they may stand in. Backups keep theirs. */
export function erasePersonal(store: Store, occasion: Occasion, address: EntryAddress): void {
  const { origin, epoch, seq } = address
  write(store, occasion, (w) => {
    const changed = run(
      store,
      unguardedTables
        .updateTable('personal_payload')
        .set({ salt: null, payload: null, erased_at: w.at })
        .where('unit_id', '=', w.unitId)
        .where('origin', '=', origin)
        .where('epoch', '=', epoch)
        .where('seq', '=', seq)
        .where('payload', 'is not', null),
    )
    if (changed === 0) return
    w.office({
      entity: 'erasure',
      key: `${origin}/${epoch}/${seq}`,
      fields: { erased: { from: false, to: true } },
    })
  })
  if (!store.db.inTransaction) store.db.pragma('wal_checkpoint(TRUNCATE)')
}

const payloadAt = (store: Store, { origin, epoch, seq }: EntryAddress) =>
  from
    .selectFrom('personal_payload')
    .where('unit_id', '=', store.unitId() ?? '')
    .where('origin', '=', origin)
    .where('epoch', '=', epoch)
    .where('seq', '=', seq)
