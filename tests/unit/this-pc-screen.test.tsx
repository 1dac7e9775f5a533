// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { ok } from '../../shared/result.ts'
import { type Answers, openWorld, people } from '../support/renderer-world.tsx'

const pc: CallOutput<'desktop.status'> = {
  desktop: true,
  openAtLogin: false,
  keys: 'system',
  reminders: [120, 30],
}
const open = (status: Partial<typeof pc> = {}, answers: Answers = {}) =>
  openWorld({
    at: '/may-nay',
    status: { user: people.admin },
    answers: { 'desktop.status': () => ok({ ...pc, ...status }), ...answers },
  })

const found: CallOutput<'update.look'>['found'][number] = {
  token: 'u1',
  place: 'Ổ E:',
  verdict: 'ready',
  version: '0.2.0',
  issued: '2026-12-01',
  notes: 'Đọc được gói.',
}

describe('this PC', () => {
  it('takes another moment to remind at', async () => {
    const { user, callsOf } = open({}, { 'desktop.setReminders': () => ok({}) })
    await user.click(await screen.findByRole('checkbox', { name: '1 giờ' }))
    await user.click(screen.getByRole('checkbox', { name: '30 phút' }))
    expect(callsOf('desktop.setReminders')).toEqual([{ minutes: [120, 30, 60] }, { minutes: [120] }])
  })

  it('starts with Windows when that is wanted', async () => {
    const { user, callsOf } = open({}, { 'desktop.setOpenAtLogin': () => ok({}) })
    await user.click(await screen.findByRole('switch', { name: /khi đăng nhập Windows/ }))
    expect(callsOf('desktop.setOpenAtLogin')).toEqual([{ on: true }])
  })

  it('says in a browser why it cannot, and shows no switch', async () => {
    open({ desktop: false, openAtLogin: null, keys: 'file' })
    await screen.findByText(/mở trong trình duyệt nên Windows không tự mở được/)
    expect(screen.queryByRole('switch')).toBeNull()
    screen.getByText(/nằm trong một tệp ở thư mục dữ liệu/)
  })
})

describe('an update on a stick', () => {
  it('is looked for only when asked, and run only by its button', async () => {
    const { user, callsOf } = open(
      {},
      {
        'update.look': () => ok({ version: '0.1.0', keys: 1, found: [found] }),
        'update.begin': () => ok({}),
      },
    )
    await screen.findByRole('heading', { name: 'Cập nhật từ USB' })
    expect(callsOf('update.look')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Tìm bản cập nhật' }))
    await screen.findByText(/Ổ E: · bản 0.2.0, phát hành 01\/12\/2026/)
    await user.click(screen.getByRole('button', { name: 'Cập nhật' }))
    expect(callsOf('update.begin')).toEqual([{ token: 'u1' }])
  })

  it('that is older is refused with the reason, and has no button', async () => {
    const older = { ...found, verdict: 'older' as const }
    const { user } = open({}, { 'update.look': () => ok({ version: '0.3.0', keys: 1, found: [older] }) })
    await user.click(await screen.findByRole('button', { name: 'Tìm bản cập nhật' }))
    await screen.findByText(/Cũ hơn bản đang dùng nên không cài/)
    expect(screen.queryByRole('button', { name: 'Cập nhật' })).toBeNull()
  })

  it('is only explained in a browser', async () => {
    const { user } = open(
      { desktop: false, openAtLogin: null },
      { 'update.look': () => ok({ version: '0.1.0', keys: 1, found: [found] }) },
    )
    await user.click(await screen.findByRole('button', { name: 'Tìm bản cập nhật' }))
    await screen.findByText(/không tự cài được/)
    expect(screen.queryByRole('button', { name: 'Cập nhật' })).toBeNull()
  })

  it('is said to be out of reach while the program carries no key', async () => {
    const { user } = open({}, { 'update.look': () => ok({ version: '0.1.0', keys: 0, found: [] }) })
    await user.click(await screen.findByRole('button', { name: 'Tìm bản cập nhật' }))
    await screen.findByText(/không mang khóa phát hành nào/)
    await screen.findByText(/Không thấy bản cập nhật/)
  })
})

it('keeps the reminder of a closing on the screen, by the minutes that are left now, until somebody has seen it', async () => {
  const world = open()
  await screen.findByRole('heading', { name: 'Máy này' })
  act(() =>
    world.emit('reminder', {
      friday: '2026-11-20',
      from: '2026-11-14',
      to: '2026-11-20',
      date: '2026-11-20',
      time: '16:00',
      minutesLeft: 30,
    }),
  )
  const words = await screen.findByText(/Còn 28 phút đến giờ chốt tuần 14\/11 – 20\/11/)
  const banner = words.closest('[role="status"]') as HTMLElement
  await world.user.click(within(banner).getByRole('button', { name: 'Đã biết' }))
  expect(screen.queryByText(/Còn 28 phút/)).toBeNull()
})
