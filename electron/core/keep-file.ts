/** Puts bytes from a window into the blobs; what the disk refuses is the host's trouble, not the caller's. */
import { type BlobRefusal, putBlob } from '../../db/blobs/blobs.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { KeptFile } from '../../shared/week/content.ts'
import type { Office } from './core.ts'
import { DiskTrouble } from './disk-trouble.ts'

export async function keepFile(
  { files, blobs }: Office,
  {
    name,
    bytes,
    mediaType,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string },
): Promise<Result<KeptFile, BlobRefusal>> {
  const kept = await putBlob(files, blobs, bytes, mediaType)
  if (kept.ok) return ok({ name, ...kept.value })
  if (kept.error.type === 'FileTooLarge' || kept.error.type === 'FileRefused') return err(kept.error)
  throw new DiskTrouble(kept.error)
}
