/** What was sent before, for whoever collects the next bundle: newest revision by kind and key, and whether it arrived. */
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { placeOf } from './replica.ts'

export interface SentRecord extends Pick<BundleRecord, 'kind' | 'key' | 'revision' | 'hash'> {
  /** A receipt of a bundle with just this revision and hash came back. */
  readonly acknowledged: boolean
}

export interface Sent {
  /** Revision of a record that has none of its own: grows with what the ledger says, and with every change of the body. */
  next(record: Omit<BundleRecord, 'unitId' | 'body'>): number
  arrived(record: Pick<BundleRecord, 'kind' | 'key' | 'revision' | 'hash'>): boolean
}

export function sentBefore(records: Iterable<SentRecord>): Sent {
  const newest = new Map<string, SentRecord>()
  const arrived = new Set<string>()
  for (const record of records) {
    const place = placeOf(record)
    const known = newest.get(place)
    if (known === undefined || record.revision > known.revision) newest.set(place, record)
    if (record.acknowledged) arrived.add(`${place}\n${record.revision}\n${record.hash}`)
  }
  return {
    next(record) {
      const last = newest.get(placeOf(record))
      if (last === undefined) return record.revision
      if (last.hash === record.hash) return last.revision
      return Math.max(record.revision, last.revision + 1)
    },
    arrived: (record) => arrived.has(`${placeOf(record)}\n${record.revision}\n${record.hash}`),
  }
}
