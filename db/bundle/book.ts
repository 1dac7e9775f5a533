/**
 * The hand-over book of this PC: every bundle that went out and came in, with the hash of its file, who, when and
 * the receipt. A bundle out is "đã xuất" until its receipt came, by a bundle; a code read over the telephone is
 * noted beside it and changes nothing else.
 */
import { Manifest } from '../../shared/bundle/manifest.ts'
import { Receipt } from '../../shared/bundle/receipt.ts'
import type { BundleKind } from '../../shared/bundle/record.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import { all, from, get, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface BundleOut {
  readonly bundleId: string
  readonly number: number
  readonly manifest: Manifest
  readonly manifestHash: string
  readonly fileName: string
  readonly bytes: number
  /** Of the file. */
  readonly sha256: string
  readonly madeAt: number
  /** User id. */
  readonly madeBy: string
  readonly copies: readonly { readonly at: number; readonly place: string }[]
  readonly answers: readonly Answer[]
}

export interface Answer {
  readonly peerId: string
  readonly reportedAt: number | null
  readonly receivedAt: number | null
  readonly receipt: Receipt | null
}

export interface BundleIn {
  readonly bundleId: string
  readonly senderId: string
  readonly senderName: string
  readonly manifest: Manifest
  readonly manifestHash: string
  readonly fileName: string
  readonly sha256: string
  readonly receivedAt: number
  readonly receivedBy: string
  readonly receipt: Receipt
  /** The bundle that last took the receipt to its sender; null while none did. */
  readonly receiptIn: string | null
}

/** The next number of this PC in `year`. */
export function nextNumber(store: Store, year: number): number {
  const row = get(
    store,
    from
      .selectFrom('bundle_out')
      .select((e) => e.fn.max('number').as('last'))
      .where('unit_id', '=', unit(store))
      .where('year', '=', year),
  )
  return (row?.last ?? 0) + 1
}

export interface OutRecord {
  readonly kind: BundleKind
  readonly key: string
  readonly revision: number
  readonly hash: string
}

export interface NewBundleOut extends Omit<BundleOut, 'copies' | 'answers' | 'number' | 'bundleId'> {
  readonly year: number
  /** What of its records a later bundle need not carry once the receipt is here. */
  readonly records: readonly OutRecord[]
}

export function insertOut(store: Store, out: NewBundleOut): void {
  const { manifest, records } = out
  run(
    store,
    local.insertInto('bundle_out').values({
      unit_id: unit(store),
      bundle_id: manifest.bundleId,
      number: manifest.number,
      year: out.year,
      purpose: manifest.purpose,
      recipients: canonical(manifest.recipients.map(({ unitId }) => unitId)),
      manifest: canonical(manifest),
      manifest_hash: out.manifestHash,
      file_name: out.fileName,
      bytes: out.bytes,
      sha256: out.sha256,
      made_at: out.madeAt,
      made_by: out.madeBy,
    }),
  )
  for (const { kind, key, revision, hash } of records) {
    run(
      store,
      local
        .insertInto('bundle_out_record')
        .values({ unit_id: unit(store), bundle_id: manifest.bundleId, kind, key, revision, hash }),
    )
  }
  for (const bundleId of manifest.acknowledges) {
    run(
      store,
      local
        .updateTable('bundle_in')
        .set({ receipt_in: manifest.bundleId })
        .where('unit_id', '=', unit(store))
        .where('bundle_id', '=', bundleId),
    )
  }
}

export function insertCopy(
  store: Store,
  bundleId: string,
  copy: { at: number; place: string; by: string },
): void {
  run(
    store,
    local
      .insertInto('bundle_copy')
      .values({
        unit_id: unit(store),
        bundle_id: bundleId,
        written_at: copy.at,
        place: copy.place,
        written_by: copy.by,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** The newest first. */
export function listOut(store: Store): readonly BundleOut[] {
  const copies = all(store, from.selectFrom('bundle_copy').selectAll().where('unit_id', '=', unit(store)))
  const answers = all(store, from.selectFrom('bundle_answer').selectAll().where('unit_id', '=', unit(store)))
  return all(
    store,
    from
      .selectFrom('bundle_out')
      .selectAll()
      .where('unit_id', '=', unit(store))
      .orderBy('made_at', 'desc')
      .orderBy('number', 'desc'),
  ).map((row) => ({
    bundleId: row.bundle_id,
    number: row.number,
    manifest: Manifest.parse(JSON.parse(row.manifest)),
    manifestHash: row.manifest_hash,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    madeAt: row.made_at,
    madeBy: row.made_by,
    copies: copies
      .filter(({ bundle_id }) => bundle_id === row.bundle_id)
      .map(({ written_at, place }) => ({ at: written_at, place })),
    answers: answers
      .filter(({ bundle_id }) => bundle_id === row.bundle_id)
      .map((answer) => ({
        peerId: answer.peer_id,
        reportedAt: answer.reported_at,
        receivedAt: answer.received_at,
        receipt: answer.receipt === null ? null : Receipt.parse(JSON.parse(answer.receipt)),
      })),
  }))
}

export const getOut = (store: Store, bundleId: string): BundleOut | null =>
  listOut(store).find((out) => out.bundleId === bundleId) ?? null

/** The newest first. */
export const listIn = (store: Store): readonly BundleIn[] =>
  all(
    store,
    from
      .selectFrom('bundle_in')
      .selectAll()
      .where('unit_id', '=', unit(store))
      .orderBy('received_at', 'desc')
      .orderBy('bundle_id'),
  ).map((row) => ({
    bundleId: row.bundle_id,
    senderId: row.sender_id,
    senderName: row.sender_name,
    manifest: Manifest.parse(JSON.parse(row.manifest)),
    manifestHash: row.manifest_hash,
    fileName: row.file_name,
    sha256: row.sha256,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    receipt: Receipt.parse(JSON.parse(row.receipt)),
    receiptIn: row.receipt_in,
  }))

export function getIn(store: Store, bundleId: string): Pick<BundleIn, 'manifestHash' | 'receipt'> | null {
  const row = get(
    store,
    from
      .selectFrom('bundle_in')
      .select(['manifest_hash', 'receipt'])
      .where('unit_id', '=', unit(store))
      .where('bundle_id', '=', bundleId),
  )
  return row === undefined
    ? null
    : { manifestHash: row.manifest_hash, receipt: Receipt.parse(JSON.parse(row.receipt)) }
}

export function insertIn(store: Store, received: Omit<BundleIn, 'receiptIn'>): void {
  run(
    store,
    local.insertInto('bundle_in').values({
      unit_id: unit(store),
      bundle_id: received.bundleId,
      sender_id: received.senderId,
      sender_name: received.senderName,
      purpose: received.manifest.purpose,
      manifest: canonical(received.manifest),
      manifest_hash: received.manifestHash,
      file_name: received.fileName,
      sha256: received.sha256,
      received_at: received.receivedAt,
      received_by: received.receivedBy,
      receipt: canonical(received.receipt),
      receipt_in: null,
    }),
  )
}

/**
 * Takes over the receipts that `peerId` sent. One for a bundle that never went to it, or was another then, is
 * passed over; answers the ids of those that hold.
 */
export function takeReceipts(
  store: Store,
  peerId: string,
  receipts: readonly Receipt[],
  now: number,
): readonly string[] {
  const sent = new Map(listOut(store).map((out) => [out.bundleId, out]))
  const taken: string[] = []
  for (const receipt of receipts) {
    const out = sent.get(receipt.bundleId)
    const holds =
      out?.manifestHash === receipt.manifestHash &&
      out.manifest.recipients.some(({ unitId }) => unitId === peerId)
    if (!holds) continue
    taken.push(receipt.bundleId)
    run(
      store,
      local
        .insertInto('bundle_answer')
        .values({
          unit_id: unit(store),
          bundle_id: receipt.bundleId,
          peer_id: peerId,
          reported_at: null,
          reported_by: null,
          received_at: now,
          receipt: canonical(receipt),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['unit_id', 'bundle_id', 'peer_id'])
            .doUpdateSet({ received_at: now, receipt: canonical(receipt) })
            .where('bundle_answer.receipt', 'is', null),
        ),
    )
  }
  return taken
}

/** A check code was read over the telephone. */
export function noteReport(
  store: Store,
  report: { readonly bundleId: string; readonly peerId: string; readonly at: number; readonly by: string },
): void {
  const noted = { reported_at: report.at, reported_by: report.by }
  run(
    store,
    local
      .insertInto('bundle_answer')
      .values({
        unit_id: unit(store),
        bundle_id: report.bundleId,
        peer_id: report.peerId,
        ...noted,
        received_at: null,
        receipt: null,
      })
      .onConflict((conflict) => conflict.columns(['unit_id', 'bundle_id', 'peer_id']).doUpdateSet(noted)),
  )
}

/** Receipts given to `peerId` that no bundle has taken along yet; a bundle of receipts alone asks for none. */
export const receiptsFor = (store: Store, peerId: string): readonly Receipt[] =>
  listIn(store)
    .filter(
      ({ senderId, receiptIn, manifest }) =>
        senderId === peerId && receiptIn === null && manifest.purpose !== 'receipt',
    )
    .map(({ receipt }) => receipt)

export interface SentRecord extends OutRecord {
  /** A receipt came of a bundle that carried it, and held nothing back nor refused anything. */
  readonly acknowledged: boolean
}

/** Every record that ever went to `peerId`, bundle by bundle. */
export function sentTo(store: Store, peerId: string): readonly SentRecord[] {
  return listOut(store)
    .filter(({ manifest }) => manifest.recipients.some(({ unitId }) => unitId === peerId))
    .flatMap(({ bundleId, answers }) => {
      const receipt = answers.find((answer) => answer.peerId === peerId)?.receipt ?? null
      const acknowledged = receipt !== null && tookAll(receipt)
      return all(
        store,
        from
          .selectFrom('bundle_out_record')
          .select(['kind', 'key', 'revision', 'hash'])
          .where('unit_id', '=', unit(store))
          .where('bundle_id', '=', bundleId),
      ).map((record) => ({ ...record, acknowledged }))
    })
}

const tookAll = ({ counts }: Receipt): boolean => counts.held === 0 && counts.refused === 0

/** The same bundle came again: its receipt goes once more, since the last one may be lost. */
export function giveAgain(store: Store, bundleId: string): void {
  run(
    store,
    local
      .updateTable('bundle_in')
      .set({ receipt_in: null })
      .where('unit_id', '=', unit(store))
      .where('bundle_id', '=', bundleId),
  )
}

const unit = (store: Store): string => store.unitId() ?? ''
