import { write } from '../../../db/ledger/unit-of-work.ts'
import { listAssignments, removeAssignment, saveAssignment } from '../../../db/unit/assignments.ts'
import { getUser } from '../../../db/user/users.ts'
import { allows } from '../../../shared/contract/procedure.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { faultOf, roleOfDuty } from '../../../shared/unit/assignment.ts'
import { makeNotice } from '../assignment-notice.ts'
import type { HandlersOf } from '../context.ts'
import { actorOf } from './people.ts'

type Names = 'assignment.list' | 'assignment.save' | 'assignment.remove' | 'assignment.notice'

export const assignmentHandlers: HandlersOf<Names> = {
  'assignment.list': ({ office: { store } }) => ok([...listAssignments(store)]),

  'assignment.save': (context, { id, assignment }) => {
    const { store } = context.office
    const all = listAssignments(store)
    if (id !== null && !all.some((known) => known.id === id)) return err({ type: 'NotFound' })
    const user = getUser(store, assignment.userId)
    if (user === null || !user.active) return err({ type: 'UnknownUser' })
    const needs = roleOfDuty[assignment.duty]
    if (!allows(user.role, needs)) return err({ type: 'DutyNeedsRole', name: user.name, needs })
    const fault = faultOf(assignment, id, all)
    if (fault !== null) {
      if (fault.type === 'DatesReversed') return err(fault)
      const { userId, duty, from, to } = fault.other
      return err({ type: fault.type, name: getUser(store, userId)?.name ?? '', duty, from, to })
    }
    const assignmentId = id ?? newId(context.now, store.random)
    write(store, { actor: actorOf(context), reason: '' }, (w) => saveAssignment(w, assignmentId, assignment))
    context.core.emit('changed', { subject: 'user' })
    return ok({ id: assignmentId })
  },

  'assignment.remove': (context, { id, reason }) => {
    const { store } = context.office
    const removed = write(store, { actor: actorOf(context), reason }, (w) => removeAssignment(w, id))
    if (!removed) return err({ type: 'NotFound' })
    context.core.emit('changed', { subject: 'user' })
    return ok({})
  },

  'assignment.notice': (context, { on, signerId, format }) => makeNotice(context, on, signerId, format),
}
