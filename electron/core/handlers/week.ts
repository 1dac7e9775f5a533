import { clearDraft, saveDraft } from '../../../db/draft/drafts.ts'
import { sha256Text } from '../../../db/hash.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { endCorrection, startCorrection } from '../../../db/week/corrections.ts'
import {
  getRevision,
  insertDecision,
  insertRevision,
  latestRevision,
  setDocument,
} from '../../../db/week/revisions.ts'
import { allows } from '../../../shared/contract/procedure.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { canonicalHash } from '../../../shared/ledger/canonical.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import type { Approval, WeekRevision, WeekState } from '../../../shared/week/content.ts'
import { draftOf } from '../../../shared/week/draft.ts'
import { freeze, remaining } from '../../../shared/week/freeze.ts'
import { isEditable } from '../../../shared/week/state.ts'
import { type NotAssigned, notAssigned } from '../assigned.ts'
import { checkPin, type PinRefusal } from '../check-pin.ts'
import type { Context, HandlersOf } from '../context.ts'
import { makeBriefing, makeMinutes, makeSheet } from '../sheet-files.ts'
import { targetLists, targetsOfWeek } from '../targets.ts'
import { currentWeek, headsOf, loadWeek, monthOf, viewOf, type Week, weekScope } from '../week.ts'
import { closedReports, isPeriod } from '../week-rules.ts'
import { actorOf } from './people.ts'

export type WeekRefusal =
  | { readonly type: 'NotAFriday' }
  | { readonly type: 'NotOpen'; readonly state: WeekState }

/** The week, if its figures may be changed now. */
export function editableWeek({ office: { store }, now }: Context, friday: string): Result<Week, WeekRefusal> {
  if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
  const week = loadWeek(store, friday, now)
  return isEditable(week.state) ? ok(week) : err({ type: 'NotOpen', state: week.state })
}

type Names =
  | 'week.list'
  | 'month.list'
  | 'week.current'
  | 'week.get'
  | 'week.saveDraft'
  | 'week.close'
  | 'week.approve'
  | 'week.return'
  | 'week.startCorrection'
  | 'week.cancelCorrection'
  | 'week.setDocument'
  | 'week.sheet'
  | 'week.briefing'
  | 'week.minutes'

export const weekHandlers: HandlersOf<Names> = {
  'week.list': ({ office: { store }, now }, { year }) => ok(headsOf(store, year, now)),

  'month.list': ({ office: { store }, now }, { year }) =>
    ok(
      closedReports(store, year).map((report) => ({
        report,
        heads: headsOf(store, year, now, report),
      })),
    ),

  'week.current': ({ office: { store }, now }) => ok({ friday: currentWeek(store, now) }),

  'week.get': ({ core, office: { store }, now }, { friday }) => {
    if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
    const targets = targetsOfWeek(store, targetLists(core.ports.resources), friday)
    return ok(viewOf(loadWeek(store, friday, now), targets))
  },

  'week.saveDraft': (context, { friday, fields }) => {
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    saveDraft(context.office.store, weekScope(friday), fields, context.now)
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({ savedAt: context.now })
  },

  'week.close': (context, { friday, lateReason, reasons = {} }) => {
    const { store } = context.office
    const editable = editableWeek(context, friday)
    if (!editable.ok) return editable
    const week = editable.value
    if (week.state === 'before') return err({ type: 'NotOpen', state: week.state })
    const { period } = week.rules
    const correcting = week.state === 'correcting'
    const unit = getUnit(store)
    if (unit === null || context.user === null) throw new Error('A week is closed by a person of a unit')

    const other = notAssigned(context, 'updater', context.user.id)
    if (other !== null) return err(other)
    if (!correcting && context.now < period.opensAt) return err({ type: 'TooEarly', opensAt: period.opensAt })
    const late = !correcting && context.now > period.lateAfter
    const why = lateReason?.trim() ?? ''
    if (late && why === '') return err({ type: 'LateReasonNeeded', dueAt: period.dueAt })
    const left = remaining(week.findings, reasons)
    if (left.length > 0) return err({ type: 'FindingsRemain', findings: left })

    const { id: unitId, ...unitFields } = unit
    const { user } = context
    return write(store, { actor: user.id, reason: week.correctionReason ?? '' }, (w) => {
      const reentered = week.revisions.at(-1)?.content.reentered
      const frozen = freeze({
        unitId,
        unit: unitFields,
        friday,
        ...monthOf(week.rules.report, friday),
        from: period.from,
        to: period.to,
        dueAt: period.dueAt,
        revision: week.revisions.length + 1,
        closedAt: w.at,
        closedBy: { id: user.id, name: user.name },
        lateReason: late ? why : (week.revisions[0]?.content.lateReason ?? null),
        correctionReason: week.correctionReason,
        clockSuspect: w.clock !== 'ok',
        figures: week.read.figures,
        computed: week.computed,
        total: week.total,
        grade: week.grade,
        previous: week.previous,
        findings: week.findings,
        reasons,
        evidence: week.evidence,
        rules: week.rules.references,
        targets: targetsOfWeek(store, targetLists(context.core.ports.resources), friday),
      })
      const content = reentered === undefined ? frozen : { ...frozen, reentered }
      insertRevision(w, content, canonicalHash(content, sha256Text))
      if (correcting) endCorrection(w, friday)
      clearDraft(store, weekScope(friday))
      return changed(context, friday, content.revision)
    })
  },

  'week.approve': (context, input) => decide(context, input, 'approved', null),

  'week.return': (context, input) => decide(context, input, 'returned', input.reason),

  'week.startCorrection': (context, { friday, reason }) => {
    const { store } = context.office
    if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
    const week = loadWeek(store, friday, context.now)
    const latest = week.revisions.at(-1)
    if (latest === undefined || week.state === 'correcting')
      return err({ type: 'NotOpen', state: week.state })
    write(store, { actor: actorOf(context), reason }, (w) => {
      startCorrection(w, friday, reason)
      saveDraft(store, weekScope(friday), draftOf(latest.content.figures), context.now)
    })
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({ revision: latest.content.revision + 1 })
  },

  'week.cancelCorrection': (context, { friday }) => {
    const { store } = context.office
    if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
    const { state } = loadWeek(store, friday, context.now)
    if (state !== 'correcting') return err({ type: 'NotOpen', state })
    write(store, { actor: actorOf(context), reason: 'Thôi đính chính' }, (w) => {
      endCorrection(w, friday)
      clearDraft(store, weekScope(friday))
    })
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({})
  },

  'week.setDocument': (context, { friday, revision, document }) => {
    const { store } = context.office
    if (getRevision(store, friday, revision) === null) return err({ type: 'NotFound' })
    if (document.signerId !== null) {
      const signer = listSigners(store).find((known) => known.id === document.signerId)
      if (signer === undefined || !signsOn(signer, document.date ?? wallClock(context.now).date)) {
        return err({ type: 'SignerNotValid' })
      }
    }
    return write(store, { actor: actorOf(context), reason: '' }, (w) => {
      setDocument(w, friday, revision, document)
      return changed(context, friday, revision)
    })
  },

  'week.sheet': (context, { friday, revision, format }) => makeSheet(context, friday, revision, format),

  'week.briefing': (context, { friday, revision, format }) => makeBriefing(context, friday, revision, format),

  'week.minutes': (context, { friday, revision, format }) => makeMinutes(context, friday, revision, format),
}

export function changed({ core, office: { store } }: Context, friday: string, revision: number) {
  const written = getRevision(store, friday, revision)
  if (written === null) throw new Error('A revision just written can be read')
  core.emit('changed', { subject: 'week', key: friday })
  return ok(written)
}

type DecisionRefusal =
  | PinRefusal
  | { readonly type: 'SelfApproval' }
  | { readonly type: 'NotApprover' }
  | NotAssigned
  | { readonly type: 'NotLatest' }
  | { readonly type: 'AlreadyDecided' }
  | { readonly type: 'NeedsNoDecision' }
  | { readonly type: 'NotFound' }

/** The second person's word on the newest revision. Whoever closed it is refused, whatever the role. */
async function decide(
  context: Context,
  input: { friday: string; revision: number; approverId: string; pin: string },
  decision: Approval['decision'],
  reason: string | null,
): Promise<Result<WeekRevision, DecisionRefusal>> {
  const { store } = context.office
  const { friday, revision, approverId, pin } = input
  const refused = decisionRefused(context, friday, revision, approverId)
  if (refused !== null) return err(refused)
  const checked = await checkPin(context, approverId, pin)
  if (!checked.ok) return checked
  const by = checked.value
  if (!allows(by.role, 'approver')) return err({ type: 'NotApprover' })
  const other = notAssigned(context, 'reviewer', by.id)
  if (other !== null) return err(other)
  // The PIN took time: somebody may have decided or corrected meanwhile.
  const late = decisionRefused(context, friday, revision, approverId)
  if (late !== null) return err(late)
  return write(store, { actor: by.id, reason: reason ?? '' }, (w) => {
    insertDecision(w, friday, revision, { decision, at: w.at, by: { id: by.id, name: by.name }, reason })
    return changed(context, friday, revision)
  })
}

/** What stands against a decision of that person on a revision, whatever the role. */
export function decisionRefused(
  { office: { store } }: Context,
  friday: string,
  revision: number,
  approverId: string,
): {
  readonly type: 'NotFound' | 'NotLatest' | 'NeedsNoDecision' | 'AlreadyDecided' | 'SelfApproval'
} | null {
  const wanted = getRevision(store, friday, revision)
  if (wanted === null) return { type: 'NotFound' }
  if (latestRevision(store, friday)?.content.revision !== revision) return { type: 'NotLatest' }
  if (wanted.content.reentered !== undefined) return { type: 'NeedsNoDecision' }
  if (wanted.approval !== null) return { type: 'AlreadyDecided' }
  return wanted.content.closedBy.id === approverId ? { type: 'SelfApproval' } : null
}
