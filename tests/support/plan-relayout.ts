/**
 * The rows of a gold plan laid out anew at random, as another office would have typed them: columns named in other
 * words, in another order, some left out, the lead of a group merged over its rows, tables broken by pages with
 * their heading repeated, numbers counted by Word. Written as a Word or an Excel file.
 */

import { utils, write } from '@e965/xlsx'
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx'
import type { GoldRow } from './plan-files.ts'

export type Field = 'no' | 'content' | 'leads' | 'coordinators' | 'deadlineText' | 'product' | 'note'

export interface Relayout {
  readonly columns: readonly { readonly field: Field; readonly heading: string }[]
  /** Rows after which a new table begins; it repeats the heading. */
  readonly breaks: ReadonlySet<number>
  readonly autoNumber: boolean
  /** Equal leads of neighbouring rows share one cell. */
  readonly mergeLeads: boolean
  readonly bands: boolean
  readonly format: 'docx' | 'xlsx'
}

const headings: Readonly<Record<Field, readonly string[]>> = {
  no: ['STT', 'Stt', 'TT', 'Số TT', 'Số thứ tự'],
  content: [
    'Nội dung',
    'Nội dung công việc',
    'Nội dung nhiệm vụ',
    'Nhiệm vụ',
    'Nhiệm vụ, giải pháp',
    'Công việc',
    'Nội dung thực hiện',
    'Tên nhiệm vụ',
    'Hoạt động',
  ],
  leads: [
    'Cơ quan chủ trì',
    'Đơn vị chủ trì',
    'Chủ trì',
    'Cơ quan thực hiện',
    'Đơn vị thực hiện',
    'Cơ quan chủ trì thực hiện',
    'Đơn vị chịu trách nhiệm chính',
  ],
  coordinators: ['Cơ quan phối hợp', 'Đơn vị phối hợp', 'Phối hợp', 'Cơ quan, đơn vị phối hợp'],
  deadlineText: [
    'Thời gian hoàn thành',
    'Thời gian thực hiện',
    'Thời hạn hoàn thành',
    'Thời hạn',
    'Tiến độ thực hiện',
    'Thời gian',
  ],
  product: [
    'Kết quả thực hiện',
    'Sản phẩm',
    'Kết quả/Sản phẩm',
    'Sản phẩm đầu ra',
    'Sản phẩm dự kiến hoàn thành',
    'Kết quả, sản phẩm',
  ],
  note: ['Ghi chú', 'Ghi chú (nếu có)'],
}

const optional: readonly Field[] = ['no', 'coordinators', 'product', 'note']

export type Random = () => number

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

export function randomLayout(random: Random, rows: readonly GoldRow[]): Relayout {
  const fields = (Object.keys(headings) as Field[]).filter(
    (field) => !optional.includes(field) || random() > 0.25,
  )
  const moved = fields
    .filter((field) => field !== 'no')
    .map((field) => ({ field, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ field }) => field)
  const order = random() < 0.5 ? fields : fields.includes('no') ? (['no', ...moved] as const) : moved
  const format = random() < 0.7 ? 'docx' : 'xlsx'
  return {
    columns: order.map((field) => ({ field, heading: pick(random, headings[field]) })),
    breaks: new Set(rows.flatMap((_, at) => (at > 0 && random() < 0.06 ? [at] : []))),
    autoNumber: format === 'docx' && random() < 0.4,
    mergeLeads: random() < 0.4,
    bands: random() < 0.6,
    format,
  }
}

const textOf = (row: GoldRow, field: Field): string => {
  if (field === 'leads') return row.leadsText
  if (field === 'coordinators') return row.coordinatorsText
  return row[field]
}

export const writeLayout = (rows: readonly GoldRow[], layout: Relayout): Promise<Uint8Array> =>
  layout.format === 'docx' ? asDocx(rows, layout) : Promise.resolve(asXlsx(rows, layout))

interface Line {
  readonly band: string | null
  readonly row: GoldRow
}

/** Bands and rows in order; a band before the first row of each section. */
const linesOf = (rows: readonly GoldRow[], { bands }: Relayout): Line[] =>
  rows.flatMap((row, at): Line[] => {
    const before = rows[at - 1]
    const opens = bands && (before === undefined || before.sectionTitle !== row.sectionTitle)
    return opens
      ? [
          { band: row.sectionTitle || 'Nhiệm vụ khác', row },
          { band: null, row },
        ]
      : [{ band: null, row }]
  })

async function asDocx(rows: readonly GoldRow[], layout: Relayout): Promise<Uint8Array> {
  const { columns, autoNumber, mergeLeads, breaks } = layout
  const cell = (text: string, more: Partial<ConstructorParameters<typeof TableCell>[0]> = {}) =>
    new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...more })
  const head = () =>
    new TableRow({ tableHeader: true, children: columns.map(({ heading }) => cell(heading)) })
  const tables: TableRow[][] = [[head()]]
  let section = 0
  const lines = linesOf(rows, layout)
  lines.forEach(({ band, row }, at) => {
    const number = rows.indexOf(row)
    if (band === null && breaks.has(number) && lines[at - 1]?.band === null) tables.push([head()])
    const table = tables.at(-1)
    if (table === undefined) return
    if (band !== null) {
      section++
      table.push(
        new TableRow({
          children: [cell(`${'I'.repeat(Math.min(section, 3))}. ${band}`, { columnSpan: columns.length })],
        }),
      )
      return
    }
    const same = (other: Line | undefined) => other?.band === null && other.row.leadsText === row.leadsText
    const cut = breaks.has(number)
    const merged =
      mergeLeads && row.leadsText !== ''
        ? same(lines[at - 1]) && !cut
          ? VerticalMergeType.CONTINUE
          : same(lines[at + 1])
            ? VerticalMergeType.RESTART
            : undefined
        : undefined
    table.push(
      new TableRow({
        children: columns.map(({ field }) => {
          if (field === 'no' && autoNumber)
            return new TableCell({
              children: [new Paragraph({ text: '', numbering: { reference: 'so', level: 0 } })],
            })
          if (field === 'leads' && merged !== undefined)
            return cell(merged === VerticalMergeType.CONTINUE ? '' : row.leadsText, { verticalMerge: merged })
          return cell(textOf(row, field))
        }),
      }),
    )
  })
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'so',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.CENTER }],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: 'KẾ HOẠCH', heading: HeadingLevel.TITLE }),
          new Paragraph('Kiểm soát thủ tục hành chính năm 2026'),
          ...tables.map((children) => new Table({ rows: children })),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function asXlsx(rows: readonly GoldRow[], layout: Relayout): Uint8Array {
  const { columns, mergeLeads, breaks } = layout
  const lead = columns.findIndex(({ field }) => field === 'leads')
  const titles = columns.map(({ heading }) => heading)
  const cells: string[][] = [['KẾ HOẠCH'], ['Kiểm soát thủ tục hành chính năm 2026'], titles]
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []
  let from = -1
  let held: string | null = null
  const close = () => {
    if (held !== null && cells.length - 1 > from)
      merges.push({ s: { r: from, c: lead }, e: { r: cells.length - 1, c: lead } })
    held = null
  }
  for (const { band, row } of linesOf(rows, layout)) {
    const cut = band === null && breaks.has(rows.indexOf(row))
    if (band !== null || cut || held !== row.leadsText) close()
    if (cut) cells.push(titles)
    if (band !== null) {
      cells.push([`A. ${band}`])
      merges.push({ s: { r: cells.length - 1, c: 0 }, e: { r: cells.length - 1, c: columns.length - 1 } })
      continue
    }
    const merged = mergeLeads && held !== null
    cells.push(columns.map(({ field }) => (field === 'leads' && merged ? '' : textOf(row, field))))
    if (mergeLeads && held === null && row.leadsText !== '') {
      held = row.leadsText
      from = cells.length - 1
    }
  }
  close()
  const sheet = utils.aoa_to_sheet(cells)
  sheet['!merges'] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Phụ lục')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}
