/**
 * A file with its final name is whole: written under a temporary name in the same folder, on the platter,
 * read back, compared, and only then renamed. Whatever fails or dies before the rename leaves a `.part`
 * file, which `removeParts` sweeps at the next start (the folder lock is held then, so nobody is writing).
 */
import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { FileHash, Files } from './files.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A temporary name beside `target`. */
export const partOf = (target: string): string => `${target}.${randomUUID().slice(0, 8)}.part`

/** Also what SQLite leaves beside a temporary database. */
const isPart = (name: string): boolean => /\.part(-journal|-wal|-shm)?$/.test(name)

/** Written, but read back otherwise: a failing stick. Node's words for a device that answers with errors. */
function misread(file: string): Error {
  return Object.assign(new Error(`${path.basename(file)} reads back otherwise than written`), { code: 'EIO' })
}

export async function writeWhole(
  files: Files,
  target: string,
  bytes: Uint8Array,
  rights?: 'secret',
): Promise<void> {
  await whole(files, target, async (part) => {
    await files.create(part, bytes, rights)
    return { sha256: sha256(bytes), bytes: bytes.byteLength }
  })
}

/** Refuses (EIO) a source that no longer has the hash `expected`. */
export async function copyWhole(
  files: Files,
  source: string,
  target: string,
  expected?: string,
): Promise<FileHash> {
  return whole(files, target, async (part) => {
    const read = await files.copy(source, part)
    if (expected !== undefined && read.sha256 !== expected) throw misread(source)
    return read
  })
}

async function whole(
  files: Files,
  target: string,
  fill: (part: string) => Promise<FileHash>,
): Promise<FileHash> {
  const part = partOf(target)
  try {
    const wanted = await fill(part)
    const written = await files.hash(part)
    if (written.sha256 !== wanted.sha256) throw misread(part)
    await files.rename(part, target)
    await files.flushFolder(path.dirname(target))
    return wanted
  } catch (thrown) {
    await files.remove(part).catch(() => {})
    throw thrown
  }
}

/** Sweeps what a crash left behind in one folder. */
export async function removeParts(files: Files, folder: string): Promise<void> {
  for (const entry of await files.list(folder)) {
    if (entry.kind === 'file' && isPart(entry.name)) await files.remove(path.join(folder, entry.name))
  }
}
