/**
 * Takes in what another PC of the office brought: judged first, then stored, merged and put into the tables in one
 * transaction. Whatever order, however often and by whichever way entries arrive, the same set of them gives the same
 * tables. A value that does not win stays in the conflicts until a person settles it.
 *
 * Refused whole, by name, with the file as it was: entries with a gap before them, a broken chain, a number that
 * stands here with another hash (a fork, which is remembered and shown), fields that fit no table. A PC that meets
 * entries of its own that it never wrote is an old copy: it takes them and goes on under a new epoch.
 */
import Database from 'better-sqlite3'
import type { OpenedOffice } from '../../../shared/bundle/content.ts'
import {
  type EntryPlace,
  type IntakeProblem,
  judgeIntake,
  type NewEntry,
} from '../../../shared/ledger/intake.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { sha256Text } from '../../hash.ts'
import type { Store } from '../../store.ts'
import { readDevice } from '../append.ts'
import { startEpoch } from '../origin.ts'
import { projector, underGuard } from '../project.ts'
import { Unfit } from '../projections/fields.ts'
import { projections } from '../projections/index.ts'
import type { OfficeEntity } from '../projections/projection.ts'
import { entriesAbout, type ThingEntry } from '../things.ts'
import type { Occasion } from '../unit-of-work.ts'
import { knownLedger } from './known.ts'
import { takePayloads } from './payloads.ts'

export type ApplyProblem =
  | IntakeProblem
  /** An entry speaks of entries about the same thing that are neither here nor brought. */
  | { readonly type: 'Unseen'; readonly entity: string; readonly key: string }
  /** Fields that no table takes: a newer program wrote them, or nobody's did. */
  | { readonly type: 'Unfit'; readonly detail: string }

export interface Applied {
  readonly added: number
  readonly same: number
  /** Open conflicts after it, less those before. */
  readonly conflicts: number
  /** The epoch this PC goes on under, where it found itself to be an old copy. */
  readonly newEpoch: number | null
}

type Brought = Pick<OpenedOffice, 'records' | 'personal'>

export function applyOffice(
  store: Store,
  brought: Brought,
  occasion: Occasion,
): Result<Applied, readonly ApplyProblem[]> {
  const judged = judge(store, brought)
  if (!judged.ok) {
    rememberForks(store, judged.error)
    return judged
  }
  return attempt(() => take(store, judged.value, brought, occasion))
}

/** What `applyOffice` would answer, and change nothing: `look` reads the tables as they would be. */
export function tryOffice<T>(
  store: Store,
  brought: Brought,
  look: (applied: Applied, entries: readonly NewEntry[]) => T,
): Result<T, readonly ApplyProblem[]> {
  const judged = judge(store, brought)
  if (!judged.ok) return judged
  class Looked extends Error {}
  let seen: T | undefined
  const tried = attempt(() => {
    try {
      store.transaction(() => {
        const applied = take(store, judged.value, brought, { actor: 'system', reason: 'Xem trước' })
        seen = look(applied, judged.value.entries)
        throw new Looked()
      })
    } catch (thrown) {
      if (!(thrown instanceof Looked)) throw thrown
    }
  })
  return tried.ok ? ok(seen as T) : tried
}

interface Judged {
  readonly unitId: string
  readonly entries: readonly NewEntry[]
  readonly same: number
}

function judge(store: Store, { records }: Brought): Result<Judged, readonly ApplyProblem[]> {
  const unitId = store.unitId()
  if (unitId === null) throw new Error('No office is set up: a first bundle is joined, not applied')
  const { intake, problems } = judgeIntake(records, knownLedger(store, unitId), sha256Text)
  return problems.length > 0 ? err(problems) : ok({ unitId, ...intake })
}

class Refused extends Error {
  readonly problem: ApplyProblem
  constructor(problem: ApplyProblem) {
    super(problem.type)
    this.problem = problem
  }
}

function attempt<T>(work: () => T): Result<T, readonly ApplyProblem[]> {
  try {
    return ok(work())
  } catch (thrown) {
    if (thrown instanceof Refused) return err([thrown.problem])
    const unfit =
      thrown instanceof Unfit ||
      (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT'))
    if (!unfit) throw thrown
    return err([{ type: 'Unfit', detail: thrown.message }])
  }
}

function take(
  store: Store,
  { unitId, entries, same }: Judged,
  { personal }: Brought,
  occasion: Occasion,
): Applied {
  return store.transaction(() => {
    const before = countConflicts(store, unitId)
    underGuard(store, unitId, () => {
      const things = gather(store, unitId, entries)
      insertEntries(store, unitId, entries)
      dropSettled(store, unitId, entries)
      const { project } = projector(store, unitId)
      for (const { entity, key, all } of things.values()) project(entity, key, all)
      takePayloads(store, unitId, entries, personal === 'locked' ? null : personal)
      moveHeads(store, unitId, entries)
    })
    const conflicts = countConflicts(store, unitId) - before
    return { added: entries.length, same, conflicts, newEpoch: leaveOldCopy(store, entries, occasion) }
  })
}

interface TouchedThing {
  readonly entity: OfficeEntity
  readonly key: string
  readonly all: ThingEntry[]
}

/** The office things the entries speak of, each with all there is about it. */
function gather(
  store: Store,
  unitId: string,
  entries: readonly NewEntry[],
): ReadonlyMap<string, TouchedThing> {
  const things = new Map<string, TouchedThing>()
  const spokenOf = thingsSpokenOf(store, unitId, entries)
  for (const { record } of entries) {
    if (record.kind !== 'office') continue
    const { entity, key, hash, base, hlc, origin, at, actor, reason } = record
    const name = `${entity}\n${key}`
    let thing = things.get(name)
    if (thing === undefined) {
      const all = spokenOf.has(name) ? [...entriesAbout(store, unitId, entity, key)] : []
      thing = { entity: entity as OfficeEntity, key, all }
      things.set(name, thing)
    }
    thing.all.push({ hash, base, hlc, origin, fields: record.fields ?? {}, at, actor, reason })
  }
  for (const { entity, key } of [...things.values()]) {
    for (const follower of projections[entity].follows ?? []) {
      const name = `${follower}\n${key}`
      const all = things.has(name) ? [] : [...entriesAbout(store, unitId, follower, key)]
      if (all.length > 0) things.set(name, { entity: follower, key, all })
    }
  }
  for (const { entity, key, all } of things.values()) {
    if (all.length === 1 && all[0]?.base.length === 0) continue
    const hashes = new Set(all.map(({ hash }) => hash))
    if (all.some(({ base }) => base.some((hash) => !hashes.has(hash))))
      throw new Refused({ type: 'Unseen', entity, key })
  }
  return things
}

/** Which things the ledger here knows, asked once for each kind: most of what comes is new. */
function thingsSpokenOf(store: Store, unitId: string, entries: readonly NewEntry[]): ReadonlySet<string> {
  const known = store
    .prepare('SELECT DISTINCT key FROM ledger INDEXED BY ledger_thing WHERE unit_id = ? AND entity = ?')
    .pluck()
  return new Set(
    [...new Set(entries.map(({ record }) => record.entity))].flatMap((entity) =>
      (known.all(unitId, entity) as string[]).map((key) => `${entity}\n${key}`),
    ),
  )
}

function insertEntries(store: Store, unitId: string, entries: readonly NewEntry[]): void {
  const insert = store.prepare(
    `INSERT INTO ledger (unit_id, origin, epoch, seq, position, hlc, kind, entity, key, base, fields, payload_hash,
       actor, at, clock, reason, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  let position =
    (store.prepare('SELECT max(position) FROM ledger WHERE unit_id = ?').pluck().get(unitId) as
      | number
      | null) ?? 0
  for (const { record: r, fieldsText } of entries) {
    position += 1
    insert.run(
      unitId,
      r.origin,
      r.epoch,
      r.seq,
      position,
      r.hlc,
      r.kind,
      r.entity,
      r.key,
      JSON.stringify(r.base),
      fieldsText,
      r.payloadHash,
      r.actor,
      r.at,
      r.clock,
      r.reason,
      r.prev,
      r.hash,
    )
  }
}

/** What a person settled elsewhere is settled here. */
function dropSettled(store: Store, unitId: string, entries: readonly NewEntry[]): void {
  const drop = store.prepare('DELETE FROM conflict WHERE unit_id = ? AND hash = ? AND field = ?')
  for (const { record } of entries) {
    if (record.entity !== 'conflict') continue
    const at = record.key.indexOf('/')
    drop.run(unitId, record.key.slice(0, at), record.key.slice(at + 1))
  }
}

/** The newest entry of each origin that came, as `device` keeps it; this PC's own head is its own. */
function moveHeads(store: Store, unitId: string, entries: readonly NewEntry[]): void {
  const own = readDevice(store)?.origin
  const last = new Map(entries.map(({ record }) => [record.origin, record]))
  const put = store.prepare(
    `INSERT INTO device (unit_id, origin, epoch, seq, hash, hlc, believed_at) VALUES (?, ?, ?, ?, ?, ?, NULL)
     ON CONFLICT (unit_id, origin) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, hash = excluded.hash,
       hlc = excluded.hlc WHERE (excluded.epoch, excluded.seq) > (epoch, seq)`,
  )
  for (const { origin, epoch, seq, hash, hlc } of last.values()) {
    if (origin !== own) put.run(unitId, origin, epoch, seq, hash, hlc)
  }
}

/** Entries of this PC that it never wrote: a newer copy of this folder has lived elsewhere. */
function leaveOldCopy(store: Store, entries: readonly NewEntry[], occasion: Occasion): number | null {
  const own = readDevice(store)
  const lived = entries.filter(({ record }) => record.origin === own?.origin)
  if (lived.length === 0) return null
  return startEpoch(store, occasion, Math.max(...lived.map(({ record }) => record.epoch)))
}

function rememberForks(store: Store, problems: readonly ApplyProblem[]): void {
  const unitId = store.unitId()
  const remember = store.prepare(
    `INSERT INTO fork (unit_id, origin, epoch, seq, ours, theirs, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  store.transaction(() => {
    const shown = new Set<string>()
    for (const problem of problems) {
      if (problem.type !== 'Fork') continue
      const { origin, epoch, seq, ours, theirs } = problem
      if (shown.has(`${origin}/${epoch}`)) continue
      shown.add(`${origin}/${epoch}`)
      remember.run(unitId, origin, epoch, seq, ours, theirs, Math.trunc(store.clock()))
    }
  })
}

export interface Fork extends EntryPlace {
  readonly seenAt: number
}

/** Where another PC's entry had a number that stands here with another content, newest first. */
export const listForks = (store: Store): readonly Fork[] =>
  store
    .prepare(`SELECT origin, epoch, seq, seen_at AS seenAt FROM fork WHERE unit_id = ? ORDER BY seen_at DESC`)
    .all(store.unitId() ?? '') as Fork[]

const countConflicts = (store: Store, unitId: string): number =>
  store.prepare('SELECT count(*) FROM conflict WHERE unit_id = ?').pluck().get(unitId) as number
