/** Urging slips, over dossiers and tasks alike, and how often each thing was urged. */

import type { SavedUrging } from '../../shared/contract/urging.ts'
import type { CountedItem, UrgingItem } from '../../shared/documents/urging-slip.ts'
import { asVersion, jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Slips so far, by key of the thing. */
export function urgedTimes(store: Store, kind: UrgingItem['kind']): ReadonlyMap<string, number> {
  const rows = all(
    store,
    from
      .selectFrom('urging_item')
      .select(['key', (e) => e.fn.countAll<number>().as('times')])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('kind', '=', kind)
      .groupBy('key'),
  )
  return new Map(rows.map(({ key, times }) => [key, Number(times)]))
}

export function counted(store: Store, items: readonly UrgingItem[]): CountedItem[] {
  const times = { dossier: urgedTimes(store, 'dossier'), task: urgedTimes(store, 'task') }
  return items.map((item) => ({ ...item, times: (times[item.kind].get(item.key) ?? 0) + 1 }))
}

export function insertUrging(
  w: UnitOfWork,
  id: string,
  slip: Omit<SavedUrging, 'id' | 'answeredOn' | 'answer'>,
  signerId: string | null,
): string {
  run(
    w.store,
    w.tables.insertInto('urging').values({
      unit_id: w.unitId,
      id,
      number: slip.number,
      year: slip.year,
      symbol: slip.symbol,
      to_unit: slip.to,
      reply_by: slip.replyBy,
      issued_on: slip.issuedOn,
      signer_id: signerId,
      note: slip.note,
      items: jsonText(slip.items),
      at: w.at,
      by_name: slip.by,
      answered_on: null,
      answer: '',
    }),
  )
  const things = new Map(slip.items.map((item) => [`${item.kind}/${item.key}`, item]))
  for (const { kind, key } of things.values())
    run(w.store, w.tables.insertInto('urging_item').values({ unit_id: w.unitId, urging_id: id, kind, key }))
  recordChange(w, 'urging', id, null, asVersion({ ...slip, at: w.at, signerId }))
  return id
}

export function answerUrging(w: UnitOfWork, id: string, on: string, answer: string): boolean {
  const before = getUrging(w.store, id)
  if (before === null) return false
  recordChange(
    w,
    'urging',
    id,
    { answeredOn: before.answeredOn, answer: before.answer },
    { answeredOn: on, answer },
  )
  run(
    w.store,
    w.tables
      .updateTable('urging')
      .set({ answered_on: on, answer })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  return true
}

/** Newest first. */
export const listUrgings = (store: Store, year: number): readonly SavedUrging[] =>
  all(store, urgings(store).where('year', '=', year).orderBy('number', 'desc')).map(slipOf)

export function getUrging(
  store: Store,
  id: string,
): (SavedUrging & { readonly signerId: string | null }) | null {
  const row = get(store, urgings(store).select('signer_id as signerId').where('id', '=', id))
  if (row === undefined) return null
  const { signerId, ...slip } = row
  return { ...slipOf(slip), signerId }
}

const urgings = (store: Store) =>
  from
    .selectFrom('urging')
    .select([
      'id',
      'number',
      'year',
      'symbol',
      'to_unit as to',
      'reply_by as replyBy',
      'issued_on as issuedOn',
      'note',
      'items',
      'by_name as by',
      'answered_on as answeredOn',
      'answer',
    ])
    .where('unit_id', '=', store.unitId() ?? '')

const slipOf = ({ items, ...row }: Omit<SavedUrging, 'items'> & { readonly items: string }): SavedUrging => ({
  ...row,
  items: JSON.parse(items) as SavedUrging['items'],
})
