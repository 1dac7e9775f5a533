/** What a person said the names of an issuer's letters mean, and the habits by which this office reads deadlines. */
import type { DeadlineHabits } from '../../shared/deadline/reading.ts'
import { type PartyAnswer, partyKey } from '../../shared/plan/roles.ts'
import { caseless } from '../../shared/text/text.ts'
import { asVersion, jsonText, longKey, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Two printings of an issuer that differ in capitals and blanks are one. */
export const issuerKey = (issuer: string): string => caseless(issuer)

export const listParties = (store: Store, issuer: string): readonly PartyAnswer[] =>
  all(
    store,
    from
      .selectFrom('plan_party')
      .select(['printed as name', 'concern', 'department'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('issuer', '=', issuerKey(issuer))
      .orderBy('name'),
  ) as PartyAnswer[]

/** A name answered again takes the new answer. */
export function putParties(w: UnitOfWork, issuer: string, answers: readonly PartyAnswer[]): void {
  const before = new Map(listParties(w.store, issuer).map((known) => [partyKey(known.name), known]))
  for (const answer of answers) {
    const name = partyKey(answer.name)
    const found = before.get(name)
    const key = longKey(`${issuerKey(issuer)}/${name}`)
    const named = (one: PartyAnswer) => asVersion({ ...one, issuer: issuerKey(issuer) })
    if (!recordChange(w, 'planParty', key, found === undefined ? null : named(found), named(answer))) continue
    const columns = { printed: answer.name, concern: answer.concern, department: answer.department }
    run(
      w.store,
      w.tables
        .insertInto('plan_party')
        .values({ unit_id: w.unitId, issuer: issuerKey(issuer), name, ...columns })
        .onConflict((conflict) => conflict.columns(['unit_id', 'issuer', 'name']).doUpdateSet(columns)),
    )
  }
}

/** Null until somebody chose. */
export function getHabits(store: Store): DeadlineHabits | null {
  const row = get(
    store,
    from
      .selectFrom('deadline_habit')
      .select('habits')
      .where('unit_id', '=', store.unitId() ?? ''),
  )
  return row === undefined ? null : (JSON.parse(row.habits) as DeadlineHabits)
}

export function putHabits(w: UnitOfWork, habits: DeadlineHabits): void {
  const before = getHabits(w.store)
  if (!recordChange(w, 'deadlineHabit', 'office', before, { ...habits })) return
  const columns = { habits: jsonText(habits) }
  run(
    w.store,
    w.tables
      .insertInto('deadline_habit')
      .values({ unit_id: w.unitId, ...columns })
      .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(columns)),
  )
}
