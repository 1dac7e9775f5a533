import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { write } from '../../db/ledger/unit-of-work.ts'
import { schemaVersion } from '../../db/migrations/index.ts'
import { checkDatabase, openStore } from '../../db/open.ts'
import { openErrorOf } from '../../db/open-error.ts'
import { putSetting } from '../../db/setting/settings.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import {
  fridayAfternoon,
  madeUpOffice,
  madeUpUnit,
  opened,
  temporaryFolder,
  unitId,
} from '../support/office.ts'

const clock = () => fridayAfternoon
const newFile = (): string => join(temporaryFolder(), 'so.db')
const pragma = (store: Store, name: string): unknown => store.db.pragma(name, { simple: true })

const errorOf = async (file: string): Promise<unknown> => {
  const result = await openStore({ file, clock })
  if (result.ok) result.value.close()
  return result.ok ? null : result.error
}

/** A closed file with enough rows to have pages that can be spoiled. */
async function filledFile(): Promise<string> {
  const { store, file } = await madeUpOffice()
  store.transaction(() => {
    for (let at = 0; at < 500; at++) putSetting(store, `khóa ${at}`, 'x'.repeat(400), at)
  })
  store.close()
  return file
}

/** Overwrites the first pages of some tables and indexes; the schema itself and the unit stay readable. */
function spoil(file: string): void {
  const db = new Database(file, { readonly: true })
  const roots = db
    .prepare(
      `SELECT rootpage FROM sqlite_schema WHERE name IN ('evidence_week', 'week_export', 'week_export_week')`,
    )
    .pluck()
    .all() as number[]
  db.close()
  const bytes = readFileSync(file)
  for (const page of roots) bytes.fill(0xa5, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
}

/** Leaves the mark that a killed program leaves. */
function leaveRunning(file: string): void {
  const db = new Database(file)
  db.prepare(`INSERT INTO meta VALUES ('00000000-0000-0000-0000-000000000000', 'running', '1')`).run()
  db.close()
}

describe('A store that opens', () => {
  it.each(['for the first time', 'again'])(
    '%s keeps what it acknowledges through a power cut',
    async (time) => {
      const file = newFile()
      if (time === 'again') (await opened({ file, clock })).close()
      const store = await opened({ file, clock })
      expect(pragma(store, 'journal_mode')).toBe('wal')
      expect(pragma(store, 'synchronous')).toBe(2)
      expect(pragma(store, 'foreign_keys')).toBe(1)
      expect(pragma(store, 'trusted_schema')).toBe(0)
      expect(pragma(store, 'secure_delete')).toBe(1)
      expect(pragma(store, 'user_version')).toBe(schemaVersion)
    },
  )

  it('carries its id in the file itself, not only in the log', async () => {
    const file = newFile()
    await opened({ file, clock })
    expect(readFileSync(file).subarray(68, 72).toString('latin1')).toBe('SMC1')
  })

  it('has no office until it is set up, and then the same one at every start', async () => {
    const file = newFile()
    const empty = await opened({ file, clock })
    expect(empty.unitId()).toBeNull()
    expect(getUnit(empty)).toBeNull()
    empty.close()
    const { store } = await madeUpOffice(file)
    store.close()
    expect((await opened({ file, clock })).unitId()).toBe(unitId)
  })

  it('refuses a promise inside a transaction, and keeps nothing of it', async () => {
    const store = await opened({ file: newFile(), clock })
    expect(() => store.transaction(async () => putSetting(store, 'a', 1, 1))).toThrow('cannot wait')
    expect(store.db.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 0 })
  })
})

describe('A file that cannot be opened is named and left alone', () => {
  it.each([
    ['a network share of Windows', '\\\\may-chu\\so\\so.db', 'NotLocalDisk'],
    ['a network share of another spelling', '//may-chu/so/so.db', 'NotLocalDisk'],
    ['a path that depends on where we stand', 'so.db', 'PathNotAbsolute'],
    ['a folder that is not there', join(temporaryRoot(), 'khong-co', 'so.db'), 'FolderMissing'],
  ])('%s', async (_, file, type) => {
    expect(await errorOf(file)).toEqual({ type })
  })

  it('a folder in the place of the file', async () => {
    const file = newFile()
    mkdirSync(file)
    expect(await errorOf(file)).toEqual({ type: 'NotAFile' })
  })

  it.each(['Đây là một tệp văn bản', 'SQLite format 3\0 but cut off'])('garbage: %j', async (text) => {
    const file = newFile()
    writeFileSync(file, text)
    expect(await errorOf(file)).toEqual({ type: 'NotADatabase' })
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('a database of another program', async () => {
    const file = newFile()
    const foreign = new Database(file)
    foreign.exec('CREATE TABLE theirs (a)')
    foreign.pragma('application_id = 7')
    foreign.close()
    const before = readFileSync(file)
    expect(await errorOf(file)).toEqual({ type: 'ForeignDatabase', applicationId: 7 })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('an empty file beside a log that is not', async () => {
    const file = newFile()
    writeFileSync(file, '')
    writeFileSync(`${file}-wal`, 'x')
    expect(await errorOf(file)).toMatchObject({ type: 'Damaged' })
    expect(existsSync(`${file}-wal`)).toBe(true)
  })

  it('a file that another program holds', async () => {
    const file = await filledFile()
    const holder = new Database(file)
    onTestFinished(() => void holder.close())
    holder.exec('BEGIN EXCLUSIVE')
    expect(await errorOf(file)).toEqual({ type: 'InUse' })
  })

  it('a file cut short', async () => {
    const file = await filledFile()
    truncateSync(file, 2 * 4096)
    const error = await errorOf(file)
    expect(error).toMatchObject({ type: 'Damaged' })
    expect(statSync(file).size).toBe(2 * 4096)
  })

  it.each([
    ['SQLITE_FULL', { type: 'DiskFull' }],
    ['ENOSPC', { type: 'DiskFull' }],
    ['SQLITE_IOERR_READ', { type: 'DiskFailed', code: 'SQLITE_IOERR_READ' }],
    ['SQLITE_CANTOPEN', { type: 'CannotWrite' }],
    ['SQLITE_READONLY_DBMOVED', { type: 'CannotWrite' }],
    ['EACCES', { type: 'CannotWrite' }],
    ['SQLITE_BUSY', { type: 'InUse' }],
    ['SQLITE_NOTADB', { type: 'NotADatabase' }],
    ['SQLITE_CORRUPT_VTAB', { type: 'Damaged', problems: ['why'] }],
    ['SQLITE_MISUSE', null],
    ['ERR_ASSERTION', null],
  ])('%s', (code, error) => {
    expect(openErrorOf(Object.assign(new Error('why'), { code }))).toEqual(error)
  })
})

describe('A runtime that the driver would crash', () => {
  const probe = fileURLToPath(new URL('../support/open-under-napi.ts', import.meta.url))
  const openUnder = (napi: string): unknown =>
    JSON.parse(execFileSync(process.execPath, [probe, napi, newFile()], { encoding: 'utf8' }))

  it('is refused before the driver is loaded', () => {
    expect(openUnder('9')).toEqual({ loaded: false, error: { type: 'RuntimeTooOld', napi: 9 } })
    expect(openUnder('none')).toEqual({ loaded: false, error: { type: 'RuntimeTooOld', napi: null } })
  })

  it('is only an older one', () => {
    expect(openUnder('10')).toEqual({ loaded: true, error: null })
  })
})

describe('After a stop that was not clean', () => {
  it('a whole file opens as ever', async () => {
    const file = await filledFile()
    leaveRunning(file)
    expect((await opened({ file, clock })).mode).toBe('write')
  })

  it('a spoiled file opens read-only, with the problems, and is not touched', async () => {
    const file = await filledFile()
    leaveRunning(file)
    spoil(file)
    const before = readFileSync(file)
    const store = await opened({ file, clock })
    expect(store.mode).toBe('readOnly')
    expect(store.readOnlyBecause).toMatchObject({ why: 'damaged', problems: expect.any(Array) })
    expect(store.readOnlyBecause?.why === 'damaged' && store.readOnlyBecause.problems.length).toBeGreaterThan(
      0,
    )
    expect(getUnit(store)?.place).toBe('An Mẫu')
    expect(() => write(store, { actor: 'system', reason: '' }, () => 1)).toThrow('read-only')
    expect(() => putSetting(store, 'a', 1, 1)).toThrow('readonly')
    store.close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('and only then the check stands before the first screen', async () => {
    const file = await filledFile()
    spoil(file)
    const store = await opened({ file, clock })
    expect(store.mode).toBe('write')
    expect(checkDatabase(store.db, 'quick').length).toBeGreaterThan(0)
  })

  it('a copy of a running file is taken for one that was not stopped', async () => {
    const { store, file } = await madeUpOffice()
    const copy = newFile()
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    expect((await opened({ file: copy, clock })).unitId()).toBe(unitId)
    expect(store.unitId()).toBe(unitId)
  })
})

describe('A file of a newer version', () => {
  it('opens read-only, says which, and is not touched', async () => {
    const { store, file } = await madeUpOffice()
    store.db.pragma(`user_version = ${schemaVersion + 5}`)
    store.close()
    const before = readFileSync(file)
    const newer = await opened({ file, clock })
    expect(newer.mode).toBe('readOnly')
    expect(newer.readOnlyBecause).toEqual({
      why: 'newerVersion',
      schema: schemaVersion + 5,
      understood: schemaVersion,
    })
    expect(getUnit(newer)?.name).toBe(madeUpUnit.name)
    expect(() => putSetting(newer, 'a', 1, 1)).toThrow('readonly')
    newer.close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

function temporaryRoot(): string {
  return fileURLToPath(new URL('.', import.meta.url))
}
