/** The port on the real disk. */
import { createHash } from 'node:crypto'
import fs, { type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Entry, FileHash, Files } from './files.ts'
import { patiently } from './patiently.ts'

const PIECE = 1 << 20

export const diskFiles: Files = {
  read: async (file) => new Uint8Array(await fs.readFile(file)),

  hash: (file) => withFile(file, 'r', (handle) => readPieces(handle, async () => {})),

  create: (file, bytes, rights) =>
    withFile(
      file,
      'wx',
      async (handle) => {
        await handle.writeFile(bytes)
        await handle.sync()
      },
      rights === 'secret' ? 0o600 : 0o666,
    ),

  copy: (from, to) =>
    withFile(from, 'r', (source) =>
      withFile(to, 'wx', async (target) => {
        const hash = await readPieces(source, async (piece) => {
          await target.writeFile(piece)
        })
        await target.sync()
        return hash
      }),
    ),

  // Windows flushes only through a handle that may write.
  flush: (file) => withFile(file, 'r+', (handle) => handle.sync()),

  // Some drivers of foreign sticks cannot flush a folder and say EINVAL; they have no better way.
  flushFolder: async (folder) => {
    if (process.platform === 'win32') return
    await withFile(folder, 'r', (handle) => handle.sync().catch(unless('EINVAL')))
  },

  rename: (from, to) => patiently(() => fs.rename(from, to), delay),

  remove: (file) => patiently(() => fs.rm(file, { force: true }), delay),

  removeFolder: async (folder) => {
    await fs.rmdir(folder).catch(unless('ENOENT'))
  },

  list: async (folder) => {
    const names = await fs.readdir(folder).catch(unless('ENOENT'))
    const entries: Entry[] = []
    for (const name of (names ?? []).sort()) {
      const entry = await entryOf(path.join(folder, name))
      if (entry !== null) entries.push(entry)
    }
    return entries
  },

  stat: entryOf,

  makeFolder: async (folder) => {
    await fs.mkdir(folder, { recursive: true })
  },

  freeSpace: async (folder) => {
    const { bavail, bsize } = await fs.statfs(folder)
    return bavail * bsize
  },
}

async function withFile<T>(
  file: string,
  flags: string,
  work: (handle: FileHandle) => Promise<T>,
  mode?: number,
): Promise<T> {
  const handle = await fs.open(file, flags, mode)
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

async function readPieces(handle: FileHandle, use: (piece: Uint8Array) => Promise<void>): Promise<FileHash> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(PIECE)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, bytes)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes }
    const piece = buffer.subarray(0, bytesRead)
    hash.update(piece)
    await use(piece)
    bytes += bytesRead
  }
}

async function entryOf(file: string): Promise<Entry | null> {
  const stats = await fs.stat(file).catch(unless('ENOENT'))
  if (stats === undefined) return null
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
  return { name: path.basename(file), kind, bytes: stats.size, modifiedAt: Math.floor(stats.mtimeMs) }
}

const unless = (code: string) => (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== code) throw thrown
  return undefined
}
