/** The entries about one thing, as the ledger of this file has them. */

import { type Merged, type MergeEntry, type MergePolicy, merge } from '../../shared/ledger/merge.ts'
import type { Changes } from '../../shared/ledger/record.ts'
import type { Store } from '../store.ts'
import { projections } from './projections/index.ts'
import type { OfficeEntity } from './projections/projection.ts'

export interface ThingEntry extends MergeEntry {
  readonly at: number
  readonly actor: string
  readonly reason: string
}

interface Line {
  hash: string
  base: string
  hlc: string
  origin: string
  fields: string | null
  at: number
  actor: string
  reason: string
}

/** Oldest first, as they came in; a personal entry has no fields. */
export const entriesAbout = (
  store: Store,
  unitId: string,
  entity: string,
  key: string,
): readonly ThingEntry[] =>
  (
    store
      .prepare(
        `SELECT hash, base, hlc, origin, fields, at, actor, reason FROM ledger
         WHERE unit_id = ? AND entity = ? AND key = ? ORDER BY position`,
      )
      .all(unitId, entity, key) as Line[]
  ).map(entryOf)

const entryOf = ({ base, fields, ...rest }: Line): ThingEntry => ({
  ...rest,
  base: JSON.parse(base) as string[],
  fields: fields === null ? {} : (JSON.parse(fields) as Changes),
})

/** What the entries come to now; null for a thing the ledger never spoke of. */
export function currentOf(
  store: Store,
  unitId: string,
  entity: OfficeEntity,
  key: string,
): Merged<ThingEntry> | null {
  const entries = entriesAbout(store, unitId, entity, key)
  return entries.length === 0 ? null : merge(entries, policyOf(store, unitId, entity, key))
}

export function policyOf(store: Store, unitId: string, entity: OfficeEntity, key: string): MergePolicy {
  const { policy } = projections[entity]
  return typeof policy === 'function' ? policy((other) => entriesAbout(store, unitId, other, key)) : policy
}
