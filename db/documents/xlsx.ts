/**
 * The tables of a document as an Excel file, one sheet a table: heading lines above, what is said about the table,
 * who answers for it and the foot note below, the head frozen on the screen and repeated on paper, numbers as
 * numbers, codes as text. No cell is a formula: text that begins like one gets an apostrophe, so that it stays text
 * even when somebody saves the sheet as CSV. A document without a table has no such file.
 */
import writeExcelFile, { type CellObject, type Row as ExcelRow } from 'write-excel-file/node'
import { type Cell, type Figure, flat, neutral } from '../../shared/documents/cells.ts'
import type {
  Align,
  Block,
  Column,
  DocumentModel,
  HeadCell,
  Row,
  Table,
} from '../../shared/documents/model.ts'
import { draftWarning, signedLines } from '../../shared/documents/phrases.ts'
import { plain } from '../../shared/documents/text.ts'

type Blocks = readonly Block[]
type ExcelSheet = Parameters<typeof writeExcelFile>[0][number]
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

export async function documentXlsx(model: DocumentModel): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = model.parts.flatMap((blocks) =>
    blocks.filter((block) => block.kind === 'table').map((table) => sheetOf(model, blocks, table)),
  )
  const options = {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [onPaper(sheets)],
  }
  const bytes = await writeExcelFile(
    sheets.map(({ sheet }) => sheet),
    options,
  ).toBuffer()
  return new Uint8Array(bytes)
}

interface TableSheet {
  readonly name: string
  /** First and last row of the head, from 1. */
  readonly headRows: readonly [number, number]
  readonly landscape: boolean
  readonly sheet: ExcelSheet
}

function sheetOf(model: DocumentModel, blocks: Blocks, table: Table): TableSheet {
  const widths = table.columns.map(lettersOf)
  const above = headingLines(model, blocks, table).map((line, at) =>
    wide(line, widths, at === 0 && model.parts[0]?.[0]?.kind === 'heading' ? {} : bold),
  )
  const below = [
    ...saidOf(blocks, table).map((line) => wide(line, widths, {})),
    ...footLines(model).map((line) => wide(line, widths, { fontSize: 10, fontStyle: 'italic' })),
  ]
  const head = table.head.map((cells, at) => headRow(cells, table.head.slice(0, at), widths))
  const name = sheetName(table)
  const sticky = above.length + head.length
  return {
    name,
    headRows: [above.length + 1, sticky],
    landscape: model.orientation === 'landscape' || table.columns.length > 8,
    sheet: {
      sheet: name,
      data: [
        ...above,
        ...head,
        ...table.rows.map((row) => dataRow(row, table.columns, widths)),
        [],
        ...below,
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: sticky,
      stickyColumnsCount: table.columns.findIndex(({ names }) => names === true) + 1,
    },
  }
}

/** Width in letters: the screen has more room than the paper, so names of rows get more of it. */
const lettersOf = ({ width, names }: Column): number =>
  names === true && width >= 30
    ? Math.max(30, Math.round(width * 0.8))
    : Math.max(6, Math.round(width * 0.6 + 1))

/** Excel takes no more than 31 letters and none of these signs in the name of a sheet. */
const sheetName = ({ name, label }: Table): string =>
  (name ?? label)
    .replace(/[[\]/\\:*?']/g, ' ')
    .slice(0, 31)
    .trim()

/** Who issues it, what it is, which number and day; the mark of a draft before all. */
function headingLines(model: DocumentModel, blocks: Blocks, table: Table): string[] {
  const all = model.parts.flat()
  const heading = all.find((block) => block.kind === 'heading')
  const title = all.find((block) => block.kind === 'title')
  const appendix = blocks.find((block) => block.kind === 'appendixTitle')
  return [
    heading === undefined ? '' : [...heading.superior, heading.issuing.join(' ')].join(' – '),
    model.watermark === null ? '' : draftWarning(model.watermark),
    ...(title === undefined ? [model.title] : [title.name, title.summary.join(' ')]),
    ...(title?.marks ?? []).map((mark) => `[${mark}]`),
    heading === undefined
      ? ''
      : [heading.number, heading.placeAndDate].filter((part) => part !== '').join(' · '),
    appendix === undefined ? table.label : `${appendix.label}: ${flat(appendix.name)}`,
  ].filter((line) => line !== '')
}

/** The few figures of a part and its paragraphs, with the table before them; what comes first, with the first table. */
function saidOf(blocks: Blocks, table: Table): string[] {
  const tables = blocks.filter((block) => block.kind === 'table')
  let nearest = tables[0]
  return blocks.flatMap((block) => {
    if (block.kind === 'table') nearest = block
    if (nearest !== table) return []
    if (block.kind === 'lead') return [block.figures.map(plain).join(' · ')]
    return block.kind === 'paragraph' ? [plain(block.text)] : []
  })
}

function footLines(model: DocumentModel): string[] {
  return model.parts.flat().flatMap((block) => {
    if (block.kind === 'signatures') return [signedLines(block).join(' · ')].filter((line) => line !== '')
    return block.kind === 'footNote' ? [block.text] : []
  })
}

type Look = Omit<CellObject, 'value' | 'type' | 'columnSpan' | 'rowSpan'>

const bold: Look = { fontWeight: 'bold' }
const border: Look = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center' }

const lineHeight = 15

/** Points that a text needs in a column of so many letters; Excel does not find it out for cells that are merged. */
const heightOf = (text: string, letters: number): number =>
  lineHeight *
  text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil((line.length * 1.05) / letters)), 0)

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** One text over the whole width; the cells under it are taken by the span. */
const wide = (line: string, widths: readonly number[], look: Look): ExcelRow => [
  {
    value: neutral(line),
    type: String,
    columnSpan: widths.length,
    wrap: true,
    alignVertical: 'center',
    height: heightOf(line, total(widths)) + 2,
    ...look,
  },
  ...widths.slice(1).map(() => null),
]

/** Cells of the head; where one from above reaches down, nothing stands. */
function headRow(
  cells: readonly HeadCell[],
  above: readonly (readonly HeadCell[])[],
  widths: readonly number[],
): ExcelRow {
  const taken = columnsTaken(above, widths.length)
  const left = [...cells]
  const row: (CellObject | null)[] = []
  while (row.length < widths.length) {
    if (taken.has(row.length)) {
      row.push(null)
      continue
    }
    const { text, columns = 1, rows = 1 } = left.shift() ?? { text: '' }
    const printed = flat(text)
    row.push({
      value: neutral(printed),
      type: String,
      ...border,
      ...bold,
      align: 'center',
      wrap: true,
      height:
        rows > 1
          ? lineHeight
          : heightOf(printed, total(widths.slice(row.length, row.length + columns)) * 0.8),
      ...(columns > 1 && { columnSpan: columns }),
      ...(rows > 1 && { rowSpan: rows }),
    })
    for (let under = 1; under < columns; under += 1) row.push(null)
  }
  const height = Math.max(...row.map((cell) => cell?.height ?? lineHeight)) + 3
  return row.map((cell) => (cell === null ? null : { ...cell, height }))
}

/** Columns that a cell of the rows above covers in the row below them. */
function columnsTaken(above: readonly (readonly HeadCell[])[], width: number): ReadonlySet<number> {
  let taken = new Map<number, number>()
  for (const cells of above) {
    const next = new Map([...taken].map(([column, rows]) => [column, rows - 1] as const))
    const left = [...cells]
    for (let column = 0; column < width; ) {
      if ((taken.get(column) ?? 0) > 0) {
        column += 1
        continue
      }
      const { columns = 1, rows = 1 } = left.shift() ?? { text: '' }
      for (let under = 0; under < columns; under += 1) next.set(column + under, rows - 1)
      column += columns
    }
    taken = next
  }
  return new Set([...taken].filter(([, rows]) => rows > 0).map(([column]) => column))
}

function dataRow(row: Row, columns: readonly Column[], widths: readonly number[]): ExcelRow {
  if (row.kind === 'group') return wide(row.text, widths, { ...border, ...bold })
  const weight: Look = row.kind === 'total' ? bold : {}
  const height = Math.max(
    ...row.cells.map((cell, at) => (typeof cell === 'string' ? heightOf(cell, widths[at] ?? 1) : lineHeight)),
  )
  return columns.map(({ align }, at) => {
    const cell: Cell = row.cells[at] ?? ''
    const look = { ...border, ...weight, height: height + 1, align: sideOf(align) }
    return typeof cell === 'string'
      ? { value: neutral(cell), type: String, format: '@', wrap: align === 'left', ...look }
      : { value: cell.value, type: Number, format: formatOf(cell), ...look }
  })
}

const sideOf = (align: Align): 'left' | 'center' | 'right' => (align === 'justify' ? 'left' : align)

/** Shown as the sheet prints it; Excel puts its own signs for thousands and decimals. */
function formatOf({ decimals, change }: Figure): string {
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return change === true ? `"▲ "${digits};"▼ "${digits};${digits}` : digits
}

/** What the writer does not know: A4, fit to its width, the head on every page, one sheet in front. */
function onPaper(sheets: readonly Pick<TableSheet, 'name' | 'headRows' | 'landscape'>[]): Feature {
  const titles = sheets.map(
    ({ name, headRows: [from, to] }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xml(name)}'!$${from}:$${to}</definedName>`,
  )
  const page = (landscape: boolean) =>
    `<printOptions horizontalCentered="1"/><pageMargins left="0.8" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/><pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="${landscape ? 'landscape' : 'portrait'}"/></worksheet>`
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (content) =>
            content.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, _, { sheetIndex }) =>
            (sheetIndex === 0 ? content : content.replace(' tabSelected="1"', ''))
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace('</worksheet>', page(sheets[sheetIndex]?.landscape === true)),
        },
      },
    },
  }
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
