/**
 * Where a task stands today, by its checkpoints and what was ticked off. Nothing is green too early: a task is done
 * when somebody says so, or when every checkpoint of a task that ends has been dealt with.
 */
import { addDays, type IsoDateText } from '../dates/plain.ts'
import type { Checkpoint } from './checkpoints.ts'
import type { TaskCheck, TaskProgress } from './task.ts'

export const taskStates = [
  'late',
  'missed',
  'beforeIssue',
  'stuck',
  'soon',
  'open',
  'waiting',
  'undated',
  'paused',
  'done',
  'none',
] as const
/**
 * `late`: a deadline passed; `missed`: only check-ins were left out; `beforeIssue`: what is late was due before the
 * task was given; `soon`: within a week; `waiting`: for an event; `undated`: no day to look at it.
 */
export type TaskState = (typeof taskStates)[number]

export type PointState = 'done' | 'none' | 'skipped' | 'missed' | 'beforeIssue' | 'soon' | 'open'

export interface Standing {
  readonly state: TaskState
  /** The first that waits, overdue ones included; null when none does. */
  readonly next: Checkpoint | null
  readonly missed: number
  /** Dealt with, of those that have come due. */
  readonly dealt: number
  readonly come: number
  readonly total: number
  /** Done after its last day; null while it is not done or has none. */
  readonly doneLate: boolean | null
}

const SOON = 7

/** A check-in is the office's own; in the days right after a plan was given nobody could have made one. */
const FIRST_CHECK_IN = 7

const wasBeforeGiven = (point: Checkpoint, givenOn: IsoDateText | null): boolean =>
  givenOn !== null &&
  point.kind !== 'event' &&
  point.due < (point.kind === 'checkIn' ? addDays(givenOn, FIRST_CHECK_IN) : givenOn)

export function pointState(
  point: Checkpoint,
  check: Pick<TaskCheck, 'state'> | undefined,
  today: IsoDateText,
  givenOn: IsoDateText | null,
): PointState {
  if (check !== undefined) return check.state
  if (point.effective < today) return wasBeforeGiven(point, givenOn) ? 'beforeIssue' : 'missed'
  return point.effective <= addDays(today, SOON) ? 'soon' : 'open'
}

export interface Circumstances {
  readonly today: IsoDateText
  readonly givenOn: IsoDateText | null
  /** Events may still come, so nothing ticked off ends it. */
  readonly waits: boolean
}

export function standingOf(
  points: readonly Checkpoint[],
  checks: ReadonlyMap<string, Pick<TaskCheck, 'state' | 'on'>>,
  progress: Pick<TaskProgress, 'status' | 'doneOn'>,
  { today, givenOn, waits }: Circumstances,
): Standing {
  const horizon = addDays(today, SOON)
  let next: Checkpoint | null = null
  let missed = 0
  let dealt = 0
  let come = 0
  let late = false
  let before = false
  for (const point of points) {
    const checked = checks.has(point.key)
    const passed = point.effective < today
    const beforeGiven = passed && wasBeforeGiven(point, givenOn)
    const periodic = point.kind === 'occurrence' || point.kind === 'checkIn'
    if (checked) dealt += 1
    if (passed || checked) come += 1
    if (checked) continue
    if (beforeGiven && periodic) {
      come -= 1
      continue
    }
    next ??= point
    if (!passed) continue
    missed += 1
    if (beforeGiven) before = true
    else if (point.kind !== 'checkIn') late = true
  }
  const last = points.at(-1)
  const finished = !waits && last !== undefined && next === null
  const state = stateOf()
  return {
    state,
    next: ended(state) ? null : next,
    missed,
    dealt,
    come,
    total: points.length,
    doneLate: doneLate(),
  }

  function stateOf(): TaskState {
    if (progress.status === 'done' || progress.status === 'none' || progress.status === 'paused')
      return progress.status
    if (finished) return 'done'
    if (progress.status === 'stuck') return 'stuck'
    if (late) return 'late'
    if (before) return 'beforeIssue'
    if (missed > 0) return 'missed'
    if (next === null) return waits ? 'waiting' : 'undated'
    return next.effective <= horizon ? 'soon' : 'open'
  }

  function doneLate(): boolean | null {
    if (last === undefined) return null
    if (progress.status === 'done') return progress.doneOn === null ? null : progress.doneOn > last.due
    if (!finished) return null
    const on = checks.get(last.key)?.on
    return on === undefined ? null : on > last.due
  }
}

const ended = (state: TaskState): boolean => state === 'done' || state === 'none'
