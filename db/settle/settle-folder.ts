/** What every host does with the data folder between locking it and opening the database. */
import path from 'node:path'
import type { Result } from '../../shared/result.ts'
import { localPlace } from '../backup/place.ts'
import { type Settled, settleSwap } from '../backup/swap.ts'
import { removeUploads } from '../backup/upload.ts'
import { cleanBlobs } from '../blobs/blobs.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { removeParts } from '../files/whole.ts'
import { removeWorkshop } from '../salvage/workshop.ts'

/** Ends a replacement that was cut off, then sweeps what a crash left. On a failure, do not open the database. */
export function settleFolder(files: Files, database: string): Promise<Result<Settled, FileFailure>> {
  const dataFolder = path.dirname(database)
  return attempt(async () => {
    const settled = await settleSwap(files, database)
    await removeParts(files, dataFolder)
    await removeParts(files, localPlace(dataFolder).folder)
    await cleanBlobs(files, path.join(dataFolder, 'blobs'))
    await removeUploads(files, dataFolder)
    await removeWorkshop(files, database)
    return settled
  })
}
