/** Personal texts by the hash of the ledger entry that brought them; null once they were erased. */
import type { Json } from '../../shared/ledger/canonical.ts'
import { type EntryAddress, readPersonal } from '../ledger/personal.ts'
import { all, from, get } from '../sql.ts'
import type { Store } from '../store.ts'
import { payloadOfEntry } from './text-joins.ts'

export interface TextName {
  readonly entity: 'party' | 'letterText'
  readonly key: string
  readonly hash: string | null
}

function addressOf(store: Store, { entity, key, hash }: TextName): EntryAddress | null {
  const row = get(
    store,
    from
      .selectFrom('ledger')
      .select(['origin', 'epoch', 'seq'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('entity', '=', entity)
      .where('key', '=', key)
      .where('hash', '=', hash ?? ''),
  )
  return row ?? null
}

export function readText(store: Store, name: TextName): Json {
  const address = addressOf(store, name)
  return address === null ? null : readPersonal(store, address)
}

/** Every text ever kept about a thing that was not erased yet, older versions included. */
export const textsAbout = (store: Store, entity: TextName['entity'], key: string): readonly EntryAddress[] =>
  all(
    store,
    from
      .selectFrom('ledger')
      .innerJoin('personal_payload', payloadOfEntry)
      .select(['ledger.origin as origin', 'ledger.epoch as epoch', 'ledger.seq as seq'])
      .where('ledger.unit_id', '=', store.unitId() ?? '')
      .where('ledger.entity', '=', entity)
      .where('ledger.key', '=', key)
      .where('personal_payload.payload', 'is not', null),
  )
