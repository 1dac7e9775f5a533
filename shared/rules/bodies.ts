/** The bodies of the rule kinds that the weekly index needs (domain: QĐ 766, BLLĐ Điều 112, the cut-off of the week). */
import { z } from 'zod'
import { IsoDate, Line, RequiredLine } from '../contract/values.ts'
import { CutoffsBody } from './cutoffs.ts'
import { DocumentsBody } from './documents.ts'
import { ChecksBody, PairsBody } from './figures.ts'
import { LateReasonsBody, LetterBody } from './letter.ts'
import { ReceivingBody } from './receiving.ts'
import { Confidence, RuleHeader, Status } from './rule.ts'
import { TemplateBody } from './template.ts'

const Points = z.number().nonnegative()

/**
 * How a metric's score comes from its ratio (0–1):
 * `proportional` = min(max, max × ratio ÷ threshold); `track` has no points.
 */
export const Formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportional'), threshold: z.number().positive().max(1) }),
  z.strictObject({ kind: z.literal('track') }),
])

/** What the score is when nothing happened (denominator 0): no score, zero points, or full points. */
export const ZeroDenominator = z.enum(['null', 'zero', 'full'])

/** What numerator ÷ denominator measures, per cent unless said; `days` is an average, so it has no ratio. */
export const MetricUnit = z.enum(['percent', 'days'])

export const Metric = z.strictObject({
  /** The portal's code, else the id of the Decision's list. */
  code: RequiredLine,
  id: RequiredLine,
  name: RequiredLine,
  /** Other names the portal writes it by. */
  aliases: z.array(RequiredLine).optional(),
  max: Points,
  numerator: RequiredLine,
  denominator: RequiredLine,
  formula: Formula,
  zeroDenominator: ZeroDenominator,
  unit: MetricUnit.optional(),
  confidence: Confidence,
  formulaConfidence: Confidence,
  zeroConfidence: Confidence,
  note: Line.optional(),
})
export type Metric = z.infer<typeof Metric>

export const Group = z.strictObject({
  code: RequiredLine,
  name: RequiredLine,
  aliases: z.array(RequiredLine).optional(),
  max: Points,
  confidence: Confidence,
  note: Line.optional(),
  metrics: z.array(Metric),
})
export type Group = z.infer<typeof Group>

export const IndexBody = z.strictObject({
  groups: z.array(Group).min(1),
  /** |official − computed| above this is flagged, in points. */
  differenceFlag: Points,
  /** |sum of groups − total| above this is flagged, in points. */
  totalTolerance: Points,
  source: RequiredLine,
})
export type IndexBody = z.infer<typeof IndexBody>

/** Bands cover [from, to); the last one includes `to`. */
export const GradesBody = z.strictObject({
  bands: z
    .array(z.strictObject({ name: RequiredLine, from: Points, to: Points, confidence: Confidence }))
    .min(1),
})
export type GradesBody = z.infer<typeof GradesBody>

export const CalendarDay = z.strictObject({
  date: IsoDate,
  /** `off`: a weekday nobody works; `work`: a Saturday or Sunday that is worked instead. */
  kind: z.enum(['off', 'work']),
  reason: RequiredLine,
  swap: z.boolean(),
  status: Status,
  confidence: Confidence,
  citation: RequiredLine,
})
export type CalendarDay = z.infer<typeof CalendarDay>

/** Unlisted days about which something is still to be announced; the first span that holds a day speaks. */
export const UncertainSpan = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  status: Status.exclude(['official']),
  reason: RequiredLine,
})

export const CalendarBody = z.strictObject({
  /** Days of the week off by rule, 1 = Monday … 7 = Sunday. */
  weekend: z.array(z.int().min(1).max(7)),
  from: IsoDate,
  to: IsoDate,
  days: z.array(CalendarDay),
  uncertain: z.array(UncertainSpan).optional(),
})
export type CalendarBody = z.infer<typeof CalendarBody>

export const WeeklyPeriodBody = z.strictObject({
  /** The nominal closing weekday (5 = Friday) and wall-clock time. */
  closeWeekday: z.int().min(1).max(7),
  closeTime: z.string().regex(/^\d{2}:\d{2}$/),
  /** Later than this on the closing day, or on a later day, is a late closing. */
  lateAfter: z.string().regex(/^\d{2}:\d{2}$/),
  /** The figures cover this many days, ending on the nominal closing day. */
  days: z.int().positive(),
  confidence: Confidence,
})
export type WeeklyPeriodBody = z.infer<typeof WeeklyPeriodBody>

/** The fields of work (lĩnh vực) of Biểu II.06a, each with the other names it is known by. */
export const FieldsBody = z.strictObject({
  fields: z.array(z.strictObject({ name: RequiredLine, aliases: z.array(RequiredLine) })),
})
export type FieldsBody = z.infer<typeof FieldsBody>

export const Rule = z.discriminatedUnion('kind', [
  RuleHeader.extend({ kind: z.literal('index'), body: IndexBody }),
  RuleHeader.extend({ kind: z.literal('grades'), body: GradesBody }),
  RuleHeader.extend({ kind: z.literal('calendar'), body: CalendarBody }),
  RuleHeader.extend({ kind: z.literal('weeklyPeriod'), body: WeeklyPeriodBody }),
  RuleHeader.extend({ kind: z.literal('fields'), body: FieldsBody }),
  RuleHeader.extend({ kind: z.literal('pairs'), body: PairsBody }),
  RuleHeader.extend({ kind: z.literal('checks'), body: ChecksBody }),
  RuleHeader.extend({ kind: z.literal('cutoffs'), body: CutoffsBody }),
  RuleHeader.extend({ kind: z.literal('template'), body: TemplateBody }),
  RuleHeader.extend({ kind: z.literal('letter'), body: LetterBody }),
  RuleHeader.extend({ kind: z.literal('lateReasons'), body: LateReasonsBody }),
  RuleHeader.extend({ kind: z.literal('monthTemplate'), body: TemplateBody }),
  RuleHeader.extend({ kind: z.literal('receiving'), body: ReceivingBody }),
  RuleHeader.extend({ kind: z.literal('documents'), body: DocumentsBody }),
])
export type Rule = z.infer<typeof Rule>
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>
