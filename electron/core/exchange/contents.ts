/** What each kind of bundle carries and does here: who collects it, who previews it, who applies it. */
import type { SentRecord } from '../../../db/bundle/book.ts'
import { sentTo } from '../../../db/bundle/book.ts'
import { listPeers, type Peer } from '../../../db/bundle/peers.ts'
import { applyUp, previewUp } from '../../../db/exchange/apply-up.ts'
import { collectUp } from '../../../db/exchange/collect-up.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import type { Store } from '../../../db/store.ts'
import type { BundleContent, OpenedBundle } from '../../../shared/bundle/content.ts'
import type { BundlePurpose } from '../../../shared/bundle/manifest.ts'
import { emptyPreview, type Preview } from '../../../shared/bundle/preview.ts'
import type { BundleProblem } from '../../../shared/bundle/problem.ts'
import type { ReceiptCounts } from '../../../shared/bundle/receipt.ts'
import type { BundleRecord } from '../../../shared/bundle/record.ts'
import { canonical } from '../../../shared/ledger/canonical.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Office } from '../core.ts'
import { applyDown, previewDown } from './apply-down.ts'
import { collectDown } from './collect-down.ts'
import { collectForOffice, previewOffice, takeOffice } from './office.ts'
import { quickFiles } from './quick.ts'

export interface Collected {
  readonly content: BundleContent
  /** Records that the hand-over book remembers, so that they need not go again once a receipt is here. */
  readonly records: readonly BundleRecord[]
  readonly personal: number
}

/** Who a bundle of that purpose goes to now. */
export function recipientsOf(store: Store, purpose: BundlePurpose): readonly Peer[] {
  const peers = listPeers(store).filter(({ keys }) => keys.some(({ revokedAt }) => revokedAt === null))
  switch (purpose) {
    case 'up':
      return peers.filter(({ relation }) => relation === 'upper')
    case 'down':
      return peers.filter(({ relation }) => relation === 'lower')
    case 'office':
      return peers.filter(({ relation }) => relation === 'own')
    case 'receipt':
      return peers.filter(({ relation }) => relation !== 'own')
  }
}

/** Cumulative: everything that one of the recipients has not acknowledged. */
export async function collect(
  office: Office,
  purpose: BundlePurpose,
  recipients: readonly Peer[],
  withPersonal: boolean,
  now: number,
): Promise<Collected> {
  const { store } = office
  const to = recipients.map(({ id }) => ({ unitId: id }))
  if (purpose === 'office') {
    return { content: await collectForOffice(office), records: [], personal: 0 }
  }
  if (purpose === 'receipt') {
    return { content: { purpose, recipients: to, records: [], quick: [] }, records: [], personal: 0 }
  }
  const sent = sentToAll(store, recipients)
  const units = recipients.map(({ id }) => id)
  const { records, personal } =
    purpose === 'up'
      ? collectUp(store, sent, now)
      : { records: collectDown(store, units, sent, now), personal: [] }
  const content: BundleContent = {
    purpose,
    recipients: to,
    records: records.map(canonical),
    ...(withPersonal && personal.length > 0
      ? { personal: { payloads: personal.map(canonical), blobs: [] } }
      : {}),
    quick: records.length === 0 ? [] : await quickFiles(store, records),
  }
  return { content, records: withPersonal ? [...records, ...personal] : records, personal: personal.length }
}

/** A record counts as acknowledged only when every recipient did. */
function sentToAll(store: Store, recipients: readonly Peer[]): readonly SentRecord[] {
  const lists = recipients.map(({ id }) => sentTo(store, id))
  const name = ({ kind, key, revision, hash }: SentRecord) => canonical([kind, key, revision, hash])
  const known = lists.map((list) => new Set(list.filter(({ acknowledged }) => acknowledged).map(name)))
  return lists.flat().map((record) => ({
    ...record,
    acknowledged: known.every((names) => names.has(name(record))),
  }))
}

export function previewBundle(
  store: Store,
  opened: OpenedBundle,
  now: number,
): Result<Preview, BundleProblem> {
  switch (opened.purpose) {
    case 'receipt':
      return ok(emptyPreview)
    case 'up':
      return previewUp(store, opened, now)
    case 'office':
      return previewOffice(store, opened)
    case 'down':
      return previewDown(store, opened, now)
  }
}

/** One transaction; what `beside` writes stands or falls with it. */
export function applyBundle<T>(
  store: Store,
  opened: OpenedBundle,
  occasion: { readonly actor: string; readonly reason: string },
  beside: (counts: ReceiptCounts) => T,
): Result<T, BundleProblem> {
  switch (opened.purpose) {
    case 'receipt':
      return store.transaction(() => ok(beside(noCounts)))
    case 'up':
      return write(store, occasion, (w): Result<T, BundleProblem> => {
        const applied = applyUp(w, opened)
        return applied.ok ? ok(beside(applied.value)) : applied
      })
    case 'office':
      return takeOffice(store, opened, occasion, beside)
    case 'down':
      return write(store, occasion, (w): Result<T, BundleProblem> => {
        const applied = applyDown(w, opened)
        return applied.ok ? ok(beside(applied.value)) : applied
      })
  }
}

const noCounts: ReceiptCounts = { added: 0, same: 0, older: 0, held: 0, refused: 0 }
