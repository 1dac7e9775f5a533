import { write } from '../../../db/ledger/unit-of-work.ts'
import { chooseTarget, getTarget, removeTarget, saveTarget } from '../../../db/target/targets.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SavedTarget, TargetOffer } from '../../../shared/target/target.ts'
import type { Context, HandlersOf } from '../context.ts'
import { offeredId, targetLists, targetYear, yearIsOver } from '../targets.ts'
import { actorOf } from './people.ts'

type Names = 'target.year' | 'target.save' | 'target.remove' | 'target.choose' | 'target.take'

type Refusal = { readonly type: 'NotFound' } | { readonly type: 'YearClosed'; readonly year: number }

export const targetHandlers: HandlersOf<Names> = {
  'target.year': ({ core, office: { store }, now }, { year }) =>
    ok(targetYear(store, targetLists(core.ports.resources), year, now)),

  'target.save': (context, { id, target, reason }) => {
    const { core, office, now } = context
    const { indicator, year } = target
    if (!targetLists(core.ports.resources).indicators.some(({ code }) => code === indicator)) {
      return err({ type: 'UnknownIndicator', code: indicator })
    }
    if (yearIsOver(year, now)) return err({ type: 'YearClosed', year })
    if (id !== null) {
      const kept = open(context, id)
      if (!kept.ok) return kept
      if (kept.value.year !== year || kept.value.indicator !== indicator) return err({ type: 'NotFound' })
    }
    const saved = id ?? newId(now, office.store.random)
    write(office.store, { actor: actorOf(context), reason }, (w) => saveTarget(w, saved, target))
    return changed(context, { id: saved })
  },

  'target.remove': (context, { id, reason }) => {
    const kept = open(context, id)
    if (!kept.ok) return kept
    write(context.office.store, { actor: actorOf(context), reason }, (w) => removeTarget(w, kept.value))
    return changed(context, {})
  },

  'target.choose': (context, { id, reason }) => {
    const kept = open(context, id)
    if (!kept.ok) return kept
    const { user } = context
    if (user === null) throw new Error('A target is chosen by a person')
    write(context.office.store, { actor: user.id, reason }, (w) => chooseTarget(w, kept.value, user))
    return changed(context, {})
  },

  'target.take': (context, { codes }) => {
    const { core, office, now } = context
    const { offers } = targetLists(core.ports.resources)
    const wanted: TargetOffer[] = []
    for (const code of codes) {
      const offer = offers.find((known) => known.code === code)
      if (offer === undefined) return err({ type: 'NotFound' })
      if (yearIsOver(offer.year, now)) return err({ type: 'YearClosed', year: offer.year })
      wanted.push(offer)
    }
    const taken = write(office.store, { actor: actorOf(context), reason: 'Lấy từ kế hoạch mẫu' }, (w) => {
      const fresh = wanted.filter(({ code }) => getTarget(office.store, offeredId(w.unitId, code)) === null)
      for (const { code, citation: _, confidence: __, ...target } of fresh)
        saveTarget(w, offeredId(w.unitId, code), target)
      return fresh.length
    })
    return changed(context, { taken })
  },
}

/** A target that may be changed now. */
function open({ office: { store }, now }: Context, id: string): Result<SavedTarget, Refusal> {
  const kept = getTarget(store, id)
  if (kept === null) return err({ type: 'NotFound' })
  return yearIsOver(kept.year, now) ? err({ type: 'YearClosed', year: kept.year }) : ok(kept)
}

function changed<T>({ core }: Context, value: T) {
  core.emit('changed', { subject: 'target' })
  return ok(value)
}
