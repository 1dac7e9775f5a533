/**
 * Makes a backup of the running database, and of the files beside it.
 *
 * SQLite's online backup copies page by page between other calls, over the one connection that also writes, so
 * that the copy is the database of the moment it ends. It is put into journal mode DELETE (a write-protected
 * stick can open it), brought to the platter, opened again, checked whole and compared with the running one;
 * only then it gets its name. First the files it speaks of, then its card, then the backup: whatever bears the
 * name of a backup is complete.
 *
 * The second place gets a copy of the first, compared by hash; when the first place failed (C: is full), it is
 * made there directly.
 */

import path from 'node:path'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/result.ts'
import { blobPath, getBlob, listBlobs } from '../blobs/blobs.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { FileHash, Files } from '../files/files.ts'
import { copyWhole, partOf, writeWhole } from '../files/whole.ts'
import type { Migration } from '../migrations/migrate.ts'
import { backupName, type Card, cardOf, type Purpose, writeCard } from './card.ts'
import { checkCopy, isSpoiled } from './check.ts'
import { type Facts, hashAt, readFacts } from './facts.ts'
import { type BackupEntry, localPlace, type Place, prunePlace, secondPlace } from './place.ts'

export interface BackupWorld {
  readonly files: Files
  /** UTC milliseconds. */
  readonly clock: () => number
  /** The stick or disk that was chosen, as `listPlaces` names it. */
  readonly second: Place | null
  readonly migrations?: readonly Migration[]
}

export type BackupFailure =
  | { readonly type: 'DiskFull' }
  | { readonly type: 'PlaceUnwritable'; readonly place: string }
  | { readonly type: 'BackupFailed'; readonly reason: string }

export interface MadeBackup {
  readonly local: Result<BackupEntry, BackupFailure>
  /** Null when no second place is chosen. */
  readonly second: Result<BackupEntry, BackupFailure> | null
  /** Hashes of files beside the database that are damaged here and so were not copied. */
  readonly damagedFiles: readonly string[]
}

/** One at a time. `db` must stay open until it ends; other calls may write meanwhile. */
export async function makeBackup(
  world: BackupWorld,
  db: Database.Database,
  purpose: Purpose,
): Promise<MadeBackup> {
  const job: Job = { ...world, db, dataFolder: path.dirname(db.name), purpose, at: world.clock() }
  const damaged = new Set<string>()
  const here = localPlace(job.dataFolder)
  const local = await named(here, () => snapshotInto(job, here, damaged))
  if (world.second === null) return { local, second: null, damagedFiles: [...damaged] }

  const there = secondPlace(world.second, readFacts(db))
  const second = await named(there, () =>
    local.ok ? copyInto(job, local.value, there, damaged) : snapshotInto(job, there, damaged),
  )
  return { local, second, damagedFiles: [...damaged] }
}

/** The first thing that went wrong, or null when every place has its backup. */
export function failureOf({ local, second }: MadeBackup): BackupFailure | null {
  if (!local.ok) return local.error
  return second === null || second.ok ? null : second.error
}

interface Job extends BackupWorld {
  readonly db: Database.Database
  readonly dataFolder: string
  readonly purpose: Purpose
  readonly at: number
}

async function snapshotInto(
  job: Job,
  place: Place,
  damaged: Set<string>,
): Promise<Result<BackupEntry, BackupFailure>> {
  const { files, db } = job
  await files.makeFolder(place.folder)
  await demandSpace(job, place, Number(db.pragma('page_count', { simple: true })) * pageSize(db))
  const target = await freeName(job, place)
  const part = partOf(target)
  try {
    const before = readFacts(db)
    await snapshot(db, part)
    await files.flush(part)
    const facts = compared(job, before, part)
    if (!facts.ok) return facts
    await copyBlobs(job, place, damaged)
    const card = cardFor(job, facts.value, await files.hash(part))
    await writeWhole(files, cardOf(target), writeCard(card))
    await files.rename(part, target)
    await files.flushFolder(place.folder)
    return ok(await settled(job, place, target, card))
  } catch (thrown) {
    if (!isSpoiled(thrown)) throw thrown
    return err({ type: 'BackupFailed', reason: `Dữ liệu đang dùng có chỗ hỏng: ${thrown.message}.` })
  } finally {
    for (const beside of ['', '-journal', '-wal', '-shm']) await files.remove(part + beside).catch(() => {})
    await removeLoneCard(files, target)
  }
}

async function copyInto(
  job: Job,
  source: BackupEntry,
  place: Place,
  damaged: Set<string>,
): Promise<Result<BackupEntry, BackupFailure>> {
  const { files } = job
  const { card } = source
  if (card === null) throw new Error('A backup just made has its card')
  await files.makeFolder(place.folder)
  await demandSpace(job, place, source.bytes)
  const target = await freeName(job, place)
  await copyBlobs(job, place, damaged)
  try {
    await writeWhole(files, cardOf(target), writeCard(card))
    await copyWhole(files, source.path, target, card.sha256)
  } finally {
    await removeLoneCard(files, target)
  }
  return ok(await settled(job, place, target, card))
}

/** A card whose backup did not come about; where this fails too, the next backup sweeps it. */
async function removeLoneCard(files: Files, target: string): Promise<void> {
  await attempt(async () => {
    if ((await files.stat(target)) === null) await files.remove(cardOf(target))
  })
}

/** The backup stands; failing to tidy up around it does not undo that. */
async function settled(job: Job, place: Place, file: string, card: Card): Promise<BackupEntry> {
  await attempt(() => prunePlace(job.files, place, job.at))
  const { madeAt: at, bytes } = card
  return { path: file, name: path.basename(file), place: place.label, at, bytes, verified: true, card }
}

async function snapshot(db: Database.Database, part: string): Promise<void> {
  await db.backup(part)
  const copy = new Database(part, { fileMustExist: true })
  try {
    const mode = copy.pragma('journal_mode = DELETE', { simple: true })
    if (mode !== 'delete') throw new Error(`Journal mode stays ${mode}`)
  } finally {
    copy.close()
  }
}

/** The copy, opened again, must be whole and must be the running database of some moment since `before`. */
function compared(job: Job, before: Facts, part: string): Result<Facts, BackupFailure> {
  const { db, migrations } = job
  const checked = checkCopy(part, { ledger: false, ...(migrations === undefined ? {} : { migrations }) })
  if (!checked.ok) {
    const { error } = checked
    const reason = error.type === 'Damaged' ? error.problems.join(' ') : `Lược đồ ${error.schema} mới hơn.`
    return err({ type: 'BackupFailed', reason })
  }
  const copy = checked.value
  const after = readFacts(db)
  const within = (count: (facts: Facts) => number): boolean =>
    count(before) <= count(copy) && count(copy) <= count(after)
  const sameHead =
    copy.head === null || copy.unitId === null
      ? before.head === null
      : hashAt(db, copy.unitId, copy.head.position) === copy.head.hash
  const same =
    [before.unitId, after.unitId].includes(copy.unitId) &&
    copy.schema === after.schema &&
    sameHead &&
    within((facts) => facts.head?.position ?? 0) &&
    within((facts) => facts.ledger) &&
    within((facts) => facts.revisions)
  return same ? ok(copy) : err({ type: 'BackupFailed', reason: 'Bản sao không khớp với dữ liệu đang dùng.' })
}

/** Files never change under their name, so only those that are not there yet are copied. */
async function copyBlobs({ files, dataFolder }: Job, place: Place, damaged: Set<string>): Promise<void> {
  const source = path.join(dataFolder, 'blobs')
  const target = path.join(place.folder, 'blobs')
  const there = new Map((await listBlobs(files, target)).map((blob) => [blob.sha256, blob.bytes]))
  for (const { sha256, bytes } of await listBlobs(files, source)) {
    if (there.get(sha256) === bytes) continue
    const read = await getBlob(files, source, sha256)
    if (!read.ok) {
      damaged.add(sha256)
      continue
    }
    const file = blobPath(target, sha256)
    await files.makeFolder(path.dirname(file))
    await writeWhole(files, file, read.value)
  }
}

/** Says "full" before half of it is written; `spare` leaves room for the card and the folders. */
async function demandSpace({ files, dataFolder }: Job, place: Place, bytes: number): Promise<void> {
  const spare = 256 * 1024
  const there = new Set((await listBlobs(files, path.join(place.folder, 'blobs'))).map((blob) => blob.sha256))
  const blobs = (await listBlobs(files, path.join(dataFolder, 'blobs')))
    .filter((blob) => !there.has(blob.sha256))
    .reduce((sum, blob) => sum + blob.bytes, 0)
  if ((await files.freeSpace(place.folder)) < bytes + blobs + spare) {
    throw Object.assign(new Error('Not enough room for the backup'), { code: 'ENOSPC' })
  }
}

async function freeName({ files, at }: Job, place: Place): Promise<string> {
  for (let again = 1; ; again += 1) {
    const target = path.join(place.folder, backupName(at, again))
    if ((await files.stat(target)) === null) return target
  }
}

const cardFor = ({ purpose, at }: Job, facts: Facts, { sha256, bytes }: FileHash): Card => ({
  format: 1,
  purpose,
  madeAt: at,
  unitId: facts.unitId,
  unitName: facts.unitName,
  origin: facts.origin,
  schema: facts.schema,
  weeks: facts.weeks,
  newestWeek: facts.newestWeek,
  ledger: facts.ledger,
  bytes,
  sha256,
})

const pageSize = (db: Database.Database): number => Number(db.pragma('page_size', { simple: true }))

async function named(
  place: Place,
  work: () => Promise<Result<BackupEntry, BackupFailure>>,
): Promise<Result<BackupEntry, BackupFailure>> {
  const done = await attempt(work)
  return done.ok ? done.value : err(placeFailure(place, done.error))
}

function placeFailure(place: Place, failure: FileFailure): BackupFailure {
  switch (failure.type) {
    case 'DiskFull':
      return failure
    case 'Unwritable':
    case 'Missing':
      return { type: 'PlaceUnwritable', place: place.label }
    case 'Unreadable':
      return { type: 'BackupFailed', reason: `${place.label}: ổ đĩa báo lỗi khi đọc ghi (${failure.code}).` }
  }
}
