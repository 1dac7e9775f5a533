/**
 * The documents of a week: of a frozen revision as it was frozen, or of the draft, marked as one. Every form of a
 * document is made from one model, and the model from one revision.
 */
import { getRule } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { getRevision } from '../../db/week/revisions.ts'
import { isMonthKey } from '../../shared/dates/period.ts'
import { type PrintedWeek, printedDraft, printedRevision } from '../../shared/documents/week.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'
import type { WeekRevision } from '../../shared/week/content.ts'
import { type TargetLists, targetsOfWeek } from './targets.ts'
import { loadWeek, monthOf } from './week.ts'
import { isPeriod } from './week-rules.ts'

export type SheetRefusal = { readonly type: 'NotAFriday' } | { readonly type: 'NotFound' }

/**
 * `revision` null means the draft; `now` (UTC milliseconds) decides where the draft's week stands, `lists` against
 * which targets it is held.
 */
export function printedWeek(
  store: Store,
  friday: string,
  revision: number | null,
  now: number,
  lists?: TargetLists,
): Result<PrintedWeek, SheetRefusal> {
  if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
  if (revision === null) return ok(printedNow(store, friday, now, lists))
  const frozen = getRevision(store, friday, revision)
  if (frozen === null) return err({ type: 'NotFound' })
  const signer = listSigners(store).find(({ id }) => id === frozen.document.signerId) ?? null
  return ok(
    printedRevision(frozen, {
      signer,
      index: namedRule(store, frozen, 'index'),
      pairs: namedRule(store, frozen, 'pairs'),
      template: namedRule(store, frozen, isMonthKey(friday) ? 'monthTemplate' : 'template'),
    }),
  )
}

/**
 * The version that the week names, not today's. A week that was closed before there was such a kind names none, and
 * keeps to the first version.
 */
function namedRule<K extends RuleKind>(store: Store, { content }: WeekRevision, kind: K): RuleOf<K> {
  const reference = content.rules.find((named) => named.kind === kind)
  const rule = getRule(store, kind, reference?.revision ?? 1)
  if (rule?.kind !== kind) throw new Error(`The rule ${kind} of ${content.friday} is not in the store`)
  return rule as RuleOf<K>
}

function printedNow(store: Store, friday: string, now: number, lists?: TargetLists): PrintedWeek {
  const week = loadWeek(store, friday, now)
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { id: _, ...unitFields } = unit
  const { period, references, index, pairs, template } = week.rules
  return printedDraft(
    {
      friday,
      ...monthOf(week.rules.report, friday),
      revision: week.revisions.length + 1,
      from: period.from,
      to: period.to,
      dueAt: period.dueAt,
      correctionReason: week.correctionReason,
      clockSuspect: week.clockSuspect,
      unit: unitFields,
      figures: week.read.figures,
      computed: week.computed,
      total: week.total,
      grade: week.grade,
      previous: week.previous,
      findings: week.findings.map((finding) => ({ ...finding, reason: null })),
      rules: [...references],
      targets: lists === undefined ? [] : targetsOfWeek(store, lists, friday),
    },
    { signer: null, index, pairs, template },
  )
}
