/**
 * What the entries about one thing come to, whatever order they arrived in.
 *
 * Guarantees: the result depends on the set of entries alone, never on the order, the number of times or the PC on
 * which they came in; an entry whose writer had seen another (`base`) supersedes it; of entries that had not seen
 * each other one wins by rank, then stamp, origin and hash, and every other value is named as a loss. A clock decides
 * between truly concurrent entries and nothing else.
 */
import { canonical, type Json } from './canonical.ts'
import type { Changes } from './record.ts'

/** The part of an entry that merging looks at. */
export interface MergeEntry {
  readonly hash: string
  readonly base: readonly string[]
  readonly hlc: string
  readonly origin: string
  readonly fields: Changes
}

export type Fields = { readonly [field: string]: Json }

export type MergePolicy =
  | {
      readonly by: 'record'
      /** Of concurrent versions the highest rank wins before any clock is asked: what only moves forward. */
      readonly rank?: (version: Fields, entry: MergeEntry) => number
      /** Fields in which two versions may differ and still say the same. */
      readonly minor?: readonly string[]
    }
  /** Each field for itself. Whoever changes a thing while another removes it keeps it: `removedAt` yields. */
  | { readonly by: 'field' }

/** A value that did not win. `field` is empty for a whole record, whose `value` is then the record. */
export interface Loss {
  readonly hash: string
  readonly field: string
  readonly value: Json
}

export interface Merged<E extends MergeEntry> {
  readonly version: Fields
  /** The entry whose instant and actor govern: the winner among the newest. */
  readonly winner: E
  /** What nobody has superseded: the next entry's `base`. Sorted. */
  readonly heads: readonly string[]
  readonly losses: readonly Loss[]
}

const REMOVED = 'removedAt'

/** `entries`: at least one, all about one thing, each once. A `base` that is not among them counts as never seen. */
export function merge<E extends MergeEntry>(entries: readonly E[], policy: MergePolicy): Merged<E> {
  const line = asOneLine(entries)
  if (line !== null) return ofOneLine(line)
  const ordered = causalOrder(entries)
  return policy.by === 'record' ? byRecord(ordered, policy) : byField(ordered)
}

/** Negative when `a` yields to `b`. */
export function compareEntries(a: MergeEntry, b: MergeEntry): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1
  if (a.origin !== b.origin) return a.origin < b.origin ? -1 : 1
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0
}

/** The hashes that no entry among them supersedes, sorted. */
export function headsOf(entries: readonly Pick<MergeEntry, 'hash' | 'base'>[]): readonly string[] {
  const seen = new Set(entries.flatMap(({ base }) => base))
  return entries.flatMap(({ hash }) => (seen.has(hash) ? [] : [hash])).sort()
}

/** Nearly every thing: each entry had seen the one before it. Null where two had not seen each other. */
function asOneLine<E extends MergeEntry>(entries: readonly E[]): readonly E[] | null {
  const next = new Map<string, E>()
  for (const entry of entries) {
    const [before = ''] = entry.base
    if (entry.base.length > 1 || next.has(before)) return null
    next.set(before, entry)
  }
  const line: E[] = []
  for (let entry = next.get(''); entry !== undefined; entry = next.get(entry.hash)) line.push(entry)
  return line.length === entries.length ? line : null
}

function ofOneLine<E extends MergeEntry>(line: readonly E[]): Merged<E> {
  const version: Record<string, Json> = {}
  for (const { fields } of line) for (const field in fields) version[field] = fields[field]?.to ?? null
  const winner = line.at(-1) as E
  return { version, winner, heads: [winner.hash], losses: [] }
}

/** Whoever was seen stands before whoever saw it. */
function causalOrder<E extends MergeEntry>(entries: readonly E[]): readonly E[] {
  const known = new Map(entries.map((entry) => [entry.hash, entry]))
  const placed = new Set<string>()
  const order: E[] = []
  for (const start of entries) {
    const stack = [start]
    for (let entry = stack.at(-1); entry !== undefined; entry = stack.at(-1)) {
      const unseen = entry.base.map((hash) => known.get(hash)).find((one) => one && !placed.has(one.hash))
      if (unseen !== undefined) {
        stack.push(unseen)
        continue
      }
      stack.pop()
      if (placed.has(entry.hash)) continue
      placed.add(entry.hash)
      order.push(entry)
    }
  }
  return order
}

const applied = (seen: Fields, fields: Changes): Fields => ({
  ...seen,
  ...Object.fromEntries(Object.entries(fields).map(([field, { to }]) => [field, to])),
})

function byRecord<E extends MergeEntry>(
  ordered: readonly E[],
  { rank, minor = [] }: Extract<MergePolicy, { by: 'record' }>,
): Merged<E> {
  interface Node {
    readonly entry: E
    readonly version: Fields
    readonly rank: number
  }
  const nodes = new Map<string, Node>()
  const lost = new Map<string, Fields>()
  const winnerOf = (found: readonly Node[]): Node => {
    const [first, ...rest] = found
    if (first === undefined) throw new Error('Nothing to choose a winner from')
    const best = rest.reduce(
      (a, b) => ((b.rank - a.rank || compareEntries(b.entry, a.entry)) > 0 ? b : a),
      first,
    )
    for (const node of found) if (node !== best) lost.set(node.entry.hash, node.version)
    return best
  }
  const nodesOf = (hashes: readonly string[]): Node[] =>
    hashes.flatMap((hash) => {
      const node = nodes.get(hash)
      return node === undefined ? [] : [node]
    })
  for (const entry of ordered) {
    const seen = nodesOf(entry.base)
    const version = applied(seen.length === 0 ? {} : winnerOf(seen).version, entry.fields)
    nodes.set(entry.hash, { entry, version, rank: rank?.(version, entry) ?? 0 })
  }
  const heads = headsOf(ordered)
  const best = winnerOf(nodesOf(heads))
  const said = (version: Fields): string =>
    canonical(
      Object.fromEntries(
        Object.entries(version).filter(([field, value]) => value !== null && !minor.includes(field)),
      ),
    )
  const now = said(best.version)
  const losses = [...lost].flatMap(([hash, value]) =>
    said(value) === now ? [] : [{ hash, field: '', value }],
  )
  return { version: best.version, winner: best.entry, heads, losses: inOrder(losses) }
}

function byField<E extends MergeEntry>(ordered: readonly E[]): Merged<E> {
  const known = new Map(ordered.map((entry) => [entry.hash, entry]))
  const removable = ordered.some(({ fields }) => (fields[REMOVED]?.to ?? null) !== null)
  const saidBy = (entry: E, field: string): Json => entry.fields[field]?.to ?? null
  const ancestors = new Map<string, ReadonlySet<string>>()
  /** The newest writers of each field, as each entry left them. */
  const left = new Map<string, ReadonlyMap<string, readonly E[]>>()
  const lost = new Map<string, Loss>()

  const seenBy = (hashes: readonly string[]): Map<string, readonly E[]> => {
    const found = new Map<string, readonly E[]>()
    for (const hash of hashes) {
      for (const [field, writers] of left.get(hash) ?? [])
        found.set(field, [...new Set([...(found.get(field) ?? []), ...writers])])
    }
    for (const [field, writers] of found) {
      if (writers.length < 2) continue
      found.set(
        field,
        writers.filter(
          (one) => !writers.some((other) => other !== one && ancestors.get(other.hash)?.has(one.hash)),
        ),
      )
    }
    return found
  }
  const winnerOf = (field: string, writers: readonly E[]): E => {
    const alive = field === REMOVED ? writers.filter((entry) => saidBy(entry, field) === null) : []
    const best = (alive.length > 0 ? alive : writers).reduce((a, b) => (compareEntries(b, a) > 0 ? b : a))
    for (const entry of writers) {
      if (entry !== best)
        lost.set(`${entry.hash} ${field}`, { hash: entry.hash, field, value: saidBy(entry, field) })
    }
    return best
  }

  for (const entry of ordered) {
    ancestors.set(
      entry.hash,
      new Set(
        entry.base
          .filter((hash) => known.has(hash))
          .flatMap((hash) => [hash, ...(ancestors.get(hash) ?? [])]),
      ),
    )
    const writers = seenBy(entry.base)
    const removed = writers.get(REMOVED)
    const stands = removed === undefined || removed.some((one) => saidBy(one, REMOVED) === null)
    for (const field of Object.keys(entry.fields)) {
      const before = writers.get(field)
      if (before !== undefined) winnerOf(field, before)
      writers.set(field, [entry])
    }
    if (removable && stands && entry.fields[REMOVED] === undefined) writers.set(REMOVED, [entry])
    left.set(entry.hash, writers)
  }

  const heads = headsOf(ordered)
  const version: Record<string, Json> = {}
  for (const [field, writers] of seenBy(heads)) version[field] = saidBy(winnerOf(field, writers), field)
  const winner = heads
    .map((hash) => known.get(hash) as E)
    .reduce((a, b) => (compareEntries(b, a) > 0 ? b : a))
  const losses = [...lost.values()].filter(
    ({ field, value }) => canonical(value) !== canonical(version[field] ?? null),
  )
  return { version, winner, heads, losses: inOrder(losses) }
}

const inOrder = (losses: readonly Loss[]): readonly Loss[] =>
  losses.toSorted((a, b) => (`${a.hash} ${a.field}` < `${b.hash} ${b.field}` ? -1 : 1))
