/**
 * One open data folder: its lock, its store, the files beside it. Opening settles what a crash left half done,
 * before anyone reads. A file that cannot be read at all does not keep the program shut: an empty store stands for
 * it until a person restores a backup or saves what is left.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { failureOf, makeBackup } from '../../db/backup/make.ts'
import { listBackups, localPlace } from '../../db/backup/place.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { attempt, type FileFailure } from '../../db/files/failure.ts'
import type { Files } from '../../db/files/files.ts'
import { type FolderHeld, type FolderLock, type HostKind, lockFolder } from '../../db/lock/folder-lock.ts'
import { isDemo, markDemo } from '../../db/meta.ts'
import { type OpenError, openStore } from '../../db/open.ts'
import { settleFolder } from '../../db/settle/settle-folder.ts'
import { openStandIn, spoiledBecause, tellsItsPeople } from '../../db/stand-in.ts'
import type { Store } from '../../db/store.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { completeRules } from './complete-rules.ts'
import type { Ports } from './ports.ts'
import { seedRules } from './seed-rules.ts'

export interface Office {
  readonly folder: string
  readonly store: Store
  readonly files: Files
  /** The folder of the content-addressed files. */
  readonly blobs: string
  readonly demo: boolean
  /** The newest verified backup; set anew by whoever makes one. */
  lastBackup: { readonly at: number; readonly place: string } | null
  /** Kept while the store is closed and opened again, so that no other host gets in between. */
  readonly lock: FolderLock
  /** Lets go of the store and the folder; a second call does nothing. */
  close(): void
}

export type OfficeError = FolderHeld | FileFailure | OpenError

export interface OfficeOptions {
  readonly folder: string
  readonly host: HostKind
  readonly ports: Ports
  readonly demo: boolean
  /** The folder's lock where it is held already. */
  readonly lock?: FolderLock
}

export async function openOffice({
  folder,
  host,
  ports,
  demo,
  lock: held,
}: OfficeOptions): Promise<Result<Office, OfficeError>> {
  const files = diskFiles
  const { clock } = ports
  const made = await attempt(async () => mkdirSync(folder, { recursive: true }))
  if (!made.ok) return made
  const locked = held === undefined ? lockFolder(folder, host, clock()) : ok(held)
  if (!locked.ok) return locked
  const lock = locked.value

  const file = join(folder, 'so-mot-cua.db')
  const opened = await openLocked(file, files, ports)
  if (!opened.ok) {
    if (held === undefined) lock.release()
    return opened
  }
  const store = opened.value
  if (demo && store.unitId() === null && store.mode === 'write') markDemo(store)
  const seeds = await seedRules(ports.resources)
  const completed = await attempt(async () => completeRules(store, seeds))
  if (!completed.ok) ports.log('error', `The rules could not be completed: ${completed.error.type}`)

  const blobs = join(folder, 'blobs')
  const known = await attempt(() => listBackups(files, localPlace(folder)))
  const newest = known.ok ? known.value.find((backup) => backup.verified) : undefined

  return ok({
    folder,
    store,
    files,
    blobs,
    demo: store.readOnlyBecause?.why === 'unopenable' ? demo : isDemo(store),
    lastBackup: newest === undefined ? null : { at: newest.at, place: newest.place },
    lock,
    close() {
      store.close()
      lock.release()
    },
  })
}

async function openLocked(file: string, files: Files, { clock }: Ports): Promise<Result<Store, OfficeError>> {
  const settled = await settleFolder(files, file)
  if (!settled.ok) return settled
  const opened = await openStore({
    file,
    clock,
    async beforeMigration({ db }) {
      const failure = failureOf(await makeBackup({ files, clock, second: null }, db, 'beforeMigration'))
      return failure === null ? ok(null) : err({ reason: failure.type })
    },
  })
  if (!opened.ok) {
    const problems = spoiledBecause(opened.error)
    return problems === null ? opened : ok(openStandIn(file, problems, clock))
  }
  const { value: store } = opened
  if (store.readOnlyBecause?.why !== 'damaged' || tellsItsPeople(store)) return opened
  store.close()
  return ok(openStandIn(file, store.readOnlyBecause.problems, clock))
}
