/**
 * Brings a database to the newest schema: every pending migration in one transaction, so that a file is wholly of
 * one version. `user_version` counts migrations; a gap or a doubled number in the list is a defect.
 */
import type { Database } from 'better-sqlite3'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/** Throws what SQLite throws; the file then is as it was. */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`Migration ${name} stands at ${index + 1} but says ${version}`)
  }
  const pending = migrations.slice(versionOf(db))
  if (pending.length === 0) return

  // A table can only be rebuilt with foreign keys off, and the switch is dead inside a transaction.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      for (const { sql } of pending) db.exec(sql)
      const orphans = db.pragma('foreign_key_check') as unknown[]
      if (orphans.length > 0) throw new Error(`Migration leaves ${orphans.length} rows without their parent`)
      db.pragma(`user_version = ${migrations.length}`)
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
