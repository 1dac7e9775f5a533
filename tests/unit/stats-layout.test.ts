import { describe, expect, it } from 'vitest'
import { readStats } from '../../shared/stats/read.ts'
import { dictionary } from '../support/stats-gold.ts'
import { asked, fileOf, heading, read, readLines, row, tinh } from '../support/stats-table.ts'

const straight = Object.fromEntries('ABCDEFGHIJKLM'.split('').map((letter, at) => [`c${at + 1}`, letter]))
const figures = '10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0'

describe('Columns are found', () => {
  it('by a heading of one line, the group reaching over its parts', () => {
    const reading = readLines([
      'TT | Tên lĩnh vực | Tổng tiếp nhận | Tr.tuyến | Tr.tiếp, BCCI | Kỳ trước ch.sang | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết | Trong hạn | Quá hạn',
      tinh,
      row.chungThuc,
    ])
    expect(reading.columns).toEqual(straight)
    expect(reading.contradictions).toEqual([])
  })

  it('by the row (1)(2)(3)… where the words say nothing', () => {
    const reading = readLines([
      'STT | Lĩnh vực | x | y | z | t | u | v | w | p | q | r | s',
      '(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13)',
      tinh,
      row.chungThuc,
    ])
    expect(reading.columns).toEqual(straight)
  })

  it('by numbers inside the heading cells', () => {
    const reading = readLines([
      'STT | Lĩnh vực | x (3) | y (6) | z (4) | t (5) | u (7) | v (8) | w (9) | p (10) | q (11) | r (12) | s (13)',
      tinh,
      '1 | Chứng thực | 10 | 2 | 5 | 3 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
    ])
    expect(reading.rows[0]?.v).toMatchObject({ c3: 10, c4: 5, c5: 3, c6: 2 })
  })

  it('past columns that are not of the form, which are named', () => {
    const reading = readLines([
      'STT | Mã lĩnh vực | Lĩnh vực | Tổng tiếp nhận | Trực tuyến | Trực tiếp | Từ kỳ trước | Tỷ lệ trực tuyến (%) | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết | Trong hạn | Quá hạn | Ghi chú',
      tinh,
      '1 | LV01 | Chứng thực | 10 | 5 | 3 | 2 | 50 | 8 | 6 | 2 | 0 | 2 | 2 | 0 | xong',
    ])
    expect(read(reading)).toEqual(['tinh Chứng thực 10'])
    expect(reading.otherColumns).toEqual([
      { column: 'B', header: 'Mã lĩnh vực' },
      { column: 'H', header: 'Tỷ lệ trực tuyến (%)' },
      { column: 'P', header: 'Ghi chú' },
    ])
    expect(reading.contradictions).toEqual([])
  })

  it('as a sum where counter and post are two columns', () => {
    const reading = readLines([
      'STT | Lĩnh vực | Tổng tiếp nhận | Trực tuyến | Trực tiếp | Bưu chính | Từ kỳ trước | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn',
      tinh,
      '1 | Chứng thực | 10 | 5 | 2 | 1 | 2 | 8 | 6 | 2 | 0',
    ])
    expect(reading.columns.c5).toBe('E+F')
    expect(reading.rows[0]?.v.c5).toBe(3)
    expect(reading.contradictions).toEqual([])
  })
})

it('Columns that the table does not have stay empty, and are named', () => {
  const reading = readLines([
    'STT | Lĩnh vực | Tổng tiếp nhận | Trực tuyến | Trực tiếp | Từ kỳ trước | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn',
    tinh,
    '1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0',
  ])
  expect(reading.rows[0]?.v).toMatchObject({ c10: 0, c11: null, c12: null, c13: null })
  expect(asked(reading)).toEqual(['columnMissing'])
  expect(reading.contradictions).toEqual([])
})

it('A column of early and on-time together is neither', () => {
  const reading = readLines([
    'STT | Lĩnh vực | Tổng tiếp nhận | Trực tuyến | Trực tiếp | Từ kỳ trước | Đã giải quyết | Trước hạn và đúng hạn | Quá hạn | Đang giải quyết | Trong hạn | Quá hạn',
    tinh,
    '1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 8 | 0 | 2 | 2 | 0',
  ])
  expect(reading.rows[0]?.v).toMatchObject({ c7: 8, c8: null, c9: null, c10: 0, c11: 2 })
})

it('Two columns that read the same are left empty and asked', () => {
  const reading = readLines([
    'STT | Lĩnh vực | Tổng tiếp nhận | Trực tuyến | Trực tuyến | Từ kỳ trước | Đã giải quyết',
    tinh,
    '1 | Chứng thực | 10 | 5 | 3 | 2 | 8',
  ])
  expect(reading.rows[0]?.v).toMatchObject({ c3: 10, c4: null, c6: 2 })
  expect(asked(reading)).toContain('columnAmbiguous')
})

describe('Where the words and the row (1)(2)(3)… disagree', () => {
  const swapped = '(1) | (2) | (3) | (6) | (4) | (5) | (7) | (8) | (9) | (10) | (11) | (12) | (13)'
  it('the one whose sums come out right is taken, and the office is told', () => {
    const byWords = readLines([...heading, swapped.replace('(3) | (6)', '(6) | (3)'), tinh, row.chungThuc])
    expect(byWords.columns).toEqual(straight)
    expect(asked(byWords)).toEqual(['columnsDisagree'])
    const moved = '1 | Chứng thực | 5 | 10 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0'
    const byNumbers = readLines([
      ...heading,
      '(1) | (2) | (4) | (3) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13)',
      tinh,
      moved,
    ])
    expect(byNumbers.rows[0]?.v).toMatchObject({ c3: 10, c4: 5 })
    expect(asked(byNumbers)).toEqual(['columnsDisagree'])
  })
})

describe('A block without a heading', () => {
  const noTable = (lines: string[]) => readStats(fileOf(lines), { fields: dictionary() }).ok === false

  it('is read by its order when eleven counts stand behind the names', () => {
    const reading = readLines([row.chungThuc, row.hoTich])
    expect(reading.columns).toEqual(straight)
    expect(reading.headerRows).toEqual([])
    expect(asked(reading)).toEqual(['section'])
  })

  it('keeps its sections and sums', () => {
    const reading = readLines([
      tinh,
      row.chungThuc,
      `| Cộng | ${figures}`,
      'II. Trên Hệ thống của các Bộ',
      row.hoTich,
    ])
    expect(read(reading)).toEqual(['tinh Chứng thực 10', 'bo Hộ tịch 4'])
  })

  it('is no table with ten counts, with twelve, or with names and sums that fit nothing', () => {
    expect(noTable(['1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2'])).toBe(true)
    expect(noTable(['1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0 | 7'])).toBe(true)
    expect(noTable(['1 | Máy in | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11'])).toBe(true)
  })
})

it('Any other list is no table of the form', () => {
  const lists = [
    [
      'STT | Mã hồ sơ | Lĩnh vực | Ngày tiếp nhận | Hạn trả | Ngày trả | Trạng thái',
      '1 | H01 | Đất đai | 01/10/2026 | 09/10/2026 | | Đang xử lý',
    ],
    ['Tên đăng nhập | ', 'Mật khẩu | '],
    ['Nhớ xin số BCCI'],
  ]
  for (const lines of lists)
    expect(readStats(fileOf(lines), { fields: dictionary() })).toMatchObject({
      ok: false,
      error: { type: 'NoTable' },
    })
})
