/** When the office began to keep its ledger here: the instant of the first entry, UTC milliseconds; null before. */
import { from, get } from '../sql.ts'
import type { Store } from '../store.ts'

export function foundedAt(store: Store): number | null {
  const query = from
    .selectFrom('ledger')
    .select('at')
    .where('unit_id', '=', store.unitId() ?? '')
    .orderBy('position')
    .limit(1)
  return get(store, query)?.at ?? null
}
