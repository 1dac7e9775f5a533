// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people, rules } from '../support/renderer-world.tsx'

const admin = { status: { user: people.admin } }
const notice = (text: RegExp) => screen.findByText(text, { selector: '[role="status"]' })

describe('people', () => {
  it('adds a person with a role and a PIN typed twice', async () => {
    const { user, callsOf } = openWorld({
      ...admin,
      answers: { 'user.create': () => ok({ id: people.approver.id }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Thêm người' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Thêm người' }))
    await user.type(dialog.getByRole('textbox', { name: /Họ và tên/ }), 'Hoàng Thị Thử')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Vai trò' }), 'người kiểm duyệt')
    await user.type(dialog.getByLabelText('Mã PIN'), '3333')
    await user.type(dialog.getByLabelText('Gõ lại mã PIN'), '3334')
    await user.click(dialog.getByRole('button', { name: 'Thêm' }))
    await dialog.findByText('Hai lần gõ chưa giống nhau')
    expect(callsOf('user.create')).toHaveLength(0)
    await user.type(dialog.getByLabelText('Gõ lại mã PIN'), '{Backspace}3')
    await user.click(dialog.getByRole('button', { name: 'Thêm' }))
    expect(callsOf('user.create')).toEqual([{ name: 'Hoàng Thị Thử', role: 'approver', pin: '3333' }])
    await notice(/Đã thêm Hoàng Thị Thử/)
  })

  it('says why the last administrator cannot be taken away', async () => {
    const { user } = openWorld({
      ...admin,
      answers: { 'user.update': () => err({ type: 'LastAdministrator' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Sửa Lê Thị Ví Dụ' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Sửa Lê Thị Ví Dụ' }))
    await user.click(dialog.getByRole('checkbox', { name: 'Đang làm việc ở đây' }))
    await user.click(dialog.getByRole('button', { name: 'Lưu' }))
    await dialog.findByText(/Phải còn ít nhất một người quản trị/)
  })

  it('gives the focus back when the dialog leaves, also through the PIN dialog that made way for it', async () => {
    const { user } = openWorld()
    const add = await screen.findByRole('button', { name: 'Thêm người' })
    await user.click(add)
    await screen.findByRole('radio', { name: /Lê Thị Ví Dụ/ })
    await user.type(screen.getByLabelText('Mã PIN'), '1234{Enter}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Thêm người' }))
    await user.click(dialog.getByRole('button', { name: 'Thôi' }))
    await waitFor(() => expect(document.activeElement).toBe(add))
  })

  it('lets everybody change their own PIN, with the old one asked first', async () => {
    const { user, callsOf } = openWorld({
      status: { user: people.officer },
      answers: { 'user.changePin': () => err({ type: 'WrongPin', retryAt: Date.now() }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Đổi mã PIN của tôi' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Đổi mã PIN của tôi' }))
    await user.type(dialog.getByLabelText('Mã PIN đang dùng'), '9999')
    await user.type(dialog.getByLabelText('Mã PIN mới'), '4444')
    await user.type(dialog.getByLabelText('Gõ lại mã PIN mới'), '4444')
    await user.click(dialog.getByRole('button', { name: 'Đổi mã PIN' }))
    await dialog.findByText('Mã PIN đang dùng không đúng.')
    expect(callsOf('user.changePin')).toEqual([{ old: '9999', pin: '4444' }])
  })

  it('warns when one person alone could neither close nor approve properly', async () => {
    openWorld({ answers: { 'user.list': () => ok([people.admin]) } })
    await screen.findByText(/Cần thêm một người kiểm duyệt/)
  })

  it('takes only whole minutes from 1 to 240 for the lock', async () => {
    const { user, callsOf } = openWorld({ ...admin, answers: { 'system.setLockMinutes': () => ok({}) } })
    const minutes = await screen.findByRole<HTMLInputElement>('textbox', { name: /Khóa sau/ })
    const save = within(minutes.closest('form') ?? document.body).getByRole<HTMLButtonElement>('button')
    await user.clear(minutes)
    await user.type(minutes, '500')
    await screen.findByText('Số phút từ 1 đến 240')
    await user.clear(minutes)
    await user.type(minutes, '5')
    await user.click(save)
    expect(callsOf('system.setLockMinutes')).toEqual([{ minutes: 5 }])
  })
})

describe('rules', () => {
  it('shows every kind with its version in force, how sure it is and where it comes from', async () => {
    openWorld({ at: '/quy-tac' })
    const row = await screen.findByRole('row', { name: /Thang xếp loại/ })
    within(row).getByText('chưa kiểm chứng')
    within(row).getByText(/766\/QĐ-TTg/)
  })

  it('marks days off, worked Saturdays and doubtful days with a sign and in words', async () => {
    openWorld({ at: '/quy-tac/calendar' })
    const january = within(await screen.findByRole('table', { name: 'Tháng 1' }))
    january.getByText(/thứ Năm 01\/01\/2026: .+ \(chính thức\)/)
    january.getByText(/thứ Bảy 10\/01\/2026: Làm bù .+/)
    const november = within(screen.getByRole('table', { name: 'Tháng 11' }))
    expect(
      november.getByText(/thứ Hai 23\/11\/2026: .+ \(chưa kiểm chứng\)/).closest('td')?.textContent,
    ).toContain('?')
  })

  it('makes an edit a new version, with a reason', async () => {
    const { user, callsOf } = openWorld({
      at: '/quy-tac/weeklyPeriod',
      ...admin,
      answers: { 'rule.save': ({ rule: { body: _, ...header } }) => ok(header as never) },
    })
    await user.click(await screen.findByRole('button', { name: 'Sửa thành bản mới' }))
    const time = await screen.findByRole('textbox', { name: /Giờ chốt/ })
    await user.clear(time)
    await user.type(time, '15:30')
    await user.click(screen.getByRole('button', { name: 'Lưu bản mới' }))
    expect(callsOf('rule.save')).toHaveLength(0)
    await user.type(screen.getByRole('textbox', { name: /Lý do sửa/ }), 'Theo Công văn 12')
    await user.click(screen.getByRole('button', { name: 'Lưu bản mới' }))
    expect(callsOf('rule.save')[0]).toMatchObject({
      reason: 'Theo Công văn 12',
      rule: { kind: 'weeklyPeriod', revision: 2, body: { closeTime: '15:30' } },
    })
  })

  it('says in words what makes an edited rule senseless, and does not send it', async () => {
    const { user, callsOf } = openWorld({ at: '/quy-tac/grades', ...admin })
    await user.click(await screen.findByRole('button', { name: 'Sửa thành bản mới' }))
    const from = await screen.findByRole('textbox', { name: 'Từ điểm, mức 4' })
    await user.clear(from)
    await user.type(from, '82,5')
    await user.type(screen.getByRole('textbox', { name: /Lý do sửa/ }), 'Thử')
    await user.click(screen.getByRole('button', { name: 'Lưu bản mới' }))
    await screen.findByText(/Mức “Khá” và “Tốt” hở ở 80 điểm/)
    expect(callsOf('rule.save')).toHaveLength(0)
  })

  it('keeps an unreadable number as typed and says so at its cell', async () => {
    const { user } = openWorld({ at: '/quy-tac/grades', ...admin })
    await user.click(await screen.findByRole('button', { name: 'Sửa thành bản mới' }))
    const from = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Từ điểm, mức 4' })
    await user.clear(from)
    await user.type(from, 'tám mươi')
    await user.click(screen.getByRole('button', { name: 'Lưu bản mới' }))
    await screen.findByText('Cần một số, ví dụ 0,5')
    expect(from.value).toBe('tám mươi')
  })

  it('reads an earlier version', async () => {
    const grades = rules.find((rule) => rule.kind === 'grades')
    if (grades?.kind !== 'grades') throw new Error('No grades')
    const second = { ...grades, revision: 2, version: '2027-01', title: 'Thang mới' }
    const { user, callsOf } = openWorld({
      at: '/quy-tac/grades',
      answers: {
        'rule.list': () => ok([grades, second].map(({ body: _, ...header }) => header as never)),
        'rule.get': ({ revision }) => ok(revision === 1 ? grades : second),
      },
    })
    await screen.findByRole('heading', { name: 'Thang mới' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Bản' }), '1')
    await screen.findByRole('heading', { name: grades.title })
    expect(callsOf('rule.get').at(-1)).toEqual({ kind: 'grades', revision: 1 })
  })
})

describe('the office', () => {
  it('is changed with a reason, and what is wrong is said before it is sent', async () => {
    const { user, callsOf } = openWorld({
      at: '/co-quan',
      ...admin,
      answers: { 'unit.update': () => ok({}) },
    })
    await user.click(await screen.findByRole('button', { name: 'Sửa cơ quan' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Sửa cơ quan' }))
    const lines = dialog.getByRole('textbox', { name: /Cơ quan ban hành/ })
    await user.clear(lines)
    await user.click(dialog.getByRole('button', { name: 'Lưu' }))
    await dialog.findByText('Cần ít nhất một mục')
    await user.type(lines, 'TRUNG TÂM MỚI')
    await user.type(dialog.getByRole('textbox', { name: 'Lý do sửa' }), 'Theo Quyết định 5')
    await user.click(dialog.getByRole('button', { name: 'Lưu' }))
    expect(callsOf('unit.update')[0]).toMatchObject({
      reason: 'Theo Quyết định 5',
      unit: { issuingLines: ['TRUNG TÂM MỚI'], place: 'An Mẫu' },
    })
    expect(callsOf('unit.update')[0]?.unit).not.toHaveProperty('id')
  })

  it('adds a signer whose authority names nobody only for those that need no name', async () => {
    const { user, callsOf } = openWorld({
      at: '/co-quan',
      ...admin,
      answers: { 'signer.save': () => ok({ id: people.admin.id }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Thêm người ký' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Thêm người ký' }))
    await user.type(dialog.getByRole('textbox', { name: /Họ và tên/ }), 'Phạm Văn Giả Định')
    await user.type(dialog.getByRole('textbox', { name: /Chức vụ/ }), 'CHỦ TỊCH')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Ký với tư cách' }), 'TM.')
    await user.click(dialog.getByRole('button', { name: 'Lưu' }))
    expect(callsOf('signer.save')).toHaveLength(0)
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Ký với tư cách' }), 'Q.')
    await user.click(dialog.getByRole('button', { name: 'Lưu' }))
    expect(callsOf('signer.save')).toEqual([
      {
        id: null,
        signer: {
          name: 'Phạm Văn Giả Định',
          authority: 'Q.',
          onBehalfOf: '',
          title: 'CHỦ TỊCH',
          from: '2026-01-01',
          to: null,
        },
      },
    ])
  })
})

describe('backups', () => {
  it('says in words that the stick cannot be written to', async () => {
    const { user } = openWorld({
      at: '/sao-luu',
      ...admin,
      answers: { 'backup.make': () => err({ type: 'PlaceUnwritable', place: 'USB (E:)' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Sao lưu ngay' }))
    await notice(/Không ghi được vào USB \(E:\)/)
  })

  it('offers the places where a second copy may go, and none', async () => {
    const { user, callsOf } = openWorld({
      at: '/sao-luu',
      ...admin,
      answers: {
        'backup.places': () => ok([{ token: 'usb', label: 'USB (E:)', chosen: true }]),
        'backup.choosePlace': () => ok({}),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Đổi nơi' }))
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'USB (E:)' })).checked).toBe(true)
    await user.click(screen.getByRole('radio', { name: 'Không dùng nơi thứ hai' }))
    await user.click(screen.getByRole('button', { name: 'Dùng nơi này' }))
    expect(callsOf('backup.choosePlace')).toEqual([{ token: null }])
  })

  it('marks a copy that nobody opened again', async () => {
    const copy = {
      token: 'a',
      name: 'a.db',
      place: 'Máy này',
      at: 1_795_000_000_000,
      bytes: 1024,
      verified: false,
    }
    openWorld({ at: '/sao-luu', ...admin, answers: { 'backup.list': () => ok([copy]) } })
    await screen.findByText('chưa kiểm tra')
  })
})

describe('history', () => {
  const entry = (seq: number) => ({
    seq,
    at: 1_795_000_000_000,
    actor: 'Lê Thị Ví Dụ',
    pc: null,
    entity: 'user',
    key: people.officer.id,
    reason: 'Thử',
    fields: { role: { from: 'officer', to: 'approver' } },
    hash: 'a'.repeat(64),
  })

  it('tells from what to what, in the office’s words', async () => {
    openWorld({ at: '/nhat-ky', ...admin, answers: { 'history.list': () => ok([entry(7)]) } })
    await screen.findByText('vai trò: người cập nhật → người kiểm duyệt')
  })

  it('goes back page by page', async () => {
    const all = Array.from({ length: 130 }, (_, index) => entry(130 - index))
    const { user } = openWorld({
      at: '/nhat-ky',
      ...admin,
      answers: {
        'history.list': ({ before, limit }) =>
          ok(all.filter(({ seq }) => before === undefined || seq < before).slice(0, limit)),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Xem các dòng cũ hơn' }))
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(131))
    expect(screen.queryByRole('button', { name: 'Xem các dòng cũ hơn' })).toBeNull()
  })

  it('narrows to one kind of thing and one week', async () => {
    const { user, callsOf } = openWorld({ at: '/nhat-ky', ...admin })
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Loại việc' }), 'Bản chốt')
    await user.type(screen.getByRole('textbox', { name: 'Mã' }), '2026-11-20')
    await waitFor(() =>
      expect(callsOf('history.list').at(-1)).toEqual({
        limit: 100,
        entity: 'weekRevision',
        key: '2026-11-20',
      }),
    )
  })

  it.each([
    [{ ok: true, ledger: 1234, problems: [] }, /Đã kiểm tra 1\.234 dòng: khớp hết/],
    [{ ok: false, ledger: 9, problems: ['BrokenChain'] }, /Có chỗ không khớp: BrokenChain/],
  ])('says what the check of the whole book found: %o', async (found, words) => {
    const { user } = openWorld({ at: '/nhat-ky', ...admin, answers: { 'system.check': () => ok(found) } })
    await user.click(await screen.findByRole('button', { name: 'Kiểm tra toàn bộ sổ' }))
    await screen.findByText(words)
  })
})
