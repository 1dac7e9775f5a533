/** The hash of the printed recovery code, with its own count of failures; of this PC alone. */
import { from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'
import type { KeptSecret, SecretHash } from './pins.ts'

export function getRecovery(store: Store): (KeptSecret & { readonly madeAt: number }) | null {
  const row = get(
    store,
    from
      .selectFrom('recovery')
      .select(['salt', 'hash', 'failures', 'retry_at as retryAt', 'made_at as madeAt'])
      .where('unit_id', '=', store.unitId() ?? ''),
  )
  return row ?? null
}

/** Replaces the code that was; `now` in UTC milliseconds. */
export function putRecovery(store: Store, { salt, hash }: SecretHash, now: number): void {
  const secret = { salt, hash, failures: 0, retry_at: 0, made_at: now }
  run(
    store,
    local
      .insertInto('recovery')
      .values({ unit_id: store.unitId() ?? '', ...secret })
      .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(secret)),
  )
}

export function recordRecoveryFailure(store: Store, failures: number, retryAt: number): void {
  run(
    store,
    local
      .updateTable('recovery')
      .set({ failures, retry_at: retryAt })
      .where('unit_id', '=', store.unitId() ?? ''),
  )
}
