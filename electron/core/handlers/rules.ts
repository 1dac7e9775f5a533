import { write } from '../../../db/ledger/unit-of-work.ts'
import { getRule, insertRule, listRuleHeaders, rulesOfKind } from '../../../db/rule/rules.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Rule } from '../../../shared/rules/bodies.ts'
import { RuleHeader } from '../../../shared/rules/rule.ts'
import { byRevision, ruleInForce } from '../../../shared/rules/select.ts'
import { validateHistory, validateRule } from '../../../shared/rules/validate.ts'
import type { HandlersOf } from '../context.ts'
import { actorOf } from './people.ts'

export const ruleHandlers: HandlersOf<'rule.list' | 'rule.get' | 'rule.save'> = {
  'rule.list': ({ office: { store } }) => ok([...listRuleHeaders(store)]),

  'rule.get': ({ office: { store }, now }, { kind, revision, on }) => {
    const rule =
      revision === undefined
        ? ruleInForce(rulesOfKind(store, kind), kind, on ?? wallClock(now).date)
        : getRule(store, kind, revision)
    return rule === null ? err({ type: 'NotFound' }) : ok(rule)
  },

  'rule.save': (context, { rule, reason }) => {
    const { store } = context.office
    const former = rulesOfKind(store, rule.kind)
    const newest = [...former].sort(byRevision).at(-1)
    if (rule.revision !== (newest?.revision ?? 0) + 1) {
      return err({ type: 'OutOfDate', newest: newest?.revision ?? 0 })
    }
    const issues = [...validateRule(rule), ...validateHistory([...former, rule])]
    if (issues.length > 0) return err({ type: 'RuleInvalid', issues: [...issues] })
    write(store, { actor: actorOf(context), reason }, (w) => insertRule(w, rule))
    context.core.emit('changed', { subject: 'rule', key: rule.kind })
    return ok(headerOf(rule))
  },
}

const headerOf = ({ body: _, ...header }: Rule): RuleHeader => RuleHeader.parse(header)
