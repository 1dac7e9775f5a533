/**
 * What a deadline phrase of a plan says: the leaf shapes of schema plan-gold/1, and what the office's own habits
 * make of them.
 *
 * A reading never says more than the phrase: `due` is the last day still on time and is null whenever the text
 * does not fix one ("Trước ngày 28/02" fixes a bound, "Thường xuyên" nothing). Habits (does X itself count in
 * "trước ngày X"; working or calendar days) never enter the reading; they are applied on top, in `PartReading`.
 * What could not be read is `unspecified` and `unread`, never a guess.
 */
import { z } from 'zod'
import { IsoDate } from '../contract/values.ts'

const Year = z.int().min(1900).max(2200)
const Month = z.int().min(1).max(12)
const Quarter = z.int().min(1).max(4)
const Words = z.string().min(1).max(4000)

/** What may stand beside any leaf. */
const modifiers = {
  /** The year is not printed; it is the plan's. */
  yearImplied: z.literal(true).optional(),
  /** "chậm nhất" */
  atLatest: z.literal(true).optional(),
  /** "(đề xuất)" */
  proposed: z.literal(true).optional(),
  /** "dự kiến" */
  tentative: z.literal(true).optional(),
  /** The document the phrase leans on; its date is never a deadline. */
  basis: Words.optional(),
  /** What the reader could not put into a field. */
  comment: Words.optional(),
}

const due = IsoDate.nullable()

/** `due`, or for "Trước ngày X" the printed bound `before` and the literal reading `dueStrict` = X − 1. */
const DateLeaf = z.strictObject({
  kind: z.literal('date'),
  due,
  before: IsoDate.optional(),
  dueStrict: IsoDate.optional(),
  from: IsoDate.optional(),
  ...modifiers,
})

const MonthLeaf = z.strictObject({
  kind: z.literal('monthOf'),
  year: Year,
  month: Month,
  due,
  from: IsoDate.optional(),
  ...modifiers,
})

const QuarterLeaf = z.strictObject({
  kind: z.literal('quarterOf'),
  year: Year,
  quarter: Quarter,
  due,
  from: IsoDate.optional(),
  ...modifiers,
})

const RangeLeaf = z.strictObject({
  kind: z.literal('range'),
  year: Year,
  quarters: z.array(Quarter).min(1).optional(),
  months: z.array(Month).min(1).optional(),
  wholeYear: z.literal(true).optional(),
  from: due,
  to: due,
  due,
  /** "hoặc" */
  either: z.literal(true).optional(),
  /** "ít nhất 02 lần" within the range. */
  minCount: z.int().positive().optional(),
  ...modifiers,
})

export const Every = z.enum(['day', 'week', 'month', 'quarter', 'halfyear', 'year'])
export type Every = z.infer<typeof Every>

export const Recurrence = z.strictObject({
  /** Null when the text says "định kỳ" and no period. */
  every: Every.nullable(),
  /** The rule of the day as printed. */
  dayRule: Words.nullable(),
  /** How many times in one period: "02 lần/năm". */
  times: z.int().positive().optional(),
  /** Every so many periods: "03 năm/lần", "02 tuần/lần". */
  interval: z.int().min(2).optional(),
  /** "trước ngày 23": the 23rd itself is the bound. */
  beforeDay: z.int().min(1).max(31).optional(),
  /** The last day still on time, of the month. */
  day: z.int().min(1).max(31).optional(),
  /** "ngày 05 tháng sau": the day lies in the period after the one reported. */
  nextPeriod: z.literal(true).optional(),
  /** "cuối tháng" */
  lastDay: z.literal(true).optional(),
  /** 1–3, of the quarter. */
  monthOfQuarter: z.int().min(1).max(3).optional(),
  /** 1 = Monday … 7 = Sunday. */
  weekday: z.int().min(1).max(7).optional(),
  /** Wall clock, "16:00". */
  time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  months: z.array(Month).min(1).optional(),
  quarters: z.array(Quarter).min(1).optional(),
  /** The figures cover these days; month 0 is the month of the due day, −1 the one before. */
  window: z
    .strictObject({
      from: z.strictObject({ month: z.int(), day: z.int().min(1).max(31) }),
      to: z.strictObject({ month: z.int(), day: z.int().min(1).max(31) }),
    })
    .optional(),
})
export type Recurrence = z.infer<typeof Recurrence>

const RecurringLeaf = z.strictObject({
  kind: z.literal('recurring'),
  due,
  recurrence: Recurrence,
  onRequest: z.literal(true).optional(),
  ...modifiers,
})

const OngoingLeaf = z.strictObject({
  kind: z.literal('ongoing'),
  due,
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  ...modifiers,
})

/** Days from the event, negative = before it; the text may say "ngày làm việc", most do not say. */
export const Offset = z.union([
  z.strictObject({
    value: z.int(),
    unit: z.enum(['day', 'week', 'month', 'hour']),
    working: z.boolean().optional(),
  }),
  z.strictObject({
    min: z.int(),
    max: z.int(),
    unit: z.enum(['day', 'week', 'month', 'hour']),
    working: z.boolean().optional(),
  }),
  z.strictObject({ immediate: z.literal(true) }),
  z.strictObject({ within: z.enum(['sameDay', 'sameWeek', 'sameMonth', 'sameQuarter', 'sameYear']) }),
])
export type Offset = z.infer<typeof Offset>

const RelativeLeaf = z.strictObject({
  kind: z.literal('relative'),
  due,
  /** The event as printed. */
  trigger: Words,
  offset: Offset.nullable(),
  ...modifiers,
})

const OnDemandLeaf = z.strictObject({
  kind: z.literal('onDemand'),
  due,
  trigger: Words.optional(),
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  ...modifiers,
})

const ByPlanLeaf = z.strictObject({ kind: z.literal('byPlan'), due, plan: Words, ...modifiers })

const UnspecifiedLeaf = z.strictObject({ kind: z.literal('unspecified'), due, ...modifiers })

const leaves = [
  DateLeaf,
  MonthLeaf,
  QuarterLeaf,
  RangeLeaf,
  RecurringLeaf,
  OngoingLeaf,
  RelativeLeaf,
  OnDemandLeaf,
  ByPlanLeaf,
  UnspecifiedLeaf,
] as const

export const Leaf = z.discriminatedUnion('kind', leaves)
export type Leaf = z.infer<typeof Leaf>
export type LeafKind = Leaf['kind']
export type LeafOf<K extends LeafKind> = Extract<Leaf, { kind: K }>

/** One of several deadlines in a cell: the leaf with its own words and, where printed, its label. */
export type Part = Leaf & { readonly raw: string; readonly label?: string | undefined }

const inPart = { raw: Words, label: Words.optional() }
export const Part: z.ZodType<Part> = z.discriminatedUnion('kind', [
  DateLeaf.extend(inPart),
  MonthLeaf.extend(inPart),
  QuarterLeaf.extend(inPart),
  RangeLeaf.extend(inPart),
  RecurringLeaf.extend(inPart),
  OngoingLeaf.extend(inPart),
  RelativeLeaf.extend(inPart),
  OnDemandLeaf.extend(inPart),
  ByPlanLeaf.extend(inPart),
  UnspecifiedLeaf.extend(inPart),
])

/** A cell that holds several: `firstDue` and `lastDue` are the earliest and latest fixed `due` of the parts. */
export const Several = z.strictObject({
  kind: z.enum(leaves.map((leaf) => leaf.shape.kind.value)),
  multi: z.literal(true),
  firstDue: due,
  lastDue: due,
  parts: z.array(Part).min(2),
})
export type Several = z.infer<typeof Several>

/** The reading, as schema plan-gold/1 prints it. */
export const Deadline = z.union([Several, Leaf])
export type Deadline = z.infer<typeof Deadline>

/** Always a list: a single deadline is its own only part. */
export const partsOf = (deadline: Deadline): readonly (Leaf & { readonly label?: string | undefined })[] =>
  'multi' in deadline ? deadline.parts : [deadline]

/** How the phrases are grouped for the officer: MIX is several at once, NOT is no deadline. */
export const DeadlineClass = z.enum(['FIX', 'MON', 'QTR', 'RNG', 'REC', 'TRG', 'CON', 'PLAN', 'MIX', 'NOT'])
export type DeadlineClass = z.infer<typeof DeadlineClass>

/** The office's habits, which the text leaves open; each is shown beside the reading it changes. */
export const DeadlineHabits = z.strictObject({
  /** In "trước ngày X" the day X itself is still on time. */
  boundIncluded: z.boolean(),
  /** Days of an offset whose text says only "ngày". */
  offsetDays: z.enum(['working', 'calendar']),
  /** "ngay sau khi": so many working days after the event. */
  immediateDays: z.int().min(0).max(30),
  /** A last day that is not worked: hand in on the working day before, after, or leave the day. */
  whenOff: z.enum(['before', 'after', 'same']),
})
export type DeadlineHabits = z.infer<typeof DeadlineHabits>

/** `certain`: every word was understood; `doubtful`: read, but to be looked at; `unread`: not understood. */
export const Confidence = z.enum(['certain', 'doubtful', 'unread'])
export type Confidence = z.infer<typeof Confidence>

/** What one part means for this office's calendar; dates are null where the text and the habits fix none. */
export const PartReading = z.strictObject({
  label: z.string().nullable(),
  /** First day of the window. */
  start: IsoDate.nullable(),
  /** Of "Quý I hoặc Quý II": the first alternative's end, worth a reminder; else null. */
  softDue: IsoDate.nullable(),
  /** Last day on time, by the text and the habits. */
  hardDue: IsoDate.nullable(),
  /** The working day to hand in on, by `hardDue` and the calendar. */
  effectiveDue: IsoDate.nullable(),
  /** The value is only proposed or tentative. */
  soft: z.boolean(),
  recurrence: Recurrence.nullable(),
  trigger: z.string().nullable(),
  offset: Offset.nullable(),
  why: z.string(),
})
export type PartReading = z.infer<typeof PartReading>

export const DeadlineReading = z.strictObject({
  /** The phrase as printed, to the letter. */
  phrase: z.string(),
  deadline: Deadline,
  class: DeadlineClass,
  confidence: Confidence,
  /** One Vietnamese sentence per part, the effective working day beside the printed one. */
  why: z.string(),
  /** In the order of the deadline's parts, at least one. */
  parts: z.array(PartReading).min(1),
})
export type DeadlineReading = z.infer<typeof DeadlineReading>
