import { describe, expect, it } from 'vitest'
import { scaledSize } from '../../renderer/features/evidence/scale-image.ts'
import { compareTable } from '../../renderer/features/week/import/compare.ts'
import { choicesOf } from '../../renderer/features/week/import/questions.ts'
import { leftWords, weekTitle } from '../../renderer/features/week/week-words.ts'
import { type Counts, columns, type StatsRow } from '../../shared/stats/form.ts'

const MINUTE = 60_000

describe('the words of a week', () => {
  it.each([
    [28 * MINUTE, 'còn 28 phút'],
    [30_000, 'còn chưa đến 1 phút'],
    [(5 * 60 + 20) * MINUTE, 'còn 5 giờ 20 phút'],
    [2 * 60 * MINUTE, 'còn 2 giờ'],
    [3 * 24 * 60 * MINUTE, 'còn 3 ngày'],
    [-10_000, 'vừa đến giờ chốt'],
    [-125 * MINUTE, 'quá 2 giờ 5 phút'],
  ])('says how long is left: %d ms', (left, words) => {
    expect(leftWords(1_000_000_000 + left, 1_000_000_000)).toBe(words)
  })

  it('names a week by its days, with both years only over New Year', () => {
    expect(weekTitle({ from: '2026-11-14', to: '2026-11-20' })).toBe('Tuần 14/11 – 20/11/2026')
    expect(weekTitle({ from: '2026-12-26', to: '2027-01-01' })).toBe('Tuần 26/12/2026 – 01/01/2027')
  })
})

const counts = (c3: number): Counts =>
  Object.fromEntries(columns.map((column) => [column, column === 'c3' ? c3 : 0])) as Counts
const row = (section: StatsRow['section'], raw: string, field: string | null, c3: number) => ({
  section,
  raw,
  field,
  v: counts(c3),
  row: 1,
  hidden: false,
})

describe('a proposal against the draft', () => {
  const current: StatsRow[] = [
    { section: 'tinh', field: 'Hộ tịch', v: counts(1) },
    { section: 'bo', field: 'Hộ tịch', v: counts(2) },
  ]

  it('tells new, changed and same rows apart, by section and field', () => {
    const rows = [row('tinh', 'Hộ tịch', 'Hộ tịch', 5), row('tinh', 'Đất đai', 'Đất đai', 1)]
    const compared = compareTable({ rows }, new Map(), current)
    expect(compared.rows.map(({ kind }) => kind)).toEqual(['changed', 'new'])
    expect(compared.rows[0]?.before).toEqual({ c3: 1 })
    expect([compared.added, compared.changedCells]).toEqual([1, 1])
    expect(compared.untouched).toEqual([current[1]])
  })

  it('leaves an unknown name open until it is answered, and out when it is answered so', () => {
    const rows = [row('tinh', 'HT', null, 1)]
    const kinds = (answer: string | null | undefined) =>
      compareTable({ rows }, new Map(answer === undefined ? [] : [['tinh|HT', answer]]), current).rows[0]
        ?.kind
    expect(kinds(undefined)).toBe('open')
    expect(kinds(null)).toBe('left')
    expect(kinds('Hộ tịch')).toBe('same')
    expect(kinds('HT')).toBe('new')
  })
})

describe('two rows that claim one field', () => {
  const rows = [
    { ...row('tinh', 'Môi trường', 'Môi trường', 5), row: 12 },
    { ...row('tinh', 'MT', null, 4), row: 20 },
    { ...row('bo', 'Môi trường', 'Môi trường', 9), row: 31 },
  ]
  const answers = new Map([['tinh|MT', 'Môi trường']])

  it('are both held back until somebody says which one holds', () => {
    const compared = compareTable({ rows }, answers, [])
    expect(compared.rows.map(({ kind }) => kind)).toEqual(['twice', 'twice', 'new'])
    expect(compared.claims.map(({ id, rows: claimed }) => [id, claimed.map((one) => one.row)])).toEqual([
      ['tinh|Môi trường', [12, 20]],
    ])
  })

  it('leave one row out once the other is chosen', () => {
    const compared = compareTable({ rows }, answers, [], new Map([['tinh|Môi trường', 20]]))
    expect(compared.rows.map(({ kind }) => kind)).toEqual(['left', 'new', 'new'])
  })

  it('are no two when one of them is left out by name', () => {
    expect(compareTable({ rows }, new Map([['tinh|MT', null]]), []).claims).toEqual([])
  })
})

describe('a question of the reading', () => {
  it('offers the reading that stands now first', () => {
    const text = 'Số liệu này thuộc mục nào? Tạm hiểu: hệ thống của các Bộ'
    expect(choicesOf({ kind: 'section', text })?.map(({ value }) => value)).toEqual(['bo', 'tinh'])
  })

  it('offers the tables by their names, and nothing where nothing can be chosen', () => {
    const text = 'Tệp có 2 bảng. Đang đọc “Biểu 06a”; còn lại: “Sheet2”'
    expect(choicesOf({ kind: 'table', text })?.map(({ value }) => value)).toEqual(['Biểu 06a', 'Sheet2'])
    expect(choicesOf({ kind: 'columnsDisagree', text: 'x' })).toBeNull()
  })
})

describe('a screenshot', () => {
  it.each([
    [3000, 1500, 2048, 1024],
    [1500, 3000, 1024, 2048],
    [1366, 768, 1366, 768],
    [10_000, 1, 2048, 1],
  ])('of %d × %d is kept as %d × %d', (width, height, kept, high) => {
    expect(scaledSize(width, height)).toEqual([kept, high])
  })
})
