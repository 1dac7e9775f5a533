/** The office's record of a table it took from the provincial system: which file, how many rows, who and when. */
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface TableImport {
  readonly id: string
  readonly friday: string
  readonly sha256: string
  readonly name: string
  readonly rows: number
  readonly skipped: number
}

export function insertTableImport(
  w: UnitOfWork,
  { id, friday, sha256, name, rows, skipped }: TableImport,
): void {
  run(
    w.store,
    w.tables.insertInto('table_import').values({
      unit_id: w.unitId,
      id,
      friday,
      sha256,
      name,
      rows,
      skipped,
      at: w.at,
      by_id: w.actor,
    }),
  )
  const added = { sha256, name, rows, skipped }
  w.foreign({
    entity: 'tableImport',
    key: `${friday}/${id}`,
    fields: Object.fromEntries(Object.entries(added).map(([field, to]) => [field, { from: null, to }])),
  })
}

/** Oldest first. */
export const listTableImports = (
  store: Store,
  friday: string,
): readonly (TableImport & { readonly at: number; readonly by: string })[] =>
  all(
    store,
    from
      .selectFrom('table_import')
      .select(['id', 'friday', 'sha256', 'name', 'rows', 'skipped', 'at', 'by_id as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('friday', '=', friday)
      .orderBy('at')
      .orderBy('id'),
  )
