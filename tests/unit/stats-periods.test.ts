import { describe, expect, it } from 'vitest'
import { remarks } from '../../shared/documents/form-06a.ts'
import { columns, type StatsRow } from '../../shared/stats/form.ts'
import { brokenIdentities, countsOf } from '../../shared/stats/identities.ts'
import { carryBreaks, type Part, sumParts, tiled } from '../../shared/stats/periods.ts'

const row = (
  field: string,
  counts: readonly (number | null)[],
  section: StatsRow['section'] = 'tinh',
): StatsRow => ({
  section,
  field,
  v: countsOf((column) => counts[columns.indexOf(column)] ?? null),
})
const part = (key: string, from: string, to: string, rows: readonly StatsRow[] = []): Part => ({
  key,
  from,
  to,
  rows,
})

const first = part('2026-11-06', '2026-10-31', '2026-11-06', [
  row('Hộ tịch', [100, 40, 40, 20, 70, 40, 25, 5, 30, 28, 2]),
  row('Đất đai', [10, 4, 4, 2, 6, 3, 3, 0, 4, 4, 0]),
])
const second = part('2026-11-13', '2026-11-07', '2026-11-13', [
  row('Hộ tịch', [90, 30, 30, 30, 65, 60, 5, 0, 25, 25, 0]),
  row('Đất đai', [9, 3, 2, 4, 9, 9, 0, 0, 0, 0, 0]),
  row('Hộ tịch', [5, 5, 0, 0, 5, 5, 0, 0, 0, 0, 0], 'bo'),
])

describe('Closed periods that follow each other', () => {
  it('add up what flows, and take what stands from the first and the last', () => {
    const [civil, land, other] = sumParts([first, second])
    expect(columns.map((column) => civil?.v[column])).toEqual([160, 70, 70, 20, 135, 100, 30, 5, 25, 25, 0])
    expect(columns.map((column) => land?.v[column])).toEqual([15, 7, 6, 2, 15, 12, 3, 0, 0, 0, 0])
    expect([other?.section, other?.v.c3, other?.v.c6]).toEqual(['bo', 5, 0])
  })

  it('still fulfil every identity where each of them did', () => {
    for (const { v } of sumParts([first, second])) expect(brokenIdentities(v)).toEqual([])
  })

  it('leave a sum empty where one of the cells was', () => {
    const empty = part('2026-11-13', '2026-11-07', '2026-11-13', [row('Hộ tịch', [90, null, 30, 30])])
    const [civil] = sumParts([first, empty])
    expect([civil?.v.c4, civil?.v.c5, civil?.v.c11]).toEqual([null, 70, null])
  })

  it('are one as it was frozen when there is only one', () => {
    expect(sumParts([first])).toBe(first.rows)
    expect(sumParts([])).toEqual([])
  })

  it('say where one does not take over what the one before it left', () => {
    expect(carryBreaks([first, second])).toEqual([])
    const broken = { ...second, rows: [row('Hộ tịch', [91, 30, 30, 31, 65, 60, 5, 0, 26, 26, 0])] }
    expect(carryBreaks([first, broken])).toEqual([{ key: '2026-11-13', fields: ['Hộ tịch', 'Đất đai'] }])
  })
})

describe('A span of days', () => {
  const third = part('2026-11-20', '2026-11-14', '2026-11-20')

  it('is filled by the periods wholly inside it', () => {
    const span = { from: '2026-10-31', to: '2026-11-20' }
    expect(tiled([third, second, first], span)).toEqual({ used: [first, second, third], gaps: [] })
  })

  it('names the days that no period covers: before, between and after', () => {
    const { used, gaps } = tiled([third, first], { from: '2026-10-30', to: '2026-11-21' })
    expect(used).toEqual([first, third])
    expect(gaps).toEqual([
      { from: '2026-10-30', to: '2026-10-30' },
      { from: '2026-11-07', to: '2026-11-13' },
      { from: '2026-11-21', to: '2026-11-21' },
    ])
  })

  it('takes no period that reaches beyond it, and no day twice', () => {
    expect(tiled([first, second], { from: '2026-11-01', to: '2026-11-13' }).used).toEqual([second])
    const over = part('x', '2026-11-05', '2026-11-11')
    expect(tiled([first, over, second], { from: '2026-10-31', to: '2026-11-13' }).used).toEqual([
      first,
      second,
    ])
  })
})

describe('The paper of a sum', () => {
  const closed = { revision: 1, hash: 'a'.repeat(64) }

  it('says of what it is one, what is missing, what nobody approved and where the carry-over breaks', () => {
    const parts = [
      { ...first, ...closed, approved: true },
      {
        ...second,
        ...closed,
        approved: false,
        rows: [row('Hộ tịch', [91, 30, 30, 31, 65, 60, 5, 0, 26, 26, 0])],
      },
    ]
    const said = remarks({ parts, gaps: [{ from: '2026-11-14', to: '2026-11-20' }] })
    expect(said[0]).toContain('14/11/2026 – 20/11/2026')
    expect(said[1]).toContain('Cộng từ số liệu chốt của 2 tuần liền nhau')
    expect(said[2]).toBe('Ở tuần đến 13/11/2026, cột (6) khác cột (11) của tuần trước: Hộ tịch, Đất đai.')
    expect(said[3]).toBe('Chưa được duyệt: tuần đến 13/11/2026.')
  })

  it('says nothing of one whole, approved period', () => {
    expect(remarks({ parts: [{ ...first, ...closed, approved: true }], gaps: [] })).toEqual([])
  })
})
