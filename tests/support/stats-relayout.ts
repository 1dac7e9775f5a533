/** The same figures as another office would print them: other order, other words, other container. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import type { Column, Counts, Section } from '../../shared/stats/form.ts'
import { columns } from '../../shared/stats/form.ts'

export interface PlainRow {
  readonly section: Section
  readonly field: string
  readonly v: Counts
}

export interface Style {
  readonly groups: readonly ('received' | 'finished' | 'open')[]
  /** Rotation inside each group. */
  readonly turn: number
  readonly heading: 'two' | 'three' | 'flat'
  readonly numbers: 'none' | 'brackets' | 'plain' | 'letters' | 'sums'
  readonly words: 0 | 1 | 2
  readonly extra: 'none' | 'percent' | 'note' | 'both'
  readonly titles: number
  readonly sectionFirst: Section
  readonly sectionPlace: 'first' | 'name' | 'numeral'
  readonly sums: 'none' | 'below' | 'onHeading'
  readonly total: 'none' | 'top' | 'bottom'
  readonly pageEvery: number
  readonly figures: 'number' | 'dots' | 'spaces' | 'dash' | 'blank'
  readonly names: 'plain' | 'nfd' | 'nbsp' | 'upper' | 'zeroWidth'
  readonly tail: boolean
  readonly merges: boolean
}

type Value = string | number | null
interface Cell {
  readonly value: Value
  readonly across?: number
  readonly down?: number
}
type Row = readonly Cell[]

export interface Relayout {
  readonly rows: readonly Row[]
}

const GROUPS = {
  received: ['c3', 'c4', 'c5', 'c6'],
  finished: ['c7', 'c8', 'c9', 'c10'],
  open: ['c11', 'c12', 'c13'],
} as const

const GROUP_WORDS = [
  {
    received: 'Số hồ sơ nhận giải quyết',
    finished: 'Số hồ sơ đã giải quyết',
    open: 'Số hồ sơ đang giải quyết',
  },
  { received: 'Hồ sơ tiếp nhận', finished: 'Đã GQ', open: 'Đang GQ' },
  { received: 'TIẾP NHẬN TRONG KỲ BÁO CÁO', finished: 'KẾT QUẢ: ĐÃ XỬ LÝ', open: 'CÒN LẠI, CHƯA GIẢI QUYẾT' },
] as const

const PART_WORDS: readonly Record<Column, string>[] = [
  {
    c3: 'Tổng số',
    c4: 'Trực tuyến',
    c5: 'Trực tiếp, dịch vụ bưu chính',
    c6: 'Từ kỳ trước',
    c7: 'Tổng số',
    c8: 'Trước hạn',
    c9: 'Đúng hạn',
    c10: 'Quá hạn',
    c11: 'Tổng số',
    c12: 'Trong hạn',
    c13: 'Quá hạn',
  },
  {
    c3: 'TS',
    c4: 'Tr.tuyến',
    c5: 'T.tiếp, BCCI',
    c6: 'Kỳ trước ch.sang',
    c7: 'TS',
    c8: 'Sớm hạn',
    c9: 'Đ.hạn',
    c10: 'Q.hạn',
    c11: 'TS',
    c12: 'Chưa đến hạn',
    c13: 'Trễ hạn',
  },
  {
    c3: 'TỔNG',
    c4: 'NỘP QUA MẠNG',
    c5: 'TRỰC TIẾP/BƯU ĐIỆN',
    c6: 'TỒN ĐẦU KỲ',
    c7: 'TỔNG',
    c8: 'TRƯỚC HẸN',
    c9: 'ĐÚNG HẸN',
    c10: 'TRỄ HẸN',
    c11: 'TỔNG',
    c12: 'CÒN HẠN',
    c13: 'QUÁ HẠN',
  },
]

const SECTION_WORDS: readonly Record<Section, string>[] = [
  { tinh: 'Trên Hệ thống thông tin giải quyết TTHC của tỉnh', bo: 'Trên Hệ thống của các Bộ' },
  { tinh: 'Hệ thống thành phố', bo: 'Hệ thống các Bộ, ngành' },
  { tinh: 'HỆ THỐNG THÔNG TIN GIẢI QUYẾT TTHC CẤP TỈNH', bo: 'PHẦN MỀM CỦA BỘ TƯ PHÁP' },
]

const one = (value: Value): Cell => ({ value })

export function relayout(rows: readonly PlainRow[], style: Style): Relayout {
  const order = style.groups.map((group) => turned(GROUPS[group], style.turn))
  const codes: readonly (Column | 'percent' | 'note')[] = [
    ...order.flat(),
    ...(style.extra === 'percent' || style.extra === 'both' ? (['percent'] as const) : []),
    ...(style.extra === 'note' || style.extra === 'both' ? (['note'] as const) : []),
  ]
  const heading = headingOf(style, order, codes)
  const numberRow = numbersOf(style, codes)
  const table: Row[] = []
  const all = sumOf(rows)
  const sumRow = (label: string, v: Counts): Row => [
    one(null),
    one(label),
    ...codes.map((code) => figure(code, v, style)),
  ]
  if (style.total === 'top') table.push(sumRow('Tổng số', all))
  const sections = style.sectionFirst === 'tinh' ? (['tinh', 'bo'] as const) : (['bo', 'tinh'] as const)
  let printed = 0
  for (const [at, section] of sections.entries()) {
    const own = rows.filter((row) => row.section === section)
    if (own.length === 0) continue
    const words = SECTION_WORDS[style.words]?.[section] ?? ''
    const numeral = at === 0 ? 'I' : 'II'
    const counts =
      style.sums === 'onHeading'
        ? codes.map((code) => figure(code, sumOf(own), style))
        : codes.map(() => one(null))
    const lead: Row =
      style.sectionPlace === 'numeral'
        ? [one(numeral), one(words)]
        : style.sectionPlace === 'name'
          ? [one(null), one(`${numeral}. ${words}`)]
          : [one(`${numeral}. ${words}`), one(null)]
    table.push([...lead, ...counts])
    own.forEach((row, index) => {
      if (style.pageEvery > 0 && printed > 0 && printed % style.pageEvery === 0)
        table.push(...heading, ...numberRow)
      printed++
      const note = (code: (typeof codes)[number]): Cell =>
        code === 'note' && index === 0 ? one('đã rà soát') : figure(code, row.v, style)
      table.push([
        one(style.figures === 'number' ? index + 1 : `${index + 1}`),
        one(named(row.field, style)),
        ...codes.map(note),
      ])
    })
    if (style.sums === 'below') table.push(sumRow(`Cộng mục ${numeral}`, sumOf(own)))
  }
  if (style.total === 'bottom') table.push(sumRow('TỔNG CỘNG', all))
  const tail: Row[] = [
    [one('Ghi chú: số liệu chốt lúc 16 giờ 00 ngày 06/11/2026.')],
    [],
    [one(null), one('NGƯỜI LẬP BIỂU'), one(null), one('GIÁM ĐỐC')],
    [one(null), one('Nguyễn Thị Mẫu'), one(null), one('Trần Văn Thử')],
  ]
  return {
    rows: [...TITLES.slice(0, style.titles), ...heading, ...numberRow, ...table, ...(style.tail ? tail : [])],
  }
}

const TITLES: readonly Row[] = [
  [one('ỦY BAN NHÂN DÂN XÃ AN MẪU'), one(null), one(null), one('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')],
  [one('BỘ PHẬN MỘT CỬA'), one(null), one(null), one('Độc lập - Tự do - Hạnh phúc')],
  [],
  [one('TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH')],
  [one('Từ ngày 31/10/2026 đến ngày 06/11/2026')],
]

const turned = <T>(items: readonly T[], by: number): readonly T[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
]

function headingOf(style: Style, order: readonly (readonly Column[])[], codes: readonly string[]): Row[] {
  const group = GROUP_WORDS[style.words]
  const part = (code: Column): string => PART_WORDS[style.words]?.[code] ?? ''
  const extras = codes
    .slice(order.flat().length)
    .map((code) => (code === 'percent' ? 'Tỷ lệ (%)' : 'Ghi chú'))
  if (style.heading === 'flat') {
    const flat = order.flatMap((part_, at) =>
      part_.map((code) => one(`${group?.[style.groups[at] ?? 'open']}: ${part(code)}`)),
    )
    return [[one('STT'), one('Lĩnh vực'), ...flat, ...extras.map(one)]]
  }
  const depth = style.heading === 'three' ? 3 : 2
  const tall = (text: string): Cell => (style.merges ? { value: text, down: depth } : one(text))
  const top: Cell[] = [tall('STT'), tall('Lĩnh vực, công việc giải quyết theo cấp')]
  for (const [at, own] of order.entries()) {
    const text = group?.[style.groups[at] ?? 'open'] ?? ''
    top.push(
      style.merges ? { value: text, across: own.length } : one(text),
      ...own.slice(1).map(() => one(null)),
    )
  }
  top.push(...extras.map(tall))
  const middle: Cell[] = [one(null), one(null)]
  const bottom: Cell[] = [one(null), one(null)]
  for (const code of order.flat()) {
    const inner = style.heading === 'three' && (code === 'c4' || code === 'c5')
    middle.push(
      inner
        ? one('Phát sinh trong kỳ')
        : style.merges && depth === 3
          ? { value: part(code), down: 2 }
          : one(part(code)),
    )
    bottom.push(inner ? one(part(code)) : one(null))
  }
  return depth === 3 ? [top, middle, bottom] : [top, middle]
}

function numbersOf(style: Style, codes: readonly string[]): Row[] {
  const sums: Record<string, string> = {
    c3: '(3)=(4)+(5)+(6)',
    c7: '(7)=(8)+(9)+(10)',
    c11: '(11)=(12)+(13)',
  }
  const printed = (code: string): Cell => {
    if (!code.startsWith('c')) return one(null)
    const number = Number(code.slice(1))
    if (style.numbers === 'plain') return one(number)
    if (style.numbers === 'letters') return one(number - 2)
    return one(style.numbers === 'sums' ? (sums[code] ?? `(${number})`) : `(${number})`)
  }
  if (style.numbers === 'none') return []
  const lead = style.numbers === 'letters' ? ['A', 'B'] : style.numbers === 'plain' ? [1, 2] : ['(1)', '(2)']
  return [[...lead.map(one), ...codes.map(printed)]]
}

function figure(code: Column | 'percent' | 'note', v: Counts, style: Style): Cell {
  if (code === 'note') return one(null)
  if (code === 'percent') return one('98,5%')
  const value = v[code]
  if (value === null) return one(null)
  if (value === 0 && style.figures === 'dash') return one('-')
  if (value === 0 && style.figures === 'blank') return one(null)
  if (style.figures === 'number' || style.figures === 'blank') return one(value)
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, style.figures === 'spaces' ? '\u00A0' : '.')
  return one(style.figures === 'spaces' ? ` ${grouped} ` : grouped)
}

function named(field: string, { names }: Style): string {
  if (names === 'nfd') return field.normalize('NFD')
  if (names === 'nbsp') return ` ${field.replace(' ', '\u00A0')}\u00A0`
  if (names === 'upper') return field.toUpperCase()
  return names === 'zeroWidth' ? `${field.slice(0, 3)}\u200B${field.slice(3)}` : field
}

const sumOf = (rows: readonly PlainRow[]): Counts =>
  Object.fromEntries(
    columns.map((code) => [code, rows.reduce((sum, { v }) => sum + (v[code] ?? 0), 0)]),
  ) as unknown as Counts

export function toWorkbook({ rows }: Relayout, bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet(rows.map((row) => row.map(({ value }) => value)))
  sheet['!merges'] = rows.flatMap((row, r) =>
    row.flatMap(({ across = 1, down = 1 }, c) =>
      across * down > 1 ? [{ s: { r, c }, e: { r: r + down - 1, c: c + across - 1 } }] : [],
    ),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Biểu 06a')
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
}

export const toDelimited = ({ rows }: Relayout, separator: string): string =>
  rows
    .map((row) =>
      row
        .map(({ value }) => {
          const text = value === null ? '' : String(value)
          return /["\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
        })
        .join(separator),
    )
    .join('\r\n')

export function toHtml({ rows }: Relayout): string {
  const covered = new Set<string>()
  const body = rows.map((row, r) => {
    const cells = row.flatMap(({ value, across = 1, down = 1 }, c) => {
      if (covered.has(`${r}/${c}`)) return []
      for (let dr = 0; dr < down; dr++) for (let dc = 0; dc < across; dc++) covered.add(`${r + dr}/${c + dc}`)
      const spans = `${across > 1 ? ` colspan="${across}"` : ''}${down > 1 ? ` rowspan=${down}` : ''}`
      const text = value === null ? '' : String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return [`<td${spans}><span>${text}</span></td>`]
    })
    return `<tr>\n${cells.join('\n')}\n</tr>`
  })
  return `<html><body><div><table border=1>${body.join('\n')}</table></div></body></html>`
}
