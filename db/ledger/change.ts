import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import { changesBetween } from '../../shared/ledger/record.ts'
import { sha256Text } from '../hash.ts'
import type { OfficeEntity } from './projections/projection.ts'
import { currentOf } from './things.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** A version of a thing, field by field; null where there was none, or is none any more. */
export type Version = { readonly [field: string]: Json } | null

/**
 * Records what differs between two versions; answers false, and records nothing, where nothing does. A thing that is
 * made anew after it was removed differs from what the ledger has of it, not from nothing.
 */
export function recordChange(
  w: UnitOfWork,
  entity: OfficeEntity,
  key: string,
  before: Version,
  after: Version,
): boolean {
  const known = before ?? currentOf(w.store, w.unitId, entity, key)?.version ?? null
  const fields = changesBetween(known, after)
  if (Object.keys(fields).length === 0) return false
  w.office({ entity, key, fields })
  return true
}

/** A record as the ledger keeps it: what is undefined is left out. */
export const asVersion = (record: object): NonNullable<Version> =>
  JSON.parse(JSON.stringify(record)) as NonNullable<Version>

/** A JSON column's text: the same on every PC, whatever order its members were given in. */
export const jsonText = (value: unknown): string => canonical(JSON.parse(JSON.stringify(value)))

export const sameJson = (a: object, b: object): boolean => jsonText(a) === jsonText(b)

const LONGEST = 300

/** A key that is too long for the ledger ends in the hash of what was cut off; the whole of it is in the fields. */
export const longKey = (key: string): string =>
  key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 65).toWellFormed()}~${sha256Text(key)}`
