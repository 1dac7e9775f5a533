/**
 * Where the columns of a list stand. They are found by the words of the heading, whatever their order, and checked
 * against what the cells below hold: a column of day counts is no column of dates. What two columns claim with equal
 * right, or none claims, is asked once and remembered for the layout.
 */
import type { Grid, GridCell, GridRow } from '../../stats/grid.ts'
import { type Line, linesOf } from '../../stats/lines.ts'
import { clean } from '../../text/text.ts'
import { codeKindOf, readCode } from './code.ts'
import { type ColumnRole, plain, readHeading } from './columns.ts'
import { readMoment } from './moments.ts'

export interface ListLayout {
  readonly headerRows: readonly number[]
  /** The row after the heading; `rows` of the grid from here on are data, totals and signatures. */
  readonly firstRow: number
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>
  /** Further columns of the finish, looked at where the first is empty (domain §1.5: done, then handed over). */
  readonly finishedToo: readonly number[]
  readonly others: readonly { readonly column: number; readonly header: string }[]
  /** The same for every list of one layout: the plain words of the heading in their order. */
  readonly fingerprint: string
  readonly doubts: readonly ColumnDoubt[]
}

/** Which column is it? Empty `candidates`: none is left that could be. */
export interface ColumnDoubt {
  readonly role: ColumnRole
  /** As printed. */
  readonly candidates: readonly string[]
}

/** By role: the column's heading in plain words, or null for "the list has none". */
export type ColumnAnswers = Readonly<Partial<Record<ColumnRole, string | null>>>

const SEARCHED = 60
const SAMPLE = 60
const FEWEST = 4
/** Without them no dossier can be keyed or judged. */
const NEEDED: readonly ColumnRole[] = ['code', 'received', 'due', 'state']
const DATED: readonly ColumnRole[] = ['received', 'due', 'finished']

interface Heading {
  readonly column: number
  readonly text: string
  readonly role: ColumnRole | null
  readonly rank: number
}

export function layoutOf(grid: Grid, answersOf: (fingerprint: string) => ColumnAnswers): ListLayout | null {
  const lines = linesOf({ ...grid, rows: grid.rows.slice(0, SEARCHED) })
  const base = lines
    .map((line) => ({ line, roles: rolesOf(line) }))
    .reduce<{ line: Line; roles: number } | null>(
      (best, found) => (found.roles >= FEWEST && found.roles > (best?.roles ?? 0) ? found : best),
      null,
    )?.line
  if (base === undefined) return null
  const block = headerBlock(lines, base)
  const headings = headingsOf(block)
  const last = block.at(-1)?.row ?? base.row
  const fingerprint = headings.map(({ text }) => plain(text)).join('|')
  const sample = grid.rows.filter(({ number }) => number > last).slice(0, SAMPLE)
  return {
    headerRows: block.map(({ row }) => row),
    firstRow: last + 1,
    fingerprint,
    ...assign(headings, sample, answersOf(fingerprint)),
  }
}

const roleAt = (cell: GridCell): ColumnRole | null => readHeading(cell.text)?.role ?? null

/** Distinct roles on the line; a line of data names none, or one by chance. */
const rolesOf = (line: Line): number =>
  line.own.some(({ number, date }) => number !== null || date !== undefined)
    ? 0
    : new Set(line.own.flatMap((cell) => roleAt(cell) ?? [])).size

/** The heading with the lines that its merged cells reach over or under. */
function headerBlock(lines: readonly Line[], base: Line): Line[] {
  const at = lines.indexOf(base)
  const block = [base]
  const before = lines[at - 1]
  const isGroup = (line: Line): boolean =>
    line.own.length >= 2 && line.own.some(({ across, down }) => across > 1 || down > 1) && !holdsData(line)
  if (before !== undefined && before.number === base.number - 1 && isGroup(before)) block.unshift(before)
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]
    const reached = base.own.some(({ down }) => base.number + down > (line?.number ?? Infinity))
    if (line === undefined || !reached || holdsData(line)) break
    block.push(line)
  }
  return block
}

const holdsData = (line: Line): boolean =>
  line.own.some((cell) => {
    if (cell.number !== null || cell.date !== undefined) return true
    const read = readCode(cell.text)
    return read !== null && codeKindOf(read.code) !== 'other'
  })

function headingsOf(block: readonly Line[]): Heading[] {
  const columns = new Set(block.flatMap((line) => [...line.seen.keys()]))
  return [...columns]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const cells = [...new Set(block.flatMap((line) => line.seen.get(column) ?? []))]
      const texts = cells.map(({ text }) => clean(text)).filter((text) => text !== '')
      if (texts.length === 0) return []
      const own = readHeading(texts.at(-1) ?? '')
      const whole = texts.join(' ')
      const read = own ?? readHeading(whole)
      return [{ column, text: whole, role: read?.role ?? null, rank: read?.rank ?? 9 }]
    })
}

function assign(
  headings: readonly Heading[],
  sample: readonly GridRow[],
  answers: ColumnAnswers,
): Pick<ListLayout, 'columns' | 'finishedToo' | 'others' | 'doubts'> {
  const cellsOf = (column: number): GridCell[] =>
    sample.flatMap(({ cells }) => cells.find((cell) => cell.column === column) ?? [])
  const dates = new Map(headings.map(({ column }) => [column, share(cellsOf(column), isDate)]))
  const codes = new Map(headings.map(({ column }) => [column, share(cellsOf(column), isCode)]))
  const fits = ({ role, column }: Heading): boolean =>
    role === null || !DATED.includes(role) || cellsOf(column).length === 0 || (dates.get(column) ?? 0) >= 0.5

  const columns: Partial<Record<ColumnRole, number>> = {}
  const taken = new Set<number>()
  const doubts: ColumnDoubt[] = []
  const finishedToo: number[] = []
  const take = (role: ColumnRole, column: number): void => {
    columns[role] = column
    taken.add(column)
  }
  for (const [role, answer] of Object.entries(answers) as [ColumnRole, string | null][]) {
    const named = headings.find(({ text }) => plain(text) === answer)
    if (named !== undefined) take(role, named.column)
  }
  const byRole = new Map<ColumnRole, Heading[]>()
  for (const heading of headings) {
    if (heading.role === null || taken.has(heading.column) || !fits(heading)) continue
    byRole.set(heading.role, [...(byRole.get(heading.role) ?? []), heading])
  }
  for (const [role, found] of byRole) {
    if (columns[role] !== undefined || answers[role] === null) continue
    const best = Math.min(...found.map(({ rank }) => rank))
    const equals = found.filter(({ rank }) => rank === best)
    const coded = role === 'code' ? equals.filter(({ column }) => (codes.get(column) ?? 0) >= 0.5) : equals
    const choice = coded[0] ?? equals[0]
    if (choice === undefined) continue
    take(role, choice.column)
    if (role === 'finished') {
      const rest = found.filter(({ column }) => column !== choice.column).sort((a, b) => a.rank - b.rank)
      for (const { column } of rest) {
        finishedToo.push(column)
        taken.add(column)
      }
    } else if (coded.length > 1 && NEEDED.includes(role)) {
      doubts.push({ role, candidates: coded.map(({ text }) => text) })
    }
  }
  const free = headings.filter(({ column }) => !taken.has(column))
  if (columns.code === undefined && answers.code === undefined) {
    const [found] = free.filter(({ column }) => (codes.get(column) ?? 0) >= 0.5)
    if (found !== undefined) take('code', found.column)
  }
  const missing = [...NEEDED, 'finished' as const].filter(
    (role) => columns[role] === undefined && answers[role] === undefined,
  )
  for (const role of missing) {
    const candidates = free.filter(
      ({ column, role: own }) =>
        !taken.has(column) && own === null && (!DATED.includes(role) || (dates.get(column) ?? 0) >= 0.5),
    )
    doubts.push({ role, candidates: candidates.map(({ text }) => text) })
  }
  return {
    columns,
    finishedToo,
    others: headings
      .filter(({ column }) => !taken.has(column))
      .map(({ column, text }) => ({ column, header: text })),
    doubts,
  }
}

const share = (cells: readonly GridCell[], holds: (cell: GridCell) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(holds).length / cells.length

const isDate = (cell: GridCell): boolean => {
  const { moment, bad } = readMoment(cell)
  return moment !== null || (bad && /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(cell.text))
}

const isCode = (cell: GridCell): boolean => {
  const read = readCode(cell.text)
  return read !== null && codeKindOf(read.code) !== 'other'
}
