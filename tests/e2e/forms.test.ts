import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/dates/plain.ts'
import { axeFindings } from '../support/axe.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { demoFriday, demoNow, openDemo, signInAs } from './dialogs.ts'
import { ask, begin, goTo, hasFocus, type Journey, overflow, screens, tabTo } from './journey.ts'

/** The made-up commune's last week: closed and approved. */
const friday = addDays(demoFriday, -7)

let folder: string
let journey: Journey
let page: Page

beforeAll(async () => {
  folder = newFolder()
  journey = await begin({ folder, now: demoNow })
  page = journey.page
  await openDemo(page)
  await signInAs(page, 'administrator')
  await goTo(page, `/tuan/${friday}`)
  await page.getByText('Bảng công khai', { exact: true }).click()
  await page.frameLocator('iframe').getByText('Tổng điểm').first().waitFor()
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

const menuButton = () => page.getByRole('button', { name: 'Xuất' })
const item = (name: string) => page.getByRole('menuitem', { name, exact: true })

/** Opens the menu and goes to an item by the keyboard alone. */
async function choose(name: string): Promise<void> {
  await tabTo(page, menuButton())
  await page.keyboard.press('Enter')
  await item(name).waitFor()
  for (let presses = 0; presses < 12 && !(await hasFocus(item(name))); presses += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

async function downloaded(name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), choose(name)])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return { name: download.suggestedFilename(), bytes: readFileSync(file) }
}

describe('The menu of forms', () => {
  it('opens by Enter, closes by Esc and gives the focus back; axe has nothing to say', async () => {
    await tabTo(page, menuButton())
    await page.keyboard.press('Enter')
    await item('Word (.docx)').waitFor()
    for (const size of screens) {
      await page.setViewportSize(size)
      expect(await axeFindings(page)).toEqual([])
      expect(await overflow(page)).toEqual([])
    }
    await page.setViewportSize(screens[0])
    await page.keyboard.press('Escape')
    await item('Word (.docx)').waitFor({ state: 'detached' })
    expect(await hasFocus(menuButton())).toBe(true)
  })

  it.each([
    ['Word (.docx)', `bang-cong-khai_${friday}_lan-1.docx`, 'PK'],
    ['Excel (.xlsx)', `bang-cong-khai_${friday}_lan-1.xlsx`, 'PK'],
    ['PDF', `bang-cong-khai_${friday}_lan-1.pdf`, '%PDF'],
    ['Ảnh PNG', `bang-cong-khai_${friday}_lan-1.png`, '\u0089PNG'],
    ['Trang web (.html)', `bang-cong-khai_${friday}_lan-1_web.html`, '<meta charset'],
  ])('saves %s by the keyboard alone', async (words, name, start) => {
    const file = await downloaded(words)
    expect(file.name).toBe(name)
    expect(file.bytes.toString('latin1').startsWith(start)).toBe(true)
  })

  it('copies the message for Zalo and says so', async () => {
    await journey.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await choose('Chép tin Zalo')
    await page.getByText('Đã chép tin, dán vào nhóm Zalo.').first().waitFor()
    const made = await ask(page, 'week.sheet', { friday, revision: 1, format: 'zalo' })
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.replace(/\r\n/g, '\n')).toBe(new TextDecoder().decode(made.bytes))
  })

  it('copies the text for the web as tables to paste, and as plain text', async () => {
    await choose('Chép chữ cho web')
    await page.getByText('Đã chép chữ cho web, dán vào bài đăng.').first().waitFor()
    const [html, text] = await page.evaluate(async () => {
      const [copied] = await navigator.clipboard.read()
      const read = async (type: string) => (await (await copied?.getType(type))?.text()) ?? ''
      return [await read('text/html'), await read('text/plain')]
    })
    expect(html).toContain('<caption>Điểm chính thức theo nhóm chỉ số</caption>')
    expect(text).toContain('STT\tNhóm chỉ số')
  })

  it('copies without the permission too, by the copy command', async () => {
    await journey.context.clearPermissions()
    await page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'write', {
        configurable: true,
        value: () => Promise.reject(new DOMException('refused', 'NotAllowedError')),
      })
    })
    const copied = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          document.addEventListener('copy', (event) => resolve(event.type), { once: true, capture: true }),
        ),
    )
    await choose('Chép tin Zalo')
    expect(await copied).toBe('copy')
    await page.getByText('Đã chép tin, dán vào nhóm Zalo.').last().waitFor()
  })

  it('shows the briefing in the place of the sheet, to be printed, and the way back', async () => {
    await choose('Số liệu tuần cho giao ban')
    const briefing = page.frameLocator('iframe[title^="Số liệu tuần cho giao ban"]')
    await briefing.getByRole('heading', { name: 'SỐ LIỆU TUẦN CHO GIAO BAN' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const file = await downloaded('Word (.docx)')
    expect(file.name).toBe(`giao-ban_${friday}_lan-1.docx`)
    await page.getByRole('button', { name: 'Về bảng công khai' }).click()
    await page.frameLocator('iframe[title^="Bảng công khai"]').getByText('Nơi nhận').waitFor()
  })

  it('is written into the book of the week, form by form', async () => {
    const { exports } = await ask(page, 'week.get', { friday })
    const forms = new Set(exports.map(({ form }) => form))
    for (const form of ['docx', 'xlsx', 'pdf', 'png', 'web', 'zalo'] as const) expect(forms).toContain(form)
  })

  it('complained of nothing on the way', () => {
    expect(journey.complaints).toEqual([])
  })
})
