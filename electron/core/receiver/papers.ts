/** The receiver's papers, each from what its screen shows. */
import { listMembers } from '../../../db/exchange/member-units.ts'
import { sumsAt } from '../../../db/exchange/views.ts'
import type { Store } from '../../../db/store.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { HandlerInput } from '../../../shared/contract/contract.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import type { DocumentModel } from '../../../shared/documents/model.ts'
import { rankingPaper, rollUpPaper, sentList } from '../../../shared/documents/receiver-papers.ts'
import { type Arrival, cellOf } from '../../../shared/receiver/matrix.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { dueIn } from './periods.ts'
import { rankingOf } from './ranking.ts'
import { rollUp } from './roll-up.ts'

/** Null for a period or a measure that nobody knows. */
export function receiverPaper(
  store: Store,
  { paper, keys, code }: Omit<HandlerInput<'receiver.document'>, 'format'>,
  now: number,
): DocumentModel | null {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { date } = wallClock(now)
  const signer = listSigners(store).find((known) => signsOn(known, date)) ?? null
  const office = { unit, signer, at: now, year: date.slice(0, 4) }
  switch (paper) {
    case 'rollUp':
      return rollUpPaper({ ...office, sums: rollUp(store, keys) })
    case 'ranking': {
      const ranking = rankingOf(store, keys[0] ?? '', code)
      return ranking === null ? null : rankingPaper({ ...office, ranking })
    }
    case 'missing': {
      const units = sentUnits(store, keys, now)
      return units === null ? null : sentList({ ...office, keys, units })
    }
  }
}

function sentUnits(store: Store, keys: readonly string[], now: number) {
  const due = dueIn(store)
  const periods = keys.map(due)
  if (periods.some((period) => period === null)) return null
  const arrivals = keys.map((key) => arrivalsAt(store, key))
  return listMembers(store).map(({ name, senderId }) => {
    const own = arrivals.map((at) => (senderId === null ? null : (at.get(senderId) ?? null)))
    return {
      name,
      cells: own.map((arrival, at) => cellOf(arrival, periods[at]?.dueAt ?? 0, now)),
      firstAt: own[0]?.firstAt ?? null,
    }
  })
}

function arrivalsAt(store: Store, key: string): ReadonlyMap<string, Arrival> {
  return new Map(
    sumsAt(store, key).map(({ unitId, revision, firstRevision, firstAt }) => [
      unitId,
      { revision, firstRevision, firstAt },
    ]),
  )
}
