/**
 * What lies beside an installer on a stick and says whose it is: a small signed list. Guarantees that an installer
 * is run only when a key that the program itself carries has signed its name, size and hash, it is for this kind of
 * PC, and it is newer than the program: an older one could not write what this one has written.
 */
import { z } from 'zod'
import { canonical } from '../ledger/canonical.ts'

export const updateFileName = 'so-mot-cua-cap-nhat.json'
/** A manifest is some hundred bytes; a larger file is none. */
export const largestManifest = 64 * 1024

const FileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/, 'Tên tệp chỉ gồm chữ không dấu, số, . _ -')
const Version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)

export const UpdateManifest = z.strictObject({
  format: z.literal('so-mot-cua-update'),
  formatVersion: z.literal(1),
  version: Version,
  /** The store's schema that it writes. */
  schema: z.int().positive(),
  /** Plain date of the release. */
  issued: z.iso.date(),
  /** What is new, for the office. */
  notes: z.string().max(2000),
  files: z
    .array(
      z.strictObject({
        name: FileName,
        platform: z.enum(['win32', 'linux']),
        arch: z.enum(['x64']),
        bytes: z.int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(10),
})
export type UpdateManifest = z.infer<typeof UpdateManifest>
export type UpdateFile = UpdateManifest['files'][number]

/** Ed25519 over the canonical JSON of `manifest`, in base64. */
export const SignedUpdate = z.strictObject({
  manifest: UpdateManifest,
  key: z.string(),
  signature: z.base64(),
})
export type SignedUpdate = z.infer<typeof SignedUpdate>

/** Keys whose updates this program takes: `id` names one, `publicKey` is SPKI in base64. */
export const UpdateKeys = z.array(z.strictObject({ id: z.string(), publicKey: z.base64() }))
export type UpdateKeys = z.infer<typeof UpdateKeys>

export const signedText = (manifest: UpdateManifest): string => canonical(manifest)

/** What may be done with what lies there; only `ready` may be run. */
export const UpdateVerdict = z.enum([
  'ready',
  'same',
  'older',
  'notForThisPC',
  'fileMissing',
  'unknownKey',
  'badSignature',
  'unreadable',
])
export type UpdateVerdict = z.infer<typeof UpdateVerdict>

/** Negative when `a` is older than `b`; both as `1.2.3`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number))
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export interface ThisProgram {
  readonly version: string
  readonly schema: number
  readonly platform: string
  readonly arch: string
}

/** Of a manifest whose signature holds. A schema that is older is an older program, whatever its number says. */
export function judgeManifest(
  manifest: UpdateManifest,
  here: ThisProgram,
): 'ready' | 'same' | 'older' | 'notForThisPC' {
  const order = compareVersions(manifest.version, here.version)
  if (order < 0 || manifest.schema < here.schema) return 'older'
  if (order === 0) return 'same'
  return fileFor(manifest, here) === null ? 'notForThisPC' : 'ready'
}

export const fileFor = (manifest: UpdateManifest, { platform, arch }: ThisProgram): UpdateFile | null =>
  manifest.files.find((file) => file.platform === platform && file.arch === arch) ?? null
