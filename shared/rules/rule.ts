/**
 * A rule of law or custom is dated data: a kind, a version, a validity, a status and a citation around a body.
 * Nothing of the kind stands in code. Seeds lie in `resources/rules`; an administrator's edit is a new version.
 */
import { z } from 'zod'
import { IsoDate, Line, RequiredLine } from '../contract/values.ts'

/** How sure we are of a value, from a text that was read to one that nobody could check. */
export const Confidence = z.enum(['verified', 'secondary', 'memory', 'inferred', 'unknown'])
export type Confidence = z.infer<typeof Confidence>

/** `official` was announced, `provisional` is expected, `unverified` is ours until someone checks it. */
export const Status = z.enum(['official', 'provisional', 'unverified'])
export type Status = z.infer<typeof Status>

export const ruleKinds = [
  'index',
  'grades',
  'calendar',
  'weeklyPeriod',
  'fields',
  'cutoffs',
  'pairs',
  'checks',
  'template',
  'letter',
  'lateReasons',
  'monthTemplate',
  'receiving',
  'documents',
] as const
export const RuleKind = z.enum(ruleKinds)
export type RuleKind = z.infer<typeof RuleKind>

/** A version is written as its issuer names it, e.g. `2026-09`; `revision` orders versions of one kind. */
export const RuleHeader = z.strictObject({
  kind: RuleKind,
  version: RequiredLine,
  revision: z.int().positive(),
  title: RequiredLine,
  status: Status,
  effectiveFrom: IsoDate,
  effectiveTo: IsoDate.nullable(),
  citation: RequiredLine,
  note: Line.optional(),
})
export type RuleHeader = z.infer<typeof RuleHeader>

/** What a closed week remembers of the rules it was made with. */
export const RuleReference = z.strictObject({
  kind: RuleKind,
  version: RequiredLine,
  revision: z.int().positive(),
})
export type RuleReference = z.infer<typeof RuleReference>
