// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../renderer/app/routes.ts'
import { screenAt } from '../../renderer/app/screens.tsx'
import type { WeekHead } from '../../shared/contract/week.ts'
import { periodsOfYear } from '../../shared/dates/period.ts'
import { ok } from '../../shared/result.ts'
import { chainOf } from '../../shared/week/chain.ts'
import { openWorld } from '../support/renderer-world.tsx'

const heads = periodsOfYear('month-office', 2026).map(
  (friday, at): WeekHead => ({
    friday,
    from: `2026-${String(at || 1).padStart(2, '0')}-15`,
    to: `2026-${String(at + 1).padStart(2, '0')}-14`,
    dueAt: Date.UTC(2026, at, 19, 9),
    shifted: null,
    state: at < 2 ? 'before' : at === 8 ? 'overdue' : at < 10 ? 'approved' : at === 10 ? 'open' : 'future',
    revision: at < 10 && at !== 8 && at > 1 ? 1 : 0,
    total: at < 10 && at !== 8 && at > 1 ? 80 + at : null,
    grade: null,
    late: false,
    chain: chainOf(null, [], []),
    month: { report: 'Báo cáo tháng', text: `${at + 1}/2026` },
  }),
)

describe('The addresses of months', () => {
  it('lead a key to its own screen and stay in the section of months', () => {
    expect(paths.week('2026-11-20')).toBe('/tuan/2026-11-20')
    expect(paths.week('month-office.2026-11')).toBe('/thang/month-office.2026-11')
    const month = screenAt(paths.week('month-office.2026-11'))
    expect(month).toMatchObject({ section: 'months', help: 'chot-thang' })
    expect(screenAt(paths.week('2026-11-20'))).toMatchObject({ section: 'week', help: 'chot-tuan' })
    expect(screenAt(paths.months)).toMatchObject({ section: 'months' })
  })
})

describe('The months of a year', () => {
  it('stand by their report, the newest first, each leading to its own screen', async () => {
    const lists = [{ report: 'month-office', heads }]
    openWorld({ at: '/thang/2026', answers: { 'month.list': () => ok(lists) } })
    const table = await screen.findByRole('table')
    const links = within(table).getAllByRole('link')
    expect(links[0]?.textContent).toBe('Tháng 11/2026, số liệu 15/10 – 14/11/2026')
    expect(links[0]?.getAttribute('href')).toContain('/thang/month-office.2026-11')
    expect(links).toHaveLength(9)
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows[2]?.textContent).toContain('quá hạn, chưa chốt')
    expect(rows[1]?.textContent).not.toMatch(/[▲▼]/)
    screen.getByText('Mở một tháng trước khi dùng chương trình để nhập lại')
  })

  it('say how to have one where no report is closed', async () => {
    openWorld({ at: '/thang/2026', answers: { 'month.list': () => ok([]) } })
    expect(await screen.findByText(/Chưa có báo cáo tháng nào được chốt ở đây/)).toBeTruthy()
  })
})
