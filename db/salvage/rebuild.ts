/**
 * Fills a fresh file with the rows that a damaged one still gives. What the schema refuses is not taken over: a
 * page of rubbish that reads like a row rarely passes types, checks and unique keys. Triggers sleep meanwhile,
 * since they watch over the order in which rows were once written.
 *
 * Where rows of the ledger and of the weeks survived apart, one helps the other: a frozen week that is lost, or no
 * longer has its hash, is taken from its ledger entry, which holds it whole. The head of each origin is set to its
 * last entry that is left; where none is left, its chain begins anew.
 */
import type { Database } from 'better-sqlite3'
import { nilUnitId } from '../../shared/ids/ids.ts'
import { genesis } from '../../shared/ledger/record.ts'
import { sha256Text } from '../hash.ts'
import { readRows, shapesOf, type TableShape } from './read-rows.ts'

export interface SavedTable {
  readonly name: string
  readonly rows: number
  /** Rows may be missing: a place could not be read, or what was read made no sense. */
  readonly incomplete: boolean
}

/** `fresh` has the schema of `damaged` and no rows. Throws what SQLite throws about `fresh`. */
export function rebuild(damaged: Database, fresh: Database): readonly SavedTable[] {
  fresh.pragma('foreign_keys = OFF')
  try {
    return fresh.transaction(() => {
      const triggers = fresh.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
      for (const { name } of triggers as { name: string }[]) fresh.exec(`DROP TRIGGER ${name}`)
      const saved = shapesOf(fresh).map((shape) => fill(damaged, fresh, shape))
      mendOrigin(fresh)
      mendWeeks(fresh)
      mendHeads(fresh)
      const orphans = dropOrphans(fresh)
      for (const { sql } of triggers as { sql: string }[]) fresh.exec(sql)
      return saved.map(({ name, incomplete }) => ({
        name,
        rows: fresh.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number,
        incomplete: incomplete || orphans.has(name),
      }))
    })()
  } finally {
    fresh.pragma('foreign_keys = ON')
  }
}

function fill(damaged: Database, fresh: Database, shape: TableShape): { name: string; incomplete: boolean } {
  const { name, columns } = shape
  const read = readRows(damaged, shape)
  const marks = columns.map(() => '?').join(', ')
  const insert = fresh.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${marks})`)
  let refused = 0
  for (const row of read.rows) {
    try {
      insert.run(...row)
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown
      refused += 1
    }
  }
  return { name, incomplete: read.damaged || refused > 0 }
}

/** `ERROR` is what the JSON functions of a check say of text that is no JSON. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  'code' in thrown &&
  /^SQLITE_(CONSTRAINT|MISMATCH|ERROR)/.test(String(thrown.code))

/** Whose file this is, from the ledger, when the page that says so is lost. */
function mendOrigin(fresh: Database): void {
  const newest = fresh.prepare('SELECT unit_id, origin FROM ledger ORDER BY position DESC LIMIT 1').get()
  if (newest === undefined) return
  const { unit_id, origin } = newest as { unit_id: string; origin: string }
  const put = fresh.prepare('INSERT OR IGNORE INTO meta (unit_id, key, value) VALUES (?, ?, ?)')
  put.run(nilUnitId, 'unit', unit_id)
  put.run(nilUnitId, 'origin', origin)
}

interface LostWeek {
  readonly unit_id: string
  readonly content: string
  readonly hash: string
}

function mendWeeks(fresh: Database): void {
  if (!hasTable(fresh, 'week_revision')) return
  const sound = new Set<string>()
  const weeks = fresh.prepare('SELECT rowid, content, hash FROM week_revision').all()
  for (const { rowid, content, hash } of weeks as (LostWeek & { rowid: number })[]) {
    if (sha256Text(content) === hash) sound.add(hash)
    else fresh.prepare('DELETE FROM week_revision WHERE rowid = ?').run(rowid)
  }
  // Canonical JSON and SQLite's `->` both leave out every blank and keep the order of the text.
  const recorded = fresh.prepare(`
    SELECT unit_id, fields -> '$.content.to' AS content, fields ->> '$.hash.to' AS hash
    FROM ledger WHERE entity = 'weekRevision' AND fields IS NOT NULL`)
  const insert = fresh.prepare(`
    INSERT OR IGNORE INTO week_revision
      (unit_id, friday, revision, content, hash, closed_at, closed_by, total, grade, late)
    SELECT :unit_id, c ->> 'friday', c ->> 'revision', c, :hash, c ->> 'closedAt', c ->> '$.closedBy.id',
      c ->> 'total', c ->> 'grade', (c ->> 'lateReason') IS NOT NULL
    FROM (SELECT :content AS c)`)
  for (const week of recorded.all() as LostWeek[]) {
    if (!sound.has(week.hash) && sha256Text(week.content) === week.hash) insert.run(week)
  }
}

/** New entries hang on what the device row remembers; it must be an entry that is still there. */
function mendHeads(fresh: Database): void {
  const last = fresh
    .prepare(`
      SELECT unit_id, origin, epoch, seq, hash, hlc FROM (
        SELECT *, row_number() OVER (PARTITION BY unit_id, origin ORDER BY epoch DESC, seq DESC) AS place
        FROM ledger)
      WHERE place = 1`)
    .all()
  fresh.prepare('UPDATE device SET seq = 0, hash = ?, hlc = NULL').run(genesis)
  const put = fresh.prepare(`
    INSERT INTO device (unit_id, origin, epoch, seq, hash, hlc, believed_at)
    VALUES (:unit_id, :origin, :epoch, :seq, :hash, :hlc, NULL)
    ON CONFLICT DO UPDATE SET epoch = max(epoch, excluded.epoch), seq = excluded.seq, hash = excluded.hash,
      hlc = excluded.hlc`)
  for (const head of last) put.run(head)
}

/** Rows whose parent is lost; answers the tables they stood in. They are still in the file that is set aside. */
function dropOrphans(fresh: Database): ReadonlySet<string> {
  const tables = new Set<string>()
  for (;;) {
    const orphans = fresh.pragma('foreign_key_check') as { table: string; rowid: number | null }[]
    if (orphans.length === 0) return tables
    for (const { table, rowid } of orphans) {
      tables.add(table)
      if (rowid === null) dropKeyedOrphans(fresh, table)
      else fresh.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid)
    }
  }
}

/** A table without rowids: by the columns of its foreign keys. */
function dropKeyedOrphans(fresh: Database, table: string): void {
  const columns = fresh.pragma(`foreign_key_list(${table})`) as ForeignKey[]
  for (const id of new Set(columns.map((column) => column.id))) {
    const key = columns.filter((column) => column.id === id)
    const parent = key[0]?.table ?? ''
    const own = key.map((column) => column.from).join(', ')
    const theirs = key.map((column) => column.to).join(', ')
    const set = key.map((column) => `${column.from} IS NOT NULL`).join(' AND ')
    fresh.exec(`DELETE FROM ${table} WHERE ${set} AND (${own}) NOT IN (SELECT ${theirs} FROM ${parent})`)
  }
}

interface ForeignKey {
  readonly id: number
  readonly table: string
  readonly from: string
  readonly to: string
}

const hasTable = (db: Database, name: string): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
