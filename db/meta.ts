/** Facts about this file, apart from any unit. */
import { nilUnitId } from '../shared/ids/ids.ts'
import { from, get, local, run } from './sql.ts'
import type { Store } from './store.ts'

type MetaKey = 'unit' | 'origin' | 'demo'

export function readMeta(store: Store, key: MetaKey): string | null {
  const row = get(
    store,
    from.selectFrom('meta').select('value').where('unit_id', '=', nilUnitId).where('key', '=', key),
  )
  return row?.value ?? null
}

export function writeMeta(store: Store, key: MetaKey, value: string): void {
  run(
    store,
    local
      .insertInto('meta')
      .values({ unit_id: nilUnitId, key, value })
      .onConflict((conflict) => conflict.columns(['unit_id', 'key']).doUpdateSet({ value })),
  )
}

/** The file holds the made-up commune, not an office's data. */
export const isDemo = (store: Store): boolean => readMeta(store, 'demo') === '1'
export const markDemo = (store: Store): void => writeMeta(store, 'demo', '1')
