/** The PCs of the office, by origin: this one, and those whose entries or cards came here. */
import { readMeta } from '../../meta.ts'
import { run } from '../../sql.ts'
import type { Store } from '../../store.ts'
import { recordChange } from '../change.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface OfficePc {
  readonly origin: string
  /** Null for a PC whose card never came here. */
  readonly name: string | null
  readonly here: boolean
}

export function officePcs(store: Store): readonly OfficePc[] {
  const unitId = store.unitId() ?? ''
  const own = readMeta(store, 'origin')
  const rows = store
    .prepare(
      `SELECT d.origin, coalesce(p.name, (SELECT k.pc_name FROM peer_key k
          WHERE k.unit_id = d.unit_id AND k.peer_id = d.unit_id AND k.origin = d.origin
          ORDER BY k.confirmed_at DESC LIMIT 1)) AS name
       FROM device d LEFT JOIN pc p ON p.unit_id = d.unit_id AND p.origin = d.origin
       WHERE d.unit_id = ? ORDER BY d.origin`,
    )
    .all(unitId) as { origin: string; name: string | null }[]
  return rows.map((row) => ({ ...row, here: row.origin === own }))
}

/** Names a PC that has no name yet, for every PC of the office. */
export function namePc(w: UnitOfWork, origin: string, name: string): void {
  run(w.store, w.tables.insertInto('pc').values({ unit_id: w.unitId, origin, name }))
  recordChange(w, 'pc', origin, null, { name })
}
