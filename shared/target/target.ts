/**
 * Targets (chỉ tiêu) of a year. One indicator is given different thresholds by different documents (requirements D6,
 * D7): all are kept, each with its document, and one governs. A target belongs to its year; a year that is over is
 * never changed.
 */
import { z } from 'zod'
import { Id, Instant, IsoDate, Line, RequiredLine, RequiredProse } from '../contract/values.ts'
import { Confidence } from '../rules/rule.ts'

export const operators = ['>=', '>', '='] as const
export const Operator = z.enum(operators)
export type Operator = z.infer<typeof Operator>

export const TargetUnit = z.enum(['percent', 'points', 'count'])
export type TargetUnit = z.infer<typeof TargetUnit>

/** What a target speaks of, from `resources/targets/indicators.json`; a code is never reused. */
export const Indicator = z.strictObject({
  code: RequiredLine,
  name: RequiredLine,
  unit: TargetUnit,
  /** What is counted: "hồ sơ", "giao dịch", "phiếu". */
  counted: RequiredLine,
  /** Code of the office's own pair of counts; null where it has none. */
  pair: RequiredLine.nullable(),
  /** Code of the portal's metric; null where it has none. */
  metric: RequiredLine.nullable(),
  /** Code of the group whose row of the sheet names this target; null for none. */
  group: RequiredLine.nullable(),
  /** The target is one of the total score. */
  total: z.boolean(),
  note: Line.optional(),
})
export type Indicator = z.infer<typeof Indicator>

export const TargetDocument = z.strictObject({
  /** "Kế hoạch", "Quyết định" */
  kind: RequiredLine,
  number: Line,
  date: IsoDate.nullable(),
  issuer: RequiredLine,
})
export type TargetDocument = z.infer<typeof TargetDocument>

export const Target = z.strictObject({
  indicator: RequiredLine,
  year: z.int().min(2020).max(2100),
  operator: Operator,
  /** Per cent, points or a count, as the indicator says. */
  value: z.number().nonnegative(),
  document: TargetDocument,
  /** The unit that answers for it. */
  responsible: Line,
  note: Line,
})
export type Target = z.infer<typeof Target>

export const SavedTarget = Target.extend({ id: Id })
export type SavedTarget = z.infer<typeof SavedTarget>

/** Who chose which of several targets governs, and why. */
export const TargetChoice = z.strictObject({
  indicator: RequiredLine,
  targetId: Id,
  reason: RequiredProse,
  at: Instant,
  by: RequiredLine,
})
export type TargetChoice = z.infer<typeof TargetChoice>

/** A target found in a real plan, offered to the administrator; nothing of it holds until it is taken over. */
export const TargetOffer = Target.extend({
  code: RequiredLine,
  citation: RequiredLine,
  confidence: Confidence,
})
export type TargetOffer = z.infer<typeof TargetOffer>

/** What a closed week remembers of a target that governed when it was closed. */
export const WeekTarget = Target.pick({ indicator: true, operator: true, value: true }).extend({
  name: RequiredLine,
  unit: TargetUnit,
  pair: RequiredLine.nullable(),
  metric: RequiredLine.nullable(),
  group: RequiredLine.nullable(),
  total: z.boolean(),
  /** "Kế hoạch số 74/KH-UBND ngày 26/02/2026 của UBND phường …" */
  document: RequiredLine,
})
export type WeekTarget = z.infer<typeof WeekTarget>
