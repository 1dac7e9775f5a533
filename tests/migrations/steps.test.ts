import type { Database } from 'better-sqlite3'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations, schemaVersion } from '../../db/migrations/index.ts'
import { migrate, versionOf } from '../../db/migrations/migrate.ts'
import { schemaDump } from '../support/schema-dump.ts'
import { sampleRows } from './sample-rows.ts'

const upTo = (db: Database, version: number): void => migrate(db, migrations.slice(0, version))

const tablesOf = (db: Database): string[] =>
  db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck().all() as string[]

const rowsOf = (db: Database, tables: readonly string[]): Record<string, unknown[]> =>
  Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]))

/** A database of that version with a row in every table. */
function filled(version: number): Database {
  const db = new Driver(':memory:')
  for (let at = 1; at <= version; at++) {
    upTo(db, at)
    for (const sql of sampleRows[at] ?? []) db.exec(sql)
  }
  return db
}

describe('Every step of the schema', () => {
  it.each(migrations.map(({ version, name }) => [version, name] as const))(
    'to %i (%s) keeps every row',
    (version) => {
      const db = filled(version - 1)
      const tables = tablesOf(db)
      const before = rowsOf(db, tables)
      upTo(db, version)
      expect(versionOf(db)).toBe(version)
      expect(rowsOf(db, tables)).toEqual(before)
    },
  )

  it.each(migrations.map(({ version }) => version))('has sample rows for every table up to %i', (version) => {
    const db = filled(version)
    const empty = Object.entries(rowsOf(db, tablesOf(db))).filter(([, rows]) => rows.length === 0)
    expect(empty).toEqual([])
  })

  it.each(migrations.map(({ version }) => version))(
    'from %i leads to the same schema as from nothing',
    (version) => {
      const db = filled(version)
      migrate(db, migrations)
      const fresh = new Driver(':memory:')
      migrate(fresh, migrations)
      expect(schemaDump(db)).toBe(schemaDump(fresh))
      expect(versionOf(db)).toBe(schemaVersion)
      expect(db.pragma('foreign_key_check')).toEqual([])
    },
  )

  it('leads to the schema that is committed', async () => {
    const db = new Driver(':memory:')
    migrate(db, migrations)
    await expect(schemaDump(db)).toMatchFileSnapshot('../../db/schema.sql')
  })

  it('is taken once', () => {
    const db = filled(schemaVersion)
    const before = rowsOf(db, tablesOf(db))
    migrate(db, migrations)
    expect(rowsOf(db, tablesOf(db))).toEqual(before)
  })
})
