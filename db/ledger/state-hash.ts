/** One hash over all that PCs of an office share: two that have taken in the same changes have the same one. */
import { createHash } from 'node:crypto'
import { canonical } from '../../shared/ledger/canonical.ts'
import { officeTables } from '../schema.ts'
import type { Store } from '../store.ts'

/** Over the office tables of the own unit, row by row in the order of their keys. */
export function stateHash(store: Store): string {
  const hash = createHash('sha256')
  const keyOf = store.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
  for (const table of officeTables) {
    const key = keyOf.pluck().all(table) as string[]
    const rows = store
      .prepare(`SELECT * FROM ${table} WHERE unit_id = ? ORDER BY ${key.join(', ')}`)
      .iterate(store.unitId() ?? '')
    hash.update(`${table}\n`)
    for (const row of rows) hash.update(`${canonical(row)}\n`)
  }
  return hash.digest('hex')
}
