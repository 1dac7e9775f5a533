/** Late dossiers: their chains, letters of apology, the number book, incidents of the systems. */
import { z } from 'zod'
import { ChainTexts, Incident, LateItem } from '../letter/chain.ts'
import { LetterChannel, LetterContent, LetterDraft, LetterEntry, PersonTitle } from '../letter/letter.ts'
import { LateReason } from '../rules/letter.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, pageFormats, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Instant, IsoDate, Line, Nothing, Prose, RequiredLine, RequiredProse } from './values.ts'

export const LateBoard = z.strictObject({
  items: z.array(LateItem),
  reasons: z.array(LateReason),
  /** How often a dossier may get a new date. */
  reappointments: z.int(),
  /** The moment of the newest list, local time; null before the first import. */
  listAt: z.string().nullable(),
  /** Working days since that list. */
  listAge: z.int().nullable(),
})
export type LateBoard = z.infer<typeof LateBoard>

export const LetterInFull = z.strictObject({
  entry: LetterEntry,
  draft: LetterDraft.nullable(),
  content: LetterContent.nullable(),
})

export const LateDetail = z.strictObject({
  item: LateItem,
  texts: ChainTexts,
  incidentId: Id.nullable(),
  letters: z.array(LetterInFull),
  /** Null when a new date may be promised; else why not. */
  noReappointment: z.string().nullable(),
})
export type LateDetail = z.infer<typeof LateDetail>

export const BookState = z.strictObject({
  year: z.int(),
  last: z.int(),
  holder: z.enum(['here', 'other', 'nobody']),
})
export type BookState = z.infer<typeof BookState>

/** Letters of apology, and urging slips. */
export const Book = z.enum(['letter', 'urging'])
export type Book = z.infer<typeof Book>

const Year = z.int().min(2020).max(2100)
const Code = RequiredLine
const notFound = failure('NotFound')
const notDraft = failure('NotDraft')
const wrongState = failure('WrongLetterState', { state: z.string() })
const bookElsewhere = failure('BookElsewhere', { last: z.int() })
const newDateWrong = failure('NewDateWrong', { sentence: z.string() })
const secondSlip = failure('SecondSlip', { code: z.string() })
const reasonMissing = failure('ReasonMissing', { code: z.string() })
const erased = failure('Erased')

export const lateProcedures = {
  /** Before a PIN too: codes and procedures, no citizen. */
  'late.board': procedure({
    input: Nothing,
    output: LateBoard,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** These dossiers of the board as an Excel file, in this order; with the applicants' names, so for a PIN only. */
  'late.excel': procedure({
    input: z.strictObject({ title: RequiredLine, codes: z.array(Code).max(100_000) }),
    output: MadeFile,
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  'late.get': procedure({
    input: z.strictObject({ code: Code }),
    output: LateDetail,
    errors: [notFound],
    role: 'viewer',
    writes: false,
  }),
  /** Opens the chain of a dossier, or changes it. */
  'late.save': procedure({
    input: z.strictObject({
      code: Code,
      reason: RequiredLine,
      incidentId: Id.nullable(),
      reasonText: Prose,
      remedy: Prose,
      responsibility: Prose,
      finishedOn: IsoDate.nullable(),
    }),
    output: LateDetail,
    errors: [notFound, failure('UnknownReason'), erased, failure('InFuture')],
    role: 'officer',
    writes: true,
  }),
  /** The explanation to the head: printed, and noted as given on a day. */
  'late.explanation': procedure({
    input: z.strictObject({ code: Code, format: z.enum(pageFormats) }),
    output: MadeFile,
    errors: [notFound, reasonMissing, erased, ...documentErrors],
    role: 'viewer',
    writes: false,
  }),
  'late.explained': procedure({
    input: z.strictObject({ code: Code, on: IsoDate.nullable() }),
    output: Nothing,
    errors: [notFound, reasonMissing],
    role: 'officer',
    writes: true,
  }),

  /** Reads "+5" or a date against the old due date, and says which days are skipped. */
  'letter.newDate': procedure({
    input: z.strictObject({ code: Code, text: Line }),
    output: z.strictObject({ date: IsoDate, sentence: z.string() }),
    errors: [notFound, newDateWrong],
    role: 'anyone',
    writes: false,
  }),
  /** One draft for each code, with the same way of counting the new date; all or none. */
  'letter.draft': procedure({
    input: z.strictObject({
      codes: z.array(Code).min(1).max(200),
      personTitle: PersonTitle,
      newDate: RequiredLine,
    }),
    output: z.array(LetterEntry),
    errors: [notFound, reasonMissing, secondSlip, newDateWrong, erased],
    role: 'officer',
    writes: true,
  }),
  /** No sentences mean those of the template. */
  'letter.saveDraft': procedure({
    input: z.strictObject({ id: Id, draft: LetterDraft }),
    output: LetterDraft,
    errors: [notFound, notDraft, newDateWrong],
    role: 'officer',
    writes: true,
  }),
  'letter.discard': procedure({
    input: z.strictObject({ id: Id }),
    output: Nothing,
    errors: [notFound, notDraft],
    role: 'officer',
    writes: true,
  }),
  /** Numbers and freezes drafts, in the order given; all or none. */
  'letter.issue': procedure({
    input: z.strictObject({ ids: z.array(Id).min(1).max(200), signerId: Id.nullable() }),
    output: z.array(LetterEntry),
    errors: [notFound, notDraft, secondSlip, newDateWrong, bookElsewhere, failure('SignerNotValid')],
    role: 'officer',
    writes: true,
  }),
  'letter.deliver': procedure({
    input: z.strictObject({
      ids: z.array(Id).min(1).max(200),
      channels: z.array(LetterChannel).min(1),
      at: Instant,
      note: Line,
    }),
    output: z.array(LetterEntry),
    errors: [notFound, wrongState, failure('InFuture')],
    role: 'officer',
    writes: true,
  }),
  'letter.file': procedure({
    input: z.strictObject({ ids: z.array(Id).min(1).max(200) }),
    output: z.array(LetterEntry),
    errors: [notFound, wrongState],
    role: 'officer',
    writes: true,
  }),
  'letter.void': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: LetterEntry,
    errors: [notFound, wrongState],
    role: 'officer',
    writes: true,
  }),
  /** Several letters are one document, each on a page of its own. */
  'letter.document': procedure({
    input: z.strictObject({ ids: z.array(Id).min(1).max(200), format: z.enum(pageFormats) }),
    output: MadeFile,
    errors: [notFound, erased, ...documentErrors],
    role: 'viewer',
    writes: false,
  }),
  /** For Zalo, SMS, e-mail: names nobody. */
  'letter.message': procedure({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ text: z.string() }),
    errors: [notFound, erased],
    role: 'viewer',
    writes: false,
  }),
  /** The year's register of letters, voided ones included. */
  'letter.register': procedure({
    input: z.strictObject({ year: Year }),
    output: z.strictObject({
      book: BookState,
      rows: z.array(
        z.strictObject({
          entry: LetterEntry,
          code: z.string(),
          due: z.string(),
          applicant: z.string().nullable(),
        }),
      ),
    }),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  'letter.registerDocument': procedure({
    input: z.strictObject({ year: Year, format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [...documentErrors],
    role: 'viewer',
    writes: false,
  }),
  /** Where a book stands and who gives its numbers. */
  'letter.book': procedure({
    input: z.strictObject({ book: Book, year: Year }),
    output: BookState,
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  /** This PC takes the book over, with the last number its register shows. */
  'letter.takeBook': procedure({
    input: z.strictObject({
      book: Book,
      year: Year,
      last: z.int().min(0).max(100_000),
      reason: RequiredProse,
    }),
    output: BookState,
    errors: [failure('NumberUsed', { last: z.int() })],
    role: 'administrator',
    writes: true,
  }),
  'letter.releaseBook': procedure({
    input: z.strictObject({ book: Book, year: Year, reason: RequiredProse }),
    output: BookState,
    errors: [bookElsewhere],
    role: 'administrator',
    writes: true,
  }),

  'incident.list': procedure({
    input: Nothing,
    output: z.array(Incident),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'incident.save': procedure({
    input: z.strictObject({
      id: Id.nullable(),
      system: RequiredLine,
      from: Instant,
      to: Instant.nullable(),
      what: RequiredLine,
      reported: Line,
    }),
    output: z.strictObject({ id: Id }),
    errors: [notFound, failure('DatesReversed'), failure('InFuture')],
    role: 'officer',
    writes: true,
  }),
  'incident.remove': procedure({
    input: z.strictObject({ id: Id, reason: RequiredProse }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
} as const
