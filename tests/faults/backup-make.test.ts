/** Every call of the file system that a backup makes fails in turn, on this PC and on the stick. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectBackup } from '../../db/backup/inspect.ts'
import { failureOf, type MadeBackup, makeBackup } from '../../db/backup/make.ts'
import { findBackups, listBackups, localPlace } from '../../db/backup/place.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { settleFolder } from '../../db/settle/settle-folder.ts'
import {
  addEvidence,
  clockAt,
  databaseIn,
  makeOffice,
  newFolder,
  openIn,
  start,
  unitId,
} from '../support/backup-office.ts'
import { everyFault, type Fault, type FaultyFiles, faultyFiles, say } from '../support/faulty-files.ts'

const clock = clockAt(start)
/** An office with evidence and one earlier backup in both places; each round works on a copy of it. */
let origin: string
beforeAll(async () => {
  origin = newFolder()
  const store = await makeOffice(path.join(origin), { clock })
  await addEvidence(store, '2026-10-02', 'một')
  const world = { files: diskFiles, clock, second: { folder: path.join(origin, 'stick'), label: 'USB' } }
  expect(failureOf(await makeBackup(world, store.db, 'manual'))).toBeNull()
  await addEvidence(store, '2026-10-02', 'hai')
  store.close()
  clock.now += 60_000
})
afterAll(() => rmSync(origin, { recursive: true, force: true }))

async function round(
  fault: Fault | null,
  below: 'stick' | 'anywhere',
  check: (made: MadeBackup, folder: string, files: FaultyFiles) => Promise<void>,
): Promise<void> {
  const folder = newFolder()
  cpSync(origin, folder, { recursive: true })
  const stick = path.join(folder, 'stick')
  const store = await openIn(folder, clock)
  try {
    const aimed = fault === null || below === 'anywhere' ? fault : { ...fault, below: stick }
    const files = faultyFiles(
      diskFiles,
      aimed ?? { at: 0, code: 'EIO', lasts: 'once', ...(below === 'stick' ? { below: stick } : {}) },
    )
    const state = stateHash(store)
    const made = await makeBackup(
      { files, clock, second: { folder: stick, label: 'USB' } },
      store.db,
      'manual',
    )
    expect(stateHash(store)).toBe(state)
    await check(made, folder, files)
  } finally {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A card without its backup, or a backup without its card. */
const isLone =
  (names: readonly string[]) =>
  (name: string): boolean =>
    name.endsWith('.json') !== name.endsWith('.db') &&
    !names.includes(name.endsWith('.json') ? name.replace('.json', '.db') : name.replace('.db', '.json'))

/** So that files of evidence count only where they lie beside the backup. */
const nowhere = path.join(path.sep, 'nowhere')

/** Whatever bears the name of a backup is whole; what was acknowledged is there and verified. */
async function soundPlaces(folder: string, made: MadeBackup, where: string): Promise<void> {
  const root = { folder: path.join(folder, 'stick'), label: 'USB' }
  const found = [
    ...(await listBackups(diskFiles, localPlace(folder))),
    ...(await findBackups(diskFiles, root)),
  ]
  for (const entry of found) {
    expect(entry.verified, `${where}; ${entry.path}`).toBe(true)
    if (entry.at < clock.now) continue
    const report = await inspectBackup(diskFiles, entry.path, { unitId, dataFolder: nowhere })
    expect(report, `${where}; ${entry.path}`).toMatchObject({ ok: true, value: { weeks: 3 } })
    // A file that could not be read is missing from the backup, and said to be.
    if (made.damagedFiles.length === 0) expect(report, where).toMatchObject({ value: { problems: [] } })
  }
  for (const done of [made.local, made.second]) {
    if (done?.ok)
      expect(
        found.map((entry) => entry.path),
        where,
      ).toContain(done.value.path)
  }
  expect(found.length, where).toBeGreaterThanOrEqual(2)
}

async function calls(below: 'stick' | 'anywhere'): Promise<number> {
  let count = 0
  await round(null, below, async (made, folder, files) => {
    expect(failureOf(made)).toBeNull()
    await soundPlaces(folder, made, 'no fault')
    count = files.calls.length
  })
  return count
}

describe('a backup that fails at any call of the file system', () => {
  it('is named, loses no earlier one, and leaves none that is not whole', async () => {
    const faults = everyFault(await calls('anywhere'))
    expect(faults.length).toBeGreaterThan(60)
    for (const fault of faults) {
      await round(fault, 'anywhere', async (made, folder, files) => {
        const where = say(fault, files)
        const failure = failureOf(made)
        if (failure !== null)
          expect(['DiskFull', 'PlaceUnwritable', 'BackupFailed'], where).toContain(failure.type)
        await soundPlaces(folder, made, where)
        await settleFolder(diskFiles, databaseIn(folder))
        const names = readdirSync(path.join(folder, 'backups'))
        if (fault.lasts === 'once') expect(names.filter(isLone(names)), where).toEqual([])
        expect(
          names.filter((name) => name.includes('.part')),
          where,
        ).toEqual([])
      })
    }
  }, 120_000)

  it('of the stick names the stick, and the one on this PC stands', async () => {
    for (const fault of everyFault(await calls('stick'))) {
      await round(fault, 'stick', async (made, folder, files) => {
        const where = say(fault, files)
        expect(made.local.ok, where).toBe(true)
        await soundPlaces(folder, made, where)
        if (made.second?.ok === false && fault.code !== 'ENOSPC') {
          expect(JSON.stringify(made.second.error), where).toContain('USB')
        }
      })
    }
  }, 120_000)

  it('full is told as full, pulled out or write-protected as a place that cannot be written', async () => {
    for (const [code, type] of [
      ['ENOSPC', 'DiskFull'],
      ['EROFS', 'PlaceUnwritable'],
      ['ENOENT', 'PlaceUnwritable'],
    ] as const) {
      await round({ at: 3, code, lasts: 'forGood' }, 'stick', async (made) => {
        expect(failureOf(made)).toMatchObject({ type })
      })
    }
  })

  it('says full before it writes when there is no room', async () => {
    const folder = newFolder()
    const store = await makeOffice(folder, { clock })
    const files = { ...faultyFiles(diskFiles, null), freeSpace: async () => 1000 }
    const made = await makeBackup({ files, clock, second: null }, store.db, 'manual')
    expect(failureOf(made)).toEqual({ type: 'DiskFull' })
    expect(files.calls.filter((call) => call.startsWith('create'))).toEqual([])
    store.close()
    rmSync(folder, { recursive: true })
  })

  it('because SQLite itself cannot write is named, and its half file is gone', async () => {
    for (const [code, type] of [
      ['SQLITE_FULL', 'DiskFull'],
      ['SQLITE_READONLY', 'PlaceUnwritable'],
      ['SQLITE_CANTOPEN', 'PlaceUnwritable'],
      ['SQLITE_IOERR_WRITE', 'BackupFailed'],
    ] as const) {
      const folder = newFolder()
      const store = await makeOffice(folder, { clock })
      const failing = Object.create(store.db, {
        backup: {
          value: async (file: string) => {
            writeFileSync(file, 'half')
            writeFileSync(`${file}-journal`, 'half')
            throw new Database.SqliteError(code, code)
          },
        },
        name: { value: store.file },
      })
      const made = await makeBackup({ files: diskFiles, clock, second: null }, failing, 'manual')
      expect(failureOf(made), code).toMatchObject({ type })
      expect(readdirSync(path.join(folder, 'backups')), code).toEqual([])
      store.close()
      rmSync(folder, { recursive: true })
    }
  })
})
