/** The personal payloads that travel beside the ledger: taken in against the entries' hashes, erased where erased. */
import { z } from 'zod'
import type { OpenedPersonal } from '../../../shared/bundle/content.ts'
import type { NewEntry } from '../../../shared/ledger/intake.ts'
import { personalHash } from '../../../shared/ledger/record.ts'
import { sha256Text } from '../../hash.ts'
import type { Store } from '../../store.ts'
import { Unfit } from '../projections/fields.ts'

const Line = z.strictObject({
  origin: z.string(),
  epoch: z.int().positive(),
  seq: z.int().positive(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  payload: z.string(),
})

/** Inside the transaction of a merge. Erasures come last: an erased payload never comes back. */
export function takePayloads(
  store: Store,
  unitId: string,
  entries: readonly NewEntry[],
  personal: OpenedPersonal | null,
): void {
  const hashAt = store
    .prepare(
      `SELECT payload_hash FROM ledger WHERE unit_id = ? AND origin = ? AND epoch = ? AND seq = ? AND kind = 'personal'`,
    )
    .pluck()
  const kept = store.prepare(
    'SELECT 1 FROM personal_payload WHERE unit_id = ? AND origin = ? AND epoch = ? AND seq = ?',
  )
  const insert = store.prepare(
    `INSERT INTO personal_payload (unit_id, origin, epoch, seq, salt, payload, erased_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const given of personal?.payloads ?? []) {
    const line = Line.safeParse(given)
    if (!line.success) throw new Unfit('A personal payload is not of its shape')
    const { origin, epoch, seq, salt, payload } = line.data
    const hash = hashAt.get(unitId, origin, epoch, seq)
    if (hash === undefined) throw new Unfit('A personal payload belongs to no entry')
    if (personalHash(salt, payload, sha256Text) !== hash)
      throw new Unfit('A personal payload is not its entry’s')
    if (kept.get(unitId, origin, epoch, seq) === undefined) {
      insert.run(unitId, origin, epoch, seq, salt, payload, null)
    }
  }
  const erased = erasedPlaces(store, unitId, entries)
  const erase = store.prepare(
    `UPDATE personal_payload SET salt = NULL, payload = NULL, erased_at = ?
     WHERE unit_id = ? AND origin = ? AND epoch = ? AND seq = ? AND payload IS NOT NULL`,
  )
  for (const { origin, epoch, seq, at } of erased) {
    if (hashAt.get(unitId, origin, epoch, seq) === undefined) continue
    if (kept.get(unitId, origin, epoch, seq) === undefined) {
      insert.run(unitId, origin, epoch, seq, null, null, at)
    } else erase.run(at, unitId, origin, epoch, seq)
  }
}

/** Of every erasure that is known by now: a payload may come after the entry that erased it. */
function erasedPlaces(store: Store, unitId: string, entries: readonly NewEntry[]) {
  const relevant = entries.some(({ record }) => record.entity === 'erasure' || record.kind === 'personal')
  if (!relevant) return []
  const rows = store
    .prepare(`SELECT key, min(at) AS at FROM ledger WHERE unit_id = ? AND entity = 'erasure' GROUP BY key`)
    .all(unitId) as { key: string; at: number }[]
  return rows.map(({ key, at }) => {
    const [origin = '', epoch, seq] = key.split('/')
    return { origin, epoch: Number(epoch), seq: Number(seq), at }
  })
}
