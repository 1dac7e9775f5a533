/** The one open database of a process: one connection, synchronous from end to end. */
import type { Database, Statement } from 'better-sqlite3'
import type { Clock, Random } from '../shared/ids/ids.ts'
import { nilUnitId } from '../shared/ids/ids.ts'
import { openErrorOf } from './open-error.ts'

export type ReadOnlyReason =
  | { readonly why: 'newerVersion'; readonly schema: number; readonly understood: number }
  | { readonly why: 'damaged'; readonly problems: readonly string[] }
  /** Nothing of the file can be read: the store is an empty one that stands for it. */
  | { readonly why: 'unopenable'; readonly problems: readonly string[] }

export interface Store {
  readonly db: Database
  readonly file: string
  readonly mode: 'write' | 'readOnly'
  /** Null exactly when `mode` is `write`. */
  readonly readOnlyBecause: ReadOnlyReason | null
  readonly clock: Clock
  readonly random: Random
  /** The office whose PC this is; null until it is set up. */
  unitId(): string | null
  /** A prepared statement, kept for the next time. */
  prepare(sql: string): Statement
  /** All or nothing; inside another transaction it is a part of that one. A promise is refused. */
  transaction<T>(work: () => T): T
  /** Leaves the mark of a clean stop; what cannot be marked is checked at the next start. */
  close(): void
}

export interface StoreParts {
  readonly db: Database
  readonly file: string
  readonly readOnlyBecause: ReadOnlyReason | null
  readonly clock: Clock
  readonly random: Random
}

export function makeStore({ db, file, readOnlyBecause, clock, random }: StoreParts): Store {
  const statements = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const kept = statements.get(sql)
    if (kept !== undefined) return kept
    const made = db.prepare(sql)
    statements.set(sql, made)
    return made
  }
  const mode = readOnlyBecause === null ? 'write' : 'readOnly'
  return {
    db,
    file,
    mode,
    readOnlyBecause,
    clock,
    random,
    prepare,
    unitId() {
      const row = prepare(`SELECT value FROM meta WHERE unit_id = ? AND key = 'unit'`).get(nilUnitId)
      return row === undefined ? null : (row as { value: string }).value
    },
    transaction<T>(work: () => T): T {
      return db
        .transaction(() => {
          const result = work()
          if (result instanceof Promise) throw new Error('A transaction cannot wait for a promise')
          return result
        })
        .immediate()
    },
    close() {
      if (!db.open) return
      try {
        if (mode === 'write') markStopped(db)
      } catch (thrown) {
        if (openErrorOf(thrown) === null) throw thrown
      } finally {
        db.close()
      }
    },
  }
}

/** Whether a program that had this file open did not come to its end. */
export const wasLeftRunning = (db: Database): boolean =>
  db.prepare(`SELECT 1 FROM meta WHERE unit_id = ? AND key = 'running'`).get(nilUnitId) !== undefined

export const markRunning = (db: Database, now: number): void => {
  db.prepare(`INSERT OR REPLACE INTO meta (unit_id, key, value) VALUES (?, 'running', ?)`).run(
    nilUnitId,
    String(now),
  )
}

const markStopped = (db: Database): void => {
  db.prepare(`DELETE FROM meta WHERE unit_id = ? AND key = 'running'`).run(nilUnitId)
}
