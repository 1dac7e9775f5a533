/** The incident log of the systems: when one stood still, and what was done about it. */
import type { Incident } from '../../shared/letter/chain.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Newest first. */
export const listIncidents = (store: Store): readonly Incident[] =>
  all(
    store,
    from
      .selectFrom('incident')
      .select(['id', 'system', 'from_at as from', 'to_at as to', 'what', 'reported', 'by_name as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('removed_at', 'is', null)
      .orderBy('from_at', 'desc'),
  )

export function saveIncident(w: UnitOfWork, incident: Incident): void {
  const { id, ...fields } = incident
  const found = listIncidents(w.store).find((known) => known.id === id)
  const { id: _, ...before } = found ?? { id }
  if (!recordChange(w, 'incident', id, found === undefined ? null : before, { ...fields })) return
  const columns = {
    system: incident.system,
    from_at: incident.from,
    to_at: incident.to,
    what: incident.what,
    reported: incident.reported,
    by_name: incident.by,
    removed_at: null,
  }
  run(
    w.store,
    w.tables
      .insertInto('incident')
      .values({ unit_id: w.unitId, id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}

export function removeIncident(w: UnitOfWork, id: string): boolean {
  if (!listIncidents(w.store).some((known) => known.id === id)) return false
  recordChange(w, 'incident', id, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('incident')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  return true
}
