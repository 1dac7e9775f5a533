/**
 * Prints and takes pictures by Electron itself: a fresh hidden window for each job, which sees its own page and the
 * program's fonts and nothing else, ends within its time and leaves no file behind.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, session } from 'electron'
import { err, ok } from '../../shared/result.ts'
import type { PdfPrinter } from '../core/print/pdf-printer.ts'
import { takePicture } from '../core/print/take-picture.ts'
import { guardSession } from './guard.ts'

/** In memory: nothing of a print stays. */
const partition = 'smc-print'

/** `folders`: the jobs' own and the fonts', as addresses with a slash at the end. A way up out of them is none. */
export const allowedInPrint = (url: string, folders: Iterable<string>): boolean =>
  url.startsWith('data:') ||
  (!/\/\.\.|%2e%2e|%2f|%5c/i.test(url) && [...folders].some((folder) => url.startsWith(folder)))

const addressOf = (folder: string): string => `${pathToFileURL(folder).href}/`

/** To be called once the app is ready. `fonts`: the folder of the program's own. */
export function electronPrinter(fonts: string, timeoutMs = 60_000): PdfPrinter {
  const printSession = session.fromPartition(partition)
  const jobs = new Set<string>()
  guardSession(printSession, (url) => allowedInPrint(url, [addressOf(fonts), ...jobs]))
  const onPage = async (html: string, work: (window: BrowserWindow) => Promise<Uint8Array<ArrayBuffer>>) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: printSession,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      },
    })
    let folder: string | null = null
    try {
      folder = await mkdtemp(join(tmpdir(), 'smc-print-'))
      jobs.add(addressOf(folder))
      const page = join(folder, 'page.html')
      await writeFile(page, html)
      const loaded = window.loadFile(page).then(() => work(window))
      return ok(await within(timeoutMs, loaded))
    } catch (error) {
      const reason = error instanceof TooSlow ? `không in xong trong ${timeoutMs / 1000} giây` : String(error)
      return err({ type: 'PrinterFailed', reason: `Chưa in được: ${reason}` } as const)
    } finally {
      window.destroy()
      if (folder !== null) {
        jobs.delete(addressOf(folder))
        await discard(folder)
      }
    }
  }
  return { print: (html) => onPage(html, printPage), picture: (html) => onPage(html, picturePage) }
}

async function printPage(window: BrowserWindow): Promise<Uint8Array<ArrayBuffer>> {
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
  const pdf = await window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  })
  return new Uint8Array(pdf)
}

/** A window that was never shown has nothing to capture; the protocol draws the page for the picture alone. */
function picturePage({ webContents }: BrowserWindow): Promise<Uint8Array<ArrayBuffer>> {
  webContents.debugger.attach('1.3')
  return takePicture((method, params) => webContents.debugger.sendCommand(method, params))
}

/** Windows may hold a file a little longer; what stays lies in the system's temporary folder. */
const discard = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined)

class TooSlow extends Error {}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
