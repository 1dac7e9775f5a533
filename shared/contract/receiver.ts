/** The receiver: what its units sent, summed, ranked and told on. Names offices and nobody else. */
import { z } from 'zod'
import { PeriodBody } from '../bundle/bodies/period.ts'
import { Counts, Section } from '../stats/form.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Instant, IsoDate, Line, PeriodKey, RequiredLine } from './values.ts'

const Year = z.int().min(2020).max(2100)
const Count = z.int().nonnegative()
const Keys = z.array(PeriodKey).min(1).max(60)

const Member = z.strictObject({
  id: Id,
  name: RequiredLine,
  code: Line,
  /** Null until its first bundle came. */
  senderId: Id.nullable(),
})

export const ReceivedPeriod = z.strictObject({
  key: PeriodKey,
  from: IsoDate,
  to: IsoDate,
  dueAt: Instant,
})
export type ReceivedPeriod = z.infer<typeof ReceivedPeriod>

export const Matrix = z.strictObject({
  year: Year,
  /** Null for weeks. */
  report: Line.nullable(),
  reports: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  periods: z.array(ReceivedPeriod),
  /** `row`: a letter a period (`shared/receiver/matrix.ts`); what did not come is `.`, due or not. */
  units: z.array(Member.extend({ row: z.string() })),
  forks: Count,
})
export type Matrix = z.infer<typeof Matrix>

const Sum = z.strictObject({
  code: z.string(),
  name: z.string(),
  numerator: z.number(),
  denominator: z.number(),
  rate: z.number().nullable(),
  units: Count,
  incomplete: z.array(z.string()),
})

export const RollUp = z.strictObject({
  keys: Keys,
  members: Count,
  /** Units that sent every one of the periods. */
  complete: Count,
  lacking: z.array(z.strictObject({ name: z.string(), periods: z.array(PeriodKey) })),
  fields: z.array(z.strictObject({ section: Section, field: z.string(), units: Count, v: Counts })),
  all: Counts,
  sums: z.array(Sum),
})
export type RollUp = z.infer<typeof RollUp>

const Placed = z.strictObject({
  senderId: Id,
  name: z.string(),
  value: z.number(),
  volume: z.number(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
})

export const UnitRanking = z.strictObject({
  key: PeriodKey,
  measure: z.strictObject({ code: z.string(), name: z.string(), unit: z.enum(['points', 'percent']) }),
  measures: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  minimum: Count,
  ranked: z.array(Placed.extend({ rank: z.int().positive() })),
  tooFew: z.array(Placed),
  /** Sent, but nothing happened or the figure was left out. */
  without: z.array(z.string()),
  missing: z.array(z.string()),
})
export type UnitRanking = z.infer<typeof UnitRanking>

export const receiverPapers = ['missing', 'rollUp', 'ranking'] as const

export const receiverProcedures = {
  'receiver.matrix': procedure({
    input: z.strictObject({ year: Year, report: Line.nullable() }),
    output: Matrix,
    errors: [failure('NotFound')],
    role: 'anyone',
    writes: false,
  }),
  /** What one unit sent for one period, in its newest revision. */
  'receiver.sheet': procedure({
    input: z.strictObject({ senderId: Id, key: PeriodKey }),
    output: z.strictObject({
      name: z.string(),
      revision: z.int().positive(),
      firstAt: Instant,
      receivedAt: Instant,
      /** Other contents under the same revision, held back. */
      forks: Count,
      body: PeriodBody,
      groups: z.array(z.strictObject({ code: z.string(), name: z.string(), max: z.number() })),
      pairs: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
    errors: [failure('NotFound')],
    role: 'anyone',
    writes: false,
  }),
  /** Sums of one period, or of several that follow each other. */
  'receiver.rollUp': procedure({
    input: z.strictObject({ keys: Keys }),
    output: RollUp,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'receiver.ranking': procedure({
    input: z.strictObject({ key: PeriodKey, code: Line }),
    output: UnitRanking,
    errors: [failure('NotFound')],
    role: 'anyone',
    writes: false,
  }),
  'receiver.tasks': procedure({
    input: z.strictObject({ year: Year }),
    output: z.array(
      Member.extend({
        open: Count,
        stuck: Count,
        paused: Count,
        done: Count,
        none: Count,
        late: Count,
        withLetter: Count,
        inTime: Count,
      }),
    ),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'receiver.document': procedure({
    input: z.strictObject({
      paper: z.enum(receiverPapers),
      keys: Keys,
      /** Of a ranking. */
      code: Line,
      format: z.enum(tableFormats),
    }),
    output: MadeFile,
    errors: [failure('NotFound'), ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
  'receiver.members': procedure({
    input: z.strictObject({}),
    output: z.array(Member),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Adds units (`id` null) and changes known ones. */
  'receiver.saveMembers': procedure({
    input: z.strictObject({
      members: z
        .array(Member.pick({ name: true, code: true }).extend({ id: Id.nullable() }))
        .min(1)
        .max(500),
    }),
    output: z.array(Member),
    errors: [failure('NotFound'), failure('CodeTaken', { code: z.string() })],
    role: 'officer',
    writes: true,
  }),
  'receiver.removeMember': procedure({
    input: z.strictObject({ id: Id, reason: RequiredLine }),
    output: z.strictObject({}),
    errors: [failure('NotFound')],
    role: 'officer',
    writes: true,
  }),
  /** Says that a sender is the listed unit `id`, which has sent nothing yet; the sender's own line goes. */
  'receiver.join': procedure({
    input: z.strictObject({ id: Id, senderId: Id }),
    output: z.strictObject({}),
    errors: [failure('NotFound'), failure('HasSender')],
    role: 'officer',
    writes: true,
  }),
} as const
