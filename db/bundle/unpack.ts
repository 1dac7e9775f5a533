/**
 * What lies in a file that was dropped: a bundle is a zip itself and is never taken apart here; a zip of bundles, or
 * of such zips, is. Nothing is written to a disk, and nothing beyond the caps is inflated. Every entry that could be
 * meant as a file comes out, readable or not, so that none is passed over in silence.
 */
import { bundleEntries } from '../../shared/bundle/manifest.ts'
import { isPlainZip } from '../../shared/bundle/names.ts'
import type { DropTrouble } from '../../shared/receiver/drop.ts'
import { type Limits, limits, type RefusalReason } from '../import/refusal.ts'
import { checkZip } from '../import/zip.ts'

export interface UnpackedFile {
  readonly name: string
  /** The zips it lay in, outermost first, e.g. `thu.zip › xa.zip`; null where it was dropped itself. */
  readonly within: string | null
  /** Empty where `trouble` says why nothing was taken out. */
  readonly bytes: Uint8Array
  readonly trouble: DropTrouble | null
}

export interface UnpackCaps {
  /** Zips in each other. */
  readonly depth: number
  readonly files: number
  /** Inflated, all together. */
  readonly bytes: number
}

const usualCaps: UnpackCaps = { depth: 3, files: 500, bytes: limits.totalBytes }

export async function unpack(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  caps = usualCaps,
): Promise<readonly UnpackedFile[]> {
  const found: UnpackedFile[] = []
  let left = caps.bytes
  const look = async (
    name: string,
    bytes: Uint8Array,
    within: readonly string[],
  ): Promise<DropTrouble | null> => {
    if (found.length >= caps.files) return { type: 'ZipTooLarge' }
    const here = within.length === 0 ? null : within.join(' › ')
    const put = (trouble: DropTrouble | null) =>
      found.push({ name, within: here, bytes: trouble === null ? bytes : new Uint8Array(), trouble })
    if (!isPlainZip(bytes)) {
      put(null)
      return null
    }
    if (within.length >= caps.depth) {
      put({ type: 'ZipTooDeep' })
      return null
    }
    const allowed: Limits = { ...limits, totalBytes: left }
    const zip = await checkZip(bytes, allowed, 'all')
    if (!zip.ok) {
      put(troubleOf(zip.error.reason))
      return null
    }
    const { names, kept } = zip.value
    for (const each of kept.values()) left -= each.byteLength
    // A bundle that somebody packed anew: its own check says what is wrong with it.
    if (names.includes(bundleEntries.manifest)) {
      put(null)
      return null
    }
    if (new Set(names).size !== names.length) {
      put({ type: 'ZipSpoiled' })
      return null
    }
    for (const entry of names.filter(isFile)) {
      const inner = kept.get(entry) ?? new Uint8Array()
      const stopped = await look(entry.split('/').at(-1) ?? entry, inner, [...within, name])
      if (stopped !== null) return stopped
    }
    return null
  }
  for (const { name, bytes } of files) {
    const stopped = await look(name, bytes, [])
    if (stopped === null) continue
    found.push({ name, within: null, bytes: new Uint8Array(), trouble: stopped })
    break
  }
  return found
}

/** Folders, and what file managers leave behind, are no files of anybody. */
const isFile = (name: string): boolean =>
  !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(name)

function troubleOf(reason: RefusalReason): DropTrouble {
  switch (reason) {
    case 'truncated':
      return { type: 'Truncated' }
    case 'password':
      return { type: 'ZipLocked' }
    case 'bomb':
      return { type: 'ZipTooLarge' }
    default:
      return { type: 'ZipSpoiled' }
  }
}
