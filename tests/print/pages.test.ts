import { beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { formatNumber } from '../../shared/numbers/vietnamese.ts'
import { columns, type StatsRow } from '../../shared/stats/form.ts'
import { cannotPrint, type Pdf, printed, type Word } from './pdf.ts'
import { content, draftOf, manyRows, oneRow, sheetOf } from './sheets.ts'

const formHead = Array.from({ length: 13 }, (_, at) => `(${at + 1})`).join(' ')
const withRows = (rows: StatsRow[]) => sheetOf({ figures: { ...content.figures, rows } })
const pageOf = (pdf: Pdf, text: string) => pdf.pages.findIndex((page) => page.includes(text))

/** Chromium lays out in whole pixels of 1/96 inch. */
const pixel = 25.4 / 96

/** The page number stands in the top margin; everything else lies between the margins. */
const isInTopMargin = ({ bottom }: Word) => bottom < 20

/** The letters that stand higher than any line of text, sorted: poppler reads slanted ones in no fixed order. */
const watermark = (words: readonly Word[]) =>
  words
    .filter(({ top, bottom }) => bottom - top > 12)
    .flatMap(({ text }) => [...text])
    .sort()
    .join('')

describe.skipIf(cannotPrint).each([
  { count: 1, rows: oneRow, pages: 3 },
  { count: 30, rows: manyRows(30), pages: 4 },
  { count: 200, rows: manyRows(200), pages: 9 },
])('A sheet with $count rows', ({ rows, pages }) => {
  let pdf: Pdf
  beforeAll(async () => {
    pdf = await printed(withRows(rows))
  })

  test('is on A4, upright, on as many pages as it needs', () => {
    expect(pdf.pages).toHaveLength(pages)
    for (const [width, height] of pdf.sizes) {
      expect(width).toBeCloseTo(210, 0)
      expect(height).toBeCloseTo(297, 0)
    }
  })

  test('uses embedded Times New Roman or Tinos and no other face', () => {
    expect(pdf.fonts.length).toBeGreaterThanOrEqual(3)
    for (const font of pdf.fonts) {
      expect(font).toMatch(/^[A-Z]{6}\+(Tinos|TimesNewRoman)/)
      expect(font).not.toContain('Type 3')
      expect(font).toMatch(/ yes yes yes /)
    }
  })

  test('gives its text back in NFC, every count of every row in its order', () => {
    const text = pdf.pages.join('\n')
    expect(text).toBe(text.normalize('NFC'))
    for (const row of rows) {
      expect(text).toContain(columns.map((column) => formatNumber(row.v[column])).join(' '))
    }
  })

  test('repeats the head of the table on each of its pages', () => {
    const first = pageOf(pdf, 'Biểu II.06a')
    expect(first).toBeGreaterThan(0)
    for (const page of pdf.pages.slice(first)) expect(page.split(formHead)).toHaveLength(2)
  })

  test('numbers its pages on top in the middle, from the second one', () => {
    pdf.words.forEach((words, at) => {
      const above = words.filter(isInTopMargin)
      expect(above.map(({ text }) => text)).toEqual(at === 0 ? [] : [String(at + 1)])
      for (const { left, right } of above) expect((left + right) / 2).toBeCloseTo(30 + 165 / 2, 0)
    })
  })

  test('keeps everything else between the margins of NĐ 30/2020', () => {
    for (const { left, top, right, bottom, text } of pdf.words
      .flat()
      .filter((word) => !isInTopMargin(word))) {
      expect(left, text).toBeGreaterThanOrEqual(30 - pixel)
      expect(right, text).toBeLessThanOrEqual(210 - 15 + pixel)
      expect(top, text).toBeGreaterThanOrEqual(20 - pixel)
      expect(bottom, text).toBeLessThanOrEqual(297 - 20 + pixel)
    }
  })

  test('signs on the first page, below the figures', () => {
    expect(pageOf(pdf, 'NGƯỜI LẬP BIỂU')).toBe(0)
    expect(pdf.pages[0]).toContain('Nguồn: Cổng Dịch vụ công quốc gia')
  })

  test('bears no watermark once it is approved', () => {
    expect(watermark(pdf.words.flat())).toBe('')
  })
})

describe.skipIf(cannotPrint)('A table that runs over a page', () => {
  test('splits no row', async () => {
    const rows = manyRows(40).map((row, at) => ({
      ...row,
      field: `Mở${at} đầu ${'một lĩnh vực có tên dài, '.repeat(6)} khép${at}`,
    }))
    const pdf = await printed(withRows(rows))
    expect(pdf.pages.length).toBeGreaterThan(5)
    rows.forEach((row, at) => {
      const page = pageOf(pdf, columns.map((column) => formatNumber(row.v[column])).join(' '))
      expect(pdf.pages[page]).toMatch(new RegExp(`Mở${at}\\b[\\s\\S]*khép${at}\\b`))
    })
  })

  /** With 26 and 32 rows a sum, with 29 and 30 a heading would come to stand at the break. */
  test.each([26, 29, 30, 32])(
    'parts no heading from its rows and no sum from them, at %i rows',
    async (count) => {
      const pdf = await printed(withRows(manyRows(count)))
      const pages = pdf.pages.slice(pageOf(pdf, 'Biểu II.06a'))
      expect(pages).toHaveLength(2)
      for (const page of pages) {
        const lines = page.split('\n').filter((line) => line.trim() !== '')
        const head = lines.findIndex((line) => line.includes(formHead))
        expect(lines.at(-1)).not.toMatch(/Trên Hệ thống/)
        expect(lines[head + 1]).not.toMatch(/CỘNG|Cộng mục/)
      }
    },
  )
})

describe.skipIf(cannotPrint)('The signatures', () => {
  test.each([4, 7, 10])(
    'stand on a page with two lines of text before them, after %i lines of notes',
    async (lines) => {
      const note = Array.from(
        { length: lines },
        (_, at) => `Ghi chú số ${at + 1} về số liệu trong tuần.`,
      ).join('\n')
      const pdf = await printed(sheetOf({ figures: { ...content.figures, note } }))
      const page = pdf.pages[pageOf(pdf, 'NGƯỜI LẬP BIỂU')] ?? ''
      expect(page).toContain(`Ghi chú số ${lines} `)
      expect(page).toContain('Thông báo để cơ quan')
      expect(page).toContain('Phạm Văn Mẫu Ba')
      expect(page).toContain('Nguồn:')
    },
  )
})

describe.skipIf(cannotPrint)('A draft', () => {
  test('bears its watermark on every page and leaves dots for what is not known', async () => {
    const pdf = await printed(draftOf(content, { signer: null }))
    expect(pdf.pages).toHaveLength(3)
    for (const words of pdf.words) {
      expect(watermark(words)).toBe([...'BẢNNHÁP'].sort().join(''))
    }
    expect(pdf.pages[0]).toContain('Chưa duyệt')
    expect(pdf.pages[0]).toContain('Số: ……/TB-TTPVHCC')
  })
})

describe.skipIf(cannotPrint)('Names from outside', () => {
  test('are printed as text, never run as markup', async () => {
    const field = '<script>alert("x")</script><b>Hộ tịch</b>'
    const row = oneRow[0] as StatsRow
    const pdf = await printed(withRows([{ ...row, field }]))
    const text = pdf.pages.join('').replace(/\s/g, '')
    expect(text).toContain('<script>alert("x")</script>')
    expect(text).toContain('<b>Hộtịch</b>')
  })

  test('may be long without leaving the page or losing a letter', async () => {
    const field =
      'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi'
    const pdf = await printed(
      sheetOf({
        unit: {
          ...content.unit,
          place: 'Nguyễn Mẫu - Trương Quang Thử',
          issuingLines: ['Trung tâm Phục vụ hành chính công', 'phường Nguyễn Mẫu - Trương Quang Thử'],
        },
        closedBy: { ...content.closedBy, name: 'Tôn Nữ Công Huyền Thị Thục Đoan Trang Mẫu' },
        figures: { ...content.figures, rows: [{ ...(oneRow[0] as StatsRow), field }] },
        closedAt: instantOf('2026-11-23', '08:10'),
        lateReason: 'chiều thứ Sáu mất điện toàn xã',
      }),
    )
    for (const word of pdf.words.flat()) expect(word.right, word.text).toBeLessThanOrEqual(210 - 15 + pixel)
    const letters = pdf.pages.join(' ').replace(/\s+/g, ' ')
    for (const part of ['6 tuổi', 'Đoan Trang Mẫu', 'Trương Quang Thử', 'thứ Hai 23/11/2026, 08 giờ 10']) {
      expect(letters).toContain(part)
    }
  })
})
