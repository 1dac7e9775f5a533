/**
 * A plan of a year: the letter, its lines as printed, what its phrases were confirmed to mean, its issued versions.
 * A plan of our own office is issued here, version by version; one from above was issued before it came.
 */
import { z } from 'zod'
import { Id, Instant, IsoDate, Line, RequiredLine, Sha256 } from '../contract/values.ts'
import { DeadlineReading } from '../deadline/reading.ts'
import { caseless } from '../text/text.ts'
import { KeptFile } from '../week/content.ts'
import { Rhythm } from './rhythm.ts'
import { PrintedRow } from './row.ts'

/** What this office is in a line of a plan: chủ trì, phối hợp, không liên quan. */
export const OfficeRole = z.enum(['lead', 'coordinate', 'none'])
export type OfficeRole = z.infer<typeof OfficeRole>

export const Plan = z.strictObject({
  year: z.int().min(2020).max(2100),
  title: RequiredLine,
  /** Empty while it is a draft. */
  number: Line,
  date: IsoDate.nullable(),
  issuer: Line,
  /** Issued by this office; false for the plan of an upper unit. */
  own: z.boolean(),
})
export type Plan = z.infer<typeof Plan>

/** `version` 0: not issued yet. `role` null: nobody said yet. */
export const SavedPlan = Plan.extend({
  id: Id,
  version: z.int().nonnegative(),
  /** The letter it was read from, with its hash. */
  file: KeptFile.nullable(),
  savedAt: Instant,
})
export type SavedPlan = z.infer<typeof SavedPlan>

/** A line to be saved; a task is made of each line of kind `task`. */
export const RowToSave = z.strictObject({ printed: PrintedRow, role: OfficeRole.nullable() })
export type RowToSave = z.infer<typeof RowToSave>

export const ConfirmedPhrase = z.strictObject({
  phrase: Line.max(4000),
  reading: DeadlineReading,
  /** Chosen for a phrase without a period of its own. */
  rhythm: Rhythm.nullable(),
})
export type ConfirmedPhrase = z.infer<typeof ConfirmedPhrase>

/** Two printings of a phrase that differ only in capitals and blanks are one phrase, confirmed once. */
export const phraseKey = (phrase: string): string => caseless(phrase)

export const PlanVersion = z.strictObject({
  version: z.int().positive(),
  hash: Sha256,
  reason: Line,
  at: Instant,
  by: RequiredLine,
})
export type PlanVersion = z.infer<typeof PlanVersion>
