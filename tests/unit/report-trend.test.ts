import { describe, expect, it } from 'vitest'
import { scoreIndex } from '../../shared/index766/score.ts'
import { lossesOf, runs, weeksSince } from '../../shared/report/trend.ts'
import type { WeekFigures } from '../../shared/week/content.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body

const losses = (groups: WeekFigures['groups'], metrics: WeekFigures['metrics'] = {}) =>
  lossesOf(
    index,
    { groups, metrics },
    { metrics: scoreIndex(index, metrics).metrics.map((metric) => ({ ...metric })) },
  )

describe('A line over the weeks', () => {
  it('breaks at a missed week', () => {
    expect(runs([80, 81, null, 82, null, null, 83, 84])).toEqual([[0, 1], [3], [6, 7]])
    expect(runs([null, null])).toEqual([])
  })
})

describe('The points lost', () => {
  it('are those below the maximum, the largest loss first', () => {
    const found = losses({ transparency: 13.96, 'dvc-progress-tree': 19.62, 'dossier-digitized': 15.93 })
    expect(found.map(({ code, lost }) => [code, lost])).toEqual([
      ['dossier-digitized', 6.07],
      ['transparency', 4.04],
      ['dvc-progress-tree', 0.38],
    ])
    expect(found[0]?.field).toBe('group/dossier-digitized')
  })

  it('leave out a group without a score, and are never below nothing', () => {
    expect(losses({ transparency: null })).toEqual([])
    expect(losses({ transparency: 18.5 })[0]?.lost).toBe(0)
  })

  it('name what brings them back: counts up to the threshold of the metric', () => {
    // 3.3 has 6 points from 50 % on: 30 of 100 give 3.6.
    const metrics = { '3.3': { numerator: 30, denominator: 100, ratio: null } }
    const [group] = losses({ 'provide-online-tree': 8 }, metrics)
    expect(group?.metrics).toMatchObject([
      {
        code: '3.3',
        score: 3.6,
        lost: 2.4,
        field: 'metric/3.3/numerator',
        back: { kind: 'count', missing: 20 },
      },
    ])
  })

  it('name a rate where there are no counts, and nothing where all points are held', () => {
    const rate = losses(
      { 'provide-online-tree': 8 },
      { '3.3': { numerator: null, denominator: null, ratio: 25 } },
    )
    expect(rate[0]?.metrics[0]).toMatchObject({
      lost: 3,
      field: 'metric/3.3/ratio',
      back: { kind: 'rate', percent: 50 },
    })
    const full = losses(
      { 'provide-online-tree': 8 },
      { '3.3': { numerator: 50, denominator: 100, ratio: null } },
    )
    expect(full[0]?.metrics[0]).toMatchObject({ lost: 0, back: null })
  })
})

describe('Weeks since a grade was held', () => {
  const totals = (...list: (number | null)[]) => list.map((total) => ({ total }))

  it('count missed weeks too', () => {
    expect(weeksSince(totals(81, 79.99, null, 78), 80)).toBe(3)
  })

  it('are none on the border itself, and unknown where it never was', () => {
    expect(weeksSince(totals(70, 80), 80)).toBe(0)
    expect(weeksSince(totals(70, 79.99), 80)).toBeNull()
    expect(weeksSince([], 80)).toBeNull()
  })
})
