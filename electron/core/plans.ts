/**
 * Saving, issuing and showing plans. `savePlan` is one transaction: the plan, its lines, the phrases a person
 * confirmed, a task for each line of work and the letter's hash are all there or none is. The letter's bytes are on
 * the platter before, for a blob that nothing speaks of is harmless.
 */
import type { BlobRefusal } from '../../db/blobs/blobs.ts'
import { sha256Text } from '../../db/hash.ts'
import { asVersion } from '../../db/ledger/change.ts'
import { type UnitOfWork, write } from '../../db/ledger/unit-of-work.ts'
import {
  getPlan,
  issueVersion,
  listPhrases,
  listPlans,
  listRows,
  listVersions,
  putPhrases,
  putPlan,
  putRows,
} from '../../db/plan/plans.ts'
import { listTasks, putProgress, putTask, removeTask, type StoredTask } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import type { PlanHead, PlanView } from '../../shared/contract/plan.ts'
import type { TaskHead } from '../../shared/contract/task.ts'
import type { IsoDateText } from '../../shared/dates/plain.ts'
import { readDeadline } from '../../shared/deadline/read.ts'
import { naturalId, newId } from '../../shared/ids/ids.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import {
  type ConfirmedPhrase,
  type Plan,
  phraseKey,
  type RowToSave,
  type SavedPlan,
} from '../../shared/plan/plan.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'
import { clarities, type TaskDefinition } from '../../shared/plan/task.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { KeptFile, Person } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import { readContext } from './deadlines.ts'
import { keepFile } from './keep-file.ts'
import { taskHeads } from './tasks.ts'

export interface PlanToSave {
  /** Null for a new plan. */
  readonly id: string | null
  readonly plan: Plan
  readonly rows: readonly RowToSave[]
  readonly phrases: readonly ConfirmedPhrase[]
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  readonly reason: string
}

export type PlanRefusal =
  | { readonly type: 'NotFound' }
  | { readonly type: 'RowTwice'; readonly rowId: string }
  /** A plan is not moved to another year: its tasks' checkpoints belong to the year. */
  | { readonly type: 'PlanYearStays'; readonly year: number }

export async function savePlan(
  { office, now }: Pick<Context, 'office' | 'now'>,
  by: Person,
  { id, plan, rows, phrases, file, reason }: PlanToSave,
): Promise<Result<{ id: string; rows: number; tasks: number }, PlanRefusal | BlobRefusal>> {
  const { store } = office
  const refused = refusal(store, id, plan, rows)
  if (refused !== null) return err(refused)
  const kept = file === null ? ok(null) : await keepFile(office, file)
  if (!kept.ok) return kept
  const saved = id ?? newId(now, store.random)
  return write(store, { actor: by.id, reason }, (w) => {
    const tasks = putWholePlan(w, saved, { plan, rows, phrases, file: kept.value }, by.name)
    return ok({ id: saved, rows: rows.length, tasks })
  })
}

/**
 * The plan with exactly these lines, and a task for each line of work; progress of a task that stays is not touched.
 * `by` confirmed the phrases. Answers how many tasks there are.
 */
export function putWholePlan(
  w: UnitOfWork,
  saved: string,
  {
    plan,
    rows,
    phrases,
    file,
  }: Pick<PlanToSave, 'plan' | 'rows' | 'phrases'> & { readonly file: KeptFile | null },
  by: string,
): number {
  const { store } = w
  putPlan(w, saved, plan, file)
  putRows(
    w,
    saved,
    rows.map(({ printed }) => printed),
  )
  putPhrases(w, saved, phrases, by)
  const confirmed = new Map(listPhrases(store, saved).map((known) => [phraseKey(known.phrase), known]))
  const read = reader(store, plan, confirmed)
  const before = new Map(listTasks(store, { year: plan.year, planId: saved }).map((task) => [task.id, task]))
  let tasks = 0
  for (const { printed, role } of rows) {
    if (printed.kind !== 'task') continue
    const taskId = naturalId(w.unitId, 'task', `${saved}/${printed.id}`)
    before.delete(taskId)
    tasks += 1
    putTask(w, taskId, { ...definitionOf(printed, plan, saved), ...read(printed.deadlineText) })
    const rhythm = confirmed.get(phraseKey(printed.deadlineText))?.rhythm ?? null
    const change = { ...(role === null ? {} : { role }), ...(rhythm === null ? {} : { rhythm }) }
    if (Object.keys(change).length > 0) putProgress(w, taskId, change)
  }
  for (const gone of before.keys()) removeTask(w, gone)
  return tasks
}

function refusal(
  store: Store,
  id: string | null,
  plan: Plan,
  rows: readonly RowToSave[],
): PlanRefusal | null {
  if (id !== null) {
    const found = getPlan(store, id)
    if (found === null) return { type: 'NotFound' }
    if (found.year !== plan.year) return { type: 'PlanYearStays', year: found.year }
  }
  const seen = new Set<string>()
  for (const { printed } of rows) {
    if (seen.has(printed.id)) return { type: 'RowTwice', rowId: printed.id }
    seen.add(printed.id)
  }
  return null
}

/** Reads each phrase once; what a person confirmed wins. */
function reader(store: Store, plan: Plan, confirmed: ReadonlyMap<string, ConfirmedPhrase>) {
  const context = readContext(store, plan.year, plan.date)
  const known = new Map<string, TaskDefinition['reading']>()
  return (phrase: string): Pick<TaskDefinition, 'reading' | 'confirmed'> => {
    const agreed = confirmed.get(phraseKey(phrase))
    if (agreed !== undefined) return { reading: { ...agreed.reading, phrase }, confirmed: true }
    const reading = known.get(phrase) ?? readDeadline(phrase, context)
    known.set(phrase, reading)
    return { reading, confirmed: false }
  }
}

const definitionOf = (
  row: PrintedRow,
  plan: Plan,
  planId: string,
): Omit<TaskDefinition, 'reading' | 'confirmed'> => ({
  planId,
  rowId: row.id,
  year: plan.year,
  seq: row.seq,
  section: sectionOf(row),
  no: row.no,
  content: row.content,
  leads: row.leads,
  coordinators: row.coordinators,
  startText: row.startText ?? '',
  deadlineText: row.deadlineText,
  product: row.product === '' ? (row.spanText ?? '') : row.product,
  note: row.note,
  source: '',
  givenOn: plan.date,
})

/** The numbered heading and the bands below it; a band that repeats the heading stands once. */
function sectionOf({ sectionNo, sectionTitle, groupPath }: PrintedRow): string[] {
  const heading = sectionNo === '' ? sectionTitle : `${sectionNo}. ${sectionTitle}`
  return heading === '' || groupPath[0] === heading ? [...groupPath] : [heading, ...groupPath]
}

/** Changes the head of the letter; the day it is of goes to its tasks. */
export function describePlan(
  { office: { store } }: Pick<Context, 'office'>,
  actor: string,
  id: string,
  plan: Plan,
  reason: string,
): Result<null, PlanRefusal> {
  const refused = refusal(store, id, plan, [])
  if (refused !== null) return err(refused)
  return write(store, { actor, reason }, (w) => {
    putPlan(w, id, plan, null)
    for (const { id: taskId, task } of listTasks(store, { year: plan.year, planId: id })) {
      putTask(w, taskId, { ...task, givenOn: plan.date })
    }
    return ok(null)
  })
}

export type IssueRefusal = { readonly type: 'NotFound' | 'NotOurs' | 'ReasonNeeded' | 'NoTasks' }

export function issuePlan(
  context: Pick<Context, 'office'>,
  by: Person,
  id: string,
  { number, date, reason }: { readonly number: string; readonly date: IsoDateText; readonly reason: string },
): Result<{ version: number }, IssueRefusal> {
  const { store } = context.office
  const found = getPlan(store, id)
  if (found === null) return err({ type: 'NotFound' })
  if (!found.own) return err({ type: 'NotOurs' })
  if (found.version > 0 && reason.trim() === '') return err({ type: 'ReasonNeeded' })
  if (listTasks(store, { year: found.year, planId: id }).length === 0) return err({ type: 'NoTasks' })
  return write(store, { actor: by.id, reason }, (w) => {
    const plan = { ...planOf(found), number, date }
    putPlan(w, id, plan, null)
    for (const { id: taskId, task } of listTasks(store, { year: found.year, planId: id })) {
      putTask(w, taskId, { ...task, givenOn: date })
    }
    const content = asVersion({
      plan,
      rows: listRows(store, id),
      tasks: listTasks(store, { year: found.year, planId: id }).map(({ id: taskId, task, progress }) => ({
        id: taskId,
        ...task,
        person: progress.person,
        department: progress.department,
        authority: progress.authority,
      })),
    })
    return ok({ version: issueVersion(w, found, content, canonicalHash(content, sha256Text), by) })
  })
}

const planOf = ({ year, title, number, date, issuer, own }: SavedPlan): Plan => ({
  year,
  title,
  number,
  date,
  issuer,
  own,
})

export function planHeads(store: Store, year: number | null, now: number): PlanHead[] {
  const plans = listPlans(store, year)
  if (plans.length === 0) return []
  const heads = taskHeads(store, listTasks(store, { year }), year, now)
  return plans.map((plan) => headOf(store, plan, heads))
}

export function planView(store: Store, id: string, now: number): PlanView | null {
  const plan = getPlan(store, id)
  if (plan === null) return null
  const tasks: readonly StoredTask[] = listTasks(store, { year: plan.year, planId: id })
  return {
    head: headOf(store, plan, taskHeads(store, tasks, plan.year, now)),
    rows: [...listRows(store, id)],
    phrases: [...listPhrases(store, id)],
    versions: [...listVersions(store, id)],
  }
}

function headOf(store: Store, plan: SavedPlan, heads: readonly TaskHead[]): PlanHead {
  const ours = heads.filter(({ planId, role }) => planId === plan.id && role !== 'none')
  const rows = listRows(store, plan.id)
  const met = ours.reduce((sum, { unclear }) => sum + clarities.length - unclear.length, 0)
  return {
    ...plan,
    rows: rows.length,
    reviews: rows.filter(({ kind }) => kind === 'reviewItem').length,
    tasks: ours.length,
    done: ours.filter(({ state }) => state === 'done' || state === 'none').length,
    late: ours.filter(({ state }) => state === 'late' || state === 'missed').length,
    clear: ours.length === 0 ? null : Math.round((met / (ours.length * clarities.length)) * 100),
  }
}
