// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people, type World } from '../support/renderer-world.tsx'

const dialog = () => screen.findByRole('dialog', { name: 'Ai đang thao tác?' })
const pinField = () => screen.getByLabelText<HTMLInputElement>('Mã PIN')

async function enterPin({ user }: World, pin: string) {
  await user.type(pinField(), `${pin}{Enter}`)
}

describe('signing in', () => {
  it('asks for the PIN at the first change and then does what was asked', async () => {
    const world = openWorld({ at: '/sao-luu', answers: { 'backup.make': () => ok([]) } })
    await world.user.click(await screen.findByRole('button', { name: 'Sao lưu ngay' }))
    await dialog()
    await world.user.click(await screen.findByRole('radio', { name: /Nguyễn Thị Mẫu/ }))
    await enterPin(world, '1111')
    await waitFor(() => expect(world.callsOf('backup.make')).toHaveLength(2))
    expect(screen.queryByRole('dialog')).toBeNull()
    await screen.findByRole('button', { name: /Đang thao tác: Nguyễn Thị Mẫu/ })
  })

  it('does nothing when the person gives up', async () => {
    const world = openWorld({ at: '/sao-luu', answers: { 'backup.make': () => ok([]) } })
    await world.user.click(await screen.findByRole('button', { name: 'Sao lưu ngay' }))
    await dialog()
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.callsOf('backup.make')).toHaveLength(1)
  })

  it('offers only people whose role is enough, and says which role that is', async () => {
    const world = openWorld({ status: { user: people.officer } })
    await world.user.click(await screen.findByRole('button', { name: 'Thêm người' }))
    const opened = within(await dialog())
    opened.getByText('quản trị')
    await opened.findByRole('radio', { name: /Lê Thị Ví Dụ/ })
    expect(opened.getAllByRole('radio')).toHaveLength(1)
  })

  it('lists people by given name and leaves out who no longer works here', async () => {
    const world = openWorld({
      answers: {
        'user.list': () => ok([people.approver, { ...people.officer, active: false }, people.admin]),
      },
    })
    await world.user.click(await screen.findByRole('button', { name: 'Nhập mã PIN' }))
    const names = (await screen.findAllByRole('radio')).map((radio) => radio.getAttribute('value'))
    expect(names).toEqual([people.admin.id, people.approver.id])
  })

  it('makes one wait after a wrong PIN, counts down, and empties the field', async () => {
    const world = openWorld()
    await world.user.click(await screen.findByRole('button', { name: 'Nhập mã PIN' }))
    await world.user.click(await screen.findByRole('radio', { name: /Lê Thị Ví Dụ/ }))
    await enterPin(world, '9999')
    expect((await screen.findByRole('alert')).textContent).toBe('Mã PIN không đúng.')
    screen.getByText(/Thử lại được sau [123] giây/)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Vào' }).disabled).toBe(true)
    expect(pinField().value).toBe('')
    expect(document.activeElement).toBe(pinField())
    await waitFor(
      () => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Vào' }).disabled).toBe(false),
      { timeout: 4000 },
    )
  })

  it('says in words that the tries are used up', async () => {
    const world = openWorld({
      answers: { 'session.signIn': () => err({ type: 'TooManyTries', retryAt: Date.now() + 60_000 }) },
    })
    await world.user.click(await screen.findByRole('button', { name: 'Nhập mã PIN' }))
    await world.user.click(await screen.findByRole('radio', { name: /Lê Thị Ví Dụ/ }))
    await enterPin(world, '9999')
    await screen.findByText(/Đã sai nhiều lần/)
    screen.getByText(/Thử lại được sau (60|59) giây/)
  })

  it('does not send a PIN of a wrong shape', async () => {
    const world = openWorld()
    await world.user.click(await screen.findByRole('button', { name: 'Nhập mã PIN' }))
    await world.user.click(await screen.findByRole('radio', { name: /Lê Thị Ví Dụ/ }))
    await enterPin(world, '12')
    await screen.findByText('Mã PIN gồm 4 đến 12 chữ số.')
    expect(world.callsOf('session.signIn')).toHaveLength(0)
  })

  it('tells both ways out of a forgotten PIN, and resets the last administrator by the printed code', async () => {
    const world = openWorld({
      answers: { 'session.recover': () => ok({ recoveryCode: 'NEWC-ODEX-0000-0000-0000-0000' }) },
    })
    await world.user.click(await screen.findByRole('button', { name: 'Nhập mã PIN' }))
    await world.user.click(await screen.findByRole('button', { name: 'Quên mã PIN?' }))
    screen.getByText(/Nhờ người quản trị/)
    await world.user.click(screen.getByRole('button', { name: 'Dùng mã khôi phục' }))
    await world.user.type(await screen.findByLabelText(/Mã khôi phục trên thẻ/), 'abcd-efgh')
    await world.user.type(screen.getByLabelText('Mã PIN mới'), '4321')
    await world.user.type(screen.getByLabelText('Gõ lại mã PIN mới'), '4321')
    await world.user.click(screen.getByRole('button', { name: 'Đặt mã PIN mới' }))
    await screen.findByText('NEWC-ODEX-0000-0000-0000-0000')
    expect(world.callsOf('session.recover')).toEqual([
      { userId: people.admin.id, code: 'abcd-efgh', pin: '4321' },
    ])
  })

  it('switches people fast: two of us means that the other one is already chosen', async () => {
    const world = openWorld({
      status: { user: people.officer },
      answers: { 'user.list': () => ok([people.officer, people.admin]) },
    })
    await world.user.click(await screen.findByRole('button', { name: /Đang thao tác/ }))
    await dialog()
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: /Lê Thị Ví Dụ/ })).checked).toBe(true)
    await enterPin(world, '1234')
    await screen.findByRole('button', { name: /Đang thao tác: Lê Thị Ví Dụ/ })
  })

  it('locks by the button; the figures stay readable', async () => {
    const world = openWorld({ status: { user: people.officer } })
    await world.user.click(await screen.findByRole('button', { name: 'Khóa' }))
    await screen.findByText('Chưa ai nhập mã PIN, chỉ xem')
    await screen.findByRole('row', { name: /Nguyễn Thị Mẫu/ })
  })

  it('shows nothing of the history before a PIN, and shows it after', async () => {
    const world = openWorld({ at: '/nhat-ky' })
    await screen.findByText('Màn hình này chỉ mở cho người đã nhập mã PIN.')
    const [, ask] = screen.getAllByRole('button', { name: 'Nhập mã PIN' })
    if (ask !== undefined) await world.user.click(ask)
    await world.user.click(await screen.findByRole('radio', { name: /Trần Văn Thử/ }))
    await enterPin(world, '2222')
    await screen.findByText('Không có dòng nào khớp.')
  })
})
