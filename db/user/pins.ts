/** PIN hashes and the count of failures in a row: of this PC alone, never in the ledger. */
import { from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface SecretHash {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

export interface KeptSecret extends SecretHash {
  readonly failures: number
  /** UTC milliseconds before which no further try is taken; 0 for none. */
  readonly retryAt: number
}

export function getPin(store: Store, userId: string): KeptSecret | null {
  const row = get(
    store,
    from
      .selectFrom('pin')
      .select(['salt', 'hash', 'failures', 'retry_at as retryAt'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('user_id', '=', userId),
  )
  return row ?? null
}

/** A new PIN starts without failures. */
export function putPin(store: Store, userId: string, { salt, hash }: SecretHash): void {
  const secret = { salt, hash, failures: 0, retry_at: 0 }
  run(
    store,
    local
      .insertInto('pin')
      .values({ unit_id: store.unitId() ?? '', user_id: userId, ...secret })
      .onConflict((conflict) => conflict.columns(['unit_id', 'user_id']).doUpdateSet(secret)),
  )
}

export function recordFailure(store: Store, userId: string, failures: number, retryAt: number): void {
  run(
    store,
    local
      .updateTable('pin')
      .set({ failures, retry_at: retryAt })
      .where('unit_id', '=', store.unitId() ?? '')
      .where('user_id', '=', userId),
  )
}

export const resetFailures = (store: Store, userId: string): void => recordFailure(store, userId, 0, 0)
