/**
 * Bundles between PCs of one office: what goes, what its coming would change, and taking it in. The merge itself is
 * `db/ledger/office`; here stand the files beside the ledger and the words of what is refused.
 */
import { getBlob, putBlob } from '../../../db/blobs/blobs.ts'
import { listOut } from '../../../db/bundle/book.ts'
import { getPeer } from '../../../db/bundle/peers.ts'
import { type ApplyProblem, applyOffice, tryOffice } from '../../../db/ledger/office/apply.ts'
import { collectOffice } from '../../../db/ledger/office/collect.ts'
import type { Store } from '../../../db/store.ts'
import type { BundleContent, OpenedOffice } from '../../../shared/bundle/content.ts'
import { emptyPreview, type Preview } from '../../../shared/bundle/preview.ts'
import type { BundleProblem } from '../../../shared/bundle/problem.ts'
import type { ReceiptCounts } from '../../../shared/bundle/receipt.ts'
import type { EntryPlace } from '../../../shared/ledger/intake.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Office } from '../core.ts'
import { DiskTrouble } from '../disk-trouble.ts'

export const collectForOffice = ({ store, files, blobs }: Office): Promise<BundleContent> =>
  collectOffice(store, acknowledgedByOther(store), async (sha256) => {
    const read = await getBlob(files, blobs, sha256)
    return read.ok ? read.value : null
  })

/** With two PCs a receipt says what the other one has. With more it does not say which of them, and with one nobody is left who had it: all goes again. */
function acknowledgedByOther(store: Store): readonly EntryPlace[] {
  const unitId = store.unitId() ?? ''
  const pcs = new Set(
    (getPeer(store, unitId)?.keys ?? [])
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ origin }) => origin),
  )
  if (pcs.size !== 2) return []
  const last = new Map<string, EntryPlace>()
  for (const { manifest, answers } of listOut(store)) {
    const receipt = answers.find(({ peerId }) => peerId === unitId)?.receipt ?? null
    if (manifest.purpose !== 'office' || receipt === null || receipt.counts.refused > 0) continue
    for (const { origin, epoch, to } of manifest.ranges) {
      const known = last.get(`${origin}/${epoch}`)
      if (known === undefined || known.seq < to) last.set(`${origin}/${epoch}`, { origin, epoch, seq: to })
    }
  }
  return [...last.values()]
}

export function previewOffice(store: Store, opened: OpenedOffice): Result<Preview, BundleProblem> {
  const tried = tryOffice(store, opened, (applied, entries) => ({
    applied,
    deletes: entries.filter(({ record }) => removes(record.fields)).length,
  }))
  if (!tried.ok) return err(problemOf(tried.error))
  const { applied, deletes } = tried.value
  const { added, same, conflicts, newEpoch } = applied
  const notes = [
    ...(opened.personal === 'locked'
      ? ['Phần có dữ liệu cá nhân không mở được bằng khóa của máy này; các thay đổi khác vẫn nhập được.']
      : []),
    ...(newEpoch === null ? [] : ['Máy này đang chạy trên bản cũ; nhập xong sẽ ghi tiếp dưới một lượt mới.']),
  ]
  return ok({ ...emptyPreview, added, same, conflicts: Math.max(0, conflicts), deletes, notes })
}

/** The files first: an entry never speaks of one that is not there. They are named by their hash, so twice is once. */
export async function takeBlobs({ files, blobs }: Office, { personal }: OpenedOffice): Promise<void> {
  if (personal === null || personal === 'locked') return
  for (const bytes of personal.blobs.values()) {
    const kept = await putBlob(files, blobs, bytes, 'application/octet-stream')
    if (kept.ok || kept.error.type === 'FileTooLarge' || kept.error.type === 'FileRefused') continue
    throw new DiskTrouble(kept.error)
  }
}

export function takeOffice<T>(
  store: Store,
  opened: OpenedOffice,
  occasion: { readonly actor: string; readonly reason: string },
  beside: (counts: ReceiptCounts) => T,
): Result<T, BundleProblem> {
  return store.transaction((): Result<T, BundleProblem> => {
    const applied = applyOffice(store, opened, occasion)
    if (!applied.ok) return err(problemOf(applied.error))
    const { added, same } = applied.value
    return ok(beside({ added, same, older: 0, held: 0, refused: 0 }))
  })
}

const removes = (fields: unknown): boolean => {
  if (typeof fields !== 'object' || fields === null) return false
  const changes = Object.values(fields) as readonly { readonly to: unknown }[]
  return changes.length > 0 && changes.every(({ to }) => to === null)
}

export function problemOf([first]: readonly ApplyProblem[]): BundleProblem {
  if (first === undefined) throw new Error('A refusal has a reason')
  const pc = 'origin' in first ? `Máy ${first.origin.slice(-4).toUpperCase()}` : ''
  switch (first.type) {
    case 'Gap':
      return { type: 'LedgerGap', pc, from: first.from, to: first.to }
    case 'Fork':
      return { type: 'LedgerFork', pc, seq: first.seq }
    case 'OtherUnit':
      return { type: 'LedgerBroken', detail: 'đơn vị khác' }
    case 'Unseen':
      return { type: 'LedgerBroken', detail: `${first.entity} ${first.key}` }
    case 'Unfit':
      return { type: 'LedgerBroken', detail: first.detail.slice(0, 200) }
    default:
      return { type: 'LedgerBroken', detail: `${first.type} ${pc} ${first.seq}` }
  }
}
