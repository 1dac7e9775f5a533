/** The public sheet of a week: of a frozen revision as it was frozen, or of the draft, marked as one. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRule } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { getRevision } from '../../db/week/revisions.ts'
import { isFriday } from '../../shared/dates/week.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { draftSheet, weekSheet } from '../../shared/documents/week-sheet.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import type { MadeFile, WeekRevision } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import type { PrintError } from './print/pdf-printer.ts'
import { type TargetLists, targetLists, targetsOfWeek } from './targets.ts'
import { loadWeek } from './week.ts'

type SheetRefusal = { readonly type: 'NotAFriday' } | { readonly type: 'NotFound' }

/** `revision` null means the draft; `now` (UTC milliseconds) decides where the draft's week stands. */
export function sheetModel(
  store: Store,
  friday: string,
  revision: number | null,
  now: number,
  lists?: TargetLists,
): Result<DocumentModel, SheetRefusal> {
  if (!isFriday(friday)) return err({ type: 'NotAFriday' })
  if (revision === null) return ok(draftModel(store, friday, now, lists))
  const frozen = getRevision(store, friday, revision)
  if (frozen === null) return err({ type: 'NotFound' })
  const signer = listSigners(store).find(({ id }) => id === frozen.document.signerId) ?? null
  return ok(
    weekSheet(frozen, { signer, index: named(store, frozen, 'index'), pairs: named(store, frozen, 'pairs') }),
  )
}

/** The version that the week names, not today's. */
function named<K extends 'index' | 'pairs'>(store: Store, { content }: WeekRevision, kind: K): RuleOf<K> {
  const reference = content.rules.find((rule) => rule.kind === kind)
  const rule = getRule(store, kind, reference?.revision ?? 1)
  if (rule?.kind !== kind) throw new Error(`The rule ${kind} of ${content.friday} is not in the store`)
  return rule as RuleOf<K>
}

function draftModel(store: Store, friday: string, now: number, lists?: TargetLists): DocumentModel {
  const week = loadWeek(store, friday, now)
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { id: _, ...unitFields } = unit
  const { period, references, index, pairs } = week.rules
  return draftSheet(
    {
      friday,
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
    { signer: null, index, pairs },
  )
}

export async function makeSheet(
  { core, office: { store }, now }: Context,
  friday: string,
  revision: number | null,
  format: 'html' | 'pdf',
): Promise<Result<MadeFile, SheetRefusal | PrintError>> {
  const model = sheetModel(store, friday, revision, now, targetLists(core.ports.resources))
  if (!model.ok) return model
  const name = `bang-cong-khai_${friday}_${revision === null ? 'nhap' : `lan-${revision}`}.${format}`
  if (format === 'html') {
    const bytes = new TextEncoder().encode(documentHtml(model.value, { fontBase: '/fonts/' }))
    return ok({ name, mediaType: 'text/html', bytes })
  }
  const fontBase = `${pathToFileURL(join(core.ports.resources, 'fonts')).href}/`
  const printed = await core.ports.printer.print(documentHtml(model.value, { fontBase }))
  return printed.ok ? ok({ name, mediaType: 'application/pdf', bytes: printed.value }) : printed
}
