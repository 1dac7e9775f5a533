/**
 * Reads what can be read of one table of a damaged file. SQLite stops at the first bad page of a scan, so rows are
 * not scanned: with a rowid each one is asked for by itself, which reaches every good page whatever lies beside
 * it; without one the table is walked from both ends towards the damage.
 */
import type { Database } from 'better-sqlite3'
import { isSpoiled } from '../backup/check.ts'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  /** In the order of the key. */
  readonly key: readonly string[]
  readonly hasRowid: boolean
}

export interface ReadRows {
  /** Values in the order of `columns`. */
  readonly rows: readonly (readonly unknown[])[]
  /** Some place could not be read; how many rows lay there nobody knows. */
  readonly damaged: boolean
}

/** Rowids are given out one after the other; this many in a row without an answer mean that none follow. */
const SILENCE = 5000

/** The tables of a sound file of the same schema, without SQLite's own. */
export function shapesOf(model: Database): readonly TableShape[] {
  const tables = model.pragma('table_list') as { name: string; type: string; wr: number }[]
  return tables
    .filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name, wr }) => {
      const columns = model.pragma(`table_info(${name})`) as { name: string; pk: number }[]
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      return {
        name,
        columns: columns.map((column) => column.name),
        key: key.map((column) => column.name),
        hasRowid: wr === 0,
      }
    })
}

export function readRows(damaged: Database, shape: TableShape): ReadRows {
  try {
    return shape.hasRowid ? readByRowid(damaged, shape) : readFromBothEnds(damaged, shape)
  } catch (thrown) {
    // Not even its first page is there.
    if (isSpoiled(thrown)) return { rows: [], damaged: true }
    throw thrown
  }
}

function readByRowid(db: Database, { name, columns }: TableShape): ReadRows {
  const row = db.prepare(`SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED WHERE rowid = ?`).raw()
  const last = highestRowid(db, name)
  const rows: (readonly unknown[])[] = []
  let damaged = last === null
  for (let rowid = 1, silent = 0; last === null ? silent < SILENCE : rowid <= last; rowid += 1) {
    const read = sound(() => row.get(rowid) as readonly unknown[] | undefined)
    if (read === spoiled) damaged = true
    if (read === spoiled || read === undefined) silent += 1
    else {
      rows.push(read)
      silent = 0
    }
  }
  return { rows, damaged }
}

/** Null when the last page cannot be read. */
function highestRowid(db: Database, name: string): number | null {
  const found = sound(() => db.prepare(`SELECT max(rowid) FROM ${name} NOT INDEXED`).pluck().get())
  return found === spoiled ? null : ((found as number | null) ?? 0)
}

function readFromBothEnds(db: Database, { name, columns, key }: TableShape): ReadRows {
  const found = new Map<string, readonly unknown[]>()
  const place = key.map((column) => columns.indexOf(column))
  let damaged = false
  for (const order of ['ASC', 'DESC']) {
    const by = key.map((column) => `${column} ${order}`).join(', ')
    const walk = db.prepare(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${by}`).raw()
    const walked = sound(() => {
      for (const row of walk.iterate() as Iterable<readonly unknown[]>) {
        found.set(JSON.stringify(place.map((index) => row[index])), row)
      }
    })
    if (walked === spoiled) damaged = true
    else break
  }
  return { rows: [...found.values()], damaged }
}

const spoiled = Symbol('a page that cannot be read')

function sound<T>(read: () => T): T | typeof spoiled {
  try {
    return read()
  } catch (thrown) {
    if (isSpoiled(thrown)) return spoiled
    throw thrown
  }
}
