/**
 * Where the secret of this PC's key lies: `<data>/khoa/<origin>.json`, beside the database and in no backup, so that a
 * stolen stick signs nothing. Sealed by the system's keystore where the host has one; else the file itself is the
 * guard, and only this account may read it (mode 0600; on Windows the rights of the data folder below the account's
 * own `AppData`).
 *
 * A sealed secret that does not open (another account, another PC) is never replaced by itself: a new key is a
 * person's decision, since every other unit will ask who that is.
 */
import path from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Files } from '../files/files.ts'
import { writeWhole } from '../files/whole.ts'
import { secretLength } from './keys.ts'

/** The system's keystore; both answer null where there is none, or where it does not open this seal. */
export interface Keystore {
  seal(secret: Uint8Array): Promise<Uint8Array | null>
  unseal(sealed: Uint8Array): Promise<Uint8Array | null>
}

export const noKeystore: Keystore = { seal: async () => null, unseal: async () => null }

const KeyFile = z.strictObject({
  format: z.literal('smc-key'),
  version: z.literal(1),
  keptBy: z.enum(['system', 'file']),
  secret: z.base64(),
})

export interface KeyPlace {
  readonly files: Files
  /** The data folder. */
  readonly folder: string
  readonly origin: string
  readonly keystore: Keystore
}

export type KeyTrouble =
  | { readonly type: 'NoKey' }
  /** There is one, but it does not open here. */
  | { readonly type: 'KeyLocked' }

const fileOf = ({ folder, origin }: KeyPlace): string => path.join(folder, 'khoa', `${origin}.json`)

/** Rejects when the disk fails. */
export async function readSecret(place: KeyPlace): Promise<Result<Uint8Array, KeyTrouble>> {
  const file = fileOf(place)
  if ((await place.files.stat(file)) === null) return err({ type: 'NoKey' })
  const kept = parseKeyFile(await place.files.read(file))
  if (kept === null) return err({ type: 'KeyLocked' })
  const bytes = new Uint8Array(Buffer.from(kept.secret, 'base64'))
  const secret = kept.keptBy === 'system' ? await place.keystore.unseal(bytes) : bytes
  return secret?.byteLength === secretLength ? ok(secret) : err({ type: 'KeyLocked' })
}

/** Keeps a new secret; one that is there is set aside under another name, never lost. */
export async function keepSecret(place: KeyPlace, secret: Uint8Array, now: number): Promise<void> {
  const { files } = place
  const file = fileOf(place)
  await files.makeFolder(path.dirname(file))
  if ((await files.stat(file)) !== null) await files.rename(file, `${file}.cu-${now}`)
  const sealed = await place.keystore.seal(secret)
  const kept: z.infer<typeof KeyFile> = {
    format: 'smc-key',
    version: 1,
    keptBy: sealed === null ? 'file' : 'system',
    secret: Buffer.from(sealed ?? secret).toString('base64'),
  }
  await writeWhole(files, file, new TextEncoder().encode(`${JSON.stringify(kept)}\n`), 'secret')
}

function parseKeyFile(bytes: Uint8Array): z.infer<typeof KeyFile> | null {
  try {
    return KeyFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data ?? null
  } catch {
    return null
  }
}
