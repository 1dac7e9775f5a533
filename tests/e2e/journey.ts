/** What every journey begins with: the program on a folder, a Chromium on its address, a person at work. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { CallInput, CallOutput, ProcedureName } from '../../shared/contract/contract.ts'
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts'
import { launchBrowser } from '../support/browser.ts'
import { names, pin } from '../support/core.ts'
import { type Program, startProgram } from '../support/program.ts'

export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about on its console, policy violations included. */
  readonly complaints: readonly string[]
}

export interface Journey extends Window {
  readonly program: Program
  readonly browser: Browser
  end(): Promise<void>
}

export interface JourneyOptions {
  readonly folder: string
  /** UTC milliseconds the program's clock begins at. */
  readonly now: number
  readonly width?: number
  readonly height?: number
}

export async function begin({ folder, now, ...size }: JourneyOptions): Promise<Journey> {
  const [program, browser] = await Promise.all([startProgram(folder, now), launchBrowser()])
  return journeyOf(program, browser, await openWindow(browser, program.address, size))
}

/** The program is started again after it was killed, and a new window opened on it; the old one is closed. */
export async function beginAgain(
  { browser, context }: Journey,
  { folder, now, ...size }: JourneyOptions,
): Promise<Journey> {
  const program = await startProgram(folder, now)
  await context.close()
  return journeyOf(program, browser, await openWindow(browser, program.address, size))
}

const journeyOf = (program: Program, browser: Browser, window: Window): Journey => ({
  program,
  browser,
  ...window,
  async end() {
    await browser.close()
    await program.stop()
  },
})

/** A window of its own on the program: nothing is shared with the windows before it. */
export async function openWindow(
  browser: Browser,
  address: string,
  { width = 1366, height = 768 }: { readonly width?: number; readonly height?: number } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  return { context, page, complaints }
}

/** By the header's button: choose the name, type the PIN, Enter. */
export async function signIn(page: Page, who: keyof typeof names): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Nhập mã PIN' }).click()
  await page.getByRole('radio', { name: names[who] }).check()
  await page.getByLabel('Mã PIN', { exact: true }).fill(pin)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export const scores = ['13,96', '19,62', '10,35', '7,2', '15,93', '17,06']

/** Types the six official scores as the keypad does, faster than any person: a number, Enter, down. */
export async function typeScores(page: Page): Promise<void> {
  await page.getByText('Điểm', { exact: true }).click()
  await page
    .getByRole('textbox', { name: /điểm trên Cổng/ })
    .first()
    .focus()
  for (const score of scores) {
    await page.keyboard.type(score)
    await page.keyboard.press('Enter')
  }
  const boxes = page.getByRole('textbox', { name: /điểm trên Cổng/ })
  expect(
    await boxes.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
  ).toEqual(scores)
  await page.getByText('Đã lưu nháp').waitFor()
}

/** Goes to an address of the program without loading the page anew. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash
  }, path)

/** What the core itself answers to this window, past the screens. */
export async function ask<N extends ProcedureName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const body = await page.evaluate(
    async ([procedure, sent]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/api/${procedure}`, { method: 'POST', headers, body: sent ?? '' })
      return response.text()
    },
    [name, encodeWire(input)],
  )
  const decoded = decodeWire(body)
  if (!decoded.ok) throw new Error(`${name} answered no wire: ${body}`)
  const result = decoded.value as { ok: boolean; value: CallOutput<N>; error: unknown }
  if (!result.ok) throw new Error(`${name} answered ${JSON.stringify(result.error)}`)
  return result.value
}

/** Presses Tab (or Shift+Tab) until the focus is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor({ state: 'attached' })
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${target}`)
}

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((element) => element === document.activeElement))

/** The screen of the office's PCs: 1366×768, and what is left of it at 125 %. */
export const screens = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
] as const

/** What scrolls sideways: the page, its main part, an open dialog, a sheet in its frame. Nothing should. */
export async function overflow(page: Page): Promise<readonly string[]> {
  const found = page
    .frames()
    .map((frame) =>
      frame.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelectorAll('main, [role="dialog"], [role="dialog"] form'),
        ]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => `${location.pathname} ${box.tagName}: ${box.scrollWidth} > ${box.clientWidth}`),
      ),
    )
  return (await Promise.all(found)).flat()
}
