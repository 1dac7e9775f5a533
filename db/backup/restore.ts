/**
 * Restores a backup in two steps. `prepareRestore` works beside the running database: it copies the backup next
 * to it, checks that copy whole, migrates it with the real opener, begins a new epoch in it, keeps today's data as
 * a verified backup and brings back missing files. Until here nothing has changed. `commitRestore` runs when the
 * database is closed, and swaps the files (`swap.ts`). In between the folder stays locked.
 *
 * The new epoch is in the copy before it is swapped in: no crash can leave a restored database that would give
 * out numbers a second time.
 */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { wallClock } from '../../shared/dates/plain.ts'
import type { Random } from '../../shared/ids/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { blobPath, getBlob } from '../blobs/blobs.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { writeWhole } from '../files/whole.ts'
import { startEpoch } from '../ledger/origin.ts'
import type { Occasion } from '../ledger/unit-of-work.ts'
import { checkDatabase, openStore } from '../open.ts'
import type { Store } from '../store.ts'
import { isSpoiled } from './check.ts'
import {
  type BackupRefusal,
  type BackupReport,
  blobsBeside,
  type Examined,
  examine,
  readCard,
  readFailure,
} from './inspect.ts'
import { brokenLedger } from './ledger-check.ts'
import { type BackupWorld, makeBackup } from './make.ts'
import type { BackupEntry } from './place.ts'
import { incomingOf, swapIn } from './swap.ts'

export interface RestoreRequest {
  /** The database file that will be replaced. */
  readonly database: string
  /** The store that runs on it, also one open read-only; null when it cannot be opened at all. */
  readonly store: Store | null
  /** The backup: a path that the core chose. */
  readonly source: string
  /** Who restores and why; the first entry of the new epoch says it. */
  readonly occasion: Occasion
  readonly random?: Random
}

export type RestoreFailure =
  | BackupRefusal
  | { readonly type: 'DiskFull' }
  | { readonly type: 'RestoreFailed'; readonly reason: string }

export interface PreparedRestore {
  readonly database: string
  readonly report: BackupReport
  /** Today's data; null when they are damaged and only their files could be kept. */
  readonly before: BackupEntry | null
  readonly setAside: string
}

export async function prepareRestore(
  world: BackupWorld,
  request: RestoreRequest,
): Promise<Result<PreparedRestore, RestoreFailure>> {
  const { files, clock } = world
  const { database } = request
  const prepared = await attempt(() => prepare(world, request))
  if (prepared.ok && prepared.value.ok) {
    return ok({ database, setAside: setAsideName(clock(), 'khoi-phuc'), ...prepared.value.value })
  }
  await removeStaged(files, database).catch(() => {})
  return prepared.ok ? (prepared.value as Result<never, RestoreFailure>) : err(diskFailure(prepared.error))
}

/** Only when the database is closed. On a failure the old one is in its place. */
export async function commitRestore(
  files: Files,
  { database, setAside }: PreparedRestore,
): Promise<Result<null, RestoreFailure>> {
  const swapped = await attempt(() => swapIn(files, database, setAside))
  return swapped.ok ? ok(null) : err(diskFailure(swapped.error))
}

/** `2026-11-22_17-02_khoi-phuc_1a2b3c4d`: for people who look into the folder. */
export function setAsideName(at: number, why: string): string {
  const { date, time } = wallClock(at)
  return `${date}_${time.replace(':', '-')}_${why}_${randomUUID().slice(0, 8)}`
}

type Prepared = Pick<PreparedRestore, 'report' | 'before'>

async function prepare(
  world: BackupWorld,
  request: RestoreRequest,
): Promise<Result<Prepared, RestoreFailure>> {
  const { files } = world
  const { store, source, database } = request
  const dataFolder = path.dirname(database)

  const staged = await attempt(() => stage(world, request, dataFolder))
  if (!staged.ok) return err(stageFailure(staged.error))
  if (!staged.value.ok) return staged.value
  const { facts, report } = staged.value.value

  const opened = await migrateStaged(world, request)
  if (!opened.ok) return opened
  await files.flush(incomingOf(database))

  const before = await keepToday(world, store)
  if (!before.ok) return before
  await bringBackFiles(files, facts.evidence, blobsBeside(source), path.join(dataFolder, 'blobs'))
  return ok({ report, before: before.value })
}

/** What is checked is the copy that will be used, not the file on a stick that may change meanwhile. */
async function stage(
  { files, migrations }: BackupWorld,
  { store, source, database }: RestoreRequest,
  dataFolder: string,
): Promise<Result<Examined, BackupRefusal>> {
  const file = incomingOf(database)
  await removeStaged(files, database)
  const card = await readCard(files, source)
  const hash = await files.copy(source, file)
  return examine(
    files,
    { file, source, card, hash },
    { unitId: unitOf(store), dataFolder, ...(migrations === undefined ? {} : { migrations }) },
  )
}

async function migrateStaged(
  { clock, migrations }: BackupWorld,
  { database, occasion, random }: RestoreRequest,
): Promise<Result<null, RestoreFailure>> {
  const opened = await openStore({
    file: incomingOf(database),
    clock,
    // The backup itself stays where it is.
    beforeMigration: async () => ok(null),
    ...(random === undefined ? {} : { random }),
    ...(migrations === undefined ? {} : { migrations }),
  })
  if (!opened.ok) {
    if (opened.error.type === 'DiskFull') return err({ type: 'DiskFull' })
    return err({ type: 'RestoreFailed', reason: `Không mở được bản sao lưu (${opened.error.type}).` })
  }
  const copy = opened.value
  try {
    const problems = copy.mode === 'readOnly' ? ['Bản sao lưu chỉ đọc được.'] : brokenLedger(copy.db)
    if (problems.length > 0) return err({ type: 'BackupDamaged', problems })
    startEpoch(copy, occasion)
  } finally {
    copy.close()
  }
  return ok(null)
}

/** Data that are damaged cannot become a verified backup; their files are kept when they are replaced. */
async function keepToday(
  world: BackupWorld,
  store: Store | null,
): Promise<Result<BackupEntry | null, RestoreFailure>> {
  if (store === null || unitOf(store) === null) return ok(null)
  const { local } = await makeBackup({ ...world, second: null }, store.db, 'beforeRestore')
  if (local.ok) return local
  if (local.error.type === 'DiskFull') return err({ type: 'DiskFull' })
  if (local.error.type === 'BackupFailed' && isDamaged(store)) return ok(null)
  const why =
    local.error.type === 'BackupFailed' ? local.error.reason : `Không ghi được vào ${local.error.place}.`
  return err({ type: 'RestoreFailed', reason: `Chưa giữ lại được dữ liệu hiện có. ${why}` })
}

/** Damaged data may not even say whose they are; then every office's backup is welcome. */
function unitOf(store: Store | null): string | null {
  try {
    return store?.unitId() ?? null
  } catch (thrown) {
    if (isSpoiled(thrown)) return null
    throw thrown
  }
}

function isDamaged(store: Store): boolean {
  if (store.readOnlyBecause?.why === 'damaged') return true
  try {
    return checkDatabase(store.db, 'full').length > 0
  } catch (thrown) {
    if (isSpoiled(thrown)) return true
    throw thrown
  }
}

/** Also heals a file that is damaged here and good there. */
async function bringBackFiles(
  files: Files,
  hashes: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  for (const hash of hashes) {
    if ((await getBlob(files, to, hash)).ok) continue
    const kept = await getBlob(files, from, hash)
    if (!kept.ok) continue
    await files.makeFolder(path.dirname(blobPath(to, hash)))
    await writeWhole(files, blobPath(to, hash), kept.value)
  }
}

async function removeStaged(files: Files, database: string): Promise<void> {
  for (const beside of ['', '-wal', '-shm', '-journal']) await files.remove(incomingOf(database) + beside)
}

/** While a backup is copied, a missing file is the backup's; a full or read-only disk is ours. */
function stageFailure(failure: FileFailure): RestoreFailure {
  return failure.type === 'Missing' ? readFailure(failure) : diskFailure(failure)
}

function diskFailure(failure: FileFailure): RestoreFailure {
  if (failure.type === 'DiskFull') return failure
  return { type: 'RestoreFailed', reason: `Ổ đĩa của máy báo lỗi khi đọc ghi (${failure.code}).` }
}
