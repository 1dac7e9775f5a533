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
  /** The list of dossiers the table was worked out from; named in the ledger. */
  readonly dossierImport?: string
}

export function insertTableImport(
  w: UnitOfWork,
  { id, friday, sha256, name, rows, skipped, dossierImport }: TableImport,
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
  const added = { sha256, name, rows, skipped, ...(dossierImport === undefined ? {} : { dossierImport }) }
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
