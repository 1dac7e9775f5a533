/** A fresh data folder becomes another PC of an office that is: a new origin of the same unit, then its ledger. */
import type { OpenedOffice } from '../../../shared/bundle/content.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { genesis } from '../../../shared/ledger/record.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { writeMeta } from '../../meta.ts'
import { local, run } from '../../sql.ts'
import type { Store } from '../../store.ts'
import type { Occasion } from '../unit-of-work.ts'
import { type Applied, type ApplyProblem, applyOffice } from './apply.ts'

/** The origin this PC will have: known before, because the key it signs with and its card name it. */
export const newOrigin = (store: Store): string => newId(store.clock(), store.random)

/**
 * `bundle`: all the office has, from its first entry on. Whole or not at all: where it cannot be applied, the folder
 * stays one in which no office is set up.
 */
export function joinOffice(
  store: Store,
  bundle: Pick<OpenedOffice, 'records' | 'personal'>,
  unitId: string,
  origin: string,
  occasion: Occasion,
): Result<Applied, readonly ApplyProblem[]> {
  if (store.unitId() !== null) throw new Error('The office is set up already')
  class Undone extends Error {}
  let result: Result<Applied, readonly ApplyProblem[]> = err([])
  try {
    store.transaction(() => {
      writeMeta(store, 'unit', unitId)
      writeMeta(store, 'origin', origin)
      run(
        store,
        local
          .insertInto('device')
          .values({ unit_id: unitId, origin, epoch: 1, seq: 0, hash: genesis, hlc: null, believed_at: null }),
      )
      result = applyOffice(store, bundle, occasion)
      if (!result.ok) throw new Undone()
    })
  } catch (thrown) {
    if (!(thrown instanceof Undone)) throw thrown
  }
  return result.ok ? ok(result.value) : result
}

/** What joining would answer, and nothing is set up: `look` reads the tables as they would be. */
export function tryJoin<T>(
  store: Store,
  bundle: Pick<OpenedOffice, 'records' | 'personal'>,
  unitId: string,
  look: () => T,
): Result<T, readonly ApplyProblem[]> {
  class Looked extends Error {}
  let result: Result<T, readonly ApplyProblem[]> = err([])
  try {
    store.transaction(() => {
      const occasion = { actor: 'system', reason: 'Xem trước' }
      const joined = joinOffice(store, bundle, unitId, newOrigin(store), occasion)
      result = joined.ok ? ok(look()) : joined
      throw new Looked()
    })
  } catch (thrown) {
    if (!(thrown instanceof Looked)) throw thrown
  }
  return result
}
