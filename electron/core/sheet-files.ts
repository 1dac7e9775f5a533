/** The documents of a week as files. Whatever the form, the figures come from one `PrintedWeek`. */
import { revisionsOf } from '../../db/week/revisions.ts'
import type { TableFormat } from '../../shared/contract/document.ts'
import type { BriefingFormat, SheetFormat } from '../../shared/contract/week.ts'
import type { PrintedWeek } from '../../shared/documents/week.ts'
import { weekBriefing } from '../../shared/documents/week-briefing.ts'
import { webIntroduction, weekMessage } from '../../shared/documents/week-message.ts'
import { weekMinutes } from '../../shared/documents/week-minutes.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import { documentFile, fileName, messageFile } from './document-files.ts'
import type { PrintError } from './print/pdf-printer.ts'
import { printedWeek, type SheetRefusal } from './sheet.ts'
import { targetLists } from './targets.ts'

type Made = Promise<Result<MadeFile, SheetRefusal | PrintError>>

export async function makeSheet(
  context: Context,
  friday: string,
  revision: number | null,
  format: SheetFormat,
): Made {
  const read = weekIn(context, friday, revision)
  if (!read.ok) return read
  const printed = read.value
  if (format === 'zalo') return ok(messageFile(nameOf('tin-zalo', friday, revision), weekMessage(printed)))
  const name = nameOf('bang-cong-khai', friday, revision)
  const document = { model: weekSheet(printed), name, web: webIntroduction(printed) }
  return documentFile(context.core.ports, document, format)
}

export async function makeBriefing(
  context: Context,
  friday: string,
  revision: number | null,
  format: BriefingFormat,
): Made {
  const read = weekIn(context, friday, revision)
  if (!read.ok) return read
  const document = { model: weekBriefing(read.value), name: nameOf('giao-ban', friday, revision) }
  return documentFile(context.core.ports, document, format)
}

export async function makeMinutes(
  context: Context,
  friday: string,
  revision: number | null,
  format: TableFormat,
): Made {
  const read = weekIn(context, friday, revision)
  if (!read.ok) return read
  const later = revisionsOf(context.office.store, friday)
    .map(({ content }) => content)
    .filter((content) => revision !== null && content.revision > revision)
  const document = {
    model: weekMinutes(read.value, later),
    name: nameOf('bien-ban-doi-chieu', friday, revision),
  }
  return documentFile(context.core.ports, document, format)
}

const weekIn = (
  { core, office: { store }, now }: Context,
  friday: string,
  revision: number | null,
): Result<PrintedWeek, SheetRefusal> =>
  printedWeek(store, friday, revision, now, targetLists(core.ports.resources))

const nameOf = (what: string, friday: string, revision: number | null): string =>
  fileName(what, friday, revision === null ? 'nhap' : `lan-${revision}`)
