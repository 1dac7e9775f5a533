/**
 * Sends: collects what the receiver has not acknowledged, packs it, reads it back with the real reader, keeps a copy
 * on this PC, puts it where it goes, and only then writes it into the hand-over book. A failure before leaves no file
 * with the final name and no line in the book.
 */
import path from 'node:path'
import { getOut, insertCopy, insertOut, nextNumber, receiptsFor } from '../../../db/bundle/book.ts'
import { deliver } from '../../../db/bundle/deliver.ts'
import { readBundle } from '../../../db/bundle/open.ts'
import { writeBundle } from '../../../db/bundle/pack.ts'
import { attempt, type FileFailure } from '../../../db/files/failure.ts'
import { sha256, writeWhole } from '../../../db/files/whole.ts'
import { clockState } from '../../../db/ledger/unit-of-work.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { OutView } from '../../../shared/bundle/book.ts'
import type { BundlePurpose } from '../../../shared/bundle/manifest.ts'
import { bundleFileName } from '../../../shared/bundle/names.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { MadeFile } from '../../../shared/week/content.ts'
import { actorOf } from '../actor.ts'
import type { Context } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { sealingKeys } from './cards.ts'
import { collect, recipientsOf } from './contents.ts'
import { neededKeys, originOf } from './keys.ts'
import { outView } from './views.ts'

export type Destination =
  | { readonly kind: 'place'; readonly folder: string; readonly label: string }
  /** Into the window's hands; with `.zip` behind its name where a mail gateway asks for it. */
  | { readonly kind: 'file'; readonly zip: boolean }

export interface SentBundle {
  readonly out: OutView
  readonly file: MadeFile | null
  readonly place: string | null
}

export type DeliveryProblem =
  | { readonly type: 'StickFull' | 'StickReadOnly' | 'StickGone'; readonly place: string }
  | { readonly type: 'StickFailed'; readonly place: string; readonly code: string }

export type SendProblem = { readonly type: 'KeyLocked' | 'NoRecipient' | 'NothingNew' } | DeliveryProblem

export async function send(
  context: Context,
  purpose: BundlePurpose,
  personal: boolean,
  to: Destination,
): Promise<Result<SentBundle, SendProblem>> {
  const { core, office, now } = context
  const { store } = office
  const keys = await neededKeys(context)
  if (!keys.ok) return keys
  const recipients = recipientsOf(store, purpose)
  if (recipients.length === 0) return err({ type: 'NoRecipient' })
  const { content, records } = await collect(office, purpose, recipients, personal, now)
  const receipts = recipients.flatMap(({ id }) => receiptsFor(store, id))
  if (records.length === 0 && receipts.length === 0 && purpose !== 'office')
    return err({ type: 'NothingNew' })

  const unit = getUnit(store)
  if (unit === null) throw new Error('A bundle is sent by an office that is set up')
  const year = Number(wallClock(now).date.slice(0, 4))
  const header = {
    bundleId: newId(now, store.random),
    number: nextNumber(store, year),
    sender: { unitId: unit.id, unitName: unit.name, origin: originOf(store) },
    createdAt: now,
    program: core.ports.version,
    clock: clockState(store),
    receipts,
  }
  const seal = sealingKeys(
    store,
    recipients.map(({ id }) => id),
  )
  const written = await writeBundle(content, header, keys.value, seal)
  const read = await readBundle(written.bytes, null)
  if (!read.ok || read.value.manifestHash !== written.manifestHash) {
    throw new Error(`The bundle just written is not read back: ${read.ok ? 'other hash' : read.error.type}`)
  }

  const fileName = bundleFileName(unit, header)
  const hash = sha256(written.bytes)
  const source = path.join(outFolder(context), `${header.bundleId}.smc`)
  const kept = await attempt(async () => {
    await office.files.makeFolder(path.dirname(source))
    await writeWhole(office.files, source, written.bytes)
  })
  if (!kept.ok) throw new DiskTrouble(kept.error)
  const put = await putTo(context, to, { source, hash, fileName, bytes: written.bytes })
  if (!put.ok) {
    await office.files.remove(source).catch(() => {})
    return put
  }
  store.transaction(() => {
    insertOut(store, {
      manifest: written.manifest,
      manifestHash: written.manifestHash,
      fileName,
      bytes: written.bytes.byteLength,
      sha256: hash,
      madeAt: now,
      madeBy: actorOf(context),
      year,
      records,
    })
    insertCopy(store, header.bundleId, { at: now, place: put.value.label, by: actorOf(context) })
  })
  core.emit('changed', { subject: 'exchange' })
  return answer(context, header.bundleId, put.value)
}

/** The same file once more, from the copy on this PC. */
export async function sendAgain(
  context: Context,
  bundleId: string,
  to: Destination,
): Promise<Result<SentBundle, { readonly type: 'NotFound' } | DeliveryProblem>> {
  const { office, now } = context
  const out = getOut(office.store, bundleId)
  if (out === null) return err({ type: 'NotFound' })
  const source = path.join(outFolder(context), `${bundleId}.smc`)
  const read = await attempt(() => office.files.read(source))
  if (!read.ok || sha256(read.value) !== out.sha256) return err({ type: 'NotFound' })
  const put = await putTo(context, to, {
    source,
    hash: out.sha256,
    fileName: out.fileName,
    bytes: read.value,
  })
  if (!put.ok) return put
  insertCopy(office.store, bundleId, { at: now, place: put.value.label, by: actorOf(context) })
  context.core.emit('changed', { subject: 'exchange' })
  return answer(context, bundleId, put.value)
}

const outFolder = ({ office }: Context): string => path.join(office.folder, 'gui-nhan')

interface Put {
  readonly label: string
  readonly file: MadeFile | null
}

async function putTo(
  { office }: Context,
  to: Destination,
  bundle: { source: string; hash: string; fileName: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<Put, DeliveryProblem>> {
  const { source, hash, fileName, bytes } = bundle
  if (to.kind === 'file') {
    const name = to.zip ? `${fileName}.zip` : fileName
    return ok({ label: 'Tệp tải về', file: { name, mediaType: 'application/zip', bytes } })
  }
  const done = await deliver({ files: office.files, source, sha256: hash, folder: to.folder, fileName })
  return done.ok ? ok({ label: to.label, file: null }) : err(deliveryProblem(done.error, to.label))
}

function deliveryProblem(failure: FileFailure, place: string): DeliveryProblem {
  switch (failure.type) {
    case 'DiskFull':
      return { type: 'StickFull', place }
    case 'Unwritable':
      return { type: 'StickReadOnly', place }
    case 'Missing':
      return { type: 'StickGone', place }
    case 'Unreadable':
      return { type: 'StickFailed', place, code: failure.code }
  }
}

function answer(
  { office: { store } }: Context,
  bundleId: string,
  { label, file }: Put,
): Result<SentBundle, never> {
  const out = getOut(store, bundleId)
  if (out === null) throw new Error('A bundle just written stands in the book')
  return ok({ out: outView(store, out), file, place: file === null ? label : null })
}
