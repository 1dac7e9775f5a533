import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scryptPins } from '../../electron/core/pin.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { emptyOffice, must, names, pin, setUp, unit } from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { ask, begin, beginAgain, type Journey } from './journey.ts'

const morning = instantOf('2026-11-20', '08:00')
const minute = 60_000

const saved = (page: Page) => page.getByText(/^Đã lưu nháp/)
const next = (page: Page) => page.getByRole('button', { name: 'Tiếp', exact: true }).click()
const field = (page: Page, label: string) => page.getByLabel(label)

/** Where the field says what is wrong with it. */
async function faultOf(page: Page, label: string): Promise<string> {
  const input = field(page, label)
  expect(await input.getAttribute('aria-invalid')).toBe('true')
  return input.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
}

/** An office of five minutes ago, from the welcome screen to the first week. Each step goes on where the last ended. */
describe('An empty folder', () => {
  let folder: string
  let journey: Journey
  let page: Page
  let recoveryCode: string

  beforeAll(async () => {
    folder = newFolder()
    journey = await begin({ folder, now: morning })
    page = journey.page
  })
  afterAll(async () => {
    await journey.end()
    removeFolder(folder)
  })

  it('opens on four doors', async () => {
    await page.getByRole('heading', { name: 'Sổ Một Cửa' }).waitFor()
    for (const door of ['Bắt đầu khai báo', 'Nhận gói từ máy kia', 'Mở xã mẫu', 'Khôi phục'])
      expect(await page.getByRole('button', { name: door, exact: true }).isVisible()).toBe(true)
  })

  it('says beside each field what is missing, and leads to the first of them', async () => {
    await page.getByRole('button', { name: 'Bắt đầu khai báo' }).click()
    await next(page)
    expect(await faultOf(page, 'Tên, không ghi loại')).toContain('Chưa nhập')
    expect(await faultOf(page, 'Cấp trên nhận số liệu')).toContain('Chưa nhập')
    expect(await field(page, 'Ký hiệu văn bản').getAttribute('aria-invalid')).not.toBe('true')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  })

  it('fills in what follows from the name of the commune', async () => {
    await field(page, 'Tên, không ghi loại').click()
    await page.keyboard.type('An Mẫu')
    expect(await field(page, 'Tên đầy đủ của cơ quan').inputValue()).toBe(
      'Trung tâm Phục vụ hành chính công xã An Mẫu',
    )
    expect(await field(page, 'Cơ quan chủ quản trên văn bản').inputValue()).toBe('ỦY BAN NHÂN DÂN XÃ AN MẪU')
    await field(page, 'Cấp trên nhận số liệu').click()
    await page.keyboard.type('Văn phòng UBND tỉnh Mẫu')
    await field(page, 'Mã trên Cổng Dịch vụ công').click()
    await page.keyboard.type('H00.000')
  })

  it('keeps every field through a reload, the last letter included', async () => {
    await page.reload()
    await page.getByText('Những gì đã gõ lần trước vẫn còn.').waitFor()
    await page.getByRole('button', { name: 'Khai báo tiếp' }).click()
    expect(await field(page, 'Tên, không ghi loại').inputValue()).toBe('An Mẫu')
    expect(await field(page, 'Cấp trên nhận số liệu').inputValue()).toBe('Văn phòng UBND tỉnh Mẫu')
    expect(await field(page, 'Mã trên Cổng Dịch vụ công').inputValue()).toBe('H00.000')
  })

  it('keeps what was typed up to a second before the program is killed', async () => {
    await next(page)
    await field(page, 'Họ và tên người ký').click()
    await page.keyboard.type('Phạm Văn Giả Định')
    await page.getByLabel('Ký với tư cách').selectOption('KT.')
    await field(page, 'Sau chữ KT.').click()
    await page.keyboard.type('GIÁM ĐỐC')
    await field(page, 'Chức vụ người ký').click()
    await page.keyboard.type('PHÓ GIÁM ĐỐC')
    await field(page, 'Ký từ ngày').click()
    await page.keyboard.type('1/7/2025')
    // One second at the desk, and as long as this machine takes to answer anything at all.
    await page.evaluate(() => new Promise((later) => setTimeout(later, 1000)))
    await ask(page, 'system.status', {})
    await journey.program.kill()
    await page.getByText('Mất liên lạc với chương trình').waitFor()
    expect(await field(page, 'Họ và tên người ký').inputValue()).toBe('Phạm Văn Giả Định')

    journey = await beginAgain(journey, { folder, now: morning + 5 * minute })
    page = journey.page
    await page.getByRole('button', { name: 'Khai báo tiếp' }).click()
    await next(page)
    expect(await field(page, 'Họ và tên người ký').inputValue()).toBe('Phạm Văn Giả Định')
    expect(await page.getByLabel('Ký với tư cách').inputValue()).toBe('KT.')
    expect(await field(page, 'Sau chữ KT.').inputValue()).toBe('GIÁM ĐỐC')
    expect(await field(page, 'Chức vụ người ký').inputValue()).toBe('PHÓ GIÁM ĐỐC')
    expect(await field(page, 'Ký từ ngày').inputValue()).toBe('1/7/2025')
  })

  it('reads dates as they are typed and refuses a term that ends before it begins', async () => {
    await field(page, 'Đến hết ngày').fill('30/6/2025')
    await next(page)
    expect(await faultOf(page, 'Đến hết ngày')).toContain('Ngày thôi ký trước ngày bắt đầu ký')
    await field(page, 'Đến hết ngày').fill('')
    await next(page)
    await page.getByRole('heading', { name: 'Người dùng và mã PIN' }).waitFor()
  })

  it('opens the made-up commune and leaves it again; neither knows of the other', async () => {
    await page.getByRole('button', { name: 'Quay lại' }).click()
    await page.getByRole('button', { name: 'Quay lại' }).click()
    await saved(page).waitFor()
    await page.getByRole('button', { name: 'Quay lại' }).click()
    await page.getByRole('button', { name: 'Mở xã mẫu' }).click()
    await page.getByText('XÃ MẪU – số liệu bịa.').waitFor({ timeout: 60_000 })
    await page.getByRole('heading', { name: 'Tuần 14/11 – 20/11/2026' }).waitFor()
    await page.getByRole('link', { name: 'Các tuần' }).click()
    await page
      .getByRole('link', { name: /13\/11/ })
      .first()
      .waitFor()
    const { fields } = await ask(page, 'setup.draft', {}).catch(() => ({ fields: null }))
    expect(fields).toBeNull()

    await page.getByRole('button', { name: 'Rời xã mẫu' }).click()
    await page.getByRole('button', { name: 'Khai báo tiếp' }).click()
    expect(await page.getByText('XÃ MẪU').count()).toBe(0)
    expect(await field(page, 'Tên, không ghi loại').inputValue()).toBe('An Mẫu')
  })

  it('asks for PINs twice and for names that differ, in words beside the fields', async () => {
    await next(page)
    await next(page)
    const chief = page.getByRole('group', { name: 'Quản trị đầu tiên' })
    const other = page.getByRole('group', { name: 'Người dùng 1' })
    await chief.getByLabel('Họ và tên').fill(names.administrator)
    await chief.getByLabel('Mã PIN', { exact: true }).fill(pin)
    await chief.getByLabel('Gõ lại mã PIN').fill('0001')
    await other.getByLabel('Họ và tên').fill(names.administrator.toLowerCase())
    await other.getByLabel('Mã PIN', { exact: true }).fill('12')
    await page.getByRole('button', { name: 'Hoàn thành' }).click()
    await chief.getByText('Hai lần gõ chưa giống nhau').waitFor()
    expect(await other.getByText('Tên này đã có; ghi thêm để phân biệt').isVisible()).toBe(true)
    expect(await other.getByText('Mã PIN gồm 4 đến 12 chữ số').isVisible()).toBe(true)

    await chief.getByLabel('Gõ lại mã PIN').fill(pin)
    await other.getByLabel('Họ và tên').fill(names.officer)
    await other.getByLabel('Mã PIN', { exact: true }).fill(pin)
    await other.getByLabel('Gõ lại mã PIN').fill(pin)
    await page.getByRole('button', { name: 'Thêm người dùng' }).click()
    const third = page.getByRole('group', { name: 'Người dùng 2' })
    await third.getByLabel('Họ và tên').fill(names.approver)
    await third.getByLabel('Vai trò').selectOption('approver')
    await third.getByLabel('Mã PIN', { exact: true }).fill(pin)
    await third.getByLabel('Gõ lại mã PIN').fill(pin)
  })

  it('never keeps a PIN in the draft', async () => {
    await saved(page).waitFor()
    const { fields } = await ask(page, 'setup.draft', {})
    expect(fields['administrator.name']).toBe(names.administrator)
    expect(Object.keys(fields).filter((key) => /pin|again/i.test(key))).toEqual([])
  })

  it('shows the recovery code once, and goes on only when somebody says that it is kept', async () => {
    await page.getByRole('button', { name: 'Hoàn thành' }).click()
    await page.getByRole('heading', { name: 'Cất thẻ mã khôi phục' }).waitFor()
    const card = await page.getByRole('region', { name: 'Thẻ mã khôi phục' }).textContent()
    recoveryCode = /([0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec(card ?? '')?.[0] ?? 'no code'
    expect(recoveryCode).toHaveLength(29)
    const enter = page.getByRole('button', { name: 'Vào sổ' })
    expect(await enter.isDisabled()).toBe(true)
    await page.getByLabel('Tôi đã in hoặc chép đủ mã và cất thẻ').check()
    await enter.click()
  })

  it('stands in the week of the day, with the administrator at work', async () => {
    await page.getByRole('heading', { name: 'Tuần 14/11 – 20/11/2026' }).waitFor()
    await page.getByRole('button', { name: `Đang thao tác: ${names.administrator}` }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Tuần 14/11 – 20/11/2026' }).waitFor()
    expect(await page.content()).not.toContain(recoveryCode)
    expect(await ask(page, 'unit.get', {})).toMatchObject({ place: 'An Mẫu', portalCode: 'H00.000' })
    expect(await ask(page, 'signer.list', {})).toMatchObject([
      { name: 'Phạm Văn Giả Định', authority: 'KT.', from: '2025-07-01', to: null },
    ])
  })

  it('never broke the content policy or threw', () => {
    expect(journey.complaints.filter((complaint) => !complaint.includes('ERR_'))).toEqual([])
  })
})

describe('An empty PC and a backup file of the old one', () => {
  let old: string
  let folder: string
  let journey: Journey
  let file: string

  beforeAll(async () => {
    const { core, folder: made } = await emptyOffice(undefined, undefined, scryptPins())
    old = made
    const session = core.session()
    await setUp(session)
    const [chief] = await must(session, 'user.list', {})
    await must(session, 'session.signIn', { userId: chief?.id ?? '', pin })
    await must(session, 'week.saveDraft', { friday: '2026-11-20', fields: { note: 'Máy cũ đã gõ đến đây' } })
    await must(session, 'backup.make', {})
    core.close()
    const backups = readdirSync(old, { recursive: true, encoding: 'utf8' })
    file = join(old, backups.find((name) => /backup|sao-luu/i.test(name) && name.endsWith('.db')) ?? '')
    folder = newFolder()
    journey = await begin({ folder, now: instantOf('2026-11-21', '08:00') })
  })
  afterAll(async () => {
    await journey.end()
    removeFolder(folder)
    removeFolder(old)
  })

  it('looks into the file before anything, and brings the office back', async () => {
    const { page } = journey
    await page.getByRole('button', { name: 'Khôi phục', exact: true }).click()
    await page.getByText('chưa có gì bị thay').waitFor()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chọn tệp khác…' }).click(),
    ])
    await chooser.setFiles(file)
    await page.getByRole('heading', { name: 'Trong bản sao lưu này' }).waitFor()
    expect(await page.getByText(unit.name).isVisible()).toBe(true)
    expect((await ask(page, 'system.status', {})).state).toBe('empty')

    const restore = page.getByRole('button', { name: 'Khôi phục', exact: true })
    expect(await restore.isDisabled()).toBe(true)
    await page.getByLabel('Lý do khôi phục').fill('Máy cũ hỏng ổ cứng')
    await page.getByLabel('Đúng là số liệu của cơ quan mình').check()
    await restore.click()
    await page.getByRole('heading', { name: /^Tuần / }).waitFor()
    expect((await ask(page, 'week.get', { friday: '2026-11-20' })).draft.note).toBe('Máy cũ đã gõ đến đây')
  })

  it('knows the people of the old PC by their PINs', async () => {
    const { page } = journey
    await page.getByRole('button', { name: 'Nhập mã PIN' }).click()
    await page.getByRole('radio', { name: names.officer }).check()
    await page.getByLabel('Mã PIN', { exact: true }).fill(pin)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Đang thao tác: ${names.officer}` }).waitFor()
  })

  it('never broke the content policy or threw', () => {
    expect(journey.complaints).toEqual([])
  })
})
