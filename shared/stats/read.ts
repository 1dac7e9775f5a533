/**
 * Biểu II.06a out of the grids of any container. It promises that every line that holds text ends in `rows` or in
 * `skipped` with its reason (sums stand in `subtotals` or `total` as well), that sums are checked and never imported,
 * and that no name and no column is guessed: what is not known is in `unknownFields` or `questions`.
 *
 * Not derivable from a file, so never filled: the unit's code and province, an export time that is not printed.
 */
import { err, ok, type Result } from '../result.ts'
import type { FieldsBody } from '../rules/bodies.ts'
import { clean } from '../text/text.ts'
import { type BodyRow, readBody, type SkipReason } from './body.ts'
import {
  type CarryMismatch,
  type Contradiction,
  carryMismatches,
  checkSum,
  rowContradictions,
  type SumLine,
} from './checks.ts'
import { type Column, type Counts, columns, type Section, type StatsRow } from './form.ts'
import { type Container, columnName, type Grid, type GridFile } from './grid.ts'
import { type HiddenRow, hiddenRowsOf, settleDuplicates } from './hidden.ts'
import { brokenIdentities } from './identities.ts'
import { readTail } from './labels.ts'
import type { Layout } from './layout.ts'
import { legacyName } from './legacy.ts'
import { type Line, linesOf, textOf } from './lines.ts'
import { type FieldIndex, indexFields, spellingVariant } from './names.ts'
import { type Candidate, candidatesOf } from './tables.ts'
import { type Period, readExportTime, readPeriod, readUnit, titleWords } from './titles.ts'
import { type QuestionKind, questionWords } from './words.ts'

export interface ReadOptions {
  readonly fields: FieldsBody['fields']
  /** Printed name → field, as this office answered before. */
  readonly remembered?: Readonly<Record<string, string>>
  /** The table of the period before, for (6) against its (11). */
  readonly previous?: readonly StatsRow[]
  /** Answers to questions of an earlier reading: `section` = tinh | bo, `separator` = thousand | decimal, `table` = its name. */
  readonly answers?: Readonly<Record<string, string>>
}

export interface ReadRow {
  readonly row: number
  readonly section: Section
  readonly stt: string | null
  readonly fieldRaw: string
  readonly fieldClean: string
  /** Name in the dictionary; null must be asked. */
  readonly field: string | null
  readonly v: Counts
  readonly hiddenRow?: true
  readonly unknown?: true
  /** How the spelling differs from the dictionary's: `hoá/hóa`. */
  readonly spellingVariant?: string
}

export interface SkippedLine {
  /** Absent where a whole table is skipped. */
  readonly row?: number
  /** 1-based number of another table of the page. */
  readonly table?: number
  readonly reason: SkipReason | 'otherTable'
  readonly text: string
  readonly what?: string
}

export interface Question {
  readonly kind: QuestionKind
  readonly text: string
}

export interface StatsReading {
  readonly container: Container
  readonly sheet?: string
  readonly sheetIndex?: number
  readonly tableIndex?: number
  readonly unit: { readonly name: string } | null
  readonly period: Period | null
  readonly exportTime: string | null
  readonly headerRows: readonly number[]
  readonly numberRow: number | null
  /** `c1`…`c13` → column letters; two columns that add up to one code are written `E+F`. */
  readonly columns: Readonly<Record<string, string>>
  readonly otherColumns: readonly { readonly column: string; readonly header: string }[]
  readonly rows: readonly ReadRow[]
  readonly subtotals: readonly SumLine[]
  readonly total: SumLine | null
  readonly skipped: readonly SkippedLine[]
  readonly unknownFields: readonly { readonly row: number; readonly section: Section; readonly raw: string }[]
  readonly renamedFields: readonly {
    readonly row: number
    readonly section: Section
    readonly raw: string
    readonly field: string
  }[]
  readonly hiddenRows: readonly HiddenRow[]
  readonly duplicates: readonly {
    readonly section: Section
    readonly field: string
    readonly rows: readonly number[]
    readonly identical: boolean
  }[]
  readonly contradictions: readonly Contradiction[]
  readonly carryMismatch: readonly CarryMismatch[]
  readonly formulaCells: readonly {
    readonly row: number
    readonly col: string
    readonly formula: string
    readonly cached: number | null
  }[]
  readonly strayCells: readonly { readonly cell: string; readonly text: string }[]
  readonly otherSheets: readonly { readonly sheet: string; readonly rows: number }[]
  readonly questions: readonly Question[]
  /** Rows stand under no printed section: the office must say which one. */
  readonly askSection?: true
}

/** The file holds no table with the columns of the form. */
export interface NoTable {
  readonly type: 'NoTable'
  /** Tables and sheets that were looked at. */
  readonly seen: readonly string[]
}

export function readStats(file: GridFile, options: ReadOptions): Result<StatsReading, NoTable> {
  const index = indexFields(options.fields, options.remembered)
  const commas = options.answers?.separator === 'decimal' ? 'decimal' : 'thousand'
  const answer = options.answers?.section
  const section = answer === 'tinh' || answer === 'bo' ? answer : null
  const read = (candidate: Candidate) =>
    readBody(candidate.lines, candidate.layout, { fields: index, commas, section })

  const tables = candidatesOf(file)
    .map((candidate) => ({ ...candidate, body: read(candidate) }))
    .filter(({ layout, body }) => hasHeading(layout) || isPlausible(body.rows))
  const chosen = choose(tables, options.answers?.table)
  if (chosen === undefined) return err({ type: 'NoTable', seen: file.grids.map(gridName) })

  const { layout, lines, body, grids } = chosen
  const { kept, left, duplicates, clashes } = settleDuplicates(body.rows)
  const sums = body.sums.map((sum) => ({ sum, ...checkSum(sum, body, left, layout.places) }))
  const rows = kept.map(toRow)
  const outside = outsideGrids(file, grids)
  const titles = [
    ...outside.titles,
    ...body.leftovers.filter(({ reason }) => reason === 'title').flatMap(({ line }) => textsOf(line)),
  ]
  const period = readPeriod(titles)
  const prints = [
    ...titles,
    ...body.leftovers.filter(({ reason }) => reason === 'note').map(({ line }) => textOf(line)),
  ]
  const askSection = section === null && kept.some(({ assumed }) => assumed)
  const carryMismatch = options.previous === undefined ? [] : carryMismatches(rows, options.previous)
  const contradictions = [...kept.flatMap(rowContradictions), ...sums.flatMap((sum) => sum.contradictions)]
  const unknown = kept.filter(({ known }) => known === null)
  const main =
    grids.find((grid) => grid.rows.length > 0 && body.rows.some(({ line }) => line.grid === grid.index)) ??
    grids[0]

  return ok({
    container: file.container,
    ...placeOf(main),
    unit: readUnit(titles.flatMap((text) => text.split('\n'))),
    period,
    exportTime: readExportTime(prints, period),
    headerRows: layout.header.map(({ row }) => row),
    numberRow: layout.numberLine?.row ?? null,
    columns: lettersOf(layout),
    otherColumns: layout.others.map(({ column, text }) => ({
      column: columnName(column),
      header: clean(text),
    })),
    rows,
    subtotals: sums.filter(({ sum }) => sum.scope !== 'total').map(({ line }) => line),
    total: sums.findLast(({ sum }) => sum.scope === 'total')?.line ?? null,
    skipped: skippedOf(body, left, outside.skipped),
    unknownFields: unknown.map(({ line, section, raw }) => ({ row: line.row, section, raw: clean(raw) })),
    renamedFields: kept.flatMap(({ line, section, raw, known }) =>
      known === null || known.by === 'name'
        ? []
        : [{ row: line.row, section, raw: clean(raw), field: known.field }],
    ),
    hiddenRows: hiddenRowsOf(body, left, layout),
    duplicates,
    contradictions: contradictions.sort((a, b) => a.row - b.row),
    carryMismatch,
    formulaCells: formulasOf(kept, layout),
    strayCells: straysOf(lines, layout),
    otherSheets: file.grids
      .filter((grid) => grid.kind === 'sheet' && !grids.includes(grid) && grid.rows.length > 0)
      .map((grid) => ({ sheet: grid.name ?? '', rows: grid.rows.length })),
    questions: [
      ...askTable(tables, chosen),
      ...askLayout(layout, kept),
      ...(askSection
        ? [ask('section', questionWords.section(kept.find(({ assumed }) => assumed)?.section ?? 'tinh'))]
        : []),
      ...askSeparator(kept, options.answers?.separator, file.thousand),
      ...duplicates.map(({ field, section, rows }) =>
        ask('duplicate', questionWords.duplicate(field, section, rows)),
      ),
      ...kept
        .filter(({ line }) => line.hidden)
        .map(({ line, raw }) => ask('hiddenRow', questionWords.hiddenRow(line.row, clean(raw)))),
      ...clashes.map(({ row, raw, visible }) =>
        ask('hiddenDuplicate', questionWords.hiddenDuplicate(row, raw, visible)),
      ),
      ...askNames(unknown, index),
      ...askNoName(body.leftovers),
    ],
    ...(askSection ? { askSection: true as const } : {}),
  })
}

type Table = Candidate & { readonly body: ReturnType<typeof readBody> }

const hasHeading = (layout: Layout): boolean => layout.header.length > 0 || layout.numberLine !== null

/** A block without heading is the form when it names a known field, or when its sums come out right. */
const isPlausible = (rows: readonly BodyRow[]): boolean =>
  rows.some(({ known }) => known !== null) ||
  (rows.length > 0 && rows.every(({ v }) => brokenIdentities(v).length === 0))

/** The answered one, else one with rows, seen before hidden, the open sheet before others, the longest, the first. */
function choose(tables: readonly Table[], answer: string | undefined): Table | undefined {
  const named = tables.find(({ grids }) => grids.some((grid) => gridName(grid) === answer))
  const rank = ({ grids, body }: Table): number[] => [
    Number(body.rows.length > 0),
    Number(!grids.some(({ hidden }) => hidden)),
    Number(grids.some(({ active }) => active)),
    body.rows.length,
  ]
  return named ?? [...tables].sort((a, b) => compareRanks(rank(b), rank(a)))[0]
}

const compareRanks = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0

const gridName = (grid: Grid): string => grid.name ?? `Bảng ${grid.index + 1}`

function placeOf(grid: Grid | undefined): Pick<StatsReading, 'sheet' | 'sheetIndex' | 'tableIndex'> {
  if (grid?.kind === 'sheet') return { sheet: grid.name ?? '', sheetIndex: grid.index }
  return grid?.kind === 'table' ? { tableIndex: grid.index } : {}
}

function lettersOf({ first, field, places }: Layout): Record<string, string> {
  const named = columns.flatMap((code) => {
    const found = places[code]
    return found === undefined ? [] : [[code, found.map(columnName).join('+')]]
  })
  return Object.fromEntries([
    ...(first === null ? [] : [['c1', columnName(first)]]),
    ['c2', columnName(field)],
    ...named,
  ])
}

function toRow({ line, section, number, raw, known, v }: BodyRow): ReadRow {
  const variant = known?.by === 'name' ? spellingVariant(raw, known.field) : null
  return {
    row: line.row,
    section,
    stt: number,
    fieldRaw: raw,
    fieldClean: clean(raw),
    field: known?.field ?? null,
    v,
    ...(line.hidden ? { hiddenRow: true as const } : {}),
    ...(known === null ? { unknown: true as const } : {}),
    ...(variant === null ? {} : { spellingVariant: variant }),
  }
}

const textsOf = (line: Line): string[] => [...line.own.map(({ text }) => text), textOf(line)]

/** What stands in the other tables of a web page, and between them. */
function outsideGrids(file: GridFile, read: readonly Grid[]): { titles: string[]; skipped: SkippedLine[] } {
  const first = Math.min(...read.map(({ index }) => index))
  const others = file.grids.filter(
    (grid) => grid.kind === 'table' && !read.includes(grid) && grid.rows.length > 0,
  )
  const before = others.filter(({ index }) => index < first).flatMap((grid) => linesOf(grid).flatMap(textsOf))
  return {
    titles: [...read.flatMap((grid) => grid.before), ...before],
    skipped: others.map((grid) => {
      const text = linesOf(grid).map(textOf).join(' / ')
      const tail = readTail([text])[0] ?? 'note'
      return { table: grid.index + 1, reason: grid.index < first ? 'title' : tail, text: text.slice(0, 300) }
    }),
  }
}

function skippedOf(
  { leftovers, sums }: ReturnType<typeof readBody>,
  left: ReadonlySet<BodyRow>,
  outside: readonly SkippedLine[],
): SkippedLine[] {
  const labels = new Map(sums.map(({ line, label }) => [line, label]))
  const lines = [
    ...leftovers.filter(({ line }) => line.row > 0),
    ...[...left].map(({ line }) => ({ line, reason: 'hiddenDuplicate' as const })),
  ].sort((a, b) => a.line.number - b.line.number)
  return [
    ...outside,
    ...lines.map(({ line, reason }) => ({
      row: line.row,
      reason,
      text: labels.get(line) ?? textOf(line),
      ...(reason === 'title' ? { what: titleWords(textOf(line)) } : {}),
    })),
  ]
}

function formulasOf(rows: readonly BodyRow[], { places }: Layout): StatsReading['formulaCells'] {
  const used = new Set(Object.values(places).flat())
  return rows.flatMap(({ line }) =>
    line.own.flatMap((cell) =>
      cell.formula === null || !used.has(cell.column)
        ? []
        : [{ row: line.row, col: columnName(cell.column), formula: `=${cell.formula}`, cached: cell.number }],
    ),
  )
}

/** Text beside the table, in a column without a heading. */
function straysOf(lines: readonly Line[], layout: Layout): StatsReading['strayCells'] {
  const used = new Set([
    ...Object.values(layout.places).flat(),
    layout.field,
    layout.first,
    ...layout.others.map(({ column }) => column),
  ])
  const rightmost = Math.max(...[...used].map((column) => column ?? 0))
  const top = layout.header.at(-1)?.number ?? layout.numberLine?.number ?? 0
  return lines
    .filter((line) => line.number > top)
    .flatMap((line) =>
      line.own
        .filter((cell) => cell.column > rightmost)
        .map((cell) => ({ cell: `${columnName(cell.column)}${line.row}`, text: clean(cell.text) })),
    )
}

const ask = (kind: QuestionKind, text: string): Question => ({ kind, text })

function askTable(tables: readonly Table[], chosen: Table): Question[] {
  const others = tables.filter((table) => table !== chosen && table.body.rows.length > 0)
  if (others.length === 0) return []
  const name = ({ grids }: Table) => gridName(grids[0] as Grid)
  return [ask('table', questionWords.table(name(chosen), others.map(name)))]
}

function askLayout(layout: Layout, rows: readonly BodyRow[]): Question[] {
  const missing = columns.filter((code: Column) => layout.places[code] === undefined)
  return [
    ...layout.doubts.map((doubt) =>
      doubt.kind === 'columnsDisagree'
        ? ask('columnsDisagree', questionWords.columnsDisagree)
        : ask('columnAmbiguous', questionWords.columnAmbiguous(doubt.code)),
    ),
    ...(missing.length === 0 ? [] : [ask('columnMissing', questionWords.columnMissing(missing))]),
    ...(rows.length === 0 ? [ask('noRows', questionWords.noRows)] : []),
  ]
}

/** "1,332" is asked unless the office has answered or the file itself declares the comma. */
function askSeparator(
  rows: readonly BodyRow[],
  answer: string | undefined,
  declared: GridFile['thousand'],
): Question[] {
  if (answer !== undefined || declared === ',') return []
  const examples = rows.flatMap(({ read, line }) =>
    columns.flatMap((code) => (read[code].how === 'commas' ? [clean(textOf(line)), code] : [])),
  )
  if (examples.length === 0) return []
  const texts = rows.flatMap(({ line }) =>
    line.own.flatMap((cell) => (/^-?\d{1,3}(,\d{3})+$/.test(clean(cell.text)) ? [clean(cell.text)] : [])),
  )
  return [ask('separator', questionWords.separator([...new Set(texts)].slice(0, 3)))]
}

function askNames(unknown: readonly BodyRow[], index: FieldIndex): Question[] {
  return unknown.flatMap(({ raw }) => {
    const legacy = legacyName(raw, (name) => index.find(name) !== null)
    return legacy === null
      ? []
      : [ask('legacyFont', questionWords.legacyFont(clean(raw), legacy.font, legacy.name))]
  })
}

function askNoName(leftovers: ReturnType<typeof readBody>['leftovers']): Question[] {
  const rows = leftovers.filter(({ reason }) => reason === 'noName').map(({ line }) => line.row)
  return rows.length === 0 ? [] : [ask('noName', questionWords.noName(rows))]
}
