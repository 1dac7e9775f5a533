/** Each time the sheet of a revision left the program, printed or saved: who, when, in which form. */
import { newId } from '../../shared/ids/ids.ts'
import type { SheetExport } from '../../shared/week/chain.ts'
import type { Person } from '../../shared/week/content.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Of every revision, oldest first. `first` and `last` are Fridays, both included. */
export const exportsBetween = (
  store: Store,
  first: string,
  last: string,
): readonly (SheetExport & { readonly friday: string })[] =>
  all(
    store,
    from
      .selectFrom('week_export')
      .select(['friday', 'revision', 'form', 'at', 'by_id as byId', 'by_name as byName'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('friday', '>=', first)
      .where('friday', '<=', last)
      .orderBy('at')
      .orderBy('id'),
  ).map(({ byId, byName, form, ...row }) => ({
    ...row,
    form: form as SheetExport['form'],
    by: { id: byId, name: byName },
  }))

export function insertExport(
  w: UnitOfWork,
  friday: string,
  revision: number,
  form: SheetExport['form'],
  by: Person,
): SheetExport {
  const id = newId(w.at, w.store.random)
  const made = { revision, form, at: w.at, by }
  run(
    w.store,
    w.tables.insertInto('week_export').values({
      unit_id: w.unitId,
      id,
      friday,
      revision,
      form,
      at: w.at,
      by_id: by.id,
      by_name: by.name,
    }),
  )
  recordChange(w, 'weekExport', `${friday}/${revision}/${id}`, null, made)
  return made
}
