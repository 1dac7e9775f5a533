/**
 * What a database file says about itself: whose it is, how far it goes. Read from a running database and from
 * its copy, the two are compared; read from a copy alone, they are shown before anything is replaced.
 *
 * A file of an older schema may lack a table; it then holds none of that.
 */
import type { Database } from 'better-sqlite3'
import { nilUnitId } from '../../shared/ids/ids.ts'

export interface Facts {
  /** Null before the office is set up. */
  readonly unitId: string | null
  readonly unitName: string
  /** The PC's copy of the data that writes it; null before set-up. */
  readonly origin: string | null
  readonly schema: number
  /** Weeks with at least one closed revision. */
  readonly weeks: number
  readonly revisions: number
  /** The nominal Friday of the newest closed week. */
  readonly newestWeek: string | null
  /** Entries in the ledger. */
  readonly ledger: number
  /** The entry that arrived last. */
  readonly head: LedgerHead | null
  /** Hashes of the files that the rows speak of (evidence, signed sheets, publications), also of removed ones. */
  readonly evidence: readonly string[]
}

export interface LedgerHead {
  readonly position: number
  readonly hash: string
  /** UTC milliseconds. */
  readonly at: number
}

/** Months lie in the same table, and sort after every date. */
const isWeek = `friday < 'a'`

export function readFacts(db: Database): Facts {
  const unitId = meta(db, 'unit')
  const inUnit = <Row>(table: string, select: string): Row | undefined =>
    unitId !== null && hasTable(db, table)
      ? (db.prepare(`SELECT ${select} AS found FROM ${table} WHERE unit_id = ?`).get(unitId) as Row)
      : undefined
  return {
    unitId,
    unitName: inUnit<{ found: string }>('unit', 'name')?.found ?? '',
    origin: meta(db, 'origin'),
    schema: Number(db.pragma('user_version', { simple: true })),
    weeks:
      inUnit<{ found: number }>('week_revision', `count(DISTINCT CASE WHEN ${isWeek} THEN friday END)`)
        ?.found ?? 0,
    revisions: inUnit<{ found: number }>('week_revision', 'count(*)')?.found ?? 0,
    newestWeek:
      inUnit<{ found: string | null }>('week_revision', `max(CASE WHEN ${isWeek} THEN friday END)`)?.found ??
      null,
    ledger: inUnit<{ found: number }>('ledger', 'count(*)')?.found ?? 0,
    head: unitId === null ? null : headOf(db, unitId),
    evidence: blobHashes(db),
  }
}

/** The hash at a place of the ledger; null when there is no such entry. */
export function hashAt(db: Database, unitId: string, position: number): string | null {
  if (!hasTable(db, 'ledger')) return null
  const found = db
    .prepare('SELECT hash FROM ledger WHERE unit_id = ? AND position = ?')
    .pluck()
    .get(unitId, position)
  return (found as string | undefined) ?? null
}

/** The tables that speak of blobs. */
const blobTables = ['evidence', 'week_paper', 'week_publication', 'plan', 'task_evidence'] as const

function blobHashes(db: Database): readonly string[] {
  const hashes = blobTables
    .filter((table) => hasTable(db, table))
    .flatMap(
      (table) => db.prepare(`SELECT sha256 FROM ${table} WHERE sha256 IS NOT NULL`).pluck().all() as string[],
    )
  return [...new Set(hashes)]
}

function headOf(db: Database, unitId: string): LedgerHead | null {
  if (!hasTable(db, 'ledger')) return null
  const found = db
    .prepare('SELECT position, hash, at FROM ledger WHERE unit_id = ? ORDER BY position DESC LIMIT 1')
    .get(unitId)
  return (found as LedgerHead | undefined) ?? null
}

function meta(db: Database, key: string): string | null {
  if (!hasTable(db, 'meta')) return null
  const found = db.prepare('SELECT value FROM meta WHERE unit_id = ? AND key = ?').pluck().get(nilUnitId, key)
  return (found as string | undefined) ?? null
}

const hasTable = (db: Database, name: string): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
