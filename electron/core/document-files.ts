/**
 * A document as a file, in any of its forms. Every form is written from the one model it is given, so no number,
 * mark of a draft or foot note can differ between them. How a procedure uses this stands in
 * `shared/contract/document.ts`.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentFormat } from '../../shared/contract/document.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { documentText } from '../../shared/documents/text.ts'
import { type WebIntroduction, webFragment } from '../../shared/documents/web.ts'
import { ok, type Result } from '../../shared/result.ts'
import { fold } from '../../shared/text/text.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import { newNonce, type Page, sheetPage } from './pages.ts'
import type { Ports } from './ports.ts'
import type { PrintError, Printed } from './print/pdf-printer.ts'

export interface NamedDocument {
  readonly model: DocumentModel
  /** Of the file, without its ending; from `fileName`. */
  readonly name: string
  /** What stands above the document on the commune's page; its own title where there is none. */
  readonly web?: WebIntroduction
}

export async function documentFile(
  ports: Pick<Ports, 'printer' | 'resources'>,
  document: NamedDocument,
  format: DocumentFormat,
): Promise<Result<MadeFile, PrintError>> {
  const bytes = await written(ports, document, format)
  const { ending, mediaType } = kinds[format]
  return bytes.ok ? ok({ name: `${document.name}${ending}`, mediaType, bytes: bytes.value }) : bytes
}

/** The page that a frame of the window shows, and prints. */
export function documentPage(model: DocumentModel): Page {
  const nonce = newNonce()
  return sheetPage(documentHtml(model, { fontBase: '/fonts/', nonce }), nonce)
}

/** A text that is no document of its own, such as a message, as a file of the same kind. */
export const messageFile = (name: string, text: string): MadeFile => ({
  name: `${name}${kinds.text.ending}`,
  mediaType: kinds.text.mediaType,
  bytes: utf8(text),
})

/** "Phiếu xin lỗi", "12/PXL" → "phieu-xin-loi_12-pxl": letters that every system and every stick keeps. */
export const fileName = (...parts: readonly (string | number)[]): string =>
  parts
    .map((part) =>
      fold(String(part))
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('_')

const kinds: Readonly<Record<DocumentFormat, { readonly ending: string; readonly mediaType: string }>> = {
  html: { ending: '.html', mediaType: 'text/html' },
  pdf: { ending: '.pdf', mediaType: 'application/pdf' },
  docx: {
    ending: '.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    ending: '.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  text: { ending: '.txt', mediaType: 'text/plain' },
  web: { ending: '_web.html', mediaType: 'text/html' },
  png: { ending: '.png', mediaType: 'image/png' },
}

/** The writers of Word and Excel are large, and most days nobody asks for them. */
async function written(
  { printer, resources }: Pick<Ports, 'printer' | 'resources'>,
  { model, web }: NamedDocument,
  format: DocumentFormat,
): Promise<Printed> {
  const fontBase = `${pathToFileURL(join(resources, 'fonts')).href}/`
  switch (format) {
    case 'html':
      return ok(utf8(documentHtml(model, { fontBase: '/fonts/' })))
    case 'pdf':
      return printer.print(documentHtml(model, { fontBase }))
    case 'png': {
      const first = { ...model, parts: model.parts.slice(0, 1) }
      return printer.picture(documentHtml(first, { fontBase, picture: true }))
    }
    case 'docx': {
      const { documentDocx } = await import('../../db/documents/docx.ts')
      return ok(await documentDocx(model))
    }
    case 'xlsx': {
      const { documentXlsx } = await import('../../db/documents/xlsx.ts')
      return ok(await documentXlsx(model))
    }
    case 'text':
      return ok(utf8(documentText(model)))
    case 'web':
      return ok(utf8(webFragment(model, web ?? { title: model.title, opening: [] })))
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
