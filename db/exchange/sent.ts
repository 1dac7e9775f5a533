/**
 * What was sent before, for whoever collects the next bundle. A record without a number of its own (the state of a
 * task, the office's contact) gets the next revision whenever its body changed; this PC remembers the last one.
 */
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'
import { placeOf } from './replica.ts'

export interface SentRecord extends Pick<BundleRecord, 'kind' | 'key' | 'hash'> {
  /** A receipt of a bundle with just this content came back. */
  readonly acknowledged: boolean
}

/** Whether just this content was acknowledged. */
export function arrivedIn(
  sent: Iterable<SentRecord>,
): (record: Pick<BundleRecord, 'kind' | 'key' | 'hash'>) => boolean {
  const arrived = new Set<string>()
  for (const record of sent) if (record.acknowledged) arrived.add(contentOf(record))
  return (record) => arrived.has(contentOf(record))
}

const contentOf = (record: Pick<BundleRecord, 'kind' | 'key' | 'hash'>): string =>
  `${placeOf(record)}\n${record.hash}`

/** At least `least`, the same for the same content, one more for another; remembered. */
export function revisionFor(
  store: Store,
  { kind, key, hash }: Pick<BundleRecord, 'kind' | 'key' | 'hash'>,
  least: number,
): number {
  const unitId = store.unitId() ?? ''
  const last = get(
    store,
    from
      .selectFrom('sent_revision')
      .select(['revision', 'hash'])
      .where('unit_id', '=', unitId)
      .where('kind', '=', kind)
      .where('key', '=', key),
  )
  if (last?.hash === hash) return last.revision
  const revision = Math.max(least, (last?.revision ?? 0) + 1)
  if (store.mode === 'readOnly') return revision
  run(
    store,
    local
      .insertInto('sent_revision')
      .values({ unit_id: unitId, kind, key, revision, hash })
      .onConflict((conflict) => conflict.columns(['unit_id', 'kind', 'key']).doUpdateSet({ revision, hash })),
  )
  return revision
}
