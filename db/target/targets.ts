/** The office's targets, each with its document, and which of several governs an indicator in a year. */
import type { SavedTarget, Target, TargetChoice } from '../../shared/target/target.ts'
import { jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** What stands in a year, by indicator. */
export const listTargets = (store: Store, year: number): readonly SavedTarget[] =>
  all(
    store,
    ownTargets(store)
      .where('year', '=', year)
      .where('removed_at', 'is', null)
      .orderBy('indicator')
      .orderBy('id'),
  ).map(targetOf)

export function getTarget(store: Store, id: string): SavedTarget | null {
  const [row] = all(store, ownTargets(store).where('id', '=', id).where('removed_at', 'is', null))
  return row === undefined ? null : targetOf(row)
}

export const listChoices = (store: Store, year: number): readonly TargetChoice[] =>
  all(
    store,
    from
      .selectFrom('target_choice')
      .select(['indicator', 'target_id as targetId', 'reason', 'at', 'by_name as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('year', '=', year)
      .orderBy('indicator'),
  )

/** Adds the target `id`, or changes it; its indicator and year stay. */
export function saveTarget(w: UnitOfWork, id: string, target: Target): void {
  const found = getTarget(w.store, id)
  const before = found === null ? null : fieldsOf(found)
  if (!recordChange(w, 'target', id, before, fieldsOf(target))) return
  const columns = {
    operator: target.operator,
    value: target.value,
    document: jsonText(target.document),
    responsible: target.responsible,
    note: target.note,
  }
  run(
    w.store,
    w.tables
      .insertInto('target')
      .values({
        unit_id: w.unitId,
        id,
        indicator: target.indicator,
        year: target.year,
        removed_at: null,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'id']).doUpdateSet({ ...columns, removed_at: null }),
      ),
  )
}

/** Leaves the row; a choice that fell on it goes. */
export function removeTarget(w: UnitOfWork, { id, year, indicator }: SavedTarget): void {
  const chosen = listChoices(w.store, year).find((choice) => choice.targetId === id)
  if (chosen !== undefined) {
    const { targetId, reason } = chosen
    recordChange(
      w,
      'targetChoice',
      `${year}/${indicator}`,
      { targetId, reason, at: chosen.at, by: chosen.by },
      null,
    )
    run(
      w.store,
      w.tables
        .deleteFrom('target_choice')
        .where('unit_id', '=', w.unitId)
        .where('year', '=', year)
        .where('indicator', '=', indicator),
    )
  }
  recordChange(w, 'target', id, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('target')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
}

/** The target that governs its indicator in its year from now on. */
export function chooseTarget(
  w: UnitOfWork,
  { id, year, indicator }: SavedTarget,
  by: { readonly id: string; readonly name: string },
): void {
  const before = listChoices(w.store, year).find((choice) => choice.indicator === indicator)
  if (before?.targetId === id && before.reason === w.reason) return
  const { targetId = null, reason = null, at = null } = before ?? {}
  const former = before === undefined ? null : { targetId, reason, at, by: before.by }
  const chosen = { targetId: id, reason: w.reason, at: w.at, by: { id: by.id, name: by.name } }
  recordChange(w, 'targetChoice', `${year}/${indicator}`, former, chosen)
  const columns = { target_id: id, reason: w.reason, at: w.at, by_id: by.id, by_name: by.name }
  run(
    w.store,
    w.tables
      .insertInto('target_choice')
      .values({ unit_id: w.unitId, year, indicator, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'year', 'indicator']).doUpdateSet(columns)),
  )
}

const fieldsOf = ({ indicator, year, operator, value, document, responsible, note }: Target) => ({
  indicator,
  year,
  operator,
  value,
  document: { ...document },
  responsible,
  note,
})

const ownTargets = (store: Store) =>
  from
    .selectFrom('target')
    .select(['id', 'indicator', 'year', 'operator', 'value', 'document', 'responsible', 'note'])
    .where('unit_id', '=', store.unitId() ?? '')

const targetOf = ({
  document,
  operator,
  ...rest
}: Omit<SavedTarget, 'document' | 'operator'> & { document: string; operator: string }): SavedTarget => ({
  ...rest,
  operator: operator as Target['operator'],
  document: JSON.parse(document) as Target['document'],
})
