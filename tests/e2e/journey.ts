/** What every journey begins with: the program on a folder, a Chromium on its address, a person at work. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { names, pin } from '../support/core.ts'
import { type Program, startProgram } from '../support/program.ts'

export interface Journey {
  readonly program: Program
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about on its console, policy violations included. */
  readonly complaints: readonly string[]
  end(): Promise<void>
}

export interface JourneyOptions {
  readonly folder: string
  /** UTC milliseconds the program's clock begins at. */
  readonly now: number
  readonly width?: number
  readonly height?: number
}

export async function begin({ folder, now, width = 1366, height = 768 }: JourneyOptions): Promise<Journey> {
  const [program, browser] = await Promise.all([startProgram(folder, now), launchBrowser()])
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
  await page.goto(program.address)
  return {
    program,
    browser,
    context,
    page,
    complaints,
    async end() {
      await browser.close()
      await program.stop()
    },
  }
}

/** By the header's button: choose the name, type the PIN, Enter. */
export async function signIn(page: Page, who: keyof typeof names): Promise<void> {
  await page.getByRole('button', { name: 'Nhập mã PIN' }).click()
  await page.getByRole('radio', { name: names[who] }).check()
  await page.getByLabel('Mã PIN', { exact: true }).fill(pin)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export const scores = ['13,96', '19,62', '10,35', '7,2', '15,93', '17,06']

/** Types the six official scores as the keypad does: a number, Enter, down. */
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
  await page.getByText('Đã lưu nháp').waitFor()
}
