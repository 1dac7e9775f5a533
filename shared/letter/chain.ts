/**
 * The chain of one late dossier: near due → reason → explanation to the head → letter → new date → result. The chain
 * keeps its own copy of what the list said when it was opened, so that it outlives the list; the due date in it never
 * changes. Whatever names a citizen, and every free text, is in `ChainTexts`, which can be erased.
 */
import { z } from 'zod'
import { Id, Instant, IsoDate, Line, Prose } from '../contract/values.ts'
import { DossierStatus, LocalMoment } from '../dossier/dossier.ts'
import { LetterEntry } from './letter.ts'

/** Personal. */
export const ChainTexts = z.strictObject({
  applicant: z.string().nullable(),
  idNo: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  /** Beside the coded reason. */
  reasonText: Prose,
  remedy: Prose,
  /** Responsibility and proposal, for the explanation. */
  responsibility: Prose,
})
export type ChainTexts = z.infer<typeof ChainTexts>

export const emptyTexts: ChainTexts = {
  applicant: null,
  idNo: null,
  phone: null,
  address: null,
  reasonText: '',
  remedy: '',
  responsibility: '',
}

export const Chain = z.strictObject({
  id: Id,
  code: z.string(),
  field: z.string().nullable(),
  procedure: z.string().nullable(),
  received: LocalMoment.nullable(),
  due: LocalMoment,
  unit: z.string().nullable(),
  officer: z.string().nullable(),
  /** Code of the reason. */
  reason: z.string().nullable(),
  incidentId: Id.nullable(),
  explainedOn: IsoDate.nullable(),
  /** Typed by hand where the list does not show it yet. */
  finishedOn: IsoDate.nullable(),
  openedAt: Instant,
  /** Its texts were erased when their time was over. */
  erased: z.boolean(),
})
export type Chain = z.infer<typeof Chain>

/** Where the apology of a dossier stands against its deadline. */
export const ApologyState = z.enum(['inTime', 'late', 'draft', 'missing', 'upcoming'])
export type ApologyState = z.infer<typeof ApologyState>

/** A dossier that is late, or about to be, as it stands today. Names no citizen. */
export const LateItem = z.strictObject({
  chainId: Id,
  code: z.string(),
  field: z.string().nullable(),
  procedure: z.string().nullable(),
  received: LocalMoment.nullable(),
  due: LocalMoment,
  unit: z.string().nullable(),
  officer: z.string().nullable(),
  status: DossierStatus,
  workingDaysLeft: z.int().nullable(),
  workingDaysLate: z.int().nullable(),
  finishedOn: IsoDate.nullable(),
  letterDeadline: IsoDate,
  apology: ApologyState,
  reason: z.string().nullable(),
  hasTexts: z.boolean(),
  hasRemedy: z.boolean(),
  explainedOn: IsoDate.nullable(),
  /** The newest letter that stands. */
  letter: LetterEntry.nullable(),
  newDate: IsoDate.nullable(),
  /** The new date was not kept either: no third date, an explanation and an urging slip. */
  slippedAgain: z.boolean(),
  urged: z.int().nonnegative(),
})
export type LateItem = z.infer<typeof LateItem>

export const Incident = z.strictObject({
  id: Id,
  system: Line,
  from: Instant,
  to: Instant.nullable(),
  what: Line,
  reported: Line,
  by: z.string(),
})
export type Incident = z.infer<typeof Incident>
