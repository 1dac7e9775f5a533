/** What goes into a bundle and what comes out of one, apart from how it is packed (`db/bundle`). */
import type { Json } from '../ledger/canonical.ts'
import type { LedgerRecord } from '../ledger/record.ts'
import type { BundlePurpose, LedgerRange, Manifest } from './manifest.ts'
import type { Receipt } from './receipt.ts'
import type { BundleRecord } from './record.ts'

export interface BundleContent {
  readonly purpose: BundlePurpose
  readonly recipients: readonly { readonly unitId: string }[]
  /** Lines of canonical JSON, without line ends: `LedgerRecord`s of an office bundle, else `BundleRecord`s. */
  readonly records: Iterable<string>
  /** Office bundles only. */
  readonly ranges?: readonly LedgerRange[]
  /** Travels encrypted. */
  readonly personal?: PersonalContent
  /** Files of `doc-nhanh/`, named as `quickName` says. */
  readonly quick: readonly QuickFile[]
}

export interface PersonalContent {
  /** Lines of canonical JSON; their shape is the purpose's own. */
  readonly payloads: Iterable<string>
  readonly blobs: Iterable<{ readonly sha256: string; readonly bytes: Uint8Array }>
}

export interface QuickFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Opened {
  readonly manifest: Manifest
  /** SHA-256 of the bytes of `manifest.json`: the name of the bundle's content. */
  readonly manifestHash: string
  readonly receipts: readonly Receipt[]
  readonly quick: readonly QuickFile[]
  /** Null when none travels; `locked` when no key here opens it. */
  readonly personal: OpenedPersonal | 'locked' | null
  /** The receipt that was given when the same bundle came before; it is given again. */
  readonly seen: Receipt | null
}

export interface OpenedPersonal {
  readonly payloads: readonly Json[]
  readonly blobs: ReadonlyMap<string, Uint8Array>
}

export type OpenedOffice = Opened & { readonly purpose: 'office'; readonly records: readonly LedgerRecord[] }
export type OpenedRecords = Opened & {
  readonly purpose: Exclude<BundlePurpose, 'office'>
  readonly records: readonly BundleRecord[]
}
/** Checked whole: signature, recipient, every entry, every line. Nothing of it is applied yet. */
export type OpenedBundle = OpenedOffice | OpenedRecords
