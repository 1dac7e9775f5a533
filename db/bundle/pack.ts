/**
 * Packs a bundle. The same content, keys and header give the same bytes, but for what age encrypts: fixed order of
 * entries, fixed times, and for each name it is decided here whether it is stored or deflated. The manifest and its
 * signature are stored, so that a reader judges whose the bundle is before it inflates anything.
 */
import type { BundleContent } from '../../shared/bundle/content.ts'
import {
  bundleEntries,
  bundleVersion,
  lastInstant,
  Manifest,
  quickName,
  signedManifest,
} from '../../shared/bundle/manifest.ts'
import type { Receipt } from '../../shared/bundle/receipt.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import { sha256 } from '../files/whole.ts'
import { sha256Text } from '../hash.ts'
import { type FrameInput, writeFrame } from './frame.ts'
import type { Keys } from './keys.ts'
import { writeLines } from './lines.ts'
import { seal } from './personal.ts'

export interface BundleHeader {
  readonly bundleId: string
  readonly number: number
  readonly sender: { readonly unitId: string; readonly unitName: string; readonly origin: string }
  /** UTC milliseconds. */
  readonly createdAt: number
  readonly program: string
  readonly clock: Manifest['clock']
  readonly receipts: readonly Receipt[]
}

export interface WrittenBundle {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly manifest: Manifest
  readonly manifestHash: string
}

/** `sealTo` are the age recipients of what is personal: receiver's, office's own, recovery. */
export async function writeBundle(
  content: BundleContent,
  header: BundleHeader,
  keys: Keys,
  sealTo: readonly string[],
): Promise<WrittenBundle> {
  const records = [...content.records]
  const entries: FrameInput[] = [
    { name: bundleEntries.records, bytes: writeLines(records), deflate: true },
    { name: bundleEntries.receipts, bytes: writeLines(header.receipts.map(canonical)), deflate: true },
  ]
  for (const { name, bytes } of [...content.quick].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!quickName.test(name)) throw new Error(`Not a name for ${bundleEntries.quickFolder}: ${name}`)
    entries.push({ name: bundleEntries.quickFolder + name, bytes, deflate: name.endsWith('.html') })
  }
  if (content.personal !== undefined) {
    entries.push({
      name: bundleEntries.personal,
      bytes: await seal(content.personal, sealTo),
      deflate: false,
    })
  }

  const manifest = Manifest.parse({
    format: 'smc-bundle',
    version: bundleVersion,
    minReader: bundleVersion,
    bundleId: header.bundleId,
    number: header.number,
    purpose: content.purpose,
    sender: { ...header.sender, keyId: keys.keyId, recipient: keys.recipient },
    recipients: content.recipients.map(({ unitId }) => ({ unitId })),
    createdAt: Math.min(header.createdAt, lastInstant),
    program: header.program,
    clock: header.clock,
    counts: countsOf(content.purpose, records),
    ranges: [...(content.ranges ?? [])],
    acknowledges: header.receipts.map(({ bundleId }) => bundleId),
    personal: content.personal !== undefined,
    entries: entries.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: sha256(bytes) })),
  } satisfies Manifest)

  const text = canonical(manifest)
  const ascii = (written: string): Uint8Array => new TextEncoder().encode(written)
  const bytes = writeFrame([
    { name: bundleEntries.manifest, bytes: ascii(text), deflate: false },
    { name: bundleEntries.signature, bytes: ascii(keys.sign(signedManifest(text))), deflate: false },
    ...entries,
  ])
  return { bytes, manifest, manifestHash: sha256Text(text) }
}

/** Lines by kind, of an office bundle by entity. */
function countsOf(purpose: BundleContent['purpose'], lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const line of lines) {
    const kind = countedAs(purpose, JSON.parse(line))
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

export const countedAs = (
  purpose: BundleContent['purpose'],
  record: { readonly kind: string; readonly entity?: string },
): string => (purpose === 'office' ? (record.entity ?? '') : record.kind)
