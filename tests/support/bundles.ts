/** Made-up offices with keys, and small bundles between them. */
import { type Keys, keysOf } from '../../db/bundle/keys.ts'
import type { Relation, Trust } from '../../db/bundle/open.ts'
import { type BundleHeader, type WrittenBundle, writeBundle } from '../../db/bundle/pack.ts'
import { sha256Text } from '../../db/hash.ts'
import type { BundleContent } from '../../shared/bundle/content.ts'
import { bundleRecord } from '../../shared/bundle/record.ts'
import { canonical } from '../../shared/ledger/canonical.ts'

export const communeId = '0190a1b2-0000-7000-8000-000000000001'
export const provinceId = '0190a1b2-0000-7000-8000-000000000002'
export const strangerId = '0190a1b2-0000-7000-8000-000000000003'
export const communeOrigin = '0190a1b2-0000-7000-8000-00000000000a'
export const provinceOrigin = '0190a1b2-0000-7000-8000-00000000000b'
export const bundleId = '0190a1b2-0000-7000-8000-0000000000b1'
export const createdAt = Date.UTC(2026, 9, 9, 9, 0)

/** The same keys every time, told apart by their number. */
export const keysNumber = (number: number): Promise<Keys> => keysOf(new Uint8Array(32).fill(number))

export const headerOf = (header: Partial<BundleHeader> = {}): BundleHeader => ({
  bundleId,
  number: 41,
  sender: { unitId: communeId, unitName: 'Trung tâm Phục vụ hành chính công xã Mẫu', origin: communeOrigin },
  createdAt,
  program: '0.1.0',
  clock: 'ok',
  receipts: [],
  ...header,
})

export const recordLine = (key: string, unitId = communeId, revision = 1): string =>
  canonical(bundleRecord({ unitId, kind: 'week', key, revision, body: { score: 90.5, key } }, sha256Text))

export const contentOf = (content: Partial<BundleContent> = {}): BundleContent => ({
  purpose: 'up',
  recipients: [{ unitId: provinceId }],
  records: [recordLine('2026-10-02'), recordLine('2026-10-09')],
  quick: [{ name: 'tuan.html', bytes: new TextEncoder().encode('<p>90,5</p>') }],
  ...content,
})

export async function bundleOf(
  content: Partial<BundleContent> = {},
  header: Partial<BundleHeader> = {},
  keys?: Keys,
): Promise<WrittenBundle> {
  const signer = keys ?? (await keysNumber(1))
  const sealTo = [(await keysNumber(2)).recipient, signer.recipient]
  return writeBundle(contentOf(content), headerOf(header), signer, sealTo)
}

/** The province, which has confirmed the commune's key. */
export async function provinceTrust(trust: Partial<Trust> = {}): Promise<Trust> {
  const [commune, province] = [await keysNumber(1), await keysNumber(2)]
  return {
    unitId: provinceId,
    origin: provinceOrigin,
    standingOf: (unitId, keyId) =>
      unitId !== communeId ? 'unknown' : keyId === commune.keyId ? 'confirmed' : 'other',
    relationOf: (unitId): Relation | null => (unitId === communeId ? 'lower' : null),
    seen: () => null,
    identities: [province.identity],
    ...trust,
  }
}
