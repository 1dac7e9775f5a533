/**
 * A table that was copied with one cell on each line, as a PDF viewer or a web page gives it: nothing says where a
 * row or a cell ends. The heading tells the columns and their order; each line is then laid under the column it looks
 * most like, the cheapest way over the whole text (a wrapped line goes on in its cell, an empty cell is skipped).
 *
 * Guarantees: every line behind a heading lands in exactly one cell, in order, to the letter. A row whose cells could
 * not be told apart by their looks is `doubtful`, so that the officer is asked. Without a heading it reads nothing.
 */
import { splitHeading } from './numbering.ts'
import { type Role, recognise } from './roles.ts'
import type { SourceBlock, SourceRow } from './source.ts'
import {
  looksLikeAgency,
  looksLikeMeasure,
  looksLikeNumber,
  looksLikeThreshold,
  looksLikeTime,
  startsInside,
} from './values.ts'

interface Heading {
  readonly from: number
  readonly to: number
  readonly columns: readonly { readonly role: Role; readonly label: string }[]
}

/** Lines without one heading of a plan come back as paragraphs. */
export function readCellLines(lines: readonly string[]): SourceBlock[] {
  const headings = findHeadings(lines)
  const blocks: SourceBlock[] = []
  const paragraphs = (from: number, to: number): void => {
    for (const text of lines.slice(from, to)) if (text !== '') blocks.push({ kind: 'paragraph', text })
  }
  paragraphs(0, headings[0]?.from ?? lines.length)
  headings.forEach((heading, at) => {
    const until = headings[at + 1]?.from ?? lines.length
    const to = endOfTable(lines, heading.to, until)
    const { columns } = heading
    blocks.push({
      kind: 'table',
      index: at,
      name: null,
      width: columns.length,
      rows: [
        rowOf(
          heading.from,
          false,
          columns.map(({ label }, column) => [column, label]),
        ),
        ...layLines(
          lines.slice(heading.to, to),
          columns.map(({ role }) => role),
          heading.to,
        ),
      ],
    })
    paragraphs(to, until)
  })
  return blocks
}

const rowOf = (row: number, doubtful: boolean, cells: readonly (readonly [number, string])[]): SourceRow => ({
  row,
  header: false,
  hidden: false,
  changed: false,
  ...(doubtful ? { doubtful } : {}),
  cells: cells.map(([column, text]) => ({ column, across: 1, down: 1, text })),
})

const LONGEST_LABEL = 60
const FEWEST_COLUMNS = 3

/** Runs of lines that name columns, each after the other. A label may run over two lines. */
function findHeadings(lines: readonly string[]): Heading[] {
  const found: Heading[] = []
  for (let from = 0; from < lines.length; from++) {
    const heading = headingAt(lines, from)
    if (heading === null) continue
    found.push(heading)
    from = heading.to - 1
  }
  return found
}

function headingAt(lines: readonly string[], from: number): Heading | null {
  const columns: { role: Role; label: string }[] = []
  let at = from
  while (at < lines.length) {
    const taken = labelAt(lines, at, columns)
    if (taken === null) break
    columns.push({ role: taken.role, label: taken.label })
    at += taken.lines
  }
  const known = settled(columns)
  const roles = new Set(known.map(({ role }) => role))
  const work = roles.has('content') || roles.has('mission') || roles.has('goal')
  return known.length >= FEWEST_COLUMNS && work && roles.size >= FEWEST_COLUMNS
    ? { from, to: at, columns: known }
    : null
}

function labelAt(
  lines: readonly string[],
  at: number,
  before: readonly { role: Role; label: string }[],
): { role: Role; label: string; lines: number } | null {
  const alone = lines[at] ?? ''
  if (alone === '' || alone.length > LONGEST_LABEL || looksLikeNumber(alone)) return null
  const next = lines[at + 1] ?? ''
  const whole =
    next === '' || next.length > LONGEST_LABEL || looksLikeNumber(next) ? null : `${alone} ${next}`
  const one = known(alone)
  const two = whole === null || whole.length > LONGEST_LABEL ? null : known(whole)
  const goesOn = startsInside(next) || (one === null && two !== null) || /[,/–-]$/.test(alone)
  if (two !== null && whole !== null && (goesOn || (one !== null && one.certainty < 5)))
    return { role: two.role, label: whole, lines: 2 }
  if (one === null) return null
  return before.some(({ label }) => label === alone) ? null : { role: one.role, label: alone, lines: 1 }
}

/** Headings are short and name their column at once; a sentence that holds "kết quả" is none. */
function known(label: string): ReturnType<typeof recognise> {
  if (/[.;:!?]$/.test(label) || label.split(/\s+/).length > 9) return null
  const found = recognise([label])
  if (found === null) return null
  return looksLikeTime(label) && !/thời|hạn|tiến độ|ngày/i.test(label) ? null : found
}

/** "Thời gian" over "Bắt đầu | Hoàn thành": the upper label is no column of its own, and the lower two stand there. */
function settled(columns: readonly { role: Role; label: string }[]): { role: Role; label: string }[] {
  const start = columns.findIndex(({ role }) => role === 'start')
  const upper = columns.findIndex(({ role }) => role === 'deadline')
  const ends = columns[start + 1]?.role === 'deadline'
  if (start > 0 && ends && upper >= 0 && upper < start) {
    const pair = columns.slice(start, start + 2)
    const rest = columns.filter((_, at) => at !== upper && at !== start && at !== start + 1)
    return finestIsContent([...rest.slice(0, upper), ...pair, ...rest.slice(upper)])
  }
  return finestIsContent(columns)
}

/** Of several columns that name work the finest holds it; the others stand over several rows. */
function finestIsContent(columns: readonly { role: Role; label: string }[]): { role: Role; label: string }[] {
  const naming = columns.filter(({ role }) => role === 'content')
  const certainty = (label: string): number => recognise([label])?.certainty ?? 0
  const finest = naming.reduce<(typeof naming)[number] | undefined>(
    (best, column) => (best === undefined || certainty(column.label) > certainty(best.label) ? column : best),
    undefined,
  )
  return columns.map((column) =>
    column.role === 'content' && column !== finest ? { ...column, role: 'mission' } : column,
  )
}

/** The signature and the recipients end a table. */
function endOfTable(lines: readonly string[], from: number, until: number): number {
  for (let at = from; at < until; at++)
    if (
      /^(nơi nhận\s*:?|(?:tm|kt|tl|tuq)\s*\.\s|phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d{1,2}))?\b)/i.test(
        lines[at] ?? '',
      )
    )
      return at
  return until
}

type State = Role | 'bandNo' | 'bandTitle'

/** "06/QĐ-TTg ngày 06 tháng 01 …": the day is the document's. */
const CITED = /^\d+\/(?:\d{4}\/)?\p{Lu}{2}/u

/** What it costs to lay a line under a column it does not look like, least first. */
const FIT = 0
const LIKELY = 1
const UNLIKELY = 4
const NEVER = 14

function misfit(state: State, line: string): number {
  const number = looksLikeNumber(line)
  const roman = /^\(?(?:[IVXLC]{1,6}|[A-HĐ])[.)]?$/.test(line)
  const time = line.length < 140 && looksLikeTime(line) && !CITED.test(line)
  const agency = looksLikeAgency(line)
  const capitals = line.length > 6 && line === line.toUpperCase()
  switch (state) {
    case 'no':
    case 'no2':
      return number && !roman ? FIT : number ? UNLIKELY : NEVER
    case 'bandNo':
      return roman ? FIT : number ? 5 : NEVER
    case 'bandTitle': {
      const head = splitHeading(line)
      if (head !== null && /^[IVXA-HĐ]+$/.test(head.no)) return FIT
      return capitals ? FIT : time || agency || number ? 6 : 2
    }
    case 'deadline':
    case 'start':
      return time ? FIT : UNLIKELY + (agency ? 1 : 0) + (line.length > 60 ? 2 : 0)
    case 'lead':
    case 'coordinator':
    case 'evaluator':
      return agency ? FIT : number || time ? 6 : line.length > 120 ? 6 : 2.5
    case 'unit':
      return looksLikeMeasure(line) ? FIT : 5
    case 'threshold':
      return looksLikeThreshold(line) ? FIT : UNLIKELY
    case 'content':
      return number ? NEVER : agency && line.length < 70 ? 3 : time && line.length < 40 ? 4 : LIKELY * 0.3
    case 'goal':
    case 'mission':
    case 'group':
      return number ? NEVER : agency && line.length < 70 ? 4 : time && line.length < 40 ? 5 : LIKELY * 0.6
    case 'product':
      return number ? 8 : time && line.length < 60 ? 2.5 : agency ? 2.2 : LIKELY * 0.4
    default:
      return number ? 6 : LIKELY * 1.2
  }
}

/** What an empty cell of a column costs. */
const emptied: Readonly<Partial<Record<State, number>>> = {
  no: 1.6,
  no2: 0.6,
  goal: 0.5,
  mission: 0.5,
  group: 0.3,
  content: 7,
  lead: 2.4,
  coordinator: 1.4,
  evaluator: 1,
  start: 0.9,
  deadline: 3,
  product: 2.2,
  note: 0.1,
  other: 0.4,
}

/** A further line in the same cell. */
function goingOn(state: State, line: string, before: string): number {
  if (state === 'no' || state === 'no2' || state === 'bandNo') return NEVER
  if (looksLikeNumber(line)) return NEVER
  if (isBullet(line)) return isBullet(before) ? 0.1 : 0.9
  if (goesOn(line) || /(?:[,(–-]|\bsố|\bngày|\btháng|\bnăm)$/.test(before)) return 0
  if (/[;:]$/.test(before)) return 0.6
  if (state === 'bandTitle') return line === line.toUpperCase() ? 0.4 : 4
  if (state === 'coordinator' || state === 'lead') return looksLikeAgency(line) ? 1.2 : 2.2
  /** A line that fills its cell runs on; a short one has ended. */
  return before.length > 28 && !/[.!?]$/.test(before) ? 1.9 : 2.8
}

const isBullet = (line: string): boolean => /^[-–+•*]\s/.test(line)
const goesOn = (line: string): boolean => !isBullet(line) && startsInside(line)

interface Step {
  readonly cost: number
  readonly from: number
  readonly opens: boolean
}

/** Viterbi over the columns: `best[at][state]` is the cheapest way to have laid the first `at + 1` lines. */
function layLines(all: readonly string[], roles: readonly Role[], first: number): SourceRow[] {
  const lines = all.flatMap((text, at) => (text === '' ? [] : [{ text, row: first + at }]))
  const states: readonly State[] = [...roles, 'bandNo', 'bandTitle']
  const band = roles.length
  const skip = (from: number, to: number): number =>
    roles.slice(from, to).reduce((sum, role) => sum + (emptied[role] ?? 0.6), 0)
  const closing = (state: number): number => (state >= band ? 0 : skip(state + 1, band))
  const opening = (state: number): number => {
    if (state === band) return 0.2
    if (state === band + 1) return roles.includes('no') ? 1.5 : 0.6
    /** A row that begins without its number is the second line of one, or a plan whose number stands for a goal. */
    return skip(0, state)
  }
  const move = (from: number, to: number, line: string, before: string): Step => {
    const opens = { cost: closing(from) + opening(to), from, opens: true }
    if (from === band)
      return to === band + 1 ? { cost: 0, from, opens: false } : { ...opens, cost: opens.cost + 6 }
    if (from === to) {
      const on = { cost: goingOn(states[from] ?? 'other', line, before), from, opens: false }
      return on.cost <= opens.cost ? on : opens
    }
    if (from < to && to < band) {
      const next = { cost: skip(from + 1, to) + (goesOn(line) ? 1.5 : 0), from, opens: false }
      return next.cost <= opens.cost ? next : opens
    }
    return goesOn(line) ? { ...opens, cost: opens.cost + 2 } : opens
  }

  const best: Step[][] = []
  lines.forEach(({ text }, at) => {
    const earlier = best[at - 1]
    best.push(
      states.map((state, to) => {
        const own = misfit(state, text)
        if (earlier === undefined) return { cost: own + opening(to), from: -1, opens: true }
        const ways = earlier.map((step, from) => {
          const moved = move(from, to, text, lines[at - 1]?.text ?? '')
          return { ...moved, cost: step.cost + moved.cost + own }
        })
        return ways.reduce((a, b) => (b.cost < a.cost ? b : a))
      }),
    )
  })
  return rowsOf(lines, path(best, closing), states, band)
}

/** The states of the cheapest way, and where its rows open. */
function path(
  best: readonly (readonly Step[])[],
  closing: (state: number) => number,
): { state: number; opens: boolean }[] {
  const found: { state: number; opens: boolean }[] = []
  const last = best.at(-1)
  if (last === undefined) return found
  let state = last.reduce((least, { cost }, at) => {
    const held = last[least]
    return held === undefined || cost + closing(at) < held.cost + closing(least) ? at : least
  }, 0)
  for (let at = best.length - 1; at >= 0; at--) {
    const step = best[at]?.[state]
    if (step === undefined) break
    found.push({ state, opens: step.opens })
    state = step.from
  }
  return found.reverse()
}

interface Laid {
  readonly row: number
  readonly lines: { readonly column: number; readonly state: State; readonly text: string }[]
}

function rowsOf(
  lines: readonly { readonly text: string; readonly row: number }[],
  taken: readonly { readonly state: number; readonly opens: boolean }[],
  states: readonly State[],
  band: number,
): SourceRow[] {
  const rows: Laid[] = []
  const content = Math.max(0, states.indexOf('content'))
  const number = Math.max(0, states.indexOf('no'))
  lines.forEach(({ text, row }, at) => {
    const step = taken[at]
    if (step === undefined) return
    if (step.opens || rows.length === 0) rows.push({ row, lines: [] })
    const column = step.state === band ? number : step.state > band ? content : step.state
    rows.at(-1)?.lines.push({ column, state: states[step.state] ?? 'other', text })
  })
  return rows.map((row) => rowFrom(oneForEach(row, states, band)))
}

/** As many lines as columns, the number first: one for each, whatever they look like. */
function oneForEach(row: Laid, states: readonly State[], columns: number): Laid {
  const numbered = states.indexOf('no')
  const whole =
    row.lines.length === columns &&
    numbered >= 0 &&
    looksLikeNumber(row.lines[numbered]?.text ?? '') &&
    !row.lines.some(({ text }) => isBullet(text) || goesOn(text))
  if (!whole) return row
  return {
    row: row.row,
    lines: row.lines.map(({ text }, column) => ({ column, state: states[column] ?? 'other', text })),
  }
}

function rowFrom({ row, lines }: Laid): SourceRow {
  const cells = new Map<number, string>()
  let doubtful = false
  for (const { column, state, text } of lines) {
    const held = cells.get(column)
    const agency = state === 'lead' || state === 'coordinator'
    const apart = isBullet(text) || /[;:.]$/.test(held ?? '') || (agency && looksLikeAgency(text))
    cells.set(column, held === undefined ? text : `${held}${apart ? '\n' : ' '}${text}`)
    /** A capital in the middle of a sentence looks like a new cell, and a new cell like one. */
    const guessed = held !== undefined && !apart && !goesOn(text)
    doubtful ||= guessed || (held === undefined && misfit(state, text) >= UNLIKELY)
  }
  return rowOf(
    row,
    doubtful,
    [...cells].sort(([a], [b]) => a - b),
  )
}
