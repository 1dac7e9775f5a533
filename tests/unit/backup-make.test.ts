import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCard } from '../../db/backup/card.ts'
import { inspectBackup } from '../../db/backup/inspect.ts'
import { type BackupWorld, failureOf, type MadeBackup, makeBackup } from '../../db/backup/make.ts'
import { type BackupEntry, findBackups, listBackups, localPlace, secondPlace } from '../../db/backup/place.ts'
import { blobPath } from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256 } from '../../db/files/whole.ts'
import type { Store } from '../../db/store.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import {
  addEvidence,
  clockAt,
  closeWeek,
  makeOffice,
  newFolder,
  start,
  unitId,
} from '../support/backup-office.ts'

const clock = clockAt(start)
let folder: string
let stick: string
let store: Store
let world: BackupWorld

beforeEach(async () => {
  clock.now = start
  folder = newFolder()
  stick = newFolder()
  store = await makeOffice(folder, { clock })
  world = { files: diskFiles, clock, second: null }
})
afterEach(() => {
  store.close()
  for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
})

const local = (made: MadeBackup): BackupEntry => {
  if (!made.local.ok) throw new Error(JSON.stringify(made.local.error))
  return made.local.value
}
const second = (made: MadeBackup): BackupEntry => {
  if (!made.second?.ok) throw new Error(JSON.stringify(made.second))
  return made.second.value
}
const withStick = (): BackupWorld => ({ ...world, second: { folder: stick, label: 'USB của Mẫu' } })

describe('a backup', () => {
  it('is one file with the day in its name and a card that says what is in it', async () => {
    const entry = local(await makeBackup(world, store.db, 'manual'))
    expect(entry.name).toBe('so-mot-cua_2026-11-20_17-00-00.db')
    expect(readdirSync(path.join(folder, 'backups')).sort()).toEqual([
      'so-mot-cua_2026-11-20_17-00-00.db',
      'so-mot-cua_2026-11-20_17-00-00.json',
    ])
    const bytes = readFileSync(entry.path)
    const card = parseCard(readFileSync(entry.path.replace('.db', '.json')))
    expect(card).toMatchObject({
      purpose: 'manual',
      madeAt: start,
      weeks: 3,
      newestWeek: '2026-10-16',
      unitId,
    })
    expect(card).toMatchObject({ bytes: bytes.byteLength, sha256: sha256(bytes) })
    expect(entry).toMatchObject({ verified: true, place: 'Máy này', at: start, bytes: bytes.byteLength })
    expect(await listBackups(diskFiles, localPlace(folder))).toEqual([entry])
  })

  it('opens from a write-protected folder, with nothing written beside it', async () => {
    const entry = local(await makeBackup(world, store.db, 'manual'))
    expect([...readFileSync(entry.path).subarray(18, 20)]).toEqual([1, 1])
    chmodSync(path.dirname(entry.path), 0o500)
    const copy = new Database(entry.path, { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM week_revision').pluck().get()).toBe(3)
    expect(readdirSync(path.dirname(entry.path))).toHaveLength(2)
    copy.close()
    chmodSync(path.dirname(entry.path), 0o700)
  })

  it('holds what was still only in the write-ahead log', async () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    store.db.pragma('wal_autocheckpoint = 0')
    closeWeek(store, '2026-11-13')
    const report = await inspectBackup(diskFiles, local(await makeBackup(world, store.db, 'daily')).path, {
      unitId,
      dataFolder: folder,
    })
    expect(report).toMatchObject({ value: { weeks: 4, newestWeek: '2026-11-13', problems: [] } })
  })

  it('may be made while others write, and is the database of one moment', async () => {
    for (let week = 2; week <= 40; week += 1) closeWeek(store, '2026-10-02', week, 'x'.repeat(40_000))
    const making = makeBackup(world, store.db, 'manual')
    let written = 40
    const writing = (async () => {
      for (; written < 60; written += 1) {
        closeWeek(store, '2026-10-02', written + 1)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const entry = local(await making)
    await writing
    const copy = new Database(entry.path, { readonly: true })
    const { revisions, entries } = copy
      .prepare(
        `SELECT (SELECT count(*) FROM week_revision WHERE friday = '2026-10-02') AS revisions,
                (SELECT count(*) FROM ledger WHERE entity = 'weekRevision' AND key LIKE '2026-10-02/%') AS entries`,
      )
      .get() as { revisions: number; entries: number }
    copy.close()
    expect(revisions).toBeGreaterThanOrEqual(40)
    expect(entries).toBe(revisions)
  })

  it('made twice within one second gets a name of its own', async () => {
    local(await makeBackup(world, store.db, 'manual'))
    const again = local(await makeBackup(world, store.db, 'manual'))
    expect(again.name).toBe('so-mot-cua_2026-11-20_17-00-00-2.db')
  })

  it('of data that are damaged fails and says so', async () => {
    for (let week = 2; week <= 30; week += 1) closeWeek(store, '2026-10-02', week, 'x'.repeat(10_000))
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    const file = store.file
    store.close()
    const bytes = readFileSync(file)
    bytes.fill(0xaa, 4096 * 12, 4096 * 14)
    writeFileSync(file, bytes)
    const spoiled = new Database(file)
    const made = await makeBackup(world, spoiled, 'manual')
    spoiled.close()
    expect(made.local).toMatchObject({ ok: false, error: { type: 'BackupFailed' } })
    expect(readdirSync(path.join(folder, 'backups'))).toEqual([])
  })

  it('that is whole but not the running database is refused', async () => {
    const older = local(await makeBackup(world, store.db, 'manual')).path
    closeWeek(store, '2026-11-13')
    const stale = Object.create(store.db, {
      backup: { value: async (file: string) => copyFileSync(older, file) },
      name: { value: store.file },
    })
    expect((await makeBackup(world, stale, 'manual')).local).toEqual({
      ok: false,
      error: { type: 'BackupFailed', reason: 'Bản sao không khớp với dữ liệu đang dùng.' },
    })
    expect(await listBackups(diskFiles, localPlace(folder))).toHaveLength(1)
  })

  it('of an office not set up yet can be made as well', async () => {
    store.close()
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    store = await makeOffice(folder, { clock, weeks: 0 })
    expect(local(await makeBackup(world, store.db, 'daily'))).toMatchObject({
      card: { weeks: 0, newestWeek: null },
    })
  })

  it('thins out the older ones by the rule of retention', async () => {
    for (let day = 1; day <= 20; day += 1) {
      clock.now = instantOf(`2026-12-${String(day).padStart(2, '0')}`, '17:00')
      local(await makeBackup(world, store.db, 'daily'))
    }
    const kept = await listBackups(diskFiles, localPlace(folder))
    // Twelve days back to 9/12, then the newest of the week that ended on 6/12.
    expect(kept.map((entry) => entry.name.slice(11, 21))).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `2026-12-${String(20 - index).padStart(2, '0')}`),
      '2026-12-06',
    ])
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(2 * kept.length)
  })
})

describe('the second place', () => {
  it('gets the same bytes, in a folder of this PC and office, and is found from another PC', async () => {
    const made = await makeBackup(withStick(), store.db, 'manual')
    expect(failureOf(made)).toBeNull()
    expect(readFileSync(second(made).path)).toEqual(readFileSync(local(made).path))
    expect(second(made)).toMatchObject({ place: 'USB của Mẫu', verified: true })
    expect(await findBackups(diskFiles, { folder: stick, label: 'USB của Mẫu' })).toEqual([second(made)])
  })

  it('of two PCs on one stick never mixes', () => {
    const root = { folder: stick, label: 'USB' }
    const one = secondPlace(root, { unitId, origin: '00000000-0000-7000-8000-0000000000a1' })
    const two = secondPlace(root, { unitId, origin: '00000000-0000-7000-8000-0000000000a2' })
    expect(one.folder).not.toBe(two.folder)
  })

  it('that is not there is named, and the one on this PC stands', async () => {
    writeFileSync(path.join(stick, 'SoMotCua-SaoLuu'), 'a file where the folder should be')
    const made = await makeBackup(withStick(), store.db, 'manual')
    expect(local(made).verified).toBe(true)
    expect(failureOf(made)).toMatchObject({ type: 'PlaceUnwritable', place: 'USB của Mẫu' })
  })

  it('gets its backup even when the first place takes none', async () => {
    writeFileSync(path.join(folder, 'backups'), 'a file where the folder should be')
    const made = await makeBackup(withStick(), store.db, 'manual')
    expect(made.local).toMatchObject({ ok: false })
    const report = await inspectBackup(diskFiles, second(made).path, { unitId, dataFolder: folder })
    expect(report).toMatchObject({ value: { weeks: 3 } })
  })
})

describe('files beside the database', () => {
  it('are copied once, to both places, each under its hash', async () => {
    const hash = await addEvidence(store, '2026-10-02', 'một')
    const first = await makeBackup(withStick(), store.db, 'manual')
    const places = [path.dirname(local(first).path), path.dirname(second(first).path)]
    const copies = places.map((place) => blobPath(path.join(place, 'blobs'), hash))
    for (const copy of copies) expect(sha256(readFileSync(copy))).toBe(hash)

    await addEvidence(store, '2026-10-02', 'hai')
    const counted = { ...diskFiles, created: 0 }
    counted.create = async (...args) => {
      if (/[0-9a-f]{64}/.test(args[0])) counted.created += 1
      return diskFiles.create(...args)
    }
    await makeBackup({ ...withStick(), files: counted }, store.db, 'manual')
    expect(counted.created).toBe(2)
  })

  it('that are damaged here do not overwrite the good copy and are named', async () => {
    const hash = await addEvidence(store, '2026-10-02', 'một')
    const first = local(await makeBackup(world, store.db, 'manual'))
    const bad = await addEvidence(store, '2026-10-02', 'hai')
    for (const one of [hash, bad]) writeFileSync(blobPath(path.join(folder, 'blobs'), one), 'spoiled')
    const made = await makeBackup(world, store.db, 'manual')
    expect(local(made).verified).toBe(true)
    expect(made.damagedFiles).toContain(bad)
    const blobs = path.join(path.dirname(first.path), 'blobs')
    expect(sha256(readFileSync(blobPath(blobs, hash)))).toBe(hash)
    expect(existsSync(blobPath(blobs, bad))).toBe(false)
  })
})
