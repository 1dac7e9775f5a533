import { write } from '../../../db/ledger/unit-of-work.ts'
import { addEvent, eventsOf, putCheck, removeEvent } from '../../../db/plan/task-records.ts'
import { getTask, listTasks, putProgress, putTask, removeTask } from '../../../db/plan/tasks.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { readDeadline } from '../../../shared/deadline/read.ts'
import { naturalId, newId } from '../../../shared/ids/ids.ts'
import type { TaskDefinition, TaskProgress } from '../../../shared/plan/task.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Context, HandlersOf } from '../context.ts'
import { readContext } from '../deadlines.ts'
import { taskTable } from '../task-table.ts'
import { duePoints, taskHeads, taskView } from '../tasks.ts'
import { personAt } from './plans.ts'

type Names =
  | 'task.list'
  | 'task.get'
  | 'task.due'
  | 'task.readDeadline'
  | 'task.create'
  | 'task.define'
  | 'task.assign'
  | 'task.pace'
  | 'task.status'
  | 'task.check'
  | 'task.addEvent'
  | 'task.removeEvent'
  | 'task.link'
  | 'task.carryOver'
  | 'task.remove'
  | 'task.excel'

export const taskHandlers: HandlersOf<Names> = {
  'task.list': ({ office: { store }, now }, { year, planId, everyRole }) => {
    const tasks = listTasks(store, { year, ...(planId === null ? {} : { planId }) })
    const ours = everyRole ? tasks : tasks.filter(({ progress }) => progress.role !== 'none')
    return ok(taskHeads(store, ours, year, now))
  },

  'task.get': ({ office: { store }, now }, { id }) => {
    const view = taskView(store, id, now)
    return view === null ? err({ type: 'NotFound' }) : ok(view)
  },

  'task.due': ({ office: { store }, now }, { from, to }) => ok(duePoints(store, from, to, now)),

  'task.excel': async ({ office: { store }, now }, { title, ids }) =>
    ok(await taskTable(store, title, ids, now)),

  'task.readDeadline': ({ office: { store } }, { text, year, givenOn }) =>
    ok(readDeadline(text, readContext(store, year, givenOn))),

  'task.create': (context, { content, source, deadlineText, givenOn, personId, person }) => {
    const { store } = context.office
    const year = Number(givenOn.slice(0, 4))
    const id = newId(context.now, store.random)
    write(store, { actor: personAt(context).id, reason: '' }, (w) => {
      putTask(w, id, {
        planId: null,
        rowId: null,
        year,
        seq: 0,
        section: [],
        no: '',
        content,
        leads: [],
        coordinators: [],
        startText: '',
        deadlineText,
        reading: readDeadline(deadlineText, readContext(store, year, givenOn)),
        confirmed: false,
        product: '',
        note: '',
        source,
        givenOn,
      })
      putProgress(w, id, { role: 'lead', personId, person })
    })
    return changed(context, { id })
  },

  'task.define': (context, { id, reading, reason, ...asked }) => {
    const { store } = context.office
    const found = getTask(store, id)
    if (found === null) return err({ type: 'NotFound' })
    const { task } = found
    const same = asked.deadlineText === task.deadlineText
    const time: Pick<TaskDefinition, 'reading' | 'confirmed'> =
      reading !== null
        ? { reading: { ...reading, phrase: asked.deadlineText }, confirmed: true }
        : same
          ? { reading: task.reading, confirmed: task.confirmed }
          : {
              reading: readDeadline(asked.deadlineText, readContext(store, task.year, task.givenOn)),
              confirmed: false,
            }
    write(store, { actor: personAt(context).id, reason }, (w) =>
      putTask(w, id, { ...task, ...asked, ...time }),
    )
    return changed(context, {})
  },

  'task.assign': (context, { ids, ...given }) => change(context, ids, given),
  'task.pace': (context, { ids, ...given }) => change(context, ids, given),

  'task.status': (context, { ids, status, reason, doneOn }) => {
    const needsReason = status === 'stuck' || status === 'paused' || status === 'none'
    if (needsReason && reason === null) return err({ type: 'ReasonNeeded' })
    const { date: today } = wallClock(context.now)
    if (status === 'done' && doneOn !== null && doneOn > today) return err({ type: 'InFuture' })
    return change(context, ids, {
      status,
      statusReason: needsReason ? reason : null,
      doneOn: status === 'done' ? (doneOn ?? today) : null,
    })
  },

  'task.check': (context, { id, checkpoint, state, on, note }) => {
    const { store } = context.office
    const view = taskView(store, id, context.now)
    if (view === null || !view.points.some(({ key }) => key === checkpoint)) return err({ type: 'NotFound' })
    if (on > wallClock(context.now).date) return err({ type: 'InFuture' })
    if (state === 'skipped' && note.trim() === '') return err({ type: 'ReasonNeeded' })
    const by = personAt(context)
    write(store, { actor: by.id, reason: note }, (w) =>
      putCheck(w, id, checkpoint, state === null ? null : { state, on, note }, by),
    )
    return changed(context, {})
  },

  'task.addEvent': (context, { id, event }) => {
    const { store } = context.office
    if (getTask(store, id) === null) return err({ type: 'NotFound' })
    const added = write(store, { actor: personAt(context).id, reason: event.note }, (w) =>
      addEvent(w, id, event),
    )
    return changed(context, { id: added })
  },

  'task.removeEvent': (context, { id, event, reason }) => {
    const { store } = context.office
    if (!eventsOf(store, id).some((known) => known.id === event)) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason }, (w) => removeEvent(w, id, event))
    return changed(context, {})
  },

  'task.link': (context, { id, sameAs }) => {
    const { store } = context.office
    const found = getTask(store, id)
    if (found === null) return err({ type: 'NotFound' })
    if (sameAs !== null) {
      const leader = getTask(store, sameAs)
      if (leader === null) return err({ type: 'NotFound' })
      const led = listTasks(store, { year: null }).some(({ progress }) => progress.sameAs === id)
      if (sameAs === id || leader.progress.sameAs !== null || led) return err({ type: 'LinkRefused' })
    }
    write(store, { actor: personAt(context).id, reason: '' }, (w) => putProgress(w, id, { sameAs }))
    return changed(context, {})
  },

  'task.carryOver': (context, { ids, year }) => {
    const { store } = context.office
    const found = ids.map((id) => getTask(store, id))
    if (found.some((task) => task === null)) return err({ type: 'NotFound' })
    const tasks = found.filter((task) => task !== null)
    if (tasks.some(({ task }) => task.year >= year)) return err({ type: 'NotLaterYear' })
    const carried = write(store, { actor: personAt(context).id, reason: `Chuyển sang năm ${year}` }, (w) => {
      let made = 0
      for (const { id, task, progress } of tasks) {
        const next = naturalId(w.unitId, 'task', `carried/${id}/${year}`)
        if (getTask(store, next) !== null) continue
        made += 1
        putTask(w, next, {
          ...task,
          planId: null,
          rowId: null,
          year,
          reading: readDeadline(task.deadlineText, readContext(store, year, `${year}-01-01`)),
          confirmed: false,
          givenOn: `${year}-01-01`,
        })
        const { role, personId, person, department, authority, rhythm } = progress
        putProgress(w, next, { role, personId, person, department, authority, rhythm, carriedFrom: id })
      }
      return made
    })
    return changed(context, { carried })
  },

  'task.remove': (context, { id, reason }) => {
    const { store } = context.office
    if (getTask(store, id) === null) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason }, (w) => removeTask(w, id))
    return changed(context, {})
  },
}

/** The same change of every task named, or of none. */
function change(
  context: Context,
  ids: readonly string[],
  given: { readonly [K in keyof TaskProgress]?: TaskProgress[K] | undefined },
): Result<{ changed: number }, { readonly type: 'NotFound' }> {
  const { store } = context.office
  if (ids.some((id) => getTask(store, id) === null)) return err({ type: 'NotFound' })
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const count = write(
    store,
    { actor: personAt(context).id, reason: '' },
    (w) => ids.filter((id) => putProgress(w, id, said as Partial<TaskProgress>)).length,
  )
  return changed(context, { changed: count })
}

function changed<T>({ core }: Context, value: T) {
  core.emit('changed', { subject: 'task' })
  return ok(value)
}
