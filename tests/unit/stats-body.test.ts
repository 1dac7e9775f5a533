import { describe, expect, it } from 'vitest'
import { asked, bo, heading, read, readLines, reasons, row, tinh } from '../support/stats-table.ts'

describe('Sections', () => {
  it.each([
    ['I | Trên Hệ thống các Bộ', 'bo'],
    ['I. TRÊN HỆ THỐNG CỦA CÁC BỘ', 'bo'],
    ['A. Hệ thống dùng chung của Bộ Tư pháp', 'bo'],
    ['| Hệ thống của các Bộ, ngành Trung ương', 'bo'],
    ['II | Trên Hệ thống thành phố', 'tinh'],
    ['Mục I. Hệ thống thông tin giải quyết TTHC cấp tỉnh', 'tinh'],
    ['| Trên phần mềm một cửa của tỉnh', 'tinh'],
    ['I. Tren he thong cua tinh', 'tinh'],
    ['I. Tren he thong cua cac Bo', 'bo'],
  ])('“%s” is told by its words, not by its numeral', (line, section) => {
    const reading = readLines([...heading, line, row.chungThuc])
    expect(reading.rows[0]?.section).toBe(section)
    expect(reading.askSection).toBeUndefined()
  })

  it('is asked where no line prints it, and the answer settles it', () => {
    const reading = readLines([...heading, row.chungThuc])
    expect(reading.askSection).toBe(true)
    expect(asked(reading)).toEqual(['section'])
    const answered = readLines([...heading, row.chungThuc], { answers: { section: 'bo' } })
    expect(answered.rows[0]?.section).toBe('bo')
    expect(asked(answered)).toEqual([])
  })

  it('is asked where the line has a numeral but no words', () => {
    const reading = readLines([...heading, 'I', row.chungThuc, 'II', row.hoTich])
    expect(reasons(reading)).toContain('5:section')
    expect(reading.askSection).toBe(true)
  })

  it('of rows above the first printed section is the other one, and asked', () => {
    const reading = readLines([...heading, row.chungThuc, 'II. Hệ thống của tỉnh', row.hoTich])
    expect(read(reading)).toEqual(['bo Chứng thực 10', 'tinh Hộ tịch 4'])
    expect(reading.askSection).toBe(true)
  })

  it('may carry its own sum, which is checked and not imported', () => {
    const good = readLines([
      ...heading,
      'I | Trên Hệ thống của tỉnh | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
      row.chungThuc,
    ])
    expect(read(good)).toEqual(['tinh Chứng thực 10'])
    expect(good.contradictions).toEqual([])
    const bad = readLines([
      ...heading,
      'I | Trên Hệ thống của tỉnh | 11 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
      row.chungThuc,
    ])
    expect(bad.contradictions).toMatchObject([
      { row: 3, code: 'subtotalMismatch', col: 'c3', inFile: 11, computed: 10 },
    ])
  })
})

describe('Sums', () => {
  const part = '10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0'
  it.each(['Cộng', 'Cộng mục I', 'CỘNG I', 'Tổng cộng mục I', 'Tổng I', 'Tổng số', 'Cộng (I)', 'cộng:'])(
    '“%s” below a section is its subtotal, never a row',
    (label) => {
      const reading = readLines([
        ...heading,
        tinh,
        row.chungThuc,
        `| ${label} | ${part}`,
        bo,
        row.hoTich,
        `TỔNG CỘNG (I + II) | | ${row.both}`,
      ])
      expect(read(reading)).toEqual(['tinh Chứng thực 10', 'bo Hộ tịch 4'])
      expect(reading.subtotals).toMatchObject([{ row: 5, section: 'tinh' }])
      expect(reading.total).toMatchObject({ row: 8 })
      expect(reading.contradictions).toEqual([])
    },
  )

  it('“Tổng số” after the last section is that section’s, where its figures say so', () => {
    const last = '4 | 1 | 2 | 1 | 3 | 1 | 1 | 1 | 1 | 1 | 0'
    const reading = readLines([
      ...heading,
      tinh,
      row.chungThuc,
      `| Tổng số | ${part}`,
      bo,
      row.hoTich,
      `| Tổng số | ${last}`,
    ])
    expect(reading.subtotals.map(({ section }) => section)).toEqual(['tinh', 'bo'])
    expect(reading.total).toBeNull()
    expect(reading.contradictions).toEqual([])
  })

  it('“Tổng cộng” above the sections is the total', () => {
    const reading = readLines([...heading, `| Tổng cộng | ${row.both}`, tinh, row.chungThuc, bo, row.hoTich])
    expect(reading.total?.row).toBe(3)
    expect(reading.contradictions).toEqual([])
  })

  it('that do not match are reported with both figures', () => {
    const reading = readLines([
      ...heading,
      tinh,
      row.chungThuc,
      `| Cộng | ${part.replace('10', '12')}`,
      bo,
      row.hoTich,
      `| Tổng cộng | ${row.both.replace('14', '99')}`,
    ])
    expect(reading.contradictions).toEqual([
      { row: 5, code: 'subtotalMismatch', col: 'c3', inFile: 12, computed: 10 },
      { row: 8, code: 'totalMismatch', col: 'c3', inFile: 99, computed: 14 },
    ])
  })

  it('over a cell that is no number cannot be checked, and that is said', () => {
    const reading = readLines([
      ...heading,
      tinh,
      row.chungThuc.replace('| 10 |', '| x |'),
      `| Cộng | ${part}`,
      bo,
      row.hoTich,
    ])
    expect(reading.contradictions).toMatchObject([
      { row: 4, code: 'unreadable', col: 'c3' },
      { row: 5, code: 'subtotalNotCheckable', col: 'c3' },
    ])
    expect(reading.rows[0]?.v.c3).toBeNull()
  })

  it('of a page cover the rows since the page before', () => {
    const reading = readLines([
      ...heading,
      tinh,
      row.chungThuc,
      `| Cộng trang 1 | ${part}`,
      row.hoTich,
      '| Cộng trang 2 | 4 | 1 | 2 | 1 | 3 | 1 | 1 | 1 | 1 | 1 | 0',
      `| Tổng cộng | ${row.both}`,
    ])
    expect(reasons(reading)).toEqual([
      '1:header',
      '2:header',
      '3:section',
      '5:subtotal',
      '7:subtotal',
      '8:total',
    ])
    expect(reading.contradictions).toEqual([])
  })
})

describe('Names that begin like a sum', () => {
  it('are rows when the dictionary knows them', () => {
    const fields = [
      { name: 'Công thương', aliases: [] },
      { name: 'Tổng hợp', aliases: [] },
    ]
    const reading = readLines(
      [
        ...heading,
        tinh,
        row.chungThuc.replace('Chứng thực', 'Công thương'),
        row.hoTich.replace('Hộ tịch', 'Tổng hợp'),
      ],
      { fields },
    )
    expect(read(reading)).toEqual(['tinh Công thương 10', 'tinh Tổng hợp 4'])
  })

  it('are rows when they carry an ordinal, or go on with other words', () => {
    const numbered = readLines([...heading, tinh, row.chungThuc.replace('Chứng thực', 'Tổng điều tra')])
    const bare = readLines([...heading, tinh, row.chungThuc.replace('1 | Chứng thực', '| Cộng đồng dân cư')])
    expect(numbered.unknownFields).toHaveLength(1)
    expect(bare.unknownFields).toHaveLength(1)
  })

  it('are asked when it does not', () => {
    const reading = readLines([...heading, tinh, row.chungThuc.replace('Chứng thực', 'Công thương')])
    expect(reading.unknownFields).toEqual([{ row: 4, section: 'tinh', raw: 'Công thương' }])
  })
})

describe('Other lines', () => {
  it('each get a reason', () => {
    const reading = readLines([
      'UBND XÃ AN MẪU',
      'Từ ngày 31/10/2026 đến ngày 06/11/2026',
      ...heading,
      '(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13)',
      tinh,
      row.chungThuc,
      'UBND XÃ AN MẪU',
      ...heading,
      row.hoTich,
      ' | | 4 | 1 | 2 | 1 | 3 | 1 | 1 | 1 | 1 | 1 | 0',
      'Ghi chú: chưa gồm hồ sơ bưu chính',
      ' | | | NGƯỜI LẬP BIỂU',
      ' | | | Nguyễn Thị Mẫu',
    ])
    expect(reasons(reading)).toEqual([
      '1:title',
      '2:title',
      '3:header',
      '4:header',
      '5:columnNumbers',
      '6:section',
      '8:title',
      '9:repeatedHeader',
      '10:repeatedHeader',
      '12:noName',
      '13:note',
      '14:signature',
      '15:signature',
    ])
    expect(asked(reading)).toEqual(['noName'])
    expect(reading.period).toEqual({ from: '2026-10-31', to: '2026-11-06' })
  })

  it('that end a name split by a page break are joined to it', () => {
    const long = 'Liên thông đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất'
    const reading = readLines([
      ...heading,
      tinh,
      row.chungThuc.replace('Chứng thực', long.slice(0, 50)),
      ` | ${long.slice(50).trim()}`,
      row.hoTich,
    ])
    expect(reading.rows.map(({ field }) => field)).toEqual([long, 'Hộ tịch'])
    expect(reasons(reading)).toContain('5:continuation')
  })

  it('beside the table are kept as stray cells', () => {
    const reading = readLines([...heading, tinh, `${row.chungThuc} | | | kiểm tra lại`])
    expect(reading.strayCells).toEqual([{ cell: 'P4', text: 'kiểm tra lại' }])
    expect(read(reading)).toEqual(['tinh Chứng thực 10'])
  })

  it('with a heading and nothing else are a table of 0 rows, said plainly', () => {
    const reading = readLines([...heading, 'Không có dữ liệu'])
    expect(reading.rows).toEqual([])
    expect(reasons(reading)).toEqual(['1:header', '2:header', '3:note'])
    expect(asked(reading)).toEqual(['noRows'])
  })
})
