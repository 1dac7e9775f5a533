/** The exchange as screens see it. */
import { type BundleIn, type BundleOut, listIn, listOut, receiptsFor } from '../../../db/bundle/book.ts'
import { listPeers } from '../../../db/bundle/peers.ts'
import { sha256Text } from '../../../db/hash.ts'
import type { Store } from '../../../db/store.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { listUsers } from '../../../db/user/users.ts'
import type { InView, OutView } from '../../../shared/bundle/book.ts'
import { fingerprintOf } from '../../../shared/bundle/card.ts'
import type { ExchangeStatus } from '../../../shared/contract/exchange.ts'
import type { Context } from '../context.ts'
import { ownKeys } from './keys.ts'

export async function exchangeStatus(context: Context): Promise<ExchangeStatus> {
  const { store } = context.office
  const keys = await ownKeys(context)
  const unitId = store.unitId() ?? ''
  const named = namesOf(store)
  const peers = listPeers(store)
  return {
    unitName: getUnit(store)?.name ?? '',
    key: keys.ok ? 'ready' : keys.error.type === 'NoKey' ? 'none' : 'locked',
    fingerprint: keys.ok ? fingerprintOf(unitId, keys.value.keyId, sha256Text) : null,
    recovery: peers.some(({ id, recovery }) => id === unitId && recovery !== null),
    peers: peers.map(({ id, name, relation, keys: known }) => ({
      id,
      name,
      relation,
      keys: known.map(({ keyId, pcName, how, confirmedBy, confirmedAt, revokedAt }) => ({
        keyId,
        pcName,
        fingerprint: fingerprintOf(id, keyId, sha256Text),
        how,
        confirmedBy: named(confirmedBy),
        confirmedAt,
        revokedAt,
      })),
      receiptsDue: receiptsFor(store, id).length,
    })),
  }
}

export function outView(store: Store, out: BundleOut): OutView {
  const unitNames = new Map(listPeers(store).map(({ id, name }) => [id, name]))
  const { manifest, answers } = out
  return {
    bundleId: out.bundleId,
    number: out.number,
    purpose: manifest.purpose,
    fileName: out.fileName,
    bytes: out.bytes,
    sha256: out.sha256,
    manifestHash: out.manifestHash,
    madeAt: out.madeAt,
    madeBy: namesOf(store)(out.madeBy),
    personal: manifest.personal,
    counts: manifest.counts,
    acknowledges: manifest.acknowledges.length,
    copies: [...out.copies],
    to: manifest.recipients.map(({ unitId }) => {
      const answer = answers.find(({ peerId }) => peerId === unitId)
      const receipt = answer?.receipt ?? null
      const at = answer?.receivedAt ?? answer?.reportedAt ?? null
      const state = receipt !== null ? 'received' : at !== null ? 'reported' : 'sent'
      return { unitName: unitNames.get(unitId) ?? 'Đơn vị chưa rõ', state, at, receipt }
    }),
  }
}

export function inView(store: Store, came: BundleIn): InView {
  return {
    bundleId: came.bundleId,
    number: came.manifest.number,
    purpose: came.manifest.purpose,
    senderName: came.senderName,
    fileName: came.fileName,
    sha256: came.sha256,
    manifestHash: came.manifestHash,
    receivedAt: came.receivedAt,
    receivedBy: namesOf(store)(came.receivedBy),
    receipt: came.receipt,
    receiptSent: came.receiptIn !== null,
  }
}

export const bookViews = (store: Store): { out: OutView[]; in: InView[] } => ({
  out: listOut(store).map((out) => outView(store, out)),
  in: listIn(store).map((came) => inView(store, came)),
})

function namesOf(store: Store): (id: string) => string {
  const names = new Map(listUsers(store).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'Chương trình'
}
