// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { scoreIndex } from '../../shared/index766/score.ts'
import { ok } from '../../shared/result.ts'
import { openWorld, rules } from '../support/renderer-world.tsx'
import { fullScores, openWeek } from '../support/week-world.tsx'

const found = rules.find((rule) => rule.kind === 'index')
if (found?.kind !== 'index') throw new Error('The seeds have a dictionary')
const index = found.body
const groups = Object.fromEntries(index.groups.map(({ code, max }) => [code, max - 1]))
const metrics = { '3.3': { numerator: 30, denominator: 100, ratio: null } }
const { total, ...scored } = scoreIndex(index, metrics)

const week = (friday: string, part: Partial<CallOutput<'trend.year'>['weeks'][number]> = {}) => ({
  friday,
  state: 'approved' as const,
  revision: 1,
  late: false,
  total: 94,
  grade: 'Xuất sắc',
  groups,
  imports: [],
  evidence: [],
  ...part,
})

const year: CallOutput<'trend.year'> = {
  year: 2026,
  weeks: [
    week('2026-11-06', { revision: 2, late: true }),
    week('2026-11-13', { state: 'overdue', revision: 0, total: null, grade: null, groups: {} }),
    week('2026-11-20', {
      imports: [{ name: 'bieu-06a.xlsx', rows: 12, at: 1 }],
      evidence: [{ id: '00000000-0000-7000-8000-000000000001', name: 'cong.png' }],
    }),
  ],
  newest: {
    friday: '2026-11-20',
    figures: { groups, metrics },
    computed: {
      total,
      metrics: scored.metrics.map(({ code, ratio, score, max, confidence }) => ({
        code,
        ratio,
        score,
        max,
        confidence,
      })),
      groups: scored.groups.map((group) => ({ ...group, missing: [...group.missing] })),
    },
    index,
    before: { total: 93.5, groups },
  },
}

const open = () =>
  openWorld({
    at: '/theo-doi/2026',
    answers: {
      'trend.year': () => ok(year),
      'target.year': () =>
        ok({
          year: 2026,
          closed: false,
          indicators: [],
          targets: [],
          choices: [],
          standings: [],
          offers: [],
        }),
    },
  })

describe('The reading of the weeks', () => {
  it('opens the week at the figure of every point, and says what marks it', async () => {
    open()
    const line = await screen.findByRole('group', { name: 'Tổng điểm' })
    const points = within(line).getAllByRole('link')
    expect(points.map((point) => point.getAttribute('href'))).toEqual([
      '#/tuan/2026-11-06/total',
      '#/tuan/2026-11-20/total',
    ])
    expect(points[0]?.getAttribute('aria-label')).toBe(
      'Tổng điểm, tuần 06/11: 94,00, đã đính chính, chốt muộn',
    )
    expect(line.querySelectorAll('polyline')).toHaveLength(2)
  })

  it('says where points are lost and what brings them back', async () => {
    open()
    const card = await screen.findByRole('region', { name: 'Mất điểm ở đâu' })
    const row = within(card).getByRole('row', { name: /3\.3/ })
    expect(row.textContent).toContain('tử số thêm 20 thì đủ 6 điểm')
    expect(within(row).getByRole('link').getAttribute('href')).toBe('#/tuan/2026-11-20/metric/3.3/numerator')
  })

  it('leads from a week to its imported table and its pictures', async () => {
    open()
    const card = await screen.findByRole('region', { name: 'Từng tuần' })
    expect(
      within(card)
        .getByRole('link', { name: /bieu-06a/ })
        .getAttribute('href'),
    ).toBe('#/tuan/2026-11-20/table')
    expect(within(card).getByRole('link', { name: '1 tệp' }).getAttribute('href')).toBe(
      '#/tuan/2026-11-20/evidence',
    )
    expect(within(card).getByRole('row', { name: /13\/11/ }).textContent).toContain('bỏ sót')
  })
})

describe('A week opened at a figure', () => {
  it('has the cursor there', async () => {
    openWeek({ draft: fullScores, at: '/tuan/2026-11-20/group/dossier-digitized' })
    const box = await screen.findByLabelText(/^Số hóa hồ sơ, điểm trên Cổng/)
    await expect.poll(() => document.activeElement === box).toBe(true)
  })
})
