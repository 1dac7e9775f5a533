/** Plans: the letter and its lines, saved whole or not at all, and issued version by version. */
import { z } from 'zod'
import { ConfirmedPhrase, Plan, PlanVersion, RowToSave, SavedPlan } from '../plan/plan.ts'
import { PrintedRow } from '../plan/row.ts'
import { MadeFile } from '../week/content.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, Id, IsoDate, Nothing, Prose, RequiredLine, RequiredProse } from './values.ts'

const Year = z.int().min(2020).max(2100)
const notFound = failure('NotFound')

/** A plan with what its tasks say of it. */
export const PlanHead = SavedPlan.extend({
  rows: z.int(),
  /** Of them groups of procedures to review. */
  reviews: z.int(),
  /** Those that concern this office; a task nobody gave a role counts. */
  tasks: z.int(),
  done: z.int(),
  late: z.int(),
  /** Of all "rõ" of these tasks how many are met, in per cent; null without tasks. */
  clear: z.number().nullable(),
})
export type PlanHead = z.infer<typeof PlanHead>

export const PlanView = z.strictObject({
  head: PlanHead,
  rows: z.array(PrintedRow),
  phrases: z.array(ConfirmedPhrase),
  versions: z.array(PlanVersion),
})
export type PlanView = z.infer<typeof PlanView>

export const planProcedures = {
  /** Of a year, or of all. */
  'plan.list': procedure({
    input: z.strictObject({ year: Year.nullable() }),
    output: z.array(PlanHead),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'plan.get': procedure({
    input: z.strictObject({ id: Id }),
    output: PlanView,
    errors: [notFound],
    role: 'anyone',
    writes: false,
  }),
  /**
   * Saves the plan, its lines, the confirmed phrases and the letter it was read from, all or nothing. With `id` the
   * plan is read anew: a line keeps its task and progress by its row id, a task whose line is gone leaves the lists.
   */
  'plan.save': procedure({
    input: z.strictObject({
      id: Id.nullable(),
      plan: Plan,
      rows: z.array(RowToSave).max(5000),
      phrases: z.array(ConfirmedPhrase).max(2000),
      file: z.strictObject({ name: RequiredLine, bytes: Bytes }).nullable(),
      reason: Prose,
    }),
    output: z.strictObject({ id: Id, rows: z.int(), tasks: z.int() }),
    errors: [
      notFound,
      failure('RowTwice', { rowId: z.string() }),
      failure('PlanYearStays', { year: z.int() }),
      failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
      failure('FileRefused', { reason: z.string() }),
    ],
    role: 'officer',
    writes: true,
  }),
  /** Number, date, title: what stands at the head of the letter. */
  'plan.describe': procedure({
    input: z.strictObject({ id: Id, plan: Plan, reason: Prose }),
    output: Nothing,
    errors: [notFound, failure('PlanYearStays', { year: z.int() })],
    role: 'officer',
    writes: true,
  }),
  /** Freezes the next version; the first needs number and date, a later one a reason. */
  'plan.issue': procedure({
    input: z.strictObject({ id: Id, number: RequiredLine, date: IsoDate, reason: Prose }),
    output: z.strictObject({ version: z.int().positive() }),
    errors: [notFound, failure('NotOurs'), failure('ReasonNeeded'), failure('NoTasks')],
    role: 'officer',
    writes: true,
  }),
  'plan.remove': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** The letter the plan was read from. */
  'plan.file': procedure({
    input: z.strictObject({ id: Id }),
    output: MadeFile,
    errors: [notFound, failure('BlobDamaged')],
    role: 'viewer',
    writes: false,
  }),
} as const
