/** What an office counts by itself each week, and how far a week may move before it is asked why. */
import { z } from 'zod'
import { Line, RequiredLine } from '../contract/values.ts'
import { columns } from '../stats/form.ts'
import { Confidence } from './rule.ts'

/** A rate of the week as its two whole counts; the rate itself is never typed. */
export const Pair = z.strictObject({
  code: RequiredLine,
  name: RequiredLine,
  numerator: RequiredLine,
  denominator: RequiredLine,
  /** The portal's metric of the same name, by its code in the index; null where the portal has none. */
  metric: RequiredLine.nullable(),
  /** The metric counts the very same things, so that the two can be held against each other. */
  sameCounts: z.boolean(),
  citation: RequiredLine,
  confidence: Confidence,
  note: Line.optional(),
})
export type Pair = z.infer<typeof Pair>

export const PairsBody = z.strictObject({ pairs: z.array(Pair).min(1) })
export type PairsBody = z.infer<typeof PairsBody>

/** A move against the week before is asked about when it reaches every bound given for it. */
export const ChecksBody = z.strictObject({
  counts: z.strictObject({
    /** Columns of Biểu II.06a whose sums are watched. */
    columns: z.array(z.enum(columns)).min(1),
    /** Per cent of the sum of the week before. */
    percent: z.number().positive(),
    dossiers: z.int().positive(),
  }),
  /** Points of one group. */
  groupPoints: z.number().positive(),
  confidence: Confidence,
})
export type ChecksBody = z.infer<typeof ChecksBody>
