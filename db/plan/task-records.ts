/** What hangs on a task: check-ins, events from which a deadline is counted, evidence. */
import { naturalId, newId } from '../../shared/ids/ids.ts'
import type { SavedEvent, TaskCheck, TaskEvent, TaskEvidence } from '../../shared/plan/task.ts'
import type { Person } from '../../shared/week/content.ts'
import { recordChange, sameJson } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** By task. Of the tasks of one year, or of every year. */
export function checksByTask(store: Store, year: number | null): ReadonlyMap<string, readonly TaskCheck[]> {
  const query = ownChecks(store)
  return grouped(
    all(
      store,
      (year === null ? query : query.where('task_id', 'in', tasksOfYear(store, year))).orderBy('on_date'),
    ).map(checkOf),
  )
}

export const checksOf = (store: Store, taskId: string): readonly TaskCheck[] =>
  all(store, ownChecks(store).where('task_id', '=', taskId).orderBy('on_date')).map((row) => checkOf(row).one)

/** Null takes a check back. */
export function putCheck(
  w: UnitOfWork,
  taskId: string,
  checkpoint: string,
  check: Pick<TaskCheck, 'state' | 'on' | 'note'> | null,
  by: Person,
): void {
  const found = checksOf(w.store, taskId).find((known) => known.checkpoint === checkpoint)
  const before = found === undefined ? null : { state: found.state, on: found.on, note: found.note }
  if (before === null ? check === null : check !== null && sameJson(before, check)) return
  const told = check && { state: check.state, on: check.on, note: check.note }
  const facts = { at: w.at, by: { id: by.id, name: by.name } }
  const former = found && before && { ...before, at: found.at, by: found.by }
  recordChange(w, 'taskCheck', `${taskId}/${checkpoint}`, former ?? null, told && { ...told, ...facts })
  const place = w.tables
    .deleteFrom('task_check')
    .where('unit_id', '=', w.unitId)
    .where('task_id', '=', taskId)
    .where('checkpoint', '=', checkpoint)
  if (check === null) {
    run(w.store, place)
    return
  }
  const columns = {
    state: check.state,
    on_date: check.on,
    note: check.note,
    at: w.at,
    by_id: by.id,
    by_name: by.name,
  }
  run(
    w.store,
    w.tables
      .insertInto('task_check')
      .values({ unit_id: w.unitId, task_id: taskId, checkpoint, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'task_id', 'checkpoint']).doUpdateSet(columns)),
  )
}

export function eventsByTask(store: Store, year: number | null): ReadonlyMap<string, readonly SavedEvent[]> {
  const query = ownEvents(store)
  return grouped(
    all(
      store,
      (year === null ? query : query.where('task_id', 'in', tasksOfYear(store, year))).orderBy('on_date'),
    ).map(eventOf),
  )
}

export const eventsOf = (store: Store, taskId: string): readonly SavedEvent[] =>
  all(store, ownEvents(store).where('task_id', '=', taskId).orderBy('on_date')).map((row) => eventOf(row).one)

export function addEvent(w: UnitOfWork, taskId: string, event: TaskEvent): string {
  const id = newId(w.at, w.store.random)
  recordChange(w, 'taskEvent', `${taskId}/${id}`, null, event)
  run(
    w.store,
    w.tables.insertInto('task_event').values({
      unit_id: w.unitId,
      id,
      task_id: taskId,
      on_date: event.on,
      days: event.days,
      day_kind: event.dayKind,
      note: event.note,
      removed_at: null,
    }),
  )
  return id
}

/** Answers false when no such event stands. */
export function removeEvent(w: UnitOfWork, taskId: string, id: string): boolean {
  if (!eventsOf(w.store, taskId).some((event) => event.id === id)) return false
  recordChange(w, 'taskEvent', `${taskId}/${id}`, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('task_event')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  return true
}

/** How many stand, by task. */
export function evidenceCounts(store: Store): ReadonlyMap<string, number> {
  const rows = all(
    store,
    from
      .selectFrom('task_evidence')
      .select(['task_id', (e) => e.fn.countAll<number>().as('count')])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('removed_at', 'is', null)
      .groupBy('task_id'),
  )
  return new Map(rows.map(({ task_id, count }) => [task_id, count]))
}

export const evidenceOf = (store: Store, taskId: string): readonly TaskEvidence[] =>
  all(
    store,
    ownEvidence(store)
      .where('task_id', '=', taskId)
      .where('removed_at', 'is', null)
      .orderBy('added_at')
      .orderBy('id'),
  ).map(evidenceFrom)

export function getTaskEvidence(
  store: Store,
  id: string,
): (TaskEvidence & { readonly taskId: string }) | null {
  const row = get(store, ownEvidence(store).where('id', '=', id).where('removed_at', 'is', null))
  return row === undefined ? null : { ...evidenceFrom(row), taskId: row.task_id }
}

/** The same proof of the same checkpoint is one thing, whichever PC adds it. */
export function addEvidence(
  w: UnitOfWork,
  taskId: string,
  {
    checkpoint,
    kind,
    text,
    date,
    file,
  }: Pick<TaskEvidence, 'checkpoint' | 'kind' | 'text' | 'date' | 'file'>,
  addedBy: string,
): string {
  const id = naturalId(w.unitId, 'taskEvidence', `${taskId}/${checkpoint ?? ''}/${file?.sha256 ?? text}`)
  const told = {
    checkpoint,
    kind,
    text,
    date,
    file: file && { ...file },
    addedAt: w.at,
    addedBy,
    removedAt: null,
  }
  recordChange(w, 'taskEvidence', `${taskId}/${id}`, null, told)
  const columns = {
    text,
    date,
    name: file?.name ?? null,
    media_type: file?.mediaType ?? null,
    bytes: file?.bytes ?? null,
    added_at: w.at,
    added_by: addedBy,
    removed_at: null,
  }
  run(
    w.store,
    w.tables
      .insertInto('task_evidence')
      .values({
        unit_id: w.unitId,
        id,
        task_id: taskId,
        checkpoint,
        kind,
        sha256: file?.sha256 ?? null,
        ...columns,
      })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
  return id
}

export function removeTaskEvidence(w: UnitOfWork, taskId: string, id: string): void {
  recordChange(w, 'taskEvidence', `${taskId}/${id}`, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('task_evidence')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
}

const tasksOfYear = (store: Store, year: number) =>
  from
    .selectFrom('task')
    .select('id')
    .where('unit_id', '=', store.unitId() ?? '')
    .where('year', '=', year)

interface OfTask<T> {
  readonly taskId: string
  readonly one: T
}

function grouped<T>(rows: readonly OfTask<T>[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const { taskId, one } of rows) {
    const known = found.get(taskId)
    if (known === undefined) found.set(taskId, [one])
    else known.push(one)
  }
  return found
}

const ownChecks = (store: Store) =>
  from
    .selectFrom('task_check')
    .select(['task_id', 'checkpoint', 'state', 'on_date', 'note', 'at', 'by_name'])
    .where('unit_id', '=', store.unitId() ?? '')

const checkOf = (row: {
  task_id: string
  checkpoint: string
  state: string
  on_date: string
  note: string
  at: number
  by_name: string
}): OfTask<TaskCheck> => ({
  taskId: row.task_id,
  one: {
    checkpoint: row.checkpoint,
    state: row.state as TaskCheck['state'],
    on: row.on_date,
    note: row.note,
    at: row.at,
    by: row.by_name,
  },
})

const ownEvents = (store: Store) =>
  from
    .selectFrom('task_event')
    .select(['task_id', 'id', 'on_date', 'days', 'day_kind', 'note'])
    .where('unit_id', '=', store.unitId() ?? '')
    .where('removed_at', 'is', null)

const eventOf = (row: {
  task_id: string
  id: string
  on_date: string
  days: number
  day_kind: string
  note: string
}): OfTask<SavedEvent> => ({
  taskId: row.task_id,
  one: {
    id: row.id,
    on: row.on_date,
    days: row.days,
    dayKind: row.day_kind as SavedEvent['dayKind'],
    note: row.note,
  },
})

const ownEvidence = (store: Store) =>
  from
    .selectFrom('task_evidence')
    .select([
      'id',
      'task_id',
      'checkpoint',
      'kind',
      'text',
      'date',
      'sha256',
      'name',
      'media_type',
      'bytes',
      'added_at',
      'added_by',
    ])
    .where('unit_id', '=', store.unitId() ?? '')

const evidenceFrom = (row: {
  id: string
  checkpoint: string | null
  kind: string
  text: string
  date: string | null
  sha256: string | null
  name: string | null
  media_type: string | null
  bytes: number | null
  added_at: number
  added_by: string
}): TaskEvidence => ({
  id: row.id,
  checkpoint: row.checkpoint,
  kind: row.kind as TaskEvidence['kind'],
  text: row.text,
  date: row.date,
  file:
    row.sha256 === null
      ? null
      : { sha256: row.sha256, name: row.name ?? '', mediaType: row.media_type ?? '', bytes: row.bytes ?? 0 },
  addedAt: row.added_at,
  addedBy: row.added_by,
})
