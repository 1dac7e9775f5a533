/**
 * Where the columns (1)…(13) of one table stand. They are found by the words of the heading and by the row
 * (1)(2)(3)…, never by counting, because officers move columns. Where the two disagree, the identities of the form
 * decide over the rows below, and the office is told. Only a block without any heading is read by its order,
 * and only when exactly eleven columns of counts stand behind the names.
 */
import { readCount } from './counts.ts'
import { type Column, columns } from './form.ts'
import type { Grid, GridCell } from './grid.ts'
import { codeOf, type Group, isHeading, numberInside, printedNumber, readHeading } from './heading.ts'
import { brokenIdentities, countsOf } from './identities.ts'
import { type Line, ownAt } from './lines.ts'

/** A code may stand in two columns: "Trực tiếp" and "Bưu chính" add up to (5). */
export type Places = Partial<Record<Column, readonly number[]>>

export type LayoutDoubt =
  | { readonly kind: 'columnsDisagree' }
  | { readonly kind: 'columnAmbiguous'; readonly code: Column }

export interface Layout {
  readonly header: readonly Line[]
  readonly numberLine: Line | null
  readonly first: number | null
  readonly field: number
  readonly places: Places
  /** Columns with a heading that are none of the form's. */
  readonly others: readonly { readonly column: number; readonly text: string }[]
  readonly doubts: readonly LayoutDoubt[]
}

export interface HeaderBlock {
  readonly header: readonly Line[]
  readonly numberLine: Line | null
}

const FEWEST_CODES = 3

export function layoutOf(grid: Grid, lines: readonly Line[]): Layout | null {
  const blocks = headerBlocks(lines)
  for (const block of blocks) {
    const after = lines.filter((line) => line.number > lastOf(block))
    const layout = fromBlock(block, after)
    if (layout !== null) return layout
  }
  return blocks.length === 0 ? fromOrder(grid, lines) : null
}

const lastOf = ({ header, numberLine }: HeaderBlock): number =>
  Math.max(numberLine?.number ?? 0, header.at(-1)?.number ?? 0)

/** Every heading of the grid: the first one, and those repeated where a page breaks. */
export function headerBlocks(lines: readonly Line[]): HeaderBlock[] {
  const blocks: HeaderBlock[] = []
  let at = 0
  while (at < lines.length) {
    let end = at
    while (end < lines.length && continues(lines, at, end)) end++
    const header = lines.slice(at, end)
    const following = lines[end]
    const numberLine = following !== undefined && isNumberLine(following) ? following : null
    const heads = header.flatMap((line) => line.own.filter(isHeadingCell))
    if (numberLine !== null || heads.length >= FEWEST_CODES) blocks.push({ header, numberLine })
    at = numberLine !== null ? end + 1 : Math.max(end, at + 1)
  }
  return blocks
}

function continues(lines: readonly Line[], start: number, at: number): boolean {
  const line = lines[at]
  const before = at > start ? lines[at - 1] : undefined
  if (line === undefined || isNumberLine(line)) return false
  if (before !== undefined && line.number !== before.number + 1) return false
  return isHeaderLine(line, before !== undefined)
}

const isHeadingCell = ({ text }: GridCell): boolean =>
  isHeading(readHeading(text)) || (numberInside(text) !== null && printedNumber(text) === null)

/** Mostly heading words and no figures; below another heading line one word is enough. */
export function isHeaderLine(line: Line, below = false): boolean {
  if (line.own.some((cell) => cell.number !== null || /^\s*\d+\s*$/.test(cell.text))) return false
  const heads = line.own.filter(isHeadingCell)
  if (below)
    return heads.length === line.own.length || (heads.length >= 2 && heads.length * 2 >= line.own.length)
  return heads.length >= 2 && heads.length * 2 >= line.own.length
}

/** (1)(2)(3)… or A, B, 1, 2…: at least five different numbers and nothing else. */
export function isNumberLine(line: Line): boolean {
  const numbers = line.own.map((cell) => printedNumber(cell.text))
  const found = numbers.filter((number) => number !== null)
  if (found.length < 5 || new Set(found).size !== found.length) return false
  if (line.own.some((cell, at) => numbers[at] === null && !/^\s*\(?[AB]\)?\s*$/.test(cell.text))) return false
  if (line.own.every((cell) => /[([=]|cột/iu.test(cell.text) || printedNumber(cell.text) === null))
    return true
  const sorted = [...found].sort((a, b) => a - b)
  return (
    (sorted[0] === 1 || sorted[0] === 3) && sorted.every((number, at) => number === (sorted[0] ?? 0) + at)
  )
}

function fromBlock(block: HeaderBlock, after: readonly Line[]): Layout | null {
  const stacks = stacksOf(block.header)
  const words = byWords(stacks)
  const numbers = byNumbers(block.numberLine, stacks)
  const { places, doubts } = settle(words, numbers.places, after)
  if (Object.keys(places).length < FEWEST_CODES) return null

  const taken = new Set(Object.values(places).flat())
  const roles = (role: 'number' | 'field') =>
    [...stacks].flatMap(([column, path]) =>
      path.some((cell) => readHeading(cell.text).role === role) ? [column] : [],
    )
  const field = fieldColumn(roles('field'), numbers.field, taken, after)
  if (field === null) return null
  const first = roles('number')[0] ?? numbers.first ?? firstColumn(field, taken, after)
  const others = [...stacks].flatMap(([column, path]) =>
    taken.has(column) || column === field || column === first
      ? []
      : [{ column, text: path.map((cell) => cell.text).join(' ') }],
  )
  return { ...block, first: first === field ? null : first, field, places, others, doubts }
}

/** The heading cells above each column, the uppermost first; an unmerged group reaches over its parts. */
function stacksOf(header: readonly Line[]): Map<number, GridCell[]> {
  const all = [...new Set(header.flatMap((line) => [...line.seen.keys()]))].sort((a, b) => a - b)
  return new Map(
    all.map((column) => {
      const stack = header.flatMap((line, at) => {
        const lower = header.slice(at + 1).some((below) => below.own.some((cell) => cell.column === column))
        return line.seen.get(column) ?? (lower ? reaching(line, column) : undefined) ?? []
      })
      return [column, [...new Set(stack)]]
    }),
  )
}

function reaching(line: Line, column: number): GridCell | undefined {
  const left = line.own.findLast((cell) => cell.column < column)
  if (left === undefined) return undefined
  const heading = readHeading(left.text)
  return heading.group !== null || heading.newOnly ? left : undefined
}

interface Found {
  readonly places: Map<Column, number[]>
  readonly stacks: ReadonlyMap<number, readonly GridCell[]>
}

function byWords(stacks: ReadonlyMap<number, readonly GridCell[]>): Found {
  const places = new Map<Column, number[]>()
  const weak = new Map<Column, number[]>()
  let nearest: Group | null = null
  for (const [column, path] of stacks) {
    const named = codeOf(
      path.map((cell) => cell.text),
      nearest,
    )
    nearest = named.group ?? nearest
    const into = named.weak ? weak : places
    if (named.code !== null) into.set(named.code, [...(into.get(named.code) ?? []), column])
  }
  for (const [code, found] of weak) if (!places.has(code)) places.set(code, found)
  return { places, stacks }
}

interface Numbered {
  readonly places: Map<Column, number>
  readonly first: number | null
  readonly field: number | null
}

function byNumbers(line: Line | null, stacks: ReadonlyMap<number, readonly GridCell[]>): Numbered {
  const printed = new Map<number, number>()
  if (line !== null) {
    for (const cell of line.own) {
      const number = printedNumber(cell.text)
      if (number !== null) printed.set(number, cell.column)
    }
  } else {
    for (const [column, path] of stacks) {
      const number = numberInside(path.at(-1)?.text ?? '')
      if (number !== null) printed.set(number, column)
    }
    if (printed.size < 5) printed.clear()
  }
  const lettered = line?.own.some((cell) => /^\s*\(?[AB]\)?\s*$/.test(cell.text)) ?? false
  const places = new Map<Column, number>()
  for (const code of columns) {
    const column = printed.get(Number(code.slice(1)) - (lettered ? 2 : 0))
    if (column !== undefined) places.set(code, column)
  }
  return {
    places,
    first: printed.get(lettered ? Number.NaN : 1) ?? null,
    field: printed.get(lettered ? Number.NaN : 2) ?? null,
  }
}

function settle(
  words: Found,
  numbers: ReadonlyMap<Column, number>,
  after: readonly Line[],
): { places: Places; doubts: LayoutDoubt[] } {
  const doubts: LayoutDoubt[] = []
  const spoken: Places = Object.fromEntries(
    [...words.places].flatMap(([code, found]) => {
      if (found.length === 1 || (code === 'c5' && found.length === 2 && split(words.stacks, found)))
        return [[code, found]]
      if (!numbers.has(code)) doubts.push({ kind: 'columnAmbiguous', code })
      return []
    }),
  )
  const printed: Places = Object.fromEntries([...numbers].map(([code, column]) => [code, [column]]))
  const spokenAt = new Map(
    Object.entries(spoken).flatMap(([code, found]) => (found ?? []).map((at) => [at, code])),
  )
  const clash = [...numbers].some(([code, column]) => {
    const said = spoken[code]
    return (said !== undefined && !said.includes(column)) || (spokenAt.get(column) ?? code) !== code
  })
  if (!clash) return { places: { ...spoken, ...printed, ...splitParts(spoken) }, doubts }
  const better = faults(printed, after) < faults(spoken, after) ? printed : spoken
  return { places: better, doubts: [...doubts, { kind: 'columnsDisagree' }] }
}

const splitParts = (places: Places): Places => ((places.c5?.length ?? 0) > 1 ? { c5: places.c5 ?? [] } : {})

/** "Trực tiếp" in one column and "Bưu chính" in the other. */
function split(stacks: Found['stacks'], found: readonly number[]): boolean {
  const post = found.map((column) => /b[uư]u|bcci/iu.test(stacks.get(column)?.at(-1)?.text ?? ''))
  return post.filter(Boolean).length === 1
}

/** How many identities break over the lines below, an identity that cannot be checked counting as broken. */
function faults(places: Places, after: readonly Line[]): number {
  return after.reduce((sum, line) => {
    const v = countsOf((code) => valueAt(line, places[code]).value)
    const unchecked = columns.filter((code) => places[code] === undefined).length
    return sum + brokenIdentities(v).length + unchecked
  }, 0)
}

/** The count that stands in the places of one code. */
export function valueAt(
  line: Line,
  places: readonly number[] | undefined,
  commas: 'thousand' | 'decimal' = 'thousand',
): ReturnType<typeof readCount> {
  if (places === undefined) return { value: null, how: 'blank' }
  const read = places.map((column) => readCount(ownAt(line, column), commas))
  const odd = read.find(({ value }) => value === null)
  if (odd !== undefined) return odd
  const how =
    (['commas', 'text', 'number'] as const).find((kind) => read.some((count) => count.how === kind)) ??
    'blank'
  return { value: read.reduce((sum, { value }) => sum + (value ?? 0), 0), how }
}

/** Among the columns that may hold the names: the one with most words below it. */
function fieldColumn(
  named: readonly number[],
  numbered: number | null,
  taken: ReadonlySet<number>,
  after: readonly Line[],
): number | null {
  const free = [...new Set(after.flatMap((line) => line.own.map((cell) => cell.column)))].filter(
    (at) => !taken.has(at),
  )
  const candidates = named.length > 0 ? named : numbered !== null ? [numbered] : free
  const counted = candidates.map((column) => [column, wordsIn(column, after)] as const)
  counted.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return counted[0]?.[0] ?? null
}

/** The column left of the names that holds little but small numbers. */
function firstColumn(field: number, taken: ReadonlySet<number>, after: readonly Line[]): number | null {
  const left = field - 1
  if (left < 0 || taken.has(left)) return null
  return after.some((line) => /^\s*\d{1,3}\.?\s*$/.test(ownAt(line, left)?.text ?? '')) ? left : null
}

/** Lines with figures count; those of one or two cells are titles, sections and signatures. */
const wordsIn = (column: number, lines: readonly Line[]): number =>
  lines.filter((line) => {
    const cell = ownAt(line, column)
    return line.own.length >= 4 && cell !== undefined && cell.number === null && /\p{L}{2}/u.test(cell.text)
  }).length

/** A block pasted without its heading: names, then exactly eleven visible columns of counts. */
function fromOrder(grid: Grid, lines: readonly Line[]): Layout | null {
  const used = [...new Set(lines.flatMap((line) => line.own.map((cell) => cell.column)))]
  const visible = used.filter((column) => !grid.hiddenColumns.includes(column)).sort((a, b) => a - b)
  const field = [...visible].sort((a, b) => wordsIn(b, lines) - wordsIn(a, lines) || a - b)[0]
  if (field === undefined) return null
  const named = lines.filter((line) => {
    const cell = ownAt(line, field)
    return cell !== undefined && cell.number === null && line.own.length >= 4
  })
  if (named.length === 0) return null
  const last = Math.max(grid.width - 1, ...visible)
  const right = Array.from({ length: last - field }, (_, at) => field + 1 + at)
  const counts = right.filter(
    (column) =>
      !grid.hiddenColumns.includes(column) &&
      named.every((line) => readCount(ownAt(line, column)).how !== 'unreadable'),
  )
  if (counts.length !== columns.length) return null
  const places: Places = Object.fromEntries(columns.map((code, at) => [code, [counts[at] ?? 0]]))
  const first = firstColumn(field, new Set(counts), lines)
  return { header: [], numberLine: null, first, field, places, others: [], doubts: [] }
}
