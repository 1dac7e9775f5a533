/** Every form of a document, read back with other means than it was written with. */
import { read, utils } from '@e965/xlsx'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { documentDocx } from '../../db/documents/docx.ts'
import { documentXlsx } from '../../db/documents/xlsx.ts'
import { limits } from '../../db/import/refusal.ts'
import { checkZip } from '../../db/import/zip.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { documentText } from '../../shared/documents/text.ts'
import { webFragment } from '../../shared/documents/web.ts'
import { fontBase } from './pdf.ts'

/** The text of one part of a Word file: paragraphs on lines of their own, cells parted by tabs. */
export async function wordText(bytes: Uint8Array, part = 'word/document.xml'): Promise<string> {
  return (await partOf(bytes, part))
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<\/w:tc>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

export async function partOf(bytes: Uint8Array, part: string): Promise<string> {
  const zip = await checkZip(bytes, limits, [part])
  const xml = zip.ok ? zip.value.kept.get(part) : undefined
  if (xml === undefined) throw new Error(`${part} is not in the file`)
  return new TextDecoder().decode(xml)
}

export interface ExcelSheet {
  readonly name: string
  /** Shown text and bare value of every cell that has one. */
  readonly cells: readonly { readonly at: string; readonly value: unknown; readonly formula: boolean }[]
  readonly rows: readonly (readonly unknown[])[]
}

export function excelSheets(bytes: Uint8Array): ExcelSheet[] {
  const book = read(bytes, { cellFormula: true, cellNF: true })
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {}
    const cells = Object.entries(sheet)
      .filter(([at]) => !at.startsWith('!'))
      .map(([at, cell]) => ({ at, value: cell.v, formula: cell.f !== undefined }))
    return { name, cells, rows: utils.sheet_to_json(sheet, { header: 1, defval: null }) }
  })
}

/** The text of a page, its cells parted by tabs, as one who copies it from a browser gets it. */
export function pageText(html: string): string {
  const walk = (node: Tree.ChildNode): string => {
    if (node.nodeName === '#text') return (node as Tree.TextNode).value
    if (node.nodeName === 'style' || node.nodeName === 'title') return ''
    const inside = 'childNodes' in node ? node.childNodes.map(walk).join('') : ''
    if (node.nodeName === 'td' || node.nodeName === 'th') return `${inside}\t`
    return ['p', 'tr', 'br', 'caption', 'h1', 'h2', 'h3', 'div'].includes(node.nodeName)
      ? `${inside}\n`
      : inside
  }
  return parse(html).childNodes.map(walk).join('')
}

export interface WrittenForms {
  readonly docx: Uint8Array
  readonly xlsx: Uint8Array
  readonly html: string
  readonly web: string
  readonly text: string
}

export const formsOf = async (model: DocumentModel): Promise<WrittenForms> => ({
  docx: await documentDocx(model),
  xlsx: await documentXlsx(model),
  html: documentHtml(model, { fontBase }),
  web: webFragment(model, { title: model.title, opening: [] }),
  text: documentText(model),
})

/** One text a form, runs of spaces and line ends folded, so that a sentence is found wherever its lines end. */
export const textsOf = async (
  forms: WrittenForms,
): Promise<Readonly<Record<keyof WrittenForms, string>>> => ({
  docx: folded(await wordText(forms.docx)),
  xlsx: folded(
    excelSheets(forms.xlsx)
      .flatMap(({ cells }) => cells.map(({ value }) => String(value)))
      .join('\n'),
  ),
  html: folded(pageText(forms.html)),
  web: folded(pageText(forms.web)),
  text: folded(forms.text),
})

export const folded = (text: string): string => text.replace(/\s+/g, ' ')
