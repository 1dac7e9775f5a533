/** An office that began under an older version gets the kinds of rules that came since, each in its first version. */
import { write } from '../../db/ledger/unit-of-work.ts'
import { insertRule, listRuleHeaders } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import type { Rule } from '../../shared/rules/bodies.ts'

/** `seeds`: the rules as shipped. Does nothing to a store that is read-only or not set up. */
export function completeRules(store: Store, seeds: readonly Rule[]): void {
  if (store.mode !== 'write' || store.unitId() === null) return
  const known = new Set(listRuleHeaders(store).map(({ kind }) => kind))
  const missing = seeds.filter(({ kind }) => !known.has(kind))
  if (missing.length === 0) return
  write(store, { actor: 'system', reason: 'Loại quy tắc mới của phiên bản này' }, (w) => {
    for (const rule of missing) insertRule(w, rule)
  })
}
