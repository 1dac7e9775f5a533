/** Layouts that made-up offices of other provinces use, each with what an import must make of it. */
import { utils, write } from '@e965/xlsx'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { expect, it } from 'vitest'
import type { PrintedPlan } from '../../shared/plan/import/read.ts'
import { printedPlan } from '../support/plan-files.ts'

type Cell = string | { readonly text: string; readonly across?: number; readonly down?: number }

const cellOf = (cell: Cell): TableCell => {
  const { text, across = 1, down = 1 } = typeof cell === 'string' ? { text: cell } : cell
  return new TableCell({
    columnSpan: across,
    rowSpan: down,
    children: text.split('\n').map((line) => new Paragraph(line)),
  })
}

async function read(...rows: readonly (readonly Cell[])[]): Promise<PrintedPlan> {
  const table = new Table({ rows: rows.map((cells) => new TableRow({ children: cells.map(cellOf) })) })
  const children = [new Paragraph('KẾ HOẠCH'), new Paragraph('Cải cách hành chính năm 2026'), table]
  return printedPlan(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))))
}

const told = ({ rows }: PrintedPlan) =>
  rows.map(({ no, content, leads, coordinators, deadlineText }) =>
    [no, content, leads.join('; '), coordinators.join('; '), deadlineText].join(' | '),
  )

it('Ticks under quarters are the quarters', async () => {
  const plan = await read(
    [
      { text: 'STT', down: 2 },
      { text: 'Nội dung công việc', down: 2 },
      { text: 'Thời gian thực hiện', across: 4 },
      { text: 'Đơn vị thực hiện', down: 2 },
    ],
    ['Quý I', 'Quý II', 'Quý III', 'Quý IV'],
    ['1', 'Ban hành kế hoạch', 'x', '', '', '', 'Văn phòng'],
    ['2', 'Kiểm tra công vụ', '', 'x', '', 'x', 'Văn phòng'],
    ['3', 'Cập nhật hồ sơ', 'x', 'x', 'x', 'x', 'Bộ phận Một cửa'],
  )
  expect(told(plan)).toEqual([
    '1 | Ban hành kế hoạch | Văn phòng |  | Quý I',
    '2 | Kiểm tra công vụ | Văn phòng |  | Quý II, Quý IV',
    '3 | Cập nhật hồ sơ | Bộ phận Một cửa |  | Quý I - Quý IV',
  ])
})

it('Ticks under months are the months; what is written there is no tick and is asked about', async () => {
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1))
  const head: Cell[] = [
    { text: 'TT', down: 2 },
    { text: 'Nội dung', down: 2 },
    { text: 'Chủ trì', down: 2 },
    { text: 'Tháng', across: 12 },
  ]
  const ticks = months.map((month) => (month === '6' || month === '11' ? 'X' : ''))
  const plan = await read(head, months, ['1', 'Kiểm tra', 'Văn phòng', ...ticks])
  expect(told(plan)).toEqual(['1 | Kiểm tra | Văn phòng |  | Tháng 6, Tháng 11'])

  const written = months.map((month) => (month === '6' ? 'hồ sơ A' : ''))
  const other = await read(head, months, ['1', 'Kiểm tra', 'Văn phòng', ...written])
  expect(other.rows[0]?.deadlineText).toBe('')
  expect(other.layouts[0]?.columns.some(({ sure }) => !sure)).toBe(true)
})

it('One column may say who leads and who helps', async () => {
  const plan = await read(
    ['Số TT', 'Nội dung, nhiệm vụ', 'Phân công thực hiện', 'Thời gian', 'Kết quả'],
    [
      '1',
      'Ban hành kế hoạch',
      '- Chủ trì: Văn phòng\n- Phối hợp: Các phòng chuyên môn',
      'Tháng 01',
      'Kế hoạch',
    ],
    ['2', 'Sơ kết', 'Chủ trì: Phòng Nội vụ; phối hợp: Phòng Kinh tế, Công an xã', 'Quý II', 'Báo cáo'],
  )
  expect(told(plan)).toEqual([
    '1 | Ban hành kế hoạch | Văn phòng | Các phòng chuyên môn | Tháng 01',
    '2 | Sơ kết | Phòng Nội vụ | Phòng Kinh tế; Công an xã | Quý II',
  ])
})

it('A hidden column of a sheet shifts nothing, also under a merged heading; a hidden row is read and named', async () => {
  const sheet = utils.aoa_to_sheet([
    ['KẾ HOẠCH NĂM 2026'],
    ['STT', 'Mã', 'Nội dung công việc', 'Trách nhiệm', '', '', 'Tiến độ', 'Kết quả'],
    ['', '', '', 'Chủ trì', 'Mã', 'Phối hợp', '', ''],
    ['1', 'a', 'Ban hành kế hoạch', 'Văn phòng', 'k', 'Các phòng', 'Quý I', 'Kế hoạch'],
    ['2', 'b', 'Việc ẩn', 'Văn phòng', 'k', '', 'Quý II', 'Báo cáo'],
  ])
  sheet['!merges'] = ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'G2:G3', 'H2:H3'].map((range) =>
    utils.decode_range(range),
  )
  sheet['!cols'] = [{}, { hidden: true }, {}, {}, { hidden: true }]
  sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Phụ lục')
  const plan = await printedPlan(
    new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
  )
  expect(told(plan)).toEqual([
    '1 | Ban hành kế hoạch | Văn phòng | Các phòng | Quý I',
    '2 | Việc ẩn | Văn phòng |  | Quý II',
  ])
  expect(plan.layouts[0]?.columns.every(({ sure }) => sure)).toBe(true)
  expect(plan.rows.map(({ id }) => plan.marks.get(id)?.hidden)).toEqual([false, true])
})
