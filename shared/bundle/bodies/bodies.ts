/** The body that each kind of record must have. */
import type { z } from 'zod'
import type { BundleKind } from '../record.ts'
import { ApologyTallyBody } from './apology-tally.ts'
import { ContactBody } from './contact.ts'
import { PlanSkeletonBody, RemarkAnswerBody, RemarkBody, RuleBody, TargetBody, UnitBody } from './down.ts'
import { PeriodBody } from './period.ts'
import { PlanBody } from './plan.ts'
import { TaskStateBody } from './task-state.ts'

export const bodies = {
  week: PeriodBody,
  month: PeriodBody,
  taskState: TaskStateBody,
  apologyTally: ApologyTallyBody,
  contact: ContactBody,
  plan: PlanBody,
  remarkAnswer: RemarkAnswerBody,
  dictionary: RuleBody,
  template: RuleBody,
  calendar: RuleBody,
  target: TargetBody,
  unit: UnitBody,
  planSkeleton: PlanSkeletonBody,
  remark: RemarkBody,
} as const satisfies Readonly<Record<BundleKind, z.ZodType>>

export type BodyOf<K extends BundleKind> = z.infer<(typeof bodies)[K]>
