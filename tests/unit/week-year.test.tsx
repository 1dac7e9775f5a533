// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import type { WeekHead } from '../../shared/contract/week.ts'
import { ok } from '../../shared/result.ts'
import { chainOf } from '../../shared/week/chain.ts'
import { openWorld } from '../support/renderer-world.tsx'

const head = (friday: string, change: Partial<WeekHead>): WeekHead => ({
  friday,
  from: friday,
  to: friday,
  dueAt: Date.UTC(2026, 10, 20, 9),
  shifted: null,
  state: 'approved',
  revision: 1,
  total: 83,
  grade: 'Tốt',
  late: false,
  chain: chainOf(null, [], []),
  ...change,
})

const heads = [
  head('2026-10-23', { state: 'before', revision: 0, total: null, grade: null }),
  head('2026-10-30', { late: true }),
  head('2026-11-06', { total: 83.5, revision: 2, state: 'closed' }),
  head('2026-11-13', { state: 'overdue', revision: 0, total: null, grade: null }),
  head('2026-11-20', { state: 'open', revision: 0, total: null, grade: null }),
  head('2026-11-27', { state: 'future', revision: 0, total: null, grade: null }),
]

const open = () => openWorld({ at: '/cac-tuan/2026', answers: { 'week.list': () => ok(heads) } })

describe('the weeks of a year', () => {
  it('show the newest first, with state, late ones and missed ones in words', async () => {
    open()
    const rows = (await screen.findAllByRole('row')).slice(1)
    expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual([
      'Tuần 20/11 – 20/11/2026',
      'Tuần 13/11 – 13/11/2026',
      'Tuần 06/11 – 06/11/2026',
      'Tuần 30/10 – 30/10/2026',
    ])
    expect(rows[1]?.textContent).toContain('quá hạn, chưa chốt')
    expect(rows[2]?.textContent).toContain('▲')
    expect(rows[3]?.textContent).toContain('chốt muộn')
    screen.getByText(/1 tuần đầu năm là trước khi cơ quan dùng chương trình/)
  })

  it('show the whole chain of each week in signs and words, missed ones included', async () => {
    const chain = { ...chainOf(null, [], []), closedAt: 1, approvedAt: 2, exportedAt: 3, publishedAt: 4 }
    const weeks = [
      head('2026-10-30', { chain: { ...chain, proven: true, done: true } }),
      head('2026-11-06', { chain }),
      head('2026-11-13', { state: 'awaitingPaper', chain: { ...chainOf(null, [], []), closedAt: 1 } }),
      head('2026-11-20', { state: 'overdue', revision: 0 }),
    ]
    openWorld({ at: '/cac-tuan/2026', answers: { 'week.list': () => ok(weeks) } })
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent ?? '')
    expect(rows[0]).toContain('✕ chốt: quá hạn, chưa chốt')
    expect(rows[1]).toContain('◐ duyệt: chờ bản ký')
    expect(rows[1]).toContain('– in: chưa')
    expect(rows[2]).toContain('◐ công khai: chưa có minh chứng')
    expect(rows[3]).toContain('✓ công khai: xong')
  })

  it('are walked with the arrows and opened with Enter', async () => {
    const { user } = open()
    const links = await screen.findAllByRole('link', { name: /^Tuần/ })
    links[0]?.focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(document.activeElement).toBe(links[1])
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(links.at(-1))
    expect(links[1]?.getAttribute('href')).toBe('#/tuan/2026-11-13')
  })

  it('are clean to axe', async () => {
    open()
    await screen.findAllByRole('row')
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
