/**
 * An empty store in memory that stands for a file nothing can be read from, so that the program still opens and a
 * person can restore a backup or save what is left. It writes nothing anywhere; the file is not touched.
 */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Clock } from '../shared/ids/ids.ts'
import { migrations } from './migrations/index.ts'
import { migrate } from './migrations/migrate.ts'
import type { OpenError } from './open-error.ts'
import { makeStore, type Store } from './store.ts'

/** Why our file cannot be read, in the words of whoever looked at it; null for what a backup cannot mend. */
export function spoiledBecause(error: OpenError): readonly string[] | null {
  switch (error.type) {
    case 'Damaged':
      return error.problems
    case 'NotADatabase':
      return ['file is not a database']
    case 'ForeignDatabase':
      return [`application id ${error.applicationId}`]
    default:
      return null
  }
}

/** `file`: what a restore will replace. `problems` as SQLite says them. */
export function openStandIn(file: string, problems: readonly string[], clock: Clock): Store {
  const db = new Database(':memory:')
  migrate(db, migrations)
  return makeStore({
    db,
    file,
    readOnlyBecause: { why: 'unopenable', problems },
    clock,
    random: randomBytes,
  })
}

/** What the first screen and a PIN are read from. */
const openingTables = ['meta', 'unit', 'user', 'pin', 'setting'] as const

/** Whether a damaged file still tells whose it is and who works with it; without that nobody could sign in. */
export function tellsItsPeople({ db }: Store): boolean {
  try {
    for (const table of openingTables) db.prepare(`SELECT * FROM ${table}`).all()
    return true
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError) return false
    throw thrown
  }
}
