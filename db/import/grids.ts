/**
 * Bytes or a clipboard as grids. Runs inside the reader process only: by the time a parser meets the bytes, their
 * kind is known and a zip has been weighed.
 */
import { err, ok, type Result } from '../../shared/result.ts'
import type { GridFile } from '../../shared/stats/grid.ts'
import { readHtml } from './html.ts'
import { htmlOfMhtml } from './mhtml.ts'
import { hiddenOdsRows, isLockedOds } from './ods.ts'
import { readRecords } from './records.ts'
import { type Limits, type Refusal, refuse } from './refusal.ts'
import { readSheets } from './sheets.ts'
import { sniff } from './sniff.ts'
import { checkZip } from './zip.ts'

export type ReadRequest =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'clipboard'; readonly html: string | null; readonly text: string | null }

export async function readGrids(request: ReadRequest, limits: Limits): Promise<Result<GridFile, Refusal>> {
  return request.kind === 'clipboard'
    ? readClipboardGrids(request)
    : await readFileGrids(request.bytes, limits)
}

async function readFileGrids(bytes: Uint8Array, limits: Limits): Promise<Result<GridFile, Refusal>> {
  if (bytes.length > limits.fileBytes) return err(refuse('tooLarge'))
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return sniffed
  switch (sniffed.value.kind) {
    case 'zip':
      return await readZip(bytes, limits)
    case 'biff':
      return readSheets(bytes, 'xls', limits)
    case 'xml':
      return readSheets(sniffed.value.text, 'xml', limits)
    case 'html':
      return endsInTable(sniffed.value.text) ? err(refuse('truncated')) : page(sniffed.value.text, 'html')
    case 'mhtml':
      return page(htmlOfMhtml(sniffed.value.text), 'mhtml')
    case 'cfhtml':
      return page(fragmentOf(sniffed.value.text), 'clipboard')
    case 'text':
      return ok(readRecords(sniffed.value.text, 'csv'))
  }
}

async function readZip(bytes: Uint8Array, limits: Limits): Promise<Result<GridFile, Refusal>> {
  const checked = await checkZip(bytes, limits, ['content.xml', 'META-INF/manifest.xml'])
  if (!checked.ok) return checked
  const { names, kept } = checked.value
  const part = (name: string) => new TextDecoder().decode(kept.get(name))
  if (names.includes('content.xml')) {
    if (isLockedOds(part('META-INF/manifest.xml'))) return err(refuse('password'))
    return readSheets(bytes, 'ods', limits, hiddenOdsRows(part('content.xml')))
  }
  if (names.some((name) => /^xl\/workbook\d*\.(xml|bin)$/i.test(name)))
    return readSheets(bytes, 'xlsx', limits)
  if (names.some((name) => name.startsWith('word/'))) return err(refuse('notATable', 'docx'))
  return err(refuse('notATable', 'archive'))
}

function page(html: string, container: 'html' | 'mhtml' | 'clipboard'): Result<GridFile, Refusal> {
  const { login, ...file } = readHtml(html, container)
  return login ? err(refuse('loginPage')) : ok(file)
}

/** The page stops inside a row: a download that broke off. A program may forget </table>, but no </td> or half a tag. */
function endsInTable(html: string): boolean {
  const rest = html.slice(html.toLowerCase().lastIndexOf('<table'))
  return /^<table/i.test(rest) && !/<\/table/i.test(rest) && !/<\/(tr|tbody|tfoot|body|html)>\s*$/i.test(rest)
}

/** A Windows clipboard block without its header of byte offsets; the whole page is kept, for its styles. */
export const fragmentOf = (text: string): string =>
  text.slice(Math.max(0, text.search(/<(?:!doctype|html|body|table)/i)))

function readClipboardGrids({
  html,
  text,
}: Extract<ReadRequest, { kind: 'clipboard' }>): Result<GridFile, Refusal> {
  if (html !== null) {
    const { login: _, ...file } = readHtml(fragmentOf(html), 'clipboard')
    if (file.grids.some(({ rows }) => rows.length > 0)) return ok(file)
  }
  if (text !== null && text.trim() !== '') return ok(readRecords(text, 'clipboard'))
  return err(refuse('empty'))
}
