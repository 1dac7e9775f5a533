/**
 * The lines below the heading, each given one meaning: a row of the form, a sum, a section, or a named leftover.
 * Nothing is dropped: a line that fits nothing is `note` or `noName`, with its text.
 */
import { unreachable } from '../result.ts'
import { clean } from '../text/text.ts'
import type { ReadCount } from './counts.ts'
import { type Column, type Counts, columns, type Section } from './form.ts'
import { countsOf } from './identities.ts'
import { readSection, readSum, readTail, type SumLabel } from './labels.ts'
import { headerBlocks, isHeaderLine, isNumberLine, type Layout, valueAt } from './layout.ts'
import { type Line, ownAt, textOf } from './lines.ts'
import type { FieldIndex, KnownField } from './names.ts'

export type SkipReason =
  | 'title'
  | 'header'
  | 'columnNumbers'
  | 'section'
  | 'subtotal'
  | 'total'
  | 'repeatedHeader'
  | 'hiddenDuplicate'
  | 'continuation'
  | 'noName'
  | 'note'
  | 'signature'

export interface BodyRow {
  readonly line: Line
  readonly section: Section
  /** The section was not printed above this row. */
  readonly assumed: boolean
  readonly number: string | null
  readonly raw: string
  readonly known: KnownField | null
  readonly v: Counts
  readonly read: Readonly<Record<Column, ReadCount>>
}

export interface Sum {
  readonly line: Line
  readonly label: string
  readonly scope: 'section' | 'page' | 'total'
  readonly section: Section
  /** Ranges of rows that the sum may cover, the likeliest first. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly read: Readonly<Record<Column, ReadCount>>
}

export interface Leftover {
  readonly line: Line
  readonly reason: SkipReason
}

export interface Body {
  readonly rows: readonly BodyRow[]
  readonly sums: readonly Sum[]
  readonly leftovers: readonly Leftover[]
}

export interface BodyOptions {
  readonly fields: FieldIndex
  readonly commas: 'thousand' | 'decimal'
  /** The office's answer for rows that stand under no section; null when it has not been asked. */
  readonly section: Section | null
}

type Meaning =
  | { readonly kind: 'row'; readonly raw: string; readonly known: KnownField | null }
  | { readonly kind: 'sum'; readonly label: string; readonly sum: SumLabel }
  | {
      readonly kind: 'section'
      readonly section: Section | null
      readonly label: string
      readonly counts: boolean
    }
  | { readonly kind: 'header' | 'columnNumbers' | 'text' | 'noName' }

interface Meant {
  readonly line: Line
  readonly meaning: Meaning
}

export function readBody(lines: readonly Line[], layout: Layout, options: BodyOptions): Body {
  const repeated = new Set(headerBlocks(lines).flatMap((block) => block.header))
  const top = layout.header[0]?.number ?? layout.numberLine?.number ?? 0
  const above = lines.filter((line) => line.number < top)
  const titles = above.filter((line) => !isSectionAbove(line))
  const known: Leftover[] = [
    ...titles.map((line) => ({ line, reason: 'title' }) as const),
    ...layout.header.map((line) => ({ line, reason: 'header' }) as const),
    ...(layout.numberLine === null ? [] : [{ line: layout.numberLine, reason: 'columnNumbers' } as const]),
  ]
  const done = new Set(known.map(({ line }) => line))
  const meant = joinSplitNames(
    lines
      .filter((line) => !done.has(line))
      .map((line) => ({ line, meaning: meaningOf(line, layout, repeated, options.fields) })),
    options.fields,
  )
  return assemble(meant, known, layout, options)
}

/** "I. Trên Hệ thống …" printed above the heading of its own table. */
function isSectionAbove(line: Line): boolean {
  const label = readSection(textOf(line))
  return label?.numeral === true && label.section !== null
}

function meaningOf(line: Line, layout: Layout, repeated: ReadonlySet<Line>, fields: FieldIndex): Meaning {
  if (isNumberLine(line)) return { kind: 'columnNumbers' }
  if (repeated.has(line) || isHeaderLine(line)) return { kind: 'header' }
  const counts = columns.some((code) =>
    layout.places[code]?.some(
      (column) => ownAt(line, column) !== undefined && valueAt(line, [column]).how !== 'unreadable',
    ),
  )
  const nameCell = ownAt(line, layout.field)
  const raw = nameCell === undefined || nameCell.number !== null ? '' : nameCell.text
  const known = findName(raw, fields)
  if (known !== null) return { kind: 'row', raw, known }

  const label = leadOf(line, layout)
  const ordinal = /^\d{1,3}(\.\d+)*[.)]?$/.test(clean(ownAt(line, layout.first)?.text ?? ''))
  const sum = ordinal ? null : (readSum(label) ?? readSum(raw))
  if (sum !== null && counts) return { kind: 'sum', label, sum }
  const section = readSection(label)
  if (section !== null && (section.numeral || section.system || (!counts && !ordinal))) {
    if (!ordinal || section.system) return { kind: 'section', section: section.section, label, counts }
  }
  if (clean(raw) !== '' && (counts || ordinal)) return { kind: 'row', raw, known: null }
  if (sum !== null && label.length < 30) return { kind: 'sum', label, sum }
  return { kind: counts ? 'noName' : 'text' }
}

/** The dictionary's name, with or without a number typed before it ("3. Đất đai"). */
const findName = (raw: string, fields: FieldIndex): KnownField | null =>
  clean(raw) === '' ? null : (fields.find(raw) ?? fields.find(clean(raw).replace(/^\d{1,3}\s*[.)-]\s*/, '')))

/** The words up to and with the column of names, else whatever words the line has. */
function leadOf(line: Line, layout: Layout): string {
  const lead = line.own.filter((cell) => cell.column <= layout.field).map((cell) => cell.text)
  const words = lead.some((text) => /\p{L}/u.test(text))
    ? lead
    : line.own.filter((cell) => cell.number === null && /\p{L}/u.test(cell.text)).map((cell) => cell.text)
  return clean(words.join(' '))
}

/** A page break may leave the end of a name on the next line; both halves together must be a known name. */
function joinSplitNames(meant: readonly Meant[], fields: FieldIndex): Meant[] {
  return meant.map(({ line, meaning }, at) => {
    const next = meant[at + 1]
    if (meaning.kind !== 'row' || meaning.known !== null || next?.meaning.kind !== 'text')
      return { line, meaning }
    const raw = `${meaning.raw} ${textOf(next.line)}`
    const known = findName(raw, fields)
    return { line, meaning: known === null ? meaning : { ...meaning, raw, known } }
  })
}

/** A sum printed on the heading line of a section (`whole`) or of a group inside it: it covers what follows. */
interface Pending {
  readonly line: Line
  readonly label: string
  readonly from: number
  readonly section: Section
  readonly whole: boolean
}

function assemble(
  meant: readonly Meant[],
  known: readonly Leftover[],
  layout: Layout,
  options: BodyOptions,
): Body {
  const rows: BodyRow[] = []
  const sums: Sum[] = []
  const leftovers: Leftover[] = [...known]
  const firstRow = meant.findIndex(({ meaning }) => meaning.kind === 'row')
  const lastTable = meant.findLastIndex(({ meaning }) => meaning.kind !== 'text')
  const tail = meant.slice(lastTable + 1)
  const tailReasons = readTail(tail.map(({ line }) => textOf(line)))
  const sectioned = meant.some(({ meaning }) => meaning.kind === 'section')
  const plainSums = meant.flatMap(({ meaning }, at) =>
    meaning.kind === 'sum' && meaning.sum !== 'part' && meaning.sum !== 'page' ? [at] : [],
  )

  let section = options.section
  let sectionStart = 0
  let groupStart = 0
  let pageStart = 0
  let pending: Pending[] = []
  const read = (line: Line) =>
    Object.fromEntries(
      columns.map((code) => [code, valueAt(line, layout.places[code], options.commas)]),
    ) as Record<Column, ReadCount>
  const close = (closes: (open: Pending) => boolean): void => {
    for (const { line, label, from, section } of pending.filter(closes)) {
      sums.push({ line, label, scope: 'section', section, ranges: [[from, rows.length]], read: read(line) })
    }
    pending = pending.filter((open) => !closes(open))
  }

  for (const [at, { line, meaning }] of meant.entries()) {
    switch (meaning.kind) {
      case 'row': {
        const counts = read(line)
        const number = clean(ownAt(line, layout.first)?.text ?? '')
        rows.push({
          line,
          section: section ?? 'tinh',
          assumed: section === null,
          number: number === '' ? null : number,
          raw: meaning.raw,
          known: meaning.known,
          v: countsOf((code) => counts[code].value),
          read: counts,
        })
        break
      }
      case 'section': {
        close(({ whole }) => !whole || meaning.section !== null)
        if (meaning.section !== null && meaning.section !== section) {
          if (section === null) nameEarlierRows(rows, meaning.section)
          section = meaning.section
          sectionStart = rows.length
          pageStart = rows.length
        }
        groupStart = rows.length
        if (meaning.counts) {
          const whole = meaning.section !== null
          pending.push({ line, label: meaning.label, from: rows.length, section: section ?? 'tinh', whole })
        }
        leftovers.push({ line, reason: 'section' })
        break
      }
      case 'sum': {
        const whole = meaning.sum === 'whole' || meaning.sum === 'open'
        const total =
          whole &&
          isTotal(
            meaning.sum,
            { last: at === plainSums.at(-1), top: at < firstRow, sectioned },
            sums,
            section ?? 'tinh',
          )
        const ranges = [
          [sectionStart, rows.length],
          [groupStart, rows.length],
        ] as const
        sums.push({
          line,
          label: meaning.label,
          scope: total ? 'total' : meaning.sum === 'page' ? 'page' : 'section',
          section: section ?? 'tinh',
          ranges: meaning.sum === 'page' ? [[pageStart, rows.length], ...ranges] : ranges,
          read: read(line),
        })
        if (meaning.sum === 'page') pageStart = rows.length
        leftovers.push({ line, reason: total ? 'total' : 'subtotal' })
        break
      }
      case 'header':
        leftovers.push({ line, reason: 'repeatedHeader' })
        break
      case 'columnNumbers':
        leftovers.push({ line, reason: 'columnNumbers' })
        break
      case 'noName':
        leftovers.push({ line, reason: 'noName' })
        break
      case 'text':
        leftovers.push({
          line,
          reason: textReason(meant, known, rows, at, { lastTable, firstRow, tailReasons }),
        })
        break
      default:
        unreachable(meaning)
    }
  }
  close(() => true)
  const settled = settleTotal(sums, rows).sort((a, b) => a.line.number - b.line.number)
  const parts = new Set(settled.filter(({ scope }) => scope !== 'total').map(({ line }) => line))
  return {
    rows,
    sums: settled,
    leftovers: leftovers
      .map((left) =>
        left.reason === 'total' && parts.has(left.line) ? { ...left, reason: 'subtotal' as const } : left,
      )
      .sort((a, b) => a.line.number - b.line.number),
  }
}

/** Rows above the first printed section belong to the other one of the two; the office is still asked. */
function nameEarlierRows(rows: BodyRow[], printed: Section): void {
  const other: Section = printed === 'bo' ? 'tinh' : 'bo'
  rows.forEach((row, at) => {
    if (row.assumed) rows[at] = { ...row, section: other }
  })
}

/** A sum named "Tổng cộng", "Tổng số" or "Cộng" is the whole at the top, or when it is the last and its section has one. */
function isTotal(
  label: SumLabel,
  place: { last: boolean; top: boolean; sectioned: boolean },
  before: readonly Sum[],
  section: Section,
): boolean {
  if (place.top) return true
  if (!place.last) return false
  if (label === 'whole' || !place.sectioned) return true
  return before.some((sum) => sum.scope === 'section' && sum.section === section)
}

/** "Tổng số" below the last section may sum that section only: then its figures say so. */
function settleTotal(sums: readonly Sum[], rows: readonly BodyRow[]): Sum[] {
  const wrong = (sum: Sum, from: number, to: number): number =>
    columns.filter((code) => {
      const { value } = sum.read[code]
      return (
        value !== null && value !== rows.slice(from, to).reduce((all, row) => all + (row.v[code] ?? 0), 0)
      )
    }).length
  return sums.map((sum) => {
    const [from, to] = sum.ranges[0] ?? [0, 0]
    if (sum.scope !== 'total' || from === 0) return sum
    return wrong(sum, 0, rows.length) > 0 && wrong(sum, from, to) === 0 ? { ...sum, scope: 'section' } : sum
  })
}

function textReason(
  meant: readonly Meant[],
  known: readonly Leftover[],
  rows: readonly BodyRow[],
  at: number,
  place: { lastTable: number; firstRow: number; tailReasons: readonly SkipReason[] },
): SkipReason {
  if (at > place.lastTable) return place.tailReasons[at - place.lastTable - 1] ?? 'note'
  const text = textOf((meant[at] as Meant).line)
  const before = meant[at - 1]
  const row = rows.at(-1)
  if (before?.meaning.kind === 'row' && row !== undefined && clean(row.raw).endsWith(text))
    return 'continuation'
  if (rows.length === 0 && at < place.firstRow && known.length === 0) return 'title'
  const titled = known.some(({ line, reason }) => reason === 'title' && textOf(line) === text)
  return titled ? 'title' : 'note'
}
