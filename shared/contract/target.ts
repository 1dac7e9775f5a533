/** The register of targets: what each year's documents ask, which one governs, how far the newest week is from it. */
import { z } from 'zod'
import { Indicator, SavedTarget, Target, TargetChoice, TargetOffer } from '../target/target.ts'
import { failure, procedure } from './procedure.ts'
import { Id, IsoDate, Nothing, RequiredLine, RequiredProse } from './values.ts'

const Year = z.int().min(2020).max(2100)

/** Where an indicator stands by the newest closed week of the year. */
export const Standing = z.strictObject({
  indicator: z.string(),
  friday: IsoDate,
  /** The draft field the figure stands in, to open the week there. */
  field: z.string(),
  /** Whole counts; null where only the rate or a score is known. */
  counts: z.strictObject({ numerator: z.number(), denominator: z.number() }).nullable(),
  /** Per cent, or points for the total; null for 0/0. */
  value: z.number().nullable(),
})
export type Standing = z.infer<typeof Standing>

export const TargetYear = z.strictObject({
  year: z.int(),
  /** A year that is over is read-only. */
  closed: z.boolean(),
  indicators: z.array(Indicator),
  targets: z.array(SavedTarget),
  choices: z.array(TargetChoice),
  standings: z.array(Standing),
  /** Targets of real plans for this year that were not taken over. */
  offers: z.array(TargetOffer),
})
export type TargetYear = z.infer<typeof TargetYear>

const yearClosed = failure('YearClosed', { year: z.int() })
const notFound = failure('NotFound')

export const targetProcedures = {
  'target.year': procedure({
    input: z.strictObject({ year: Year }),
    output: TargetYear,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Adds a target, or changes the one with `id`; indicator and year of a kept one stay. */
  'target.save': procedure({
    input: z.strictObject({ id: Id.nullable(), target: Target, reason: RequiredProse }),
    output: z.strictObject({ id: Id }),
    errors: [yearClosed, notFound, failure('UnknownIndicator', { code: z.string() })],
    role: 'administrator',
    writes: true,
  }),
  'target.remove': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [yearClosed, notFound],
    role: 'administrator',
    writes: true,
  }),
  /** Of the targets of one indicator this one governs; the reason is kept with the name. */
  'target.choose': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [yearClosed, notFound],
    role: 'administrator',
    writes: true,
  }),
  /** Takes offered targets over, by their codes; those already taken stay as they are. */
  'target.take': procedure({
    input: z.strictObject({ codes: z.array(RequiredLine).min(1).max(200) }),
    output: z.strictObject({ taken: z.int() }),
    errors: [yearClosed, notFound],
    role: 'administrator',
    writes: true,
  }),
} as const
