/** Chains of late dossiers, their explanations, and the incident log. */

import { write } from '../../../db/ledger/unit-of-work.ts'
import { getChain, saveChain } from '../../../db/letter/chains.ts'
import { listIncidents, removeIncident, saveIncident } from '../../../db/letter/incidents.ts'
import { getContent, getDraft, lettersOf } from '../../../db/letter/letters.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { LateDetail } from '../../../shared/contract/late.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { explanationDocument } from '../../../shared/documents/letter.ts'
import { newId } from '../../../shared/ids/ids.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { explanationSentences, letterValues } from '../../../shared/letter/wording.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { fillLines } from '../../../shared/rules/wording.ts'
import type { Context, HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { lateItem, lateOffice, lateRules, letterFacts, noReappointment, textsOf } from '../late.ts'
import { lateSheet } from '../late-sheet.ts'
import { actorOf } from './people.ts'

type Names =
  | 'late.board'
  | 'late.excel'
  | 'late.get'
  | 'late.save'
  | 'late.explanation'
  | 'late.explained'
  | 'incident.list'
  | 'incident.save'
  | 'incident.remove'

export const lateHandlers: HandlersOf<Names> = {
  'late.board': ({ office: { store }, now }) => {
    const { items, rules, listAt, listAge } = lateOffice(store, now)
    const { reasons } = rules.reasons.body
    return ok({
      items: [...items],
      reasons,
      reappointments: rules.letter.body.reappointments,
      listAt,
      listAge,
    })
  },

  'late.excel': async ({ office: { store }, now }, { title, codes }) =>
    ok(await lateSheet(store, lateOffice(store, now), title, codes, wallClock(now).date)),

  'late.get': (context, { code }) => detailOf(context, code),

  'late.save': (context, { code, reason, incidentId, finishedOn, ...typed }) => {
    const { store } = context.office
    const today = wallClock(context.now).date
    const item = lateItem(store, code, context.now)
    if (item === null) return err({ type: 'NotFound' })
    const { reasons } = lateRules(store, today)
    if (!reasons.body.reasons.some((known) => known.code === reason)) return err({ type: 'UnknownReason' })
    if (incidentId !== null && !listIncidents(store).some(({ id }) => id === incidentId))
      return err({ type: 'NotFound' })
    if (finishedOn !== null && finishedOn > today) return err({ type: 'InFuture' })
    const former = getChain(store, item.chainId)
    if (former?.erased === true) return err({ type: 'Erased' })
    write(store, { actor: actorOf(context), reason: '' }, (w) =>
      saveChain(w, chainFields(item, { reason, incidentId, finishedOn, explainedOn: item.explainedOn }), {
        ...textsOf(store, item),
        ...typed,
      }),
    )
    context.core.emit('changed', { subject: 'letter', key: code })
    return detailOf(context, code)
  },

  'late.explanation': (context, { code, format }) => {
    const { store } = context.office
    const { date } = wallClock(context.now)
    const item = lateItem(store, code, context.now)
    if (item === null) return err({ type: 'NotFound' })
    if (item.reason === null) return err({ type: 'ReasonMissing', code })
    if (!item.hasTexts) return err({ type: 'Erased' })
    const rules = lateRules(store, date)
    const unit = getUnit(store)
    if (unit === null) throw new Error('A set-up store has a unit')
    const { newDate } = item
    const facts = letterFacts(store, item, rules, { personTitle: 'Ông/Bà', newDate, number: null })
    const { body } = rules.letter
    const model = explanationDocument({
      unit,
      name: body.explanation.name,
      summary: fillLines(body.explanation.summary, letterValues(facts)),
      sentences: explanationSentences(body, facts),
      on: date,
      by: context.user?.name ?? '',
    })
    return documentFile(context.core.ports, { model, name: fileName('giai-trinh', code) }, format)
  },

  'late.explained': (context, { code, on }) => {
    const { store } = context.office
    const item = lateItem(store, code, context.now)
    const chain = item === null ? null : getChain(store, item.chainId)
    if (item === null || chain === null) return err({ type: 'NotFound' })
    if (chain.reason === null) return err({ type: 'ReasonMissing', code })
    const { id: _, openedAt: __, erased: ___, ...kept } = chain
    write(store, { actor: actorOf(context), reason: '' }, (w) =>
      saveChain(w, { ...kept, explainedOn: on }, textsOf(store, item)),
    )
    context.core.emit('changed', { subject: 'letter', key: code })
    return ok({})
  },

  'incident.list': ({ office: { store } }) => ok([...listIncidents(store)]),

  'incident.save': (context, { id, ...typed }) => {
    const { store } = context.office
    if (id !== null && !listIncidents(store).some((known) => known.id === id))
      return err({ type: 'NotFound' })
    if (typed.from > context.now || (typed.to ?? 0) > context.now) return err({ type: 'InFuture' })
    if (typed.to !== null && typed.to < typed.from) return err({ type: 'DatesReversed' })
    const known = id ?? newId(context.now, store.random)
    const by = context.user?.name ?? ''
    write(store, { actor: actorOf(context), reason: '' }, (w) => saveIncident(w, { id: known, ...typed, by }))
    context.core.emit('changed', { subject: 'letter' })
    return ok({ id: known })
  },

  'incident.remove': (context, { id, reason }) => {
    const { store } = context.office
    const removed = write(store, { actor: actorOf(context), reason }, (w) => removeIncident(w, id))
    if (!removed) return err({ type: 'NotFound' })
    context.core.emit('changed', { subject: 'letter' })
    return ok({})
  },
}

/** What the chain keeps of the dossier, from the list or from itself. */
export const chainFields = (
  { code, field, procedure, received, due, unit, officer }: LateItem,
  own: {
    readonly reason: string | null
    readonly incidentId: string | null
    readonly finishedOn: string | null
    readonly explainedOn: string | null
  },
) => ({ code, field, procedure, received, due, unit, officer, ...own })

function detailOf(
  { office: { store }, now }: Context,
  code: string,
): Result<LateDetail, { readonly type: 'NotFound' }> {
  const item = lateItem(store, code, now)
  if (item === null) return err({ type: 'NotFound' })
  const letters = lettersOf(store, item.chainId).map((entry) => ({
    entry,
    draft: getDraft(store, entry.id),
    content: getContent(store, entry.id),
  }))
  return ok({
    item,
    texts: textsOf(store, item),
    incidentId: getChain(store, item.chainId)?.incidentId ?? null,
    letters,
    noReappointment: noReappointment(store, item, lateRules(store, wallClock(now).date)),
  })
}
