import { getBlob } from '../../../db/blobs/blobs.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { getPlan, removePlan } from '../../../db/plan/plans.ts'
import { listTasks, removeTask } from '../../../db/plan/tasks.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Person } from '../../../shared/week/content.ts'
import type { Context, HandlersOf } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { describePlan, issuePlan, planHeads, planView, savePlan } from '../plans.ts'

type Names =
  | 'plan.list'
  | 'plan.get'
  | 'plan.save'
  | 'plan.describe'
  | 'plan.issue'
  | 'plan.remove'
  | 'plan.file'

export const planHandlers: HandlersOf<Names> = {
  'plan.list': ({ office: { store }, now }, { year }) => ok(planHeads(store, year, now)),

  'plan.get': ({ office: { store }, now }, { id }) => {
    const view = planView(store, id, now)
    return view === null ? err({ type: 'NotFound' }) : ok(view)
  },

  'plan.save': async (context, input) => {
    const saved = await savePlan(context, personAt(context), input)
    return saved.ok ? changed(context, saved.value) : saved
  },

  'plan.describe': (context, { id, plan, reason }) => {
    const done = describePlan(context, personAt(context).id, id, plan, reason)
    if (done.ok) return changed(context, {})
    return done.error.type === 'RowTwice' ? err({ type: 'NotFound' }) : err(done.error)
  },

  'plan.issue': (context, { id, ...letter }) => {
    const issued = issuePlan(context, personAt(context), id, letter)
    return issued.ok ? changed(context, issued.value) : issued
  },

  'plan.remove': (context, { id, reason }) => {
    const { store } = context.office
    const plan = getPlan(store, id)
    if (plan === null) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason }, (w) => {
      for (const task of listTasks(store, { year: plan.year, planId: id })) removeTask(w, task.id)
      removePlan(w, id)
    })
    return changed(context, {})
  },

  'plan.file': async ({ office: { store, files, blobs } }, { id }) => {
    const file = getPlan(store, id)?.file ?? null
    if (file === null) return err({ type: 'NotFound' })
    const read = await getBlob(files, blobs, file.sha256)
    if (read.ok) return ok({ name: file.name, mediaType: file.mediaType, bytes: read.value })
    if (read.error.type === 'NotFound' || read.error.type === 'BlobDamaged') return err(read.error)
    throw new DiskTrouble(read.error)
  },
}

export function personAt({ user }: Context): Person {
  if (user === null) throw new Error('The role was checked, so somebody is signed in')
  return { id: user.id, name: user.name }
}

function changed<T>({ core }: Context, value: T) {
  core.emit('changed', { subject: 'task' })
  return ok(value)
}
