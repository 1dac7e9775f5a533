/**
 * The packaged program as an office has it, given by its path: it opens the made-up commune on an empty folder,
 * shows the week, prints a sheet, ends when its window closes, and opens again. Driven through Chromium's own
 * debugging port, because the packaged program's fuses keep every other debugger out. Prints one line of JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { newFolder, removeFolder } from '../support/program.ts'
import { ask } from './ask.ts'

const [executable] = process.argv.slice(2)
if (executable === undefined) {
  process.stderr.write('node tests/e2e/packaged.ts <path of the program>\n')
  process.exit(2)
}

const patienceMs = 90_000

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    else child.once('exit', resolve)
  })

async function within<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${patienceMs / 1000} s`)), patienceMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Starts it, lets `work` have its page, closes the window and waits for an orderly end. */
async function withProgram<T>(program: string, folder: string, work: (page: Page) => Promise<T>): Promise<T> {
  const port = await freePort()
  const child = spawn(program, ['--data', folder, '--demo', `--remote-debugging-port=${port}`], {
    stdio: 'inherit',
  })
  const end = ended(child)
  try {
    const browser = await within('Opening', connect(port, end))
    const [context] = browser.contexts()
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (page === undefined) throw new Error('The program has no window')
    const result = await work(page)
    await page.close().catch(() => undefined)
    const code = await within('Ending', end)
    if (code !== 0) throw new Error(`The program ended with ${code}`)
    return result
  } finally {
    child.kill('SIGKILL')
  }
}

async function connect(port: number, end: Promise<number | null>) {
  for (;;) {
    const gone = await Promise.race([end, new Promise((wait) => setTimeout(wait, 500, 'alive'))])
    if (gone !== 'alive') throw new Error(`The program ended with ${gone} before it opened`)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
    if (browser !== null) return browser
  }
}

async function seesTheWeek(page: Page) {
  await page.getByRole('heading', { name: /^Tuần / }).waitFor({ timeout: patienceMs })
  await page.getByText('XÃ MẪU').first().waitFor()
  return ask(page, 'system.status', {})
}

const folder = newFolder()
const first = await withProgram(executable, folder, async (page) => {
  const status = await seesTheWeek(page)
  const weeks = await ask(page, 'week.list', { year: Number(status.today.slice(0, 4)) })
  const { friday, revision } = weeks.find((week) => week.revision > 0) ?? { friday: '', revision: 0 }
  const sheet = await ask(page, 'week.sheet', { friday, revision, format: 'pdf' })
  const head = Buffer.from(sheet.bytes).subarray(0, 5).toString('latin1')
  if (head !== '%PDF-') throw new Error('The sheet is no PDF')
  return { version: status.version, pdfBytes: sheet.bytes.length }
})
if (!existsSync(join(folder, 'xa-mau', 'so-mot-cua.db'))) throw new Error('The data are not in their folder')
await withProgram(executable, folder, seesTheWeek)
removeFolder(folder)
process.stdout.write(`${JSON.stringify({ ok: true, ...first })}\n`)
