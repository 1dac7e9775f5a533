/**
 * Opens a database file that lies still (a backup, a staged copy) read-only and checks it whole: header and
 * length, our mark, a version we know, SQLite's integrity check, foreign keys, the tables and triggers that its
 * version must have, and on demand every hash of its ledger. Nothing is written, not even beside the file.
 *
 * The schema is compared word for word, so that a file with a trigger taken out or one put in is not taken over.
 */

import { closeSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/result.ts'
import { migrations as allMigrations } from '../migrations/index.ts'
import { type Migration, migrate, versionOf } from '../migrations/migrate.ts'
import { checkDatabase } from '../open.ts'
import { applicationId } from '../open-file.ts'
import { type Facts, readFacts } from './facts.ts'
import { brokenLedger } from './ledger-check.ts'

export type CopyFault =
  /** Sentences for the screen. */
  | { readonly type: 'Damaged'; readonly problems: readonly string[] }
  | { readonly type: 'NewerVersion'; readonly schema: number }

export interface CheckDepth {
  /** Hash every entry of the ledger anew. An older file is proved after its migration instead. */
  readonly ledger: boolean
  readonly migrations?: readonly Migration[]
}

const SHOWN = 5

/** Throws what the file system throws; what SQLite says of a spoiled file becomes `Damaged`. */
export function checkCopy(
  file: string,
  { ledger, migrations = allMigrations }: CheckDepth,
): Result<Facts, CopyFault> {
  const header = headerProblem(file)
  if (header !== null) return err({ type: 'Damaged', problems: [header] })
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    const schema = versionOf(db)
    if (schema > migrations.length) return err({ type: 'NewerVersion', schema })
    const problems = [
      ...limited(checkDatabase(db, 'full'), (line) => `SQLite báo: ${line}`),
      ...orphans(db),
      ...schemaProblems(db, migrations.slice(0, schema)),
      ...(ledger && schema === migrations.length ? limited(brokenLedger(db), (line) => line) : []),
    ]
    return problems.length > 0 ? err({ type: 'Damaged', problems }) : ok(readFacts(db))
  } catch (thrown) {
    if (!isSpoiled(thrown)) throw thrown
    return err({ type: 'Damaged', problems: [`SQLite báo: ${thrown.message}`] })
  } finally {
    db?.close()
  }
}

/** What SQLite says of a file whose bytes make no sense, as against a disk that fails. */
export const isSpoiled = (thrown: unknown): thrown is Error =>
  thrown instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT|SCHEMA)/.test(thrown.code)

/** The header of the SQLite file format, §1.3: page size at 16, journal mode at 18, pages at 28, mark at 68. */
function headerProblem(file: string): string | null {
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, header, 0, 100, 0) < 100) return 'Tệp rỗng hoặc bị cắt cụt.'
  } finally {
    closeSync(handle)
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0' || header.readUInt32BE(68) !== applicationId) {
    return 'Tệp này không phải là dữ liệu của Sổ Một Cửa.'
  }
  if (header[18] !== 1) {
    return 'Tệp được chép tay khi chương trình đang chạy, không phải bản sao lưu đã hoàn tất.'
  }
  const written = header.readUInt16BE(16)
  const expected = header.readUInt32BE(28) * (written === 1 ? 65_536 : written)
  const { size } = statSync(file)
  if (size < expected) return `Tệp bị cắt cụt: còn ${size} trong ${expected} byte.`
  return null
}

function orphans(db: Database.Database): readonly string[] {
  const rows = db.pragma('foreign_key_check') as { table: string }[]
  return rows.length === 0 ? [] : [`${rows.length} dòng trỏ tới dòng không còn (bảng ${rows[0]?.table}).`]
}

function schemaProblems(db: Database.Database, migrations: readonly Migration[]): readonly string[] {
  const model = new Database(':memory:')
  try {
    migrate(model, migrations)
    const wanted = schemaOf(model)
    const found = schemaOf(db)
    const differs = [...new Set([...wanted.keys(), ...found.keys()])].filter(
      (name) => wanted.get(name) !== found.get(name),
    )
    return limited(differs, (name) => `Cấu trúc không đúng với phiên bản của nó: ${name}.`)
  } finally {
    model.close()
  }
}

/** By name, without SQLite's own tables. */
function schemaOf(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare(
      `SELECT name, type || ' ' || sql AS text FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all() as { name: string; text: string }[]
  return new Map(rows.map((row) => [row.name, row.text]))
}

function limited<T>(found: readonly T[], say: (one: T) => string): readonly string[] {
  const said = found.slice(0, SHOWN).map(say)
  return found.length > SHOWN ? [...said, `… và ${found.length - SHOWN} chỗ nữa.`] : said
}
