/** Pages of the database are spoiled: what can be read is saved, the damaged file is kept, and the office goes on. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../db/files/disk.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { checkDatabase } from '../../db/open.ts'
import { type Salvaged, salvage } from '../../db/salvage/salvage.ts'
import { revisionsOf } from '../../db/week/revisions.ts'
import { addDays } from '../../shared/dates/plain.ts'
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
} from '../support/backup-office.ts'
import { everyFault, faultyFiles, say } from '../support/faulty-files.ts'

const weeks = 40
const fridays = Array.from({ length: weeks }, (_, index) => addDays('2026-01-02', 7 * index))
const clock = clockAt(start)
let origin: string
let state: string
let pages: number

beforeAll(async () => {
  origin = newFolder()
  const store = await makeOffice(origin, { clock, weeks: 0 })
  for (const friday of fridays) closeWeek(store, friday, 1, 'ghi chú '.repeat(200))
  await addEvidence(store, '2026-01-02', 'một')
  state = stateHash(store)
  store.close()
  pages = readFileSync(databaseIn(origin)).byteLength / 4096
})
afterAll(() => rmSync(origin, { recursive: true, force: true }))

async function inCopy<T>(work: (database: string, folder: string) => Promise<T>): Promise<T> {
  const folder = newFolder()
  cpSync(origin, folder, { recursive: true })
  try {
    return await work(databaseIn(folder), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same numbers for the same seed, from 0 up to 1. */
function drawing(seed: number): () => number {
  let value = seed >>> 0
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0
    return value / 2 ** 32
  }
}

/** Fills pages (from 1) with rubbish; answers the bytes as they are then. */
function spoil(database: string, spoiled: readonly number[], seed = 1): Buffer {
  const draw = drawing(seed)
  const bytes = readFileSync(database)
  for (const page of spoiled) {
    for (let at = (page - 1) * 4096; at < page * 4096; at += 1) bytes[at] = Math.floor(draw() * 256)
  }
  writeFileSync(database, bytes)
  return bytes
}

async function salvaged(database: string): Promise<Salvaged> {
  const done = await salvage({ files: diskFiles, clock }, database, occasion.actor)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

/** The pages of a table or index, by SQLite's own account of the sound file. */
function pagesOf(name: string): readonly number[] {
  const db = new Database(databaseIn(origin), { readonly: true })
  const found = db.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno').pluck().all(name)
  db.close()
  return found as number[]
}

/** What must hold after every salvage. Answers how many weeks are left. */
async function soundAfter(folder: string, damagedBytes: Buffer, result: Salvaged): Promise<number> {
  const kept = path.join(folder, result.setAside, path.basename(databaseIn(folder)))
  expect(readFileSync(kept)).toEqual(damagedBytes)
  expect(readdirSync(folder)).not.toContain('salvage')

  const store = await openIn(folder, clock)
  expect(store.mode).toBe('write')
  expect(checkDatabase(store.db, 'full')).toEqual([])
  expect(store.db.pragma('foreign_key_check')).toEqual([])
  const left = fridays.filter((friday) => revisionsOf(store, friday).length > 0)
  const types = new Set(verifyLedger(store).problems.map((problem) => problem.type))
  // Entries may be missing; nothing that is there may be wrong.
  for (const type of types) expect(['Gap', 'BrokenLink', 'WeekMismatch']).toContain(type)

  // And the office goes on.
  closeWeek(store, '2026-12-18')
  expect(store.db.prepare('SELECT epoch FROM device').pluck().get()).toBeGreaterThan(1)
  store.close()
  return left.length
}

describe('a damaged database', () => {
  it('whose index says otherwise than its table loses nothing', async () => {
    await inCopy(async (database, folder) => {
      const bytes = readFileSync(database)
      const [page = 0] = pagesOf('evidence_week')
      const place = bytes.indexOf('2026-01-02', (page - 1) * 4096)
      bytes[place + 9] = '9'.charCodeAt(0)
      writeFileSync(database, bytes)
      const result = await salvaged(database)
      expect(result.by).toBe('indexes')
      expect(result.words).toEqual(['Đã dựng lại các chỉ mục; không mất dòng nào.'])
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
    })
  })

  it('whose indexes are rubbish loses nothing', async () => {
    await inCopy(async (database, folder) => {
      const bytes = spoil(database, [...pagesOf('ledger_thing'), ...pagesOf('ledger_position')])
      const result = await salvaged(database)
      expect(result.words).toEqual(['Đã chép tất cả sang tệp mới; không mất dòng nào.'])
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
    })
  })

  it('whose frozen weeks are spoiled gets them all back out of the ledger', async () => {
    await inCopy(async (database, folder) => {
      const bytes = spoil(database, pagesOf('week_revision'))
      const result = await salvaged(database)
      expect(result.by).toBe('rows')
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
      const store = await openIn(folder, clock)
      expect(verifyLedger(store).problems).toEqual([])
      store.close()
    })
  })

  it('whose ledger lost pages keeps every frozen week and names the gap', async () => {
    await inCopy(async (database, folder) => {
      const spoiled = pagesOf('ledger').slice(5, 8)
      const bytes = spoil(database, spoiled)
      const result = await salvaged(database)
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
      const ledger = result.tables.find((table) => table.name === 'ledger')
      expect(ledger?.incomplete).toBe(true)
      expect(result.words.join(' ')).toMatch(/Sổ cái: giữ được \d+ dòng, có chỗ không đọc được/)
    })
  })

  it('whose ledger is gone keeps the weeks and begins a new chain', async () => {
    await inCopy(async (database, folder) => {
      const bytes = spoil(database, pagesOf('ledger').slice(0, 1))
      const result = await salvaged(database)
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
      expect(result.words.join(' ')).toContain('Bản chốt: giữ được 40 dòng.')
      expect(result.words.join(' ')).toContain('Sổ cái: giữ được 0 dòng, có chỗ không đọc được.')
    })
  })

  it('with a text changed inside a frozen week takes the week from the ledger', async () => {
    await inCopy(async (database, folder) => {
      const bytes = readFileSync(database)
      const page = pagesOf('week_revision').at(-1) ?? 0
      const place = bytes.indexOf('ghi ch', (page - 1) * 4096)
      bytes[place] = 'G'.charCodeAt(0)
      writeFileSync(database, bytes)
      const result = await salvaged(database)
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
    })
  })

  it('that does not say whose it is any more is known by its ledger', async () => {
    await inCopy(async (database, folder) => {
      const bytes = spoil(database, [...pagesOf('meta'), ...pagesOf('device')])
      const result = await salvaged(database)
      expect(await soundAfter(folder, bytes, result)).toBe(weeks)
      const store = await openIn(folder, clock)
      expect(stateHash(store)).not.toBe(state)
      store.close()
    })
  })

  it('whose list of tables is gone is left untouched', async () => {
    await inCopy(async (database, folder) => {
      const bytes = spoil(database, [1])
      const before = readdirSync(folder).sort()
      const done = await salvage({ files: diskFiles, clock }, database, occasion.actor)
      expect(done).toEqual({ ok: false, error: { type: 'NothingSaved' } })
      expect(readFileSync(database)).toEqual(bytes)
      expect(readdirSync(folder).sort()).toEqual(before)
    })
  })

  it('cut off in the middle gives what is left', async () => {
    await inCopy(async (database, folder) => {
      // Every table has a page at the front, however empty; what is cut is the part that holds the rows.
      const db = new Database(database, { readonly: true })
      const fronts = db
        .prepare('SELECT count(*) FROM sqlite_schema WHERE rootpage > 0')
        .pluck()
        .get() as number
      db.close()
      const kept = fronts + Math.floor((pages - fronts) * 0.7)
      const bytes = readFileSync(database).subarray(0, 4096 * kept)
      writeFileSync(database, bytes)
      const left = await soundAfter(folder, bytes, await salvaged(database))
      expect(left).toBeGreaterThanOrEqual(weeks * 0.4)
    })
  })
})

const rounds = process.env.SMC_LONG === '1' ? 200 : 15

it(`with random pages spoiled, ${rounds} times, always opens again, and what it holds is right`, async () => {
  const list = new Set(pagesOf('sqlite_schema'))
  let saved = 0
  let possible = 0
  for (let seed = 1; seed <= rounds; seed += 1) {
    await inCopy(async (database, folder) => {
      const draw = drawing(seed)
      const spoiled = Array.from(
        { length: 1 + Math.floor(draw() * 6) },
        () => 2 + Math.floor(draw() * (pages - 1)),
      )
      const bytes = spoil(database, spoiled, seed)
      const done = await salvage({ files: diskFiles, clock }, database, occasion.actor)
      if (!done.ok) {
        expect(done.error.type, `seed ${seed}`).toBe('NothingSaved')
        expect(
          spoiled.some((page) => list.has(page)),
          `seed ${seed}: nothing saved though the list of tables is whole`,
        ).toBe(true)
        expect(readFileSync(database)).toEqual(bytes)
        return
      }
      possible += weeks
      saved += await soundAfter(folder, bytes, done.value)
    })
  }
  expect(saved).toBeGreaterThan(0.95 * possible)
  expect(possible).toBeGreaterThan(0.5 * weeks * rounds)
}, 120_000)

it('a salvage that fails at any call leaves the damaged file in place or the saved one, never neither', async () => {
  const spoiled = pagesOf('week_revision').slice(2, 4)
  const calls = await inCopy(async (database) => {
    spoil(database, spoiled)
    const files = faultyFiles(diskFiles, null)
    expect((await salvage({ files, clock }, database, occasion.actor)).ok).toBe(true)
    return files.calls.length
  })
  for (const fault of everyFault(calls).filter(({ lasts }) => lasts === 'once')) {
    await inCopy(async (database) => {
      const bytes = spoil(database, spoiled)
      const files = faultyFiles(diskFiles, fault)
      const done = await salvage({ files, clock }, database, occasion.actor)
      const where = say(fault, files)
      expect(existsSync(database), where).toBe(true)
      if (!done.ok) expect(readFileSync(database).equals(bytes), where).toBe(true)
    })
  }
}, 60_000)
