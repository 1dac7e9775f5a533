/// <reference path="./pdf-worker.d.ts" />
/**
 * A PDF with a text layer as blocks: cells from the ruled lines of its tables, text from where each run stands.
 *
 * A page without any text is a scan: this reader sees no pictures. A file of nothing else is refused as such, single
 * pages are named. Paragraph ends are not in a
 * PDF; a line is taken to end one where the next word would still have fitted on it.
 */

import type { PlanSource, SourceBlock } from '../../../shared/plan/import/source.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type PageRead, readPage } from './pdf-page.ts'

const MOST_PAGES = 400

export async function readPdf(bytes: Uint8Array): Promise<Result<PlanSource, Refusal>> {
  // The worker runs in this very process, which is the isolated one; loading it first keeps pdfjs from fetching it.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({
    data: bytes,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) return err(refuse('tooLarge'))
    const blocks: SourceBlock[] = []
    const scannedPages: number[] = []
    let open: PageRead['open'] = null
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const firstTable = blocks.filter(({ kind }) => kind === 'table').length
      const read: PageRead = await readPage(page, pdfjs.OPS, { number, firstTable, open })
      blocks.push(...read.blocks)
      open = read.open
      if (read.scanned) scannedPages.push(number)
      page.cleanup()
    }
    return blocks.length === 0 ? err(refuse('scanned')) : ok({ container: 'pdf', blocks, scannedPages })
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    return err(refuse(locked ? 'password' : 'damaged'))
  } finally {
    await task.destroy()
  }
}
