/**
 * Merging another PC's work: 10,000 tasks, five fields changed in each, against writing the same 10,000 rows and
 * nothing else, and against the SQL that two other local-first libraries run for the same 50,000 changes: one table
 * row for each changed field, asked and written field by field (the shape of Evolu), and the same with a select
 * before and a tree of hashes beside (the shape of Actual). Both are written here anew, on a bare table of five
 * columns without checks; ours verifies the hash chain, keeps the audit and writes the program's own table.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database, { type Database as Connection } from 'better-sqlite3'
import { applyOffice } from '../../db/ledger/office/apply.ts'
import { collectOffice } from '../../db/ledger/office/collect.ts'
import { joinOffice, newOrigin } from '../../db/ledger/office/join.ts'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { foundOffice, write } from '../../db/ledger/unit-of-work.ts'
import { openStore } from '../../db/open.ts'
import { putProgress } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { insertUser } from '../../db/user/users.ts'
import type { LedgerRecord } from '../../shared/ledger/record.ts'
import { fridayAfternoon, madeUpUnit, officer, unitId } from '../support/people.ts'
import type { Group } from './bench.ts'

const ROWS = 10_000
const occasion = { actor: officer.id, reason: 'Đo' }
const taskId = (nth: number): string => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`
const valuesOf = (nth: number) => ({
  person: `Nguyễn Văn ${nth}`,
  department: 'Phòng Kinh tế',
  authority: 'Chủ tịch UBND',
  ownDue: '2026-12-01',
  doneOn: '2026-11-20',
})
const fields = ['person', 'department', 'authority', 'ownDue', 'doneOn'] as const

const open = async (file: string): Promise<Store> => {
  const opened = await openStore({ file, clock: () => fridayAfternoon })
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
}

export async function officeMerge(): Promise<{ readonly group: Group; readonly clear: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'smc-bench-'))
  const { joined, records, concurrent } = await makeOffice(folder)
  let made = 0
  let current: { store?: Store; db?: Connection } = {}
  const openCopy = async (file: string) => {
    made += 1
    const copy = join(folder, `copy-${made}.db`)
    copyFileSync(file, copy)
    current = { store: await open(copy) }
  }
  const close = () => {
    current.store?.close()
    current.db?.close()
  }
  const bare = (ddl: string) => () => {
    made += 1
    const db = new Database(join(folder, `bare-${made}.db`))
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(
      `CREATE TABLE t (id TEXT PRIMARY KEY, ${fields.map((field) => `"${field}" TEXT`).join(', ')}) STRICT; ${ddl}`,
    )
    current = { db }
  }
  const apply = () => {
    const applied = applyOffice(current.store as Store, { records, personal: null }, occasion)
    if (!applied.ok || applied.value.added !== ROWS) throw new Error(JSON.stringify(applied))
    return close
  }
  const group: Group = {
    name: `${ROWS * fields.length} field changes of ${ROWS} rows from another PC`,
    aheadOf: ['merged', 'the shape of Evolu', 'the shape of Actual'],
    cases: [
      {
        name: 'raw insert of the rows',
        prepare: () => openCopy(joined),
        run: () => {
          insertRaw(current.store as Store)
          return close
        },
      },
      { name: 'merged', prepare: () => openCopy(joined), run: apply },
      { name: 'merged, each against an edit of this PC', prepare: () => openCopy(concurrent), run: apply },
      {
        name: 'the shape of Evolu',
        prepare: bare(evoluTables),
        run: () => {
          likeEvolu(current.db as Connection)
          return close
        },
      },
      {
        name: 'the shape of Actual',
        prepare: bare(actualTables),
        run: () => {
          likeActual(current.db as Connection)
          return close
        },
      },
    ],
  }
  return { group, clear: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A PC with the tasks, one that joined it, the first one's changes, and one that changed the same fields meanwhile. */
async function makeOffice(folder: string) {
  const first = join(folder, 'first.db')
  const store = await open(first)
  foundOffice(store, { unitId, ...occasion }, (w) => {
    insertUnit(w, madeUpUnit)
    insertUser(w, officer)
  })
  const founding = await recordsOf(store, [])
  const second = await open(join(folder, 'second.db'))
  const met = joinOffice(second, { records: founding, personal: null }, unitId, newOrigin(second), occasion)
  if (!met.ok) throw new Error(JSON.stringify(met.error))
  for (const one of [store, second]) addTasks(one)
  const known = ledgerHeads(second)
  second.close()
  const concurrent = join(folder, 'concurrent.db')
  copyFileSync(join(folder, 'second.db'), concurrent)
  const busy = await open(concurrent)
  write(busy, occasion, (w) => {
    for (let nth = 0; nth < ROWS; nth++) putProgress(w, taskId(nth), { person: `Trần Thị ${nth}` })
  })
  busy.close()
  write(store, occasion, (w) => {
    for (let nth = 0; nth < ROWS; nth++) putProgress(w, taskId(nth), valuesOf(nth))
  })
  const records = await recordsOf(store, known)
  store.close()
  return { joined: join(folder, 'second.db'), concurrent, records }
}

async function recordsOf(
  store: Store,
  since: ReturnType<typeof ledgerHeads>,
): Promise<readonly LedgerRecord[]> {
  const { records } = await collectOffice(store, since, async () => null)
  return [...records].map((line) => JSON.parse(line) as LedgerRecord)
}

/** Their own entries are not measured, only what is later said of them. */
function addTasks(store: Store): void {
  const insert = store.prepare(
    `INSERT INTO task VALUES (?, ?, NULL, NULL, 2026, 1, '[]', '1', 'Việc', '[]', '[]', '', '', '{}', 1, '', '', '', NULL, NULL)`,
  )
  store.transaction(() => {
    for (let nth = 0; nth < ROWS; nth++) insert.run(unitId, taskId(nth))
  })
}

function insertRaw(store: Store): void {
  const insert = store.prepare(
    `INSERT INTO task_progress (unit_id, task_id, role, person_id, person, department, authority, rhythm, own_due,
       milestones, status, status_reason, done_on, same_as, carried_from)
     VALUES (?, ?, NULL, NULL, ?, ?, ?, NULL, ?, '[]', 'open', NULL, ?, NULL, NULL)`,
  )
  store.transaction(() => {
    for (let nth = 0; nth < ROWS; nth++) {
      const { person, department, authority, ownDue, doneOn } = valuesOf(nth)
      insert.run(unitId, taskId(nth), person, department, authority, ownDue, doneOn)
    }
  })
}

const evoluTables = `
CREATE TABLE history (owner BLOB NOT NULL, tbl TEXT NOT NULL, id BLOB NOT NULL, col TEXT NOT NULL, stamp BLOB NOT NULL, value ANY) STRICT;
CREATE INDEX history_stamp ON history (owner, stamp);
CREATE UNIQUE INDEX history_newest ON history (owner, tbl, id, col, stamp DESC);`

function likeEvolu(db: Connection): void {
  const owner = Buffer.alloc(16, 1)
  const put = new Map(
    fields.map((field) => [
      field,
      db.prepare(
        `WITH newer AS (SELECT 1 FROM history WHERE owner = @owner AND tbl = 't' AND id = @key AND col = '${field}' AND stamp >= @stamp LIMIT 1)
         INSERT INTO t (id, "${field}") SELECT @id, @value WHERE NOT EXISTS (SELECT 1 FROM newer)
         ON CONFLICT (id) DO UPDATE SET "${field}" = @value WHERE NOT EXISTS (SELECT 1 FROM newer)`,
      ),
    ]),
  )
  const keep = db.prepare(
    `INSERT INTO history VALUES (@owner, 't', @key, @col, @stamp, @value) ON CONFLICT DO NOTHING`,
  )
  db.transaction(() => {
    for (let nth = 0; nth < ROWS; nth++) {
      const id = taskId(nth)
      const key = Buffer.from(id.replaceAll('-', ''), 'hex')
      const values = valuesOf(nth)
      fields.forEach((col, at) => {
        const stamp = stampBytes(nth, at)
        put.get(col)?.run({ owner, key, id, stamp, value: values[col] })
        keep.run({ owner, key, col, stamp, value: values[col] })
      })
    }
  })()
}

function stampBytes(nth: number, at: number): Buffer {
  const stamp = Buffer.alloc(16)
  stamp.writeUIntBE(fridayAfternoon + nth, 0, 6)
  stamp.writeUInt16BE(at, 6)
  return stamp
}

const actualTables = `
CREATE TABLE message (id INTEGER PRIMARY KEY, stamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, row TEXT NOT NULL, col TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX message_search ON message (dataset, row, col, stamp);`

interface Trie {
  hash: number
  next: Record<string, Trie>
}

function likeActual(db: Connection): void {
  const newer = db.prepare(
    'SELECT stamp FROM message WHERE dataset = ? AND row = ? AND col = ? AND stamp >= ?',
  )
  const insert = new Map(
    fields.map((field) => [field, db.prepare(`INSERT INTO t (id, "${field}") VALUES (?, ?)`)]),
  )
  const update = new Map(
    fields.map((field) => [field, db.prepare(`UPDATE t SET "${field}" = ? WHERE id = ?`)]),
  )
  const keep = db.prepare('INSERT INTO message (stamp, dataset, row, col, value) VALUES (?, ?, ?, ?, ?)')
  const root: Trie = { hash: 0, next: {} }
  const todo: { id: string; col: (typeof fields)[number]; value: string; stamp: string; minute: number }[] =
    []
  for (let nth = 0; nth < ROWS; nth++) {
    const id = taskId(nth)
    const values = valuesOf(nth)
    fields.forEach((col, at) => {
      const instant = fridayAfternoon + nth
      const stamp = `${new Date(instant).toISOString()}-${String(at).padStart(4, '0')}-a1b2c3d4e5f60718`
      if (newer.all('t', id, col, stamp).length === 0) {
        todo.push({ id, col, value: values[col], stamp, minute: Math.floor(instant / 60_000) })
      }
    })
  }
  const present = new Set<string>()
  db.transaction(() => {
    for (const { id, col, value, stamp, minute } of todo) {
      if (present.has(id)) update.get(col)?.run(value, id)
      else {
        insert.get(col)?.run(id, value)
        present.add(id)
      }
      keep.run(stamp, 't', id, col, `S:${value}`)
      intoTrie(root, minute.toString(3), hashOf(stamp))
    }
  })()
}

function intoTrie(root: Trie, path: string, hash: number): void {
  let node = root
  node.hash ^= hash
  for (const digit of path) {
    const below = node.next[digit] ?? { hash: 0, next: {} }
    node.next[digit] = below
    below.hash ^= hash
    node = below
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
