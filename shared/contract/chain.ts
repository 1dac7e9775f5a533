/** What follows a closed week: approval on paper, prints and exports, publication. */
import { z } from 'zod'
import { Channel, ExportForm, Publication, SheetExport } from '../week/chain.ts'
import { MadeFile, WeekRevision } from '../week/content.ts'
import { notAssigned } from './assignment.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, Id, Instant, IsoDate, Line, PeriodKey, RequiredLine, Sha256 } from './values.ts'

const OfRevision = z.strictObject({ friday: PeriodKey, revision: z.int().positive() })
const GivenFile = z.strictObject({ name: RequiredLine, bytes: Bytes })

const notFound = failure('NotFound')
const refusals = [
  failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
  failure('FileRefused', { reason: z.string() }),
] as const
const inFuture = failure('InFuture')
const beforeClosing = failure('BeforeClosing', { closedAt: Instant })

export const chainProcedures = {
  /** Records that an approved revision was made public. */
  'week.publish': procedure({
    input: OfRevision.extend({
      channel: Channel,
      place: Line,
      link: Line,
      at: Instant,
      file: GivenFile.nullable(),
    }),
    output: Publication,
    errors: [
      notFound,
      failure('NotApproved'),
      failure('ChannelUnnamed'),
      failure('NotAnAddress'),
      inFuture,
      beforeClosing,
      ...refusals,
    ],
    role: 'officer',
    writes: true,
  }),
  /** Recorded by mistake: the entry stays, struck out, with the reason. */
  'week.unpublish': procedure({
    input: z.strictObject({ friday: PeriodKey, id: Id, reason: RequiredLine }),
    output: Publication,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  /** The sheet of an approved revision was printed or saved; told by the window that did it. */
  'week.recordExport': procedure({
    input: OfRevision.extend({ form: ExportForm }),
    output: SheetExport,
    errors: [notFound, failure('NotApproved')],
    role: 'viewer',
    writes: true,
  }),
  /** The approver is away and signs the printed sheet. A second call names another approver. */
  'week.beginPaper': procedure({
    input: OfRevision.extend({ approverId: Id }),
    output: WeekRevision,
    errors: [
      notFound,
      failure('NotLatest'),
      failure('AlreadyDecided'),
      failure('NeedsNoDecision'),
      failure('SelfApproval'),
      failure('UnknownUser'),
      failure('NotApprover'),
      notAssigned,
    ],
    role: 'officer',
    writes: true,
  }),
  /** The signed sheet will not come: the revision waits for a decision by PIN again. */
  'week.cancelPaper': procedure({
    input: OfRevision,
    output: WeekRevision,
    errors: [notFound, failure('AlreadyDecided')],
    role: 'officer',
    writes: true,
  }),
  /** Attaches the scan of the signed sheet; with it the revision is approved. */
  'week.attachPaper': procedure({
    input: OfRevision.extend({ signedOn: IsoDate, file: GivenFile }),
    output: WeekRevision,
    errors: [notFound, failure('NotLatest'), failure('AlreadyDecided'), inFuture, beforeClosing, ...refusals],
    role: 'officer',
    writes: true,
  }),
  /** A photo or scan that the week's chain keeps; people may be on it, so nobody sees it before a PIN. */
  'week.readFile': procedure({
    input: z.strictObject({ friday: PeriodKey, sha256: Sha256 }),
    output: MadeFile,
    errors: [notFound, failure('BlobDamaged')],
    role: 'viewer',
    writes: false,
  }),
} as const
