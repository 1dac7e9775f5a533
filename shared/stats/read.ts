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
import { type Body, type BodyRow, readBody } from './body.ts'
import { carryMismatches, checkSum, rowContradictions } from './checks.ts'
import { columns, type StatsRow } from './form.ts'
import { columnName, type Grid, type GridFile } from './grid.ts'
import { hiddenRowsOf, repeatsAcrossGrids, settleDuplicates } from './hidden.ts'
import { brokenIdentities } from './identities.ts'
import { readTail } from './labels.ts'
import type { Layout } from './layout.ts'
import { type Line, linesOf, textOf } from './lines.ts'
import { indexFields, spellingVariant } from './names.ts'
import { questionsOf } from './questions.ts'
import type { ReadRow, SkippedLine, StatsReading } from './reading.ts'
import { type Candidate, candidatesOf } from './tables.ts'
import { readExportTime, readPeriod, readUnit, titleWords } from './titles.ts'

export interface ReadOptions {
  readonly fields: FieldsBody['fields']
  /** Printed name → field, as this office answered before. */
  readonly remembered?: Readonly<Record<string, string>>
  /** The table of the period before, for (6) against its (11). */
  readonly previous?: readonly StatsRow[]
  /** Answers to questions of an earlier reading: `section` = tinh | bo, `separator` = thousand | decimal, `table` = its name. */
  readonly answers?: Readonly<Record<string, string>>
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

  const tablesOf = (join: boolean): Table[] =>
    candidatesOf(file, join)
      .map((candidate) => ({ ...candidate, body: read(candidate) }))
      .filter(({ layout, body }) => hasHeading(layout) || isPlausible(body.rows))
  const joined = tablesOf(true)
  const tables = joined.some(({ body }) => repeatsAcrossGrids(body.rows)) ? tablesOf(false) : joined
  const chosen = choose(tables, options.answers?.table)
  if (chosen === undefined) return err({ type: 'NoTable', seen: file.grids.map(gridName) })

  const { layout, lines, body, grids } = chosen
  const settled = settleDuplicates(body.rows)
  const { kept, left, duplicates } = settled
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
    questions: questionsOf({
      layout,
      body,
      settled,
      index,
      declared: file.thousand,
      assumed: askSection ? (kept.find(({ assumed }) => assumed)?.section ?? 'tinh') : null,
      separatorAnswered: options.answers?.separator !== undefined,
      tables: [
        tableName(chosen),
        ...tables.filter((table) => table !== chosen && table.body.rows.length > 0).map(tableName),
      ],
    }),
    ...(askSection ? { askSection: true as const } : {}),
  })
}

type Table = Candidate & { readonly body: Body }

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

const tableName = ({ grids }: Table): string => grids.map(gridName)[0] ?? ''

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
  { leftovers, sums }: Body,
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
