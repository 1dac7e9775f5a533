/** What this office is in the rows of a letter, and the roles its tasks take from the answers of a person. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { write } from '../../db/ledger/unit-of-work.ts'
import { issuerKey, listParties, putParties } from '../../db/plan/parties.ts'
import { listPlans, listRows } from '../../db/plan/plans.ts'
import { listTasks, putProgress } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import type { PartyTable } from '../../shared/contract/party.ts'
import {
  countRoles,
  identitiesOf,
  namesOf,
  offerFor,
  type Parties,
  type PartyAnswer,
  PartyOffer,
  partyKey,
  roleOf,
} from '../../shared/plan/roles.ts'

export interface Letter {
  readonly issuer: string
  readonly own: boolean
}

export const partyOffers = (resources: string): readonly PartyOffer[] =>
  z.array(PartyOffer).parse(JSON.parse(readFileSync(join(resources, 'plan', 'parties.json'), 'utf8')))

export function partyTable(
  store: Store,
  offers: readonly PartyOffer[],
  letter: Letter,
  rows: readonly Parties[],
): PartyTable {
  const known = identitiesOf(listParties(store, letter.issuer))
  const roles = rows.map((row) => roleOf(row, known).role)
  const setting = { own: letter.own, unitName: getUnit(store)?.name ?? '' }
  return {
    ...letter,
    counts: countRoles(roles),
    roles,
    names: namesOf(rows).map(({ name, leads, coordinates }) => {
      const answer = known.get(partyKey(name))
      return {
        name,
        leads,
        coordinates,
        answer: answer === undefined ? null : { concern: answer.concern, department: answer.department },
        offer: answer === undefined ? offerFor(name, setting, offers) : null,
      }
    }),
  }
}

/** The lines of work of a saved plan; targets and groups to review have no role. */
export const partiesOfPlan = (store: Store, planId: string): readonly Parties[] =>
  listRows(store, planId).filter(({ kind }) => kind === 'task')

/** A role that differs from what the answers gave so far was set by a person, and stays. */
export function confirmParties(
  store: Store,
  actor: string,
  issuer: string,
  answers: readonly PartyAnswer[],
): number {
  return write(store, { actor, reason: '' }, (w) => {
    const before = identitiesOf(listParties(store, issuer))
    putParties(w, issuer, answers)
    const after = identitiesOf(listParties(store, issuer))
    const plans = listPlans(store, null).filter((plan) => issuerKey(plan.issuer) === issuerKey(issuer))
    let changed = 0
    for (const plan of plans) {
      for (const { id, task, progress } of listTasks(store, { year: plan.year, planId: plan.id })) {
        const former = roleOf(task, before)
        const next = roleOf(task, after)
        const free = progress.role === null || progress.role === former.role
        const unnamed = progress.department === '' || progress.department === former.departments[0]
        const change = {
          ...(free && { role: next.role }),
          ...(free && unnamed && { department: next.departments[0] ?? '' }),
        }
        if (putProgress(w, id, change)) changed += 1
      }
    }
    return changed
  })
}
