/**
 * Says what is in a backup before anything is replaced. The file is checked whole where it lies; nothing is
 * written. A card beside it must fit to the byte, so that a flipped bit inside a text is found as well; without
 * a card the ledger and the frozen weeks prove themselves.
 */
import path from 'node:path'
import type { z } from 'zod'
import type { BackupReport as ReportShape } from '../../shared/contract/system.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { blobPath } from '../blobs/blobs.ts'
import { attempt } from '../files/failure.ts'
import type { FileHash, Files } from '../files/files.ts'
import type { Migration } from '../migrations/migrate.ts'
import { type Card, cardOf, parseCard } from './card.ts'
import { checkCopy } from './check.ts'
import type { Facts } from './facts.ts'

export type BackupReport = z.infer<typeof ReportShape>

export type BackupRefusal =
  | { readonly type: 'NotFound' }
  | { readonly type: 'BackupDamaged'; readonly problems: readonly string[] }
  | { readonly type: 'NewerVersion' }
  | { readonly type: 'OtherUnit'; readonly unitName: string }

export interface Expected {
  /** The office that works here; null before set-up, when every office's backup is welcome. */
  readonly unitId: string | null
  readonly dataFolder: string
  readonly migrations?: readonly Migration[]
}

/** `file` is a path that the core chose: from `listBackups`, `findBackups` or `stageUpload`. */
export async function inspectBackup(
  files: Files,
  file: string,
  expected: Expected,
): Promise<Result<BackupReport, BackupRefusal>> {
  const examined = await attempt(async () => {
    const card = await readCard(files, file)
    return examine(files, { file, source: file, card, hash: await files.hash(file) }, expected)
  })
  if (!examined.ok) return err(readFailure(examined.error))
  return examined.value.ok ? ok(examined.value.value.report) : examined.value
}

export interface Examined {
  readonly facts: Facts
  readonly report: BackupReport
}

interface Copy {
  /** The file that is checked: the backup, or its staged copy. */
  readonly file: string
  /** Where the backup itself lies; the files of its place are beside it. */
  readonly source: string
  readonly card: Card | null
  readonly hash: FileHash
}

/** Rejects when the disk fails. */
export async function examine(
  files: Files,
  { file, source, card, hash }: Copy,
  { unitId, dataFolder, migrations }: Expected,
): Promise<Result<Examined, BackupRefusal>> {
  const damaged = (...problems: readonly string[]) => err({ type: 'BackupDamaged', problems } as const)
  if (card !== null && (card.sha256 !== hash.sha256 || card.bytes !== hash.bytes)) {
    return damaged('Tệp không còn như lúc được sao lưu (mã kiểm không khớp).')
  }
  const checked = checkCopy(file, { ledger: true, ...(migrations === undefined ? {} : { migrations }) })
  if (!checked.ok) {
    return checked.error.type === 'NewerVersion'
      ? err({ type: 'NewerVersion' })
      : damaged(...checked.error.problems)
  }
  const facts = checked.value
  if (facts.unitId === null) return damaged('Bản này chưa có dữ liệu của đơn vị nào.')
  if (unitId !== null && facts.unitId !== unitId) return err({ type: 'OtherUnit', unitName: facts.unitName })

  const missing = await missingFiles(files, facts.evidence, [
    blobsBeside(source),
    path.join(dataFolder, 'blobs'),
  ])
  const report: BackupReport = {
    unitName: facts.unitName,
    schema: facts.schema,
    newestWeek: facts.newestWeek,
    weeks: facts.weeks,
    ledger: facts.ledger,
    madeAt: card?.madeAt ?? facts.head?.at ?? 0,
    problems: missing === 0 ? [] : [`Thiếu ${missing} tệp minh chứng; số liệu vẫn đủ.`],
  }
  return ok({ facts, report })
}

export async function readCard(files: Files, file: string): Promise<Card | null> {
  const beside = cardOf(file)
  if (beside === file || (await files.stat(beside)) === null) return null
  return parseCard(await files.read(beside))
}

/** A file that cannot be read is as good as damaged; one that is gone, or whose stick is out, is not found. */
export function readFailure(failure: { readonly type: string; readonly code?: string }): BackupRefusal {
  if (failure.type === 'Missing') return { type: 'NotFound' }
  return { type: 'BackupDamaged', problems: [`Không đọc được tệp (${failure.code ?? failure.type}).`] }
}

export const blobsBeside = (backup: string): string => path.join(path.dirname(backup), 'blobs')

async function missingFiles(
  files: Files,
  hashes: readonly string[],
  folders: readonly string[],
): Promise<number> {
  let missing = 0
  for (const hash of hashes) {
    const found = await Promise.all(folders.map((folder) => files.stat(blobPath(folder, hash))))
    if (found.every((entry) => entry === null)) missing += 1
  }
  return missing
}
