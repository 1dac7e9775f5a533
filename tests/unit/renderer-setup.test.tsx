// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people, pins, type Start, type World } from '../support/renderer-world.tsx'

const CODE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ'

/** The office declared: the core answers the code, and the status is no longer empty. */
const completes: NonNullable<Start['answers']> = {
  'setup.complete': () =>
    ok({ unitId: people.admin.id, administratorId: people.admin.id, recoveryCode: CODE }),
}

const openSetup = (start: Start = {}) =>
  openWorld({ at: '/', status: { state: 'empty', unitName: null }, ...start })

async function openForm(start: Start = {}): Promise<World> {
  const world = openSetup(start)
  await world.user.click(await screen.findByRole('button', { name: /khai báo/i }))
  return world
}

const field = (name: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(`^${name}`) })

async function fillOffice({ user }: World) {
  await user.type(field('Tên, không ghi loại'), 'An Mẫu')
  await user.type(field('Cấp trên'), 'Văn phòng UBND tỉnh Mẫu')
  await user.click(screen.getByRole('button', { name: 'Tiếp' }))
  await screen.findByRole('heading', { name: 'Người ký văn bản' })
}

async function skipSigners({ user }: World) {
  await user.click(screen.getByRole('button', { name: 'Bỏ người ký 1' }))
  await user.click(screen.getByRole('button', { name: 'Tiếp' }))
  await screen.findByRole('heading', { name: 'Người dùng và mã PIN' })
}

async function fillPerson({ user }: World, group: string, name: string, pin: string) {
  const person = within(screen.getByRole('group', { name: group }))
  await user.type(person.getByRole('textbox', { name: /^Họ và tên/ }), name)
  await user.type(person.getByLabelText('Mã PIN'), pin)
  await user.type(person.getByLabelText('Gõ lại mã PIN'), pin)
}

describe('the first run', () => {
  it('offers to declare the office, to look at the made-up commune or to restore', async () => {
    const { user, callsOf } = openSetup({ answers: { 'demo.open': () => ok({}) } })
    await screen.findByRole('button', { name: 'Bắt đầu khai báo' })
    screen.getByRole('button', { name: 'Khôi phục' })
    await user.click(screen.getByRole('button', { name: 'Mở xã mẫu' }))
    expect(callsOf('demo.open')).toHaveLength(1)
  })

  it('keeps what is typed in the core within half a second, without any button', async () => {
    const world = await openForm()
    await world.user.type(field('Tên, không ghi loại'), 'An Mẫu')
    await waitFor(
      () => expect(world.callsOf('setup.saveDraft').at(-1)).toEqual({ fields: { 'unit.place': 'An Mẫu' } }),
      { timeout: 500 },
    )
  })

  it('sends a field at once when it is left', async () => {
    const world = await openForm()
    await world.user.type(field('Tên, không ghi loại'), 'B')
    await world.user.tab()
    await waitFor(() => expect(world.callsOf('setup.saveDraft')).toHaveLength(1), { timeout: 100 })
  })

  it('stands as it was left after a power cut', async () => {
    const { user } = openSetup({
      answers: { 'setup.draft': () => ok({ fields: { 'unit.place': 'An Mẫu', 'unit.type': 'phuong' } }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Khai báo tiếp' }))
    expect(field('Tên, không ghi loại').value).toBe('An Mẫu')
    expect(field('Tên đầy đủ').value).toBe('Trung tâm Phục vụ hành chính công phường An Mẫu')
  })

  it('suggests names from type and place until somebody types over them, also by emptying', async () => {
    const world = await openForm()
    await world.user.type(field('Tên, không ghi loại'), 'An Mẫu')
    expect(field('Cơ quan chủ quản').value).toBe('ỦY BAN NHÂN DÂN XÃ AN MẪU')
    await world.user.clear(field('Cơ quan chủ quản'))
    expect(field('Cơ quan chủ quản').value).toBe('')
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Loại đơn vị' }), 'đặc khu')
    expect(field('Tên đầy đủ').value).toBe('Trung tâm Phục vụ hành chính công đặc khu An Mẫu')
    expect(field('Cơ quan chủ quản').value).toBe('')
  })

  it('says what is missing beside each field and goes to the first', async () => {
    const world = await openForm()
    await world.user.click(screen.getByRole('button', { name: 'Tiếp' }))
    expect(field('Cấp trên').getAttribute('aria-invalid')).toBe('true')
    screen.getByText(/Còn 3 ô phải xem lại/)
    await waitFor(() => expect(document.activeElement).toBe(field('Tên, không ghi loại')))
  })

  it('shows the signature block as the chosen authority makes it', async () => {
    const world = await openForm()
    await fillOffice(world)
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Ký với tư cách' }), 'KT.')
    await world.user.type(field('Sau chữ KT'), 'Giám đốc')
    await world.user.type(field('Chức vụ'), 'Phó Giám đốc')
    screen.getByText('KT. GIÁM ĐỐC')
    screen.getByText('PHÓ GIÁM ĐỐC')
  })

  it('refuses a signer whose last day comes before the first', async () => {
    const world = await openForm()
    await fillOffice(world)
    await world.user.type(field('Họ và tên người ký'), 'Phạm Văn Giả Định')
    await world.user.type(field('Chức vụ'), 'Giám đốc')
    await world.user.type(field('Đến hết ngày'), '1/1/2020')
    await world.user.click(screen.getByRole('button', { name: 'Tiếp' }))
    await screen.findByText('Ngày thôi ký trước ngày bắt đầu ký')
  })

  it('takes no two people of one name, no short PIN, no PIN typed two ways', async () => {
    const world = await openForm()
    await fillOffice(world)
    await skipSigners(world)
    await fillPerson(world, 'Quản trị đầu tiên', 'Lê Thị Ví Dụ', '123')
    await fillPerson(world, 'Người dùng 1', 'lê thị ví dụ', '1111')
    await world.user.type(
      within(screen.getByRole('group', { name: 'Người dùng 1' })).getByLabelText('Gõ lại mã PIN'),
      '9',
    )
    await world.user.click(screen.getByRole('button', { name: 'Hoàn thành' }))
    await screen.findByText('Tên này đã có; ghi thêm để phân biệt')
    screen.getByText('Mã PIN gồm 4 đến 12 chữ số')
    screen.getByText('Hai lần gõ chưa giống nhau')
    expect(world.callsOf('setup.complete')).toHaveLength(0)
  })

  it('never lets a PIN into the draft', async () => {
    const world = await openForm()
    await fillOffice(world)
    await skipSigners(world)
    await fillPerson(world, 'Quản trị đầu tiên', 'Lê Thị Ví Dụ', '987654')
    await waitFor(() =>
      expect(JSON.stringify(world.callsOf('setup.saveDraft'))).toContain('administrator.name'),
    )
    expect(JSON.stringify(world.callsOf('setup.saveDraft'))).not.toContain('987654')
  })

  it('shows the recovery code once, and goes on only after somebody says that it is kept', async () => {
    const world = await openForm({ answers: completes })
    await fillOffice(world)
    await skipSigners(world)
    await fillPerson(world, 'Quản trị đầu tiên', people.admin.name, pins[people.admin.id] ?? '')
    await fillPerson(world, 'Người dùng 1', people.officer.name, '1111')
    world.status.current = { ...world.status.current, state: 'ready' }
    await world.user.click(screen.getByRole('button', { name: 'Hoàn thành' }))
    await screen.findByText(CODE)
    expect(world.callsOf('setup.complete')[0]).toMatchObject({
      unit: {
        name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
        issuingLines: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
      },
      signers: [],
      administrator: { name: people.admin.name, pin: '1234' },
      people: [{ name: people.officer.name, role: 'officer', pin: '1111' }],
    })
    expect(world.callsOf('session.signIn')).toEqual([{ userId: people.admin.id, pin: '1234' }])
    const enter = screen.getByRole<HTMLButtonElement>('button', { name: 'Vào sổ' })
    expect(enter.disabled).toBe(true)
    await world.user.click(screen.getByRole('checkbox', { name: /Tôi đã in hoặc chép/ }))
    window.location.hash = '/nguoi-dung'
    await world.user.click(enter)
    expect(screen.queryByText(CODE)).toBeNull()
    await screen.findByRole('button', { name: /Đang thao tác/ })
  })

  it('tells in words what the core refused, and everything typed stays', async () => {
    const world = await openForm({
      answers: { 'setup.complete': () => err({ type: 'NameTaken', name: people.admin.name }) },
    })
    await fillOffice(world)
    await skipSigners(world)
    await fillPerson(world, 'Quản trị đầu tiên', people.admin.name, '1234')
    await world.user.click(screen.getByRole('button', { name: 'Bỏ người dùng 1' }))
    await world.user.click(screen.getByRole('button', { name: 'Hoàn thành' }))
    await screen.findByText(/Đã có người tên/)
    expect(field('Họ và tên').value).toBe(people.admin.name)
  })

  it('says that a draft could not be sent, and sends it once the core is back', async () => {
    const world = await openForm()
    world.gone.current = true
    await world.user.type(field('Tên, không ghi loại'), 'An Mẫu')
    await screen.findByText(/Chưa lưu được bản nháp/)
    world.gone.current = false
    await waitFor(() => expect(world.callsOf('setup.saveDraft')).toHaveLength(1), { timeout: 3000 })
    expect(field('Tên, không ghi loại').value).toBe('An Mẫu')
  })

  it('restores a copy only after it was looked into, a reason was given and the person said so', async () => {
    const world = openSetup({
      answers: {
        'backup.list': () =>
          ok([
            {
              token: 't1',
              name: 'a.db',
              place: 'USB (E:)',
              at: 1_795_000_000_000,
              bytes: 200_000,
              verified: true,
            },
          ]),
        'backup.inspect': () => ok({ ...report, token: 't1' }),
        'backup.restore': () => ok(report),
      },
    })
    await world.user.click(await screen.findByRole('button', { name: 'Khôi phục' }))
    await world.user.click(await screen.findByRole('button', { name: /Xem bản/ }))
    await screen.findByText('Trung tâm Phục vụ hành chính công xã An Mẫu')
    const restore = screen.getByRole<HTMLButtonElement>('button', { name: 'Khôi phục' })
    expect(restore.disabled).toBe(true)
    await world.user.type(screen.getByRole('textbox', { name: /Lý do/ }), 'Máy cũ hỏng')
    expect(restore.disabled).toBe(true)
    await world.user.click(screen.getByRole('checkbox'))
    await world.user.click(restore)
    expect(world.callsOf('backup.restore')).toEqual([{ token: 't1', reason: 'Máy cũ hỏng' }])
  })
})

const report = {
  unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  schema: 3,
  newestWeek: '2026-11-13',
  weeks: 20,
  ledger: 400,
  madeAt: 1_795_000_000_000,
  problems: [],
}

describe('a second PC of an office', () => {
  const bundle = {
    token: 'waiting',
    fileName: 'goi.smc',
    unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
    madeAt: Date.UTC(2026, 10, 20, 1),
    pcName: 'Máy quầy 1',
    people: 4,
    weeks: 12,
    letters: 3,
    administrators: [{ id: people.admin.id, name: people.admin.name }],
  }
  const choose = async (start: Start) => {
    const world = openSetup(start)
    await world.user.click(await screen.findByRole('button', { name: 'Nhận gói từ máy kia' }))
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')
    if (input === null) throw new Error('There is no file chooser')
    await world.user.upload(input, new File(['x'], 'goi.smc'))
    return world
  }

  it('sees whose bundle it is, and joins with four groups, the printed code and a PIN', async () => {
    const world = await choose({
      answers: { 'setup.openBundle': () => ok(bundle), 'setup.join': () => ok({}) },
    })
    await screen.findByRole('heading', { name: bundle.unitName })
    screen.getByText(/Máy quầy 1.*4 người dùng, 12 tuần đã chốt, 3 phiếu xin lỗi/)
    const join = screen.getByRole('button', { name: 'Vào sổ của cơ quan' })
    await world.user.click(join)
    expect(world.callsOf('setup.join')).toHaveLength(0)
    await world.user.type(field('Bốn nhóm chữ của máy kia'), 'ABCD-EFGH-JKLM-NPQR')
    await world.user.type(field('Mã khôi phục của cơ quan'), CODE)
    await world.user.type(screen.getByLabelText('Mã PIN'), '1234')
    await world.user.type(screen.getByLabelText('Gõ lại mã PIN'), '1234')
    await world.user.click(join)
    await waitFor(() => expect(world.callsOf('session.signIn')).toHaveLength(1))
    expect(world.callsOf('setup.join')).toEqual([
      {
        token: 'waiting',
        heard: 'ABCD-EFGH-JKLM-NPQR',
        recoveryCode: CODE,
        administratorId: people.admin.id,
        pin: '1234',
        pcName: 'Máy thứ hai',
      },
    ])
  })

  it('is told in words why a file is not taken', async () => {
    await choose({
      answers: { 'setup.openBundle': () => err({ type: 'Refused', problem: { type: 'Truncated' } }) },
    })
    await screen.findByText(/Gói bị cụt/)
  })
})
