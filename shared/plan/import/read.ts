/**
 * A plan out of the blocks of its file: rows as printed, in reading order, each with its place.
 *
 * Guarantees: every row of every table that is one of a plan, none made up; the text of a cell to the letter. What
 * this reader decides on weak grounds (a column without a known heading) is marked and asked, see `layouts`.
 */

import type { PrintedRow } from '../row.ts'
import { splitAgencies } from './agencies.ts'
import { type ColumnChoices, findHeaders, type Layout, layoutOf } from './columns.ts'
import { type PlanFacts, readFacts } from './facts.ts'
import { type Line, oneLine, readLines, type Work } from './lines.ts'
import { type Matrix, matrixOf } from './matrix.ts'
import {
  enterGroup,
  enterRow,
  type GroupPath,
  groupLabel,
  lastLetter,
  noGroups,
  printedNumber,
  splitHeading,
} from './numbering.ts'
import { afterParagraph, headingOf, noSection, parentHeadings, type Section, sectionNo } from './sections.ts'
import { isTable, type PlanSource, type SourceTable } from './source.ts'
import { readTarget } from './target-cell.ts'

export type Mark = Pick<Work, 'joined' | 'hidden' | 'changed' | 'doubtful'>

export interface PrintedPlan {
  readonly facts: PlanFacts
  readonly rows: readonly PrintedRow[]
  /** The headings of the plan's tables, each once, with what their columns were taken for. */
  readonly layouts: readonly Layout[]
  /** What was done in putting rows together, by row id; for the findings. */
  readonly marks: ReadonlyMap<string, Mark>
  /** Tables that hold no rows of a plan, but more than an issuing block. */
  readonly skipped: readonly SourceTable[]
  readonly scannedPages: readonly number[]
}

/** One table of the plan, or several that a page had parted. */
interface Run {
  readonly section: Section
  readonly layout: Layout
  readonly lines: Line[]
}

type Part = Run | { readonly prose: string; readonly section: Section }

export function readPlan(source: PlanSource, choices: ColumnChoices = {}): PrintedPlan {
  const facts = readFacts(source)
  const { parts, skipped } = partsOf(source, choices)
  const builder = new Rows(facts)
  parts.forEach((part, at) => {
    if ('layout' in part) builder.addRun(part)
    else if (isProseTarget(part.prose, part.section, parts.slice(0, at))) builder.addProse(part)
  })
  const layouts = new Map(parts.flatMap((part) => ('layout' in part ? [[part.layout.key, part.layout]] : [])))
  return {
    facts,
    rows: builder.rows,
    layouts: [...layouts.values()],
    marks: builder.marks,
    skipped,
    scannedPages: source.scannedPages ?? [],
  }
}

/** Fewer cells are an issuing block, a signature, a picture's frame. */
const SMALL_TABLE = 8

function partsOf(source: PlanSource, choices: ColumnChoices): { parts: Part[]; skipped: SourceTable[] } {
  const parts: Part[] = []
  const skipped: SourceTable[] = []
  let section = noSection
  let run: Run | null = null
  let heading = ''

  const read = (text: string): void => {
    if (!/\p{L}/u.test(text)) return
    const next = afterParagraph(section, text)
    if (next !== section) {
      section = next
      parts.push({ prose: text, section })
    }
    heading = text
    run = null
  }
  const readSegment = (table: SourceTable, matrix: Matrix, layout: Layout, to: number): void => {
    if (run !== null && run.layout.key === layout.key) {
      readLines(table, matrix, layout, to, run.lines)
      return
    }
    const fresh: Run = { section, layout, lines: [] }
    readLines(table, matrix, layout, to, fresh.lines)
    parts.push(fresh)
    run = fresh
  }

  let last: Layout | null = null
  for (const block of source.blocks) {
    if (!isTable(block)) {
      read(block.text)
      continue
    }
    const matrix = matrixOf(block)
    const headers = findHeaders(block, matrix)
    if (headers.length === 0) {
      const layout = layoutOf(block, matrix, null, run === null ? null : last, choices, heading)
      if (layout === null) {
        if (block.rows.reduce((sum, { cells }) => sum + cells.length, 0) > SMALL_TABLE) skipped.push(block)
        for (const { cells } of block.rows)
          for (const { text } of cells) for (const line of text.split('\n')) noteAnnex(line)
      } else readSegment(block, matrix, layout, matrix.height)
      continue
    }
    let from = 0
    headers.forEach((header, at) => {
      const until = headers[at + 1]?.from ?? matrix.height
      const layout = layoutOf(block, matrix, header, last, choices, heading)
      if (layout === null) return
      const repeated = at > 0 && layout.key === last?.key
      if (!repeated) for (let row = from; row < header.from; row++) titleRow(matrix, row, read)
      last = layout
      const to = headers[at + 1] === undefined ? until : titlesBefore(matrix, until, layout)
      readSegment(block, matrix, layout, repeated || at + 1 < headers.length ? to : until)
      from = to
    })
  }
  return { parts, skipped }

  function noteAnnex(line: string): void {
    const next = afterParagraph(section, line)
    if (next.annex !== section.annex) section = next
  }
}

/** Rows of a sheet above a heading are its title block. */
function titleRow(matrix: Matrix, row: number, read: (text: string) => void): void {
  for (const { text, top } of matrix.cellsOf(row))
    if (top === row && text !== '') for (const line of text.split('\n')) read(line)
}

/** The title block of the next table in the same sheet does not belong to the rows above it. */
function titlesBefore(matrix: Matrix, until: number, { columns, bodyFrom }: Layout): number {
  const numbers = columns.find(({ role }) => role === 'no')?.column
  let from = until
  while (from - 1 >= bodyFrom) {
    const cells = matrix.cellsOf(from - 1).filter(({ text }) => text !== '')
    const title =
      cells.length <= 1 &&
      (numbers === undefined || (matrix.at(from - 1, numbers)?.across ?? 2) > 1 || cells.length === 0)
    if (!title) break
    from--
  }
  return from
}

/** "9.3. Đạt loại tốt (tối thiểu 80 điểm)": a paragraph among sections that are tables of targets. */
function isProseTarget(prose: string, section: Section, before: readonly Part[]): boolean {
  const heading = headingOf(prose)
  const parent = parentHeadings(section).at(-1)
  if (heading === null || parent === undefined) return false
  const brother = before.findLast(
    (part): part is Run =>
      'layout' in part &&
      parentHeadings(part.section).some(({ number }) => number.text === parent.number.text),
  )
  return (
    brother?.layout.kind === 'target' &&
    brother.section.annex === section.annex &&
    /\d\s*(%|điểm)|tối thiểu|ít nhất/i.test(prose)
  )
}

class Rows {
  readonly #facts: PlanFacts
  readonly rows: PrintedRow[] = []
  readonly marks = new Map<string, Mark>()

  constructor(facts: PlanFacts) {
    this.#facts = facts
  }

  addProse({ prose, section }: { readonly prose: string; readonly section: Section }): void {
    const heading = headingOf(prose)
    if (heading === null) return
    const threshold = /(?:tối thiểu|ít nhất|trên|đạt)[^(),.;]*\d[^(),.;]*/i.exec(prose)?.[0] ?? prose
    this.#push({
      kind: 'target',
      annex: section.annex,
      sectionNo: sectionNo(section),
      sectionTitle: '',
      groupPath: parentHeadings(section).map(groupLabel),
      no: heading.number.text,
      content: heading.title,
      ...noAgencies,
      deadlineText: '',
      product: '',
      note: '',
      inProse: true,
      target: readTarget(threshold, '', this.#facts.year),
    })
  }

  addRun({ section, layout, lines }: Run): void {
    const parents = parentHeadings(section).map(groupLabel)
    const heading = section.headings.at(-1)
    let path: GroupPath = noGroups
    let scope = new Map<string, string>()
    let first: PrintedRow | null = null
    for (const [at, line] of lines.entries()) {
      if (line.kind === 'band') {
        path = enterGroup(path, { number: printedNumber(line.no, lastLetter(path)), title: line.title })
        scope = new Map()
        continue
      }
      const split = layout.columns.some(({ role }) => role === 'no') ? null : decimalHeading(line)
      const no = (split?.no ?? line.values.no ?? '').replace(/\n/g, ' ').trim()
      const number = printedNumber(no)
      if (!line.sub) path = enterRow(path, number)
      const parent = [...scope].findLast(([known]) => number.text.startsWith(`${known}.`))
      const top = path.groups[0]
      const group = oneLine(line.values.group ?? '')
      const nextIsSub = (() => {
        const next = lines[at + 1]
        return next?.kind === 'work' && next.sub
      })()
      const row = this.#push(
        {
          kind: layout.kind,
          annex: section.annex,
          sectionNo: heading === undefined ? (top?.number.text ?? '') : sectionNo(section),
          sectionTitle: heading === undefined ? (top?.title ?? '') : heading.title.replace(/\n/g, ' '),
          groupPath: [
            ...parents,
            ...path.groups.map(groupLabel),
            ...(parent === undefined ? [] : [`${parent[0]}. ${parent[1]}`]),
            ...(group === '' ? [] : [group]),
          ],
          ...(group === '' ? {} : { groupFrom: 'column' as const }),
          no,
          ...cellsOf(line, layout, this.#facts.year, split?.title),
          ...(parent === undefined ? {} : { parentIsTask: true as const }),
          ...(line.sub
            ? { subRow: (this.rows.at(-1)?.subRow ?? 1) + 1, continuationOf: first?.id ?? '' }
            : nextIsSub
              ? { subRow: 1 }
              : {}),
          ...(line.joined ? { brokenAcrossPages: true as const } : {}),
          at: line.at,
        },
        line,
      )
      if (!line.sub) {
        first = row
        if (number.style === 'decimal') scope.set(number.text, oneLine(row.content))
      }
    }
  }

  #push(row: Omit<PrintedRow, 'id' | 'seq'>, work?: Work): PrintedRow {
    const groups = row.groupPath.map(firstWord)
    if (groups[0] === row.sectionNo) groups.shift()
    const path = [row.annex.replace(/^phụ lục\s*/i, 'PL'), row.sectionNo, ...groups, row.no]
    const stem = path
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('/')
    let id = stem === '' ? 'dòng' : stem
    for (let n = 2; this.marks.has(id); n++) id = `${stem}#${n}`
    const whole = { id, seq: this.rows.length + 1, ...row }
    this.rows.push(whole)
    this.marks.set(id, work ?? { joined: false, hidden: false, changed: false, doubtful: false })
    return whole
  }
}

const firstWord = (label: string): string => /^[^.\s]{1,8}(?=\. )/.exec(label)?.[0] ?? ''

const noAgencies = { leads: [], coordinators: [], leadsText: '', coordinatorsText: '' }

/** Without a number column, "1. Xây dựng …" carries its number in the content. */
function decimalHeading({ values }: Work): { readonly no: string; readonly title: string } | null {
  const split = splitHeading(values.content ?? '')
  return split !== null && /^\d/.test(split.no) && split.title !== '' ? split : null
}

type Cells = Omit<
  PrintedRow,
  'id' | 'seq' | 'kind' | 'annex' | 'sectionNo' | 'sectionTitle' | 'groupPath' | 'no'
>

function cellsOf(line: Work, layout: Layout, year: number | null, bareContent: string | undefined): Cells {
  const { values, timeMerged, spanText } = line
  const has = (role: string): boolean => layout.columns.some((column) => column.role === role)
  const text = (role: keyof typeof values): string => values[role] ?? ''
  const agencies = agenciesOf(text('lead'), text('coordinator'), has('coordinator'))
  const start = oneLine(text('start'))
  const finish = oneLine(text('deadline'))
  const label = layout.columns.find(({ role }) => role === 'threshold')?.label ?? ''
  const printed = /20\d\d/.exec(label)?.[0]
  return {
    ...(has('no2') ? { no2: text('no2') } : {}),
    ...(has('goal') ? { goal: text('goal') } : {}),
    ...(has('mission') ? { mission: text('mission') } : {}),
    content: bareContent ?? text('content'),
    ...agencies,
    ...(has('evaluator')
      ? { evaluators: splitAgencies(text('evaluator')), evaluatorsText: text('evaluator') }
      : {}),
    ...(has('start')
      ? {
          startText: timeMerged ? '' : start,
          timeCells: timeMerged
            ? ('merged' as const)
            : finish === ''
              ? ('startOnly' as const)
              : start === ''
                ? ('finishOnly' as const)
                : ('both' as const),
        }
      : {}),
    deadlineText: finish === '' ? start : finish,
    product: text('product'),
    note: text('note'),
    ...(layout.kind === 'target'
      ? {
          target: readTarget(text('threshold'), text('unit'), printed === undefined ? year : Number(printed)),
        }
      : {}),
    ...(spanText === null ? {} : { spanText }),
  }
}

/** One column for both: "Chủ trì: A; Phối hợp: B". */
function agenciesOf(
  lead: string,
  coordinator: string,
  apart: boolean,
): Pick<PrintedRow, 'leads' | 'coordinators' | 'leadsText' | 'coordinatorsText'> {
  const both = apart
    ? null
    : /^(?:.*?chủ trì\s*:\s*)?(.*?)[\s;,.\n-]*(?:cơ quan |đơn vị )?phối hợp\s*:\s*(.*)$/isu.exec(lead)
  const leadsText = both === null ? lead : (both[1] ?? '')
  const coordinatorsText = both === null ? coordinator : (both[2] ?? '')
  return {
    leads: splitAgencies(leadsText),
    coordinators: splitAgencies(coordinatorsText),
    leadsText,
    coordinatorsText,
  }
}
