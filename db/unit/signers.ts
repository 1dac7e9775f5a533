/** Who may sign the office's documents, and from when to when. */
import type { Signer } from '../../shared/unit/unit.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export type SavedSigner = Signer & { readonly id: string }

export const listSigners = (store: Store): readonly SavedSigner[] =>
  all(
    store,
    from
      .selectFrom('signer')
      .select([
        'id',
        'name',
        'authority',
        'on_behalf_of as onBehalfOf',
        'title',
        'from_date as from',
        'to_date as to',
      ])
      .where('unit_id', '=', store.unitId() ?? '')
      .orderBy('id'),
  ) as SavedSigner[]

/** Adds the signer `id`, or changes it. */
export function saveSigner(w: UnitOfWork, id: string, signer: Signer): void {
  const found = listSigners(w.store).find((known) => known.id === id)
  const { id: _, ...before } = found ?? { id }
  if (!recordChange(w, 'signer', id, found === undefined ? null : before, { ...signer })) return
  const columns = {
    name: signer.name,
    authority: signer.authority,
    on_behalf_of: signer.onBehalfOf,
    title: signer.title,
    from_date: signer.from,
    to_date: signer.to,
  }
  run(
    w.store,
    w.tables
      .insertInto('signer')
      .values({ unit_id: w.unitId, id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}
