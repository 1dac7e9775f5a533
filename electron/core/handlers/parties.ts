import { write } from '../../../db/ledger/unit-of-work.ts'
import { putHabits } from '../../../db/plan/parties.ts'
import { getPlan } from '../../../db/plan/plans.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Context, HandlersOf } from '../context.ts'
import { officeHabits } from '../deadlines.ts'
import { confirmParties, partiesOfPlan, partyOffers, partyTable } from '../parties.ts'
import { personAt } from './plans.ts'

type Names = 'party.resolve' | 'party.plan' | 'party.confirm' | 'habit.get' | 'habit.save'

export const partyHandlers: HandlersOf<Names> = {
  'party.resolve': ({ core, office: { store } }, { issuer, own, rows }) =>
    ok(partyTable(store, partyOffers(core.ports.resources), { issuer, own }, rows)),

  'party.plan': ({ core, office: { store } }, { id }) => {
    const plan = getPlan(store, id)
    if (plan === null) return err({ type: 'NotFound' })
    const letter = { issuer: plan.issuer, own: plan.own }
    return ok(partyTable(store, partyOffers(core.ports.resources), letter, partiesOfPlan(store, id)))
  },

  'party.confirm': (context, { issuer, answers }) =>
    changed(context, {
      tasks: confirmParties(context.office.store, personAt(context).id, issuer, answers),
    }),

  'habit.get': ({ office: { store } }) => ok(officeHabits(store)),

  'habit.save': (context, habits) => {
    write(context.office.store, { actor: personAt(context).id, reason: '' }, (w) => putHabits(w, habits))
    return changed(context, {})
  },
}

function changed<T>({ core }: Context, value: T) {
  core.emit('changed', { subject: 'task' })
  return ok(value)
}
