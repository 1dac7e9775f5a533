/**
 * What an import of a plan yields, in the field names of schema plan-gold/1: one row for each line of work, target
 * or group to review, in reading order, cell by cell as printed. Band rows (I, A, 1 …) and header rows are no rows.
 *
 * Text is NFC, blanks folded, a paragraph a line; the typing errors of the source stay. What `PrintedRow` lacks is
 * the reading of its phrases (`deadline`, `start`): those come from shared/deadline, over the printed text.
 */
import { z } from 'zod'
import { IsoDate } from '../contract/values.ts'
import { Deadline } from '../deadline/reading.ts'

export const rowKinds = ['task', 'target', 'reviewItem'] as const
export const RowKind = z.enum(rowKinds)
export type RowKind = z.infer<typeof RowKind>

/** Where the row stands in the file: 0-based among all its tables (sheets); `page` counts from 1, PDF only. */
export const Place = z.strictObject({
  table: z.int().nonnegative(),
  row: z.int().nonnegative(),
  page: z.int().positive().optional(),
})
export type Place = z.infer<typeof Place>

/** Of a target: ">=" where the text says it is a minimum, "=" where only a number is printed. */
export const TargetCell = z.strictObject({
  unit: z.string(),
  thresholdText: z.string(),
  op: z.enum(['>=', '=']),
  value: z.number().nullable(),
  year: z.int().nullable(),
  below: z.number().optional(),
})
export type TargetCell = z.infer<typeof TargetCell>

/**
 * One cell over start and finish; both filled; only the finish; only the start (the deadline is then the start).
 */
export const timeCells = ['merged', 'both', 'finishOnly', 'startOnly'] as const

export const PrintedRow = z.strictObject({
  /** Unique in its plan, stable for the same file; made of annex, section, group and number, for people to read. */
  id: z.string().min(1),
  /** 1 … n in reading order. */
  seq: z.int().positive(),
  kind: RowKind,
  annex: z.string(),
  sectionNo: z.string(),
  sectionTitle: z.string(),
  /** Outermost first, "<no>. <title>". */
  groupPath: z.array(z.string()),
  groupFrom: z.literal('column').optional(),
  /** As printed: numbers restart, so never a key. */
  no: z.string(),
  no2: z.string().optional(),
  goal: z.string().optional(),
  mission: z.string().optional(),
  content: z.string(),
  leads: z.array(z.string()),
  coordinators: z.array(z.string()),
  leadsText: z.string(),
  coordinatorsText: z.string(),
  evaluators: z.array(z.string()).optional(),
  evaluatorsText: z.string().optional(),
  startText: z.string().optional(),
  deadlineText: z.string(),
  timeCells: z.enum(timeCells).optional(),
  product: z.string(),
  note: z.string(),
  target: TargetCell.optional(),
  subRow: z.int().positive().optional(),
  /** The `id` of the first line of the same numbered task. */
  continuationOf: z.string().optional(),
  parentIsTask: z.literal(true).optional(),
  brokenAcrossPages: z.literal(true).optional(),
  /** One cell over the columns from the lead to the note. */
  spanText: z.string().optional(),
  /** A target given as a paragraph. */
  inProse: z.literal(true).optional(),
  at: Place.optional(),
  uncertain: z.literal(true).optional(),
  uncertainWhy: z.string().optional(),
})
export type PrintedRow = z.infer<typeof PrintedRow>

/** When a row begins; `from` is null where the text fixes no day. */
export const Start = z.strictObject({
  kind: z.string(),
  year: z.int().optional(),
  month: z.int().optional(),
  quarter: z.int().optional(),
  from: IsoDate.nullable(),
  yearImplied: z.literal(true).optional(),
})
export type Start = z.infer<typeof Start>

/** `deadline` is null for targets: their tables have no time. */
export const PlanRow = PrintedRow.extend({ deadline: Deadline.nullable(), start: Start.optional() })
export type PlanRow = z.infer<typeof PlanRow>
