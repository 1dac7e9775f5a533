/** Tasks as the screens see them: each with its checkpoints, where it stands today, and what of "6 rõ" is open. */
import { getPlan } from '../../db/plan/plans.ts'
import {
  checksByTask,
  checksOf,
  eventsByTask,
  eventsOf,
  evidenceCounts,
  evidenceOf,
} from '../../db/plan/task-records.ts'
import { getTask, listTasks, type StoredTask } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import type { DuePoint, PointView, TaskHead, TaskView } from '../../shared/contract/task.ts'
import { type IsoDateText, wallClock } from '../../shared/dates/plain.ts'
import type { DeadlineReading } from '../../shared/deadline/reading.ts'
import {
  type Checkpoint,
  checkpointsOf,
  type DayRules,
  takesRhythm,
  waitsForEvent,
} from '../../shared/plan/checkpoints.ts'
import { type PointState, pointState, type Standing, standingOf } from '../../shared/plan/standing.ts'
import { type SavedEvent, type TaskCheck, unclear } from '../../shared/plan/task.ts'
import { dayRules, officeHabits, yearCalendar } from './deadlines.ts'

/** What all tasks of one answer are judged by, fetched once. */
interface Desk {
  readonly today: IsoDateText
  readonly checks: ReadonlyMap<string, readonly TaskCheck[]>
  /** The task that is done for another, wherever its plan stands. */
  leader(id: string): StoredTask | null
  pointsOf(task: StoredTask): readonly Checkpoint[]
}

interface Judged {
  readonly points: readonly Checkpoint[]
  readonly checks: ReadonlyMap<string, TaskCheck>
  readonly standing: Standing
}

function deskOf(store: Store, tasks: readonly StoredTask[], year: number | null, now: number): Desk {
  const { date: today } = wallClock(now)
  const known = new Map(tasks.map((task) => [task.id, task]))
  const foreign = tasks.some(({ progress }) => progress.sameAs !== null && !known.has(progress.sameAs))
  const scope = foreign ? null : year
  const rules = dayRules(yearCalendar(store, year ?? Number(today.slice(0, 4))), officeHabits(store))
  const events = eventsByTask(store, scope)
  return {
    today,
    checks: checksByTask(store, scope),
    leader: (id) => known.get(id) ?? getTask(store, id),
    pointsOf: pointsReader(rules, events),
  }
}

/**
 * The checkpoints of a task. A plan of hundreds of lines has a few dozen phrases, so those of a phrase to which nothing
 * was added are reckoned once.
 */
function pointsReader(
  rules: DayRules,
  events: ReadonlyMap<string, readonly SavedEvent[]>,
): (task: StoredTask) => readonly Checkpoint[] {
  const known = new Map<DeadlineReading, Map<string, readonly Checkpoint[]>>()
  return ({ id, task, progress }) => {
    const own = events.get(id) ?? nothing
    const { rhythm, ownDue, milestones } = progress
    if (own.length > 0 || ownDue !== null || milestones.length > 0)
      return checkpointsOf(task, progress, own, rules)
    const sameReading = known.get(task.reading) ?? new Map<string, readonly Checkpoint[]>()
    known.set(task.reading, sameReading)
    const pace = `${task.year}/${rhythm?.every}/${rhythm?.day}`
    const found = sameReading.get(pace) ?? checkpointsOf(task, progress, own, rules)
    sameReading.set(pace, found)
    return found
  }
}

const nothing: readonly never[] = []

/** A task that is done by doing another takes over what was ticked off there. */
function judge(stored: StoredTask, desk: Desk): Judged {
  const { id, task, progress } = stored
  const leader = progress.sameAs === null ? null : desk.leader(progress.sameAs)
  const own = desk.checks.get(id) ?? nothing
  const theirs = leader === null ? nothing : (desk.checks.get(leader.id) ?? nothing)
  const checks = new Map([...own, ...theirs].map((check) => [check.checkpoint, check]))
  const points = desk.pointsOf(stored)
  const standing = standingOf(points, checks, leader?.progress ?? progress, {
    today: desk.today,
    givenOn: task.givenOn,
    waits: waitsForEvent(task),
  })
  return { points, checks, standing }
}

function headOf(stored: StoredTask, { standing }: Judged, evidence: number): TaskHead {
  const { id, task, progress } = stored
  const dated = standing.total > 0 || waitsForEvent(task)
  return {
    id,
    planId: task.planId,
    year: task.year,
    section: task.section,
    no: task.no,
    content: task.content,
    leads: task.leads,
    deadlineText: task.deadlineText,
    confirmed: task.confirmed,
    source: task.source,
    role: progress.role,
    personId: progress.personId,
    person: progress.person,
    department: progress.department,
    status: progress.status,
    sameAs: progress.sameAs,
    state: standing.state,
    next: standing.next,
    missed: standing.missed,
    dealt: standing.dealt,
    come: standing.come,
    doneLate: standing.doneLate,
    unclear: [...unclear(task, progress, dated)],
    evidence,
    rhythmic: takesRhythm(task),
  }
}

/** `year` is that of all the tasks, null where they are of several. */
export function taskHeads(
  store: Store,
  tasks: readonly StoredTask[],
  year: number | null,
  now: number,
): TaskHead[] {
  const desk = deskOf(store, tasks, year, now)
  const evidence = evidenceCounts(store)
  return tasks.map((stored) => {
    const { id, progress } = stored
    const proofs = (evidence.get(id) ?? 0) + (evidence.get(progress.sameAs ?? '') ?? 0)
    return headOf(stored, judge(stored, desk), proofs)
  })
}

export function taskView(store: Store, id: string, now: number): TaskView | null {
  const stored = getTask(store, id)
  if (stored === null) return null
  const { task, progress } = stored
  const events = eventsOf(store, id)
  const rules = dayRules(yearCalendar(store, task.year), officeHabits(store))
  const desk: Desk = {
    today: wallClock(now).date,
    checks: new Map(
      [id, progress.sameAs].flatMap((one) => (one === null ? [] : [[one, checksOf(store, one)] as const])),
    ),
    leader: (other) => getTask(store, other),
    pointsOf: () => checkpointsOf(task, progress, events, rules),
  }
  const judged = judge(stored, desk)
  const evidence = [id, progress.sameAs].flatMap((one) => (one === null ? [] : evidenceOf(store, one)))
  const planTitle = (planId: string | null): string =>
    planId === null ? '' : (getPlan(store, planId)?.title ?? '')
  return {
    head: headOf(stored, judged, evidence.length),
    definition: task,
    progress,
    points: judged.points.map((point): PointView => {
      const check = judged.checks.get(point.key) ?? null
      return {
        ...point,
        state: pointState(point, check ?? undefined, desk.today, task.givenOn),
        check,
      }
    }),
    events: [...events],
    evidence,
    waitsForEvent: waitsForEvent(task),
    takesRhythm: takesRhythm(task),
    twins: listTasks(store, { year: null })
      .filter((other) => other.id === progress.sameAs || other.progress.sameAs === id)
      .map((other) => ({ id: other.id, content: other.task.content, plan: planTitle(other.task.planId) })),
    plan: planTitle(task.planId),
  }
}

/** A checkpoint of a period with the task it belongs to. */
export interface PeriodPoint {
  readonly task: StoredTask
  readonly point: Checkpoint
  readonly check: TaskCheck | null
  readonly state: PointState
}

/**
 * Every checkpoint to hand in on `from` … `to`, dealt with or not, task by task in the order of their plans; of what
 * recurs none from before the plan. A task
 * that somebody closed needs no checkpoint of its own for it: its status says so.
 */
export function periodPoints(
  store: Store,
  planId: string | null,
  from: IsoDateText,
  to: IsoDateText,
  now: number,
): PeriodPoint[] {
  const tasks = listTasks(store, { year: null, ...(planId !== null && { planId }) })
  const desk = deskOf(store, tasks, null, now)
  return tasks
    .filter(({ progress }) => progress.role !== 'none' && progress.sameAs === null)
    .flatMap((task) => {
      const { points, checks } = judge(task, desk)
      return points
        .filter(({ effective }) => from <= effective && effective <= to)
        .map((point) => {
          const check = checks.get(point.key) ?? null
          return {
            task,
            point,
            check,
            state: pointState(point, check ?? undefined, desk.today, task.task.givenOn),
          }
        })
        .filter(
          ({ point: { kind }, state }) =>
            state !== 'beforeIssue' || (kind !== 'occurrence' && kind !== 'checkIn'),
        )
    })
}

/** What waits to be handed in on `from` … `to`; of what is overdue by `from` only the oldest of each task. */
export function duePoints(store: Store, from: IsoDateText, to: IsoDateText, now: number): DuePoint[] {
  const year = Number(to.slice(0, 4))
  const years = Number(from.slice(0, 4)) === year ? year : null
  const tasks = listTasks(store, { year: years })
  const desk = deskOf(store, tasks, years, now)
  const found: DuePoint[] = []
  for (const stored of tasks) {
    const { id, task, progress } = stored
    const { status } = progress
    if (progress.role === 'none' || progress.sameAs !== null) continue
    if (status === 'done' || status === 'none' || status === 'paused') continue
    const { points, checks, standing } = judge(stored, desk)
    let overdue = false
    for (const point of points) {
      if (point.effective > to || checks.has(point.key)) continue
      const passed = point.effective < from
      if (passed && overdue) continue
      const state = pointState(point, undefined, desk.today, task.givenOn)
      if (state === 'beforeIssue' && (point.kind === 'occurrence' || point.kind === 'checkIn')) continue
      if (passed) overdue = true
      found.push({
        taskId: id,
        planId: task.planId,
        no: task.no,
        content: task.content,
        person: progress.person,
        personId: progress.personId,
        department: progress.department,
        point,
        state: state === 'missed' || state === 'beforeIssue' || state === 'soon' ? state : 'open',
        status,
        missed: standing.missed,
      })
    }
  }
  return found.sort((a, b) => compare(a.point.effective, b.point.effective) || compare(a.taskId, b.taskId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
