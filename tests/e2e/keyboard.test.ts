import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { columns } from '../../shared/stats/form.ts'
import { names, officeFolder, pin, projectRoot } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, hasFocus, type Journey, scores, tabTo } from './journey.ts'

const exports = join(projectRoot, 'tests', 'fixtures', 'exports')
const html = readFileSync(join(exports, 'A9a_clipboard.html'), 'utf8')
const tsv = readFileSync(join(exports, 'A9a_clipboard.tsv.txt'), 'utf8')
const gold = JSON.parse(readFileSync(join(exports, 'gold', 'A9a.json'), 'utf8')) as {
  rows: { field: string | null; section: string; v: Record<string, number> }[]
}
const friday = '2026-11-06'

let folder: string
let journey: Journey
let page: Page

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf(friday, '08:00') })
  journey = await begin({ folder, now: instantOf(friday, '15:50') })
  page = journey.page
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name })
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement
    return (
      element?.getAttribute('aria-label') ??
      (element as HTMLInputElement | null)?.labels?.[0]?.textContent ??
      element?.textContent ??
      ''
    )
  })
const selected = () =>
  page.evaluate(() => {
    const input = document.activeElement as HTMLInputElement
    return { value: input.value, from: input.selectionStart, to: input.selectionEnd }
  })
/** Row and column of the cell with the cursor. */
const place = () =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset.place?.split(':').map(Number) ?? null)
const boxes = () => page.getByRole('textbox', { name: /điểm trên Cổng/ })
const opened = () => dialog().waitFor()
const closed = () => dialog().waitFor({ state: 'detached' })

/** By the arrow keys among the names of the open dialog. */
async function chooseBy(name: string): Promise<void> {
  const wanted = dialog().getByRole('radio', { name: new RegExp(name) })
  await tabTo(page, dialog().getByRole('radio'))
  for (let at = 0; at < 10 && !(await wanted.isChecked()); at += 1) await press('ArrowDown')
  expect(await wanted.isChecked()).toBe(true)
}

/** The block as Excel put it on the clipboard, untouched by a browser's cleaning: it is copied from another page. */
async function copyFromExcel(): Promise<void> {
  const excel = await journey.openBeside(null)
  await excel.setContent('<p tabindex="0">Excel</p>')
  await excel.evaluate(
    ([rich, plain]) => {
      document.addEventListener('copy', (event) => {
        event.clipboardData?.setData('text/html', rich ?? '')
        event.clipboardData?.setData('text/plain', plain ?? '')
        event.preventDefault()
      })
      document.querySelector('p')?.focus()
    },
    [html, tsv],
  )
  await excel.keyboard.press('Control+C')
  await excel.close()
  await page.bringToFront()
}

/** Friday by the keyboard alone: nothing in this file clicks. Each step goes on where the last one ended. */
describe('Without a mouse', () => {
  it('walks the screen in the order of the eye: skip link, person, screens, the week, its six boxes', async () => {
    await page.getByRole('heading', { name: 'Tuần 31/10 – 06/11/2026' }).waitFor()
    await boxes().first().waitFor()
    const stops: string[] = []
    for (let at = 0; at < 80 && stops.at(-1) !== 'F1 Trợ giúp'; at += 1) {
      await press('Tab')
      stops.push(await focused())
    }
    const wanted = [
      'Tới nội dung chính',
      'Nhập mã PIN',
      'Chốt tuần',
      'Trợ giúp',
      'Dán từ Excel',
      'Nhập tệp',
      'Chốt tuầnF9',
      'Điểm',
      'Công khai, minh bạch, điểm trên Cổng',
      'Ghi chú của tuần',
      'F1 Trợ giúp',
    ].map((words) => stops.findIndex((stop) => stop.startsWith(words)))
    expect(wanted).not.toContain(-1)
    expect(wanted).toEqual([...wanted].sort((a, b) => a - b))
    const scoreBoxes = stops.flatMap((stop, at) => (stop.includes(', điểm trên Cổng') ? [at] : []))
    expect(scoreBoxes.map((at) => at - (scoreBoxes[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('jumps over the navigation by the skip link', async () => {
    await page.reload()
    await boxes().first().waitFor()
    await press('Tab', 'Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })

  it('signs in: the name by arrow, the PIN, Enter; wrong keys in between close nothing', async () => {
    await tabTo(page, button('Nhập mã PIN'))
    await press('Enter')
    await opened()
    await press('Escape')
    await closed()
    expect(await hasFocus(button('Nhập mã PIN'))).toBe(true)
    await press('Enter')
    await opened()
    await chooseBy(names.officer)
    await tabTo(page, dialog().getByLabel('Mã PIN', { exact: true }))
    await page.keyboard.type(pin)
    await press('Enter')
    await closed()
    await button(`Đang thao tác: ${names.officer}`).waitFor()
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })

  it('types the scores downwards, gives an old one back at Esc, edits inside one at F2', async () => {
    await tabTo(page, boxes())
    for (const score of scores) {
      await page.keyboard.type(score)
      await press('Enter')
    }
    expect(await hasFocus(page.getByRole('textbox', { name: 'Tổng điểm ghi trên Cổng' }))).toBe(true)
    await press('ArrowUp')
    expect(await selected()).toEqual({ value: '17,06', from: 0, to: 5 })
    await page.keyboard.type('99')
    expect((await selected()).value).toBe('99')
    await press('Escape')
    expect((await selected()).value).toBe('17,06')
    await press('F2', 'Backspace')
    expect(await selected()).toEqual({ value: '17,0', from: 4, to: 4 })
    await page.keyboard.type('6')
    await press('Shift+Enter')
    expect((await selected()).value).toBe('15,93')
  })

  it('says at Ctrl+S that all is kept, and it is', async () => {
    await press('Control+s')
    await page.getByRole('status').getByText('Đã lưu.').waitFor()
    const { draft } = await ask(page, 'week.get', { friday })
    expect(
      Object.entries(draft)
        .filter(([key]) => key.startsWith('group/'))
        .map(([, text]) => text)
        .sort(),
    ).toEqual([...scores].sort())
  })

  it('opens the help of the screen at F1 and gives the focus back at Esc', async () => {
    const before = await focused()
    await press('F1')
    const help = page.getByRole('complementary', { name: /^Trợ giúp/ })
    await help.getByRole('heading', { name: 'Chốt tuần' }).waitFor()
    expect(await help.evaluate((panel) => panel.contains(document.activeElement))).toBe(true)
    await press('Escape')
    await help.waitFor({ state: 'detached' })
    expect(await focused()).toBe(before)
  })

  it('pastes the block copied from Excel with Ctrl+V wherever the cursor stands', async () => {
    await copyFromExcel()
    await press('Control+v')
    await dialog().getByText(`Đọc được ${gold.rows.length} dòng`).waitFor()
    const take = dialog().getByRole('button', { name: /Đưa .* dòng vào tuần/ })
    await tabTo(page, take)
    await press('Enter')
    await closed()
    await page.getByRole('grid').waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role="grid"]') !== null)
    const { draft } = await ask(page, 'week.get', { friday })
    for (const { field, section, v } of gold.rows)
      for (const column of columns)
        expect(Number(draft[`row/${section}/${encodeURIComponent(field ?? '')}/${column}`])).toBe(v[column])
  })

  it('moves in the table as Excel does: Enter down, Tab right and Enter back under the first, Home, End, Ctrl+End', async () => {
    await press('Control+Home')
    expect(await place()).toEqual([0, 0])
    await press('Enter')
    expect(await place()).toEqual([1, 0])
    await press('Tab', 'Tab')
    expect(await place()).toEqual([1, 2])
    await press('Enter')
    expect(await place()).toEqual([2, 0])
    await press('End')
    expect(await place()).toEqual([2, columns.length - 1])
    await press('Home')
    expect(await place()).toEqual([2, 0])
    await press('Control+End')
    expect(await place()).toEqual([gold.rows.length - 1, columns.length - 1])
    await press('Control+Home')
  })

  it('replaces on typing, edits at F2, takes back at Esc, fills down, clears and undoes', async () => {
    const first = String(gold.rows[0]?.v.c3)
    expect(await selected()).toEqual({ value: first, from: 0, to: first.length })
    await page.keyboard.type('7')
    expect((await selected()).value).toBe('7')
    await press('Escape')
    expect((await selected()).value).toBe(first)
    await press('F2', 'ArrowLeft', 'Backspace')
    expect((await selected()).value).toBe(first.slice(0, -2) + first.slice(-1))
    await press('Escape')
    expect((await selected()).value).toBe(first)

    await press('ArrowDown', 'Control+d')
    expect(await place()).toEqual([1, 0])
    expect((await selected()).value).toBe(first)
    await press('Control+z')
    expect((await selected()).value).toBe(String(gold.rows[1]?.v.c3))
    await press('Delete')
    expect((await selected()).value).toBe('')
    await press('Control+z')
    expect((await selected()).value).toBe(String(gold.rows[1]?.v.c3))
  })

  it('takes a row away and gives it back', async () => {
    const label = gold.rows[1]?.field ?? ''
    const row = page.getByRole('row', { name: new RegExp(`^2 ?${label}`) })
    await press('Control+Delete')
    await page.getByText(`Đã bỏ dòng ${label}.`).first().waitFor()
    await row.waitFor({ state: 'detached' })
    await tabTo(page, button('Lấy lại dòng'), 'Shift+Tab')
    await press('Enter')
    await row.waitFor()
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })

  it('leaves the table by Tab at its last cell', async () => {
    await tabTo(page, page.getByRole('grid').getByRole('textbox'))
    await press('Control+End', 'Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') ?? null)).toBeNull()
  })

  it('closes at F9: reasons, then the button', async () => {
    await press('F9')
    await dialog().getByText('tổng 84,12 (Tốt)').waitFor()
    for (const reason of await dialog().getByRole('textbox').all()) {
      await tabTo(page, reason)
      await page.keyboard.type('Đúng như trên hệ thống')
    }
    await tabTo(page, dialog().getByRole('button', { name: /^Chốt tuần/ }))
    await press('Enter')
    await closed()
    await button(/^Duyệt/).waitFor()
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })

  it('is approved by the second person at F9', async () => {
    await press('F9')
    await opened()
    await chooseBy(names.approver)
    await tabTo(page, dialog().getByLabel('Mã PIN của người duyệt'))
    await page.keyboard.type(pin)
    await press('Enter')
    await closed()
    await page.getByText(`${names.approver} đã duyệt`).first().waitFor()
  })

  it('shows the sheet and takes its number, date and signer', async () => {
    await tabTo(page, page.getByRole('radiogroup', { name: 'Xem phần nào của tuần' }).getByRole('radio'))
    await press('ArrowRight')
    expect(await page.getByRole('radio', { name: 'Bảng công khai' }).isChecked()).toBe(true)
    await page.frameLocator('iframe').getByText('84,12').first().waitFor()
    await tabTo(page, page.getByLabel('Số', { exact: true }))
    await page.keyboard.type('47')
    await press('Tab')
    await page.keyboard.type('6/11')
    await press('Tab', 'ArrowDown', 'ArrowDown', 'Enter')
    await tabTo(page, button('Ghi vào bảng'))
    await press('Enter')
    await page.frameLocator('iframe').getByText('Số: 47/TB-TTPVHCC').waitFor()
    const { revisions } = await ask(page, 'week.get', { friday })
    expect(revisions[0]?.document).toMatchObject({ number: '47', date: friday })
    expect(revisions[0]?.document.signerId).not.toBeNull()
  })
})
