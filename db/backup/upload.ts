/** A backup that a person picked arrives as bytes; it is laid down in the data folder to be looked into. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Result } from '../../shared/result.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'uploads')

/** Answers the path of the file, good until the next start. */
export function stageUpload(
  files: Files,
  dataFolder: string,
  bytes: Uint8Array,
): Promise<Result<string, FileFailure>> {
  const folder = folderOf(dataFolder)
  const file = path.join(folder, `${randomUUID()}.db`)
  return attempt(async () => {
    await files.makeFolder(folder)
    try {
      await files.create(file, bytes)
    } catch (thrown) {
      await files.remove(file).catch(() => {})
      throw thrown
    }
    return file
  })
}

export async function removeUploads(files: Files, dataFolder: string): Promise<void> {
  for (const entry of await files.list(folderOf(dataFolder))) {
    await files.remove(path.join(folderOf(dataFolder), entry.name))
  }
}
