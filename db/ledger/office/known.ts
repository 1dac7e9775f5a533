/** What this file's ledger knows of every origin. */
import type { EntryPlace, KnownLedger } from '../../../shared/ledger/intake.ts'
import type { Store } from '../../store.ts'

/** The last entry of each epoch of each origin: what a PC says it has. */
export const ledgerHeads = (store: Store): readonly EntryPlace[] =>
  store
    .prepare(
      `SELECT origin, epoch, max(seq) AS seq FROM ledger WHERE unit_id = ? GROUP BY origin, epoch ORDER BY origin, epoch`,
    )
    .all(store.unitId() ?? '') as EntryPlace[]

export function knownLedger(store: Store, unitId: string): KnownLedger {
  const heads = new Map(ledgerHeads(store).map(({ origin, epoch, seq }) => [`${origin}/${epoch}`, seq]))
  const at = store
    .prepare('SELECT hash FROM ledger WHERE unit_id = ? AND origin = ? AND epoch = ? AND seq = ?')
    .pluck()
  return {
    unitId,
    last: (origin, epoch) => heads.get(`${origin}/${epoch}`) ?? 0,
    hashAt: ({ origin, epoch, seq }) => (at.get(unitId, origin, epoch, seq) as string | undefined) ?? null,
    wrote: (origin, hash) =>
      store
        .prepare('SELECT 1 FROM ledger WHERE unit_id = ? AND origin = ? AND hash = ?')
        .get(unitId, origin, hash) !== undefined,
  }
}
