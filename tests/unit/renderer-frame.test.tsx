// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import { demoPin } from '../../electron/core/demo/commune.ts'
import { ok } from '../../shared/result.ts'
import { openWorld, people } from '../support/renderer-world.tsx'

const notice = (text: RegExp) => screen.findByText(text, { selector: '[role="status"]' })

describe('the frame', () => {
  it('shows the office before any PIN, and says that nobody is signed in', async () => {
    openWorld()
    await screen.findByText('Trung tâm Phục vụ hành chính công xã An Mẫu')
    screen.getByText('Chưa ai nhập mã PIN, chỉ xem')
    await screen.findByRole('row', { name: /Nguyễn Thị Mẫu/ })
  })

  it('always says who is at work, with the role', async () => {
    openWorld({ status: { user: people.officer } })
    const who = await screen.findByRole('button', { name: /Đang thao tác/ })
    expect(who.textContent).toContain('Nguyễn Thị Mẫu, người cập nhật')
  })

  it('marks the open screen in the navigation, names the window after it and puts the focus in it', async () => {
    const { user } = openWorld()
    await user.click(await screen.findByRole('link', { name: 'Sao lưu' }))
    expect(screen.getByRole('link', { name: 'Sao lưu' }).getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('link', { name: 'Người dùng' }).hasAttribute('aria-current')).toBe(false)
    expect(document.title).toBe('Sao lưu – Sổ Một Cửa')
    expect(document.activeElement).toBe(screen.getByRole('main'))
  })

  it('brings the keyboard over the navigation into the screen', async () => {
    const { user } = openWorld()
    await screen.findByRole('main')
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Tới nội dung chính' }))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('main'))
  })

  it('opens the help of the current screen with F1, closes it with Esc and gives the focus back', async () => {
    const { user } = openWorld({ at: '/sao-luu' })
    const link = await screen.findByRole('link', { name: 'Nhật ký' })
    link.focus()
    await user.keyboard('{F1}')
    const help = screen.getByRole('complementary', { name: 'Trợ giúp: Sao lưu' })
    within(help).getByRole('heading', { name: 'Nơi thứ hai' })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(document.activeElement).toBe(link)
    await user.click(link)
    await user.keyboard('{F1}')
    screen.getByRole('complementary', { name: 'Trợ giúp: Nhật ký' })
  })

  it('says "đã lưu" to Ctrl+S', async () => {
    const { user } = openWorld()
    await screen.findByRole('main')
    await user.keyboard('{Control>}s{/Control}')
    await notice(/^Đã lưu\.$/)
  })

  it('tells in the foot when and where the last verified backup was made', async () => {
    openWorld()
    await screen.findByText('Sao lưu đã kiểm tra: hôm qua 15:32 · USB (E:)')
    screen.getByText('Đồng hồ máy bình thường')
  })

  it('asks for a second place where there is none', async () => {
    openWorld({ status: { backup: null, secondPlace: null } })
    await screen.findByText(/Chưa có bản sao lưu nào được kiểm tra/)
    expect(screen.getByRole('link', { name: 'chọn nơi sao lưu thứ hai' }).getAttribute('href')).toBe(
      '#/sao-luu',
    )
  })

  it('says in words that the clock is suspicious and that the data is read-only', async () => {
    openWorld({ status: { clockSuspect: true, state: 'readOnly' } })
    await screen.findByText('Đồng hồ máy bất thường.')
    screen.getByText('Chỉ đọc.')
  })

  it('keeps a made-up commune apart from the real one, with its PIN and a way out', async () => {
    const world = openWorld({ status: { demo: true }, answers: { 'demo.leave': () => ok({}) } })
    await screen.findByText(/XÃ MẪU – số liệu bịa/)
    screen.getByText(new RegExp(`Mã PIN chung: ${demoPin}\\.`))
    world.status.current = { ...world.status.current, demo: false }
    await world.user.click(screen.getByRole('button', { name: 'Rời xã mẫu' }))
    expect(world.callsOf('demo.leave')).toHaveLength(1)
    await waitFor(() => expect(screen.queryByText(/XÃ MẪU/)).toBeNull())
  })

  it('says calmly that the link is lost, and that it came back by saying nothing more', async () => {
    const world = openWorld()
    await screen.findByRole('main')
    act(() => world.setLink('lost'))
    await screen.findByText(/Mất liên lạc với chương trình, đang thử lại/)
    act(() => world.setLink('up'))
    await waitFor(() => expect(screen.queryByText(/Mất liên lạc/)).toBeNull())
  })

  it('reads a list again when the core says that its subject changed, and only then', async () => {
    const world = openWorld()
    await screen.findByRole('row', { name: /Nguyễn Thị Mẫu/ })
    const before = world.callsOf('user.list').length
    act(() => world.emit('changed', { subject: 'week' }))
    act(() => world.emit('changed', { subject: 'user' }))
    await waitFor(() => expect(world.callsOf('user.list')).toHaveLength(before + 1))
  })

  it.each([
    '/nguoi-dung',
    '/co-quan',
    '/quy-tac',
    '/quy-tac/index',
    '/quy-tac/calendar',
    '/quy-tac/grades',
    '/quy-tac/fields',
    '/quy-tac/weeklyPeriod',
    '/sao-luu',
    '/nhat-ky',
    '/tro-giup',
  ])('has no axe complaint at %s, with the help open', async (at) => {
    const { user } = openWorld({ at, status: { user: people.admin } })
    await screen.findByRole('main')
    await user.keyboard('{F1}')
    await waitFor(() => expect(screen.queryByText('Đang mở…')).toBeNull())
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })
})

describe('the automatic lock', () => {
  it('signs out after the minutes of the office without a key or a click, and counts anew after each', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    try {
      const world = openWorld({ status: { user: people.officer, lockMinutes: 10 } })
      await screen.findByRole('button', { name: /Đang thao tác/ })
      await act(() => vi.advanceTimersByTimeAsync(9 * 60_000))
      act(() => void document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })))
      expect(world.callsOf('system.touch')).toHaveLength(1)
      await act(() => vi.advanceTimersByTimeAsync(9 * 60_000))
      expect(world.callsOf('session.signOut')).toHaveLength(0)
      await act(() => vi.advanceTimersByTimeAsync(61_000))
      expect(world.callsOf('session.signOut')).toHaveLength(1)
      await screen.findByText('Chưa ai nhập mã PIN, chỉ xem')
    } finally {
      vi.useRealTimers()
    }
  })
})
