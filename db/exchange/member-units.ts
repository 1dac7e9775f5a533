/**
 * The units that send to this office. A unit is known by the id in its bundles; a line of the list that has sent
 * nothing yet is joined to a sender by its code alone, else by a person. Never by a name that looks alike.
 */
import { newId } from '../../shared/ids/ids.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface MemberUnit {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly senderId: string | null
}

/** In the order of their names. */
export const listMembers = (store: Store): readonly MemberUnit[] =>
  all(
    store,
    from
      .selectFrom('member_unit')
      .select(['id', 'name', 'code', 'sender_id as senderId'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('removed_at', 'is', null),
  ).sort((a, b) => vietnamese.compare(a.name, b.name))

const vietnamese = new Intl.Collator('vi', { numeric: true })

/** Adds the unit, or changes it. */
export function putMember(w: UnitOfWork, member: MemberUnit): void {
  const { id, name, code, senderId } = member
  const found = listMembers(w.store).find((known) => known.id === id)
  const before = found === undefined ? null : { name: found.name, code: found.code, senderId: found.senderId }
  if (!recordChange(w, 'memberUnit', id, before, { name, code, senderId })) return
  const columns = { name, code, sender_id: senderId, removed_at: null }
  run(
    w.store,
    w.tables
      .insertInto('member_unit')
      .values({ unit_id: w.unitId, id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}

/** Its figures stay; it is expected no more. */
export function removeMember(w: UnitOfWork, id: string): boolean {
  if (!listMembers(w.store).some((known) => known.id === id)) return false
  recordChange(w, 'memberUnit', id, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('member_unit')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  return true
}

/** The line of whoever sends; a new one where nobody listed it before. `code` is empty where it sent none. */
export function joinSender(
  w: UnitOfWork,
  sender: { readonly unitId: string; readonly name: string; readonly code: string },
): MemberUnit {
  const members = listMembers(w.store)
  const known = members.find(({ senderId }) => senderId === sender.unitId)
  if (known !== undefined) return known
  const expected =
    sender.code === ''
      ? undefined
      : members.find(({ code, senderId }) => senderId === null && code === sender.code)
  const joined: MemberUnit = {
    id: expected?.id ?? newId(w.at, w.store.random),
    name: expected?.name ?? sender.name,
    code: expected?.code ?? sender.code,
    senderId: sender.unitId,
  }
  putMember(w, joined)
  return joined
}
