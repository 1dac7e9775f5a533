// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import type { WeekFromList } from '../../shared/contract/list-figures.ts'
import { countsOf } from '../../shared/stats/identities.ts'
import { draftField } from '../../shared/week/draft.ts'
import { openWeek, tableRow } from '../support/week-world.tsx'

const fromList = (change: Partial<WeekFromList> = {}): WeekFromList => ({
  list: {
    id: '00000005-0000-4000-8000-000000000005',
    name: 'danh-sach.xlsx',
    exportedAt: '2026-11-20T15:30',
    dossiers: 214,
  },
  from: '2026-11-14',
  to: '2026-11-20',
  rows: [
    {
      section: 'tinh',
      field: 'Đất đai',
      raw: 'Đất đai',
      v: countsOf((column) => (column === 'c4' ? null : 3)),
    },
  ],
  pairs: [{ code: 'online', numerator: 2, denominator: 5 }],
  notes: ['Đất đai để trống (4) chắc 2, chưa rõ 1.'],
  late: [{ column: 'c10', section: 'tinh', field: 'Hộ tịch', text: 'Hộ tịch: danh sách 2, bảng 0' }],
  ...change,
})
const typed = tableRow('tinh', 'Hộ tịch', [10, 4, 5, 1, 8, 3, 4, 1, 2, 1, 1])

async function openPrefill(start: Parameters<typeof openWeek>[0]) {
  const world = openWeek({ draft: typed, ...start })
  await world.user.click(await screen.findByText('Bảng 13 cột'))
  await world.user.click(await screen.findByRole('button', { name: 'Điền từ danh sách hồ sơ…' }))
  return { ...world, dialog: within(await screen.findByRole('dialog')) }
}

describe('Filling the week from the list of dossiers', () => {
  it('names the list, says what stays blank and what differs, and fills only on the button', async () => {
    const { user, dialog, draft } = await openPrefill({ fromList: fromList() })
    expect((await dialog.findByText('danh-sach.xlsx')).parentElement?.textContent).toContain('214 hồ sơ')
    dialog.getByText('Đất đai để trống (4) chắc 2, chưa rõ 1.')
    dialog.getByText('Cột (10): Hộ tịch: danh sách 2, bảng 0')
    expect(
      (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations,
    ).toEqual([])
    expect(draft[draftField.cell('tinh', 'Đất đai', 'c3')]).toBeUndefined()
    await user.click(dialog.getByRole('button', { name: 'Điền 12 ô trống' }))
    await waitFor(() => expect(draft[draftField.cell('tinh', 'Đất đai', 'c3')]).toBe('3'))
    expect(draft[draftField.cell('tinh', 'Đất đai', 'c4')]).toBeUndefined()
    expect(draft[draftField.cell('tinh', 'Hộ tịch', 'c3')]).toBe('10')
  })

  it('waits for the name of a field it does not know', async () => {
    const rows = [{ section: 'tinh' as const, field: null, raw: 'VH-TT (mới)', v: countsOf(() => 1) }]
    const { user, dialog, callsOf } = await openPrefill({ fromList: fromList({ rows, pairs: [], late: [] }) })
    const go = await dialog.findByRole<HTMLButtonElement>('button', { name: 'Không còn ô trống để điền' })
    expect(go.disabled).toBe(true)
    await user.click(dialog.getByLabelText('Lĩnh vực mới'))
    await user.click(dialog.getByRole('button', { name: 'Điền 11 ô trống' }))
    await waitFor(() =>
      expect(callsOf('week.fillFromDossiers')[0]?.fields).toEqual([
        { raw: 'VH-TT (mới)', section: 'tinh', field: 'VH-TT (mới)' },
      ]),
    )
  })

  it('says where to begin when no list covers the days', async () => {
    const { dialog } = await openPrefill({})
    await dialog.findByText(/Chưa có danh sách hồ sơ nào của kỳ này/)
  })
})
