// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import type { SavedAssignment } from '../../shared/unit/assignment.ts'
import { type Answers, openWorld, people } from '../support/renderer-world.tsx'

const main: SavedAssignment = {
  id: '00000001-0000-4000-8000-00000000000a',
  duty: 'updater',
  standing: 'main',
  userId: people.officer.id,
  from: '2026-01-01',
  to: null,
  decisionNumber: '02',
  decisionDate: '2026-01-01',
}
const over: SavedAssignment = {
  ...main,
  id: '00000002-0000-4000-8000-00000000000a',
  duty: 'reviewer',
  userId: people.approver.id,
  to: '2026-06-30',
}

const open = (list: readonly SavedAssignment[] = [main, over], answers: Answers = {}) =>
  openWorld({
    at: '/phan-cong',
    status: { user: people.admin },
    answers: {
      'assignment.list': () => ok([...list]),
      'assignment.save': () => ok({ id: main.id }),
      'assignment.remove': () => ok({}),
      ...answers,
    },
  })

const dialog = () => screen.findByRole('dialog')

describe('the assignments', () => {
  it('say who works today, and which are over', async () => {
    open()
    await screen.findByText('Nguyễn Thị Mẫu (chính)')
    screen.getByText('chưa phân công, ai có vai trò đều làm được')
    const row = screen.getByRole('row', { name: /Trần Văn Thử/ })
    expect(row.textContent).toContain('đã hết')
    expect((await screen.findByTitle('Thông báo phân công, xem trước')).getAttribute('src')).toBe(
      '/sheet/phan-cong/2026-11-20/khong.html',
    )
  })

  it('are added with dates as people type them; only people with the role are offered', async () => {
    const world = open()
    await world.user.click(await screen.findByRole('button', { name: 'Thêm phân công' }))
    const form = await dialog()
    await world.user.selectOptions(within(form).getByLabelText('Việc'), 'người kiểm duyệt')
    const offered = within(within(form).getByLabelText('Người')).getAllByRole('option')
    expect(offered.map((option) => option.textContent)).toEqual([
      'Chọn người…',
      people.admin.name,
      people.approver.name,
    ])
    await world.user.selectOptions(within(form).getByLabelText('Người'), people.approver.name)
    await world.user.clear(within(form).getByLabelText('Từ ngày'))
    await world.user.type(within(form).getByLabelText('Từ ngày'), '1/12')
    await world.user.type(within(form).getByLabelText('Đến ngày'), '31/12/2026{Enter}')
    await waitFor(() =>
      expect(world.callsOf('assignment.save')).toEqual([
        {
          id: null,
          assignment: {
            duty: 'reviewer',
            standing: 'main',
            userId: people.approver.id,
            from: '2026-12-01',
            to: '2026-12-31',
            decisionNumber: '',
            decisionDate: null,
          },
        },
      ]),
    )
  })

  it('that the core refuses say why', async () => {
    const world = open([main, over], {
      'assignment.save': () =>
        err({ type: 'BothDuties', name: 'Nguyễn Thị Mẫu', duty: 'updater', from: '2026-01-01', to: null }),
    })
    await world.user.click(await screen.findByRole('button', { name: /^Sửa phân công người cập nhật/ }))
    await world.user.click(within(await dialog()).getByRole('button', { name: 'Lưu' }))
    await screen.findByText(/Nguyễn Thị Mẫu đã là người cập nhật từ 01\/01\/2026/)
  })

  it('are taken back with a reason only', async () => {
    const world = open()
    await world.user.click(await screen.findByRole('button', { name: /^Bỏ phân công người cập nhật/ }))
    const form = await dialog()
    await world.user.click(within(form).getByRole('button', { name: 'Bỏ phân công' }))
    within(form).getByText('Chưa ghi lý do')
    await world.user.type(within(form).getByLabelText(/Vì sao bỏ/), 'Nhập nhầm{Enter}')
    await waitFor(() =>
      expect(world.callsOf('assignment.remove')).toEqual([{ id: main.id, reason: 'Nhập nhầm' }]),
    )
  })

  it.each([
    ['with some', [main, over]],
    ['without any', []],
  ])('are clean to axe, %s, and with the dialog open', async (_, list) => {
    const world = open(list)
    await world.user.click(await screen.findByRole('button', { name: 'Thêm phân công' }))
    await dialog()
    const { violations } = await axe.run(document.body, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
