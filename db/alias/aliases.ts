/** What this PC was told that a source's printed name for a field of work means. */
import type { Section } from '../../shared/stats/form.ts'
import { clean } from '../../shared/text/text.ts'
import { all, from, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Alias {
  readonly section: Section
  /** As printed, NFC with white space folded. */
  readonly raw: string
  readonly field: string
}

export const listAliases = (store: Store): readonly Alias[] =>
  all(
    store,
    from
      .selectFrom('alias')
      .select(['section', 'raw', 'field'])
      .where('unit_id', '=', store.unitId() ?? '')
      .orderBy('section')
      .orderBy('raw'),
  ) as Alias[]

/** The newest answer for a name stands. */
export function putAlias(store: Store, { section, raw, field }: Alias, now: number): void {
  const saved = { field, updated_at: now }
  run(
    store,
    local
      .insertInto('alias')
      .values({ unit_id: store.unitId() ?? '', section, raw: clean(raw), ...saved })
      .onConflict((conflict) => conflict.columns(['unit_id', 'section', 'raw']).doUpdateSet(saved)),
  )
}
