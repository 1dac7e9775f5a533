/**
 * The caps on a zip, checked before any sheet library sees it: number of entries, declared sizes, and the sizes
 * that really come out when every entry is inflated, because a directory may lie.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Limits, type Refusal, refuse } from './refusal.ts'

/** The names of the entries; `keep` are returned inflated, with 'all' every one that is not empty. */
export interface CheckedZip {
  readonly names: readonly string[]
  readonly kept: ReadonlyMap<string, Uint8Array>
}

const WATCHED_FROM = 4 * 1024 * 1024

export async function checkZip(
  bytes: Uint8Array,
  limits: Limits,
  keep: readonly string[] | 'all' = [],
): Promise<Result<CheckedZip, Refusal>> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    })
  } catch {
    return err(refuse('truncated'))
  }
  try {
    return await checkEntries(zip, limits, keep)
  } catch {
    return err(refuse('damaged'))
  }
}

async function checkEntries(
  zip: ZipFile,
  limits: Limits,
  keep: readonly string[] | 'all',
): Promise<Result<CheckedZip, Refusal>> {
  if (zip.entryCount > limits.entries) return err(refuse('bomb'))
  const entries: Entry[] = []
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    declared += entry.uncompressedSize
    if (entries.length > limits.entries || declared > limits.totalBytes) return err(refuse('bomb'))
    if (tooDense(entry.uncompressedSize, entry.compressedSize, limits)) return err(refuse('bomb'))
    if (entry.isEncrypted()) return err(refuse('password'))
  }
  const kept = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of entries) {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += chunk.length
      total += chunk.length
      if (total > limits.totalBytes || tooDense(size, entry.compressedSize, limits))
        return err(refuse('bomb'))
      if (keep === 'all' || keep.includes(entry.fileName)) chunks.push(chunk)
    }
    if (chunks.length > 0) kept.set(entry.fileName, Buffer.concat(chunks))
  }
  return ok({ names: entries.map(({ fileName }) => fileName), kept })
}

const tooDense = (size: number, stored: number, limits: Limits): boolean =>
  size > limits.entryBytes || (size > WATCHED_FROM && size > stored * limits.ratio)
