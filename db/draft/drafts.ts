/**
 * What was typed and not yet closed: raw text per field, kept at once, so that a power cut loses at most the last
 * second. A scope is one form (`setup`, `week/2026-11-20`). Before set-up drafts stand under the nil unit.
 */
import { nilUnitId } from '../../shared/ids/ids.ts'
import { all, from, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Draft {
  readonly fields: Readonly<Record<string, string>>
  /** When the newest field was saved, UTC milliseconds; null for an empty draft. */
  readonly savedAt: number | null
}

export function readDraft(store: Store, scope: string): Draft {
  const rows = all(
    store,
    from
      .selectFrom('draft')
      .select(['field', 'value', 'updated_at'])
      .where('unit_id', '=', store.unitId() ?? nilUnitId)
      .where('scope', '=', scope)
      .orderBy('field'),
  )
  return {
    fields: Object.fromEntries(rows.map(({ field, value }) => [field, value])),
    savedAt: rows.reduce<number | null>((newest, row) => Math.max(newest ?? 0, row.updated_at), null),
  }
}

/** Null removes the field. All of them or none. */
export function saveDraft(
  store: Store,
  scope: string,
  fields: Readonly<Record<string, string | null>>,
  now: number,
): void {
  const unit_id = store.unitId() ?? nilUnitId
  store.transaction(() => {
    for (const [field, value] of Object.entries(fields)) {
      if (value === null) {
        run(
          store,
          local
            .deleteFrom('draft')
            .where('unit_id', '=', unit_id)
            .where('scope', '=', scope)
            .where('field', '=', field),
        )
        continue
      }
      const saved = { value, updated_at: now }
      run(
        store,
        local
          .insertInto('draft')
          .values({ unit_id, scope, field, ...saved })
          .onConflict((conflict) => conflict.columns(['unit_id', 'scope', 'field']).doUpdateSet(saved)),
      )
    }
  })
}

/** Also clears what was typed in this scope before set-up. */
export function clearDraft(store: Store, scope: string): void {
  run(
    store,
    local
      .deleteFrom('draft')
      .where('unit_id', 'in', [nilUnitId, store.unitId() ?? nilUnitId])
      .where('scope', '=', scope),
  )
}
