/**
 * Taking in what the upper unit sends. A rule becomes a revision here with its citation and who issued it; a plan
 * becomes one of ours to follow, its definition the owner's, its progress untouched; a remark stands on its week until
 * it is answered. What was taken in before is not taken in again, and what is the same here already makes no revision.
 */
import { arrivingOf } from '../../../db/exchange/apply-up.ts'
import { putRemark } from '../../../db/exchange/remarks.ts'
import {
  type BodyProblem,
  type Judged,
  judged,
  putReplica,
  receiptCounts,
} from '../../../db/exchange/replica.ts'
import type { UnitOfWork } from '../../../db/ledger/unit-of-work.ts'
import { getPlan } from '../../../db/plan/plans.ts'
import { insertRule, rulesOfKind } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import { getTarget, saveTarget } from '../../../db/target/targets.ts'
import type { BodyOf } from '../../../shared/bundle/bodies/bodies.ts'
import type { OpenedRecords } from '../../../shared/bundle/content.ts'
import { type Preview, type PreviewLine, previewOf } from '../../../shared/bundle/preview.ts'
import type { ReceiptCounts } from '../../../shared/bundle/receipt.ts'
import type { BundleRecord } from '../../../shared/bundle/record.ts'
import { titleOf } from '../../../shared/bundle/titles.ts'
import { canonical } from '../../../shared/ledger/canonical.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Rule } from '../../../shared/rules/bodies.ts'
import { ruleDifference } from '../../../shared/rules/difference.ts'
import type { Target } from '../../../shared/target/target.ts'
import { putWholePlan } from '../plans.ts'

type Opened = Pick<OpenedRecords, 'manifest' | 'records' | 'personal'>

export function previewDown(store: Store, opened: Opened, now: number): Result<Preview, BodyProblem> {
  const arriving = arrivingOf({ ...opened, records: ours(store, opened.records) }, now)
  if (!arriving.ok) return arriving
  const lines = judged(store, arriving.value)
    .filter(({ effect }) => effect !== 'same')
    .map((each) => lineOf(store, each))
  return ok(previewOf(lines, opened.records.length - lines.length))
}

/** Part of the caller's unit of work: a failure leaves nothing behind. */
export function applyDown(w: UnitOfWork, opened: Opened): Result<ReceiptCounts, BodyProblem> {
  const mine = ours(w.store, opened.records)
  const arriving = arrivingOf({ ...opened, records: mine }, w.at)
  if (!arriving.ok) return arriving
  const judgments = putReplica(w, arriving.value)
  for (const { record, effect } of [...judgments].sort(inOrder))
    if (effect === 'added' || effect === 'changed') take(w, record)
  const counts = receiptCounts(judgments)
  return ok({ ...counts, same: counts.same + opened.records.length - mine.length })
}

/** A remark to another unit is none of this office's business. */
const ours = (store: Store, records: readonly BundleRecord[]): readonly BundleRecord[] =>
  records.filter(({ kind, body }) => kind !== 'remark' || (body as BodyOf<'remark'>).to === store.unitId())

/** Rules of one kind in the order they were issued in. */
const inOrder = (a: Judged, b: Judged): number => issued(a.record) - issued(b.record)
const issued = ({ kind, body }: BundleRecord): number =>
  kind === 'dictionary' || kind === 'template' || kind === 'calendar' ? ruleIn(body).rule.revision : 0

const ruleIn = (body: unknown): BodyOf<'dictionary'> => body as BodyOf<'dictionary'>

function take(w: UnitOfWork, { unitId, kind, key, body, revision }: BundleRecord): void {
  switch (kind) {
    case 'dictionary':
    case 'template':
    case 'calendar': {
      const { issuer, rule } = ruleIn(body)
      const newest = newestRule(w.store, rule)
      if (newest !== null && sameRule(newest, rule)) return
      const note = `${issuer} ban hành.${rule.note === undefined ? '' : ` ${rule.note}`}`.slice(0, 500)
      insertRule(w, { ...rule, revision: (newest?.revision ?? 0) + 1, note } as Rule)
      return
    }
    case 'target':
      saveTarget(w, key, body as Target)
      return
    case 'planSkeleton': {
      const { plan, rows, phrases } = body as BodyOf<'planSkeleton'>
      putWholePlan(
        w,
        key,
        { plan, rows: rows.map((printed) => ({ printed, role: null })), phrases, file: null },
        plan.issuer,
      )
      return
    }
    case 'remark':
      putRemark(w, { ...(body as BodyOf<'remark'>), id: key, by: unitId, version: revision })
      return
    default:
  }
}

const newestRule = (store: Store, rule: Rule): Rule | null => rulesOfKind(store, rule.kind).at(-1) ?? null

/** The same text of the law in the same span, whoever sent it. */
const sameRule = (a: Rule, b: Rule): boolean =>
  a.effectiveFrom === b.effectiveFrom &&
  a.effectiveTo === b.effectiveTo &&
  canonical(JSON.parse(JSON.stringify(a.body))) === canonical(JSON.parse(JSON.stringify(b.body)))

function lineOf(store: Store, { record, effect, standing }: Judged): PreviewLine {
  const { kind, key, body } = record
  const line = { kind, key, title: titleOf(record), effect }
  const sent = { from: standing === null ? null : `bản ${standing.revision}`, to: `bản ${record.revision}` }
  switch (kind) {
    case 'dictionary':
    case 'template':
    case 'calendar': {
      const { issuer, rule } = ruleIn(body)
      const newest = newestRule(store, rule)
      const difference = newest === null ? '' : `: ${ruleDifference(newest, rule)}`
      return {
        ...line,
        title: `${line.title} (${issuer}, căn cứ: ${rule.citation})`,
        from: newest === null ? null : `phiên bản ${newest.version}`,
        to: `phiên bản ${rule.version}${difference}`,
      }
    }
    case 'target': {
      const before = getTarget(store, key)
      return { ...line, from: before === null ? null : targetText(before), to: targetText(body as Target) }
    }
    case 'planSkeleton': {
      const { plan, rows } = body as BodyOf<'planSkeleton'>
      const known = getPlan(store, key)
      return {
        ...line,
        title: `${line.title} số ${plan.number}, ${plan.issuer}`,
        from: known === null ? null : 'đang theo dõi',
        to: `${rows.filter((row) => row.kind === 'task').length} nhiệm vụ; tiến độ của cơ quan giữ nguyên`,
      }
    }
    case 'remark': {
      const { figure, sent: theirs, seen } = body as BodyOf<'remark'>
      return {
        ...line,
        from: theirs === '' ? null : `${figure} ${theirs}`,
        to: seen === '' ? null : `cấp trên thấy ${seen}`,
      }
    }
    default:
      return { ...line, ...sent }
  }
}

const targetText = ({ operator, value, document }: Target): string =>
  `${operator} ${formatNumber(value)}, ${document.kind} ${document.number}`.trim()
