// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { ok } from '../../shared/result.ts'
import { openWorld } from '../support/renderer-world.tsx'

const year: CallOutput<'cutoff.year'> = {
  year: 2026,
  unitName: 'Trung tâm mẫu',
  closings: [
    {
      friday: '2026-05-01',
      from: '2026-04-25',
      to: '2026-05-01',
      due: '2026-04-29',
      time: '16:00',
      shifted: 'chốt thứ Tư 29/4, 16:00 – do nghỉ lễ 30/4, 01/5',
      state: 'approved',
      calendarStatus: 'official',
    },
    {
      friday: '2026-12-25',
      from: '2026-12-19',
      to: '2026-12-25',
      due: '2026-12-25',
      time: '16:00',
      shifted: null,
      state: 'future',
      calendarStatus: 'official',
    },
  ],
  reports: [
    {
      code: 'q',
      name: 'Báo cáo quý mẫu',
      period: 'quý IV/2026',
      month: 12,
      from: null,
      to: null,
      nominal: '2026-12-17',
      due: '2026-12-17',
      shifted: null,
      off: null,
      calendarStatus: 'provisional',
    },
  ],
  kinds: [
    {
      code: 'q',
      name: 'Báo cáo quý mẫu',
      recipient: 'Văn phòng mẫu',
      figures: null,
      status: 'unverified',
      confidence: 'verified',
      citation: 'Kế hoạch mẫu, mục 10',
      note: null,
    },
  ],
  weekly: { citation: 'Kế hoạch mẫu, mục 7', status: 'unverified' },
}

const open = () => openWorld({ at: '/lich-chot/2026', answers: { 'cutoff.year': () => ok(year) } })

describe('The screen of cut-offs', () => {
  it('shows what comes next, the nearest first, with the hour of a closing', async () => {
    open()
    const next = await screen.findByRole('region', { name: 'Sắp tới' })
    const items = within(next).getAllByRole('listitem')
    expect(items.map((item) => item.textContent)).toEqual([
      'thứ Năm 17/12Báo cáo quý mẫu, quý IV/2026 ? lịch nghỉ chưa chính thức',
      'thứ Sáu 25/12, 16:00Chốt tuần 19/12–25/12/2026',
    ])
  })

  it('puts a closing that moved under the month of its day, with the reason', async () => {
    open()
    const april = await screen.findByRole('row', { name: /^4 / })
    expect(april.textContent).toContain('29/4*')
    expect(april.textContent).toContain('do nghỉ lễ 30/4, 01/5')
    expect(screen.getByRole('row', { name: /^5$/ }).textContent).toBe('5')
    expect(
      within(april)
        .getByRole('link', { name: 'Tuần 25/4–01/5/2026, chốt thứ Tư 29/4, đã duyệt' })
        .getAttribute('href'),
    ).toBe('#/tuan/2026-05-01')
  })

  it('names the source of every date and who confirmed it', async () => {
    open()
    const sources = await screen.findByRole('region', { name: 'Căn cứ' })
    expect(sources.textContent).toContain('Kế hoạch mẫu, mục 10')
    expect(within(sources).getAllByText('chưa kiểm chứng')).toHaveLength(2)
  })

  it('shows the page for the wall and says when it cannot be made', async () => {
    const world = openWorld({
      at: '/lich-chot/2026',
      answers: {
        'cutoff.year': () => ok(year),
        'cutoff.sheet': () => ({ ok: false, error: { type: 'NoPrinter' } }),
      },
    })
    await world.user.click(await screen.findByRole('radio', { name: 'Bản in A4' }))
    expect(screen.getByTitle('Lịch chốt năm 2026, bản in').getAttribute('src')).toBe(
      '/sheet/lich-chot/2026.html',
    )
    await world.user.click(screen.getByRole('button', { name: 'Xuất' }))
    await world.user.click(await screen.findByRole('menuitem', { name: 'PDF' }))
    expect(await screen.findByText(/chưa có trình duyệt Chrome/)).toBeDefined()
  })
})
