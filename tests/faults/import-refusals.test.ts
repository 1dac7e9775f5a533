import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readGrids } from '../../db/import/grids.ts'
import { type Limits, limits, type RefusalReason, refusalReasons } from '../../db/import/refusal.ts'
import { refusalWords } from '../../db/import/words.ts'
import { readStats } from '../../shared/stats/read.ts'
import { zipOf } from '../support/import-zip.ts'
import { dictionary, exported } from '../support/stats-gold.ts'

const reasonOf = async (bytes: Uint8Array, caps: Limits = limits): Promise<RefusalReason | 'read'> => {
  const read = await readGrids({ kind: 'file', bytes }, caps)
  return read.ok ? 'read' : read.error.reason
}
const text = (content: string) => new TextEncoder().encode(content)
const xml = (bytes: number) => text(`<a>${' '.repeat(bytes)}</a>`)
const book = (content: Uint8Array, claimedSize?: number) =>
  zipOf([
    { name: '[Content_Types].xml', content: text('<Types/>') },
    { name: 'xl/workbook.xml', content, ...(claimedSize === undefined ? {} : { claimedSize }) },
  ])

describe('A hostile or broken export is refused by what it is', () => {
  it.each([
    ['B5a_DanhSachHoSo_lon.xlsx', 'bomb'],
    ['B5c_DanhSachHoSo_tai-do-dang.xlsx', 'truncated'],
    ['B5d_DanhSachHoSo_co-mat-khau.xlsx', 'password'],
    ['B5f_DanhSachHoSo_trang-dang-nhap.xlsx', 'loginPage'],
  ] as const)('%s: %s', async (name, reason) => {
    expect(await reasonOf(exported(name))).toBe(reason)
  })

  it('and one without the form is no table, not an empty one', async () => {
    const read = await readGrids(
      { kind: 'file', bytes: exported('B5e_DanhSachHoSo_khong-co-ho-so.xlsx') },
      limits,
    )
    if (!read.ok) throw new Error(read.error.reason)
    expect(readStats(read.value, { fields: dictionary() })).toMatchObject({
      ok: false,
      error: { type: 'NoTable' },
    })
  })
})

describe('A zip is weighed before it is read', () => {
  it('by what its directory declares', async () => {
    expect(await reasonOf(book(xml(10), 300 * 1024 * 1024))).toBe('bomb')
  })
  it('by what really comes out, where the directory lies', async () => {
    expect(await reasonOf(book(xml(20 * 1024 * 1024), 1_000))).not.toBe('read')
  })
  it('by its density', async () => {
    expect(await reasonOf(book(xml(5 * 1024 * 1024)))).toBe('bomb')
    expect(await reasonOf(book(xml(5 * 1024 * 1024)), { ...limits, ratio: 10_000 })).not.toBe('bomb')
  })
  it('by the sum of its entries', async () => {
    const parts = Array.from({ length: 40 }, (_, at) => ({
      name: `xl/p${at}.xml`,
      content: xml(3 * 1024 * 1024),
    }))
    expect(await reasonOf(zipOf(parts))).toBe('bomb')
  })
  it('by their number', async () => {
    const parts = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/p${at}.xml`, content: text('') }))
    expect(await reasonOf(zipOf(parts))).toBe('bomb')
  })
  it('and a locked entry means a password', async () => {
    expect(await reasonOf(zipOf([{ name: 'content.xml', content: text('x'), encrypted: true }]))).toBe(
      'password',
    )
  })
  it('and so does an encrypted .ods', async () => {
    const manifest = text('<manifest:encryption-data manifest:checksum="x"/>')
    expect(
      await reasonOf(
        zipOf([
          { name: 'content.xml', content: text('x') },
          { name: 'META-INF/manifest.xml', content: manifest },
        ]),
      ),
    ).toBe('password')
  })
})

describe('What is no table is named', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', text(' \n\n '), 'empty'],
    ['a PDF', text('%PDF-1.7 …'), 'notATable'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'notATable'],
    ['an archive', text('Rar!\x1a'), 'notATable'],
    ['noise', new Uint8Array([1, 2, 0, 0, 9, 0, 7, 3, 200, 0, 0, 4, 8, 1, 1]), 'notATable'],
    ['an answer of a server', text('{"error":"unauthorized"}'), 'notATable'],
    ['a Word document', zipOf([{ name: 'word/document.xml', content: text('<w/>') }]), 'notATable'],
    ['another zip', zipOf([{ name: 'a.txt', content: text('a') }]), 'notATable'],
    ['a zip cut short', zipOf([{ name: 'xl/workbook.xml', content: xml(100) }]).slice(0, 60), 'truncated'],
    ['a file above the cap', new Uint8Array(26 * 1024 * 1024), 'tooLarge'],
  ])('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  it('an old Word document', async () => {
    const doc = CFB.utils.cfb_new()
    CFB.utils.cfb_add(doc, '/WordDocument', new Uint8Array(600))
    expect(await reasonOf(new Uint8Array(CFB.write(doc, { type: 'buffer' })))).toBe('notATable')
  })

  it('a workbook with more cells than any export has', async () => {
    const sheet = utils.aoa_to_sheet(Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => 1)))
    const wide = utils.book_new()
    utils.book_append_sheet(wide, sheet)
    const bytes = new Uint8Array(write(wide, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    expect(await reasonOf(bytes, { ...limits, cells: 399 })).toBe('tooLarge')
    expect(await reasonOf(bytes, { ...limits, cells: 400 })).toBe('read')
  })
})

it.each([
  ['A1-w1_Bieu-II.06a_24.10-30.10.2026.xlsx', 331],
  ['LibreOffice-A2.xls', 512],
  ['LibreOffice-A2.ods', 1_009],
  ['A4_Thong ke bao cao 06a.xls', 1_499],
] as const)('No cut of %s is read as a shorter table', async (name, step) => {
  const whole = exported(name)
  for (let length = 8; length < whole.length; length += step) {
    const read = await readGrids({ kind: 'file', bytes: whole.slice(0, length) }, limits)
    const reading = read.ok ? readStats(read.value, { fields: dictionary() }) : null
    expect(reading?.ok ? `${length}: ${reading.value.rows.length} rows` : 'refused').toBe('refused')
  }
})

it('Every refusal has words of its own', () => {
  const sentences = refusalReasons.map((reason) => refusalWords({ type: 'Refused', reason }))
  expect(new Set(sentences).size).toBe(refusalReasons.length)
  expect(refusalWords({ type: 'Refused', reason: 'notATable', found: 'pdf' })).toContain('PDF')
})
