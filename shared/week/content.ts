/**
 * A week of the QĐ 766 index: the figures an officer enters, and the frozen content of a revision.
 * The content is what the hash covers; number, signer, approval and publication come later and stand outside.
 */
import { z } from 'zod'
import {
  Bytes,
  Id,
  Instant,
  IsoDate,
  Line,
  PeriodKey,
  Prose,
  RequiredLine,
  RequiredProse,
  Sha256,
} from '../contract/values.ts'
import { Confidence, RuleReference } from '../rules/rule.ts'
import { StatsRow } from '../stats/form.ts'
import { WeekTarget } from '../target/target.ts'
import { Unit } from '../unit/unit.ts'

export const Code = RequiredLine

/** Numerator and denominator are whole counts; `ratio` (per cent) stands in where the portal shows no counts. */
export const MetricFigures = z.strictObject({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  ratio: z.number().nullable(),
})

/** What the office counted itself, whole counts both (dictionary: rule `pairs`). */
export const PairFigures = z.strictObject({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
})
export type PairFigures = z.infer<typeof PairFigures>

export const WeekFigures = z.strictObject({
  /** Official scores as the portal shows them, by group code; null where the portal shows none. */
  groups: z.record(Code, z.number().nullable()),
  /** The portal's own total; null when the officer did not enter one. */
  total: z.number().nullable(),
  metrics: z.record(Code, MetricFigures),
  /** By the code of the pair; only those somebody entered. */
  pairs: z.record(Code, PairFigures),
  rows: z.array(StatsRow),
  note: Prose,
})
export type WeekFigures = z.infer<typeof WeekFigures>

/** `confidence` is that of the least sure thing the score rests on; what is not `verified` is marked as such. */
export const Score = z.strictObject({
  code: Code,
  score: z.number().nullable(),
  max: z.number(),
  confidence: Confidence,
})
export const MetricScore = Score.extend({ ratio: z.number().nullable() })
/** `missing`: codes of metrics with points that have no score and are not in the sum. */
export const GroupScore = Score.extend({ missing: z.array(Code) })

/** Computed by our own rules; explanatory only, never a substitute for an official score. */
export const Computed = z.strictObject({
  metrics: z.array(MetricScore),
  groups: z.array(GroupScore),
  total: z.number().nullable(),
})
export type Computed = z.infer<typeof Computed>

/**
 * Something to look at before closing. `blocks` must be mended; `ask` needs a mend or a reason; `notice` is said once.
 * `id` names the same finding again after an edit, so that a reason stays with it.
 */
export const Finding = z.strictObject({
  id: RequiredLine,
  weight: z.enum(['blocks', 'ask', 'notice']),
  kind: z.enum([
    'groupMissing',
    'groupAboveMax',
    'groupNegative',
    'totalMismatch',
    'scoreDiffers',
    'ratioAbove100',
    'unreadable',
    'negative',
    'notInteger',
    'sum3',
    'sum7',
    'sum11',
    'balance',
    'cellMissing',
    'noRows',
    'noEvidence',
    'carryMismatch',
    'lateDiffers',
    'pairImpossible',
    'pairIncomplete',
    'pairDiffers',
    'jumpGroup',
    'jumpCounts',
  ]),
  /** The sentence shown, in Vietnamese, made by `shared/week/words.ts`. */
  text: RequiredLine,
  /** The draft fields it speaks of, for the jump from the list to the cell. */
  fields: z.array(z.string()),
})
export type Finding = z.infer<typeof Finding>

export const EvidenceFile = z.strictObject({
  id: Id,
  sha256: Sha256,
  name: RequiredLine,
  mediaType: RequiredLine,
  bytes: z.int().nonnegative(),
  addedAt: Instant,
  addedBy: RequiredLine,
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

export const Person = z.strictObject({ id: Id, name: RequiredLine })
export type Person = z.infer<typeof Person>

/** The report that a month is closed for, and the month as printed: "11/2026". */
export const Month = z.strictObject({ report: RequiredLine, text: RequiredLine })
export type Month = z.infer<typeof Month>

/** Frozen figures of a week, or of a month of a report; `friday` is the key of either (`shared/dates/period.ts`). */
export const WeekContent = z.strictObject({
  format: z.literal(1),
  unitId: Id,
  friday: PeriodKey,
  /** Of a month only. */
  month: Month.optional(),
  revision: z.int().positive(),
  from: IsoDate,
  to: IsoDate,
  dueAt: Instant,
  closedAt: Instant,
  closedBy: Person,
  /** Why the week was closed after its time; printed on the sheet. */
  lateReason: RequiredProse.nullable(),
  /** Why a revision after the first was made ("Đính chính lần n"). */
  correctionReason: RequiredProse.nullable(),
  /** A week from before the program, entered again from this source; absent on a week closed here. */
  reentered: z.strictObject({ source: RequiredProse }).optional(),
  /** The PC's clock ran back or jumped; the sheet says so. */
  clockSuspect: z.boolean(),
  unit: Unit,
  figures: WeekFigures,
  computed: Computed,
  /** Total of the official group scores, two decimals; null unless every group has one. */
  total: z.number().nullable(),
  grade: Line.nullable(),
  /** Official scores of the week before, as frozen at its closing; null when there was none. */
  previous: z
    .strictObject({
      friday: PeriodKey,
      groups: z.record(Code, z.number().nullable()),
      total: z.number().nullable(),
    })
    .nullable(),
  /** Findings that stood at closing, each with the officer's reason where one was asked. */
  findings: z.array(Finding.extend({ reason: Prose.nullable() })),
  evidence: z.array(EvidenceFile.pick({ sha256: true, name: true, bytes: true })),
  rules: z.array(RuleReference),
  /** The targets that governed at closing; absent in a week closed before the register of targets. */
  targets: z.array(WeekTarget).optional(),
})
export type WeekContent = z.infer<typeof WeekContent>

export const Approval = z.strictObject({
  decision: z.enum(['approved', 'returned']),
  at: Instant,
  by: Person,
  reason: Prose.nullable(),
})
export type Approval = z.infer<typeof Approval>

/** A file kept with its hash; the bytes lie in the blobs. */
export const KeptFile = EvidenceFile.pick({ sha256: true, name: true, mediaType: true, bytes: true })
export type KeptFile = z.infer<typeof KeptFile>

/**
 * An approval on paper: begun in the name of an approver who is away, complete once the scan of the signed sheet is
 * attached. Only then does the revision carry an `approval`.
 */
export const PaperApproval = z.strictObject({
  approver: Person,
  begunAt: Instant,
  begunBy: Person,
  scan: z
    .strictObject({ file: KeptFile, signedOn: IsoDate, attachedAt: Instant, attachedBy: Person })
    .nullable(),
})
export type PaperApproval = z.infer<typeof PaperApproval>

/** Filled in by văn thư after freezing; outside the hashed content. */
export const SheetNumber = z.strictObject({
  number: Line,
  date: IsoDate.nullable(),
  signerId: Id.nullable(),
})
export type SheetNumber = z.infer<typeof SheetNumber>

/** A frozen revision with what came after it. `hash` = SHA-256 of the canonical JSON of `content`. */
export const WeekRevision = z.strictObject({
  content: WeekContent,
  hash: Sha256,
  approval: Approval.nullable(),
  paper: PaperApproval.nullable(),
  document: SheetNumber,
})
export type WeekRevision = z.infer<typeof WeekRevision>

export const weekStates = [
  'before',
  'reentered',
  'future',
  'open',
  'overdue',
  'closed',
  'awaitingPaper',
  'returned',
  'approved',
  'correcting',
] as const
export const WeekState = z.enum(weekStates)
export type WeekState = z.infer<typeof WeekState>

/** A file that the program made. */
export const MadeFile = z.strictObject({ name: RequiredLine, mediaType: RequiredLine, bytes: Bytes })
export type MadeFile = z.infer<typeof MadeFile>
