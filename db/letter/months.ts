/** Closed months of late dossiers, and which lists of units or officers an approver let out. */
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import {
  type ClosedLateMonth,
  type LateMonthContent,
  LateMonthContent as Shape,
} from '../../shared/letter/month.ts'
import { sha256Text } from '../hash.ts'
import { asVersion, jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export type LateList = 'units' | 'officers'

/** Oldest first. */
export const closedMonths = (store: Store, month: string): readonly ClosedLateMonth[] =>
  all(
    store,
    from
      .selectFrom('late_month')
      .select(['revision', 'content', 'hash', 'closed_at as closedAt', 'by_name as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('month', '=', month)
      .orderBy('revision'),
  ).map(({ content, ...row }) => ({ ...row, content: Shape.parse(JSON.parse(content)) }))

export function closeMonth(
  w: UnitOfWork,
  content: LateMonthContent,
  by: { readonly id: string; readonly name: string },
): ClosedLateMonth {
  const revision = closedMonths(w.store, content.month).length + 1
  const hash = canonicalHash(content, sha256Text)
  run(
    w.store,
    w.tables.insertInto('late_month').values({
      unit_id: w.unitId,
      month: content.month,
      revision,
      content: jsonText(content),
      hash,
      closed_at: w.at,
      by_id: by.id,
      by_name: by.name,
    }),
  )
  const closed = { hash, content, closedAt: w.at, by: { id: by.id, name: by.name } }
  recordChange(w, 'lateMonth', `${content.month}/${revision}`, null, asVersion(closed))
  return { revision, content, hash, closedAt: w.at, by: by.name }
}

export interface ApprovedList {
  readonly list: LateList
  readonly at: number
  readonly by: string
}

export const approvedLists = (store: Store, month: string): readonly ApprovedList[] =>
  all(
    store,
    from
      .selectFrom('late_list')
      .select(['list', 'approved_at as at', 'by_name as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('month', '=', month)
      .orderBy('list'),
  ).map((row) => ({ ...row, list: row.list as LateList }))

/** Lets a list out, or calls it back. */
export function approveList(
  w: UnitOfWork,
  month: string,
  list: LateList,
  approved: boolean,
  by: { readonly id: string; readonly name: string },
): void {
  const before = approvedLists(w.store, month).some((known) => known.list === list)
  if (before === approved) return
  const told = { approved, at: w.at, by: { id: by.id, name: by.name } }
  recordChange(w, 'lateList', `${month}/${list}`, { approved: before }, told)
  run(
    w.store,
    w.tables
      .deleteFrom('late_list')
      .where('unit_id', '=', w.unitId)
      .where('month', '=', month)
      .where('list', '=', list),
  )
  if (!approved) return
  run(
    w.store,
    w.tables.insertInto('late_list').values({
      unit_id: w.unitId,
      month,
      list,
      approved_at: w.at,
      by_id: by.id,
      by_name: by.name,
    }),
  )
}
