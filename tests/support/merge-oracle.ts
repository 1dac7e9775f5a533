/**
 * Looks for values that were lost without a word, knowing nothing of how the program chooses winners: of several
 * entries that had not seen each other, all but one must be in the conflicts, or say what stands now.
 */

import { projections } from '../../db/ledger/projections/index.ts'
import type { OfficeEntity } from '../../db/ledger/projections/projection.ts'
import { currentOf } from '../../db/ledger/things.ts'
import type { Store } from '../../db/store.ts'
import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import type { Changes } from '../../shared/ledger/record.ts'

interface Entry {
  readonly hash: string
  readonly base: readonly string[]
  readonly fields: Changes
}

export function lostSilently(store: Store): readonly string[] {
  const unitId = store.unitId() ?? ''
  const things = store
    .prepare(`SELECT entity, key FROM ledger WHERE kind = 'office' GROUP BY entity, key HAVING count(*) > 1`)
    .all() as { entity: OfficeEntity; key: string }[]
  const kept = new Set(
    (store.prepare('SELECT hash, field FROM conflict').all() as { hash: string; field: string }[]).map(
      ({ hash, field }) => `${hash}/${field}`,
    ),
  )
  return things.flatMap(({ entity, key }) => {
    const entries = (
      store
        .prepare('SELECT hash, base, fields FROM ledger WHERE entity = ? AND key = ?')
        .all(entity, key) as {
        hash: string
        base: string
        fields: string
      }[]
    ).map(({ hash, base, fields }) => ({ hash, base: JSON.parse(base), fields: JSON.parse(fields) }) as Entry)
    const now = currentOf(store, unitId, entity, key)?.version ?? {}
    const { policy } = projections[entity]
    const wording = typeof policy === 'object' && policy.by === 'field'
    const minor = typeof policy === 'object' && policy.by === 'record' ? (policy.minor ?? []) : []
    const lost = wording ? lostFields(entries, now, kept) : lostRecords(entries, now, minor, kept)
    return lost.map((what) => `${entity} ${key}: ${what}`)
  })
}

const ancestorsOf = (entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const byHash = new Map(entries.map((entry) => [entry.hash, entry]))
  const found = new Map<string, ReadonlySet<string>>()
  const of = (hash: string): ReadonlySet<string> => {
    const known = found.get(hash)
    if (known !== undefined) return known
    const all = new Set<string>()
    for (const base of byHash.get(hash)?.base ?? []) {
      all.add(base)
      for (const one of of(base)) all.add(one)
    }
    found.set(hash, all)
    return all
  }
  for (const { hash } of entries) of(hash)
  return found
}

/** A field's rivals: its newest writers among `hashes`. */
function rivals(
  entries: readonly Entry[],
  field: string,
  hashes: ReadonlySet<string>,
  ancestors: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Entry[] {
  const writers = entries.filter((entry) => hashes.has(entry.hash) && field in entry.fields)
  return writers.filter((one) => !writers.some((other) => ancestors.get(other.hash)?.has(one.hash)))
}

function lostFields(
  entries: readonly Entry[],
  now: Readonly<Record<string, Json>>,
  kept: ReadonlySet<string>,
): readonly string[] {
  const ancestors = ancestorsOf(entries)
  const everything = new Set(entries.map(({ hash }) => hash))
  const fields = new Set(entries.flatMap((entry) => Object.keys(entry.fields)))
  const lost: string[] = []
  for (const field of fields) {
    const value = (entry: Entry): Json => entry.fields[field]?.to ?? null
    const quiet = (group: readonly Entry[]) =>
      group.filter(
        (entry) =>
          !kept.has(`${entry.hash}/${field}`) && canonical(value(entry)) !== canonical(now[field] ?? null),
      )
    for (const entry of entries) {
      if (!(field in entry.fields)) continue
      const group = rivals(entries, field, ancestors.get(entry.hash) ?? new Set(), ancestors)
      if (group.length > 1 && quiet(group).length > 1) lost.push(`${field} before ${entry.hash}`)
    }
    const last = quiet(rivals(entries, field, everything, ancestors))
    if (last.length > 0) lost.push(`${field}: ${last.map(value).join(' | ')}`)
  }
  return lost
}

function lostRecords(
  entries: readonly Entry[],
  now: Readonly<Record<string, Json>>,
  minor: readonly string[],
  kept: ReadonlySet<string>,
): readonly string[] {
  const seen = new Set(entries.flatMap(({ base }) => base))
  const heads = entries.map(({ hash }) => hash).filter((hash) => !seen.has(hash))
  /** An entry that says of each of its fields what stands now. */
  const stands = (hash: string): boolean => {
    const entry = entries.find((one) => one.hash === hash)
    return Object.entries(entry?.fields ?? {}).every(
      ([field, { to }]) => minor.includes(field) || canonical(to) === canonical(now[field] ?? null),
    )
  }
  const quiet = (hashes: readonly string[]) => hashes.filter((hash) => !kept.has(`${hash}/`) && !stands(hash))
  const groups = entries.map(({ base }) => base).filter((base) => base.length > 1)
  return [
    ...groups.filter((group) => quiet(group).length > 1).map((group) => `one of ${group.join(', ')}`),
    ...quiet(heads).map((hash) => `the version of ${hash}`),
  ]
}
