/**
 * What the table says against itself. Sums are checked against the rows that were read, never imported;
 * a sum over a cell that could not be read cannot be checked, and that is said too.
 */
import type { Body, BodyRow, Sum } from './body.ts'
import { type Column, type Counts, columns, type Section, type StatsRow } from './form.ts'
import { brokenIdentities, countsOf } from './identities.ts'
import type { Places } from './layout.ts'
import { ownAt } from './lines.ts'

export type ContradictionCode =
  | 'sum3'
  | 'sum7'
  | 'sum11'
  | 'balance'
  | 'negative'
  | 'notInteger'
  | 'unreadable'
  | 'subtotalMismatch'
  | 'subtotalNotCheckable'
  | 'totalMismatch'

export interface Contradiction {
  readonly row: number
  readonly code: ContradictionCode
  readonly col?: Column
  readonly inFile?: number
  readonly computed?: number
  readonly cause?: string
}

export interface SumLine {
  readonly row: number
  readonly section?: Section
  readonly label: string
  readonly cachedInFile?: Partial<Counts>
  readonly formulaWithoutCachedValue?: true
  /** What the rows add up to, whatever the file says. */
  readonly v: Counts
}

export const causes = {
  textCells: 'SUM bỏ qua ô số kiểu chữ',
  uncached: 'công thức không có giá trị lưu sẵn',
  notCount: 'ô không phải là số',
  unreadRows: 'có ô trong mục không đọc được',
} as const

export function rowContradictions(row: BodyRow): Contradiction[] {
  const at = row.line.row
  const cells = columns.flatMap((col): Contradiction[] => {
    const { value, how } = row.read[col]
    if (how === 'uncached') return [{ row: at, code: 'unreadable', col, cause: causes.uncached }]
    if (how === 'unreadable') return [{ row: at, code: 'unreadable', col, cause: causes.notCount }]
    if (value === null) return []
    return [
      ...(value < 0 ? [{ row: at, code: 'negative' as const, col, inFile: value }] : []),
      ...(Number.isInteger(value) ? [] : [{ row: at, code: 'notInteger' as const, col, inFile: value }]),
    ]
  })
  const identities = brokenIdentities(row.v).map(
    ({ kind, whole, inFile, computed }): Contradiction => ({
      row: at,
      code: kind,
      col: whole,
      inFile,
      computed,
    }),
  )
  return [...identities, ...cells]
}

export interface CheckedSum {
  readonly line: SumLine
  readonly contradictions: readonly Contradiction[]
}

/** Rows that repeat a visible one while hidden are in `left`, and count in no sum. */
export function checkSum(sum: Sum, body: Body, left: ReadonlySet<BodyRow>, places: Places): CheckedSum {
  const kept = (from: number, to: number) => body.rows.slice(from, to).filter((row) => !left.has(row))
  const candidates =
    sum.scope === 'total' ? [kept(0, body.rows.length)] : sum.ranges.map(([from, to]) => kept(from, to))
  const scored = candidates.map((rows) => {
    const v = sumOf(rows)
    return { rows, v, wrong: columns.filter((code) => differs(sum.read[code].value, v[code])).length }
  })
  const best = scored.reduce((a, b) => (b.wrong < a.wrong ? b : a))
  const uncached = columns.some((code) => sum.read[code].how === 'uncached')
  const contradictions = columns.flatMap((code) =>
    contradictionOf(sum, code, best.rows, best.v[code], places),
  )
  const mismatch = contradictions.some(({ code }) => code === 'subtotalMismatch' || code === 'totalMismatch')
  const notCheckable: Contradiction[] =
    uncached && sum.scope !== 'total'
      ? [{ row: sum.line.row, code: 'subtotalNotCheckable', cause: causes.uncached }]
      : []
  return {
    line: {
      row: sum.line.row,
      ...(sum.scope === 'total' ? {} : { section: sum.section }),
      label: sum.label,
      ...(mismatch ? { cachedInFile: cachedOf(sum, places) } : {}),
      ...(uncached ? { formulaWithoutCachedValue: true as const } : {}),
      v: best.v,
    },
    contradictions: [...contradictions, ...notCheckable],
  }
}

const differs = (inFile: number | null, computed: number | null): boolean =>
  inFile !== null && computed !== null && Math.abs(inFile - computed) > 1e-9

function sumOf(rows: readonly BodyRow[]): Counts {
  return countsOf((code) => {
    const values = rows.map((row) => row.v[code])
    if (values.some((value) => value === null)) return null
    return values.reduce((sum: number, value) => sum + (value ?? 0), 0)
  })
}

function contradictionOf(
  sum: Sum,
  code: Column,
  rows: readonly BodyRow[],
  computed: number | null,
  places: Places,
): Contradiction[] {
  const row = sum.line.row
  const { value, how } = sum.read[code]
  if (places[code] === undefined || how === 'uncached') return []
  const printed = places[code].some((column) => ownAt(sum.line, column) !== undefined)
  if (how === 'unreadable') return [{ row, code: 'subtotalNotCheckable', col: code, cause: causes.notCount }]
  if (!printed || value === null) return []
  if (computed === null) return [{ row, code: 'subtotalNotCheckable', col: code, cause: causes.unreadRows }]
  if (!differs(value, computed)) return []
  const formula = places[code].some((column) => ownAt(sum.line, column)?.formula != null)
  const cause = formula && value === storedSum(rows, places[code]) ? { cause: causes.textCells } : {}
  const kind = sum.scope === 'total' || formula ? 'totalMismatch' : 'subtotalMismatch'
  return [{ row, code: kind, col: code, inFile: value, computed, ...cause }]
}

/** What Excel's SUM makes of the column: it passes over numbers kept as text. */
const storedSum = (rows: readonly BodyRow[], places: readonly number[]): number =>
  rows.reduce(
    (sum, row) => sum + places.reduce((part, column) => part + (ownAt(row.line, column)?.number ?? 0), 0),
    0,
  )

const cachedOf = (sum: Sum, places: Places): Partial<Counts> =>
  Object.fromEntries(
    columns.flatMap((code) => (places[code] === undefined ? [] : [[code, sum.read[code].value]])),
  )

export interface CarryMismatch {
  readonly row: number | null
  readonly section: Section
  readonly field: string
  /** Column (6) of this table; null when the field is missing here. */
  readonly carried: number | null
  /** Column (11) of the table before; null when the field was missing there. */
  readonly left: number | null
}

/** (6) must be the (11) of the table before, field by field, in the sections that were read; zeros may come and go. */
export function carryMismatches(
  rows: readonly (Pick<StatsRow, 'section' | 'v'> & { row: number; field: string | null })[],
  previous: readonly StatsRow[],
): CarryMismatch[] {
  const key = (row: { section: Section; field: string | null }) => `${row.section}/${row.field}`
  const before = new Map(previous.map((row) => [key(row), row.v.c11]))
  const now = new Set(rows.map(key))
  const here = rows.flatMap((row): CarryMismatch[] => {
    if (row.field === null || row.v.c6 === null) return []
    const left = before.get(key(row)) ?? null
    if (left === row.v.c6 || (left === null && row.v.c6 === 0)) return []
    return [{ row: row.row, section: row.section, field: row.field, carried: row.v.c6, left }]
  })
  const sections = new Set(rows.map(({ section }) => section))
  const gone = previous.flatMap((row): CarryMismatch[] =>
    now.has(key(row)) || !sections.has(row.section) || !row.v.c11
      ? []
      : [{ row: null, section: row.section, field: row.field, carried: null, left: row.v.c11 }],
  )
  return [...here, ...gone]
}
