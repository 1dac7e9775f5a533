import { clearDraft, saveDraft } from '../../../db/draft/drafts.ts'
import { sha256Text } from '../../../db/hash.ts'
import { type UnitOfWork, write } from '../../../db/ledger/unit-of-work.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { getRevision, insertRevision } from '../../../db/week/revisions.ts'
import { canonicalHash } from '../../../shared/ledger/canonical.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { WeekContent, WeekState } from '../../../shared/week/content.ts'
import { draftOf } from '../../../shared/week/draft.ts'
import { freeze } from '../../../shared/week/freeze.ts'
import type { Context, HandlersOf } from '../context.ts'
import { loadWeek, monthOf, type Week, weekScope } from '../week.ts'
import { isPeriod } from '../week-rules.ts'
import { actorOf } from './people.ts'

type PastRefusal =
  | { readonly type: 'NotAFriday' }
  | { readonly type: 'NotBefore'; readonly friday: string; readonly state: WeekState }

/** The week, if it is one from before the program that nobody has entered yet. */
function pastWeek({ office: { store }, now }: Context, friday: string): Result<Week, PastRefusal> {
  if (!isPeriod(store, friday)) return err({ type: 'NotAFriday' })
  const week = loadWeek(store, friday, now)
  return week.state === 'before' ? ok(week) : err({ type: 'NotBefore', friday, state: week.state })
}

export const pastHandlers: HandlersOf<'week.reenter' | 'week.reenterMany'> = {
  'week.reenter': (context, { friday, source }) => {
    const { store } = context.office
    const past = pastWeek(context, friday)
    if (!past.ok) return past
    const week = past.value
    const blocks = week.findings.filter(({ weight }) => weight === 'blocks')
    if (blocks.length > 0) return err({ type: 'FindingsRemain', findings: blocks })
    if (isEmpty(week)) return err({ type: 'NothingEntered' })
    const revision = write(store, { actor: actorOf(context), reason: source }, (w) => {
      freezePast(w, context, week, source)
      return getRevision(store, friday, 1)
    })
    if (revision === null) throw new Error('A revision just written can be read')
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok(revision)
  },

  /** Oldest first, so that each finds the one before it. */
  'week.reenterMany': (context, { source, weeks }) => {
    const { store } = context.office
    const ordered = [...weeks].sort((a, b) => a.friday.localeCompare(b.friday))
    for (const [at, { friday, groups, total }] of ordered.entries()) {
      const past = pastWeek(context, friday)
      if (!past.ok) return past
      if (ordered[at + 1]?.friday === friday) return err({ type: 'SameWeekTwice', friday })
      const index = past.value.rules.index.body
      const known = Object.entries(groups).every(([code, score]) => {
        const group = index.groups.find((each) => each.code === code)
        return group !== undefined && score >= 0 && score <= group.max
      })
      const some = Object.keys(groups).length > 0 || total !== null
      if (!known || !some || (total !== null && (total < 0 || total > 100)))
        return err({ type: 'ScoresImpossible', friday })
    }
    write(store, { actor: actorOf(context), reason: source }, (w) => {
      for (const { friday, groups, total } of ordered) {
        clearDraft(store, weekScope(friday))
        const figures = { groups, total, metrics: {}, pairs: {}, rows: [], note: '' }
        saveDraft(store, weekScope(friday), draftOf(figures), context.now)
        freezePast(w, context, loadWeek(store, friday, context.now), source)
      }
    })
    context.core.emit('changed', { subject: 'week' })
    return ok({ weeks: ordered.length })
  },
}

const isEmpty = ({ read: { figures } }: Week): boolean =>
  Object.values(figures.groups).every((score) => score === null) &&
  figures.total === null &&
  figures.rows.length === 0 &&
  Object.keys(figures.metrics).length + Object.keys(figures.pairs).length === 0

/** The moment and the person are those of the entering: nothing is dated back. What was asked needs no answer now. */
function freezePast(w: UnitOfWork, context: Context, week: Week, source: string): void {
  const { store } = context.office
  const unit = getUnit(store)
  if (unit === null || context.user === null) throw new Error('A week is entered by a person of a unit')
  const { id: unitId, ...unitFields } = unit
  const { period } = week.rules
  const content: WeekContent = {
    ...freeze({
      unitId,
      unit: unitFields,
      friday: week.friday,
      ...monthOf(week.rules.report, week.friday),
      from: period.from,
      to: period.to,
      dueAt: period.dueAt,
      revision: 1,
      closedAt: w.at,
      closedBy: { id: context.user.id, name: context.user.name },
      lateReason: null,
      correctionReason: null,
      clockSuspect: w.clock !== 'ok',
      figures: week.read.figures,
      computed: week.computed,
      total: week.total,
      grade: week.grade,
      previous: week.previous,
      findings: week.findings,
      reasons: {},
      evidence: week.evidence,
      rules: week.rules.references,
    }),
    reentered: { source },
  }
  insertRevision(w, content, canonicalHash(content, sha256Text))
  clearDraft(store, weekScope(week.friday))
}
