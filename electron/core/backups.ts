/** Backups as the core runs them: one at a time, by hand or once a day, into this PC and the chosen second place. */

import type { Purpose } from '../../db/backup/card.ts'
import { type BackupFailure, type BackupWorld, failureOf, makeBackup } from '../../db/backup/make.ts'
import type { Place } from '../../db/backup/place.ts'
import { dueForDaily } from '../../db/backup/retention.ts'
import { getSetting } from '../../db/setting/settings.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Core, Office } from './core.ts'

const placeSetting = 'secondPlace'

/** The stick or disk that was chosen for a second copy; null for none. */
export function chosenPlace({ store }: Office): Place | null {
  const kept = getSetting(store, placeSetting)
  if (typeof kept !== 'object' || kept === null || !('folder' in kept) || !('label' in kept)) return null
  return typeof kept.folder === 'string' && typeof kept.label === 'string'
    ? { folder: kept.folder, label: kept.label }
    : null
}

export const secondPlaceSetting = placeSetting

export const worldOf = (core: Core, office: Office): BackupWorld => ({
  files: office.files,
  clock: core.ports.clock,
  second: chosenPlace(office),
})

export const backUp = (core: Core, purpose: Purpose): Promise<Result<null, BackupFailure>> =>
  core.inTurn(async () => {
    const { office } = core
    const made = await makeBackup(worldOf(core, office), office.store.db, purpose)
    const newest = [made.local, made.second].filter((place) => place?.ok === true)[0]
    if (newest?.ok) office.lastBackup = { at: newest.value.at, place: newest.value.place }
    core.emit('changed', { subject: 'backup' })
    const failure = failureOf(made)
    return failure === null ? ok(null) : err(failure)
  })

const firstLook = 30_000
const nextLook = 10 * 60_000

/** Looks now and then whether the day's backup is due; answers how to stop looking. */
export function keepBackedUp(core: Core): () => void {
  const look = async () => {
    const { office } = core
    const due =
      office.store.mode === 'write' &&
      office.store.unitId() !== null &&
      dueForDaily(office.lastBackup?.at ?? null, core.ports.clock())
    if (!due) return
    const made = await backUp(core, 'daily')
    if (!made.ok) core.ports.log('warn', `The daily backup failed: ${made.error.type}`)
  }
  const safely = () => {
    look().catch((thrown: unknown) => core.ports.log('error', 'The daily backup failed', thrown))
  }
  const first = setTimeout(safely, firstLook).unref()
  const next = setInterval(safely, nextLook).unref()
  return () => {
    clearTimeout(first)
    clearInterval(next)
  }
}
