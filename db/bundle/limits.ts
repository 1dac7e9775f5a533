/** The largest of everything in a bundle: beyond it no office's bundle goes, so nothing beyond it is read. */
import { bundleEntries, quickName } from '../../shared/bundle/manifest.ts'
import type { FrameLimits } from './frame.ts'

const MB = 1024 * 1024

/** Of the file; asked before it is read. */
export const largestBundle = 256 * MB
export const longestLine = 4 * MB

const largest: Readonly<Record<string, number>> = {
  [bundleEntries.manifest]: 2 * MB,
  [bundleEntries.signature]: 128,
  [bundleEntries.records]: 192 * MB,
  [bundleEntries.receipts]: 8 * MB,
  [bundleEntries.personal]: 240 * MB,
}
const largestQuick = 16 * MB

export const bundleLimits: FrameLimits = {
  entries: 22,
  total: 400 * MB,
  sizeOf(name) {
    if (Object.hasOwn(largest, name)) return largest[name] ?? null
    const quick = name.startsWith(bundleEntries.quickFolder) && name.slice(bundleEntries.quickFolder.length)
    return quick && quickName.test(quick) ? largestQuick : null
  },
}

export const payloadsName = 'payloads.ndjson'
const blobName = /^blobs\/[0-9a-f]{64}$/

/** Of the zip inside `rieng-tu.age`. */
export const personalLimits: FrameLimits = {
  entries: 20_001,
  total: 400 * MB,
  sizeOf: (name) => (name === payloadsName ? 192 * MB : blobName.test(name) ? 20 * MB : null),
}
