/** Which version of a rule holds on a day. The highest revision that is valid then wins; none is said as null. */
import type { IsoDateText } from '../dates/plain.ts'
import type { Rule, RuleOf } from './bodies.ts'
import type { RuleKind, RuleReference } from './rule.ts'

export function ruleInForce<K extends RuleKind>(
  rules: readonly Rule[],
  kind: K,
  date: IsoDateText,
): RuleOf<K> | null {
  const valid = rules.filter(
    (rule): rule is RuleOf<K> =>
      rule.kind === kind &&
      rule.effectiveFrom <= date &&
      (rule.effectiveTo === null || date <= rule.effectiveTo),
  )
  return valid.sort(byRevision).at(-1) ?? null
}

/** Oldest first. */
export const byRevision = (a: Rule, b: Rule): number => a.revision - b.revision

export const referenceOf = (rule: Rule): RuleReference => ({
  kind: rule.kind,
  version: rule.version,
  revision: rule.revision,
})
