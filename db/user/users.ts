/** The people of the office. Names are not keys: whether one is taken is for the caller to ask. */
import type { User } from '../../shared/contract/setup.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { OfficeTables } from '../schema.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export const listUsers = (store: Store): readonly User[] =>
  all(store, ownUsers(store).selectAll().orderBy('id')).map(userOf)

export function getUser(store: Store, id: string): User | null {
  const row = get(store, ownUsers(store).selectAll().where('id', '=', id))
  return row === undefined ? null : userOf(row)
}

export function insertUser(w: UnitOfWork, user: User): void {
  const { id, ...fields } = user
  run(w.store, w.tables.insertInto('user').values({ unit_id: w.unitId, id, ...columnsOf(user) }))
  recordChange(w, 'user', id, null, fields)
}

export function updateUser(w: UnitOfWork, user: User): void {
  const found = getUser(w.store, user.id)
  if (found === null) throw new Error(`There is no user ${user.id} to change`)
  const { id, ...before } = found
  const { id: _, ...after } = user
  if (!recordChange(w, 'user', id, before, after)) return
  run(
    w.store,
    w.tables.updateTable('user').set(columnsOf(user)).where('unit_id', '=', w.unitId).where('id', '=', id),
  )
}

const ownUsers = (store: Store) => from.selectFrom('user').where('unit_id', '=', store.unitId() ?? '')

const userOf = ({ id, name, role, active }: OfficeTables['user']): User => ({
  id,
  name,
  role: role as User['role'],
  active: active === 1,
})

const columnsOf = ({ name, role, active }: User) => ({ name, role, active: active ? 1 : 0 })
