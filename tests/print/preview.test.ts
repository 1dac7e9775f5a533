import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { launchBrowser } from '../support/browser.ts'
import { cannotPrint, fontBase } from './pdf.ts'
import { content, draftOf, sheetOf } from './sheets.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** As a host serves a sheet: nothing is allowed but the style with the nonce and the program's own fonts. */
const policy = "default-src 'none'; style-src 'nonce-n0nce'; font-src 'self'"

describe.skipIf(cannotPrint)('A sheet on the screen', () => {
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1100, height: 700 }, bypassCSP: false })
    page.on('console', (message) => complaints.push(message.text()))
  })
  afterAll(() => browser.close())

  const open = async (model: DocumentModel) => {
    complaints.length = 0
    await page.unroute('**/*')
    await page.route('http://sheet.test/**', (route) => {
      const name = new URL(route.request().url()).pathname
      return name.startsWith('/fonts/')
        ? route.fulfill({
            body: readFileSync(new URL(name.slice('/fonts/'.length), fontBase)),
            contentType: 'font/ttf',
          })
        : route.fulfill({
            body: documentHtml(model, { fontBase: '/fonts/', nonce: 'n0nce' }),
            contentType: 'text/html; charset=utf-8',
            headers: { 'Content-Security-Policy': policy },
          })
    })
    await page.goto('http://sheet.test/')
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
  }

  test('is paper of A4 on grey, styled under a policy that allows no inline style', async () => {
    await open(sheetOf())
    expect(complaints).toEqual([])
    const seen = await page.evaluate(() => ({
      paper: document.querySelector('.paper')?.getBoundingClientRect().width,
      ground: getComputedStyle(document.body).backgroundColor,
      column: document.querySelector('table col')?.getAttribute('width'),
      cell: document.querySelector('table th')?.getBoundingClientRect().width,
      face: [...document.fonts].filter((font) => font.status === 'loaded').length,
    }))
    expect(seen.paper).toBeCloseTo((210 / 25.4) * 96, 0)
    expect(seen.ground).toBe('rgb(217, 221, 226)')
    expect(seen.cell).toBeCloseTo((11 / 25.4) * 96, 0)
    expect(seen.face).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['an approved sheet', sheetOf()],
    ['a draft', draftOf(content)],
  ])('leaves axe nothing to complain of: %s', async (_, model) => {
    await open(model)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Runtime.evaluate', { expression: axe })
    const found = await cdp.send('Runtime.evaluate', {
      expression: `axe.run({ runOnly: ${JSON.stringify(tags)} }).then((result) => JSON.stringify(result.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])))`,
      awaitPromise: true,
    })
    expect(JSON.parse(found.result.value)).toEqual([])
  })
})
