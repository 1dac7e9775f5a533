import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readGrids } from '../../db/import/grids.ts'
import { readHtml } from '../../db/import/html.ts'
import { limits } from '../../db/import/refusal.ts'
import type { GridFile } from '../../shared/stats/grid.ts'
import { type ReadOptions, readStats } from '../../shared/stats/read.ts'
import type { StatsReading } from '../../shared/stats/reading.ts'
import { dictionary, exported, gold } from '../support/stats-gold.ts'
import { asked, bo, heading, read, reasons, row, tinh } from '../support/stats-table.ts'

const fields = dictionary()

async function gridsOf(content: string | Uint8Array): Promise<GridFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const file = await readGrids({ kind: 'file', bytes }, limits)
  if (!file.ok) throw new Error(file.error.reason)
  return file.value
}

async function readFrom(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<StatsReading> {
  const reading = readStats(await gridsOf(content), { fields, ...options })
  if (!reading.ok) throw new Error('NoTable')
  return reading.value
}

const lines = [...heading, tinh, row.chungThuc, bo, row.hoTich]
const wanted = ['tinh Chứng thực 10', 'bo Hộ tịch 4']
const delimited = (separator: string, all: readonly string[] = lines) =>
  all.map((line) => line.split(/ ?\| ?/).join(separator)).join('\r\n')
const table = (all: readonly string[], attributes = '') =>
  `<table ${attributes}>${all
    .map(
      (line) =>
        `<tr>${line
          .split(/ ?\| ?/)
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table>`

describe('A csv is read', () => {
  it.each([';', ',', '\t', '|'])(
    'with the separator “%s”, found by the width of the table',
    async (separator) => {
      const title = `Báo cáo tuần${separator === ',' ? '' : ', xã An Mẫu, tỉnh An Giang'}\r\n`
      expect(read(await readFrom(title + delimited(separator)))).toEqual(wanted)
    },
  )
  it('in UTF-16 without a BOM', async () => {
    expect(read(await readFrom(Buffer.from(delimited('\t'), 'utf16le')))).toEqual(wanted)
  })
  it('in Windows-1258, whose tone marks stand apart', async () => {
    expect(read(await readFrom(toWindows1258(delimited(';'))))).toEqual(wanted)
  })
  it('with line breaks inside quotes, as one record', async () => {
    const broken = delimited(';').replace('Trực tiếp', '"Trực tiếp,\r\ndịch vụ bưu chính"')
    const reading = await readFrom(broken)
    expect(read(reading)).toEqual(wanted)
    expect(reading.headerRows).toEqual([1, 2])
  })
  it('behind Excel’s “sep=;”', async () => {
    expect(read(await readFrom(`sep=;\r\n${delimited(';')}`))).toEqual(wanted)
  })
  it('that stops inside a letter is a broken download', async () => {
    const bytes = new TextEncoder().encode(`${delimited(';')}\r\n3;Đất đ`)
    expect(await readGrids({ kind: 'file', bytes: bytes.slice(0, -1) }, limits)).toMatchObject({
      error: { reason: 'truncated' },
    })
  })
})

/** Letters of Windows-1258: base letters, then tone marks of their own. */
function toWindows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258')
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]),
  )
  const out: number[] = []
  for (const letter of text) {
    const whole = bytes.get(letter)
    if (whole !== undefined) out.push(whole)
    else {
      const marks = [...letter.normalize('NFD')]
      const tone = marks.findLast((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark)) ?? ''
      const base = marks
        .filter((mark) => mark !== tone)
        .join('')
        .normalize('NFC')
      out.push(bytes.get(base) ?? 0x3f, bytes.get(tone) ?? 0x3f)
    }
  }
  return new Uint8Array(out)
}

describe('A web page is read', () => {
  it('with each section in a table of its own under its own heading', async () => {
    const page = `<body><h2>Từ ngày 31/10/2026 đến ngày 06/11/2026</h2><h3>${tinh}</h3>${table([...heading, row.chungThuc])}<p>${bo}</p>${table([...heading, row.hoTich])}${table(['NGƯỜI LẬP'])}</body>`
    const reading = await readFrom(page)
    expect(read(reading)).toEqual(wanted)
    expect(reading.period).toEqual({ from: '2026-10-31', to: '2026-11-06' })
    expect(reasons(reading)).toEqual([
      'table 3:signature',
      '1:header',
      '2:header',
      '4:repeatedHeader',
      '5:repeatedHeader',
    ])
  })
  it('with the heading in one table and the rows in the next', async () => {
    const page = `<table><tr><td>${table(heading)}</td></tr><tr><td>${table([tinh, row.chungThuc, bo, row.hoTich])}</td></tr></table>`
    expect(read(await readFrom(page))).toEqual(wanted)
  })
  it('with two periods as two tables, one of them read and the other named', async () => {
    const page = `<h3>Tuần</h3>${table(lines)}<h3>Lũy kế</h3>${table(lines)}`
    const reading = await readFrom(page)
    expect(read(reading)).toEqual(wanted)
    expect(asked(reading)).toEqual(['table'])
    expect((await readFrom(page, { answers: { table: 'Bảng 2' } })).tableIndex).toBe(1)
  })
  it('with its hidden rows marked and its hidden cells left out', async () => {
    const page = table(lines)
      .replace('<tr><td>1</td>', '<tr style="display: none"><td hidden>17</td><td>1</td>')
      .replaceAll('<td>2</td><td>Hộ', '<td style="display:none">18</td><td>2</td><td>Hộ')
    const reading = await readFrom(page)
    expect(read(reading)).toEqual(wanted)
    expect(reading.hiddenRows).toMatchObject([{ row: 4, field: 'Chứng thực', expect: 'import' }])
  })
  it('with the stored number where Excel or LibreOffice wrote one', async () => {
    const page = table(lines)
      .replace('<td>10</td>', '<td x:num="10">10,00</td>')
      .replace('<td>4</td>', '<td sdval="4">bốn</td>')
    expect(read(await readFrom(page))).toEqual(wanted)
  })
  it('with markup, entities and links inside its cells', async () => {
    const page = table(lines).replace(
      'Chứng thực',
      '<b><a href="#">Chứng&nbsp;\n  thực</a></b><script>x</script>',
    )
    expect((await readFrom(page)).rows[0]).toMatchObject({ fieldRaw: 'Chứng thực', field: 'Chứng thực' })
  })
  it('inside an .mht', async () => {
    const encoded = Buffer.from(`<html><body>${table(lines)}</body></html>`).toString('base64')
    const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--x--`
    expect(read(await readFrom(mht))).toEqual(wanted)
  })
})

it('A login page is told by its password field, however many tables it has', () => {
  expect(readHtml(`${table(lines)}<form><input type=PASSWORD></form>`, 'html').login).toBe(true)
  expect(
    readHtml(
      '<table><tr><td><table><tr><td><input type="password"></td></tr></table></td></tr></table>',
      'html',
    ).login,
  ).toBe(true)
  expect(readHtml(table(lines), 'html').login).toBe(false)
})

it('Spans cover their columns in a page', () => {
  const page =
    '<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td colspan=0>e</td></tr></table>'
  const rows = readHtml(page, 'html').grids[0]?.rows.map(({ cells }) =>
    cells.map(({ text, column, across, down }) => [text, column, across, down]),
  )
  expect(rows).toEqual([
    [
      ['a', 0, 1, 2],
      ['b', 1, 2, 1],
    ],
    [
      ['c', 1, 1, 1],
      ['d', 2, 1, 1],
    ],
    [['e', 0, 1, 1]],
  ])
})

function workbook(
  sheets: readonly (readonly [name: string, lines: readonly string[]])[],
  bookType: 'xlsx' | 'xlml' = 'xlsx',
) {
  const book = utils.book_new()
  for (const [name, all] of sheets)
    utils.book_append_sheet(book, utils.aoa_to_sheet(all.map((line) => line.split(/ ?\| ?/))), name)
  return { book, bytes: () => new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer) }
}

describe('Of several sheets with the form', () => {
  const weeks = [
    ['Tuần 1', lines],
    ['Tuần 2', [...lines, row.hoTich.replace('Hộ tịch', 'Đất đai')]],
  ] as const

  it('the open one is read, the other named, and the answer followed', async () => {
    const { bytes } = workbook(weeks)
    const reading = await readFrom(bytes())
    expect(reading.sheet).toBe('Tuần 1')
    expect(asked(reading)).toEqual(['table'])
    expect(reading.otherSheets).toEqual([{ sheet: 'Tuần 2', rows: 7 }])
    expect((await readFrom(bytes(), { answers: { table: 'Tuần 2' } })).rows).toHaveLength(3)
  })
  it('a hidden one comes last', async () => {
    const { book, bytes } = workbook(weeks)
    book.Workbook = { Sheets: [{ name: 'Tuần 1', Hidden: 1 }, { name: 'Tuần 2' }] }
    expect((await readFrom(bytes())).sheet).toBe('Tuần 2')
  })
})

it('XML of Excel 2003 is read', async () => {
  const { bytes } = workbook([['BC', lines]], 'xlml')
  const file = await gridsOf(bytes())
  expect(file.container).toBe('xml')
  expect(read(await readFrom(bytes()))).toEqual(wanted)
})

it('A date that Excel made of a count is no count', async () => {
  const sheet = utils.aoa_to_sheet(lines.map((line) => line.split(/ ?\| ?/)))
  sheet.D4 = { t: 'n', v: 46_300, z: 'dd/mm/yyyy' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'BC')
  const reading = await readFrom(new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer))
  expect(reading.rows[0]?.v.c4).toBeNull()
  expect(reading.contradictions).toMatchObject([{ row: 4, code: 'unreadable', col: 'c4' }])
})

it('The name of a file says nothing about what it is', async () => {
  const file = await gridsOf(exported('A4_Thong ke bao cao 06a.xls'))
  expect(file.container).toBe('html')
  expect((await gridsOf(exported('LibreOffice-A2.xls'))).container).toBe('xls')
  expect(gold('A4').file).toMatch(/\.xls$/)
})
