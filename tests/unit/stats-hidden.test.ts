import { utils, write } from '@e965/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { readGrids } from '../../db/import/grids.ts'
import { limits } from '../../db/import/refusal.ts'
import { readStats } from '../../shared/stats/read.ts'
import { dictionary, exported } from '../support/stats-gold.ts'
import { asked, heading, reasons, row, tinh } from '../support/stats-table.ts'

async function readSheet(lines: readonly string[], hidden: readonly number[]) {
  const sheet = utils.aoa_to_sheet(
    lines.map((line) =>
      line.split(/ ?\| ?/).map((text) => (/^\d+$/.test(text) ? Number(text) : text || null)),
    ),
  )
  sheet['!rows'] = []
  for (const at of hidden) sheet['!rows'][at - 1] = { hidden: true }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'BC')
  const file = await readGrids(
    { kind: 'file', bytes: new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) },
    limits,
  )
  if (!file.ok) throw new Error(file.error.reason)
  const reading = readStats(file.value, { fields: dictionary() })
  if (!reading.ok) throw new Error('NoTable')
  return reading.value
}

const sum = '| Cộng I | 14 | 6 | 5 | 3 | 11 | 7 | 3 | 1 | 3 | 3 | 0'

describe('A hidden row', () => {
  it('with figures of its own is imported, marked and mentioned', async () => {
    const reading = await readSheet([...heading, tinh, row.chungThuc, row.hoTich, sum], [5])
    expect(reading.rows[1]).toMatchObject({ field: 'Hộ tịch', hiddenRow: true })
    expect(reading.hiddenRows).toEqual([
      { row: 5, field: 'Hộ tịch', expect: 'import', why: 'dòng ẩn nhưng có số liệu và nằm trong tổng' },
    ])
    expect(asked(reading)).toEqual(['hiddenRow'])
    expect(reading.contradictions).toEqual([])
  })

  it('that repeats a visible one is left out and counts in no sum', async () => {
    const reading = await readSheet([...heading, tinh, row.chungThuc, row.hoTich, row.hoTich, sum], [5])
    expect(reading.rows.map(({ row: at }) => at)).toEqual([4, 6])
    expect(reasons(reading)).toContain('5:hiddenDuplicate')
    expect(reading.hiddenRows).toMatchObject([{ row: 5, field: 'Hộ tịch', expect: 'skip' }])
    expect(reading.contradictions).toEqual([])
    expect(asked(reading)).toEqual([])
  })

  it('that repeats a visible one with other figures is left out too, and told', async () => {
    const old = row.hoTich.replace('| 4 | 1', '| 9 | 6')
    const reading = await readSheet([...heading, tinh, row.chungThuc, old, row.hoTich, sum], [5])
    expect(reading.rows.map(({ row: at }) => at)).toEqual([4, 6])
    expect(asked(reading)).toEqual(['hiddenDuplicate'])
  })

  it('is no copy of a row in the other section', async () => {
    const reading = await readSheet(
      [...heading, tinh, row.hoTich, 'II. Trên Hệ thống của các Bộ', row.hoTich],
      [6],
    )
    expect(reading.rows.map(({ section }) => section)).toEqual(['tinh', 'bo'])
  })
})

it.each(['LibreOffice-A2.xls', 'LibreOffice-A2.ods'])(
  'Hidden rows and formulas survive in %s',
  async (name) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const file = await readGrids({ kind: 'file', bytes: exported(name) }, limits)
    if (!file.ok) throw new Error(file.error.reason)
    const reading = readStats(file.value, { fields: dictionary() })
    if (!reading.ok) throw new Error('NoTable')
    expect(reading.value.rows).toHaveLength(23)
    expect(reading.value.sheet).toBe('BC tuan')
    expect(reading.value.hiddenRows).toMatchObject([{ row: 19, field: 'Nuôi con nuôi', expect: 'import' }])
    expect(reading.value.subtotals[0]).toMatchObject({ row: 26, cachedInFile: { c3: 499 }, v: { c3: 2026 } })
  },
)
