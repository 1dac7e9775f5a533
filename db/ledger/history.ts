/** The ledger read as history: who changed what, when, from what to what, and why. */
import { parseCanonical } from '../../shared/ledger/canonical.ts'
import type { RecordKind } from '../../shared/ledger/entities.ts'
import type { ClockState } from '../../shared/ledger/hlc.ts'
import type { Changes } from '../../shared/ledger/record.ts'
import { all, from, get } from '../sql.ts'
import type { Store } from '../store.ts'

export interface HistoryEntry {
  /** Position in this file's ledger, 1 for the first entry. */
  readonly position: number
  readonly at: number
  readonly clock: ClockState
  /** The PC it was done on. */
  readonly origin: string
  /** User id or `system`. */
  readonly actor: string
  /** The user's present name; null for `system`. */
  readonly actorName: string | null
  readonly kind: RecordKind
  readonly entity: string
  readonly key: string
  readonly reason: string
  /** Empty for a personal record. */
  readonly fields: Changes
  readonly hash: string
}

export interface HistoryQuery {
  readonly entity?: string | undefined
  /** The thing of that key and what hangs on it: `2026-11-20` finds `2026-11-20/2`, its evidence, its correction. */
  readonly key?: string | undefined
  /** Only entries before this position. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Newest first. */
export function listHistory(
  store: Store,
  { entity, key, before, limit }: HistoryQuery,
): readonly HistoryEntry[] {
  let query = from
    .selectFrom('ledger')
    .leftJoin('user', (join) =>
      join.onRef('user.unit_id', '=', 'ledger.unit_id').onRef('user.id', '=', 'ledger.actor'),
    )
    .select([
      'position',
      'at',
      'clock',
      'origin',
      'actor',
      'user.name as actorName',
      'kind',
      'entity',
      'key',
      'reason',
      'fields',
      'hash',
    ])
    .where('ledger.unit_id', '=', store.unitId() ?? '')
    .orderBy('position', 'desc')
    .limit(limit)
  if (entity !== undefined) query = query.where('entity', '=', entity)
  if (key !== undefined) {
    query = query.where((e) =>
      e.or([e('key', '=', key), e(e.fn('instr', ['key', e.val(`${key}/`)]), '=', 1)]),
    )
  }
  if (before !== undefined) query = query.where('position', '<', before)
  return all(store, query).map((row) => ({ ...row, fields: readFields(row.fields) }))
}

export function countLedger(store: Store): number {
  const query = from
    .selectFrom('ledger')
    .select((e) => e.fn.countAll<number>().as('entries'))
    .where('unit_id', '=', store.unitId() ?? '')
  return get(store, query)?.entries ?? 0
}

/** The hash of the last entry of this file's ledger, whichever PC wrote it; null before the first. */
export function newestEntry(store: Store): string | null {
  const query = from
    .selectFrom('ledger')
    .select('hash')
    .where('unit_id', '=', store.unitId() ?? '')
    .orderBy('position', 'desc')
    .limit(1)
  return get(store, query)?.hash ?? null
}

function readFields(text: string | null): Changes {
  if (text === null) return {}
  const fields = parseCanonical(text)
  if (!fields.ok) throw new Error('A ledger entry is not canonical JSON')
  return fields.value as Changes
}
