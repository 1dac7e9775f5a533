/**
 * Rows of a table without upright lines: cut at ruled lines that run across where the page has them, else at the
 * gaps between rows, and where the rows stand as close as their lines at the numbers in front of them.
 *
 * A text over several columns is a heading inside the table, behind the last row it is a paragraph again. A row in
 * which some text crosses a column's border is marked doubtful.
 */
import type { SourceCell, SourceRow } from '../../../shared/plan/import/source.ts'
import { looksLikeNumber, looksLikeTime } from '../../../shared/plan/import/values.ts'
import { type Columns, columnAt, findOpenHeadings, type RunLine, runLines } from './pdf-columns.ts'
import { linesOf, paragraphsOf, type Run } from './pdf-lines.ts'

export interface OpenTable {
  readonly top: number
  readonly width: number
  readonly rows: readonly SourceRow[]
}

export interface OpenPage {
  readonly tables: readonly OpenTable[]
  /** What stands in no such table. */
  readonly rest: readonly Run[]
  /** Columns that reach the foot of the page and may go on over the next. */
  readonly open: Columns | null
}

/** `rules`: heights of lines drawn across the page. `before`: columns left open by the page before. */
export function openTables(
  runs: readonly Run[],
  rules: readonly number[],
  before: Columns | null,
  page: number,
): OpenPage {
  const lines = runLines(runs).filter((line) => !isPageNumber(line, runs))
  const headings = findOpenHeadings(lines)
  const tables: OpenTable[] = []
  const rest: Run[] = []
  let open: Columns | null = null

  const first = headings[0]?.top ?? Number.POSITIVE_INFINITY
  const ahead = lines.filter(({ base }) => base < first)
  const goesOn = before !== null && isTableLike(ahead, before)
  if (before !== null && goesOn) take(ahead, before, null, first === Number.POSITIVE_INFINITY)
  else rest.push(...ahead.flatMap((line) => line.runs))
  headings.forEach((heading, at) => {
    const until = headings[at + 1]?.top ?? Number.POSITIVE_INFINITY
    const body = lines.filter(({ base }) => base > heading.bottom && base < until)
    take(body, heading.columns, { labels: heading.labels, top: heading.top }, at === headings.length - 1)
  })
  return { tables, rest, open }

  function take(
    body: readonly RunLine[],
    columns: Columns,
    heading: { readonly labels: readonly string[]; readonly top: number } | null,
    last: boolean,
  ): void {
    const end = endOfRows(body, columns)
    const inside = body.slice(0, end)
    rest.push(...body.slice(end).flatMap((line) => line.runs))
    if (heading === null && inside.length === 0) return
    const head = heading === null ? [] : [headRow(heading.labels, page)]
    const widths = widthsOf(inside, columns)
    const rows = blocksOf(inside, columns, rules).map((block, at) =>
      rowOf(block, columns, widths, head.length + at, page),
    )
    tables.push({
      top: heading?.top ?? (inside[0]?.base ?? 0) - 1,
      width: columns.gutters.length + 1,
      rows: [...head, ...rows],
    })
    open = last && end === body.length ? columns : null
  }
}

const headRow = (labels: readonly string[], page: number): SourceRow => ({
  row: 0,
  page,
  header: true,
  hidden: false,
  changed: false,
  cells: labels.map((text, column) => ({ column, across: 1, down: 1, text })),
})

/** A number alone at the head or the foot of the page. */
function isPageNumber({ runs, base }: RunLine, all: readonly Run[]): boolean {
  if (!/^[-–\s]*\d{1,3}[-–\s]*$/.test(runs.map(({ text }) => text).join(''))) return false
  const others = all.filter((run) => !runs.includes(run)).map((run) => run.base)
  const size = runs[0]?.size ?? 10
  return base < Math.min(...others) - size || base > Math.max(...others) + size * 1.6
}

/** Pieces of a line that stand as close as words do. */
function segmentsOf({ runs }: RunLine): { left: number; right: number; text: string }[] {
  const found: { left: number; right: number; text: string }[] = []
  for (const { left, right, size, text } of runs) {
    const last = found.at(-1)
    if (last !== undefined && left - last.right < size * 0.4) {
      last.right = Math.max(last.right, right)
      last.text += ` ${text}`
    } else found.push({ left, right, text })
  }
  return found
}

/** How many borders the text runs over. */
const crossed = (line: RunLine, { gutters }: Columns): number =>
  segmentsOf(line).reduce(
    (sum, { left, right }) => sum + gutters.filter((x) => left < x - 1.5 && right > x + 1.5).length,
    0,
  )

const BAND = /^\s*(?:[IVXL]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*\p{Lu}/u

const textOf = (line: RunLine): string => line.runs.map(({ text }) => text).join(' ')

const isBand = (line: RunLine): boolean => {
  const text = textOf(line)
  return BAND.test(text) || (text.length > 6 && text === text.toUpperCase() && /\p{L}/u.test(text))
}

/** Over the columns: over two borders, or a numbered heading that stands alone on its line. */
const isWide = (line: RunLine, columns: Columns): boolean => {
  const over = crossed(line, columns)
  return over >= 2 || (over === 1 && segmentsOf(line).length === 1 && isBand(line))
}

/** The last line before text that runs over the columns and is no heading of rows below it. */
function endOfRows(body: readonly RunLine[], columns: Columns): number {
  const wide = (line: RunLine): boolean => isWide(line, columns)
  let end = body.length
  const last = body.findLastIndex((line) => isRowLine(line, columns))
  const after = body.findIndex((line, at) => at > last && wide(line) && !isBand(line))
  if (after >= 0) end = after
  return end
}

/** Text in two columns or more, none of it over a border. */
const isRowLine = (line: RunLine, columns: Columns): boolean =>
  crossed(line, columns) === 0 &&
  new Set(line.runs.map(({ left, right }) => columnAt(columns, (left + right) / 2))).size >= 2

/** A page without a heading goes on with the table before where most of its first lines keep to the columns. */
function isTableLike(lines: readonly RunLine[], columns: Columns): boolean {
  const first = lines.slice(0, 12)
  const rows = first.filter((line) => isRowLine(line, columns)).length
  const wide = first.filter((line) => crossed(line, columns) >= 2 && !isBand(line)).length
  return rows >= 2 && rows > wide
}

interface Block {
  readonly lines: RunLine[]
  band: boolean
}

function blocksOf(lines: readonly RunLine[], columns: Columns, rules: readonly number[]): Block[] {
  const numbered = (line: RunLine): boolean =>
    columns.number !== null &&
    line.runs.some(
      ({ left, right, text }) =>
        columnAt(columns, (left + right) / 2) === columns.number && looksLikeNumber(text),
    )
  const wide = (line: RunLine): boolean => isWide(line, columns)
  const pitch = usualPitch(lines, columns)
  const ruled = rules.filter((y) => lines.some(({ base }) => base > y) && lines.some(({ base }) => base < y))
  const byRules = ruled.length >= 2
  const apart = (before: RunLine, line: RunLine): boolean =>
    byRules
      ? ruled.some((y) => before.base < y + 1 && line.base > y)
      : line.base - before.base > pitch + Math.max(1.2, line.size * 0.12)

  const gaps: Block[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    const open = gaps.at(-1)
    const turns = before !== undefined && wide(line) !== wide(before) && (wide(line) || numbered(line))
    if (before === undefined || open === undefined || apart(before, line) || turns)
      gaps.push({ lines: [line], band: wide(line) })
    else open.lines.push(line)
  })
  const counted = lines.filter(numbered)
  if (byRules || counted.length === 0) return gaps
  /** Numbers that stand in the middle of their rows have a piece of a sentence beside them, or nothing. */
  const onTop = counted.filter((line) => opensSentence(line, columns)).length >= counted.length * 0.8
  return onTop
    ? mergedPieces(
        gaps.flatMap((block) => atNumbers(block, numbered)),
        columns,
        numbered,
      )
    : gaps
}

/** The text beside the number begins with a capital or a bullet. */
function opensSentence(line: RunLine, columns: Columns): boolean {
  const beside = line.runs.find(
    ({ left, right }) => columnAt(columns, (left + right) / 2) === (columns.number ?? 0) + 1,
  )
  return beside !== undefined && /^\s*[-–+•*“"(]?\s*[\p{Lu}\d]/u.test(beside.text)
}

/** The distance of two lines of one cell: the least that is common. */
function usualPitch(lines: readonly RunLine[], columns: Columns): number {
  const steps = columnTexts(lines, columns)
    .flatMap((runs) => {
      const bases = [...new Set(runs.map(({ base }) => Math.round(base * 10) / 10))].sort((a, b) => a - b)
      return bases.slice(1).map((base, at) => base - (bases[at] ?? base))
    })
    .filter((step) => step > 2)
    .sort((a, b) => a - b)
  return steps[Math.floor(steps.length * 0.3)] ?? 0
}

/** How long a line of each column may be. */
const widthsOf = (lines: readonly RunLine[], columns: Columns): number[] =>
  columnTexts(
    lines.filter((line) => crossed(line, columns) === 0),
    columns,
  ).map((runs) =>
    runs.length === 0
      ? 0
      : Math.max(...runs.map(({ right }) => right)) - Math.min(...runs.map(({ left }) => left)),
  )

function atNumbers(block: Block, numbered: (line: RunLine) => boolean): Block[] {
  const found: Block[] = []
  for (const line of block.lines) {
    const open = found.at(-1)
    if (open === undefined) found.push({ lines: [line], band: block.band })
    else if (numbered(line)) found.push({ lines: [line], band: false })
    else open.lines.push(line)
  }
  return found
}

/** A paragraph with room before it looks like a row; without a number and a time of its own it is the last one's. */
function mergedPieces(
  blocks: readonly Block[],
  columns: Columns,
  numbered: (line: RunLine) => boolean,
): Block[] {
  const found: Block[] = []
  for (const block of blocks) {
    const open = found.at(-1)
    const own = block.band || block.lines.some(numbered) || isWhole(block, columns)
    if (open === undefined || open.band || own) found.push({ lines: [...block.lines], band: block.band })
    else open.lines.push(...block.lines)
  }
  return found
}

/** Most columns are filled and one of them tells a time. */
function isWhole({ lines }: Block, columns: Columns): boolean {
  const texts = columnTexts(lines, columns).map((runs) => runs.map(({ text }) => text).join(' '))
  const filled = texts.filter((text) => text.trim() !== '').length
  return filled >= Math.max(3, texts.length - 2) && texts.some((text) => looksLikeTime(text))
}

const columnTexts = (lines: readonly RunLine[], columns: Columns): Run[][] => {
  const runs = lines.flatMap((line) => line.runs)
  return Array.from({ length: columns.gutters.length + 1 }, (_, column) =>
    runs.filter(({ left, right }) => columnAt(columns, (left + right) / 2) === column),
  )
}

function rowOf(
  { lines, band }: Block,
  columns: Columns,
  widths: readonly number[],
  row: number,
  page: number,
): SourceRow {
  const doubtful = !band && lines.some((line) => crossed(line, columns) > 0)
  const text = (runs: readonly Run[], width: number): string =>
    paragraphsOf(linesOf(runs, false), width)
      .map((paragraph) => paragraph.text)
      .join('\n')
  const cells = band
    ? [
        {
          column: 0,
          across: columns.gutters.length + 1,
          down: 1,
          text: text(
            lines.flatMap((line) => line.runs),
            columns.right - columns.left,
          ).replace(/\n/g, ' '),
        },
      ]
    : columnTexts(lines, columns).flatMap((runs, column): SourceCell[] => {
        if (runs.length === 0) return []
        return [{ column, across: 1, down: 1, text: text(runs, widths[column] ?? 0) }]
      })
  return { row, page, header: false, hidden: false, changed: false, ...(doubtful ? { doubtful } : {}), cells }
}
