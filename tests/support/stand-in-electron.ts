/**
 * Folders that look to electron-builder like Electron's own distribution: an executable with a wire of fuses, on
 * Windows a real portable executable with version information. Enough to be packaged; nothing runs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Where @electron/fuses looks, the version of the wire, its length, and every fuse off. */
const fuseWire = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x08${'0'.repeat(8)}`, 'latin1')

export function standInElectron(folder: string, system: 'linux' | 'win'): void {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true })
  for (const language of ['vi', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  if (system === 'linux') writeFileSync(join(folder, 'electron'), fuseWire, { mode: 0o755 })
  else writeFileSync(join(folder, 'electron.exe'), portableExecutable())
}

/** The one library that electron-builder itself edits executables with; its types come with it only as CommonJS. */
const { NtExecutable, NtExecutableResource, Resource } = createRequire(import.meta.url)(
  'resedit',
) as typeof import('resedit')

function portableExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.create(1033, {}, [
    { lang: 1033, codepage: 1200, values: { ProductName: 'Electron', FileVersion: '1' } },
  ])
  version.outputToResourceEntries(resources.entries)
  const bin = new Uint8Array(fuseWire).buffer
  resources.entries.push({ type: 10, id: 1, lang: 1033, codepage: 1200, bin })
  resources.outputResource(executable)
  return Buffer.from(executable.generate())
}
