import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { projectRoot } from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { demoNow, dialogs, openDemo } from './dialogs.ts'
import { begin, hasFocus, type Journey, overflow, screens, tabTo } from './journey.ts'

let folder: string
let journey: Journey
let page: Page

beforeAll(async () => {
  folder = newFolder()
  journey = await begin({ folder, now: demoNow })
  page = journey.page
  await openDemo(page)
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

const box = () => page.getByRole('dialog')

const holdsFocus = () =>
  page.evaluate(() => document.querySelector('[role="dialog"]')?.contains(document.activeElement))

/** Nothing for axe, nothing out of the window, at both sizes. */
async function fits(sizes: readonly (typeof screens)[number][] = screens): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await axeFindings(page)).toEqual([])
    expect(await overflow(page)).toEqual([])
  }
  await page.setViewportSize(screens[0])
}

/** What one dialog left behind is not the next one's fault. */
afterEach(async () => {
  for (let left = 0; left < 3 && (await box().isVisible()); left += 1) await page.keyboard.press('Escape')
})

describe('Every dialog, opened by Enter on what opens it', () => {
  for (const { name, prepare, opener, further } of dialogs)
    it(`${name}: takes and keeps the focus, fits, closes by Esc and gives the focus back`, async () => {
      await prepare(page)
      await tabTo(page, opener(page))
      await page.keyboard.press('Enter')
      await box().waitFor()
      await page.waitForFunction(
        () => document.querySelector('[role="dialog"]')?.contains(document.activeElement) === true,
      )
      await fits()
      for (let at = 0; at < 15; at += 1) {
        await page.keyboard.press('Tab')
        expect(await holdsFocus()).toBe(true)
      }
      // A list that hangs open is what the first Esc is for.
      if (await page.getByRole('listbox').isVisible()) await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await box().waitFor({ state: 'detached' })
      await expect.poll(() => hasFocus(opener(page))).toBe(true)
      if (further === undefined) return
      await page.keyboard.press('Enter')
      await further(page)
      await fits(screens.slice(1))
      expect(await holdsFocus()).toBe(true)
      await page.keyboard.press('Escape')
      await box().waitFor({ state: 'detached' })
    })

  it('is in this list', () => {
    const renderer = join(projectRoot, 'renderer')
    const drawn = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.tsx') && file !== 'ui/Dialog.tsx')
      .filter((file) => /<(Dialog|Modal|Drawer)\b/.test(readFileSync(join(renderer, file), 'utf8')))
    expect([...new Set(dialogs.map(({ file }) => file))].sort()).toEqual(drawn.sort())
  })

  it('broke no content policy and threw nothing', () => {
    expect(journey.complaints).toEqual([])
  })
})
