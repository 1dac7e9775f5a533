// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { NOW } from '../support/renderer-status.ts'
import { people, pins } from '../support/renderer-world.tsx'
import { fullScores, openWeek, type WeekStart } from '../support/week-world.tsx'

const dialog = () => screen.findByRole('dialog')
const step = (name: RegExp) => within(screen.getByRole('list', { name: 'Các bước của tuần' })).getByText(name)

/** A week that its officer has just closed. */
async function closed(start: WeekStart = {}) {
  const world = openWeek({ draft: fullScores, ...start })
  await screen.findByRole('button', { name: /^Chốt tuần/ })
  await world.user.keyboard('{F9}')
  await world.user.click(within(await dialog()).getByRole('button', { name: 'Chốt tuần' }))
  await screen.findByRole('button', { name: /^Duyệt/ })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  return world
}

async function approved(start: WeekStart = {}) {
  const world = await closed(start)
  await world.user.keyboard('{F9}')
  const open = await dialog()
  await world.user.click(within(open).getByRole('radio', { name: /^Trần Văn Thử/ }))
  await world.user.type(within(open).getByLabelText(/^Mã PIN/), pins[people.approver.id] ?? '')
  await world.user.click(within(open).getByRole('button', { name: 'Duyệt' }))
  await screen.findByRole('button', { name: /^Công khai…/ })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  return world
}

async function clean() {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id }) => id)).toEqual([])
}

describe('making a week public', () => {
  it('is one dialog by keyboard: F9, channel, link, Enter; the week is done then', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    const open = await dialog()
    await waitFor(() =>
      expect(document.activeElement).toBe(within(open).getByRole('radio', { name: 'Bảng niêm yết' })),
    )
    await world.user.keyboard('{ArrowDown}')
    await world.user.type(within(open).getByLabelText('Đường dẫn'), 'https://anmau.example.vn/47{Enter}')
    await screen.findByText('https://anmau.example.vn/47')
    expect(world.callsOf('week.publish')).toEqual([
      expect.objectContaining({
        revision: 1,
        channel: 'website',
        link: 'https://anmau.example.vn/47',
        at: NOW,
        file: null,
      }),
    ])
    expect(step(/^Công khai/).textContent).toContain('đã xong')
    await clean()
  })

  it('takes a photo with Ctrl+V', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    await dialog()
    const files = [new File(['%PDF-1.4'], 'bảng niêm yết.pdf', { type: 'application/pdf' })]
    fireEvent.paste(document.body, { clipboardData: { getData: () => '', files } })
    await screen.findByText('bảng niêm yết.pdf')
    await clean()
    await world.user.click(screen.getByRole('button', { name: 'Ghi đã công khai' }))
    await waitFor(() => expect(world.callsOf('week.publish')[0]?.file?.name).toBe('bảng niêm yết.pdf'))
    expect(world.callsOf('evidence.add')).toEqual([])
  })

  it('says what is missing before it asks the core', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    const open = await dialog()
    within(open).getByText(/tuần chưa tính là xong/)
    await world.user.click(within(open).getByRole('radio', { name: 'Nơi khác' }))
    await world.user.type(within(open).getByLabelText('Đường dẫn'), 'bảng tin xã')
    await world.user.clear(within(open).getByLabelText('Giờ'))
    await world.user.type(within(open).getByLabelText('Giờ'), '25:00{Enter}')
    within(open).getByText('Ghi rõ ở đâu')
    within(open).getByText(/Chép nguyên địa chỉ trang/)
    within(open).getByText(/Gõ giờ và phút/)
    expect(world.callsOf('week.publish')).toEqual([])
  })

  it('without proof leaves the step open, in words', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    await world.user.click(within(await dialog()).getByRole('radio', { name: 'Loa truyền thanh' }))
    await world.user.click(screen.getByRole('button', { name: 'Ghi đã công khai' }))
    await screen.findByRole('row', { name: /Loa truyền thanh/ })
    expect(screen.getAllByText('chưa có minh chứng').length).toBeGreaterThan(0)
    expect(step(/^Công khai/).textContent).toContain('phải làm lại')
  })

  it('by mistake is struck out with a reason and stays in the list', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    await world.user.type(within(await dialog()).getByLabelText('Đường dẫn'), 'a.vn{Enter}')
    await world.user.click(await screen.findByRole('button', { name: /^Bỏ lần công khai/ }))
    const open = await screen.findByRole('dialog', { name: /Bỏ một lần công khai/ })
    await world.user.click(within(open).getByRole('button', { name: 'Bỏ, giữ dấu' }))
    within(open).getByText('Chưa ghi lý do')
    await world.user.type(within(open).getByLabelText(/Vì sao bỏ/), 'Dán nhầm{Enter}')
    await screen.findByText(/đã bỏ, Nguyễn Thị Mẫu: Dán nhầm/)
  })

  it('says after a correction that another revision hangs on the board', async () => {
    const world = await approved()
    await world.user.keyboard('{F9}')
    await world.user.type(within(await dialog()).getByLabelText('Đường dẫn'), 'a.vn{Enter}')
    await screen.findByText('a.vn')
    await world.user.click(screen.getByRole('button', { name: /^Đính chính/ }))
    await world.user.type(within(await dialog()).getByLabelText(/Lý do đính chính/), 'Cổng đổi điểm')
    await world.user.click(screen.getByRole('button', { name: 'Mở để đính chính' }))
    await screen.findByRole('button', { name: /^Chốt đính chính/ })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await world.user.keyboard('{F9}')
    await world.user.click(within(await dialog()).getByRole('button', { name: /^Chốt/ }))
    await screen.findByText(/không phải bản mới nhất/)
  })
})

describe('printing', () => {
  const printed = async () => {
    const frame = await screen.findByTitle<HTMLIFrameElement>(/^Bảng công khai, bản chốt lần 1/)
    fireEvent.load(frame)
    frame.contentWindow?.dispatchEvent(new Event('afterprint'))
  }

  it('is told to the core by the print itself', async () => {
    const world = await approved()
    await world.user.click(screen.getByRole('button', { name: 'In bảng công khai' }))
    await printed()
    await waitFor(() =>
      expect(world.callsOf('week.recordExport')).toEqual([
        { friday: '2026-11-20', revision: 1, form: 'print' },
      ]),
    )
    await waitFor(() => expect(step(/^In/).textContent).toContain('đã xong'))
  })

  it('of what nobody has approved counts for nothing', async () => {
    const world = await closed()
    await world.user.click(screen.getByText('Bảng công khai'))
    await printed()
    expect(world.callsOf('week.recordExport')).toEqual([])
  })

  it('that the core did not hear of is said, not hidden', async () => {
    const world = await approved({ answers: { 'week.recordExport': () => err({ type: 'NotApproved' }) } })
    await world.user.click(screen.getByRole('button', { name: 'In bảng công khai' }))
    await printed()
    await screen.findAllByText(/Chưa ghi được vào sổ là đã in/)
  })
})

describe('an approval on paper', () => {
  it('waits for the signed sheet and is complete with its scan', async () => {
    const world = await closed()
    await world.user.keyboard('{F9}')
    await world.user.click(within(await dialog()).getByRole('button', { name: /ký trên giấy/ }))
    const paper = await screen.findByRole('dialog', { name: /^Duyệt trên giấy/ })
    expect(within(paper).queryByRole('radio', { name: /Nguyễn Thị Mẫu/ })).toBeNull()
    await world.user.click(within(paper).getByRole('radio', { name: /^Trần Văn Thử/ }))
    await clean()
    await world.user.click(within(paper).getByRole('button', { name: 'Chờ bản ký' }))
    await screen.findByText(/Duyệt trên giấy, chờ bản ký của Trần Văn Thử/)
    expect(screen.getByRole('list', { name: 'Các bước của tuần' }).textContent).toContain('chờ bản ký')

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await world.user.keyboard('{F9}')
    const attach = await screen.findByRole('dialog', { name: /^Gắn bản ký/ })
    await world.user.click(within(attach).getByRole('button', { name: 'Gắn bản ký' }))
    within(attach).getByText('Chưa có ảnh hoặc bản quét')
    const files = [new File(['%PDF-1.4'], 'bản ký.pdf', { type: 'application/pdf' })]
    fireEvent.paste(document.body, { clipboardData: { getData: () => '', files } })
    await within(attach).findByText('bản ký.pdf')
    await world.user.click(within(attach).getByRole('button', { name: 'Gắn bản ký' }))
    await screen.findByRole('button', { name: /^Công khai…/ })
    expect(world.callsOf('week.attachPaper')[0]).toMatchObject({ revision: 1, signedOn: '2026-11-20' })
  })

  it('can be given up', async () => {
    const world = await closed()
    await world.user.keyboard('{F9}')
    await world.user.click(within(await dialog()).getByRole('button', { name: /ký trên giấy/ }))
    const paper = await screen.findByRole('dialog', { name: /^Duyệt trên giấy/ })
    await world.user.click(within(paper).getByRole('radio', { name: /^Trần Văn Thử/ }))
    await world.user.click(within(paper).getByRole('button', { name: 'Chờ bản ký' }))
    await world.user.click(await screen.findByRole('button', { name: /^Gắn bản ký/ }))
    await world.user.click(await screen.findByRole('button', { name: 'Không chờ bản ký nữa' }))
    await screen.findByRole('button', { name: /^Duyệt/ })
    expect(world.callsOf('week.cancelPaper')).toHaveLength(1)
  })
})

describe('the reviewers of the day', () => {
  it('are the only ones offered', async () => {
    const assigned = {
      id: '00000009-0000-4000-8000-00000000000a',
      duty: 'reviewer',
      standing: 'main',
      userId: people.approver.id,
      from: '2026-11-01',
      to: null,
      decisionNumber: '',
      decisionDate: null,
    } as const
    const world = await closed({ answers: { 'assignment.list': () => ok([assigned]) } })
    await world.user.keyboard('{F9}')
    const names = within(await dialog()).getAllByRole('radio')
    expect(names.map((radio) => radio.closest('div')?.parentElement?.textContent)).toEqual([
      expect.stringContaining('Trần Văn Thử'),
      expect.stringContaining('(người chốt)'),
    ])
  })
})
