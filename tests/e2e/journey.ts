/**
 * What every journey begins with: the program on a folder, a window on it, a person at work. The journeys are the
 * same in either host; `SMC_E2E_HOST=electron` chooses Electron, else it is the browser host in a Chromium.
 */
import type { Browser, BrowserContext, ElectronApplication, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { names, pin } from '../support/core.ts'
import { type Program, startProgram } from '../support/program.ts'
import { openBesideElectron, startElectron } from './electron-host.ts'

export { ask } from './ask.ts'

export const inElectron = process.env.SMC_E2E_HOST === 'electron'

export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about on its console, policy violations included. */
  readonly complaints: readonly string[]
}

export interface Journey extends Window {
  readonly program: Program
  /** The program killed or not, its window closed, and both begun again. */
  again(options: JourneyOptions): Promise<Journey>
  /** Another page in the same browser, at an address of the program or empty. */
  openBeside(address: string | null): Promise<Page>
  end(): Promise<void>
}

export interface JourneyOptions {
  readonly folder: string
  /** UTC milliseconds the program's clock begins at. */
  readonly now: number
  readonly width?: number
  readonly height?: number
  /** The screen to begin at; the week unless said. */
  readonly at?: string
}

export async function begin(options: JourneyOptions): Promise<Journey> {
  return inElectron ? beginInElectron(options) : beginInBrowser(options, launchBrowser())
}

/** The program is started again after it was killed, and a new window opened on it; the old one is closed. */
export const beginAgain = (journey: Journey, options: JourneyOptions): Promise<Journey> =>
  journey.again(options)

async function beginInElectron({
  folder,
  now,
  width = 1366,
  height = 768,
  at = '/tuan',
}: JourneyOptions): Promise<Journey> {
  const { app, program, page } = await startElectron(folder, now, { width, height })
  await goTo(page, at)
  const context: BrowserContext = app.context()
  context.setDefaultTimeout(15_000)
  return {
    program,
    context,
    page,
    complaints: listenTo(page),
    again: async (options) => {
      await close(app)
      return beginInElectron(options)
    },
    openBeside: (address) => openBesideElectron(app, address),
    end: () => close(app),
  }
}

/** One that was killed is closed already. */
const close = (app: ElectronApplication): Promise<void> => app.close().catch(() => undefined)

async function beginInBrowser(
  { folder, now, ...size }: JourneyOptions,
  launching: Promise<Browser>,
): Promise<Journey> {
  const [program, browser] = await Promise.all([startProgram(folder, now), launching])
  const window = await openWindow(browser, program.address, size)
  return {
    program,
    ...window,
    again: async (options) => {
      await window.context.close()
      return beginInBrowser(options, Promise.resolve(browser))
    },
    openBeside: async (address) => {
      const page = await window.context.newPage()
      if (address !== null) await page.goto(address)
      return page
    },
    async end() {
      await browser.close()
      await program.stop()
    },
  }
}

/** A window of its own on the program: nothing is shared with the windows before it. */
async function openWindow(
  browser: Browser,
  address: string,
  {
    width = 1366,
    height = 768,
    at = '/tuan',
  }: { readonly width?: number; readonly height?: number; readonly at?: string } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints = listenTo(page)
  await page.goto(`${address}#${at}`)
  return { context, page, complaints }
}

function listenTo(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
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
