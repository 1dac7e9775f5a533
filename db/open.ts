/**
 * Opens the store, or says by name why not.
 *
 * Guarantees on every open: a runtime that the driver does not crash; a file of ours on a local disk; WAL (read
 * back) with `synchronous=FULL`, so that what was acknowledged survives a power cut; foreign keys on, schema not
 * trusted, erased bytes overwritten; the whole file checked after an unclean stop; the newest schema, reached in
 * one transaction after a backup that the caller vouches for.
 *
 * A file of a newer version, and one that fails its check, open read-only with the reason. Nothing is deleted.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Clock, Random } from '../shared/ids/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import { type Migration, migrate, versionOf } from './migrations/migrate.ts'
import { type OpenError, openErrorOf } from './open-error.ts'
import { applicationId, inspectFile } from './open-file.ts'
import { makeStore, markRunning, type ReadOnlyReason, type Store, wasLeftRunning } from './store.ts'

export type { OpenError } from './open-error.ts'

export interface PendingMigration {
  readonly db: Database
  readonly file: string
  readonly from: number
  readonly to: number
}

export interface OpenOptions {
  /** Absolute path; the folder exists. */
  readonly file: string
  readonly clock: Clock
  readonly random?: Random
  /**
   * Makes a verified backup of a file that holds data and is about to be migrated. Without it such a file is not
   * migrated. A file just made has nothing to back up.
   */
  readonly beforeMigration?: (pending: PendingMigration) => Promise<Result<unknown, { reason: string }>>
  readonly migrations?: readonly Migration[]
}

type Driver = typeof import('better-sqlite3')

export async function openStore(options: OpenOptions): Promise<Result<Store, OpenError>> {
  // An older Node does not throw on the driver's binary, it segfaults: so this stands before the import.
  const napi = Number(process.versions.napi ?? Number.NaN)
  if (!(napi >= 10)) return err({ type: 'RuntimeTooOld', napi: Number.isNaN(napi) ? null : napi })
  try {
    return await open(options)
  } catch (thrown) {
    const error = openErrorOf(thrown)
    if (error === null) throw thrown
    return err(error)
  }
}

async function open(options: OpenOptions): Promise<Result<Store, OpenError>> {
  const { file, clock, random = randomBytes } = options
  const found = inspectFile(file)
  if (!found.ok) return found

  const { default: Driver } = await import('better-sqlite3')
  const db = new Driver(file, { timeout: 2000 })
  let keep = false
  try {
    const prepared = await prepareFile(db, found.value, options)
    if (!prepared.ok) return prepared
    const readOnlyBecause = prepared.value
    keep = readOnlyBecause === null
    return ok(makeStore({ db: keep ? db : openReadOnly(Driver, file), file, readOnlyBecause, clock, random }))
  } finally {
    if (!keep) db.close()
  }
}

function openReadOnly(Driver: Driver, file: string): Database {
  const db = new Driver(file, { readonly: true, timeout: 2000 })
  db.pragma('trusted_schema = OFF')
  return db
}

/** Null: ready to write. A reason: open it read-only instead. */
async function prepareFile(
  db: Database,
  state: 'new' | 'ours',
  { file, clock, beforeMigration, migrations = allMigrations }: OpenOptions,
): Promise<Result<ReadOnlyReason | null, OpenError>> {
  const from = versionOf(db)
  const to = migrations.length
  if (from > to) return ok({ why: 'newerVersion', schema: from, understood: to })

  // Before WAL, so that the id is in the file itself and never only in a log.
  if (state === 'new') db.pragma(`application_id = ${applicationId}`)
  const mode = String(db.pragma('journal_mode = WAL', { simple: true }))
  if (mode !== 'wal') return err({ type: 'WalRefused', mode })
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('secure_delete = ON')

  // A file without a schema was cut off while it was made, and has nothing to check or to save.
  if (from > 0 && wasLeftRunning(db)) {
    const problems = checkDatabase(db, 'quick')
    if (problems.length > 0) return ok({ why: 'damaged', problems })
  }
  if (from < to) {
    if (from > 0) {
      const saved =
        (await beforeMigration?.({ db, file, from, to })) ?? err({ reason: 'no backup is set up' })
      if (!saved.ok) return err({ type: 'BackupBeforeMigrationFailed', reason: saved.error.reason })
    }
    try {
      migrate(db, migrations)
    } catch (thrown) {
      const named = openErrorOf(thrown)
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return err(named ?? { type: 'MigrationFailed', from, to, reason })
    }
  }
  markRunning(db, clock())
  return ok(null)
}

/** SQLite's own check; the problems in its words, none when all is well. */
export function checkDatabase(db: Database, depth: 'quick' | 'full'): readonly string[] {
  try {
    const rows = db.pragma(depth === 'quick' ? 'quick_check' : 'integrity_check') as Record<string, string>[]
    return rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok')
  } catch (thrown) {
    const error = openErrorOf(thrown)
    if (error?.type === 'Damaged') return error.problems
    throw thrown
  }
}
