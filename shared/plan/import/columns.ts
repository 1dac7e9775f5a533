/**
 * The columns of a table: where its heading stands, what each column is for, and where the rows of work begin.
 *
 * A role is given by the words of the heading. Where a heading says nothing known, the values beneath may suggest a
 * role; such a role is `sure: false` and the officer is asked. A choice of the officer wins over everything and
 * holds for every table with the same heading.
 */

import type { RowKind } from '../row.ts'
import type { Matrix, Placed } from './matrix.ts'
import { coarser, isAboutReview, type Recognised, type Role, recognise, words } from './roles.ts'
import type { SourceTable } from './source.ts'
import {
  looksLikeAgency,
  looksLikeMeasure,
  looksLikeNumber,
  looksLikeThreshold,
  looksLikeTime,
} from './values.ts'

export interface Column {
  readonly column: number
  readonly role: Role
  /** The heading as printed, outer and inner joined by " – ". */
  readonly label: string
  readonly sure: boolean
  /** A column that is ticked: "Quý II" under "Thời gian thực hiện". */
  readonly period?: string
}

export interface Layout {
  /** The same for every table with the same headings. */
  readonly key: string
  readonly columns: readonly Column[]
  /** Indices in `rows`; equal where the table has no heading of its own. */
  readonly headerFrom: number
  readonly bodyFrom: number
  readonly kind: RowKind
}

/** Layout key → column → role. */
export type ColumnChoices = Readonly<Record<string, Readonly<Record<number, Role>>>>

export interface Header {
  readonly from: number
  readonly to: number
}

const LONGEST_LABEL = 90

/** Every heading in a table, in order; a sheet may hold several tables under each other. */
export function findHeaders(table: SourceTable, matrix: Matrix): Header[] {
  const headers: Header[] = []
  for (let row = 0; row < matrix.height; row++) {
    if (!isHeaderRow(matrix, row)) continue
    const to = headerEnd(table, matrix, row)
    headers.push({ from: row, to })
    row = to - 1
  }
  return headers
}

function isHeaderRow(matrix: Matrix, row: number): boolean {
  const cells = matrix.cellsOf(row).filter(({ text, top }) => text !== '' && top === row)
  if (cells.length < 2 || cells.some(({ text }) => text.length > LONGEST_LABEL)) return false
  const found = new Set(
    cells.flatMap((cell) => {
      const role = recognise([cell.text])
      return role === null || role.certainty < 5 ? [] : [role.role]
    }),
  )
  const enough = Math.min(3, Math.max(2, cells.length - 1))
  const unlike = cells.filter(({ text }) => looksLikeAgency(text) && recognise([text]) === null)
  return found.size >= enough && unlike.length === 0 && !looksLikeNumber(cells[0]?.text ?? '')
}

function headerEnd(table: SourceTable, matrix: Matrix, from: number): number {
  const reach = Math.max(...matrix.cellsOf(from).map(({ down, across }) => (across === 1 ? down : 1)))
  let to = Math.min(matrix.height, from + Math.max(1, Math.min(reach, 4)))
  while (to < matrix.height && to < from + 4 && isSubHeader(table, matrix, from, to)) to++
  return to
}

/** Short labels that stand only under the wide cells of the heading. */
function isSubHeader(table: SourceTable, matrix: Matrix, from: number, row: number): boolean {
  const cells = matrix.cellsOf(row).filter(({ text, top }) => text !== '' && top === row)
  if (cells.length === 0 || cells.some(({ text }) => text.length > 40)) return false
  const known = cells.filter(({ text }) => recognise([text]) !== null)
  if (table.rows[row]?.header === true && table.rows[from]?.header === true) return known.length > 0
  const bare = cells.every(({ column }) => {
    const above = matrix.at(from, column)
    return above === null || above.text === '' || above.across > 1
  })
  return bare && known.length === cells.length && !cells.some(({ text }) => looksLikeNumber(text))
}

/** Null where the table is none of a plan: an issuing block, a signature. */
export function layoutOf(
  table: SourceTable,
  matrix: Matrix,
  header: Header | null,
  before: Layout | null,
  choices: ColumnChoices,
  heading: string,
): Layout | null {
  if (header === null) {
    if (before !== null && widthOf(before) === matrix.width && matrix.width >= 3)
      return { ...before, headerFrom: 0, bodyFrom: 0 }
    return guessed(table, matrix, choices, heading)
  }
  const labels = Array.from({ length: matrix.width }, (_, column) => path(matrix, header, column))
  const key = labels.map((label) => words(label.join(' '))).join('|')
  const body = bodyStart(matrix, header.to)
  const values = (column: number): string[] => valuesOf(matrix, body, column)
  const columns = assign(labels, values, choices[key] ?? {})
  return finish(columns, { key, headerFrom: header.from, bodyFrom: body }, heading)
}

const widthOf = ({ columns }: Layout): number => columns.length

function path(matrix: Matrix, { from, to }: Header, column: number): string[] {
  const cells: Placed[] = []
  for (let row = from; row < to; row++) {
    const cell = matrix.at(row, column)
    if (cell !== null && cell.text !== '' && !cells.includes(cell)) cells.push(cell)
  }
  return cells.map(({ text }) => text.replace(/\n/g, ' '))
}

/** Past a row that only counts the columns: (1) (2) (3), A B 1 2. */
function bodyStart(matrix: Matrix, from: number): number {
  const cells = matrix.cellsOf(from).filter(({ text }) => text !== '')
  const counting =
    cells.length >= 3 && cells.every(({ text }) => /^\(?(\d{1,2}|[A-D])\)?(\s*=.{1,20})?$/.test(text))
  return counting ? from + 1 : from
}

const valuesOf = (matrix: Matrix, from: number, column: number): string[] => {
  const texts: string[] = []
  for (let row = from; row < matrix.height; row++) {
    const cell = matrix.at(row, column)
    if (cell !== null && cell.text !== '' && cell.across === 1) texts.push(cell.text)
  }
  return texts
}

type Claim = Recognised & { readonly column: number }

function assign(
  labels: readonly (readonly string[])[],
  values: (column: number) => readonly string[],
  chosen: Readonly<Record<number, Role>>,
): Column[] {
  const label = (column: number): string => (labels[column] ?? []).join(' – ')
  const claims = labels.flatMap((labelPath, column): Claim[] => {
    const found = recognise(labelPath)
    return found === null ? [] : [{ column, ...byValues(found, labelPath.at(-1) ?? '', values(column)) }]
  })
  const given = new Map<number, Role>()
  settleContent(claims, labels, values, given)
  settleNumbers(claims, given)
  settleTimes(claims, labels, given)
  for (const claim of [...claims].sort((a, b) => b.certainty - a.certainty)) {
    if (given.has(claim.column)) continue
    const rival = [...given].find(([, role]) => role === claim.role)?.[0]
    if (rival === undefined || label(rival) === label(claim.column)) given.set(claim.column, claim.role)
    else if (claim.role === 'lead' && rival < claim.column && claim.certainty < 8)
      given.set(claim.column, 'other')
  }
  const periods = tickedPeriods(labels, values)
  for (const column of periods.keys()) given.set(column, 'deadline')
  const sure = new Set(given.keys())
  for (const column of labels.keys())
    if (label(column) === '' && values(column).length === 0) sure.add(column)
  suggest(labels.length, given, values)
  return labels.map((_, column) => ({
    column,
    ...(periods.has(column) && chosen[column] === undefined ? { period: periods.get(column) ?? '' } : {}),
    role:
      chosen[column] ??
      (Object.values(chosen).includes(given.get(column) ?? 'other') ? 'other' : given.get(column)) ??
      'other',
    label: label(column),
    sure: chosen[column] !== undefined || sure.has(column),
  }))
}

const TICK = /^\s*(?:[xXvV✓✔√☑+●•*]|có)\s*$/
const QUARTERS = ['I', 'II', 'III', 'IV']

/** Columns of quarters or months in which a row ticks when it is done: at least two, and nothing but ticks in them. */
function tickedPeriods(
  labels: readonly (readonly string[])[],
  values: (column: number) => readonly string[],
): ReadonlyMap<number, string> {
  const found = labels.flatMap((path, column): [number, string][] => {
    const name = periodOf(path)
    return name !== null && values(column).every((text) => TICK.test(text)) ? [[column, name]] : []
  })
  const ticks = found.reduce((sum, [column]) => sum + values(column).length, 0)
  return new Map(found.length >= 2 && ticks > 0 ? found : [])
}

function periodOf(path: readonly string[]): string | null {
  const leaf = words(path.at(-1) ?? '')
  const above = words(path.slice(0, -1).join(' '))
  const quarter = /^(quy )?(i{1,3}|iv|[1-4])$/.exec(leaf)
  if (quarter !== null && (quarter[1] !== undefined || /\bquy\b/.test(above))) {
    const number = QUARTERS.indexOf((quarter[2] ?? '').toUpperCase()) + 1 || Number(quarter[2])
    return `Quý ${QUARTERS[number - 1]}`
  }
  const month = /^(thang |t ?)?(\d{1,2})$/.exec(leaf)
  if (month === null || (month[1] === undefined && !/\bthang\b/.test(above))) return null
  const number = Number(month[2])
  return number >= 1 && number <= 12 ? `Tháng ${number}` : null
}

/** "Đơn vị" over "%" is a measure; "Mục tiêu năm 2026" over sentences is a goal. */
function byValues(found: Recognised, label: string, texts: readonly string[]): Recognised {
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  if (found.role === 'lead' && found.certainty < 5 && share(looksLikeMeasure) > 0.5)
    return { role: 'unit', certainty: 9 }
  if (found.role === 'threshold' && texts.length > 0 && share(looksLikeThreshold) < 0.5) {
    const coarse = coarser.find(([telling]) => telling.test(words(label)))?.[1]
    return coarse === undefined ? { role: 'content', certainty: 4 } : { role: coarse, certainty: 6 }
  }
  if (found.role === 'goal' && texts.length > 1 && share(looksLikeThreshold) > 0.8)
    return { role: 'threshold', certainty: 7 }
  return found
}

/** The finest of the columns that name the work holds it; the coarser are its goal, its mission, its group. */
function settleContent(
  claims: readonly Claim[],
  labels: readonly (readonly string[])[],
  values: (column: number) => readonly string[],
  given: Map<number, Role>,
): void {
  const wide = (column: number): number => new Set(values(column)).size
  const candidates = claims
    .filter(({ role }) => role === 'content')
    .sort((a, b) => b.certainty - a.certainty || wide(b.column) - wide(a.column))
  const named =
    candidates[0] ?? claims.find(({ role }) => role === 'group') ?? claims.find(({ role }) => role === 'goal')
  if (named === undefined) return
  given.set(named.column, 'content')
  for (const { column } of candidates.slice(1)) {
    const text = words((labels[column] ?? []).at(-1) ?? '')
    const coarse = coarser.find(([telling]) => telling.test(text))?.[1] ?? 'mission'
    if (![...given.values()].includes(coarse)) given.set(column, coarse)
  }
}

function settleNumbers(claims: readonly Claim[], given: Map<number, Role>): void {
  const numbers = claims.filter(({ role }) => role === 'no')
  if (numbers[0] !== undefined) given.set(numbers[0].column, 'no')
  if (numbers[1] !== undefined) given.set(numbers[1].column, 'no2')
}

/** "Thời gian triển khai" beside "Thời gian hoàn thành" is its start. */
function settleTimes(
  claims: readonly Claim[],
  labels: readonly (readonly string[])[],
  given: Map<number, Role>,
): void {
  const times = claims.filter(({ role }) => role === 'deadline')
  const text = ({ column }: Claim): string => (labels[column] ?? []).join('|')
  const distinct = times.filter((time, at) => times.findIndex((other) => text(other) === text(time)) === at)
  if (distinct.length !== 2) return
  const end = distinct.find((time) => /hoan thanh|ket thuc|den ngay|han/.test(words(text(time))))
  const begin = distinct.find((time) => time !== end)
  if (end === undefined || begin === undefined || claims.some(({ role }) => role === 'start')) return
  given.set(end.column, 'deadline')
  given.set(begin.column, 'start')
}

/** Roles that no heading claimed, offered to columns whose values look like them. */
function suggest(
  width: number,
  given: Map<number, Role>,
  values: (column: number) => readonly string[],
): void {
  const free = (): number[] =>
    Array.from({ length: width }, (_, column) => column).filter(
      (column) => !given.has(column) && values(column).length > 0,
    )
  const share = (column: number, test: (text: string) => boolean): number =>
    values(column).filter(test).length / Math.max(1, values(column).length)
  const length = (column: number): number =>
    values(column).reduce((sum, text) => sum + text.length, 0) / Math.max(1, values(column).length)
  const offer = (role: Role, fits: (column: number) => boolean, order?: (column: number) => number): void => {
    if ([...given.values()].includes(role)) return
    const fitting = free().filter(fits)
    const best = order === undefined ? fitting[0] : fitting.sort((a, b) => order(b) - order(a))[0]
    if (best !== undefined) given.set(best, role)
  }
  offer('no', (column) => column < 2 && share(column, looksLikeNumber) > 0.7)
  offer('deadline', (column) => share(column, looksLikeTime) > 0.6 && length(column) < 70)
  offer('content', (column) => length(column) > 40 && share(column, looksLikeAgency) < 0.5, length)
  offer('lead', (column) => share(column, looksLikeAgency) > 0.6)
  offer('coordinator', (column) => share(column, looksLikeAgency) > 0.6)
  offer('product', (column) => length(column) > 12 && share(column, looksLikeTime) < 0.5)
}

/** No heading anywhere: a table whose values alone look like a plan is read so, and all of it asked about. */
function guessed(table: SourceTable, matrix: Matrix, choices: ColumnChoices, heading: string): Layout | null {
  if (matrix.width < 3 || table.rows.length < 2) return null
  const key = `?${matrix.width}`
  const columns = assign(
    Array.from({ length: matrix.width }, () => []),
    (column) => valuesOf(matrix, 0, column),
    choices[key] ?? {},
  )
  const numbered = columns.some(({ role }) => role === 'no') || choices[key] !== undefined
  return numbered ? finish(columns, { key, headerFrom: 0, bodyFrom: 0 }, heading) : null
}

const TELLING: readonly Role[] = ['lead', 'coordinator', 'deadline', 'start', 'product', 'threshold']

function finish(
  columns: readonly Column[],
  rest: Pick<Layout, 'key' | 'headerFrom' | 'bodyFrom'>,
  heading: string,
): Layout | null {
  const has = (role: Role): boolean => columns.some((column) => column.role === role)
  if (!has('content') || !TELLING.some(has)) return null
  return { ...rest, columns, kind: kindOf(columns, heading) }
}

function kindOf(columns: readonly Column[], heading: string): RowKind {
  const has = (role: Role): boolean => columns.some((column) => column.role === role)
  if (has('threshold') && !has('deadline') && !has('product')) return 'target'
  const telling = columns.filter(({ role }) => ['content', 'lead', 'deadline', 'start'].includes(role))
  if (telling.some(({ label }) => isAboutReview(label))) return 'reviewItem'
  return /danh mục.*(tthc|thủ tục).*rà soát|rà soát.*danh mục.*(tthc|thủ tục)/i.test(heading)
    ? 'reviewItem'
    : 'task'
}
