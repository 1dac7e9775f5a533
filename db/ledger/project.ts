/**
 * Puts the merged version of a thing into the tables, and what did not win into the conflicts. Only inside a merge:
 * `underGuard` opens the guard that the tables' triggers look at, and closes it in the same transaction.
 */
import { canonical } from '../../shared/ledger/canonical.ts'
import { storable } from '../../shared/ledger/hlc.ts'
import { merge } from '../../shared/ledger/merge.ts'
import { officeTables } from '../schema.ts'
import type { Store } from '../store.ts'
import { readerOf } from './projections/fields.ts'
import { projections } from './projections/index.ts'
import type { OfficeEntity, Row } from './projections/projection.ts'
import { currentOf, entriesAbout, policyOf, type ThingEntry } from './things.ts'

/** All or nothing. Inside, the triggers that protect what must not change stand back. */
export function underGuard<T>(store: Store, unitId: string, work: () => T): T {
  return store.transaction(() => {
    store
      .prepare('INSERT INTO merge_guard (unit_id, opened_at) VALUES (?, ?)')
      .run(unitId, storable(store.clock()))
    const result = work()
    store.prepare('DELETE FROM merge_guard').run()
    return result
  })
}

export interface Projector {
  /** Writes the rows of the thing that `entries` make up, all there are about it, and its conflicts. */
  project(entity: OfficeEntity, key: string, entries: readonly ThingEntry[]): void
}

export function projector(store: Store, unitId: string): Projector {
  const upserts = new Map<string, ReturnType<Store['prepare']>>()
  const settled = settledLosses(store, unitId)
  const forget = store.prepare(
    'DELETE FROM conflict INDEXED BY conflict_thing WHERE unit_id = ? AND entity = ? AND key = ?',
  )
  const remember = store.prepare(
    'INSERT INTO conflict (unit_id, hash, field, entity, key, value) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const put = ({ table, values }: Row): void => {
    let upsert = upserts.get(table)
    if (upsert === undefined) {
      upsert = store.prepare(upsertOf(store, table, Object.keys(values)))
      upserts.set(table, upsert)
    }
    upsert.run(...Object.values(values))
  }
  return {
    project(entity, key, entries) {
      const { rows, places, gone } = projections[entity]
      const { version, winner, losses } = merge(entries, policyOf(store, unitId, entity, key))
      const fields = readerOf(version)
      const empty = gone?.(fields) ?? Object.values(version).every((value) => value === null)
      for (const { table, where } of places(key)) {
        const columns = Object.keys(where)
        store
          .prepare(
            `DELETE FROM "${table}" WHERE unit_id = ? AND ${columns.map((name) => `${name} = ?`).join(' AND ')}`,
          )
          .run(unitId, ...Object.values(where))
      }
      if (!empty) {
        const { at, actor, reason } = winner
        for (const row of rows({ unitId, key, fields, version, at, actor, reason })) put(row)
      }
      if (entries.length > 1) forget.run(unitId, entity, key)
      for (const { hash, field, value } of losses) {
        if (!settled.has(`${hash}/${field}`)) {
          remember.run(unitId, hash, field, entity, key, canonical(value))
        }
      }
    },
  }
}

/** After a thing with open conflicts was written: a value that came back is lost no more. */
export function refreshConflicts(store: Store, unitId: string, entity: OfficeEntity, key: string): void {
  const open = store
    .prepare(
      'SELECT hash, field FROM conflict INDEXED BY conflict_thing WHERE unit_id = ? AND entity = ? AND key = ?',
    )
    .all(unitId, entity, key) as { hash: string; field: string }[]
  if (open.length === 0) return
  const losses = currentOf(store, unitId, entity, key)?.losses ?? []
  const settled = settledLosses(store, unitId)
  const lost = new Set(
    losses.map(({ hash, field }) => `${hash}/${field}`).filter((name) => !settled.has(name)),
  )
  const drop = store.prepare('DELETE FROM conflict WHERE unit_id = ? AND hash = ? AND field = ?')
  for (const { hash, field } of open) if (!lost.has(`${hash}/${field}`)) drop.run(unitId, hash, field)
  const keep = store.prepare(
    `INSERT INTO conflict (unit_id, hash, field, entity, key, value) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  for (const { hash, field, value } of losses) {
    if (lost.has(`${hash}/${field}`)) keep.run(unitId, hash, field, entity, key, canonical(value))
  }
}

/** `hash/field` of the losses that a person settled. */
export function settledLosses(store: Store, unitId: string): ReadonlySet<string> {
  const keys = store
    .prepare(`SELECT DISTINCT key FROM ledger WHERE unit_id = ? AND entity = 'conflict'`)
    .pluck()
    .all(unitId) as string[]
  return new Set(keys)
}

/** Empties the office's tables and makes every row again from the ledger; answers how many things there are. */
export function replay(store: Store): number {
  const unitId = store.unitId()
  if (unitId === null) return 0
  return underGuard(store, unitId, () => {
    for (const table of [...officeTables, 'conflict']) {
      store.prepare(`DELETE FROM "${table}" WHERE unit_id = ?`).run(unitId)
    }
    const { project } = projector(store, unitId)
    const things = store
      .prepare(`SELECT DISTINCT entity, key FROM ledger WHERE unit_id = ? AND kind = 'office'`)
      .all(unitId) as { entity: OfficeEntity; key: string }[]
    for (const { entity, key } of things) project(entity, key, entriesAbout(store, unitId, entity, key))
    return things.length
  })
}

function upsertOf(store: Store, table: string, columns: readonly string[]): string {
  const keys = store
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0')
    .pluck()
    .all(table) as string[]
  const others = columns.filter((name) => !keys.includes(name))
  const change =
    others.length === 0
      ? 'NOTHING'
      : `UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`
  return `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${keys.join(', ')}) DO ${change}`
}
