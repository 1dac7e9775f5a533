/**
 * Gets an office working again on a damaged database, without ever deleting one.
 *
 * Works on a copy: first the indexes are rebuilt, which heals a file whose tables are whole; else every table is
 * read row by row into a fresh file. The result is proved sound, goes on under a new epoch, and takes the place of
 * the damaged file by the same swap as a restore; the damaged file, its log and all, lies in `set-aside`
 * afterwards. Whatever fails before that leaves everything as it was.
 *
 * What is lost is said in words, and the newest backup may still hold it: the choice is a person's.
 */

import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/result.ts'
import { isSpoiled } from '../backup/check.ts'
import { brokenLedger } from '../backup/ledger-check.ts'
import { setAsideName } from '../backup/restore.ts'
import { incomingOf, swapIn } from '../backup/swap.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { readDevice } from '../ledger/append.ts'
import { startEpoch } from '../ledger/origin.ts'
import { migrations } from '../migrations/index.ts'
import { migrate, versionOf } from '../migrations/migrate.ts'
import { checkDatabase, openStore } from '../open.ts'
import { applicationId } from '../open-file.ts'
import { rebuild, type SavedTable } from './rebuild.ts'
import { sentences } from './words.ts'
import { removeWorkshop, workshopOf } from './workshop.ts'

export interface SalvageWorld {
  readonly files: Files
  /** UTC milliseconds. */
  readonly clock: () => number
}

export interface Salvaged {
  /** `indexes`: nothing was lost. `rows`: what could be read is there. */
  readonly by: 'indexes' | 'rows'
  readonly tables: readonly SavedTable[]
  /** Sentences for the screen: what was saved, what is missing. */
  readonly words: readonly string[]
  /** Where the damaged file lies now, below the data folder. */
  readonly setAside: string
}

export type SalvageFailure =
  | FileFailure
  /** Not even the list of tables, or neither a week nor an entry of the ledger, can be read. Nothing was touched. */
  | { readonly type: 'NothingSaved' }
  | { readonly type: 'NewerVersion' }

/** Only when the database is closed and the folder locked. `actor` is written into the ledger. */
export async function salvage(
  world: SalvageWorld,
  database: string,
  actor: string,
): Promise<Result<Salvaged, SalvageFailure>> {
  const done = await attempt(() => work(world, database, actor))
  await attempt(() => removeWorkshop(world.files, database))
  return done.ok ? done.value : done
}

async function work(
  world: SalvageWorld,
  database: string,
  actor: string,
): Promise<Result<Salvaged, SalvageFailure>> {
  const { files, clock } = world
  await removeWorkshop(files, database)
  await files.makeFolder(workshopOf(database))
  const copy = path.join(workshopOf(database), 'copy.db')
  for (const suffix of ['', '-wal']) {
    if ((await files.stat(database + suffix)) !== null) await files.copy(database + suffix, copy + suffix)
  }

  const schema = readHeader(copy)
  if (schema === 0) return err({ type: 'NothingSaved' })
  if (schema > migrations.length) return err({ type: 'NewerVersion' })
  const healed = healIndexes(copy)
  const fresh = path.join(workshopOf(database), 'fresh.db')
  const rebuilt = healed ? ok([]) : rebuildInto(copy, fresh, schema)
  if (!rebuilt.ok) return rebuilt
  const sound = healed ? copy : fresh

  const problems = await goOn(world, sound, actor)
  if (!problems.ok) return problems
  await files.flush(sound)
  await files.rename(sound, incomingOf(database))
  const setAside = setAsideName(clock(), 'bi-hong')
  await swapIn(files, database, setAside)

  const by = healed ? 'indexes' : 'rows'
  return ok({
    by,
    tables: rebuilt.value,
    words: sentences(by, rebuilt.value, problems.value),
    setAside: path.join('set-aside', setAside),
  })
}

/** Answers whether the copy is sound now, its ledger and its frozen weeks included. */
function healIndexes(copy: string): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(copy)
    db.pragma('cell_size_check = ON')
    db.exec('REINDEX')
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (checkDatabase(db, 'full').length > 0 || orphans.length > 0) return false
    return versionOf(db) < migrations.length || brokenLedger(db).length === 0
  } catch (thrown) {
    if (isSpoiled(thrown) || isConstraint(thrown)) return false
    throw thrown
  } finally {
    db?.close()
  }
}

function rebuildInto(
  copy: string,
  fresh: string,
  schema: number,
): Result<readonly SavedTable[], { readonly type: 'NothingSaved' }> {
  const target = new Database(fresh)
  let source: Database.Database | undefined
  try {
    target.pragma(`application_id = ${applicationId}`)
    migrate(target, migrations.slice(0, schema))
    source = new Database(copy, { readonly: true })
    source.pragma('cell_size_check = ON')
    source.prepare('SELECT name FROM sqlite_schema').all()
    const tables = rebuild(source, target)
    const saved = tables.some(({ name, rows }) => ['ledger', 'week_revision'].includes(name) && rows > 0)
    return saved ? ok(tables) : err({ type: 'NothingSaved' })
  } catch (thrown) {
    if (isSpoiled(thrown)) return err({ type: 'NothingSaved' })
    throw thrown
  } finally {
    source?.close()
    target.close()
  }
}

/**
 * The schema version out of the header, 0 when there is none of ours. A file that was cut off is filled up with
 * empty pages to the length its header tells: SQLite reads nothing of one that is shorter.
 */
function readHeader(copy: string): number {
  const header = Buffer.alloc(100)
  const handle = openSync(copy, 'r+')
  try {
    const read = readSync(handle, header, 0, 100, 0)
    if (read < 100 || header.readUInt32BE(68) !== applicationId) return 0
    const length = header.readUInt16BE(16) * header.readUInt32BE(28)
    if (fstatSync(handle).size < length) ftruncateSync(handle, length)
    return header.readUInt32BE(60)
  } finally {
    closeSync(handle)
  }
}

/** Proves the new file with the real opener and begins an epoch, since numbers may have been lost. */
async function goOn(
  { clock }: SalvageWorld,
  file: string,
  actor: string,
): Promise<Result<readonly string[], SalvageFailure>> {
  const opened = await openStore({ file, clock, beforeMigration: async () => ok(null) })
  if (!opened.ok) return err({ type: opened.error.type === 'DiskFull' ? 'DiskFull' : 'NothingSaved' })
  const store = opened.value
  try {
    if (store.mode === 'readOnly' || readDevice(store) === null) return err({ type: 'NothingSaved' })
    if (checkDatabase(store.db, 'full').length > 0) return err({ type: 'NothingSaved' })
    startEpoch(store, { actor, reason: 'Cứu dữ liệu từ tệp bị hỏng' })
    return ok(brokenLedger(store.db))
  } finally {
    store.close()
  }
}

const isConstraint = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT')
