/** The dossiers of the provincial list: reading a list, taking it in, and looking at what is kept. */
import { z } from 'zod'
import {
  DossierFacts,
  DossierStatus,
  DueMove,
  LocalMoment,
  Party,
  Standing,
  StateClass,
} from '../dossier/dossier.ts'
import { roles } from '../dossier/read/columns.ts'
import { skipReasons } from '../dossier/read/lines.ts'
import { MadeFile } from '../week/content.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, Id, Instant, Line, Nothing, RequiredLine } from './values.ts'

const ColumnRole = z.enum(roles)
const Code = z.string().min(1).max(100)
const Count = z.int().nonnegative()

const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clipboard'), html: z.string().nullable(), text: z.string().nullable() }),
  z.strictObject({ kind: z.literal('file'), name: RequiredLine, bytes: Bytes }),
])

/** What the office says of a layout and of the system's words. */
const Answers = z.strictObject({
  /** The column's heading as printed; null for "the list has none". */
  columns: z.array(z.strictObject({ role: ColumnRole, heading: Line.nullable() })).max(40),
  states: z.array(z.strictObject({ state: z.string().max(200), stateClass: StateClass })).max(200),
})
export type ListAnswersGiven = z.infer<typeof Answers>

export const DossierQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['column', 'columnMissing']),
    role: ColumnRole,
    /** Headings that could be meant. */
    candidates: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('state'), state: z.string(), dossiers: Count }),
  z.strictObject({ kind: z.literal('dateSwap'), rows: z.array(z.int()) }),
])
export type DossierQuestion = z.infer<typeof DossierQuestion>

const Turn = z.strictObject({
  code: z.string(),
  before: DossierStatus.nullable(),
  after: DossierStatus.nullable(),
})
const Moved = Turn.extend({
  old: LocalMoment.nullable(),
  new: LocalMoment.nullable(),
  wasOverdue: z.boolean(),
})
export type MovedDossier = z.infer<typeof Moved>

export const ListPreview = z.strictObject({
  id: Id,
  name: z.string(),
  /** The moment of the list, and where it is known from. */
  at: LocalMoment,
  atFrom: z.enum(['title', 'name', 'clock']),
  period: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  partial: z.boolean(),
  rows: Count,
  dossiers: Count,
  skipped: z.array(z.strictObject({ row: z.int(), reason: z.enum(skipReasons), text: z.string() })),
  conflicts: z.array(z.strictObject({ code: z.string(), rows: z.array(z.int()) })),
  /** Lines that were joined with another of their dossier. */
  joined: Count,
  byStatus: z.partialRecord(DossierStatus, Count),
  /** The list before this one; null for the first. */
  previous: LocalMoment.nullable(),
  changes: z.strictObject({
    new: z.array(z.string()),
    finished: z.array(Turn),
    withdrawn: z.array(z.string()),
    reopened: z.array(z.string()),
    gone: z.array(Turn),
    moved: z.array(Moved),
    finishMoved: z.array(Turn),
    changed: Count,
    unchanged: Count,
  }),
  damaged: z.strictObject({ ids: Count, phones: Count, paddedIds: Count }),
  questions: z.array(DossierQuestion),
  /** An older list than the one taken in last, or one without a dossier: nothing can be taken from it. */
  refused: z.enum(['older', 'empty']).nullable(),
})
export type ListPreview = z.infer<typeof ListPreview>

/** A kept dossier as the list shows it: nobody is named. */
export const DossierLine = DossierFacts.pick({
  code: true,
  field: true,
  procedure: true,
  received: true,
  due: true,
  finished: true,
  state: true,
  unit: true,
})
  .extend(
    Standing.pick({
      status: true,
      workingDaysLeft: true,
      workingDaysLate: true,
      apologyLatest: true,
      reviewReasons: true,
    }).shape,
  )
  .extend({
    originalDue: LocalMoment.nullable(),
    effectiveDue: LocalMoment.nullable(),
    moves: Count,
    gone: LocalMoment.nullable(),
  })
export type DossierLine = z.infer<typeof DossierLine>

const ListState = z.strictObject({
  /** The newest list taken in; null before the first. */
  last: z
    .strictObject({
      name: z.string(),
      exportedAt: LocalMoment,
      at: Instant,
      by: z.string(),
      dossiers: Count,
      changes: z.record(z.string(), z.number()),
    })
    .nullable(),
  /** The moment that statuses are judged at. */
  at: LocalMoment,
  dossiers: z.array(DossierLine),
})
export type DossierListState = z.infer<typeof ListState>

const refusals = [
  failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
  failure('FileRefused', { reason: z.string() }),
  failure('NoDossierList'),
  failure('Cancelled'),
] as const

export const dossierProcedures = {
  /** Reads a list and says what it would change. Of it nothing is stored; answers about its layout are remembered. */
  'dossier.read': procedure({
    input: z.strictObject({
      /** Named by the caller, for progress and for calling it off. */
      job: Id,
      source: Source,
      answers: Answers.optional(),
      /** The moment of the list where neither its title nor its name tells it. */
      at: LocalMoment.optional(),
    }),
    output: ListPreview,
    errors: [...refusals],
    role: 'officer',
    writes: true,
  }),
  'dossier.cancel': procedure({
    input: z.strictObject({ job: Id }),
    output: Nothing,
    errors: [],
    role: 'officer',
    writes: false,
  }),
  /** Takes in the list that was read last under this id. */
  'dossier.apply': procedure({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ dossiers: Count, written: Count }),
    errors: [failure('NotFound'), failure('ListOlder', { last: LocalMoment }), failure('ListEmpty')],
    role: 'officer',
    writes: true,
  }),
  'dossier.list': procedure({ input: Nothing, output: ListState, errors: [], role: 'anyone', writes: false }),
  /** The applicant of each dossier, by code. */
  'dossier.names': procedure({
    input: Nothing,
    output: z.record(z.string(), z.string()),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  'dossier.get': procedure({
    input: z.strictObject({ code: Code }),
    output: z.strictObject({
      facts: DossierFacts,
      standing: Standing,
      party: Party.nullable(),
      originalDue: LocalMoment.nullable(),
      governingDue: LocalMoment.nullable(),
      moves: z.array(DueMove),
      firstSeen: LocalMoment,
      goneSince: LocalMoment.nullable(),
    }),
    errors: [failure('NotFound')],
    role: 'viewer',
    writes: false,
  }),
  /** These dossiers as an Excel file, in this order; with the applicants' names, so for a PIN only. */
  'dossier.excel': procedure({
    input: z.strictObject({ title: RequiredLine, codes: z.array(Code).max(100_000) }),
    output: MadeFile,
    errors: [],
    role: 'viewer',
    writes: false,
  }),
} as const
