/** The living tasks: lists, the days on which each is looked at, what the office did, and the proof of it. */
import { z } from 'zod'
import { DeadlineReading } from '../deadline/reading.ts'
import { OfficeRole } from '../plan/plan.ts'
import { Rhythm } from '../plan/rhythm.ts'
import { taskStates } from '../plan/standing.ts'
import {
  CheckState,
  Clarity,
  Milestone,
  SavedEvent,
  StatusReason,
  TaskCheck,
  TaskDefinition,
  TaskEvent,
  TaskEvidence,
  TaskProgress,
  TaskStatus,
} from '../plan/task.ts'
import { MadeFile } from '../week/content.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, Id, IsoDate, Line, Nothing, Prose, RequiredLine, RequiredProse } from './values.ts'

const Year = z.int().min(2020).max(2100)
const Ids = z.array(Id).min(1).max(5000)

const notFound = failure('NotFound')
const inspectionScope = {
  year: Year,
  planId: Id.nullable(),
  /** The outermost heading; null for every section. */
  section: z.string().nullable(),
  from: IsoDate,
  to: IsoDate,
}
const refusals = [
  failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
  failure('FileRefused', { reason: z.string() }),
] as const

export const Checkpoint = z.strictObject({
  key: z.string(),
  kind: z.enum(['deadline', 'occurrence', 'checkIn', 'milestone', 'event']),
  label: z.string(),
  due: IsoDate,
  effective: IsoDate,
})

/** What a list shows of a task, and no more: thousands travel at once. */
export const TaskHead = TaskDefinition.pick({
  planId: true,
  year: true,
  section: true,
  no: true,
  content: true,
  leads: true,
  deadlineText: true,
  confirmed: true,
  source: true,
})
  .extend(
    TaskProgress.pick({
      role: true,
      personId: true,
      person: true,
      department: true,
      status: true,
      sameAs: true,
    }).shape,
  )
  .extend({
    id: Id,
    state: z.enum(taskStates),
    /** The checkpoint that waits first, overdue ones included. */
    next: Checkpoint.nullable(),
    missed: z.int(),
    /** Of the checkpoints that have come, how many were dealt with. */
    dealt: z.int(),
    come: z.int(),
    doneLate: z.boolean().nullable(),
    /** What of "6 rõ" is open. */
    unclear: z.array(Clarity),
    evidence: z.int(),
    /** The whole letter's deadlines are of one of these kinds. */
    rhythmic: z.boolean(),
  })
export type TaskHead = z.infer<typeof TaskHead>

export const PointView = Checkpoint.extend({
  state: z.enum(['done', 'none', 'skipped', 'missed', 'beforeIssue', 'soon', 'open']),
  check: TaskCheck.nullable(),
})
export type PointView = z.infer<typeof PointView>

export const TaskView = z.strictObject({
  head: TaskHead,
  definition: TaskDefinition,
  progress: TaskProgress,
  points: z.array(PointView),
  events: z.array(SavedEvent),
  evidence: z.array(TaskEvidence),
  /** An event gives it its deadline. */
  waitsForEvent: z.boolean(),
  takesRhythm: z.boolean(),
  /** Tasks of other plans that are done by this one. */
  twins: z.array(z.strictObject({ id: Id, content: z.string(), plan: z.string() })),
  plan: z.string(),
})
export type TaskView = z.infer<typeof TaskView>

/** One line of "đến hạn": a checkpoint of a task that waits, overdue or in the days asked for. */
export const DuePoint = z.strictObject({
  taskId: Id,
  planId: Id.nullable(),
  no: z.string(),
  content: z.string(),
  person: z.string(),
  personId: Id.nullable(),
  department: z.string(),
  point: Checkpoint,
  state: z.enum(['missed', 'beforeIssue', 'soon', 'open']),
  status: TaskStatus,
  /** How many checkpoints of the task were missed; only the oldest is listed. */
  missed: z.int(),
})
export type DuePoint = z.infer<typeof DuePoint>

export const taskProcedures = {
  /** Of a year, or of all; lines that do not concern this office are left out unless asked for. */
  'task.list': procedure({
    input: z.strictObject({ year: Year.nullable(), planId: Id.nullable(), everyRole: z.boolean() }),
    output: z.array(TaskHead),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'task.get': procedure({
    input: z.strictObject({ id: Id }),
    output: TaskView,
    errors: [notFound],
    role: 'anyone',
    writes: false,
  }),
  /** Checkpoints to hand in on `from` … `to`, and before them what is overdue: by day, the oldest first. */
  'task.due': procedure({
    input: z.strictObject({ from: IsoDate, to: IsoDate }),
    output: z.array(DuePoint),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** How a phrase would be read for a task given on that day; nothing is stored. */
  'task.readDeadline': procedure({
    input: z.strictObject({ text: Prose, year: Year, givenOn: IsoDate.nullable() }),
    output: DeadlineReading,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** A task from an incoming letter. */
  'task.create': procedure({
    input: z.strictObject({
      content: RequiredProse,
      source: Line,
      deadlineText: Prose,
      givenOn: IsoDate,
      personId: Id.nullable(),
      person: Line,
    }),
    output: z.strictObject({ id: Id }),
    errors: [],
    role: 'officer',
    writes: true,
  }),
  /** What is asked. A new `deadlineText` is read anew unless `reading` says what it means. */
  'task.define': procedure({
    input: z.strictObject({
      id: Id,
      content: RequiredProse,
      leads: z.array(RequiredLine).max(40),
      coordinators: z.array(RequiredLine).max(40),
      deadlineText: Prose,
      reading: DeadlineReading.nullable(),
      product: Prose,
      note: Prose,
      source: Line,
      reason: Prose,
    }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** Who does it, who approves it, what we are in it; only the fields given are changed, in every task named. */
  'task.assign': procedure({
    input: z.strictObject({
      ids: Ids,
      personId: Id.nullable().optional(),
      person: Line.optional(),
      department: Line.optional(),
      authority: Line.optional(),
      role: OfficeRole.nullable().optional(),
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** When it is looked at: a rhythm, a date of the office's own, steps on the way. */
  'task.pace': procedure({
    input: z.strictObject({
      ids: Ids,
      rhythm: Rhythm.nullable().optional(),
      ownDue: IsoDate.nullable().optional(),
      milestones: z.array(Milestone).max(30).optional(),
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** An obstacle and a pause need their reason, "không phát sinh" too; a task done needs its day. */
  'task.status': procedure({
    input: z.strictObject({
      ids: Ids,
      status: TaskStatus,
      reason: StatusReason.nullable(),
      doneOn: IsoDate.nullable(),
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: [notFound, failure('ReasonNeeded'), failure('InFuture')],
    role: 'officer',
    writes: true,
  }),
  /** Ticks a checkpoint off, or (null) takes that back. */
  'task.check': procedure({
    input: z.strictObject({
      id: Id,
      checkpoint: RequiredLine,
      state: CheckState.nullable(),
      on: IsoDate,
      note: Prose,
    }),
    output: Nothing,
    errors: [notFound, failure('InFuture'), failure('ReasonNeeded')],
    role: 'officer',
    writes: true,
  }),
  'task.addEvent': procedure({
    input: z.strictObject({ id: Id, event: TaskEvent }),
    output: z.strictObject({ id: Id }),
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  'task.removeEvent': procedure({
    input: z.strictObject({ id: Id, event: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  'task.addEvidence': procedure({
    input: z.strictObject({
      id: Id,
      checkpoint: RequiredLine.nullable(),
      evidence: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('document'), text: RequiredLine, date: IsoDate.nullable() }),
        z.strictObject({ kind: z.literal('link'), text: RequiredLine }),
        z.strictObject({ kind: z.literal('file'), text: Line, name: RequiredLine, bytes: Bytes }),
      ]),
    }),
    output: z.strictObject({ id: Id }),
    errors: [notFound, failure('NotAnAddress'), ...refusals],
    role: 'officer',
    writes: true,
  }),
  'task.removeEvidence': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** A photo or scan may show names: nobody reads it before a PIN. */
  'task.readEvidence': procedure({
    input: z.strictObject({ id: Id }),
    output: MadeFile,
    errors: [notFound, failure('BlobDamaged')],
    role: 'viewer',
    writes: false,
  }),
  /** "Hồ sơ kiểm tra": a zip with an index page, all files that prove the tasks, and the list of what is missing. */
  'task.inspection': procedure({
    input: z.strictObject(inspectionScope),
    output: MadeFile,
    errors: [notFound],
    role: 'viewer',
    writes: false,
  }),
  /** The same as a folder: `place` is one of `backup.places`, or (null) this PC, beside the data. */
  'task.inspectionFolder': procedure({
    input: z.strictObject({ ...inspectionScope, place: z.string().nullable() }),
    output: z.strictObject({ folder: z.string(), proofs: z.int(), files: z.int(), missing: z.int() }),
    errors: [notFound, failure('PlaceGone'), failure('PlaceUnwritable', { place: z.string() })],
    role: 'viewer',
    writes: false,
  }),
  /** These tasks as an Excel file, in this order. */
  'task.excel': procedure({
    input: z.strictObject({ title: RequiredLine, ids: z.array(Id).max(20_000) }),
    output: MadeFile,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** This task is done by doing the other; null parts them again. */
  'task.link': procedure({
    input: z.strictObject({ id: Id, sameAs: Id.nullable() }),
    output: Nothing,
    errors: [notFound, failure('LinkRefused')],
    role: 'officer',
    writes: true,
  }),
  /** Opens unfinished tasks in the next year, each with a link to the old one; answers how many. */
  'task.carryOver': procedure({
    input: z.strictObject({ ids: Ids, year: Year }),
    output: z.strictObject({ carried: z.int() }),
    errors: [notFound, failure('NotLaterYear')],
    role: 'officer',
    writes: true,
  }),
  'task.remove': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
} as const
