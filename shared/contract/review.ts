/** The list of procedures under review: its groups, stages, dates by stream, and what it cuts. */
import { z } from 'zod'
import { ReviewItem, ReviewStream, StreamDates } from '../review/review.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Nothing, Prose } from './values.ts'

export const ReviewRow = z.strictObject({
  rowId: z.string(),
  section: z.array(z.string()),
  no: z.string(),
  content: z.string(),
  leads: z.array(z.string()),
  /** As the letter prints them. */
  startText: z.string(),
  deadlineText: z.string(),
  item: ReviewItem,
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const ReviewList = z.strictObject({
  planId: Id,
  title: z.string(),
  rows: z.array(ReviewRow),
  dates: z.strictObject({ public: StreamDates, internal: StreamDates }),
})
export type ReviewList = z.infer<typeof ReviewList>

const notFound = failure('NotFound')

export const reviewProcedures = {
  /** The groups to review of a plan, in the order of the letter. */
  'review.list': procedure({
    input: z.strictObject({ planId: Id }),
    output: ReviewList,
    errors: [notFound],
    role: 'anyone',
    writes: false,
  }),
  'review.save': procedure({
    input: z.strictObject({ planId: Id, rowId: z.string().min(1), item: ReviewItem, reason: Prose }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  'review.dates': procedure({
    input: z.strictObject({ planId: Id, stream: ReviewStream, dates: StreamDates }),
    output: Nothing,
    errors: [notFound],
    role: 'officer',
    writes: true,
  }),
  'review.paper': procedure({
    input: z.strictObject({ planId: Id, format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [notFound, ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
} as const
