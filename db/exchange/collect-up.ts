/**
 * What this office sends up and the upper unit has not acknowledged yet. The public part holds no personal data: the
 * bodies have no place for any, and free text passes the scan of public texts. Who is assigned (names) is a record of
 * the personal part.
 *
 * Weeks and months go up in their newest approved revision; one that was closed and not approved, and a correction
 * under way, wait.
 */
import { tallyBody } from '../../shared/bundle/bodies/apology-tally.ts'
import type { ContactBody } from '../../shared/bundle/bodies/contact.ts'
import { periodBody } from '../../shared/bundle/bodies/period.ts'
import type { PlanBody } from '../../shared/bundle/bodies/plan.ts'
import type { TaskStateBody } from '../../shared/bundle/bodies/task-state.ts'
import type { BundleKind, BundleRecord } from '../../shared/bundle/record.ts'
import { isMonthKey } from '../../shared/dates/period.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { canonicalHash, type Json } from '../../shared/ledger/canonical.ts'
import type { SavedPlan } from '../../shared/plan/plan.ts'
import type { TaskDefinition } from '../../shared/plan/task.ts'
import { publicText, type Secrets } from '../../shared/privacy/mask.ts'
import { assignedOn } from '../../shared/unit/assignment.ts'
import type { WeekRevision } from '../../shared/week/content.ts'
import { listParties } from '../dossier/dossiers.ts'
import { sha256Text } from '../hash.ts'
import { getTexts, listChains } from '../letter/chains.ts'
import { closedMonths } from '../letter/months.ts'
import { listPlans } from '../plan/plans.ts'
import { listTasks } from '../plan/tasks.ts'
import { getSetting } from '../setting/settings.ts'
import type { Store } from '../store.ts'
import { listAssignments } from '../unit/assignments.ts'
import { getUnit } from '../unit/units.ts'
import { listUsers } from '../user/users.ts'
import { revisionsOf } from '../week/revisions.ts'
import { listOwnAnswers } from './remarks.ts'
import { arrivedIn, revisionFor, type SentRecord } from './sent.ts'

export interface CollectedUp {
  readonly records: readonly BundleRecord[]
  /** Only in the encrypted part. */
  readonly personal: readonly BundleRecord[]
}

/** `sent`: what the hand-over book knows of earlier bundles to the same receiver. `now`: UTC milliseconds. */
export function collectUp(store: Store, sent: Iterable<SentRecord>, now: number): CollectedUp {
  const unitId = store.unitId()
  if (unitId === null) throw new Error('An office that is not set up sends nothing')
  const arrived = arrivedIn(sent)
  const people = everybody(store)
  const record = recorder(store, unitId)
  const records = [
    ...periods(store).map((revision) => {
      const { friday: key, revision: number } = revision.content
      return record(isMonthKey(key) ? 'month' : 'week', key, number, periodBody(revision, people), 'own')
    }),
    ...tallies(store).map(({ key, revision, body }) => record('apologyTally', key, revision, body, 'own')),
    ...issuedPlans(store).map(({ key, revision, body }) => record('plan', key, revision, body, 'own')),
    ...taskStates(store, people).map(({ key, revision, body }) => record('taskState', key, revision, body)),
    ...listOwnAnswers(store).map(({ remarkId, version, answer, text, at }) =>
      record('remarkAnswer', remarkId, version, { answer, text: publicText(text, people), at }, 'own'),
    ),
    record('contact', 'office', ...contact(store, now, false)),
  ]
  const personal = [record('contact', 'people', ...contact(store, now, true))]
  const fresh = (each: BundleRecord) => !arrived(each)
  return { records: records.filter(fresh), personal: personal.filter(fresh) }
}

/** `own`: the revision is the record's own number; else it is at least the given one and grows with the content. */
const recorder =
  (store: Store, unitId: string) =>
  (kind: BundleKind, key: string, least: number, body: object, numbered?: 'own'): BundleRecord => {
    const plain = JSON.parse(JSON.stringify(body)) as Json
    const hash = canonicalHash(plain, sha256Text)
    const revision = numbered === 'own' ? least : revisionFor(store, { kind, key, hash }, least)
    return { unitId, kind, key, revision, hash, body: plain }
  }

/** Everybody whom the registers of this office know, for the scan of free text. */
export function everybody(store: Store): readonly Secrets[] {
  const applicants = [...listParties(store).values()].map(({ applicant, idNo, phone, address }) => ({
    applicant,
    idNo,
    phone,
    address,
  }))
  const chains = listChains(store).flatMap(({ id }) => {
    const texts = getTexts(store, id)
    return texts === null ? [] : [texts]
  })
  return [...applicants, ...chains]
}

interface Found<B> {
  readonly key: string
  readonly revision: number
  readonly body: B
}

function periods(store: Store): readonly WeekRevision[] {
  const keys = store
    .prepare('SELECT DISTINCT friday FROM week_revision WHERE unit_id = ? ORDER BY friday')
    .pluck()
    .all(store.unitId()) as string[]
  return keys.flatMap((key) => {
    const approved = revisionsOf(store, key).findLast(
      ({ approval, content }) => approval?.decision === 'approved' || content.reentered !== undefined,
    )
    return approved === undefined ? [] : [approved]
  })
}

function tallies(store: Store): readonly Found<object>[] {
  const months = store
    .prepare('SELECT DISTINCT month FROM late_month WHERE unit_id = ? ORDER BY month')
    .pluck()
    .all(store.unitId()) as string[]
  return months.flatMap((month) => {
    const closed = closedMonths(store, month).at(-1)
    if (closed === undefined) return []
    return [{ key: month, revision: closed.revision, body: tallyBody(closed.content, closed.closedAt) }]
  })
}

/** As issued: the frozen version, without the people that the office assigned. */
function issuedPlans(store: Store): readonly Found<PlanBody>[] {
  return listPlans(store, null)
    .filter(({ own, version }) => own && version > 0)
    .map((plan) => {
      const row = store
        .prepare(
          'SELECT content, hash, reason FROM plan_version WHERE unit_id = ? AND plan_id = ? AND version = ?',
        )
        .get(store.unitId(), plan.id, plan.version) as { content: string; hash: string; reason: string }
      const { tasks } = JSON.parse(row.content) as { tasks: readonly TaskDefinition[] }
      const { year, title, number, date, issuer } = plan
      const rows = tasks.map((task) => ({
        section: task.section,
        no: task.no,
        content: task.content,
        leads: task.leads,
        coordinators: task.coordinators,
        start: task.startText,
        deadline: task.deadlineText,
        product: task.product,
        note: task.note,
      }))
      const body = { year, title, number, date, issuer, reason: row.reason, sheetHash: row.hash, rows }
      return { key: plan.id, revision: plan.version, body }
    })
}

/** Of plans from above, and of letters that gave a task by themselves; the office's own plan is its own affair. */
function taskStates(store: Store, people: readonly Secrets[]): readonly Found<TaskStateBody>[] {
  const above = new Map(
    listPlans(store, null)
      .filter(({ own }) => !own)
      .map((plan) => [plan.id, sourceOf(plan)]),
  )
  const entries = new Map(
    store
      .prepare(
        `SELECT key, count(*) AS entries FROM ledger
         WHERE unit_id = ? AND entity IN ('task', 'taskProgress') GROUP BY key`,
      )
      .raw()
      .all(store.unitId()) as [string, number][],
  )
  const checks = checkCounts(store)
  return listTasks(store, { year: null }).flatMap(({ id, task, progress }) => {
    const source = task.planId === null ? task.source : above.get(task.planId)
    if (source === undefined || source === '') return []
    const counted = checks.get(id) ?? { done: 0, none: 0, skipped: 0 }
    const body: TaskStateBody = {
      year: task.year,
      source,
      no: task.no,
      content: publicText(task.content, people),
      deadline: task.deadlineText,
      role: progress.role,
      status: progress.status,
      doneOn: progress.doneOn,
      checks: counted,
    }
    const key = task.planId === null ? id : `${task.planId}/${task.rowId}`
    const revision = (entries.get(id) ?? 1) + counted.done + counted.none + counted.skipped
    return [{ key, revision, body }]
  })
}

const sourceOf = ({ title, number, issuer }: SavedPlan): string =>
  [number === '' ? title : `Kế hoạch số ${number}`, issuer].filter((part) => part !== '').join(' của ')

function checkCounts(store: Store): ReadonlyMap<string, TaskStateBody['checks']> {
  const rows = store
    .prepare(
      'SELECT task_id AS id, state, count(*) AS n FROM task_check WHERE unit_id = ? GROUP BY task_id, state',
    )
    .all(store.unitId()) as { id: string; state: keyof TaskStateBody['checks']; n: number }[]
  const found = new Map<string, TaskStateBody['checks']>()
  for (const { id, state, n } of rows)
    found.set(id, { ...(found.get(id) ?? { done: 0, none: 0, skipped: 0 }), [state]: n })
  return found
}

/** The setting that keeps the office's telephone number, for the directory of units. */
export const officePhone = 'officePhone'

function contact(store: Store, now: number, named: boolean): [number, ContactBody] {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { date } = wallClock(now)
  const users = new Map(listUsers(store).map(({ id, name }) => [id, name]))
  const assignments = listAssignments(store)
  const duties = (['updater', 'reviewer'] as const).flatMap((duty) =>
    assignedOn(assignments, duty, date).map(({ standing, from, decisionNumber, decisionDate, userId }) => ({
      duty,
      standing,
      from,
      decisionNumber,
      decisionDate,
      ...(named ? { person: users.get(userId) ?? '' } : {}),
    })),
  )
  const { name, type, place, portalCode, provinceCode } = unit
  const said = getSetting(store, officePhone)
  const phone = typeof said === 'string' ? said : ''
  return [1, { name, type, place, portalCode, provinceCode, phone, duties }]
}
