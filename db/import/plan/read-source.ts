/**
 * Bytes or a clipboard as the blocks of a plan. Runs inside the reader process only: what a file is, is told by its
 * bytes, and a zip has been weighed before a parser meets it.
 */
import type { PlanSource } from '../../../shared/plan/import/source.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { GridFile } from '../../../shared/stats/grid.ts'
import { fragmentOf, type ReadRequest } from '../grids.ts'
import { readHtml } from '../html.ts'
import { htmlOfMhtml } from '../mhtml.ts'
import { hiddenOdsRows, isLockedOds } from '../ods.ts'
import { type Limits, type Refusal, refuse } from '../refusal.ts'
import { readSheets } from '../sheets.ts'
import { sniff } from '../sniff.ts'
import { checkZip } from '../zip.ts'
import { docxParts, readDocx } from './docx.ts'
import { gridBlocks } from './grid-blocks.ts'
import { readPlainText } from './plain-text.ts'

export async function readPlanSource(
  input: ReadRequest,
  limits: Limits,
): Promise<Result<PlanSource, Refusal>> {
  const read = await (input.kind === 'clipboard' ? readClipboard(input) : readFile(input.bytes, limits))
  if (!read.ok) return read
  return read.value.blocks.length === 0 ? err(refuse('empty')) : read
}

async function readFile(bytes: Uint8Array, limits: Limits): Promise<Result<PlanSource, Refusal>> {
  if (bytes.length > limits.fileBytes) return err(refuse('tooLarge'))
  if (isPdf(bytes)) {
    const { readPdf } = await import('./pdf.ts')
    return readPdf(bytes)
  }
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return sniffed
  switch (sniffed.value.kind) {
    case 'zip':
      return await readZip(bytes, limits)
    case 'biff':
      return sheets(readSheets(bytes, 'xls', limits))
    case 'xml':
      return sheets(readSheets(sniffed.value.text, 'xml', limits))
    case 'html':
      return ok(page(sniffed.value.text))
    case 'mhtml':
      return ok(page(htmlOfMhtml(sniffed.value.text)))
    case 'cfhtml':
      return ok(page(fragmentOf(sniffed.value.text)))
    case 'text':
      return ok(readPlainText(sniffed.value.text))
  }
}

/** Some programs write a few bytes before the mark. */
const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-')

async function readZip(bytes: Uint8Array, limits: Limits): Promise<Result<PlanSource, Refusal>> {
  const checked = await checkZip(bytes, limits, [...docxParts, 'content.xml', 'META-INF/manifest.xml'])
  if (!checked.ok) return checked
  const { names, kept } = checked.value
  if (names.includes('word/document.xml')) return ok(readDocx(kept))
  if (names.includes('content.xml')) {
    const text = (name: string) => new TextDecoder().decode(kept.get(name))
    if (isLockedOds(text('META-INF/manifest.xml'))) return err(refuse('password'))
    return sheets(readSheets(bytes, 'ods', limits, hiddenOdsRows(text('content.xml'))))
  }
  if (names.some((name) => /^xl\/workbook\d*\.(xml|bin)$/i.test(name)))
    return sheets(readSheets(bytes, 'xlsx', limits))
  return err(refuse('notATable', 'archive'))
}

const sheets = (read: Result<GridFile, Refusal>): Result<PlanSource, Refusal> =>
  read.ok ? ok(gridBlocks(read.value, 'sheet')) : read

const page = (html: string): PlanSource => gridBlocks(readHtml(html, 'html'), 'html')

/** Word puts the same table on the clipboard twice; its web form keeps merges, plain text does not. */
function readClipboard({
  html,
  text,
}: Extract<ReadRequest, { kind: 'clipboard' }>): Result<PlanSource, Refusal> {
  if (html !== null) {
    const read = page(fragmentOf(html))
    if (read.blocks.some((block) => block.kind === 'table' && block.rows.length > 0)) return ok(read)
  }
  return text !== null && text.trim() !== '' ? ok(readPlainText(text)) : err(refuse('empty'))
}
