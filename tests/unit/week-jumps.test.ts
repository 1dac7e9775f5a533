import { describe, expect, it } from 'vitest'
import type { Column, StatsRow } from '../../shared/stats/form.ts'
import { countsOf } from '../../shared/stats/identities.ts'
import { draftField } from '../../shared/week/draft.ts'
import { jumpFindings } from '../../shared/week/jumps.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const checks = seed('checks').body
const row = (field: string, counts: Partial<Record<Column, number | null>>): StatsRow => ({
  section: 'tinh',
  field,
  v: countsOf((column) => (counts[column] === undefined ? 0 : (counts[column] ?? null))),
})
const week = (rows: readonly StatsRow[], groups: Record<string, number | null> = {}) => ({
  groups,
  total: null,
  metrics: {},
  pairs: {},
  rows: [...rows],
  note: '',
})
const kinds = (now: ReturnType<typeof week>, before: ReturnType<typeof week>) =>
  jumpFindings(now, before, index, checks).map(({ kind }) => kind)
const online = (c4: number | null) => week([row('Hộ tịch', { c4 })])

describe('A jump against the week before', () => {
  it('is asked about with the column, the share and both sums', () => {
    const [finding] = jumpFindings(online(62), online(100), index, checks)
    expect(finding).toMatchObject({ weight: 'ask', kind: 'jumpCounts', id: 'jumpCounts:c4' })
    expect(finding?.text).toBe('So với tuần trước: Trực tuyến (4) giảm 38 % (100 → 62)')
    expect(finding?.fields).toEqual([draftField.cell('tinh', 'Hộ tịch', 'c4')])
  })

  it.each([
    [70, 100, true],
    [71, 100, false],
    [130, 100, true],
    [19, 0, false],
    [20, 0, true],
    [30, 49, false],
  ])('from %i to %i (turned round) is asked about: %s', (now, before, asked) => {
    expect(kinds(online(now), online(before))).toEqual(asked ? ['jumpCounts'] : [])
  })

  it('of several columns is one question', () => {
    const now = week([row('Hộ tịch', { c4: 200, c7: 200 })])
    const before = week([row('Hộ tịch', { c4: 100, c7: 100 })])
    expect(jumpFindings(now, before, index, checks)).toHaveLength(1)
    expect(jumpFindings(now, before, index, checks)[0]?.id).toBe('jumpCounts:c4,c7')
  })

  it('is not seen in a column that nobody watches', () => {
    expect(kinds(week([row('Hộ tịch', { c9: 500 })]), week([row('Hộ tịch', { c9: 1 })]))).toEqual([])
  })

  it('leads to the row that moved most', () => {
    const now = week([row('Đất đai', { c4: 10 }), row('Hộ tịch', { c4: 150 })])
    const before = week([row('Đất đai', { c4: 12 }), row('Hộ tịch', { c4: 50 })])
    expect(jumpFindings(now, before, index, checks)[0]?.fields).toEqual([
      draftField.cell('tinh', 'Hộ tịch', 'c4'),
    ])
  })

  it('is not made of an empty cell or of a missing table', () => {
    expect(kinds(online(null), online(100))).toEqual([])
    expect(kinds(week([]), online(100))).toEqual([])
    expect(kinds(online(100), week([]))).toEqual([])
  })

  it.each([
    [15.93, 13.94, false],
    [15.94, 13.94, true],
    [11.94, 13.94, true],
  ])('of a group from %f against %f is asked about: %s', (now, before, asked) => {
    const code = 'dossier-digitized'
    expect(kinds(week([], { [code]: now }), week([], { [code]: before }))).toEqual(asked ? ['jumpGroup'] : [])
  })

  it('needs a score in both weeks', () => {
    expect(kinds(week([], { transparency: 10 }), week([], { transparency: null }))).toEqual([])
  })
})
