/** Prints with the installed browser and reads the PDF back with poppler. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../electron/core/print/browser.ts'
import { chromiumPrinter } from '../../electron/core/print/chromium.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'

export const fontBase = new URL('../../resources/fonts/', import.meta.url).href

const missing = [
  ...(findBrowser() === null ? ['Chromium, Chrome or Edge'] : []),
  ...(['pdffonts', 'pdfinfo', 'pdftotext'].some((tool) => spawnSync(tool, ['-v']).error)
    ? ['poppler-utils']
    : []),
]

/** What the printing tests lack on this machine; said aloud, so that a skipped test is not taken for a passed one. */
export const cannotPrint = missing.length > 0
if (cannotPrint)
  console.warn(`SKIPPED: printed pages are not tested here, for want of ${missing.join(' and ')}`)

/** Millimetres from the left and top edge of the page. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Pdf {
  /** `pdffonts`: one font a line. */
  readonly fonts: readonly string[]
  /** Width and height of each page in millimetres. */
  readonly sizes: readonly (readonly [number, number])[]
  /** Text of each page as laid out, runs of spaces folded. */
  readonly pages: readonly string[]
  readonly words: readonly (readonly Word[])[]
}

export async function printed(model: DocumentModel): Promise<Pdf> {
  const result = await chromiumPrinter().print(documentHtml(model, { fontBase }))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const folder = mkdtempSync(join(tmpdir(), 'smc-pdf-'))
  try {
    const file = join(folder, 'sheet.pdf')
    writeFileSync(file, result.value)
    return read(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read(file: string): Pdf {
  const tool = (name: string, ...args: string[]) =>
    execFileSync(name, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  const pages = tool('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
  const info = tool('pdfinfo', '-l', String(pages.length), file)
  const boxes = tool('pdftotext', '-bbox-layout', file, '-').split('<page ').slice(1)
  return {
    fonts: tool('pdffonts', file).trim().split('\n').slice(2),
    sizes: [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)].map(([, width, height]) => [
      mm(width),
      mm(height),
    ]),
    pages: pages.map((page) => page.replace(/[^\S\n]+/g, ' ')),
    words: boxes.map(wordsOf),
  }
}

const wordsOf = (page: string): Word[] =>
  [
    ...page.matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g,
    ),
  ].map(([, left, top, right, bottom, text]) => ({
    text: text ?? '',
    left: mm(left),
    top: mm(top),
    right: mm(right),
    bottom: mm(bottom),
  }))

const mm = (points: string | undefined): number => (Number(points) / 72) * 25.4
