/** A correction under way: a closed week is being typed anew, with the reason its next revision will carry. */
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Correction {
  readonly reason: string
  readonly startedAt: number
  /** User id. */
  readonly startedBy: string
}

export function getCorrection(store: Store, friday: string): Correction | null {
  const row = get(
    store,
    from
      .selectFrom('week_correction')
      .select(['reason', 'started_at as startedAt', 'started_by as startedBy'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('friday', '=', friday),
  )
  return row ?? null
}

export function startCorrection(w: UnitOfWork, friday: string, reason: string): void {
  const started = { reason, startedAt: w.at, startedBy: w.actor }
  run(
    w.store,
    w.tables
      .insertInto('week_correction')
      .values({ unit_id: w.unitId, friday, reason, started_at: w.at, started_by: w.actor }),
  )
  recordChange(w, 'weekCorrection', friday, null, started)
}

/** Closed or given up; answers false when none was under way. */
export function endCorrection(w: UnitOfWork, friday: string): boolean {
  const found = getCorrection(w.store, friday)
  if (found === null) return false
  run(
    w.store,
    w.tables.deleteFrom('week_correction').where('unit_id', '=', w.unitId).where('friday', '=', friday),
  )
  return recordChange(w, 'weekCorrection', friday, { ...found }, null)
}
