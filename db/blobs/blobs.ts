/**
 * Files beside the database, kept under their own hash: `blobs/ab/<sha256>`. The name is the content, so a
 * second put of the same bytes changes nothing, a file is never overwritten by another, and damage shows
 * when it is read. A put that is acknowledged is on the platter before any row of the database speaks of it.
 */
import path from 'node:path'
import { err, type Result } from '../../shared/result.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { removeParts, sha256, writeWhole } from '../files/whole.ts'
import { sniff } from './sniff.ts'

/** Pictures come scaled to 2048 px from the renderer; what is still larger is no evidence. */
export const blobLimit = 20 * 1024 * 1024

export interface KeptBlob {
  readonly sha256: string
  readonly bytes: number
}

export interface StoredBlob extends KeptBlob {
  readonly mediaType: string
}

export type BlobRefusal =
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'FileRefused'; readonly reason: string }

export type BlobReadFailure =
  | { readonly type: 'NotFound' }
  /** The file is there but is not what its name says. It stays where it is. */
  | { readonly type: 'BlobDamaged' }

const HASH = /^[0-9a-f]{64}$/

/** Where a blob lies below `folder` (`<data>/blobs`, or the same inside a backup place). */
export function blobPath(folder: string, hash: string): string {
  if (!HASH.test(hash)) throw new Error(`Not a SHA-256: ${hash}`)
  return path.join(folder, hash.slice(0, 2), hash)
}

/**
 * Idempotent; a damaged file under the same hash is replaced by the good bytes. `mediaType` is given where the
 * program itself has read the file as what it is; else its first bytes must tell.
 */
export async function putBlob(
  files: Files,
  folder: string,
  bytes: Uint8Array,
  mediaType: string | null = sniff(bytes),
): Promise<Result<StoredBlob, BlobRefusal | FileFailure>> {
  if (bytes.byteLength > blobLimit) {
    return err({ type: 'FileTooLarge', bytes: bytes.byteLength, limit: blobLimit })
  }
  if (mediaType === null) {
    return err({ type: 'FileRefused', reason: 'Chỉ nhận ảnh, tệp PDF, Word hoặc Excel làm minh chứng.' })
  }
  const hash = sha256(bytes)
  const target = blobPath(folder, hash)
  const stored = { sha256: hash, bytes: bytes.byteLength, mediaType }
  return attempt(async () => {
    if (await isWhole(files, target, hash)) return stored
    await files.makeFolder(path.dirname(target))
    await writeWhole(files, target, bytes)
    await files.flushFolder(folder)
    return stored
  })
}

/** Hashes what it reads; never answers bytes that are not the ones put. */
export async function getBlob(
  files: Files,
  folder: string,
  hash: string,
): Promise<Result<Uint8Array<ArrayBuffer>, BlobReadFailure | FileFailure>> {
  const read = await attempt(() => files.read(blobPath(folder, hash)))
  if (!read.ok) return read.error.type === 'Missing' ? err({ type: 'NotFound' }) : read
  return sha256(read.value) === hash ? read : err({ type: 'BlobDamaged' })
}

/** Every blob by name, unread; files with other names are passed over. Rejects when the disk fails. */
export async function listBlobs(files: Files, folder: string): Promise<readonly KeptBlob[]> {
  const blobs: KeptBlob[] = []
  for (const shelf of await shelves(files, folder)) {
    for (const entry of await files.list(shelf)) {
      if (entry.kind === 'file' && HASH.test(entry.name)) {
        blobs.push({ sha256: entry.name, bytes: entry.bytes })
      }
    }
  }
  return blobs
}

/** Reads every blob anew. `wanted` are the hashes that the database speaks of. */
export async function verifyBlobs(
  files: Files,
  folder: string,
  wanted: Iterable<string>,
): Promise<{ readonly missing: readonly string[]; readonly damaged: readonly string[] }> {
  const present = new Set((await listBlobs(files, folder)).map((blob) => blob.sha256))
  const missing = [...new Set(wanted)].filter((hash) => !present.has(hash))
  const damaged: string[] = []
  for (const hash of present) {
    if (!(await isWhole(files, blobPath(folder, hash), hash))) damaged.push(hash)
  }
  return { missing, damaged }
}

/** Sweeps what a crash in the middle of a put left. Only while the folder lock is held. */
export async function cleanBlobs(files: Files, folder: string): Promise<void> {
  for (const shelf of await shelves(files, folder)) await removeParts(files, shelf)
}

async function shelves(files: Files, folder: string): Promise<readonly string[]> {
  const entries = await files.list(folder)
  return entries
    .filter((entry) => entry.kind === 'folder' && /^[0-9a-f]{2}$/.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
}

/** A file that the device cannot read is not whole; that is what a second copy is for. */
async function isWhole(files: Files, file: string, hash: string): Promise<boolean> {
  const read = await attempt(() => files.hash(file))
  return read.ok && read.value.sha256 === hash
}
