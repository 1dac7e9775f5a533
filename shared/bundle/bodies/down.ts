/** What an upper unit sends to its communes: rules, targets, the list of units, plans, remarks. */
import { z } from 'zod'
import { Id, Instant, Line, PeriodKey, Prose, RequiredLine, RequiredProse } from '../../contract/values.ts'
import { ConfirmedPhrase, Plan } from '../../plan/plan.ts'
import { PrintedRow } from '../../plan/row.ts'
import { Rule } from '../../rules/bodies.ts'
import type { RuleKind } from '../../rules/rule.ts'
import { Target } from '../../target/target.ts'

/** Of `dictionary`, `template` and `calendar`; the key of the record is the kind of the rule. */
export const RuleBody = z.strictObject({ issuer: RequiredLine, rule: Rule })
export type RuleBody = z.infer<typeof RuleBody>

/** Under which name each kind of rule travels; what concerns the upper unit's own work stays there. */
export const carriedAs: Readonly<Record<RuleKind, 'dictionary' | 'template' | 'calendar' | null>> = {
  index: 'dictionary',
  grades: 'dictionary',
  weeklyPeriod: 'dictionary',
  fields: 'dictionary',
  pairs: 'dictionary',
  checks: 'dictionary',
  cutoffs: 'dictionary',
  lateReasons: 'dictionary',
  documents: 'dictionary',
  calendar: 'calendar',
  template: 'template',
  monthTemplate: 'template',
  letter: 'template',
  receiving: null,
}

export const TargetBody = Target
export type TargetBody = z.infer<typeof TargetBody>

export const UnitBody = z.strictObject({ name: RequiredLine, code: Line, place: Line, listed: z.boolean() })
export type UnitBody = z.infer<typeof UnitBody>

/** What the plan asks. Progress is the commune's and never travels downward. */
export const PlanSkeletonBody = z.strictObject({
  plan: Plan,
  rows: z.array(PrintedRow),
  phrases: z.array(ConfirmedPhrase),
})
export type PlanSkeletonBody = z.infer<typeof PlanSkeletonBody>

/** "Đề nghị kiểm tra lại": what the upper unit sees otherwise in one figure of one period of one unit. */
export const RemarkBody = z.strictObject({
  /** The unit it is for. */
  to: Id,
  period: PeriodKey,
  /** Revision that was looked at. */
  revision: z.int().positive(),
  /** The figure in words: "Nhóm 3. Dịch vụ công trực tuyến"; empty for the period as a whole. */
  figure: Line,
  sent: Line,
  seen: Line,
  text: RequiredProse,
  at: Instant,
  /** Taken back by who wrote it. */
  withdrawn: z.boolean(),
})
export type RemarkBody = z.infer<typeof RemarkBody>

/** What the commune says to a remark: the figure was right, or it is corrected by a newer revision. */
export const RemarkAnswerBody = z.strictObject({
  answer: z.enum(['right', 'corrected']),
  text: Prose,
  at: Instant,
})
export type RemarkAnswerBody = z.infer<typeof RemarkAnswerBody>
