/** Tables that were read and wait for an answer before they go into a week. Of this PC alone. */
import type { Json } from '../../shared/ledger/canonical.ts'
import { from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface PendingImport {
  readonly id: string
  readonly friday: string
  /** What the reader made of the source, as the caller shaped it. */
  readonly proposal: Json
  /** Of the source's bytes. */
  readonly sha256: string
  readonly name: string
  readonly at: number
}

export function getPendingImport(store: Store, id: string): PendingImport | null {
  const row = get(
    store,
    from
      .selectFrom('pending_import')
      .select(['id', 'friday', 'proposal', 'sha256', 'name', 'at'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('id', '=', id),
  )
  return row === undefined ? null : { ...row, proposal: JSON.parse(row.proposal) as Json }
}

/** One waits per week: a new one takes the place of the one before. */
export function putPendingImport(store: Store, pending: PendingImport): void {
  store.transaction(() => {
    deletePendingImports(store, pending.friday)
    run(
      store,
      local.insertInto('pending_import').values({
        unit_id: store.unitId() ?? '',
        ...pending,
        proposal: JSON.stringify(pending.proposal),
      }),
    )
  })
}

/** Drops whatever waits for the week. */
export function deletePendingImports(store: Store, friday: string): void {
  run(
    store,
    local
      .deleteFrom('pending_import')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('friday', '=', friday),
  )
}
