/**
 * A dossier (hồ sơ) as the provincial system's list shows it: a foreign copy, keyed by its cleaned code within the unit.
 * Times are Vietnamese local time without zone; a value without `T…` means that the file gave only a date.
 * What names a citizen stands apart in `party`, so that whatever works without it never touches it.
 */
import { z } from 'zod'
import { isDate } from '../dates/plain.ts'

/** `2026-11-20` or `2026-11-20T16:05`. */
export const LocalMoment = z
  .string()
  .refine(
    (text) => isDate(text.slice(0, 10)) && /^.{10}(T([01]\d|2[0-3]):[0-5]\d)?$/.test(text),
    'Thời điểm phải có dạng 2026-11-20T16:05',
  )
export type LocalMoment = z.infer<typeof LocalMoment>

/** Who gave the code: the province, a ministry's system, the scheme before 2025, or none of these (land, justice). */
export const codeKinds = ['provincial', 'ministry', 'legacy', 'other'] as const
export const CodeKind = z.enum(codeKinds)
export type CodeKind = z.infer<typeof CodeKind>

/** `stopped` counts as a finish; `waiting`: a supplement was asked for and the clock stands still. */
export const stateClasses = ['finished', 'stopped', 'inProcess', 'waiting', 'withdrawn', 'unknown'] as const
export const StateClass = z.enum(stateClasses)
export type StateClass = z.infer<typeof StateClass>

export const channels = ['online', 'direct', 'post'] as const
export const DossierChannel = z.enum(channels)
export type DossierChannel = z.infer<typeof DossierChannel>

export const statuses = [
  'early',
  'onTime',
  'late',
  'inTime',
  'nearDue3',
  'nearDue2',
  'nearDue1',
  'overdue',
  'withdrawn',
  'needsReview',
] as const
export const DossierStatus = z.enum(statuses)
export type DossierStatus = z.infer<typeof DossierStatus>

/** Why no status is shown with confidence. The first four come from reading the file, the others from the facts. */
export const reviewReasons = [
  'badDate',
  'ambiguousDate',
  'dateSwapSuspect',
  'duplicateConflict',
  'noDue',
  'finishedWithoutDate',
  'inProcessWithFinish',
  'finishBeforeReceived',
  'dueBeforeReceived',
  'receivedAfterExport',
  'finishAfterExport',
  'unknownState',
  'pausedAndDuePassed',
] as const
export const ReviewReason = z.enum(reviewReasons)
export type ReviewReason = z.infer<typeof ReviewReason>

/** What the file did to the row, and what its place in the period says. */
export const dossierFlags = [
  'codeTrimmed',
  'codeCase',
  'codeDash',
  'codeZeroWidth',
  'codeApostrophe',
  'idApostrophe',
  'idFormatted',
  'idLostZeros',
  'idDamaged',
  'idMissing',
  'phoneLostZero',
  'phoneFormatted',
  'phoneDamaged',
  'phoneMissing',
  'nfd',
  'nameUpper',
  'lineBreak',
  'dateSerial',
  'dateSerialNoFormat',
  'dateSeconds',
  'dateNoZeros',
  'dateISO',
  'dateSpaces',
  'dateMDY',
  'usLocaleBlock',
  'usLocaleBlockIntact',
  'carryOver',
  'dueDateOnly',
  'supplementsOver1',
  'dueOnDayOff',
  'boundaryHour',
  'hiddenRow',
  'formula',
  'duplicate',
] as const
export const DossierFlag = z.enum(dossierFlags)
export type DossierFlag = z.infer<typeof DossierFlag>

/** Personal. `raw` keeps the cells as they stood wherever the reading changed or refused them. */
export const Party = z.strictObject({
  applicant: z.string().nullable(),
  idNo: z.string().nullable(),
  /** The id with the zeros it probably lost: a proposal, never used by itself. */
  idPadded: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  raw: z.strictObject({ idNo: z.string().optional(), phone: z.string().optional() }),
})
export type Party = z.infer<typeof Party>

/** What the list says of a dossier without naming anybody but the officer who handles it. */
export const DossierFacts = z.strictObject({
  code: z.string(),
  codeKind: CodeKind,
  procedure: z.string().nullable(),
  field: z.string().nullable(),
  received: LocalMoment.nullable(),
  /** As printed in the list it was read from. */
  due: LocalMoment.nullable(),
  finished: LocalMoment.nullable(),
  /** The system's own words. */
  state: z.string().nullable(),
  stateClass: StateClass,
  channel: DossierChannel.nullable(),
  unit: z.string().nullable(),
  officer: z.string().nullable(),
  onlinePayment: z.boolean().nullable(),
  eResult: z.boolean().nullable(),
  supplements: z.int().nonnegative().nullable(),
  /** Reasons that only the file could give: badDate, ambiguousDate, dateSwapSuspect, duplicateConflict. */
  doubts: z.array(ReviewReason),
  flags: z.array(DossierFlag),
})
export type DossierFacts = z.infer<typeof DossierFacts>

/** One distinct dossier of a list; `row` is the sheet row that won. */
export const ReadDossier = DossierFacts.extend({ row: z.int(), party: Party })
export type ReadDossier = z.infer<typeof ReadDossier>

/** Where a dossier stands at a moment; see `standingOf`. */
export const Standing = z.strictObject({
  /** The due date moved to the next working day when it is a day off, at the same hour. */
  effectiveDue: LocalMoment.nullable(),
  status: DossierStatus,
  /** The same with hours ignored. */
  statusByDate: DossierStatus,
  /** The portal's rule: more than one supplement request is late. */
  status766: DossierStatus,
  /** Of an open dossier: working days d with at < d ≤ due. */
  workingDaysLeft: z.int().nullable(),
  /** Working days after the effective due date up to the finish, or up to the moment asked for. */
  workingDaysLate: z.int().nullable(),
  paused: z.boolean(),
  /** The last day on which a letter of apology is in time: the working day before the due date. */
  apologyLatest: z.string().nullable(),
  reviewReasons: z.array(ReviewReason),
})
export type Standing = z.infer<typeof Standing>

/** A due date that the system moved between two lists. */
export const DueMove = z.strictObject({
  importId: z.string(),
  at: LocalMoment,
  from: LocalMoment.nullable(),
  to: LocalMoment.nullable(),
  /** It was moved when it had already passed. */
  wasOverdue: z.boolean(),
  /** The clock had stood still for a supplement, so the move is part of the rule. */
  afterSupplement: z.boolean(),
})
export type DueMove = z.infer<typeof DueMove>

/**
 * A dossier as the office keeps it. `originalDue` is the first due date ever seen and never changes; `governingDue`
 * is what lateness is judged by: the original one, moved only where the clock had stood still for a supplement.
 */
export const KeptDossier = DossierFacts.extend({
  originalDue: LocalMoment.nullable(),
  governingDue: LocalMoment.nullable(),
  moves: z.array(DueMove),
  /** The moment of the first list that showed it. */
  firstSeen: LocalMoment,
  /** The moment of the first list that no longer showed it; null while the lists do. Gone is not finished. */
  goneSince: LocalMoment.nullable(),
})
export type KeptDossier = z.infer<typeof KeptDossier>
