// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import type { TableProposal } from '../../shared/contract/week.ts'
import { err } from '../../shared/result.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import { columns } from '../../shared/stats/form.ts'
import { draftField } from '../../shared/week/draft.ts'
import { people, rules } from '../support/renderer-world.tsx'
import { fullScores, openWeek, tableRow } from '../support/week-world.tsx'

const index = (rules.find(({ kind }) => kind === 'index') as RuleOf<'index'>).body
const right = [10, 4, 5, 1, 8, 3, 4, 1, 2, 1, 1]
const land = {
  ...tableRow('tinh', 'Đất đai', [12, ...right.slice(1)]),
  [draftField.cell('tinh', 'Đất đai', 'order')]: '0',
}

const box = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name })
const dialog = () => screen.findByRole('dialog')

/** What Excel and the portal put on the clipboard. */
function paste(target: Element, text: string, { html = '', files = [] as readonly File[] } = {}) {
  const data: Record<string, string> = { 'text/plain': text, 'text/html': html }
  fireEvent.paste(target, { clipboardData: { getData: (type: string) => data[type] ?? '', files } })
}

const proposal = (change: Partial<TableProposal> = {}): TableProposal => ({
  id: '00000005-0000-4000-8000-000000000005',
  source: 'Bảng tạm',
  period: { from: '2026-11-14', to: '2026-11-20' },
  rows: [
    {
      section: 'tinh',
      field: 'Hộ tịch',
      raw: 'Hộ tịch',
      row: 3,
      hidden: false,
      v: Object.fromEntries(
        columns.map((column, at) => [column, right[at] ?? 0]),
      ) as TableProposal['rows'][number]['v'],
    },
  ],
  skipped: [{ row: 1, reason: 'dòng tiêu đề', text: 'BÁO CÁO' }],
  unknown: [],
  renamed: [],
  contradictions: [],
  questions: [],
  ...change,
})

describe('typing the official scores', () => {
  it('goes through the six boxes in the order of the portal by Tab and by Enter', async () => {
    const { user } = openWeek()
    await user.click(await box(/^Công khai, minh bạch, điểm trên Cổng/))
    const names: string[] = []
    for (let at = 0; at < 5; at++) {
      await user.keyboard(at % 2 === 0 ? '{Tab}' : '{Enter}')
      names.push(document.activeElement?.getAttribute('aria-label')?.split(',')[0] ?? '')
    }
    expect(names).toEqual([
      'Tiến độ giải quyết',
      'Dịch vụ công trực tuyến',
      'Thanh toán trực tuyến',
      'Số hóa hồ sơ',
      'Mức độ hài lòng',
    ])
  })

  it('stores the raw text of each box within a breath, and says so in the foot', async () => {
    const { user, draft } = openWeek()
    await user.click(await box(/^Công khai, minh bạch, điểm/))
    await user.keyboard('13,96{Enter}019,62')
    await waitFor(() =>
      expect(draft).toEqual({ 'group/transparency': '13,96', 'group/dvc-progress-tree': '019,62' }),
    )
    await screen.findByText(/Đã lưu nháp/)
  })

  it('shows the change against last week, the sum and the grade as soon as they are there', async () => {
    openWeek({ draft: fullScores })
    const row = await screen.findByRole('row', { name: /Tiến độ giải quyết/ })
    expect(row.textContent).toContain('▲')
    expect(row.textContent).toContain('0,14')
    const sum = screen.getByRole('row', { name: /Tổng các nhóm/ })
    expect(sum.textContent).toContain('84,12')
    screen.getByText('còn 5,88 điểm đến Xuất sắc')
  })

  it('marks a difference from our own score with a sign and a word, and a doubtful formula with ≈', async () => {
    const group = index.groups.find(({ code }) => code === 'dvc-progress-tree')
    const metric = group?.metrics.find(({ max, formula }) => max > 0 && formula.kind === 'proportional')
    openWeek({
      draft: {
        'group/dvc-progress-tree': '19,62',
        [`metric/${metric?.code}/numerator`]: '500',
        [`metric/${metric?.code}/denominator`]: '1000',
      },
    })
    const row = await screen.findByRole('row', { name: /Tiến độ giải quyết/ })
    await waitFor(() => expect(row.textContent).toMatch(/≠ lệch \d+,\d\d/))
    const doubtful = screen.queryByText(/≈/, { selector: 'td span' })
    if (group?.confidence !== 'verified') expect(doubtful).not.toBeNull()
  })

  it('fills the boxes downwards from a column copied elsewhere', async () => {
    const { user, draft } = openWeek()
    const second = await box(/^Tiến độ giải quyết, điểm/)
    await user.click(second)
    paste(second, '19,62\r\n10,35\r\n7,2\r\n')
    await waitFor(() =>
      expect(draft).toEqual({
        'group/dvc-progress-tree': '19,62',
        'group/provide-online-tree': '10,35',
        'group/formality-online-payment-tree': '7,2',
      }),
    )
  })

  it('gives a box back on Esc', async () => {
    const { user } = openWeek({ draft: { 'group/transparency': '13,96' } })
    const first = await box(/^Công khai, minh bạch, điểm/)
    await user.click(first)
    await user.keyboard('5{Escape}')
    expect(first.value).toBe('13,96')
  })

  it('keeps what was typed while the core is away, says so, and sends it when it is back', async () => {
    const { user, gone, draft } = openWeek()
    const first = await box(/^Công khai, minh bạch, điểm/)
    await user.click(first)
    gone.current = true
    await user.keyboard('13,96')
    await screen.findByText(/Chưa lưu được bản nháp/)
    expect(first.value).toBe('13,96')
    gone.current = false
    await waitFor(() => expect(draft['group/transparency']).toBe('13,96'), { timeout: 5000 })
  })

  it('asks for the PIN at the first keystroke when nobody is signed in, and keeps the keystroke', async () => {
    const { user, draft } = openWeek({ status: { user: null } })
    const first = await box(/^Công khai, minh bạch, điểm/)
    await user.click(first)
    await user.keyboard('1')
    const asked = await dialog()
    await user.click(within(asked).getByLabelText(/Nguyễn Thị Mẫu/))
    await user.type(within(asked).getByLabelText('Mã PIN'), '1111{Enter}')
    await waitFor(() => expect(draft['group/transparency']).toBe('1'))
  })
})

describe('what must be looked at', () => {
  it('lists the worst first and jumps from the list into the cell', async () => {
    const { user } = openWeek({ draft: { ...fullScores, ...land, 'group/transparency': 'abc' } })
    const list = await screen.findByRole('list', { name: 'Cần xem trước khi chốt' })
    const items = within(list).getAllByRole('listitem')
    expect(items[0]?.textContent).toContain('Sai')
    expect(items[0]?.textContent).toContain('Công khai, minh bạch: “abc” không phải là một con số')
    const sum = items.find((item) => item.textContent?.includes('(3) ≠ (4)+(5)+(6)')) as HTMLElement
    await user.click(within(sum).getByRole('button', { name: /^Sửa/ }))
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Đất đai, cột 3, tổng số tiếp nhận'),
    )
    expect(document.activeElement?.closest('td')?.textContent).toContain('?')
  })

  it('keeps the reason for a question in the draft', async () => {
    const { user, draft } = openWeek({ draft: { ...fullScores, ...land } })
    await user.click(await screen.findByRole('button', { name: 'Đúng như vậy, ghi lý do…' }))
    await user.type(await screen.findByRole('textbox', { name: /^Lý do/ }), 'Hồ sơ rút')
    await waitFor(() =>
      expect(Object.entries(draft).filter(([field]) => field.startsWith('reason/'))).toEqual([
        [expect.stringContaining('sum3'), 'Hồ sơ rút'],
      ]),
    )
  })
})

describe('Ctrl+V anywhere on the screen', () => {
  it('opens the import with what was understood, and changes nothing before the button', async () => {
    const { user, draft } = openWeek({ proposal: proposal() })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, 'STT\tLĩnh vực\n1\tHộ tịch')
    const open = await dialog()
    await within(open).findByText(/1 dòng/, { selector: 'b' })
    within(open).getByText(/Bỏ qua 1 dòng/)
    expect(draft).toEqual({})
    await user.click(within(open).getByRole('button', { name: 'Đưa 1 dòng vào tuần' }))
    await waitFor(() => expect(draft['row/tinh/H%E1%BB%99%20t%E1%BB%8Bch/c3']).toBe('10'))
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Hộ tịch, cột 3, tổng số tiếp nhận'),
    )
  })

  it('warns when the table is of another period', async () => {
    openWeek({ proposal: proposal({ period: { from: '2026-11-07', to: '2026-11-13' } }) })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\tHộ tịch\n2\tĐất đai')
    await screen.findByText('Khác kỳ.')
    screen.getByRole('button', { name: /^Vẫn đưa 1 dòng vào tuần 14\/11/ })
  })

  it('asks an unknown name once and does not go on without the answer', async () => {
    const rows = proposal().rows.map((row) => ({ ...row, field: null, raw: 'VH-TT (mới)' }))
    const unknown = [{ row: 3, section: 'tinh' as const, raw: 'VH-TT (mới)' }]
    const { user, callsOf } = openWeek({ proposal: proposal({ rows, unknown }) })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\tVH-TT (mới)\n2\tĐất đai')
    const go = await screen.findByRole<HTMLButtonElement>('button', { name: /^Đưa 0 dòng/ })
    expect(go.disabled).toBe(true)
    await user.click(screen.getByLabelText('Lĩnh vực mới'))
    await user.click(screen.getByRole('button', { name: 'Đưa 1 dòng vào tuần' }))
    await waitFor(() =>
      expect(callsOf('week.applyTable')[0]?.fields).toEqual([
        { raw: 'VH-TT (mới)', section: 'tinh', field: 'VH-TT (mới)' },
      ]),
    )
  })

  it('reads the table again when a question is answered', async () => {
    const questions = [
      { kind: 'separator', text: 'Dấu phẩy trong 1,332 là phân cách hàng nghìn phải không?' },
    ]
    const { user, callsOf } = openWeek({ proposal: proposal({ questions }) })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\tHộ tịch\n2\tĐất đai')
    await user.click(await screen.findByLabelText(/Thập phân/))
    await waitFor(() => expect(callsOf('week.readTable').at(-1)?.answers).toEqual({ separator: 'decimal' }))
  })

  it('shows what the table would change and keeps the other system’s rows', async () => {
    const bo = tableRow('bo', 'Cư trú', right)
    const { user, draft } = openWeek({
      draft: { ...tableRow('tinh', 'Hộ tịch', [9, ...right.slice(1)]), ...bo },
      proposal: proposal(),
    })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\tHộ tịch\n2\tĐất đai')
    await screen.findByText(/đổi 1 ô/)
    await screen.findByText(/1 dòng đang có mà bảng này không nêu: Cư trú/)
    await user.click(screen.getByRole('button', { name: 'Đưa 1 dòng vào tuần' }))
    await waitFor(() => expect(draft).toMatchObject(bo))
    expect(draft['row/tinh/H%E1%BB%99%20t%E1%BB%8Bch/c3']).toBe('10')
  })

  it('says in words why a content is refused, and leaves the week alone', async () => {
    openWeek()
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\ta\n2\tb')
    await screen.findByText(/Không thấy bảng số liệu nào.*chưa bị đụng đến/)
  })

  it('keeps a pasted file as evidence', async () => {
    const { callsOf } = openWeek()
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '', { files: [new File(['x'], 'image.png', { type: 'image/png' })] })
    // jsdom reads no pictures: the fault is said by name, and nothing is sent.
    await screen.findByText(/image.png: không đọc được ảnh này/)
    expect(callsOf('evidence.add')).toEqual([])
  })
})

describe('the whole table', () => {
  it('hands a pasted table with words to the import and takes numbers into its cells', async () => {
    const { user, draft } = openWeek({ draft: { ...land }, proposal: proposal() })
    await user.click(await screen.findByText('Bảng 13 cột'))
    const cell = await box(/^Đất đai, cột 3/)
    await user.click(cell)
    paste(cell, '14\t8')
    await waitFor(() => expect(draft['row/tinh/%C4%90%E1%BA%A5t%20%C4%91ai/c4']).toBe('8'))
    expect(screen.queryByRole('dialog')).toBeNull()
    paste(cell, '1\tHộ tịch\n2\tĐất đai')
    await dialog()
  })

  it('adds a row of the dictionary and removes it again, with the way back', async () => {
    const { user, draft } = openWeek({ draft: { ...land } })
    await user.click(await screen.findByText('Bảng 13 cột'))
    await user.click(await screen.findByRole('button', { name: 'Thêm dòng…' }))
    const open = await dialog()
    await user.type(within(open).getByRole('combobox', { name: 'Lĩnh vực' }), 'cap phep xay dung')
    await user.click(await screen.findByRole('option', { name: 'Hoạt động xây dựng' }))
    await user.click(within(open).getByRole('button', { name: 'Thêm dòng' }))
    const cell = await box(/^Hoạt động xây dựng, cột 3/)
    await waitFor(() => expect(document.activeElement).toBe(cell))
    await user.keyboard('5{Tab}{Shift>}{Tab}{/Shift}{Control>}{Delete}{/Control}')
    await waitFor(() =>
      expect(Object.keys(draft).some((field) => field.includes('Ho%E1%BA%A1t'))).toBe(false),
    )
    await user.click(await screen.findByRole('button', { name: 'Lấy lại dòng' }))
    await box(/^Hoạt động xây dựng, cột 3/)
  })
})

describe('closing', () => {
  it('opens with F9, wants a reason for each question, and freezes', async () => {
    const { user, revisions } = openWeek({ draft: { ...fullScores, ...land } })
    await box(/^Công khai, minh bạch, điểm/)
    await user.keyboard('{F9}')
    const open = await dialog()
    await user.click(within(open).getByRole('button', { name: 'Chốt tuần' }))
    within(open).getByText('Sửa số liệu hoặc ghi lý do')
    expect(revisions).toEqual([])
    await user.type(within(open).getByRole('textbox', { name: /^Lý do/ }), 'Đúng theo hệ thống')
    await user.click(within(open).getByRole('button', { name: 'Chốt tuần' }))
    await screen.findByRole('button', { name: /^Duyệt/ })
    expect(revisions[0]?.content.findings.find(({ kind }) => kind === 'sum3')?.reason).toBe(
      'Đúng theo hệ thống',
    )
    expect(
      screen.getByRole<HTMLInputElement>('textbox', { name: /^Tiến độ giải quyết, điểm/ }).readOnly,
    ).toBe(true)
  })

  it('cannot be pressed while something is wrong', async () => {
    const { user } = openWeek({ draft: { ...fullScores, 'group/transparency': 'abc' } })
    await box(/^Công khai, minh bạch, điểm/)
    await user.keyboard('{F9}')
    const button = within(await dialog()).getByRole<HTMLButtonElement>('button', { name: 'Chốt tuần' })
    expect(button.disabled).toBe(true)
  })

  it('asks why when it is late', async () => {
    const { user, revisions } = openWeek({ draft: fullScores, state: 'overdue' })
    await screen.findByText(/quá 2 giờ/)
    await user.keyboard('{F9}')
    const open = await dialog()
    await user.click(within(open).getByRole('button', { name: 'Chốt tuần' }))
    await within(open).findByText('Chưa ghi lý do chốt muộn')
    await user.type(within(open).getByRole('textbox', { name: /^Lý do chốt muộn/ }), 'Mất điện')
    await user.click(within(open).getByRole('button', { name: 'Chốt tuần' }))
    await waitFor(() => expect(revisions[0]?.content.lateReason).toBe('Mất điện'))
  })

  it('says in words what the core refuses', async () => {
    const { user } = openWeek({
      draft: fullScores,
      answers: { 'week.close': () => err({ type: 'TooEarly', opensAt: Date.UTC(2026, 10, 19, 17) }) },
    })
    await box(/^Công khai, minh bạch, điểm/)
    await user.keyboard('{F9}')
    await user.click(within(await dialog()).getByRole('button', { name: 'Chốt tuần' }))
    await screen.findByText(/Chưa đến lúc chốt/)
  })
})

async function closedWeek(status = {}) {
  const world = openWeek({ draft: fullScores, status })
  await box(/^Công khai, minh bạch, điểm/)
  await world.user.keyboard('{F9}')
  await world.user.click(within(await dialog()).getByRole('button', { name: 'Chốt tuần' }))
  await screen.findByRole('button', { name: /^Duyệt/ })
  return world
}

describe('the second person', () => {
  it('is never the one who closed: shown, and refused with the sentence', async () => {
    const { user, callsOf } = await closedWeek()
    await user.keyboard('{F9}')
    const open = await dialog()
    await user.click(await within(open).findByLabelText('Nguyễn Thị Mẫu (người chốt)'))
    await within(open).findByText('Người chốt không tự duyệt.')
    await user.click(within(open).getByRole('button', { name: 'Duyệt' }))
    expect(callsOf('week.approve')).toEqual([])
  })

  it('reads one page and approves with the own PIN; a wrong one is said', async () => {
    const { user, revisions } = await closedWeek()
    await user.keyboard('{F9}')
    const open = await dialog()
    expect(within(open).getByRole('row', { name: /^Tổng – Tốt/ }).textContent).toContain('84,12')
    await user.click(await within(open).findByLabelText(/^Trần Văn Thử/))
    await user.type(within(open).getByLabelText('Mã PIN của người duyệt'), '9999{Enter}')
    await within(open).findByText(/Mã PIN không đúng/)
    await user.type(within(open).getByLabelText('Mã PIN của người duyệt'), '2222{Enter}')
    await screen.findByRole('button', { name: 'In bảng công khai' })
    expect(revisions[0]?.approval).toMatchObject({ decision: 'approved', by: { name: people.approver.name } })
  })

  it('returns with a reason that the officer then sees', async () => {
    const { user } = await closedWeek()
    await user.keyboard('{F9}')
    const open = await dialog()
    await user.click(within(open).getByRole('button', { name: 'Trả lại, có lý do…' }))
    await user.click(await within(open).findByLabelText(/^Trần Văn Thử/))
    await user.type(within(open).getByLabelText('Mã PIN của người duyệt'), '2222')
    await user.click(within(open).getByRole('button', { name: 'Trả lại cho người chốt' }))
    await within(open).findByText('Ghi rõ vì sao trả lại, để người chốt biết sửa gì')
    await user.type(within(open).getByRole('textbox', { name: /^Vì sao trả lại/ }), 'Sai điểm số hóa')
    await user.click(within(open).getByRole('button', { name: 'Trả lại cho người chốt' }))
    await screen.findByText('Trần Văn Thử trả lại:')
    screen.getByText('Sai điểm số hóa')
  })
})

describe('a correction', () => {
  it('opens the frozen figures with a reason, marks what differs, closes as the next revision, and keeps the first', async () => {
    const { user, revisions } = await closedWeek()
    await user.click(screen.getByRole('button', { name: 'Đính chính…' }))
    await user.type(
      within(await dialog()).getByRole('textbox', { name: /^Lý do đính chính/ }),
      'Cổng tính lại',
    )
    await user.click(within(await dialog()).getByRole('button', { name: 'Mở để đính chính' }))
    await screen.findByText(/Đang gõ đính chính lần 1/)
    const digit = await box(/^Số hóa hồ sơ, điểm/)
    await user.click(digit)
    await user.keyboard('16,2{Enter}')
    await waitFor(() => expect(digit.parentElement?.textContent).toContain('Bản trước: 15,93'))
    await user.click(screen.getByRole('button', { name: /^Chốt đính chính/ }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Chốt bản đính chính' }))
    await waitFor(() => expect(revisions.length).toBe(2))
    expect(revisions[1]?.content).toMatchObject({ revision: 2, correctionReason: 'Cổng tính lại' })
    await user.click(await screen.findByRole('combobox', { name: 'Xem bản chốt nào' }))
    await user.click(await screen.findByRole('option', { name: 'Bản chốt lần 1' }))
    await screen.findByText(/Đang xem/)
    expect((await box(/^Số hóa hồ sơ, điểm/)).value).toBe('15,93')
  })

  it('can be thrown away, and the closed revision is the newest again', async () => {
    const { user } = await closedWeek()
    await user.click(screen.getByRole('button', { name: 'Đính chính…' }))
    await user.type(within(await dialog()).getByRole('textbox', { name: /^Lý do đính chính/ }), 'Nhầm')
    await user.click(within(await dialog()).getByRole('button', { name: 'Mở để đính chính' }))
    await user.click(await screen.findByRole('button', { name: 'Bỏ đính chính' }))
    await user.click(within(await dialog()).getByRole('button', { name: 'Bỏ bản đang gõ' }))
    await screen.findByRole('button', { name: /^Duyệt/ })
  })
})

describe('evidence', () => {
  const shot = {
    id: '00000006-0000-4000-8000-000000000006',
    sha256: 'b'.repeat(64),
    name: 'cong-20-11.png',
    mediaType: 'image/png',
    bytes: 1234,
    addedAt: 1,
    addedBy: 'Nguyễn Thị Mẫu',
  }

  it('is read by nobody before a PIN', async () => {
    const { callsOf } = openWeek({ status: { user: null }, evidence: [shot] })
    await screen.findByText('cong-20-11.png')
    screen.getByText(/Ảnh chỉ hiện sau khi nhập mã PIN/)
    expect(callsOf('evidence.read')).toEqual([])
  })

  it('can be taken away again while the week is open', async () => {
    const { user } = openWeek({
      evidence: [shot],
      answers: { 'evidence.read': () => err({ type: 'BlobDamaged' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Bỏ minh chứng cong-20-11.png' }))
    await waitFor(() => expect(screen.queryByText('cong-20-11.png')).toBeNull())
  })
})

describe('for everybody', () => {
  const check = async () => {
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  it('the scores with everything open are clean to axe', async () => {
    const { user } = openWeek({ draft: { ...fullScores, ...land } })
    await user.click(await screen.findByRole('button', { name: 'Mở tử số, mẫu số' }))
    expect(await check()).toEqual([])
  })

  it('the table is clean to axe', async () => {
    const { user } = openWeek({ draft: land })
    await user.click(await screen.findByText('Bảng 13 cột'))
    await box(/^Đất đai, cột 3/)
    expect(await check()).toEqual([])
  })

  it('the closing and the approving dialogs are clean to axe', async () => {
    const { user } = await closedWeek()
    await user.keyboard('{F9}')
    await within(await dialog()).findByLabelText(/^Trần Văn Thử/)
    expect(await check()).toEqual([])
  })

  it('the import with questions is clean to axe', async () => {
    const rows = proposal().rows.map((row) => ({ ...row, field: null, raw: 'VH-TT' }))
    openWeek({
      proposal: proposal({
        rows,
        unknown: [{ row: 3, section: 'tinh', raw: 'VH-TT' }],
        questions: [{ kind: 'separator', text: '1,332?' }],
        contradictions: [{ row: 3, kind: 'sum3', text: 'lệch 2' }],
      }),
    })
    await box(/^Công khai, minh bạch, điểm/)
    paste(document.body, '1\ta\n2\tb')
    await screen.findByText(/1 tên lĩnh vực chưa có/)
    expect(await check()).toEqual([])
  })
})
