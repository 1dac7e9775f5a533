import type { Database } from 'better-sqlite3'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../db/migrations/index.ts'
import { migrate } from '../../db/migrations/migrate.ts'
import { officeTables } from '../../db/schema.ts'

interface Index {
  name: string
  unique: number
  origin: 'c' | 'u' | 'pk'
}

const tablesOf = (db: Database): string[] =>
  db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck().all() as string[]

/** Every primary key and unique index that could not hold two units, and every table that is not STRICT. */
function offences(db: Database): string[] {
  return tablesOf(db).flatMap((table) => {
    const columns = db.pragma(`table_xinfo(${table})`) as { name: string; pk: number }[]
    const key = columns.filter(({ pk }) => pk > 0)
    const [{ strict }] = db.pragma(`table_list(${table})`) as [{ strict: number }]
    const unique = (db.pragma(`index_list(${table})`) as Index[]).filter((index) => index.unique === 1)
    const narrow = unique.filter(
      ({ name }) =>
        !(db.pragma(`index_info(${name})`) as { name: string }[]).some((column) => column.name === 'unit_id'),
    )
    return [
      ...(key.some(({ name }) => name === 'unit_id') ? [] : [`${table}: primary key`]),
      ...narrow.map(({ name }) => `${table}: ${name}`),
      ...(strict === 1 ? [] : [`${table}: not strict`]),
    ]
  })
}

function newDatabase(): Database {
  const db = new Driver(':memory:')
  migrate(db, migrations)
  return db
}

describe('The schema', () => {
  it('has the unit in every primary key and unique index, and only strict tables', () => {
    const db = newDatabase()
    expect(tablesOf(db).length).toBeGreaterThan(15)
    expect(offences(db)).toEqual([])
  })

  it.each([
    [
      'CREATE TABLE planted (id TEXT PRIMARY KEY, unit_id TEXT NOT NULL) STRICT',
      ['planted: primary key', 'planted: sqlite_autoindex_planted_1'],
    ],
    [
      'CREATE TABLE planted (unit_id TEXT NOT NULL PRIMARY KEY, a TEXT UNIQUE) STRICT',
      ['planted: sqlite_autoindex_planted_2'],
    ],
    ['CREATE UNIQUE INDEX planted ON user (name)', ['user: planted']],
    ['CREATE TABLE planted (unit_id TEXT NOT NULL PRIMARY KEY)', ['planted: not strict']],
  ])('does not pass with: %s', (sql, found) => {
    const db = newDatabase()
    db.exec(sql)
    expect(offences(db)).toEqual(found)
  })

  it('has every table that a unit of work may change', () => {
    expect(tablesOf(newDatabase())).toEqual(expect.arrayContaining([...officeTables]))
  })
})
