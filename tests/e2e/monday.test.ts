import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { officeFolder } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, type Journey, signIn } from './journey.ts'

const monday = '2026-11-23'
let folder: string
let journey: Journey

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf('2026-11-20', '08:00') })
  journey = await begin({ folder, now: instantOf(monday, '07:25'), at: '' })
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

/** J1: what the officer sees on Monday morning, before she has typed anything. */
describe('Monday, 07:25', () => {
  it('the program opens at what the day asks for, without a PIN', async () => {
    const { page } = journey
    await page.getByRole('heading', { name: 'Hôm nay, thứ Hai 23/11/2026' }).waitFor()
    for (const block of [
      'Hồ sơ quá hạn và sắp đến hạn trả',
      'Việc đến hạn tuần này',
      'Kỳ số liệu',
      'Việc còn chờ',
    ])
      await page.getByRole('heading', { name: block }).waitFor()
    await page.getByRole('link', { name: /Tuần 14\/11–20\/11\/2026: chưa chốt/ }).waitFor()
  })

  it('a task is ticked off by the keyboard', async () => {
    const { page } = journey
    await signIn(page, 'officer')
    await ask(page, 'task.create', {
      content: 'Niêm yết thủ tục mới',
      source: '',
      deadlineText: 'Trước ngày 26/11/2026',
      givenOn: '2026-11-20',
      personId: null,
      person: 'Nguyễn Thị Mẫu',
    })
    const done = page.getByRole('button', { name: 'Đã làm: Niêm yết thủ tục mới' })
    await done.focus()
    await page.keyboard.press('Space')
    await page.getByText('Đã ghi: Niêm yết thủ tục mới').first().waitFor()
    await done.waitFor({ state: 'detached' })
    expect(await ask(page, 'task.due', { from: monday, to: '2026-11-29' })).toEqual([])
  })

  it('one key prints the page for the meeting', async () => {
    const { page, complaints } = journey
    await page.keyboard.press('Control+p')
    const frame = page.frameLocator('iframe[title="Giao ban đầu tuần, bản in"]')
    await frame.getByText('GIAO BAN ĐẦU TUẦN').waitFor({ state: 'attached' })
    await frame.getByText('chưa chốt').first().waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
  })
})
