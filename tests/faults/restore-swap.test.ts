/**
 * The swap of two database files, the old one with a write-ahead log that holds its last change: cut off at every
 * call, and the settling after it cut off at every call as well.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomingOf, settleSwap, swapIn } from '../../db/backup/swap.ts'
import { diskFiles } from '../../db/files/disk.ts'
import type { Files } from '../../db/files/files.ts'
import { newFolder } from '../support/backup-office.ts'
import { faultyFiles } from '../support/faulty-files.ts'

let origin: string
const nameOf = 'data.db'

beforeAll(() => {
  origin = newFolder()
  const building = newFolder()
  const old = new Database(path.join(building, nameOf))
  old.pragma('journal_mode = WAL')
  old.exec("CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('old, in the file')")
  old.pragma('wal_checkpoint(TRUNCATE)')
  old.exec("INSERT INTO t VALUES ('old, in the log')")
  // As a power cut leaves it.
  cpSync(building, origin, { recursive: true })
  old.close()
  rmSync(building, { recursive: true })

  const next = new Database(incomingOf(path.join(origin, nameOf)))
  next.pragma('journal_mode = WAL')
  next.exec("CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('new')")
  next.close()
})
afterAll(() => rmSync(origin, { recursive: true, force: true }))

const oldRows = ['old, in the file', 'old, in the log']
const newRows = ['new']

async function inCopy<T>(work: (database: string, folder: string) => Promise<T>): Promise<T> {
  const folder = newFolder()
  cpSync(origin, folder, { recursive: true })
  try {
    return await work(path.join(folder, nameOf), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowsOf(file: string): unknown[] {
  const db = new Database(file)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return db.prepare('SELECT x FROM t').pluck().all()
  } finally {
    db.close()
  }
}

/** From the n-th call on nothing happens any more, as in a process that is gone. */
const cutAt = (call: number) => faultyFiles(diskFiles, { at: call, code: 'EIO', lasts: 'forGood' })
const cutOff = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => {})
}

async function callsOf(work: (files: Files, database: string) => Promise<unknown>): Promise<number> {
  return inCopy(async (database) => {
    const files = faultyFiles(diskFiles, null)
    await work(files, database)
    return files.calls.length
  })
}

describe('a swap', () => {
  it('puts the new file in place and sets the old one aside with its log', async () => {
    await inCopy(async (database, folder) => {
      await swapIn(diskFiles, database, 'moment')
      expect(rowsOf(path.join(folder, 'set-aside', 'moment', nameOf))).toEqual(oldRows)
      expect(rowsOf(database)).toEqual(newRows)
      expect(existsSync(incomingOf(database))).toBe(false)
      expect(await settleSwap(diskFiles, database)).toBe('nothing')
    })
  })

  it('cut off twice anywhere ends in the old rows or the new ones, never in a mixture', async () => {
    const calls = await callsOf((files, database) => swapIn(files, database, 'moment'))
    const seen: string[] = []
    for (let first = 1; first <= calls; first += 1) {
      const settling = await inCopy(async (database) => {
        await cutOff(swapIn(cutAt(first), database, 'moment'))
        const files = faultyFiles(diskFiles, null)
        await settleSwap(files, database)
        return files.calls.length
      })
      for (let second = 1; second <= settling + 1; second += 1) {
        await inCopy(async (database, folder) => {
          await cutOff(swapIn(cutAt(first), database, 'moment'))
          await cutOff(settleSwap(cutAt(second), database))
          await settleSwap(diskFiles, database)
          const rows = rowsOf(database)
          expect([oldRows, newRows], `cut at ${first}, then at ${second}`).toContainEqual(rows)
          expect(readdirSync(folder)).not.toContain('replaced')
          expect(readdirSync(folder).filter((name) => /incoming|swap$/.test(name))).toEqual([])
          seen.push(String(rows))
        })
      }
    }
    expect(new Set(seen).size).toBe(2)
  }, 60_000)

  it('that failed once has put the old file back before it says so', async () => {
    const calls = await callsOf((files, database) => swapIn(files, database, 'moment'))
    for (let call = 1; call <= calls; call += 1) {
      await inCopy(async (database) => {
        const files = faultyFiles(diskFiles, { at: call, code: 'EROFS', lasts: 'once' })
        const swapped = await swapIn(files, database, 'moment').then(
          () => true,
          () => false,
        )
        expect(rowsOf(database), files.calls[call - 1]).toEqual(swapped ? newRows : oldRows)
      })
    }
  })

  it('with a staged file that changed after the note gives the old file back', async () => {
    await inCopy(async (database) => {
      const note = { format: 1, sha256: '0'.repeat(64), setAside: 'moment' }
      writeFileSync(`${database}.swap`, JSON.stringify(note))
      expect(await settleSwap(diskFiles, database)).toBe('nothing')
      expect(rowsOf(database)).toEqual(oldRows)
      expect(existsSync(incomingOf(database))).toBe(false)
    })
  })

  it('does nothing on the word of a note that cannot be read', async () => {
    await inCopy(async (database) => {
      writeFileSync(`${database}.swap`, '{"format":1,')
      expect(await settleSwap(diskFiles, database)).toBe('nothing')
      expect(rowsOf(database)).toEqual(oldRows)
    })
  })

  it('never touches a folder where nothing was under way', async () => {
    await inCopy(async (database, folder) => {
      rmSync(incomingOf(database))
      mkdirSync(path.join(folder, 'backups'))
      const before = readdirSync(folder).sort()
      expect(await settleSwap(diskFiles, database)).toBe('nothing')
      expect(readdirSync(folder).sort()).toEqual(before)
      expect(rowsOf(database)).toEqual(oldRows)
    })
  })
})
