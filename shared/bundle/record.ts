/**
 * One whole record of an up or down bundle: one line of `records.ndjson` in canonical JSON. Higher revision wins;
 * the same revision with another hash is a fork; an older one never overwrites a newer.
 * An office bundle carries `LedgerRecord` lines instead (`shared/ledger/record.ts`).
 */
import { z } from 'zod'
import { Id, Sha256 } from '../contract/values.ts'
import { canonicalHash, type HashText, type Json } from '../ledger/canonical.ts'

/** From a commune to its upper unit. */
export const upKinds = [
  'week',
  'month',
  'taskState',
  'apologyTally',
  'contact',
  'plan',
  'remarkAnswer',
] as const
/** From the upper unit to its communes. */
export const downKinds = [
  'dictionary',
  'target',
  'template',
  'calendar',
  'unit',
  'planSkeleton',
  'remark',
] as const
export const bundleKinds = [...upKinds, ...downKinds] as const
export const BundleKind = z.enum(bundleKinds)
export type BundleKind = z.infer<typeof BundleKind>

export const BundleRecord = z.strictObject({
  /** Its owner, who alone may send it. */
  unitId: Id,
  kind: BundleKind,
  key: z.string().min(1).max(300),
  revision: z.int().min(1),
  /** SHA-256 of the canonical body. */
  hash: Sha256,
  body: z.json(),
})
export interface BundleRecord extends Omit<z.infer<typeof BundleRecord>, 'body'> {
  readonly body: Json
}

/** Completes a record with the hash of its body. */
export const bundleRecord = (record: Omit<BundleRecord, 'hash'>, hash: HashText): BundleRecord => ({
  ...record,
  hash: canonicalHash(record.body, hash),
})

export const bodyHolds = (record: BundleRecord, hash: HashText): boolean =>
  canonicalHash(record.body, hash) === record.hash
