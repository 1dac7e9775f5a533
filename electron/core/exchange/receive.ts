/**
 * Receives: opening reads and previews, applying reads anew and takes in all of it or nothing, with the receipt and
 * the line of the hand-over book in the same transaction. The same bundle again changes nothing.
 */
import { getIn, getOut, giveAgain, insertIn, takeReceipts } from '../../../db/bundle/book.ts'
import { readBundle, type Trust } from '../../../db/bundle/open.ts'
import { relationOf, standingOf } from '../../../db/bundle/peers.ts'
import { sha256 } from '../../../db/files/whole.ts'
import { sha256Text } from '../../../db/hash.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { fingerprintOf } from '../../../shared/bundle/card.ts'
import type { OpenedBundle } from '../../../shared/bundle/content.ts'
import { lastInstant } from '../../../shared/bundle/manifest.ts'
import { emptyPreview, manyDeletes, type Preview } from '../../../shared/bundle/preview.ts'
import type { BundleProblem } from '../../../shared/bundle/problem.ts'
import { checkCodeOf, type Receipt, type ReceiptCounts } from '../../../shared/bundle/receipt.ts'
import type { BundleFacts, OpenedReport } from '../../../shared/contract/exchange.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { actorOf } from '../actor.ts'
import type { Context } from '../context.ts'
import type { WaitingBundle } from './bundles.ts'
import { applyBundle, previewBundle } from './contents.ts'
import { originOf, ownKeys } from './keys.ts'
import { takeBlobs } from './office.ts'

export async function trustOf(context: Context): Promise<Trust> {
  const { store } = context.office
  const keys = await ownKeys(context)
  return {
    unitId: store.unitId() ?? '',
    origin: originOf(store),
    standingOf: (unitId, keyId) => standingOf(store, unitId, keyId),
    relationOf: (unitId) => relationOf(store, unitId),
    seen: (bundleId) => getIn(store, bundleId),
    identities: keys.ok ? [keys.value.identity] : [],
  }
}

export async function openBundle(
  context: Context,
  { token, fileName, bytes }: WaitingBundle,
): Promise<OpenedReport> {
  const { store } = context.office
  const report = { token, fileName, problem: null, fingerprint: null, facts: null, preview: null, seen: null }
  const read = await readBundle(bytes, await trustOf(context))
  if (!read.ok) return { ...report, problem: read.error, fingerprint: fingerprintIn(read.error) }
  const facts = factsOf(read.value, (id) => getOut(store, id) !== null)
  if (read.value.seen !== null) return { ...report, facts, preview: emptyPreview, seen: read.value.seen }
  const preview = previewBundle(store, read.value, context.now)
  if (preview.ok) return { ...report, facts, preview: preview.value }
  return { ...report, facts, problem: preview.error }
}

export interface Applied {
  readonly receipt: Receipt
  /** It had been taken in before. */
  readonly again: boolean
  /** Receipts in it that turned bundles of ours to "đã nhận". */
  readonly acknowledged: number
}

export type ApplyProblem =
  | { readonly type: 'Refused'; readonly problem: BundleProblem }
  | { readonly type: 'ManyDeletes'; readonly deletes: number }

export async function applyWaiting(
  context: Context,
  { fileName, bytes }: WaitingBundle,
  deletesAgreed: boolean,
): Promise<Result<Applied, ApplyProblem>> {
  const { core, office, now } = context
  const { store } = office
  const read = await readBundle(bytes, await trustOf(context))
  if (!read.ok) return err({ type: 'Refused', problem: read.error })
  const opened = read.value
  if (opened.seen !== null) {
    giveAgain(store, opened.manifest.bundleId)
    return ok({ receipt: opened.seen, again: true, acknowledged: 0 })
  }
  const preview = previewBundle(store, opened, now)
  if (!preview.ok) return err(refusalOf(preview.error))
  if (tooMany(preview.value) && !deletesAgreed) {
    return err({ type: 'ManyDeletes', deletes: preview.value.deletes })
  }
  const { manifest, receipts } = opened
  const occasion = { actor: actorOf(context), reason: `Nhập gói ${fileName}`.slice(0, 500) }
  if (opened.purpose === 'office') await takeBlobs(office, opened)
  const applied = applyBundle(store, opened, occasion, (counts): Applied => {
    const receipt = enterIn(context, opened, { fileName, bytes, by: actorOf(context) }, counts)
    const taken = takeReceipts(store, manifest.sender.unitId, receipts, now)
    return { receipt, again: false, acknowledged: taken.length }
  })
  if (!applied.ok) return err(refusalOf(applied.error))
  core.emit('changed', { subject: 'data' })
  return applied
}

/** The line of the hand-over book, and the receipt it keeps. */
export function enterIn(
  context: Pick<Context, 'office' | 'now'>,
  opened: OpenedBundle,
  file: { readonly fileName: string; readonly bytes: Uint8Array; readonly by: string },
  counts: ReceiptCounts,
): Receipt {
  const { manifest, manifestHash } = opened
  const receipt = receiptOf(context, opened, counts)
  insertIn(context.office.store, {
    bundleId: manifest.bundleId,
    senderId: manifest.sender.unitId,
    senderName: manifest.sender.unitName,
    manifest,
    manifestHash,
    fileName: file.fileName,
    sha256: sha256(file.bytes),
    receivedAt: context.now,
    receivedBy: file.by,
    receipt,
  })
  return receipt
}

const tooMany = ({ deletes }: Preview): boolean => deletes >= manyDeletes

const refusalOf = (problem: BundleProblem): ApplyProblem => ({ type: 'Refused', problem })

function receiptOf(
  { office: { store }, now }: Pick<Context, 'office' | 'now'>,
  { manifest, manifestHash }: OpenedBundle,
  counts: ReceiptCounts,
): Receipt {
  return {
    bundleId: manifest.bundleId,
    manifestHash,
    receivedAt: Math.min(now, lastInstant),
    by: getUnit(store)?.name ?? '',
    counts,
    checkCode: checkCodeOf(manifestHash, store.unitId() ?? '', sha256Text),
  }
}

export function factsOf(opened: OpenedBundle, isOurs: (bundleId: string) => boolean): BundleFacts {
  const { manifest, personal, receipts } = opened
  const { sender } = manifest
  return {
    bundleId: manifest.bundleId,
    number: manifest.number,
    purpose: manifest.purpose,
    senderId: sender.unitId,
    senderName: sender.unitName,
    fingerprint: fingerprintOf(sender.unitId, sender.keyId, sha256Text),
    createdAt: manifest.createdAt,
    program: manifest.program,
    clock: manifest.clock,
    counts: manifest.counts,
    personal: personal === null ? 'none' : personal === 'locked' ? 'locked' : 'opened',
    receipts: receipts.filter(({ bundleId }) => isOurs(bundleId)).length,
  }
}

const fingerprintIn = (problem: BundleProblem): string | null =>
  problem.type === 'UnknownSender' || problem.type === 'KeyChanged'
    ? fingerprintOf(problem.unitId, problem.keyId, sha256Text)
    : null
