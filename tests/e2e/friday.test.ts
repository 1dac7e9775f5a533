import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { formatNumber } from '../../shared/numbers/vietnamese.ts'
import { columns } from '../../shared/stats/form.ts'
import { names, officeFolder, pin, projectRoot } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'
import { begin, type Journey, signIn, typeScores } from './journey.ts'

const exports = join(projectRoot, 'tests', 'fixtures', 'exports')
const gold = JSON.parse(readFileSync(join(exports, 'gold', 'A2.json'), 'utf8')) as {
  rows: { row: number; field: string | null; v: Record<string, number> }[]
  unknownFields: { raw: string; answer: string }[]
}

let folder: string
let journey: Journey
let page: Page

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf('2026-10-30', '08:00') })
  journey = await begin({ folder, now: instantOf('2026-10-30', '15:50') })
  page = journey.page
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

const dialog = () => page.getByRole('dialog')

/** F9, a reason for whatever is asked, and the button; ends when the week waits for its second person. */
async function closeWeek(says = 'Sẽ đóng băng'): Promise<void> {
  await page.getByRole('button', { name: /^Chốt/ }).waitFor()
  await page.keyboard.press('F9')
  await dialog().getByText(says).waitFor()
  for (const reason of await dialog().getByRole('textbox').all()) await reason.fill('Đúng như trên hệ thống')
  await dialog().getByRole('button', { name: /^Chốt/ }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Duyệt/ }).waitFor()
}

/** J2, from the file as an officer left it to the corrected sheet. Each step goes on where the last one ended. */
describe('Friday, 15:50', () => {
  it('shows this week and its hour before any PIN', async () => {
    await page.getByRole('heading', { name: 'Tuần 24/10 – 30/10/2026' }).waitFor()
    expect(await page.getByText('chốt thứ Sáu 30/10, 16:00').isVisible()).toBe(true)
  })

  it('reads the file, asks for the one unknown name and takes nothing before the answer', async () => {
    await signIn(page, 'officer')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /Nhập tệp/ }).click(),
    ])
    await chooser.setFiles(join(exports, 'A2_BC tuần 1 final sửa 2 (1).xlsx'))
    await dialog().getByText(`Đọc được ${gold.rows.length} dòng`).waitFor()
    const apply = dialog().getByRole('button', { name: /Đưa .* dòng vào tuần/ })
    expect(await apply.isDisabled()).toBe(true)

    const [unknown] = gold.unknownFields
    await dialog().getByRole('combobox', { name: /VH-TT/ }).fill('van hoa co so')
    await page.getByRole('option', { name: unknown?.answer ?? '' }).click()
    await apply.click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('has the rows of the gold in the grid, number for number', async () => {
    for (const row of gold.rows.slice(0, 8)) {
      const cells = page
        .getByRole('grid')
        .getByRole('row', { name: new RegExp(row.field ?? 'Văn hóa cơ sở') })
        .first()
      await cells.getByRole('textbox').first().waitFor()
      const texts = await cells
        .getByRole('textbox')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
      expect(texts).toEqual(columns.map((column) => String(row.v[column])))
    }
  })

  it('closes what was typed, and says what is frozen', async () => {
    await typeScores(page)
    await closeWeek('tổng 84,12 (Tốt)')
  })

  it('lets the second person approve by PIN on the same PC', async () => {
    await page.keyboard.press('F9')
    await dialog()
      .getByRole('radio', { name: new RegExp(names.approver) })
      .check()
    await dialog().getByLabel('Mã PIN của người duyệt').fill('1111')
    await dialog().getByRole('button', { name: 'Duyệt', exact: true }).click()
    await dialog()
      .getByText(/Mã PIN (không|chưa) đúng|sai/i)
      .first()
      .waitFor()
    await dialog().getByLabel('Mã PIN của người duyệt').fill(pin)
    await dialog().getByRole('button', { name: 'Duyệt', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText(`${names.approver} đã duyệt`).first().waitFor()
    expect(await page.getByText(names.officer).first().isVisible()).toBe(true)
  })

  it('shows the sheet of the frozen revision, without the mark of a draft', async () => {
    await page.getByText('Bảng công khai', { exact: true }).click()
    const sheet = page.frameLocator('iframe')
    await sheet.getByText('84,12').first().waitFor()
    expect(await sheet.getByText('BẢN NHÁP').count()).toBe(0)
    expect(await sheet.getByText(formatNumber(1196)).count()).toBeGreaterThan(0)
  })

  it('takes number, date and signer after freezing, and prints the same figures as PDF', async () => {
    await page.getByLabel('Số', { exact: true }).fill('47')
    await page.getByLabel('Ngày văn bản').fill('30/10')
    await page.getByRole('combobox', { name: 'Người ký' }).or(page.getByLabel('Người ký')).first().click()
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Ghi vào bảng' }).click()
    await page.frameLocator('iframe').getByText('Số: 47/TB-TTPVHCC').waitFor()

    await page.getByRole('button', { name: 'Xuất' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'PDF', exact: true }).click(),
    ])
    const file = join(folder, 'sheet.pdf')
    await download.saveAs(file)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
    expect(text).toContain('Số: 47/TB-TTPVHCC')
    expect(text).toContain('84,12')
    for (const row of gold.rows) expect(text).toContain(formatNumber(row.v.c3 ?? 0))
  })

  it('corrects the closed week as a second revision; the first stays readable', async () => {
    await page.getByRole('button', { name: 'Đính chính…' }).click()
    await dialog().getByLabel('Lý do đính chính').fill('Nhập nhầm điểm Thanh toán trực tuyến')
    await dialog().getByRole('button', { name: 'Mở để đính chính' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('Điểm', { exact: true }).click()
    const box = page.getByRole('textbox', { name: /Thanh toán trực tuyến, điểm trên Cổng/ })
    await box.fill('7,3')
    await box.blur()
    await page.getByText('84,22').first().waitFor()
    await closeWeek()
    await page.getByText('bản chốt lần 2').first().waitFor()
    await page.getByText('Bảng công khai', { exact: true }).click()
    await page.frameLocator('iframe').getByText('Đính chính lần 1').first().waitFor()
  })

  it('refuses the closer as approver, whatever the role', async () => {
    await page.getByRole('button', { name: /Đang thao tác/ }).click()
    await dialog().getByRole('radio', { name: names.administrator }).check()
    await dialog().getByLabel('Mã PIN', { exact: true }).fill(pin)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Đính chính…' }).click()
    await dialog().getByLabel('Lý do đính chính').fill('Xem lại')
    await dialog().getByRole('button', { name: 'Mở để đính chính' }).click()
    await dialog().waitFor({ state: 'detached' })
    await closeWeek()
    await page.keyboard.press('F9')
    await dialog()
      .getByRole('radio', { name: new RegExp(names.administrator) })
      .check()
    await dialog().getByText('Người chốt không tự duyệt').waitFor()
    expect(await dialog().getByLabel('Mã PIN của người duyệt').isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: /^Duyệt/ }).isVisible()).toBe(true)
  })

  it('never broke the content policy or threw', () => {
    expect(journey.complaints).toEqual([])
  })
})
