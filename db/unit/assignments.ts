/** Who is assigned to update and to review; one entered by mistake leaves its row. */
import type { Assignment, SavedAssignment } from '../../shared/unit/assignment.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** What stands, by first day. */
export const listAssignments = (store: Store): readonly SavedAssignment[] =>
  all(
    store,
    from
      .selectFrom('assignment')
      .select([
        'id',
        'duty',
        'standing',
        'user_id as userId',
        'from_date as from',
        'to_date as to',
        'decision_number as decisionNumber',
        'decision_date as decisionDate',
      ])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('removed_at', 'is', null)
      .orderBy('from_date')
      .orderBy('id'),
  ) as SavedAssignment[]

/** Adds the assignment `id`, or changes it. */
export function saveAssignment(w: UnitOfWork, id: string, assignment: Assignment): void {
  const found = listAssignments(w.store).find((known) => known.id === id)
  const { id: _, ...before } = found ?? { id }
  if (!recordChange(w, 'assignment', id, found === undefined ? null : before, { ...assignment })) return
  const columns = {
    duty: assignment.duty,
    standing: assignment.standing,
    user_id: assignment.userId,
    from_date: assignment.from,
    to_date: assignment.to,
    decision_number: assignment.decisionNumber,
    decision_date: assignment.decisionDate,
    removed_at: null,
  }
  run(
    w.store,
    w.tables
      .insertInto('assignment')
      .values({ unit_id: w.unitId, id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}

/** Answers false when no such assignment stands. */
export function removeAssignment(w: UnitOfWork, id: string): boolean {
  if (!listAssignments(w.store).some((known) => known.id === id)) return false
  run(
    w.store,
    w.tables
      .updateTable('assignment')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  return recordChange(w, 'assignment', id, { removedAt: null }, { removedAt: w.at })
}
