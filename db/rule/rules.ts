/** The office's rules, version by version. A version that was saved never changes; an edit is the next revision. */

import type { Json } from '../../shared/ledger/canonical.ts'
import type { Rule } from '../../shared/rules/bodies.ts'
import type { RuleHeader, RuleKind } from '../../shared/rules/rule.ts'
import { jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { OfficeTables } from '../schema.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export const listRuleHeaders = (store: Store): readonly RuleHeader[] =>
  all(store, ownRules(store)).map(headerOf)

export const allRules = (store: Store): readonly Rule[] => all(store, ownRules(store)).map(ruleOf)

export const rulesOfKind = (store: Store, kind: RuleKind): readonly Rule[] =>
  all(store, ownRules(store).where('kind', '=', kind)).map(ruleOf)

export function getRule(store: Store, kind: RuleKind, revision: number): Rule | null {
  const row = get(store, ownRules(store).where('kind', '=', kind).where('revision', '=', revision))
  return row === undefined ? null : ruleOf(row)
}

export function insertRule(w: UnitOfWork, rule: Rule): void {
  const { kind, revision } = rule
  run(
    w.store,
    w.tables.insertInto('rule').values({
      unit_id: w.unitId,
      kind,
      revision,
      version: rule.version,
      title: rule.title,
      status: rule.status,
      effective_from: rule.effectiveFrom,
      effective_to: rule.effectiveTo,
      citation: rule.citation,
      note: rule.note ?? null,
      body: jsonText(rule.body),
    }),
  )
  recordChange(w, 'rule', `${kind}/${revision}`, null, toJson(rule))
}

/** As it is written: an optional member that is absent stays absent. */
const toJson = (rule: Rule) => JSON.parse(JSON.stringify(rule)) as { readonly [field: string]: Json }

const ownRules = (store: Store) =>
  from
    .selectFrom('rule')
    .selectAll()
    .where('unit_id', '=', store.unitId() ?? '')
    .orderBy('kind')
    .orderBy('revision')

const headerOf = (row: OfficeTables['rule']): RuleHeader => ({
  kind: row.kind as RuleKind,
  version: row.version,
  revision: row.revision,
  title: row.title,
  status: row.status as RuleHeader['status'],
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to,
  citation: row.citation,
  ...(row.note !== null && { note: row.note }),
})

const ruleOf = (row: OfficeTables['rule']): Rule =>
  ({ ...headerOf(row), body: JSON.parse(row.body) as unknown }) as Rule
