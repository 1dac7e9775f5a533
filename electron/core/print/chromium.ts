/**
 * Prints through an installed Chromium, Chrome or Edge without a window. Each job has a folder and a browser
 * profile of its own, reaches no network, ends within its time, and leaves neither process nor file behind,
 * whatever happens. Only a whole PDF is handed back.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { err, ok, type Result } from '../../../shared/result.ts'
import { findBrowser } from './browser.ts'
import type { PdfPrinter, PrintError } from './pdf-printer.ts'

export interface ChromiumPrinterOptions {
  /** Asked before each job, so a browser installed meanwhile is found. */
  readonly find?: () => string | null
  readonly timeoutMs?: number
  /** Folder under which each job makes its own. */
  readonly temporary?: string
}

export function chromiumPrinter({
  find = findBrowser,
  timeoutMs = 60_000,
  temporary = tmpdir(),
}: ChromiumPrinterOptions = {}): PdfPrinter {
  return {
    async print(html) {
      const browser = find()
      if (browser === null) return err({ type: 'NoPrinter' })
      let folder: string | null = null
      try {
        folder = await mkdtemp(join(temporary, 'smc-print-'))
        return await printIn(folder, browser, html, timeoutMs)
      } catch (error) {
        return failed(`Không ghi được tệp tạm để in (${codeOf(error)})`)
      } finally {
        if (folder !== null) await discard(folder)
      }
    },
  }
}

async function printIn(
  folder: string,
  browser: string,
  html: string,
  timeoutMs: number,
): Promise<Result<Uint8Array<ArrayBuffer>, PrintError>> {
  const page = join(folder, 'page.html')
  const pdf = join(folder, 'page.pdf')
  await writeFile(page, html)
  const child = spawn(browser, jobArguments(folder, page, pdf), {
    stdio: 'ignore',
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const end = await endOf(child, timeoutMs)
  killTree(child)
  switch (end.type) {
    case 'notStarted':
      return failed(`Không mở được trình duyệt để in (${end.code})`)
    case 'tooSlow':
      return failed(`Trình duyệt không in xong trong ${Math.round(timeoutMs / 1000)} giây`)
    case 'ended': {
      const bytes = await readFile(pdf).catch(() => null)
      if (end.code !== 0 || bytes === null)
        return failed(`Trình duyệt dừng giữa chừng khi in (mã ${end.code})`)
      if (!isWhole(bytes)) return failed('Trình duyệt in ra một tệp PDF không trọn vẹn')
      return ok(new Uint8Array(bytes))
    }
  }
}

const jobArguments = (folder: string, page: string, pdf: string): string[] => [
  '--headless',
  `--print-to-pdf=${pdf}`,
  '--no-pdf-header-footer',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  pathToFileURL(page).href,
]

type End =
  | { readonly type: 'ended'; readonly code: number | null }
  | { readonly type: 'notStarted'; readonly code: string }
  | { readonly type: 'tooSlow' }

const endOf = (child: ChildProcess, timeoutMs: number): Promise<End> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ type: 'tooSlow' }), timeoutMs)
    const finish = (end: End) => {
      clearTimeout(timer)
      resolve(end)
    }
    child.once('error', (error) => finish({ type: 'notStarted', code: codeOf(error) }))
    child.once('exit', (code) => finish({ type: 'ended', code }))
  })

/** The browser's helpers outlive it for a moment and would write into the folder that is being removed. */
function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of the group is left.
  }
}

const isWhole = (bytes: Uint8Array): boolean => {
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  return text(bytes.subarray(0, 5)) === '%PDF-' && text(bytes.subarray(-1024)).includes('%%EOF')
}

/** Windows may hold a file of the profile a little longer; what stays lies in the system's temporary folder. */
const discard = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined)

const failed = (reason: string): Result<never, PrintError> => err({ type: 'PrinterFailed', reason })

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
