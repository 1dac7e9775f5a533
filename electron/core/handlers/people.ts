import { write } from '../../../db/ledger/unit-of-work.ts'
import { listSigners, saveSigner } from '../../../db/unit/signers.ts'
import { getUnit, updateUnit } from '../../../db/unit/units.ts'
import { putPin } from '../../../db/user/pins.ts'
import { getUser, insertUser, listUsers, updateUser } from '../../../db/user/users.ts'
import type { User } from '../../../shared/contract/setup.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { caseless, comparePeople } from '../../../shared/text/text.ts'
import { actorOf } from '../actor.ts'
import { checkPin } from '../check-pin.ts'
import type { Context, HandlersOf } from '../context.ts'

export { actorOf }

type Names =
  | 'unit.get'
  | 'unit.update'
  | 'signer.list'
  | 'signer.save'
  | 'user.list'
  | 'user.create'
  | 'user.update'
  | 'user.resetPin'
  | 'user.changePin'

export const peopleHandlers: HandlersOf<Names> = {
  'unit.get': ({ office: { store } }) => {
    const unit = getUnit(store)
    if (unit === null) throw new Error('A set-up store has a unit')
    return ok(unit)
  },

  'unit.update': (context, { unit, reason }) => {
    write(context.office.store, { actor: actorOf(context), reason }, (w) => updateUnit(w, unit))
    context.core.emit('changed', { subject: 'unit' })
    return ok({})
  },

  'signer.list': ({ office: { store } }) =>
    ok([...listSigners(store)].sort((a, b) => comparePeople(a.name, b.name) || (a.from < b.from ? -1 : 1))),

  'signer.save': (context, { id, signer }) => {
    const { store } = context.office
    if (id !== null && !listSigners(store).some((known) => known.id === id)) return err({ type: 'NotFound' })
    const signerId = id ?? newId(context.now, store.random)
    write(store, { actor: actorOf(context), reason: '' }, (w) => saveSigner(w, signerId, signer))
    context.core.emit('changed', { subject: 'unit' })
    return ok({ id: signerId })
  },

  'user.list': ({ office: { store } }) =>
    ok(store.unitId() === null ? [] : [...listUsers(store)].sort((a, b) => comparePeople(a.name, b.name))),

  'user.create': async (context, { name, role, pin }) => {
    const { store } = context.office
    const hash = await context.core.ports.pins.hash(pin)
    const taken = sameName(listUsers(store), name, null)
    if (taken !== undefined) return err({ type: 'NameTaken', name: taken.name })
    const id = newId(context.now, store.random)
    write(store, { actor: actorOf(context), reason: '' }, (w) => {
      insertUser(w, { id, name, role, active: true })
      putPin(store, id, hash)
    })
    context.core.emit('changed', { subject: 'user', key: id })
    return ok({ id })
  },

  'user.update': (context, changed) => {
    const { store } = context.office
    const users = listUsers(store)
    if (!users.some((user) => user.id === changed.id)) return err({ type: 'NotFound' })
    const taken = sameName(users, changed.name, changed.id)
    if (taken !== undefined) return err({ type: 'NameTaken', name: taken.name })
    const after = users.map((user) => (user.id === changed.id ? changed : user))
    if (!after.some((user) => user.active && user.role === 'administrator')) {
      return err({ type: 'LastAdministrator' })
    }
    write(store, { actor: actorOf(context), reason: '' }, (w) => updateUser(w, changed))
    context.core.emit('changed', { subject: 'user', key: changed.id })
    return ok({})
  },

  'user.resetPin': async (context, { id, pin }) => {
    const { store } = context.office
    if (getUser(store, id) === null) return err({ type: 'NotFound' })
    await changePin(context, id, pin, 'Quản trị đặt lại PIN')
    return ok({})
  },

  'user.changePin': async (context, { old, pin }) => {
    const id = actorOf(context)
    const checked = await checkPin(context, id, old)
    if (!checked.ok) return checked
    await changePin(context, id, pin, 'Tự đổi PIN')
    return ok({})
  },
}

/** The ledger says that a PIN was changed and by whom, never what it was or is. */
async function changePin(context: Context, userId: string, pin: string, reason: string): Promise<void> {
  const { store } = context.office
  const hash = await context.core.ports.pins.hash(pin)
  write(store, { actor: actorOf(context), reason }, (w) => {
    w.office({ entity: 'userPin', key: userId, fields: { pin: { from: 'cũ', to: 'mới' } } })
    putPin(store, userId, hash)
  })
}

const sameName = (users: readonly User[], name: string, except: string | null): User | undefined =>
  users.find((user) => user.id !== except && caseless(user.name) === caseless(name))
