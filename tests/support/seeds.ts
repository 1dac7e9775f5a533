/** The rules as they are shipped in `resources/rules`, parsed. */
import { readFileSync } from 'node:fs'
import { Rule, type RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'

export const seedText = (kind: RuleKind): string =>
  readFileSync(new URL(`../../resources/rules/${kind}.json`, import.meta.url), 'utf8')

export function seed<K extends RuleKind>(kind: K): RuleOf<K> {
  const rule = Rule.parse(JSON.parse(seedText(kind)))
  if (rule.kind !== kind) throw new Error(`resources/rules/${kind}.json holds a rule of kind ${rule.kind}`)
  return rule as RuleOf<K>
}
