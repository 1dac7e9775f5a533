/** A document of a week as a file: what it is called, and which writer makes it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { documentHtml } from '../../shared/documents/html.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import type { PrintError } from './print/pdf-printer.ts'
import { printedWeek, type SheetRefusal } from './sheet.ts'
import { targetLists } from './targets.ts'

export async function makeSheet(
  { core, office: { store }, now }: Context,
  friday: string,
  revision: number | null,
  format: 'html' | 'pdf',
): Promise<Result<MadeFile, SheetRefusal | PrintError>> {
  const printed = printedWeek(store, friday, revision, now, targetLists(core.ports.resources))
  if (!printed.ok) return printed
  const model: DocumentModel = weekSheet(printed.value)
  const name = `bang-cong-khai_${friday}_${revision === null ? 'nhap' : `lan-${revision}`}.${format}`
  if (format === 'html') {
    const bytes = new TextEncoder().encode(documentHtml(model, { fontBase: '/fonts/' }))
    return ok({ name, mediaType: 'text/html', bytes })
  }
  const fontBase = `${pathToFileURL(join(core.ports.resources, 'fonts')).href}/`
  const pdf = await core.ports.printer.print(documentHtml(model, { fontBase }))
  return pdf.ok ? ok({ name, mediaType: 'application/pdf', bytes: pdf.value }) : pdf
}
