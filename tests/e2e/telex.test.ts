import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../renderer/app/routes.ts'
import { ruleKinds } from '../../shared/rules/rule.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { demoFriday, demoNow, dialogs, openDemo, signInAs } from './dialogs.ts'
import { ask, begin, goTo, type Journey } from './journey.ts'
import { boxesIn, textOf, Unikey, words } from './telex.ts'

let folder: string
let journey: Journey
let page: Page
let unikey: Unikey

beforeAll(async () => {
  folder = newFolder()
  journey = await begin({ folder, now: demoNow })
  page = journey.page
  unikey = new Unikey(page)
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

/** What is typed later belongs to the next test. */
async function allSaved(): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.getByRole('status').getByText('Đã lưu.').waitFor()
}

const dialog = () => page.getByRole('dialog')

afterEach(async () => {
  for (let left = 0; left < 3 && (await dialog().isVisible()); left += 1) await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

/** Types two words into the box, the second in front of the first, and looks at text and caret after each key. */
async function arrivesIn(box: Locator): Promise<void> {
  await box.focus()
  await box.evaluate((element) => (element as HTMLInputElement).select())
  await page.keyboard.press('Backspace')
  let before = ''
  for (const state of words.đất) {
    await unikey.retype(before, state)
    expect(await textOf(box)).toBe(`${state}|`)
    before = state
  }
  await box.evaluate((element) => (element as HTMLInputElement).setSelectionRange(0, 0))
  before = ''
  for (const state of [...words.hộ, 'hộ ']) {
    await unikey.retype(before, state)
    expect(await textOf(box)).toBe(`${state}|đất`)
    before = state
  }
}

/** Every kind of box of a form. A combo box gives its search up when it is left, all others keep the text. */
async function arrivesEverywhere(scope: Locator): Promise<number> {
  const boxes = await boxesIn(scope)
  for (const box of boxes) {
    await arrivesIn(box)
    const searches =
      (await box.getAttribute('role')) === 'combobox' ||
      (await box.getAttribute('aria-haspopup')) === 'listbox'
    if (searches) await page.keyboard.press('Escape')
    await box.blur()
    if (!searches) expect(await box.inputValue()).toBe('hộ đất')
  }
  return boxes.length
}

describe('Telex through Unikey, key by key', () => {
  it('arrives as typed in every field of the first run', async () => {
    const next = () => page.getByRole('button', { name: 'Tiếp', exact: true }).click()
    await page.getByRole('button', { name: 'Bắt đầu khai báo' }).click()
    expect(await arrivesEverywhere(page.getByRole('main'))).toBe(8)
    await next()
    await page.getByLabel('Ký với tư cách').selectOption('KT.')
    expect(await arrivesEverywhere(page.getByRole('main'))).toBe(5)
    await page.getByLabel('Ký từ ngày').fill('1/7/2025')
    await page.getByLabel('Đến hết ngày').fill('')
    await next()
    await page.getByRole('heading', { name: 'Người dùng và mã PIN' }).waitFor()
    expect(await arrivesEverywhere(page.getByRole('main'))).toBeGreaterThan(0)
  })

  it('keeps combining letters as the keyboard made them, and stores them composed', async () => {
    await page.getByRole('button', { name: 'Quay lại' }).click()
    await page.getByRole('button', { name: 'Quay lại' }).click()
    const box = page.getByLabel('Tên, không ghi loại')
    const typed = 'Đồng Mẫu'
    await box.fill('')
    await page.keyboard.insertText(typed.normalize('NFD'))
    await expect.poll(async () => (await ask(page, 'setup.draft', {})).fields['unit.place']).toBe(typed)
    expect(await box.inputValue()).toBe(typed.normalize('NFD'))
    await box.blur()
    expect(await box.inputValue()).toBe(typed)
  })

  it('opens the made-up commune', async () => {
    await openDemo(page)
    await signInAs(page, 'administrator')
  })

  it('arrives as typed in the scores, counts, reasons and the note of a week', async () => {
    const { draft: before } = await ask(page, 'week.get', { friday: demoFriday })
    await goTo(page, paths.week(demoFriday))
    await page.getByRole('button', { name: 'Mở tử số, mẫu số' }).click()
    await page.getByRole('button', { name: 'Đúng như vậy, ghi lý do…' }).first().click()
    expect(await arrivesEverywhere(page.getByRole('main'))).toBeGreaterThan(1)
    await page.getByRole('radiogroup', { name: 'Xem phần nào của tuần' }).getByText('Bảng 13 cột').click()
    expect(await arrivesEverywhere(page.getByRole('grid'))).toBeGreaterThan(0)
    await allSaved()
    const { draft: after } = await ask(page, 'week.get', { friday: demoFriday })
    const back = Object.fromEntries(Object.keys(after).map((field) => [field, before[field] ?? null]))
    await ask(page, 'week.saveDraft', { friday: demoFriday, fields: back })
  })

  it('keeps the caret where it is while the draft is saved and read back', async () => {
    await page
      .getByRole('radiogroup', { name: 'Xem phần nào của tuần' })
      .getByText('Điểm', { exact: true })
      .click()
    const note = page.getByLabel('Ghi chú của tuần')
    await note.fill('')
    const typed = 'Cổng bảo trì chiều thứ Năm'.normalize('NFD')
    await page.keyboard.insertText(typed)
    await note.evaluate((element) => (element as HTMLTextAreaElement).setSelectionRange(7, 7))
    const readBack = page.waitForResponse((response) => response.url().endsWith('/api/week.get'))
    await page.keyboard.press('Control+s')
    await readBack
    const { draft } = await ask(page, 'week.get', { friday: demoFriday })
    expect(draft.note).toBe(typed.normalize('NFC'))
    expect(await textOf(note)).toBe(`${typed.slice(0, 7)}|${typed.slice(7)}`)
    await note.blur()
    expect(await note.inputValue()).toBe(typed.normalize('NFC'))
  })

  it('takes a word that an input method composes, in a cell and in a box', async () => {
    const score = page.getByRole('textbox', { name: /điểm trên Cổng/ }).first()
    await score.focus()
    await unikey.compose(words.trước)
    expect(await score.inputValue()).toBe('trước')
    await page.keyboard.press('Escape')
    await page.getByRole('radiogroup', { name: 'Xem phần nào của tuần' }).getByText('Bảng 13 cột').click()
    const cell = page.getByRole('grid').getByRole('textbox').first()
    await cell.focus()
    await unikey.compose(words.trước)
    expect(await cell.inputValue()).toBe('trước')
    await page.keyboard.press('Escape')
    expect(await cell.inputValue()).not.toBe('trước')
    await allSaved()
  })

  for (const { name, prepare, opener, further } of dialogs)
    it(`arrives as typed in the dialog of ${name}`, async () => {
      await prepare(page)
      await opener(page).press('Enter')
      await dialog().waitFor()
      await further?.(page)
      await arrivesEverywhere(dialog())
    })

  it.each([paths.history, paths.people])('arrives as typed in the fields of %s', async (path) => {
    await goTo(page, path)
    await page.getByRole('main').getByRole('textbox').first().waitFor()
    expect(await arrivesEverywhere(page.getByRole('main'))).toBeGreaterThan(0)
  })

  it.each(ruleKinds)('arrives as typed in the fields of the rule %s', async (kind) => {
    await goTo(page, paths.rule(kind))
    await page.getByRole('button', { name: 'Sửa thành bản mới' }).click()
    await page.getByRole('button', { name: 'Lưu bản mới' }).waitFor()
    expect(await arrivesEverywhere(page.getByRole('main'))).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Thôi, không sửa' }).click()
  })

  it('broke no content policy and threw nothing', () => {
    expect(journey.complaints).toEqual([])
  })
})
