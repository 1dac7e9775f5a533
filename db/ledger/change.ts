import type { Json } from '../../shared/ledger/canonical.ts'
import type { EntityOf } from '../../shared/ledger/entities.ts'
import { changesBetween } from '../../shared/ledger/record.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** A version of a thing, field by field; null where there was none, or is none any more. */
export type Version = { readonly [field: string]: Json } | null

/** Records what differs between two versions; answers false, and records nothing, where nothing does. */
export function recordChange(
  w: UnitOfWork,
  entity: EntityOf<'office'>,
  key: string,
  before: Version,
  after: Version,
): boolean {
  const fields = changesBetween(before, after)
  if (Object.keys(fields).length === 0) return false
  w.office({ entity, key, fields })
  return true
}

/** A record as the ledger keeps it: what is undefined is left out. */
export const asVersion = (record: object): NonNullable<Version> =>
  JSON.parse(JSON.stringify(record)) as NonNullable<Version>
