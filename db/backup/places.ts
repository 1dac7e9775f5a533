/**
 * Sticks and disks where a second copy may go: what is mounted where desktops mount removable disks on Linux,
 * the other drive letters on Windows. A folder that merely lies there, with no disk mounted on it, is not offered.
 */
import path from 'node:path'
import { nfc } from '../../shared/text/text.ts'
import { attempt } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import type { Place } from './place.ts'

export interface Surroundings {
  readonly files: Files
  readonly platform: NodeJS.Platform
  readonly dataFolder: string
}

/** `folder` is the root of the stick; `label` is what its owner called it, or its letter. */
export async function listPlaces(surroundings: Surroundings): Promise<readonly Place[]> {
  return surroundings.platform === 'win32' ? windowsPlaces(surroundings) : mountedPlaces(surroundings)
}

async function mountedPlaces({ files }: Surroundings): Promise<readonly Place[]> {
  const read = await attempt(() => files.read('/proc/self/mounts'))
  return read.ok ? placesOfMounts(new TextDecoder().decode(read.value)) : []
}

/** A, B are diskettes that whir when asked; the drive of the data folder is no second place. */
async function windowsPlaces({ files, dataFolder }: Surroundings): Promise<readonly Place[]> {
  const own = path.win32.parse(dataFolder).root.toUpperCase()
  const roots = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((root) => root !== own)
  const places: Place[] = []
  for (const root of roots) {
    const found = await attempt(() => files.stat(root))
    if (found.ok && found.value !== null) places.push({ folder: root, label: `Ổ ${root.slice(0, 2)}` })
  }
  return places
}

const FOLDERS = [
  /^\/media\/[^/]+\/[^/]+$/,
  /^\/run\/media\/[^/]+\/[^/]+$/,
  /^\/media\/[^/]+$/,
  /^\/mnt\/[^/]+$/,
]

/** `text` as /proc/self/mounts has it: device, folder, type …, with blanks in octal (`\040`). */
export function placesOfMounts(text: string): readonly Place[] {
  const folders = text
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .map(unescaped)
    .filter((folder) => FOLDERS.some((pattern) => pattern.test(folder)))
  return [...new Set(folders)].sort().map((folder) => ({ folder, label: nfc(path.posix.basename(folder)) }))
}

/** The kernel writes blank, tab, newline and backslash in octal, all else as it is. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
