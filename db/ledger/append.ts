/** Puts one entry at the head of this PC's chain. For `unit-of-work.ts`, inside its transaction. */
import { canonical } from '../../shared/ledger/canonical.ts'
import type { RecordKind } from '../../shared/ledger/entities.ts'
import { type ClockState, formatHlc, parseHlc, tick } from '../../shared/ledger/hlc.ts'
import { headsOf } from '../../shared/ledger/merge.ts'
import { type Changes, entryHash, Header, type LedgerRecord } from '../../shared/ledger/record.ts'
import { sha256Text } from '../hash.ts'
import { readMeta } from '../meta.ts'
import type { LocalTables } from '../schema.ts'
import { from, get, local, run, unguardedTables } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Entry {
  readonly unitId: string
  readonly kind: RecordKind
  readonly entity: string
  readonly key: string
  readonly base?: readonly string[]
  readonly fields: Changes | null
  readonly payloadHash: string
  readonly actor: string
  readonly at: number
  readonly clock: ClockState
  readonly reason: string
}

/** This PC's own head; null before an office is set up. */
export function readDevice(store: Store): LocalTables['device'] | null {
  const unitId = store.unitId()
  const origin = readMeta(store, 'origin')
  if (unitId === null || origin === null) return null
  const row = get(
    store,
    from.selectFrom('device').selectAll().where('unit_id', '=', unitId).where('origin', '=', origin),
  )
  return row ?? null
}

export function append(store: Store, entry: Entry): LedgerRecord {
  const device = readDevice(store)
  if (device === null) throw new Error('No origin to append to')
  if (!store.db.inTransaction) throw new Error('A unit of work cannot be used after it has ended')
  const { unitId, entity, key, payloadHash, fields, at, clock } = entry
  const header = Header.parse({
    format: 1,
    unitId,
    origin: device.origin,
    epoch: device.epoch,
    seq: device.seq + 1,
    hlc: formatHlc(tick(device.hlc === null ? null : parseHlc(device.hlc), at)),
    kind: entry.kind,
    entity,
    key,
    base: [...(entry.base ?? headsAbout(store, unitId, entity, key))],
    actor: entry.actor,
    at,
    clock,
    reason: entry.reason,
  } satisfies Record<keyof Header, unknown>)
  const hash = entryHash(device.hash, header, payloadHash, sha256Text)

  run(
    store,
    unguardedTables.insertInto('ledger').values({
      unit_id: unitId,
      origin: header.origin,
      epoch: header.epoch,
      seq: header.seq,
      position: lastPosition(store, unitId) + 1,
      hlc: header.hlc,
      kind: header.kind,
      entity,
      key,
      base: canonical(header.base),
      fields: fields === null ? null : canonical(fields),
      payload_hash: payloadHash,
      actor: header.actor,
      at,
      clock,
      reason: header.reason,
      prev: device.hash,
      hash,
    }),
  )
  run(
    store,
    local
      .updateTable('device')
      .set({ seq: header.seq, hash, hlc: header.hlc, ...(clock === 'ok' && { believed_at: at }) })
      .where('unit_id', '=', unitId)
      .where('origin', '=', header.origin),
  )
  return { ...header, fields, payloadHash, prev: device.hash, hash }
}

/** What nobody has superseded yet: one entry, or several where two PCs have not seen each other's. */
export function headsAbout(store: Store, unitId: string, entity: string, key: string): readonly string[] {
  const entries = store
    .prepare('SELECT hash, base FROM ledger WHERE unit_id = ? AND entity = ? AND key = ?')
    .all(unitId, entity, key) as { hash: string; base: string }[]
  return headsOf(entries.map(({ hash, base }) => ({ hash, base: JSON.parse(base) as string[] })))
}

function lastPosition(store: Store, unitId: string): number {
  const row = get(
    store,
    from
      .selectFrom('ledger')
      .select((e) => e.fn.max('position').as('last'))
      .where('unit_id', '=', unitId),
  )
  return row?.last ?? 0
}
