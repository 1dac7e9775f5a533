import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations, schemaVersion } from '../../db/migrations/index.ts'
import { type Migration, migrate, versionOf } from '../../db/migrations/migrate.ts'
import { type OpenOptions, openStore, type PendingMigration } from '../../db/open.ts'
import { err, ok } from '../../shared/result.ts'
import { fridayAfternoon, madeUpOffice, opened, temporaryFolder } from '../support/office.ts'

const clock = () => fridayAfternoon
const next = schemaVersion + 1
const extra: Migration = {
  version: next,
  name: 'extra',
  sql: 'CREATE TABLE extra (unit_id TEXT NOT NULL PRIMARY KEY) STRICT',
}
const backedUp = async () => ok(null)

async function officeFile(): Promise<string> {
  const { store, file } = await madeUpOffice()
  store.close()
  return file
}

const errorOf = async (options: OpenOptions): Promise<unknown> => {
  const result = await openStore(options)
  if (result.ok) result.value.close()
  return result.ok ? null : result.error
}

/** Everything in the file, as the version that it was made with sees it. */
async function contentOf(file: string): Promise<unknown> {
  const store = await opened({ file, clock })
  const tables = store.db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  const content = [
    versionOf(store.db),
    tables.map((table) => [table, store.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  ]
  store.close()
  return content
}

describe('A migration', () => {
  it('comes after a backup of the file as it was', async () => {
    const file = await officeFile()
    const seen: unknown[] = []
    const beforeMigration = async ({ db, from, to, file: path }: PendingMigration) => {
      seen.push([from, to, path, versionOf(db), db.prepare('SELECT count(*) FROM ledger').pluck().get()])
      return ok(null)
    }
    const store = await opened({ file, clock, beforeMigration, migrations: [...migrations, extra] })
    expect(seen).toEqual([[schemaVersion, next, file, schemaVersion, 4]])
    expect(versionOf(store.db)).toBe(next)
    expect(store.db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('of a file just made needs no backup', async () => {
    const beforeMigration = async () => err({ reason: 'must not be asked' })
    expect(await errorOf({ file: join(temporaryFolder(), 'so.db'), clock, beforeMigration })).toBeNull()
  })

  it.each([
    ['fails', async () => err({ reason: 'Đĩa đầy' }), 'Đĩa đầy'],
    ['is not set up', undefined, 'no backup is set up'],
  ])('does not begin when the backup %s', async (_, beforeMigration, reason) => {
    const file = await officeFile()
    const before = await contentOf(file)
    const options = {
      file,
      clock,
      migrations: [...migrations, extra],
      ...(beforeMigration && { beforeMigration }),
    }
    expect(await errorOf(options)).toEqual({ type: 'BackupBeforeMigrationFailed', reason })
    expect(await contentOf(file)).toEqual(before)
  })
})

describe('A migration that fails', () => {
  const halfway = `${extra.sql}; UPDATE unit SET place = 'hỏng'; INSERT INTO nowhere VALUES (1);`

  it.each([
    ['halfway', [{ ...extra, sql: halfway }], 'no such table: nowhere'],
    [
      'after one that succeeded',
      [extra, { version: next + 1, name: 'broken', sql: halfway }],
      'table extra already exists',
    ],
    [
      'by leaving a row without its parent',
      [{ ...extra, sql: `INSERT INTO pin VALUES ('u', 'nobody', x'00', x'00', 0, 0)` }],
      'without their parent',
    ],
    ['by touching what never changes', [{ ...extra, sql: 'DELETE FROM ledger' }], 'append-only'],
  ])('%s leaves the file as it was', async (_, added, reason) => {
    const file = await officeFile()
    const before = await contentOf(file)
    const options = { file, clock, beforeMigration: backedUp, migrations: [...migrations, ...added] }
    expect(await errorOf(options)).toEqual({
      type: 'MigrationFailed',
      from: schemaVersion,
      to: schemaVersion + added.length,
      reason: expect.stringContaining(reason),
    })
    expect(await contentOf(file)).toEqual(before)
  })

  it('while a file is made leaves a file that the next start makes whole', async () => {
    const file = join(temporaryFolder(), 'so.db')
    const broken = [...migrations, { ...extra, sql: 'INSERT INTO nowhere VALUES (1)' }]
    expect(await errorOf({ file, clock, migrations: broken })).toMatchObject({
      type: 'MigrationFailed',
      from: 0,
    })
    expect(versionOf((await opened({ file, clock })).db)).toBe(schemaVersion)
  })
})

describe('A list of migrations', () => {
  it.each([
    ['a gap', [...migrations, { ...extra, version: next + 1 }]],
    ['a doubled number', [...migrations, { ...extra, version: schemaVersion }]],
  ])('with %s is refused before anything is done', (_, broken) => {
    const db = new Driver(':memory:')
    expect(() => migrate(db, broken)).toThrow('stands at')
    expect(versionOf(db)).toBe(0)
  })
})
