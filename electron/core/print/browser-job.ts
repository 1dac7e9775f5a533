/**
 * One job of an installed browser without a window: a folder and a browser profile of its own, no network, an end
 * within its time, and neither process nor file left behind, whatever happens.
 */
import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { err } from '../../../shared/result.ts'
import type { Printed } from './pdf-printer.ts'

export interface Job {
  /** Of this job alone; gone after it. */
  readonly folder: string
  /** Address of the page in it. */
  readonly page: string
}

/** `work` gets the page written; what fails on the disk is a named error. */
export async function inOwnFolder(
  temporary: string,
  html: string,
  work: (job: Job) => Promise<Printed>,
): Promise<Printed> {
  let folder: string | null = null
  try {
    folder = await mkdtemp(join(temporary, 'smc-print-'))
    const page = join(folder, 'page.html')
    await writeFile(page, html)
    return await work({ folder, page: pathToFileURL(page).href })
  } catch (error) {
    return failed(`Không ghi được tệp tạm để in (${codeOf(error)})`)
  } finally {
    if (folder !== null) await discard(folder)
  }
}

export function startBrowser(
  browser: string,
  { folder }: Job,
  own: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  return spawn(browser, ['--headless', ...own, ...common(folder)], {
    stdio,
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

const common = (folder: string): string[] => [
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
]

export type End =
  | { readonly type: 'ended'; readonly code: number | null }
  | { readonly type: 'notStarted'; readonly code: string }
  | { readonly type: 'tooSlow' }

/** How the browser ended, by itself or by its time; none of it is left. */
export const endOf = (child: ChildProcess, timeoutMs: number): Promise<End> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => finish({ type: 'tooSlow' }), timeoutMs)
    const finish = (end: End) => {
      clearTimeout(timer)
      killTree(child)
      resolve(end)
    }
    child.once('error', (error) => finish({ type: 'notStarted', code: codeOf(error) }))
    child.once('exit', (code) => finish({ type: 'ended', code }))
  })

/** What came of work that the browser does and then would go on; it is ended with the work. */
export async function doneOrEnd<T>(
  child: ChildProcess,
  timeoutMs: number,
  work: Promise<T>,
): Promise<End | { readonly type: 'done'; readonly value: T }> {
  const done = work.then((value) => ({ type: 'done', value }) as const)
  const ended = endOf(child, timeoutMs)
  return Promise.race([done, ended]).finally(() => killTree(child))
}

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

/** Windows may hold a file of the profile a little longer; what stays lies in the system's temporary folder. */
const discard = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined)

export const failed = (reason: string): Printed => err({ type: 'PrinterFailed', reason })

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
