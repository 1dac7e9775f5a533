/** The figures of a record in columns, so that a hundred units are summed by the database and not parsed one by one. */
import type { ApologyTallyBody } from '../../shared/bundle/bodies/apology-tally.ts'
import type { PeriodBody } from '../../shared/bundle/bodies/period.ts'
import type { TaskStateBody } from '../../shared/bundle/bodies/task-state.ts'
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { columns } from '../../shared/stats/form.ts'
import type { Store } from '../store.ts'

/** `sentAt` counts only for a period that came for the first time. */
export function narrow(store: Store, unitId: string, record: BundleRecord, sentAt: number): void {
  const { kind, key, revision } = record
  switch (kind) {
    case 'week':
    case 'month':
      putPeriod(store, unitId, key, revision, record.body as unknown as PeriodBody, sentAt)
      return
    case 'taskState': {
      const { year, status } = record.body as unknown as TaskStateBody
      store.prepare(putTask).run(unitId, key, year, status)
      return
    }
    case 'apologyTally': {
      const { tally } = record.body as unknown as ApologyTallyBody
      store.prepare(putTally).run(unitId, key, tally.late, tally.withLetter, tally.inTime)
      return
    }
    default:
  }
}

function putPeriod(
  store: Store,
  unitId: string,
  key: string,
  revision: number,
  { total, grade, rows, pairs }: PeriodBody,
  sentAt: number,
): void {
  const sums = columns.map((_, at) => sumOf(rows.map(([, , counts]) => counts[at] ?? null)))
  store.prepare(putSums).run(unitId, key, revision, revision, sentAt, total, grade, ...sums)
  if (revision > 1) {
    store.prepare('DELETE FROM replica_row WHERE key = ? AND unit_id = ?').run(key, unitId)
    store.prepare('DELETE FROM replica_pair WHERE key = ? AND unit_id = ?').run(key, unitId)
  }
  const row = store.prepare(putRow)
  for (const [section, field, counts] of rows) row.run(unitId, key, section, field, ...counts)
  const pair = store.prepare(putPair)
  for (const [code, [numerator, denominator]] of Object.entries(pairs))
    pair.run(unitId, key, code, numerator, denominator)
}

/** What nobody filled in stays empty. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum: number | null = null
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value
  return sum
}

const named = columns.join(', ')
const marks = columns.map(() => '?').join(', ')
const set = columns.map((column) => `${column} = excluded.${column}`).join(', ')

const putSums = `INSERT INTO replica_period
  (unit_id, key, revision, first_revision, first_at, total, grade, ${named}) VALUES (?, ?, ?, ?, ?, ?, ?, ${marks})
  ON CONFLICT (key, unit_id) DO UPDATE SET revision = excluded.revision, total = excluded.total,
    grade = excluded.grade, ${set}`
/** A field printed twice in one sheet is one field here. */
const putRow = `INSERT INTO replica_row (unit_id, key, section, field, ${named}) VALUES (?, ?, ?, ?, ${marks})
  ON CONFLICT (key, unit_id, section, field) DO UPDATE SET
    ${columns.map((column) => `${column} = coalesce(${column} + excluded.${column}, ${column}, excluded.${column})`).join(', ')}`
const putPair = `INSERT INTO replica_pair (unit_id, key, code, numerator, denominator) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (key, unit_id, code) DO UPDATE SET numerator = excluded.numerator, denominator = excluded.denominator`
const putTask = `INSERT INTO replica_task (unit_id, key, year, status) VALUES (?, ?, ?, ?)
  ON CONFLICT (unit_id, key) DO UPDATE SET year = excluded.year, status = excluded.status`
const putTally = `INSERT INTO replica_tally (unit_id, month, late, with_letter, in_time) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (unit_id, month) DO UPDATE SET late = excluded.late, with_letter = excluded.with_letter,
    in_time = excluded.in_time`
