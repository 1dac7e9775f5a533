/** Tasks: what a plan or a letter asks (`task`), and what the office does about it (`task_progress`). */
import type { DeadlineReading } from '../../shared/deadline/reading.ts'
import { freshProgress, type TaskDefinition, type TaskProgress } from '../../shared/plan/task.ts'
import { asVersion, jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { TaskProgressTable, TaskTable } from '../schema.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface StoredTask {
  readonly id: string
  readonly task: TaskDefinition
  readonly progress: TaskProgress
}

export interface TaskScope {
  /** Null for every year. */
  readonly year: number | null
  readonly planId?: string
}

/** Year by year, plan by plan, in the order of the letter; tasks of no plan first. Equal readings are one object. */
export function listTasks(store: Store, { year, planId }: TaskScope): readonly StoredTask[] {
  let query = joined(store).where('task.removed_at', 'is', null)
  if (year !== null) query = query.where('task.year', '=', year)
  if (planId !== undefined) query = query.where('task.plan_id', '=', planId)
  const readings = new Map<string, DeadlineReading>()
  return all(
    store,
    query.orderBy('task.year').orderBy('task.plan_id').orderBy('task.seq').orderBy('task.id'),
  ).map((row) => storedOf(row, readings))
}

export function getTask(store: Store, id: string): StoredTask | null {
  const row = get(store, joined(store).where('task.id', '=', id).where('task.removed_at', 'is', null))
  return row === undefined ? null : storedOf(row)
}

/** Adds or changes what is asked. Plan and year of a kept task stay. */
export function putTask(w: UnitOfWork, id: string, task: TaskDefinition): void {
  const row = get(w.store, joined(w.store).where('task.id', '=', id))
  const before = row === undefined ? null : asVersion({ ...storedOf(row).task, removedAt: row.removed_at })
  if (!recordChange(w, 'task', id, before, asVersion({ ...task, removedAt: null }))) return
  const columns = {
    seq: task.seq,
    section: jsonText(task.section),
    no: task.no,
    content: task.content,
    leads: jsonText(task.leads),
    coordinators: jsonText(task.coordinators),
    start_text: task.startText,
    deadline_text: task.deadlineText,
    reading: jsonText(task.reading),
    confirmed: Number(task.confirmed),
    product: task.product,
    note: task.note,
    source: task.source,
    given_on: task.givenOn,
    removed_at: null,
  }
  run(
    w.store,
    w.tables
      .insertInto('task')
      .values({
        unit_id: w.unitId,
        id,
        plan_id: task.planId,
        row_id: task.rowId,
        year: task.year,
        ...columns,
      })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}

export function removeTask(w: UnitOfWork, id: string): void {
  recordChange(w, 'task', id, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('task')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
}

/** Changes what is given and leaves the rest; answers false where nothing differs. */
export function putProgress(w: UnitOfWork, id: string, change: Partial<TaskProgress>): boolean {
  const row = get(
    w.store,
    from.selectFrom('task_progress').selectAll().where('unit_id', '=', w.unitId).where('task_id', '=', id),
  )
  const before = row === undefined ? freshProgress : progressOf(row)
  const after = { ...before, ...change }
  if (!recordChange(w, 'taskProgress', id, before, after)) return false
  const columns = {
    role: after.role,
    person_id: after.personId,
    person: after.person,
    department: after.department,
    authority: after.authority,
    rhythm: after.rhythm === null ? null : jsonText(after.rhythm),
    own_due: after.ownDue,
    milestones: jsonText(after.milestones),
    status: after.status,
    status_reason: after.statusReason === null ? null : jsonText(after.statusReason),
    done_on: after.doneOn,
    same_as: after.sameAs,
    carried_from: after.carriedFrom,
  }
  run(
    w.store,
    w.tables
      .insertInto('task_progress')
      .values({ unit_id: w.unitId, task_id: id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'task_id']).doUpdateSet(columns)),
  )
  return true
}

const joined = (store: Store) =>
  from
    .selectFrom('task')
    .leftJoin('task_progress', (join) =>
      join.onRef('task_progress.unit_id', '=', 'task.unit_id').onRef('task_progress.task_id', '=', 'task.id'),
    )
    .selectAll('task')
    .select([
      'role',
      'person_id',
      'person',
      'department',
      'authority',
      'rhythm',
      'own_due',
      'milestones',
      'status',
      'status_reason',
      'done_on',
      'same_as',
      'carried_from',
    ])
    .where('task.unit_id', '=', store.unitId() ?? '')

type Nullable<T> = { readonly [K in keyof T]: T[K] | null }
type Joined = TaskTable & Nullable<Omit<TaskProgressTable, 'unit_id' | 'task_id'>>

const storedOf = (row: Joined, readings: Map<string, DeadlineReading> = new Map()): StoredTask => ({
  id: row.id,
  task: {
    planId: row.plan_id,
    rowId: row.row_id,
    year: row.year,
    seq: row.seq,
    section: JSON.parse(row.section),
    no: row.no,
    content: row.content,
    leads: JSON.parse(row.leads),
    coordinators: JSON.parse(row.coordinators),
    startText: row.start_text,
    deadlineText: row.deadline_text,
    reading: readingOf(row.reading, readings),
    confirmed: row.confirmed === 1,
    product: row.product,
    note: row.note,
    source: row.source,
    givenOn: row.given_on,
  },
  progress:
    row.status === null ? freshProgress : progressOf(row as Omit<TaskProgressTable, 'unit_id' | 'task_id'>),
})

function readingOf(text: string, readings: Map<string, DeadlineReading>): DeadlineReading {
  const known = readings.get(text) ?? (JSON.parse(text) as DeadlineReading)
  readings.set(text, known)
  return known
}

const progressOf = (row: Omit<TaskProgressTable, 'unit_id' | 'task_id'>): TaskProgress => ({
  role: row.role as TaskProgress['role'],
  personId: row.person_id,
  person: row.person,
  department: row.department,
  authority: row.authority,
  rhythm: row.rhythm === null ? null : JSON.parse(row.rhythm),
  ownDue: row.own_due,
  milestones: JSON.parse(row.milestones),
  status: row.status as TaskProgress['status'],
  statusReason: row.status_reason === null ? null : JSON.parse(row.status_reason),
  doneOn: row.done_on,
  sameAs: row.same_as,
  carriedFrom: row.carried_from,
})
