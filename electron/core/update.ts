/**
 * Updates brought on a stick: found by their name at the root of every other disk, believed by their signature
 * alone, copied to this PC before they are run, and the copy checked, so that a stick that changes meanwhile is none.
 */
import { verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPlaces } from '../../db/backup/places.ts'
import { attempt } from '../../db/files/failure.ts'
import type { Files } from '../../db/files/files.ts'
import { schemaVersion } from '../../db/migrations/index.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import {
  fileFor,
  judgeManifest,
  largestManifest,
  SignedUpdate,
  signedText,
  type ThisProgram,
  type UpdateFile,
  UpdateKeys,
  type UpdateManifest,
  type UpdateVerdict,
  updateFileName,
} from '../../shared/update/manifest.ts'

export interface Found {
  /** The folder it lies in. */
  readonly folder: string
  readonly place: string
  readonly verdict: UpdateVerdict
  /** Null where nothing that is written there can be believed. */
  readonly manifest: UpdateManifest | null
}

export const thisProgram = (version: string): ThisProgram => ({
  version,
  schema: schemaVersion,
  platform: process.platform,
  arch: process.arch,
})

export const updateKeys = (resources: string): UpdateKeys =>
  UpdateKeys.parse(JSON.parse(readFileSync(join(resources, 'update', 'keys.json'), 'utf8')))

export interface Looking {
  readonly files: Files
  readonly keys: UpdateKeys
  readonly here: ThisProgram
}

export async function lookForUpdates(looking: Looking, dataFolder: string): Promise<readonly Found[]> {
  const { files } = looking
  const places = await listPlaces({ files, platform: process.platform, dataFolder })
  const found: Found[] = []
  for (const { folder, label } of places) {
    const at = await lookAt(looking, folder, label)
    if (at !== null) found.push(at)
  }
  return found
}

/** Null where no manifest lies. */
export async function lookAt(looking: Looking, folder: string, place: string): Promise<Found | null> {
  const { files, here } = looking
  const file = join(folder, updateFileName)
  const entry = await attempt(() => files.stat(file))
  if (!entry.ok || entry.value === null) return null
  const refused = (verdict: UpdateVerdict): Found => ({ folder, place, verdict, manifest: null })
  if (entry.value.kind !== 'file' || entry.value.bytes > largestManifest) return refused('unreadable')
  const read = await attempt(() => files.read(file))
  const believed = read.ok ? believe(read.value, looking.keys) : err('unreadable' as const)
  if (!believed.ok) return refused(believed.error)
  const manifest = believed.value
  const verdict = judgeManifest(manifest, here)
  const wanted = fileFor(manifest, here)
  if (verdict !== 'ready' || wanted === null) return { folder, place, verdict, manifest }
  const installer = await attempt(() => files.stat(join(folder, wanted.name)))
  const there = installer.ok && installer.value?.kind === 'file' && installer.value.bytes === wanted.bytes
  return { folder, place, verdict: there ? 'ready' : 'fileMissing', manifest }
}

function believe(
  bytes: Uint8Array,
  keys: UpdateKeys,
): Result<UpdateManifest, 'unreadable' | 'unknownKey' | 'badSignature'> {
  const parsed = SignedUpdate.safeParse(jsonOf(bytes))
  if (!parsed.success) return err('unreadable')
  const { manifest, key, signature } = parsed.data
  const known = keys.find(({ id }) => id === key)
  if (known === undefined) return err('unknownKey')
  const publicKey = { key: Buffer.from(known.publicKey, 'base64'), format: 'der', type: 'spki' } as const
  const text = Buffer.from(signedText(manifest))
  return verify(null, text, publicKey, Buffer.from(signature, 'base64')) ? ok(manifest) : err('badSignature')
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** The installer on this PC, whole and as it was signed; its path. */
export async function bringInstaller(
  files: Files,
  { folder }: Found,
  wanted: UpdateFile,
  into: string,
): Promise<Result<string, 'UpdateDamaged'>> {
  const target = join(into, wanted.name)
  await files.makeFolder(into)
  await files.remove(target)
  const copied = await files.copy(join(folder, wanted.name), target)
  const kept = await files.hash(target)
  const right = (hash: typeof kept) => hash.sha256 === wanted.sha256 && hash.bytes === wanted.bytes
  if (right(copied) && right(kept)) return ok(target)
  await files.remove(target)
  return err('UpdateDamaged')
}
