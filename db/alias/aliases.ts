/** What this PC was told that a source's name for a field of work means. `raw` is compared by its fold. */
import type { Section } from '../../shared/stats/form.ts'
import { fold } from '../../shared/text/text.ts'
import { all, from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Alias {
  readonly section: Section
  readonly rawFold: string
  readonly field: string
}

export const listAliases = (store: Store): readonly Alias[] =>
  all(
    store,
    from
      .selectFrom('alias')
      .select(['section', 'raw_fold as rawFold', 'field'])
      .where('unit_id', '=', store.unitId() ?? '')
      .orderBy('section')
      .orderBy('raw_fold'),
  ) as Alias[]

/** The remembered field; null for a name never told. */
export function getAlias(store: Store, section: Section, raw: string): string | null {
  const row = get(
    store,
    from
      .selectFrom('alias')
      .select('field')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('section', '=', section)
      .where('raw_fold', '=', fold(raw)),
  )
  return row?.field ?? null
}

export function putAlias(store: Store, section: Section, raw: string, field: string, now: number): void {
  const saved = { field, updated_at: now }
  run(
    store,
    local
      .insertInto('alias')
      .values({ unit_id: store.unitId() ?? '', section, raw_fold: fold(raw), ...saved })
      .onConflict((conflict) => conflict.columns(['unit_id', 'section', 'raw_fold']).doUpdateSet(saved)),
  )
}

export function deleteAlias(store: Store, section: Section, raw: string): void {
  run(
    store,
    local
      .deleteFrom('alias')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('section', '=', section)
      .where('raw_fold', '=', fold(raw)),
  )
}
