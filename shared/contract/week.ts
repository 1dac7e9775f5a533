/** The main job: enter, import, check, close, approve, correct a week, and make its sheet. */
import { z } from 'zod'
import { RuleReference } from '../rules/rule.ts'
import { Section, StatsRow } from '../stats/form.ts'
import { WeekTarget } from '../target/target.ts'
import { Publication, SheetExport, WeekChain } from '../week/chain.ts'
import {
  Computed,
  EvidenceFile,
  Finding,
  MadeFile,
  Month,
  SheetNumber,
  WeekRevision,
  WeekState,
} from '../week/content.ts'
import { notAssigned } from './assignment.ts'
import { documentErrors, publicFormats, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Pin, wrongPin } from './setup.ts'
import { Bytes, Id, Instant, IsoDate, PeriodKey, Prose, RequiredLine, RequiredProse } from './values.ts'

const Friday = z.strictObject({ friday: PeriodKey })

/** Of a week, or of a month, which is closed by the same means; `friday` is its key (`shared/dates/period.ts`). */
export const WeekHead = z.strictObject({
  friday: PeriodKey,
  from: IsoDate,
  to: IsoDate,
  dueAt: Instant,
  /** Why the closing moved back from the nominal Friday; null when it did not. */
  shifted: z.string().nullable(),
  state: WeekState,
  revision: z.int().nonnegative(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  late: z.boolean(),
  chain: WeekChain,
  /** Of a month only. */
  month: Month.optional(),
})
export type WeekHead = z.infer<typeof WeekHead>

/** A pasted or opened table as understood, before anything is stored in the week. */
export const TableProposal = z.strictObject({
  id: Id,
  source: z.string(),
  period: z.strictObject({ from: IsoDate, to: IsoDate }).nullable(),
  rows: z.array(
    StatsRow.extend({
      field: z.string().nullable(),
      raw: z.string(),
      row: z.int(),
      hidden: z.boolean(),
    }),
  ),
  skipped: z.array(z.strictObject({ row: z.int(), reason: z.string(), text: z.string() })),
  unknown: z.array(z.strictObject({ row: z.int(), section: Section, raw: z.string() })),
  renamed: z.array(z.strictObject({ row: z.int(), section: Section, raw: z.string(), field: z.string() })),
  contradictions: z.array(z.strictObject({ row: z.int().nullable(), kind: z.string(), text: z.string() })),
  questions: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
})
export type TableProposal = z.infer<typeof TableProposal>

export const WeekView = z.strictObject({
  head: WeekHead,
  /** Raw text by draft field, just as typed: `group/<code>`, `total`, `metric/<code>/numerator`, `row/<section>/<field>/c3`, `note`. */
  draft: z.record(z.string(), z.string()),
  savedAt: Instant.nullable(),
  rows: z.array(z.strictObject({ section: Section, field: z.string() })),
  findings: z.array(Finding),
  computed: Computed,
  total: z.number().nullable(),
  grade: z.string().nullable(),
  previous: z
    .strictObject({
      friday: PeriodKey,
      groups: z.record(z.string(), z.number().nullable()),
      total: z.number().nullable(),
    })
    .nullable(),
  evidence: z.array(EvidenceFile),
  revisions: z.array(WeekRevision),
  /** Of every revision, oldest first; removed publications included. */
  exports: z.array(SheetExport),
  publications: z.array(Publication),
  /** Set while a correction of a closed week is being typed. */
  correctionReason: z.string().nullable(),
  rules: z.array(RuleReference),
  /** Those that govern today; a closed week's own are in its revisions. */
  targets: z.array(WeekTarget),
})
export type WeekView = z.infer<typeof WeekView>

const notOpen = failure('NotOpen', { state: WeekState })
const notFound = failure('NotFound')
const refusals = [
  failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
  failure('FileRefused', { reason: z.string() }),
] as const

export const decisionErrors = [
  ...wrongPin,
  failure('SelfApproval'),
  failure('NotApprover'),
  notAssigned,
  failure('NotLatest'),
  failure('AlreadyDecided'),
  /** A week entered again from before the program. */
  failure('NeedsNoDecision'),
  notFound,
] as const

/** `zalo` is a message to paste into a group. */
export const sheetFormats = [...publicFormats, 'zalo'] as const
export type SheetFormat = (typeof sheetFormats)[number]
export const briefingFormats = tableFormats
export type BriefingFormat = (typeof briefingFormats)[number]

const OfDocument = Friday.extend({ revision: z.int().positive().nullable() })
const sheetErrors = [failure('NotAFriday'), notFound, ...documentErrors] as const

export const weekProcedures = {
  /** All weeks whose nominal Friday lies in `year`. */
  'week.list': procedure({
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.array(WeekHead),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** The months of every report that the office closes months for, in a year. */
  'month.list': procedure({
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.array(z.strictObject({ report: z.string(), heads: z.array(WeekHead) })),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** The week the clock points at: the one whose closing is next, or the newest overdue one not closed. */
  'week.current': procedure({
    input: z.strictObject({}),
    output: Friday,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'week.get': procedure({
    input: Friday,
    output: WeekView,
    errors: [failure('NotAFriday')],
    role: 'anyone',
    writes: false,
  }),
  /** Stores the text of each field as it was typed, NFC; null removes the field. Never refuses what is typed. */
  'week.saveDraft': procedure({
    input: Friday.extend({ fields: z.record(z.string().max(300), Prose.nullable()) }),
    output: z.strictObject({ savedAt: Instant }),
    errors: [failure('NotAFriday'), notOpen],
    role: 'officer',
    writes: true,
  }),
  /** Reads a pasted block or a file into a proposal; the week is untouched until `week.applyTable`. */
  'week.readTable': procedure({
    input: Friday.extend({
      source: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('clipboard'),
          html: z.string().nullable(),
          text: z.string().nullable(),
        }),
        z.strictObject({ kind: z.literal('file'), name: RequiredLine, bytes: Bytes }),
      ]),
      /** Answers to questions asked of this source before, by question kind. */
      answers: z.record(z.string(), z.string()).optional(),
    }),
    output: TableProposal,
    errors: [failure('NotAFriday'), notOpen, ...refusals, failure('NoTable')],
    role: 'officer',
    writes: true,
  }),
  /**
   * Puts the proposal's rows into the draft; `fields` answers the unknown names, `null` leaves that row out.
   * `leaveOut` names rows of the source that are not taken; two rows of one field in one section are never merged.
   */
  'week.applyTable': procedure({
    input: Friday.extend({
      id: Id,
      fields: z.array(z.strictObject({ raw: z.string(), section: Section, field: RequiredLine.nullable() })),
      leaveOut: z.array(z.int()).optional(),
    }),
    output: z.strictObject({ savedAt: Instant, rows: z.int() }),
    errors: [
      failure('NotAFriday'),
      notOpen,
      notFound,
      failure('Unanswered', { raw: z.array(z.string()) }),
      failure('SameFieldTwice', { rows: z.array(z.int()), field: z.string() }),
    ],
    role: 'officer',
    writes: true,
  }),
  'week.close': procedure({
    input: Friday.extend({
      lateReason: Prose.optional(),
      /** Reasons for findings of weight `ask`, by finding id. */
      reasons: z.record(z.string(), RequiredProse).optional(),
    }),
    output: WeekRevision,
    errors: [
      failure('NotAFriday'),
      notOpen,
      failure('TooEarly', { opensAt: Instant }),
      failure('LateReasonNeeded', { dueAt: Instant }),
      failure('FindingsRemain', { findings: z.array(Finding) }),
      notAssigned,
    ],
    role: 'officer',
    writes: true,
  }),
  /** The second person's decision, by PIN on the same PC; whoever closed the revision is refused. */
  'week.approve': procedure({
    input: Friday.extend({ revision: z.int().positive(), approverId: Id, pin: Pin }),
    output: WeekRevision,
    errors: decisionErrors,
    role: 'viewer',
    writes: true,
  }),
  'week.return': procedure({
    input: Friday.extend({ revision: z.int().positive(), approverId: Id, pin: Pin, reason: RequiredProse }),
    output: WeekRevision,
    errors: decisionErrors,
    role: 'viewer',
    writes: true,
  }),
  /** Opens a closed week for a correction: the frozen figures are copied into the draft, the revision stays. */
  'week.startCorrection': procedure({
    input: Friday.extend({ reason: RequiredProse }),
    output: z.strictObject({ revision: z.int().positive() }),
    errors: [failure('NotAFriday'), notOpen],
    role: 'officer',
    writes: true,
  }),
  'week.cancelCorrection': procedure({
    input: Friday,
    output: z.strictObject({}),
    errors: [failure('NotAFriday'), notOpen],
    role: 'officer',
    writes: true,
  }),
  'week.setDocument': procedure({
    input: Friday.extend({ revision: z.int().positive(), document: SheetNumber }),
    output: WeekRevision,
    errors: [notFound, failure('SignerNotValid')],
    role: 'officer',
    writes: true,
  }),
  /** The public sheet: of a frozen revision, or of the draft (`revision: null`) with its mark. */
  'week.sheet': procedure({
    input: OfDocument.extend({ format: z.enum(sheetFormats) }),
    output: MadeFile,
    errors: sheetErrors,
    role: 'anyone',
    writes: false,
  }),
  /** "Số liệu tuần cho giao ban": one page from the same revision for Monday's meeting. */
  'week.briefing': procedure({
    input: OfDocument.extend({ format: z.enum(briefingFormats) }),
    output: MadeFile,
    errors: sheetErrors,
    role: 'anyone',
    writes: false,
  }),
  /** Biên bản đối chiếu: what did not agree at a closing, against what, why, and what came of it. */
  'week.minutes': procedure({
    input: OfDocument.extend({ format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: sheetErrors,
    role: 'anyone',
    writes: false,
  }),

  'evidence.add': procedure({
    input: Friday.extend({ name: RequiredLine, bytes: Bytes }),
    output: EvidenceFile,
    errors: [failure('NotAFriday'), notOpen, ...refusals],
    role: 'officer',
    writes: true,
  }),
  'evidence.remove': procedure({
    input: Friday.extend({ id: Id }),
    output: z.strictObject({}),
    errors: [notFound, notOpen],
    role: 'officer',
    writes: true,
  }),
  /** A screenshot may show names: nobody reads it before a PIN. */
  'evidence.read': procedure({
    input: z.strictObject({ id: Id }),
    output: MadeFile,
    errors: [notFound, failure('BlobDamaged')],
    role: 'viewer',
    writes: false,
  }),
} as const
