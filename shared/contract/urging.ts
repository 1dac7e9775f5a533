/** Urging slips over any overdue things: dossiers and tasks. */
import { z } from 'zod'
import { CountedItem, UrgingItem, urgingKinds } from '../documents/urging-slip.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Id, IsoDate, Line, Nothing, Prose, RequiredLine } from './values.ts'

export const SavedUrging = z.strictObject({
  id: Id,
  number: z.int().positive(),
  year: z.int(),
  symbol: z.string(),
  to: z.string(),
  replyBy: IsoDate,
  issuedOn: IsoDate,
  note: z.string(),
  items: z.array(CountedItem),
  by: z.string(),
  answeredOn: IsoDate.nullable(),
  answer: z.string(),
})
export type SavedUrging = z.infer<typeof SavedUrging>

const notFound = failure('NotFound')

export const urgingProcedures = {
  /**
   * One slip to one unit, with the next number of the year's book. Asked again with the `id` of a slip that stands, it
   * answers that slip: a lost answer costs no number.
   */
  'urging.make': procedure({
    input: z.strictObject({
      id: Id.optional(),
      to: RequiredLine,
      items: z.array(UrgingItem).min(1).max(200),
      replyBy: IsoDate,
      note: Prose,
      signerId: Id.nullable(),
    }),
    output: SavedUrging,
    errors: [
      failure('BookElsewhere', { last: z.int() }),
      failure('ReplyDayWrong', { sentence: z.string() }),
      failure('SignerNotValid'),
    ],
    role: 'officer',
    writes: true,
  }),
  'urging.list': procedure({
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.array(SavedUrging),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  /** How often each thing of a kind was urged, by its key. */
  'urging.counts': procedure({
    input: z.strictObject({ kind: z.enum(urgingKinds) }),
    output: z.record(z.string(), z.int()),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'urging.answer': procedure({
    input: z.strictObject({ id: Id, on: IsoDate, answer: Line }),
    output: Nothing,
    errors: [notFound, failure('InFuture')],
    role: 'officer',
    writes: true,
  }),
  'urging.document': procedure({
    input: z.strictObject({ id: Id, format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [notFound, ...documentErrors],
    role: 'viewer',
    writes: false,
  }),
} as const
