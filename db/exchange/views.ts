/** What the receiver's screens ask: one prepared statement each, over the narrow tables. */
import { type Column, columns } from '../../shared/stats/form.ts'
import type { Store } from '../store.ts'

/** Unit, key, newest revision, first revision, moment of the first. */
export type ArrivalRow = readonly [string, string, number, number, number]

/** `first` and `last` are keys of one kind, both included. */
export const arrivalsBetween = (store: Store, first: string, last: string): readonly ArrivalRow[] =>
  store
    .prepare(
      'SELECT unit_id, key, revision, first_revision, first_at FROM replica_period WHERE key BETWEEN ? AND ?',
    )
    .raw()
    .all(first, last) as ArrivalRow[]

export type UnitSums = {
  readonly unitId: string
  readonly revision: number
  readonly firstRevision: number
  readonly firstAt: number
  readonly total: number | null
  readonly grade: string | null
} & Readonly<Record<Column, number | null>>

export const sumsAt = (store: Store, key: string): readonly UnitSums[] =>
  store
    .prepare(
      `SELECT unit_id AS unitId, revision, first_revision AS firstRevision, first_at AS firstAt, total, grade, ${columns.join(', ')} FROM replica_period WHERE key = ?`,
    )
    .all(key) as UnitSums[]

export interface UnitPair {
  readonly unitId: string
  readonly code: string
  readonly numerator: number | null
  readonly denominator: number | null
}

export const pairsAt = (store: Store, key: string): readonly UnitPair[] =>
  store
    .prepare('SELECT unit_id AS unitId, code, numerator, denominator FROM replica_pair WHERE key = ?')
    .all(key) as UnitPair[]

export type FieldSum = {
  readonly section: 'tinh' | 'bo'
  readonly field: string
  readonly units: number
} & Readonly<Record<Column, number | null>>

/** Over the units of the list; a cell that nobody filled in stays empty. */
export const fieldsAt = (store: Store, key: string): readonly FieldSum[] =>
  store
    .prepare(
      `SELECT r.section, r.field, count(*) AS units, ${columns.map((column) => `sum(r.${column}) AS ${column}`).join(', ')}
       FROM replica_row AS r
       JOIN member_unit AS m ON m.sender_id = r.unit_id AND m.unit_id = ? AND m.removed_at IS NULL
       WHERE r.key = ? GROUP BY r.section, r.field ORDER BY r.section DESC, sum(r.c3) DESC, r.field`,
    )
    .all(store.unitId(), key) as FieldSum[]

/** Keys of the months that came, of every report. */
export const monthsReceived = (store: Store): readonly string[] =>
  store
    .prepare(`SELECT DISTINCT key FROM replica_period WHERE key >= 'a' ORDER BY key`)
    .pluck()
    .all() as string[]

export interface UnitTasks {
  readonly unitId: string
  readonly status: 'open' | 'stuck' | 'paused' | 'done' | 'none'
  readonly tasks: number
}

export const tasksOf = (store: Store, year: number): readonly UnitTasks[] =>
  store
    .prepare(
      `SELECT unit_id AS unitId, status, count(*) AS tasks FROM replica_task WHERE year = ?
       GROUP BY unit_id, status`,
    )
    .all(year) as UnitTasks[]

export interface UnitTally {
  readonly unitId: string
  readonly late: number
  readonly withLetter: number
  readonly inTime: number
}

/** Sums of the closed months of a year. */
export const talliesOf = (store: Store, year: number): readonly UnitTally[] =>
  store
    .prepare(
      `SELECT unit_id AS unitId, sum(late) AS late, sum(with_letter) AS withLetter, sum(in_time) AS inTime
       FROM replica_tally WHERE month BETWEEN ? AND ? GROUP BY unit_id`,
    )
    .all(`${year}-01`, `${year}-12`) as UnitTally[]
