/**
 * A task (nhiệm vụ). `TaskDefinition` is what the plan asks and belongs to the plan's owner; `TaskProgress` is what
 * this office does about it and belongs to the commune. Each is changed field by field in the ledger.
 */
import { z } from 'zod'
import { Id, Instant, IsoDate, Line, Prose, RequiredLine, RequiredProse, Sha256 } from '../contract/values.ts'
import { DeadlineReading } from '../deadline/reading.ts'
import { OfficeRole } from './plan.ts'
import { Rhythm } from './rhythm.ts'

const Names = z.array(RequiredLine).max(40)

export const TaskDefinition = z.strictObject({
  /** Null for a task of no plan; then `source` names the letter that gave it. */
  planId: Id.nullable(),
  rowId: z.string().nullable(),
  year: z.int().min(2020).max(2100),
  seq: z.int().nonnegative(),
  /** Headings above the line, outermost first. */
  section: z.array(z.string()),
  no: Line,
  content: RequiredProse,
  leads: Names,
  coordinators: Names,
  startText: Prose,
  /** As printed, to the letter. */
  deadlineText: Prose,
  reading: DeadlineReading,
  /** A person said that the reading is right. */
  confirmed: z.boolean(),
  product: Prose,
  note: Prose,
  source: Line,
  /** The day it was given: of the plan, or of the letter. What was due before is "đã quá hạn khi ban hành". */
  givenOn: IsoDate.nullable(),
})
export type TaskDefinition = z.infer<typeof TaskDefinition>

export const taskStatuses = ['open', 'stuck', 'paused', 'done', 'none'] as const
/** Đang làm, vướng mắc, tạm dừng, hoàn thành, không phát sinh. */
export const TaskStatus = z.enum(taskStatuses)
export type TaskStatus = z.infer<typeof TaskStatus>

/** Of an obstacle: the cause, what is proposed, to whom; of a pause or of "không phát sinh" the cause alone. */
export const StatusReason = z.strictObject({ cause: RequiredProse, proposal: Prose, to: Line })
export type StatusReason = z.infer<typeof StatusReason>

/** A step on the way that the office set itself. */
export const Milestone = z.strictObject({ key: RequiredLine.max(40), label: RequiredLine, due: IsoDate })
export type Milestone = z.infer<typeof Milestone>

export const TaskProgress = z.strictObject({
  role: OfficeRole.nullable(),
  /** Set where the person also works with this program; the name stands in any case, "" for nobody. */
  personId: Id.nullable(),
  person: Line,
  department: Line,
  /** Cấp có thẩm quyền duyệt. */
  authority: Line,
  rhythm: Rhythm.nullable(),
  /** The office's own date where the letter fixes none. */
  ownDue: IsoDate.nullable(),
  milestones: z.array(Milestone).max(30),
  status: TaskStatus,
  statusReason: StatusReason.nullable(),
  doneOn: IsoDate.nullable(),
  /** The task that is done for this one too. */
  sameAs: Id.nullable(),
  carriedFrom: Id.nullable(),
})
export type TaskProgress = z.infer<typeof TaskProgress>

export const freshProgress: TaskProgress = {
  role: null,
  personId: null,
  person: '',
  department: '',
  authority: '',
  rhythm: null,
  ownDue: null,
  milestones: [],
  status: 'open',
  statusReason: null,
  doneOn: null,
  sameAs: null,
  carriedFrom: null,
}

/** Something from which a deadline is counted; `days` after it are the last day on time, negative before it. */
export const TaskEvent = z.strictObject({
  on: IsoDate,
  days: z.int().min(-400).max(400),
  dayKind: z.enum(['working', 'calendar']),
  note: Line,
})
export type TaskEvent = z.infer<typeof TaskEvent>
export const SavedEvent = TaskEvent.extend({ id: Id })
export type SavedEvent = z.infer<typeof SavedEvent>

/** Đã làm, không phát sinh, bỏ qua. */
export const CheckState = z.enum(['done', 'none', 'skipped'])
export type CheckState = z.infer<typeof CheckState>

export const TaskCheck = z.strictObject({
  checkpoint: RequiredLine,
  state: CheckState,
  on: IsoDate,
  note: Prose,
  at: Instant,
  by: RequiredLine,
})
export type TaskCheck = z.infer<typeof TaskCheck>

export const TaskEvidence = z.strictObject({
  id: Id,
  /** The checkpoint it proves; null for the task as a whole. */
  checkpoint: z.string().nullable(),
  kind: z.enum(['document', 'link', 'file']),
  /** Number of a document, address of a link, caption of a file. */
  text: Line,
  date: IsoDate.nullable(),
  file: z
    .strictObject({ sha256: Sha256, name: z.string(), mediaType: z.string(), bytes: z.int() })
    .nullable(),
  addedAt: Instant,
  addedBy: z.string(),
})
export type TaskEvidence = z.infer<typeof TaskEvidence>

/** The six of "6 rõ" (Kế hoạch 74/KH-UBND, I.2a) that the task leaves open. */
export const clarities = ['person', 'work', 'time', 'duty', 'product', 'authority'] as const
export const Clarity = z.enum(clarities)
export type Clarity = z.infer<typeof Clarity>

export const clarityWords: Readonly<Record<Clarity, string>> = {
  person: 'rõ người',
  work: 'rõ việc',
  time: 'rõ thời gian',
  duty: 'rõ trách nhiệm',
  product: 'rõ sản phẩm',
  authority: 'rõ thẩm quyền',
}

/** `dated`: the task has a checkpoint, or an event will give it one. */
export function unclear(
  task: Pick<TaskDefinition, 'content' | 'leads' | 'product'>,
  progress: Pick<TaskProgress, 'person' | 'department' | 'authority'>,
  dated: boolean,
): readonly Clarity[] {
  const clear: Readonly<Record<Clarity, boolean>> = {
    person: progress.person !== '',
    work: task.content.trim() !== '',
    time: dated,
    duty: task.leads.length > 0 || progress.department !== '',
    product: task.product.trim() !== '',
    authority: progress.authority !== '',
  }
  return clarities.filter((name) => !clear[name])
}
