/** The folder that a salvage works in: copies only, the damaged file itself is never in here. */
import path from 'node:path'
import type { Files } from '../files/files.ts'

export const workshopOf = (database: string): string => path.join(path.dirname(database), 'salvage')

export async function removeWorkshop(files: Files, database: string): Promise<void> {
  const folder = workshopOf(database)
  for (const entry of await files.list(folder)) await files.remove(path.join(folder, entry.name))
  await files.removeFolder(folder)
}
