/**
 * Prints and takes pictures through an installed Chromium, Chrome or Edge without a window. Only a whole PDF, a
 * whole picture is handed back.
 */
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { err, ok } from '../../../shared/result.ts'
import { findBrowser } from './browser.ts'
import { doneOrEnd, type End, endOf, failed, inOwnFolder, type Job, startBrowser } from './browser-job.ts'
import { DevToolsPipe } from './devtools-pipe.ts'
import type { PdfPrinter, Printed } from './pdf-printer.ts'
import { takePicture } from './take-picture.ts'

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
  const byBrowser = async (
    html: string,
    work: (browser: string, job: Job, timeoutMs: number) => Promise<Printed>,
  ): Promise<Printed> => {
    const browser = find()
    if (browser === null) return err({ type: 'NoPrinter' })
    return inOwnFolder(temporary, html, (job) => work(browser, job, timeoutMs))
  }
  return {
    print: (html) => byBrowser(html, printPdf),
    picture: (html) => byBrowser(html, pictureOf),
  }
}

async function printPdf(browser: string, job: Job, timeoutMs: number): Promise<Printed> {
  const pdf = join(job.folder, 'page.pdf')
  const own = [`--print-to-pdf=${pdf}`, '--no-pdf-header-footer', job.page]
  const end = await endOf(startBrowser(browser, job, own, 'ignore'), timeoutMs)
  if (end.type !== 'ended') return notDone(end, timeoutMs, 'in')
  const bytes = await readFile(pdf).catch(() => null)
  if (end.code !== 0 || bytes === null) return notDone(end, timeoutMs, 'in')
  return isWholePdf(bytes)
    ? ok(new Uint8Array(bytes))
    : failed('Trình duyệt in ra một tệp PDF không trọn vẹn')
}

async function pictureOf(browser: string, job: Job, timeoutMs: number): Promise<Printed> {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const
  const child = startBrowser(browser, job, ['--remote-debugging-pipe'], [...stdio])
  const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const end = await doneOrEnd(child, timeoutMs, pipe.open(job.page).then(takePicture)).catch(
    (thrown: unknown) =>
      failed(
        `Trình duyệt không chụp được trang (${thrown instanceof Error ? thrown.message : String(thrown)})`,
      ),
  )
  if ('ok' in end) return end
  if (end.type !== 'done') return notDone(end, timeoutMs, 'chụp')
  return isWholePng(end.value) ? ok(end.value) : failed('Trình duyệt chụp ra một ảnh không trọn vẹn')
}

function notDone(end: End, timeoutMs: number, what: 'in' | 'chụp'): Printed {
  switch (end.type) {
    case 'notStarted':
      return failed(`Không mở được trình duyệt để ${what} (${end.code})`)
    case 'tooSlow':
      return failed(`Trình duyệt không ${what} xong trong ${Math.round(timeoutMs / 1000)} giây`)
    case 'ended':
      return failed(`Trình duyệt dừng giữa chừng khi ${what} (mã ${end.code})`)
  }
}

const latin = (part: Uint8Array): string => Buffer.from(part).toString('latin1')

const isWholePdf = (bytes: Uint8Array): boolean =>
  latin(bytes.subarray(0, 5)) === '%PDF-' && latin(bytes.subarray(-1024)).includes('%%EOF')

const isWholePng = (bytes: Uint8Array): boolean =>
  latin(bytes.subarray(1, 4)) === 'PNG' && latin(bytes.subarray(-8, -4)) === 'IEND'
