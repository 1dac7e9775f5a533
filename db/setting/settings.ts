/** Settings of this PC. They belong to no unit and outlive the set-up. */
import { nilUnitId } from '../../shared/ids/ids.ts'
import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import { from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Null when nobody chose a value. */
export function getSetting(store: Store, key: string): Json {
  const row = get(
    store,
    from.selectFrom('setting').select('value').where('unit_id', '=', nilUnitId).where('key', '=', key),
  )
  return row === undefined ? null : (JSON.parse(row.value) as Json)
}

export function putSetting(store: Store, key: string, value: Json, now: number): void {
  const saved = { value: canonical(value), updated_at: now }
  run(
    store,
    local
      .insertInto('setting')
      .values({ unit_id: nilUnitId, key, ...saved })
      .onConflict((conflict) => conflict.columns(['unit_id', 'key']).doUpdateSet(saved)),
  )
}
