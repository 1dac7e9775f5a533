/**
 * Proves the ledger of a file: the chain of every origin, the payloads against their hashes, the head that this PC
 * remembers against the last entry, the frozen weeks against their own hash and against the ledger.
 */
import { type Json, parseCanonical } from '../../shared/ledger/canonical.ts'
import { type ChainProblem, verifyChain } from '../../shared/ledger/chain.ts'
import { type Changes, type Header, type LedgerRecord, personalHash } from '../../shared/ledger/record.ts'
import { sha256Text } from '../hash.ts'
import { readMeta } from '../meta.ts'
import type { LedgerTables } from '../schema.ts'
import { all, from } from '../sql.ts'
import type { Store } from '../store.ts'

export type LedgerProblem =
  | ChainProblem
  | {
      readonly type: 'NotCanonical' | 'PersonalMismatch' | 'PersonalMissing'
      readonly origin: string
      readonly epoch: number
      readonly seq: number
    }
  /** Entries were cut off the end, or put there by another hand. */
  | { readonly type: 'HeadMismatch'; readonly origin: string }
  | { readonly type: 'WeekMismatch'; readonly friday: string; readonly revision: number }

export interface LedgerReport {
  readonly entries: number
  readonly problems: readonly LedgerProblem[]
}

export function verifyLedger(store: Store): LedgerReport {
  const unitId = store.unitId() ?? ''
  const problems: LedgerProblem[] = []
  const rows = all(
    store,
    from
      .selectFrom('ledger')
      .selectAll()
      .where('unit_id', '=', unitId)
      .orderBy('origin')
      .orderBy('epoch')
      .orderBy('seq'),
  )
  const records = rows.map((row) => recordOf(row, problems))
  problems.push(...verifyChain(records, sha256Text))
  problems.push(...personalProblems(store, unitId))
  problems.push(...headProblems(store, unitId, records))
  problems.push(...weekProblems(store, unitId, records))
  return { entries: rows.length, problems }
}

/** A row as a record; what is not canonical JSON is named in `problems` and read as null. */
export function recordOf(row: LedgerTables['ledger'], problems: LedgerProblem[] = []): LedgerRecord {
  const { origin, epoch, seq } = row
  const read = (text: string): Json => {
    const value = parseCanonical(text)
    if (value.ok) return value.value
    problems.push({ type: 'NotCanonical', origin, epoch, seq })
    return null
  }
  return {
    format: 1,
    unitId: row.unit_id,
    origin,
    epoch,
    seq,
    hlc: row.hlc,
    kind: row.kind,
    entity: row.entity as Header['entity'],
    key: row.key,
    base: read(row.base) as string[],
    actor: row.actor,
    at: row.at,
    clock: row.clock,
    reason: row.reason,
    fields: row.fields === null ? null : (read(row.fields) as LedgerRecord['fields']),
    payloadHash: row.payload_hash,
    prev: row.prev,
    hash: row.hash,
  }
}

function* personalProblems(store: Store, unitId: string): Generator<LedgerProblem> {
  const rows = all(
    store,
    from
      .selectFrom('ledger as l')
      .leftJoin('personal_payload as p', (join) =>
        join
          .onRef('p.unit_id', '=', 'l.unit_id')
          .onRef('p.origin', '=', 'l.origin')
          .onRef('p.epoch', '=', 'l.epoch')
          .onRef('p.seq', '=', 'l.seq'),
      )
      .select([
        'l.origin',
        'l.epoch',
        'l.seq',
        'l.payload_hash as hash',
        'p.salt',
        'p.payload',
        'p.erased_at',
      ])
      .where('l.unit_id', '=', unitId)
      .where('l.kind', '=', 'personal'),
  )
  // What another PC wrote may have come without the part that is encrypted.
  const own = readMeta(store, 'origin')
  for (const { origin, epoch, seq, hash, salt, payload, erased_at } of rows) {
    if (salt !== null && payload !== null) {
      if (personalHash(salt, payload, sha256Text) !== hash)
        yield { type: 'PersonalMismatch', origin, epoch, seq }
    } else if (erased_at === null && origin === own) yield { type: 'PersonalMissing', origin, epoch, seq }
  }
}

function* headProblems(
  store: Store,
  unitId: string,
  records: readonly LedgerRecord[],
): Generator<LedgerProblem> {
  const last = new Map(records.map((record) => [record.origin, record]))
  const heads = all(store, from.selectFrom('device').selectAll().where('unit_id', '=', unitId))
  for (const { origin, epoch, seq, hash } of heads) {
    const record = last.get(origin)
    last.delete(origin)
    const matches = record === undefined ? seq === 0 : record.hash === hash && standsAt(record, epoch, seq)
    if (!matches) yield { type: 'HeadMismatch', origin }
  }
  for (const origin of last.keys()) yield { type: 'HeadMismatch', origin }
}

const standsAt = (record: LedgerRecord, epoch: number, seq: number): boolean =>
  record.epoch === epoch && record.seq === seq

function* weekProblems(
  store: Store,
  unitId: string,
  records: readonly LedgerRecord[],
): Generator<LedgerProblem> {
  const recorded = new Set(
    records
      .filter((record) => record.entity === 'weekRevision')
      .map(({ key, fields }) => `${key} ${(fields as Changes | null)?.hash?.to}`),
  )
  const rows = all(
    store,
    from
      .selectFrom('week_revision')
      .select(['friday', 'revision', 'content', 'hash'])
      .where('unit_id', '=', unitId),
  )
  for (const { friday, revision, content, hash } of rows) {
    const whole = sha256Text(content) === hash && recorded.has(`${friday}/${revision} ${hash}`)
    if (!whole) yield { type: 'WeekMismatch', friday, revision }
  }
}
