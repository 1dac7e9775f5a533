/**
 * Puts a bundle where it goes. Copied under a temporary name, on the platter, read back, renamed, and read back once
 * more under its final name; only then it is there. Whatever fails on the way takes the final name away again, so a
 * file that bears it is whole. A file of another content under the same name stays: the new one gets a number.
 */
import path from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import { attempt, type FileFailure } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { copyWhole } from '../files/whole.ts'

export interface Delivery {
  readonly files: Files
  /** The bundle on this PC. */
  readonly source: string
  readonly sha256: string
  readonly folder: string
  readonly fileName: string
}

/** Answers the name it bears there. */
export async function deliver(delivery: Delivery): Promise<Result<string, FileFailure>> {
  const { files, source, sha256, folder, fileName } = delivery
  const delivered = await attempt(async () => {
    if ((await files.stat(folder))?.kind !== 'folder') throw gone(folder)
    await removeOwnParts(files, folder)
    const name = await freeName(delivery)
    const target = path.join(folder, name)
    if ((await files.stat(target)) !== null) return name
    try {
      await copyWhole(files, source, target, sha256)
      const read = await files.hash(target)
      if (read.sha256 !== sha256)
        throw Object.assign(new Error(`${fileName} reads back otherwise`), { code: 'EIO' })
    } catch (thrown) {
      await files.remove(target).catch(() => {})
      throw thrown
    }
    return name
  })
  return delivered.ok ? ok(delivered.value) : err(delivered.error)
}

/** What a pull-out or a power cut left of our own; whatever else lies there is not ours to touch. */
async function removeOwnParts(files: Files, folder: string): Promise<void> {
  for (const { kind, name } of await files.list(folder)) {
    if (kind === 'file' && /_so-\d{4,6}( \(\d+\))?\.smc\.[0-9a-f]{8}\.part$/.test(name)) {
      await files.remove(path.join(folder, name))
    }
  }
}

const gone = (folder: string): Error => Object.assign(new Error(`${folder} is not there`), { code: 'ENOENT' })

/** The name itself where it is free or already holds this very bundle, else `… (2)`. */
async function freeName({ files, folder, fileName, sha256 }: Delivery): Promise<string> {
  const { name, ext } = path.parse(fileName)
  for (let again = 1; ; again += 1) {
    const candidate = again === 1 ? fileName : `${name} (${again})${ext}`
    const target = path.join(folder, candidate)
    if ((await files.stat(target)) === null) return candidate
    if ((await files.hash(target)).sha256 === sha256) return candidate
  }
}
