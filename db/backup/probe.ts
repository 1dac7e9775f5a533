/** Whether a stick or disk takes a backup, asked when it is chosen rather than on Friday at 16:00. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import { attempt } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import type { BackupFailure } from './make.ts'
import type { Place } from './place.ts'

/** Writes a small file below `root` and takes it away again. */
export async function probePlace(
  files: Files,
  root: Place,
): Promise<Result<null, Extract<BackupFailure, { type: 'PlaceUnwritable' }>>> {
  const file = path.join(root.folder, `so-mot-cua-${randomUUID().slice(0, 8)}.part`)
  const probed = await attempt(async () => {
    await files.create(file, new Uint8Array(16))
    await files.remove(file)
  })
  if (probed.ok) return ok(null)
  await attempt(() => files.remove(file))
  return err({ type: 'PlaceUnwritable', place: root.label })
}
