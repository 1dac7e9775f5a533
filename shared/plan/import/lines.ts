/**
 * The rows of one table as lines: bands (I, A, 1 …) and rows of work, with repeated headings and counted columns
 * gone, and the pieces of a row that a page cut put together again.
 */

import type { Place } from '../row.ts'
import type { Layout } from './columns.ts'
import type { Matrix, Placed } from './matrix.ts'
import { splitHeading } from './numbering.ts'
import { type Role, words } from './roles.ts'
import type { SourceTable } from './source.ts'
import { startsInside } from './values.ts'

export interface Band {
  readonly kind: 'band'
  readonly no: string
  readonly title: string
  readonly at: Place
}

export type Values = Readonly<Partial<Record<Role, string>>>

export interface Work {
  readonly kind: 'work'
  readonly values: Values
  /** One cell over start and finish. */
  readonly timeMerged: boolean
  readonly spanText: string | null
  /** A further line of the row before: number and content are that row's. */
  readonly sub: boolean
  readonly joined: boolean
  readonly hidden: boolean
  readonly changed: boolean
  readonly doubtful: boolean
  readonly at: Place
}

export type Line = Band | Work

/** The roles without which a row is only a heading. */
const EVIDENCE: readonly Role[] = [
  'lead',
  'coordinator',
  'evaluator',
  'start',
  'deadline',
  'product',
  'threshold',
  'unit',
]

const CARRIED_DOWN: readonly Role[] = ['goal', 'mission', 'group']

/** `carried`: the lines so far of the same table, cut before this piece by a page. */
export function readLines(
  table: SourceTable,
  matrix: Matrix,
  layout: Layout,
  to: number,
  carried: Line[],
): Line[] {
  const lines = carried
  const columnsOf = (role: Role): number[] =>
    layout.columns.filter((column) => column.role === role).map(({ column }) => column)
  const content = columnsOf('content')[0] ?? 0
  const evidence = layout.columns.filter(({ role }) => EVIDENCE.includes(role)).map(({ column }) => column)
  const numbers = columnsOf('no')[0]
  const labels = labelSet(matrix, layout)
  let fresh = true
  let page: number | undefined

  for (let row = layout.bodyFrom; row < to; row++) {
    const source = table.rows[row]
    if (source === undefined) continue
    const cells = matrix.cellsOf(row)
    const filled = cells.filter(({ text }) => text !== '')
    if (page !== source.page) fresh = true
    page = source.page
    if (filled.length === 0) continue
    if (isRepeatedHeader(filled, labels, source.header) || isColumnCount(filled)) {
      fresh = true
      continue
    }
    const at: Place = {
      table: table.index,
      row: source.row,
      ...(source.page === undefined ? {} : { page: source.page }),
    }
    const band = bandOf(matrix, row, { content, evidence, numbers })
    if (band !== null) {
      const above = lines.at(-1)
      if (fresh && above?.kind === 'band' && band.no === '' && startsInside(band.title))
        lines[lines.length - 1] = { ...above, title: `${above.title} ${band.title}` }
      else lines.push({ kind: 'band', ...band, at })
      fresh = false
      continue
    }
    const work = workOf(matrix, row, layout, content)
    const last = lines.at(-1)
    const before = last?.kind === 'work' ? last : null
    const { values } = work
    const unnumbered = numbers === undefined ? false : (values.no ?? '') === ''
    const noContent = (values.content ?? '') === ''
    const next: Work = {
      kind: 'work',
      ...work,
      sub: false,
      joined: false,
      hidden: source.hidden,
      changed: source.changed,
      doubtful: source.doubtful === true,
      at,
    }
    const contentAbove = matrix.at(row, content)
    if (contentAbove !== null && contentAbove.top < row && before !== null && contentAbove.text !== '')
      lines.push({ ...next, sub: true })
    else if (before !== null && unnumbered && (fresh || noContent) && isRest(values, before.values, fresh))
      lines[lines.length - 1] = join(before, next)
    else if (before !== null && unnumbered && noContent)
      lines.push({ ...next, sub: true, values: inherit(values, before.values) })
    else if (
      before !== null &&
      unnumbered &&
      startsInside(values.content ?? '') &&
      !values.deadline &&
      numbers !== undefined
    )
      lines[lines.length - 1] = join(before, next)
    else lines.push({ ...next, values: carryDown(values, before?.values ?? {}) })
    fresh = false
  }
  return lines
}

const labelSet = (matrix: Matrix, { headerFrom, bodyFrom, columns }: Layout): Set<string> => {
  const labels = new Set(columns.flatMap(({ label }) => label.split(' – ').map(words)))
  for (let row = headerFrom; row < bodyFrom; row++)
    for (const { text } of matrix.cellsOf(row)) if (text !== '') labels.add(words(text))
  return labels
}

const isRepeatedHeader = (
  filled: readonly Placed[],
  labels: ReadonlySet<string>,
  marked: boolean,
): boolean => {
  const same = filled.filter(({ text }) => labels.has(words(text))).length
  return same === filled.length && (filled.length >= 2 || marked)
}

const isColumnCount = (filled: readonly Placed[]): boolean =>
  filled.length >= 4 && filled.every(({ text }) => /^\(?\d{1,2}\)?$/.test(text))

/** A heading inside the table: one wide cell, or number and title alone. */
function bandOf(
  matrix: Matrix,
  row: number,
  {
    content,
    evidence,
    numbers,
  }: { content: number; evidence: readonly number[]; numbers: number | undefined },
): Pick<Band, 'no' | 'title'> | null {
  const cells = matrix.cellsOf(row).filter(({ text }) => text !== '')
  const titleCell = matrix.at(row, content)
  const numberCell = numbers === undefined ? null : matrix.at(row, numbers)
  if (cells.some(({ top, column }) => top < row && column === content)) return null
  const heldBack = evidence.filter((column) => {
    const cell = matrix.at(row, column)
    return cell !== null && cell.text !== '' && cell !== titleCell && cell !== numberCell
  })
  const over = evidence.filter((column) => matrix.at(row, column) === titleCell).length
  if (heldBack.length > 0) return null
  if (titleCell === null || titleCell.text === '') {
    const only = cells.length === 1 ? cells[0] : undefined
    return only !== undefined && only.across > 1 ? heading(only.text) : null
  }
  const wide = titleCell.across > 1 && over > 0 && over >= Math.min(2, evidence.length)
  const bare = evidence.length >= 2 && cells.every((cell) => cell === titleCell || cell === numberCell)
  if (!wide && !bare) return null
  if (numberCell !== null && numberCell !== titleCell && numberCell.text !== '')
    return { no: numberCell.text.trim(), title: oneLine(titleCell.text) }
  if (!wide && numbers !== undefined && titleCell.top < row) return null
  return bare && !wide && numbers !== undefined && startsInside(titleCell.text)
    ? null
    : heading(titleCell.text)
}

const heading = (text: string): Pick<Band, 'no' | 'title'> => {
  const split = splitHeading(oneLine(text))
  return split ?? { no: '', title: oneLine(text) }
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function workOf(
  matrix: Matrix,
  row: number,
  layout: Layout,
  content: number,
): Pick<Work, 'values' | 'timeMerged' | 'spanText'> {
  const columnsOf = (role: Role): number[] =>
    layout.columns.filter((column) => column.role === role).map(({ column }) => column)
  const contentCell = matrix.at(row, content)
  const span = matrix
    .cellsOf(row)
    .find((cell) => cell !== contentCell && cell.text !== '' && rolesUnder(cell, layout).size >= 3)
  const values: Partial<Record<Role, string>> = {}
  const ticked = layout.columns.filter(
    ({ column, period }) => period !== undefined && (matrix.at(row, column)?.text ?? '') !== '',
  )
  if (layout.columns.some(({ period }) => period !== undefined))
    values.deadline = periodsText(ticked.map(({ period = '' }) => period))
  for (const { role } of layout.columns) {
    if (values[role] !== undefined || role === 'other') continue
    const cells = new Set(columnsOf(role).map((column) => matrix.at(row, column)))
    values[role] = [...cells]
      .filter(
        (cell): cell is Placed =>
          cell !== null && cell !== span && (cell !== contentCell || role === 'content'),
      )
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n')
  }
  const [start] = columnsOf('start')
  const [finish] = columnsOf('deadline')
  const timeMerged =
    start !== undefined &&
    finish !== undefined &&
    matrix.at(row, start) !== null &&
    matrix.at(row, start) === matrix.at(row, finish)
  if (timeMerged) values.start = ''
  return { values, timeMerged, spanText: span === undefined ? null : oneLine(span.text) }
}

/** "Quý I, Quý III"; three and more without a gap as "Tháng 3 - Tháng 9". */
function periodsText(names: readonly string[]): string {
  const numbers = names.map((name) => PERIODS.indexOf(name))
  const [first = 0] = numbers
  const unbroken = numbers.every((number, at) => number === first + at)
  return names.length >= 3 && unbroken ? `${names[0]} - ${names.at(-1)}` : names.join(', ')
}

const PERIODS = [
  ...['I', 'II', 'III', 'IV'].map((quarter) => `Quý ${quarter}`),
  '',
  ...Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`),
]

const rolesUnder = (cell: Placed, { columns }: Layout): Set<Role> =>
  new Set(
    columns
      .filter(({ column }) => column >= cell.column && column < cell.column + cell.across)
      .map(({ role }) => role)
      .filter((role) => role !== 'start' && role !== 'other'),
  )

/**
 * Is a row without a number the rest of the one before? At the top of a page it is, unless it begins a time and a
 * product of its own; inside a page it is only where what it holds goes on in the middle of a sentence.
 */
function isRest(values: Values, before: Values, fresh: boolean): boolean {
  const time = values.deadline || values.start || ''
  const product = values.product ?? ''
  const begins = (text: string): boolean => text !== '' && !startsInside(text)
  const openTime = (before.deadline ?? '') === '' && (before.start ?? '') === ''
  const own = begins(time) && begins(product) && !openTime
  if (own) return false
  if (!fresh) {
    const parts = Object.values(values).filter((text) => text !== '')
    return parts.length > 0 && parts.every((text) => startsInside(text ?? ''))
  }
  const complete =
    begins(values.content ?? '') && begins(time) && begins(values.lead ?? values.coordinator ?? '')
  return !complete
}

function join(before: Work, rest: Work): Work {
  const values: Partial<Record<Role, string>> = { ...before.values }
  for (const [role, text] of Object.entries(rest.values) as [Role, string][]) {
    if (text === '' || (CARRIED_DOWN.includes(role) && values[role] === text)) continue
    const held = values[role] ?? ''
    values[role] = held === '' ? text : `${held}${isNewBullet(held, text) ? '\n' : ' '}${text}`
  }
  return {
    ...before,
    values,
    joined: true,
    changed: before.changed || rest.changed,
    doubtful: before.doubtful || rest.doubtful,
  }
}

/** "- Xã hội" behind an open "- Phòng Văn hóa" goes on with the name; behind a closed line it is a new one. */
const isNewBullet = (held: string, text: string): boolean =>
  /^[-–+•*]\s/.test(text) && (/[;.:,]$/.test(held) || !/^[-–+•*]\s/m.test(held))

const inherit = (values: Values, before: Values): Values => {
  const whole: Partial<Record<Role, string>> = { ...values }
  for (const role of ['no', 'no2', 'goal', 'mission', 'group', 'content', 'lead', 'coordinator'] as const)
    if ((whole[role] ?? '') === '' && before[role] !== undefined) whole[role] = before[role]
  return whole
}

/** A merge that a copy lost: a goal stands once, over the rows that serve it. */
const carryDown = (values: Values, before: Values): Values => {
  const whole: Partial<Record<Role, string>> = { ...values }
  for (const role of CARRIED_DOWN) if (whole[role] === '' && before[role]) whole[role] = before[role]
  return whole
}
