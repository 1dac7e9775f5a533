/**
 * The records that came from other units, each whole and only in its newest revision. Applying is a part of the
 * caller's unit of work: all of a bundle's records or none, and what was counted is counted again in the database
 * before it ends.
 */
import { bodies } from '../../shared/bundle/bodies/bodies.ts'
import { judge, type RecordEffect, type Standing } from '../../shared/bundle/judge.ts'
import { type Preview, type PreviewLine, previewOf } from '../../shared/bundle/preview.ts'
import type { ReceiptCounts } from '../../shared/bundle/receipt.ts'
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { titleOf } from '../../shared/bundle/titles.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from } from '../sql.ts'
import type { Store } from '../store.ts'
import { narrow } from './narrow.ts'

/** What of an opened bundle decides where its records go. */
export interface Arriving {
  readonly bundleId: string
  /** Owner of every record. */
  readonly unitId: string
  /** When it was sent, as `shared/receiver/matrix.ts` takes it. UTC milliseconds. */
  readonly sentAt: number
  readonly records: readonly BundleRecord[]
}

export interface Judged {
  readonly record: BundleRecord
  readonly effect: RecordEffect
  readonly standing: Standing | null
}

/** `line` counts from 1. */
export type BodyProblem = { readonly type: 'RecordInvalid'; readonly line: number; readonly issue: string }

/** Every body as its kind asks for it, and no record twice. */
export function checkBodies(records: readonly BundleRecord[]): Result<null, BodyProblem> {
  const seen = new Set<string>()
  for (const [at, record] of records.entries()) {
    const place = placeOf(record)
    if (seen.has(place)) return err({ type: 'RecordInvalid', line: at + 1, issue: 'twice' })
    seen.add(place)
    const parsed = bodies[record.kind].safeParse(record.body)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return err({ type: 'RecordInvalid', line: at + 1, issue: issue?.path.join('.') ?? '' })
    }
  }
  return ok(null)
}

export function judged(store: Store, { unitId, records }: Arriving): readonly Judged[] {
  const standings = standingsOf(store, unitId)
  return records.map((record) => {
    const standing = standings.get(placeOf(record)) ?? null
    return { record, effect: judge(standing, record), standing }
  })
}

/** Changes first; what stays the same is counted, not listed. */
export function previewOfJudged(judgments: readonly Judged[], notes: readonly string[] = []): Preview {
  const listed = judgments.filter(({ effect }) => effect !== 'same')
  const lines = listed.map(
    ({ record, effect, standing }): PreviewLine => ({
      kind: record.kind,
      key: record.key,
      title: titleOf(record),
      from: standing === null ? null : `bản ${standing.revision}`,
      to: `bản ${record.revision}`,
      effect,
    }),
  )
  return previewOf(lines, judgments.length - listed.length, notes)
}

/** Stores what is new or newer, holds forks, and answers what became of each. */
export function putReplica(w: UnitOfWork, arriving: Arriving): readonly Judged[] {
  const { bundleId, unitId, sentAt } = arriving
  const judgments = judged(w.store, arriving)
  const put = w.store.prepare(upsert)
  const hold = w.store.prepare(holdFork)
  let stored = 0
  for (const { record, effect } of judgments) {
    const { kind, key, revision, hash, body } = record
    if (effect === 'same' || effect === 'older') continue
    const text = JSON.stringify(body)
    if (effect === 'fork') {
      hold.run(unitId, kind, key, revision, hash, text, bundleId, w.at)
      continue
    }
    put.run(unitId, kind, key, revision, hash, text, bundleId, w.at, revision, sentAt)
    narrow(w.store, unitId, record, sentAt)
    stored += 1
  }
  const counted = w.store.prepare(countOfBundle).get(bundleId) as { stored: number }
  if (stored > 0 && counted.stored < stored)
    throw new Error(`${stored} records went in, ${counted.stored} stand`)
  if (stored > 0)
    w.foreign({
      entity: 'replica',
      key: bundleId,
      fields: { unit: { from: null, to: unitId }, stored: { from: null, to: stored } },
    })
  return judgments
}

export function receiptCounts(judgments: readonly Judged[]): ReceiptCounts {
  const count = (...effects: RecordEffect[]) =>
    judgments.filter(({ effect }) => effects.includes(effect)).length
  return {
    added: count('added', 'changed'),
    same: count('same'),
    older: count('older'),
    held: count('fork'),
    refused: 0,
  }
}

export interface Fork {
  readonly unitId: string
  readonly kind: string
  readonly key: string
  readonly revision: number
  readonly receivedAt: number
}

/** Forks that no newer revision has settled yet. */
export const openForks = (store: Store): readonly Fork[] =>
  all(
    store,
    from
      .selectFrom('replica_fork as f')
      .innerJoin('replica as r', (join) =>
        join
          .onRef('r.unit_id', '=', 'f.unit_id')
          .onRef('r.kind', '=', 'f.kind')
          .onRef('r.key', '=', 'f.key')
          .onRef('r.revision', '=', 'f.revision'),
      )
      .select(['f.unit_id as unitId', 'f.kind', 'f.key', 'f.revision', 'f.received_at as receivedAt'])
      .orderBy('f.unit_id')
      .orderBy('f.key'),
  )

export interface ReplicaRecord {
  readonly revision: number
  readonly hash: string
  readonly body: unknown
  readonly receivedAt: number
  readonly firstAt: number
}

export function getReplica(store: Store, unitId: string, kind: string, key: string): ReplicaRecord | null {
  const row = store
    .prepare(
      `SELECT revision, hash, body, received_at AS receivedAt, first_at AS firstAt FROM replica
       WHERE unit_id = ? AND kind = ? AND key = ?`,
    )
    .get(unitId, kind, key) as (Omit<ReplicaRecord, 'body'> & { readonly body: string }) | undefined
  return row === undefined ? null : { ...row, body: JSON.parse(row.body) as unknown }
}

export const placeOf = ({ kind, key }: Pick<BundleRecord, 'kind' | 'key'>): string => `${kind}\n${key}`

function standingsOf(store: Store, unitId: string): ReadonlyMap<string, Standing> {
  const rows = store
    .prepare('SELECT kind, key, revision, hash FROM replica WHERE unit_id = ?')
    .all(unitId) as ({ kind: BundleRecord['kind']; key: string } & Standing)[]
  return new Map(rows.map((row) => [placeOf(row), row]))
}

const upsert = `INSERT INTO replica
  (unit_id, kind, key, revision, hash, body, bundle_id, received_at, first_revision, first_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (unit_id, kind, key) DO UPDATE SET revision = excluded.revision, hash = excluded.hash,
    body = excluded.body, bundle_id = excluded.bundle_id, received_at = excluded.received_at`
const holdFork = `INSERT INTO replica_fork (unit_id, kind, key, revision, hash, body, bundle_id, received_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
const countOfBundle = 'SELECT count(*) AS stored FROM replica WHERE bundle_id = ?'
