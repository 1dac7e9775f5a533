import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectBackup } from '../../db/backup/inspect.ts'
import { type BackupWorld, makeBackup } from '../../db/backup/make.ts'
import type { BackupEntry } from '../../db/backup/place.ts'
import { commitRestore, prepareRestore } from '../../db/backup/restore.ts'
import { blobPath, getBlob } from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openStore } from '../../db/open.ts'
import { settleFolder } from '../../db/settle/settle-folder.ts'
import type { Store } from '../../db/store.ts'
import {
  addEvidence,
  clockAt,
  closeWeek,
  databaseIn,
  makeOffice,
  newFolder,
  occasion,
  openIn,
  start,
  unitId,
} from '../support/backup-office.ts'
import { projectRoot } from '../support/core.ts'

const clock = clockAt(start)
const reason = { ...occasion, reason: 'Máy cũ hỏng' }
let folder: string
let stick: string
let store: Store
let world: BackupWorld

beforeEach(async () => {
  clock.now = start
  folder = newFolder()
  stick = newFolder()
  store = await makeOffice(folder, { clock })
  world = { files: diskFiles, clock, second: { folder: stick, label: 'USB' } }
})
afterEach(() => {
  store.close()
  for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
})

async function backUp(): Promise<{ local: BackupEntry; second: BackupEntry }> {
  const { local, second } = await makeBackup(world, store.db, 'manual')
  if (!local.ok || !second?.ok) throw new Error(JSON.stringify({ local, second }))
  clock.now += 60_000
  return { local: local.value, second: second.value }
}

/** As the core does it: prepare beside the running store, close, swap, settle, open. */
async function restore(source: string) {
  const prepared = await prepareRestore(world, { database: store.file, store, source, occasion: reason })
  if (!prepared.ok) return prepared
  store.close()
  const committed = await commitRestore(diskFiles, prepared.value)
  await settleFolder(diskFiles, prepared.value.database)
  store = await openIn(path.dirname(prepared.value.database), clock)
  return committed.ok ? prepared : committed
}

const weeks = () => store.db.prepare('SELECT count(*) FROM week_revision').pluck().get()
const epoch = () => store.db.prepare('SELECT epoch FROM device').pluck().get()

describe('a restore', () => {
  it('brings back the state of the backup, says so in the ledger under a new epoch, and goes on', async () => {
    const state = stateHash(store)
    const { local } = await backUp()
    closeWeek(store, '2026-10-23')
    const restored = await restore(local.path)
    expect(restored).toMatchObject({ ok: true, value: { report: { weeks: 3, newestWeek: '2026-10-16' } } })
    expect(stateHash(store)).toBe(state)
    expect(epoch()).toBeGreaterThan(1)
    const last = store.db.prepare('SELECT entity, reason, seq FROM ledger ORDER BY position DESC').get()
    expect(last).toEqual({ entity: 'epoch', reason: 'Máy cũ hỏng', seq: 1 })
    closeWeek(store, '2026-10-23')
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('keeps what was there as a verified backup, and the files themselves aside', async () => {
    const { local } = await backUp()
    closeWeek(store, '2026-10-23')
    const restored = await restore(local.path)
    if (!restored.ok) throw new Error(restored.error.type)
    const { before } = restored.value
    expect(before).toMatchObject({ verified: true, card: { purpose: 'beforeRestore', weeks: 4 } })
    expect(await inspectBackup(diskFiles, before?.path ?? '', { unitId, dataFolder: folder })).toMatchObject({
      value: { weeks: 4 },
    })
    const [aside] = readdirSync(path.join(folder, 'set-aside'))
    expect(readdirSync(path.join(folder, 'set-aside', aside ?? ''))).toContain(path.basename(store.file))
  })

  it('can itself be taken back', async () => {
    const { local } = await backUp()
    closeWeek(store, '2026-10-23')
    const first = await restore(local.path)
    if (!first.ok) throw new Error(first.error.type)
    const firstEpoch = epoch()
    expect(weeks()).toBe(3)
    clock.now += 60_000
    expect(await restore(first.value.before?.path ?? '')).toMatchObject({ ok: true })
    expect(weeks()).toBe(4)
    expect(epoch()).not.toBe(firstEpoch)
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('leaves no staged file, no note and no old log behind', async () => {
    const { local } = await backUp()
    await restore(local.path)
    store.close()
    expect(readdirSync(folder).sort()).toEqual(['backups', 'set-aside', path.basename(databaseIn(folder))])
  })

  it('on a new PC brings back the office and its files from the stick', async () => {
    const hash = await addEvidence(store, '2026-10-02', 'ảnh')
    const { second } = await backUp()
    const state = stateHash(store)
    store.close()
    rmSync(folder, { recursive: true })
    folder = newFolder()
    store = await openIn(folder, clock)
    expect(await restore(second.path)).toMatchObject({ ok: true, value: { before: null } })
    expect(stateHash(store)).toBe(state)
    expect((await getBlob(diskFiles, path.join(folder, 'blobs'), hash)).ok).toBe(true)
  })

  it('heals a file of evidence that was damaged here', async () => {
    const hash = await addEvidence(store, '2026-10-02', 'ảnh')
    const { local } = await backUp()
    const blobs = path.join(folder, 'blobs')
    writeFileSync(blobPath(blobs, hash), 'spoiled')
    await restore(local.path)
    expect((await getBlob(diskFiles, blobs, hash)).ok).toBe(true)
  })

  it('of an older schema migrates the copy and leaves the backup as it is', async () => {
    store.close()
    rmSync(folder, { recursive: true })
    folder = newFolder()
    const older = migrations.slice(0, 3)
    copyFileSync(path.join(projectRoot, 'tests/fixtures/stores/schema-3.db'), databaseIn(folder))
    const opened = await openStore({ file: databaseIn(folder), clock, migrations: older })
    if (!opened.ok) throw new Error(opened.error.type)
    const olderUnit = opened.value.unitId()
    const made = await makeBackup({ ...world, second: null, migrations: older }, opened.value.db, 'manual')
    opened.value.close()
    if (!made.local.ok) throw new Error(JSON.stringify(made.local.error))
    const kept = readFileSync(made.local.value.path)

    rmSync(databaseIn(folder))
    clock.now += 60_000
    store = await openIn(folder, clock)
    expect(await restore(made.local.value.path)).toMatchObject({ ok: true, value: { report: { schema: 3 } } })
    expect(store.db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(store.unitId()).toBe(olderUnit)
    expect(readFileSync(made.local.value.path)).toEqual(kept)
  })

  it('works when the running data are damaged: their files are set aside, byte for byte', async () => {
    for (let week = 2; week <= 30; week += 1) closeWeek(store, '2026-10-02', week, 'x'.repeat(10_000))
    const { local } = await backUp()
    const file = store.file
    store.close()
    const spoiled = readFileSync(file).fill(0xaa, 4096 * 12, 4096 * 14)
    writeFileSync(file, spoiled)
    store = await openIn(folder, clock)
    expect(await restore(local.path)).toMatchObject({ ok: true, value: { before: null } })
    expect(weeks()).toBe(32)
    const [aside] = readdirSync(path.join(folder, 'set-aside'))
    const kept = readFileSync(path.join(folder, 'set-aside', aside ?? '', path.basename(file)))
    expect(kept.subarray(4096 * 12, 4096 * 14)).toEqual(spoiled.subarray(4096 * 12, 4096 * 14))
  })
})

describe('a restore is refused, and changes nothing,', () => {
  async function refused(source: string, type: string): Promise<void> {
    const state = stateHash(store)
    const entries = readdirSync(folder).sort()
    expect(await restore(source)).toMatchObject({ ok: false, error: { type } })
    expect(store.db.open).toBe(true)
    expect(stateHash(store)).toBe(state)
    expect(epoch()).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(entries)
  }

  it('when the backup is damaged', async () => {
    const { local } = await backUp()
    const bytes = readFileSync(local.path)
    bytes[5000] = (bytes[5000] ?? 0) ^ 1
    writeFileSync(local.path, bytes)
    await refused(local.path, 'BackupDamaged')
  })

  it('when the backup is of a newer version', async () => {
    const { local } = await backUp()
    rmSync(local.path.replace('.db', '.json'))
    const newer = new Database(local.path)
    newer.pragma(`user_version = ${migrations.length + 1}`)
    newer.close()
    await refused(local.path, 'NewerVersion')
  })

  it('when the backup is of another office', async () => {
    const other = newFolder()
    const theirs = await makeOffice(other, { clock, id: '00000000-0000-7000-8000-00000000000f' })
    const made = await makeBackup({ ...world, second: null }, theirs.db, 'manual')
    theirs.close()
    if (!made.local.ok) throw new Error(JSON.stringify(made.local.error))
    await refused(made.local.value.path, 'OtherUnit')
    rmSync(other, { recursive: true })
  })

  it('when the backup is gone', async () => {
    await refused(path.join(stick, 'none.db'), 'NotFound')
    expect(existsSync(databaseIn(folder))).toBe(true)
  })
})
