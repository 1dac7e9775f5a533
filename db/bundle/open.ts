/**
 * Reads a bundle, from cheap and safe to dear: size, zip directory, manifest, signature and key, sender and
 * recipient, seen before, version, every entry with size and hash, every line, what is personal. The first check
 * that fails says its name, and nothing later is looked at. Until the signature of a confirmed key holds, nothing
 * is inflated: manifest and signature lie stored.
 *
 * It changes nothing. What comes out is whole and the sender's own; applying it is another module's work.
 */
import type { OpenedBundle, OpenedOffice, OpenedRecords } from '../../shared/bundle/content.ts'
import {
  type BundlePurpose,
  bundleEntries,
  bundleVersion,
  Manifest,
  ManifestHead,
  signedManifest,
} from '../../shared/bundle/manifest.ts'
import type { BundleProblem } from '../../shared/bundle/problem.ts'
import { checkCodeOf, Receipt } from '../../shared/bundle/receipt.ts'
import { BundleRecord, bodyHolds } from '../../shared/bundle/record.ts'
import { canonical, parseCanonical } from '../../shared/ledger/canonical.ts'
import { LedgerRecord } from '../../shared/ledger/record.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { sha256 } from '../files/whole.ts'
import { sha256Text } from '../hash.ts'
import { entryBytes, type FramedEntry, readFrame } from './frame.ts'
import { type Keys, verifies } from './keys.ts'
import { bundleLimits, largestBundle } from './limits.ts'
import { issueOf, readLines, textOf } from './lines.ts'
import { countedAs } from './pack.ts'
import { unseal } from './personal.ts'

/** What this PC knows of others. */
export interface Trust {
  readonly unitId: string
  readonly origin: string
  /** `unknown`: the unit has no confirmed key here at all; `other`: it has, but not this one. */
  readonly standingOf: (unitId: string, keyId: string) => 'confirmed' | 'revoked' | 'other' | 'unknown'
  /** How a confirmed unit stands to this one. */
  readonly relationOf: (unitId: string) => Relation | null
  readonly seen: (bundleId: string) => { readonly manifestHash: string; readonly receipt: Receipt } | null
  readonly identities: readonly Keys['identity'][]
}

export type Relation = 'own' | 'upper' | 'lower'

/** Who may send what: a unit below never changes the rules of one above. */
const directions: Readonly<Record<BundlePurpose, readonly Relation[]>> = {
  office: ['own'],
  up: ['lower'],
  down: ['upper'],
  receipt: ['own', 'upper', 'lower'],
}

/** `trust` null: to explain it whoever signed it and whoever it is for. */
export async function readBundle(
  bytes: Uint8Array,
  trust: Trust | null,
): Promise<Result<OpenedBundle, BundleProblem>> {
  const signed = readSigned(bytes)
  if (!signed.ok) return signed
  const { entries, head, text } = signed.value
  const stranger = trust === null ? null : judgeSender(head, trust)
  if (stranger !== null) return err(stranger)
  if (head.minReader > bundleVersion) {
    return err({ type: 'NewerFormat', unitName: head.sender.unitName, minReader: head.minReader })
  }
  const manifest = parseManifest(text, head.version)
  if (!manifest.ok) return manifest
  const manifestHash = sha256Text(text)
  const misdirected = trust === null ? null : judgeAddress(manifest.value, manifestHash, trust)
  if (misdirected !== null) return err(misdirected)

  const contents = readEntries(manifest.value, entries)
  if (!contents.ok) return contents
  const records = readRecords(manifest.value, contents.value)
  if (!records.ok) return records
  const receipts = readReceipts(manifest.value, contents.value)
  if (!receipts.ok) return receipts

  const sealed = contents.value.get(bundleEntries.personal)
  const personal = sealed === undefined ? null : await unseal(sealed, trust?.identities ?? [])
  if (sealed !== undefined && personal === null) return err({ type: 'PersonalDamaged' })

  const quick = [...contents.value]
    .filter(([name]) => name.startsWith(bundleEntries.quickFolder))
    .map(([name, file]) => ({ name: name.slice(bundleEntries.quickFolder.length), bytes: file }))
  const seen = trust?.seen(manifest.value.bundleId)?.receipt ?? null
  return ok({
    manifest: manifest.value,
    manifestHash,
    receipts: receipts.value,
    quick,
    personal,
    seen,
    ...records.value,
  })
}

interface Signed {
  readonly entries: readonly FramedEntry[]
  readonly head: ManifestHead
  /** The manifest as it was signed. */
  readonly text: string
}

/** Everything that is safe to do with a file of which nothing is known. */
function readSigned(bytes: Uint8Array): Result<Signed, BundleProblem> {
  if (bytes.byteLength > largestBundle) {
    return err({ type: 'BundleTooLarge', bytes: bytes.byteLength, limit: largestBundle })
  }
  const frame = readFrame(bytes, bundleEntries.manifest, bundleLimits)
  if (!frame.ok) return frame
  const [manifest, signature] = frame.value
  if (manifest?.name !== bundleEntries.manifest || signature?.name !== bundleEntries.signature) {
    return err({ type: 'FrameAltered', fault: 'entryOrder' })
  }
  if (manifest.deflated || signature.deflated) return err({ type: 'FrameAltered', fault: 'method' })

  const text = textOf(entryBytes(manifest) ?? new Uint8Array([0xff]))
  const parsed = text === null ? null : parseCanonical(text)
  if (text === null || !parsed?.ok) return invalid('Không phải JSON chuẩn tắc')
  const head = ManifestHead.safeParse(parsed.value)
  if (!head.success) return invalid(issueOf(head.error))
  const written = textOf(entryBytes(signature) ?? new Uint8Array([0xff]))
  if (written === null || !verifies(head.data.sender.keyId, signedManifest(text), written)) {
    return err({ type: 'BadSignature' })
  }
  return ok({ entries: frame.value, head: head.data, text })
}

function judgeSender(
  { sender: { unitId, unitName, keyId } }: ManifestHead,
  trust: Trust,
): BundleProblem | null {
  switch (trust.standingOf(unitId, keyId)) {
    case 'unknown':
      return { type: 'UnknownSender', unitId, unitName, keyId }
    case 'other':
      return { type: 'KeyChanged', unitId, unitName, keyId }
    case 'revoked':
      return { type: 'KeyRevoked', unitName }
    case 'confirmed':
      return null
  }
}

/** Members that a newer writer added without asking for a newer reader are passed over. */
function parseManifest(text: string, version: number): Result<Manifest, BundleProblem> {
  const parsed = (version > bundleVersion ? Manifest.strip() : Manifest).safeParse(JSON.parse(text))
  if (!parsed.success) return invalid(issueOf(parsed.error))
  // A name that the reader would clean up, or a number it would round, is not what was signed.
  if (version === bundleVersion && canonical(parsed.data) !== text)
    return invalid('Không đúng cách viết chuẩn')
  return ok(parsed.data)
}

function judgeAddress(manifest: Manifest, manifestHash: string, trust: Trust): BundleProblem | null {
  const { sender, recipients, purpose, bundleId } = manifest
  if (sender.unitId === trust.unitId && sender.origin === trust.origin) return { type: 'OwnBundle' }
  if (!recipients.some(({ unitId }) => unitId === trust.unitId)) {
    return { type: 'OtherRecipient', unitName: sender.unitName }
  }
  const relation = sender.unitId === trust.unitId ? 'own' : trust.relationOf(sender.unitId)
  if (relation === null || !directions[purpose].includes(relation)) {
    return { type: 'WrongDirection', unitName: sender.unitName }
  }
  const seen = trust.seen(bundleId)
  return seen !== null && seen.manifestHash !== manifestHash ? { type: 'BundleFork' } : null
}

type Contents = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** The exact set of entries, in the manifest's order, each with its size and hash. */
function readEntries(manifest: Manifest, framed: readonly FramedEntry[]): Result<Contents, BundleProblem> {
  const present = framed.slice(2)
  const names = manifest.entries.map(({ name }) => name)
  const due = [bundleEntries.records, bundleEntries.receipts].every((name, at) => names[at] === name)
  if (!due || names.includes(bundleEntries.personal) !== manifest.personal) {
    return invalid('Thiếu hoặc thừa phần')
  }
  const contents = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [index, expected] of manifest.entries.entries()) {
    const entry = present[index]
    if (entry?.name !== expected.name || entry.size !== expected.bytes) return mismatch(expected.name)
    const bytes = entryBytes(entry)
    if (bytes === null || sha256(bytes) !== expected.sha256) return mismatch(expected.name)
    contents.set(entry.name, bytes)
  }
  const extra = present[manifest.entries.length]
  return extra === undefined ? ok(contents) : mismatch(extra.name)
}

type Records = Pick<OpenedOffice, 'purpose' | 'records'> | Pick<OpenedRecords, 'purpose' | 'records'>

function readRecords(manifest: Manifest, contents: Contents): Result<Records, BundleProblem> {
  const bytes = contents.get(bundleEntries.records) ?? new Uint8Array()
  const { purpose } = manifest
  if (purpose === 'office') {
    const read = readLines(bytes, LedgerRecord)
    if (!read.ok) return err({ type: 'RecordInvalid', ...read.error })
    const problem = judgeRecords(read.value, manifest)
    return problem === null ? ok({ purpose, records: read.value as readonly LedgerRecord[] }) : err(problem)
  }
  const read = readLines(bytes, BundleRecord)
  if (!read.ok) return err({ type: 'RecordInvalid', ...read.error })
  const records = read.value as readonly BundleRecord[]
  const spoiled = records.findIndex((record) => !bodyHolds(record, sha256Text))
  if (spoiled >= 0) {
    return err({ type: 'RecordInvalid', line: spoiled + 1, issue: 'Mã băm không khớp nội dung' })
  }
  const problem = judgeRecords(records, manifest)
  return problem === null ? ok({ purpose, records }) : err(problem)
}

function judgeRecords(
  records: readonly { readonly unitId: string; readonly kind: string; readonly entity?: string }[],
  { sender, purpose, counts }: Manifest,
): BundleProblem | null {
  const foreign = records.findIndex(({ unitId }) => unitId !== sender.unitId)
  if (foreign >= 0) return { type: 'ForeignRecord', line: foreign + 1 }
  const found: Record<string, number> = {}
  for (const record of records) {
    const kind = countedAs(purpose, record)
    found[kind] = (found[kind] ?? 0) + 1
  }
  return canonical(found) === canonical(counts) ? null : { type: 'CountMismatch' }
}

function readReceipts(manifest: Manifest, contents: Contents): Result<readonly Receipt[], BundleProblem> {
  const read = readLines(contents.get(bundleEntries.receipts) ?? new Uint8Array(), Receipt)
  if (!read.ok) return err({ type: 'ReceiptInvalid', line: read.error.line })
  const sender = manifest.sender.unitId
  const invented = read.value.findIndex(
    ({ manifestHash, checkCode }) => checkCode !== checkCodeOf(manifestHash, sender, sha256Text),
  )
  if (invented >= 0) return err({ type: 'ReceiptInvalid', line: invented + 1 })
  const named = canonical(read.value.map(({ bundleId }) => bundleId)) === canonical(manifest.acknowledges)
  return named ? ok(read.value) : err({ type: 'CountMismatch' })
}

const invalid = (issue: string): Result<never, BundleProblem> => err({ type: 'ManifestInvalid', issue })
const mismatch = (name: string): Result<never, BundleProblem> => err({ type: 'EntryMismatch', name })
