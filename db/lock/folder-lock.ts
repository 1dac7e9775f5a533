/**
 * One host at a time works in a data folder.
 *
 * The lock is the operating system's own: an exclusive transaction on an empty SQLite file (`fcntl` here,
 * `LockFileEx` on Windows). The kernel drops it when the process ends in whatever way, so there is no stale
 * lock after kill -9, a power cut or a reboot, no process id to guess about, and no native module but the
 * one we have. `lock.json` beside it only says who holds it; nobody decides by it.
 *
 * Two things follow. In this process nobody may open `lock` by other means than SQLite: closing any handle
 * on it would drop the lock on POSIX. And the data folder must lie on a local disk, which `open` demands.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import { type FileFailure, fileFailure } from '../files/failure.ts'

export const hostKinds = ['electron', 'browser', 'cli'] as const
export type HostKind = (typeof hostKinds)[number]

export const Holder = z.strictObject({
  host: z.enum(hostKinds),
  pid: z.int(),
  /** UTC milliseconds. */
  since: z.int(),
  machine: z.string(),
})
export type Holder = z.infer<typeof Holder>

export interface FolderLock {
  readonly holder: Holder
  /** Lets the next host in; a second call does nothing. */
  readonly release: () => void
}

/** `holder` is null when the other host has not written its card yet, or it cannot be read. */
export interface FolderHeld {
  readonly type: 'FolderHeld'
  readonly holder: Holder | null
}

/** Makes the folder when it is not there; never waits. `now` in UTC milliseconds is what the holder's card will say. */
export function lockFolder(
  folder: string,
  host: HostKind,
  now: number,
): Result<FolderLock, FolderHeld | FileFailure> {
  const holder: Holder = { host, pid: process.pid, since: now, machine: hostname() }
  let lock: Database.Database | undefined
  try {
    mkdirSync(folder, { recursive: true })
    lock = new Database(path.join(folder, 'lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    writeFileSync(cardOf(folder), JSON.stringify(holder))
  } catch (thrown) {
    lock?.close()
    if (isBusy(thrown)) return err({ type: 'FolderHeld', holder: readHolder(folder) })
    const failure = fileFailure(thrown)
    if (failure === null) throw thrown
    return err(failure)
  }
  const held = lock
  return ok({ holder, release: () => held.close() })
}

/** The last host that took the lock, whether or not it still runs. */
export function readHolder(folder: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(cardOf(folder), 'utf8')))
  } catch {
    return null
  }
}

const cardOf = (folder: string): string => path.join(folder, 'lock.json')

const isBusy = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(thrown.code)
