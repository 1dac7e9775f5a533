/**
 * The manifest of a bundle, version 1: who sends what to whom, and size and hash of every entry beside it. It is
 * canonical JSON and Ed25519 signs its bytes, so whoever trusts the key trusts every byte of the bundle.
 *
 * Versions: a writer raises `version` with every change, and `minReader` when an older reader would misunderstand.
 * A reader of version n holds back what asks for more than n, and of a newer bundle that asks for no more it passes
 * over members it does not know.
 */
import { z } from 'zod'
import { Id, Instant, Line, RequiredLine, Sha256 } from '../contract/values.ts'
import { clockStates } from '../ledger/hlc.ts'

/** What this program writes, and the newest it understands. */
export const bundleVersion = 1

export const bundlePurposes = ['office', 'up', 'down', 'receipt'] as const
export const BundlePurpose = z.enum(bundlePurposes)
export type BundlePurpose = z.infer<typeof BundlePurpose>

/** An Ed25519 public key, 32 bytes in hex: it names itself. */
export const KeyId = z.string().regex(/^[0-9a-f]{64}$/)

/** An age recipient (X25519): what is personal is encrypted to it. */
export const AgeRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)

export const bundleEntries = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  records: 'records.ndjson',
  receipts: 'receipts.ndjson',
  /** The same numbers for people without the program. */
  quickFolder: 'doc-nhanh/',
  personal: 'rieng-tu.age',
} as const

/** Name of a file in `doc-nhanh/`, without the folder. */
export const quickName = /^[a-z0-9][a-z0-9-]{0,59}\.(xlsx|html)$/

const entryName =
  /^(records\.ndjson|receipts\.ndjson|rieng-tu\.age|doc-nhanh\/[a-z0-9][a-z0-9-]{0,59}\.(xlsx|html))$/

export const BundleEntry = z.strictObject({
  name: z.string().regex(entryName),
  bytes: z.int().nonnegative(),
  sha256: Sha256,
})
export type BundleEntry = z.infer<typeof BundleEntry>

/** A stretch of one origin's ledger, both ends included. */
export const LedgerRange = z.strictObject({
  origin: Id,
  epoch: z.int().positive(),
  from: z.int().positive(),
  to: z.int().positive(),
})
export type LedgerRange = z.infer<typeof LedgerRange>

/** The end of the year 9999: a clock may say anything, but later instants have no date. */
export const lastInstant = 253_402_300_799_999

export const Manifest = z.strictObject({
  format: z.literal('smc-bundle'),
  version: z.int().positive(),
  minReader: z.int().positive(),
  bundleId: Id,
  /** Running number of the sending PC within its year: "so-0041". */
  number: z.int().min(1).max(999_999),
  purpose: BundlePurpose,
  sender: z.strictObject({
    unitId: Id,
    unitName: RequiredLine,
    origin: Id,
    keyId: KeyId,
    recipient: AgeRecipient,
  }),
  recipients: z
    .array(z.strictObject({ unitId: Id }))
    .min(1)
    .max(500),
  createdAt: Instant.max(lastInstant),
  /** Version of the program that wrote it. */
  program: Line,
  /** What the sender's PC thought of its own clock. */
  clock: z.enum(clockStates),
  /** Lines of `records.ndjson` by kind (of an office bundle: by entity). */
  counts: z.record(z.string(), z.int().positive()),
  /** Office bundles only; else empty. */
  ranges: z.array(LedgerRange).max(10_000),
  /** Bundles whose receipts travel in this one. */
  acknowledges: z.array(Id).max(10_000),
  /** Personal data travel with it, in `rieng-tu.age`. */
  personal: z.boolean(),
  /** Every entry besides the manifest and its signature, in the order they stand. */
  entries: z.array(BundleEntry).min(2).max(20),
})
export type Manifest = z.infer<typeof Manifest>

/** What every version has, past and future: enough to say whose it is and which reader it asks for. */
export const ManifestHead = z.looseObject({
  format: z.literal('smc-bundle'),
  version: z.int().positive(),
  minReader: z.int().positive(),
  sender: z.looseObject({ unitId: Id, unitName: z.string(), keyId: KeyId }),
})
export type ManifestHead = z.infer<typeof ManifestHead>

/** The text that is signed: no signature over a manifest can be taken for one over anything else. */
export const signedManifest = (manifest: string): string => `smc-bundle/1\n${manifest}`
