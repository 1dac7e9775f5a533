import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { names, officeFolder, unit } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, goTo, type Journey, signIn, typeScores } from './journey.ts'

const friday = '2026-11-20'

let folder: string
let journey: Journey
let page: Page

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf(friday, '08:00') })
  journey = await begin({ folder, now: instantOf(friday, '14:00') })
  page = journey.page
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name })

/** A copy, a change, and back. Each step goes on where the last one ended. */
describe('A backup', () => {
  it('is made by one button, opened again and checked', async () => {
    await signIn(page, 'administrator')
    await typeScores(page)
    await page.getByRole('link', { name: 'Sao lưu', exact: true }).click()
    await button('Sao lưu ngay').click()
    await page.getByRole('status').getByText('Đã sao lưu và mở lại kiểm tra.').waitFor()
    await page.getByRole('row').getByText('đã kiểm tra').first().waitFor()
    await page.getByText(/^Sao lưu đã kiểm tra: hôm nay 14:0/).waitFor()
  })

  it('is followed by changes that somebody regrets', async () => {
    await ask(page, 'unit.update', { unit: { ...unit, place: 'An Nhầm' }, reason: 'Gõ nhầm' })
    await goTo(page, '/tuan')
    const box = page.getByRole('textbox', { name: /Thanh toán trực tuyến, điểm trên Cổng/ })
    await box.fill('1')
    await page.keyboard.press('Control+s')
    await page.getByRole('status').getByText('Đã lưu.').waitFor()
  })

  it('shows what is in it before anything is replaced', async () => {
    await page.getByRole('link', { name: 'Sao lưu', exact: true }).click()
    await button('Khôi phục…').click()
    await dialog()
      .getByRole('button', { name: /^Xem bản/ })
      .first()
      .click()
    await dialog().getByText(unit.name).waitFor()
    expect(await dialog().getByText('chưa có tuần nào').isVisible()).toBe(true)
    expect((await ask(page, 'unit.get', {})).place).toBe('An Nhầm')
  })

  it('asks for a reason and a tick, then brings the old state back', async () => {
    const restore = dialog().getByRole('button', { name: 'Khôi phục', exact: true })
    expect(await restore.isDisabled()).toBe(true)
    await dialog().getByLabel('Lý do khôi phục').fill('Gõ nhầm tên xã')
    expect(await restore.isDisabled()).toBe(true)
    await dialog().getByRole('checkbox').check()
    await restore.click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('status').getByText(`Đã khôi phục ${unit.name}`).waitFor()
    expect((await ask(page, 'unit.get', {})).place).toBe(unit.place)
    const { draft } = await ask(page, 'week.get', { friday })
    expect(Object.values(draft)).toContain('7,2')
    expect(Object.values(draft)).not.toContain('1')
  })

  it('signs everybody out, and has kept the replaced data as a copy of its own', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Nhập mã PIN' }).waitFor()
    await signIn(page, 'administrator')
    await goTo(page, '/tuan')
    const box = page.getByRole('textbox', { name: /Thanh toán trực tuyến, điểm trên Cổng/ })
    await expect.poll(() => box.inputValue()).toBe('7,2')
    expect((await ask(page, 'backup.list', {})).length).toBeGreaterThanOrEqual(2)
    await goTo(page, '/nhat-ky')
    await page.getByText('Gõ nhầm tên xã').first().waitFor()
    expect(await ask(page, 'system.check', {})).toMatchObject({ ok: true })
    expect((await ask(page, 'user.list', {})).map(({ name }) => name)).toContain(names.officer)
  })

  it('broke no content policy and threw nothing', () => {
    expect(journey.complaints).toEqual([])
  })
})
