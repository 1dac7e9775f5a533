import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { names, officeFolder, pin } from '../support/core.ts'
import { planPath } from '../support/plan-files.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, beginAgain, goTo, type Journey } from './journey.ts'

const morning = instantOf('2026-03-02', '08:00')
const ROWS = 76
const TASKS = 42

let folder: string
let journey: Journey

beforeAll(async () => {
  folder = await officeFolder({ now: morning })
  journey = await begin({ folder, now: morning })
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

async function signIn(page: Page): Promise<void> {
  const officer = (await ask(page, 'user.list', {})).find(({ name }) => name === names.officer)
  await ask(page, 'session.signIn', { userId: officer?.id ?? '', pin })
}

/** The plan read and laid open, nothing saved. */
async function readPlan(page: Page): Promise<void> {
  await signIn(page)
  await goTo(page, '/nhap-ke-hoach')
  await page.locator('input[type=file]').setInputFiles(planPath('dong-nguyen-2026/plan.docx'))
  await page.getByText(`${TASKS} nhiệm vụ, 34 nhóm rà soát.`).waitFor()
}

const save = (page: Page) => page.getByRole('button', { name: `Lưu kế hoạch (${ROWS} dòng)` })

it('leaves no plan or the whole plan when the power goes while it is saved', {
  timeout: 120_000,
}, async () => {
  for (const wait of [0, 80]) {
    await readPlan(journey.page)
    await save(journey.page).click()
    await delay(wait)
    await journey.program.kill()
    journey = await beginAgain(journey, { folder, now: morning })
    const plans = await ask(journey.page, 'plan.list', { year: null })
    for (const { id } of plans) {
      const { rows, head } = await ask(journey.page, 'plan.get', { id })
      expect(rows).toHaveLength(ROWS)
      expect(head.tasks).toBe(TASKS)
    }
  }
})

it('reads a plan, asks about it and saves it when told', { timeout: 60_000 }, async () => {
  const { page } = journey
  const before = (await ask(page, 'plan.list', { year: null })).length
  await readPlan(page)
  expect((await ask(page, 'plan.list', { year: null })).length).toBe(before)
  await page.getByRole('tab', { name: /^Thời hạn/ }).click()
  await page.getByRole('button', { name: /^Xác nhận \d+ thời hạn đọc chắc/ }).click()
  await page.getByText(/[1-9]\d* đã xác nhận/).waitFor()
  await save(page).click()
  await page.getByText(`Đã lưu kế hoạch: ${ROWS} dòng, ${TASKS} nhiệm vụ.`).first().waitFor()
  await page.getByRole('heading', { name: /Kiểm soát thủ tục hành chính/ }).waitFor()
  const plans = await ask(page, 'plan.list', { year: null })
  expect(plans).toHaveLength(before + 1)
  const saved = plans.find(({ number, file }) => number === '74/KH-UBND' && file !== null)
  expect(saved?.file?.name).toBe('plan.docx')
})

it('takes a plan typed by hand, with a phrase that a person says the meaning of', {
  timeout: 60_000,
}, async () => {
  const { page } = journey
  await signIn(page)
  await goTo(page, '/hom-nay')
  await goTo(page, '/nhap-ke-hoach')
  await page.getByRole('button', { name: 'Nhập tay vào bảng' }).click()
  const cell = (row: number, column: string) => page.getByRole('textbox', { name: `Dòng ${row}, ${column}` })
  await cell(1, 'Nội dung').waitFor()
  for (const text of ['Niêm yết thủ tục', 'Văn phòng', '', 'Hết tuần thứ ba sau Tết']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await cell(2, 'Nội dung').click()
  await page.keyboard.type('Tập huấn công chức')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Tên kế hoạch' }).fill('Kế hoạch nhập tay')
  await page.getByRole('button', { name: 'Xem cạnh văn bản' }).click()
  await page.getByRole('tab', { name: 'Thời hạn (1)' }).click()
  await page.getByText('chưa đọc được', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Hiểu khác/ }).click()
  await page.getByLabel('Hiểu là').fill('Trước ngày 15/3/2026 (dự kiến)')
  await page.getByRole('button', { name: 'Dùng cách hiểu này' }).click()
  await page.getByRole('button', { name: 'Lưu kế hoạch (2 dòng)' }).click()
  await page.getByRole('heading', { name: 'Kế hoạch nhập tay' }).waitFor()
  const saved = (await ask(page, 'plan.list', { year: null })).find(
    ({ title }) => title === 'Kế hoạch nhập tay',
  )
  const { phrases } = await ask(page, 'plan.get', { id: saved?.id ?? '' })
  expect(
    phrases.map(({ phrase, reading }) => [phrase, reading.parts[0]?.hardDue, reading.parts[0]?.soft]),
  ).toEqual([['Hết tuần thứ ba sau Tết', '2026-03-14', true]])
})
