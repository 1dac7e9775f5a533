/** For whoever releases the program: a key pair, and the signed list that goes beside the installers on a stick. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { schemaVersion } from '../../db/migrations/index.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import {
  type SignedUpdate,
  signedText,
  type UpdateFile,
  UpdateManifest,
  updateFileName,
} from '../../shared/update/manifest.ts'
import { root } from './data-verbs.ts'
import { type Answer, type Options, refused, said, usage } from './verb.ts'

const privateKeyFile = 'khoa-rieng.pem'

/** `release key --out FOLDER`: never overwrites a key. */
export async function releaseKeyVerb({ out }: Options): Promise<Answer> {
  if (out === undefined) return usage('release key --out <folder>')
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  mkdirSync(resolve(out), { recursive: true })
  const file = join(resolve(out), privateKeyFile)
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 })
  } catch (thrown) {
    return refused({ type: 'Unwritable', message: String(thrown) })
  }
  return said({ privateKey: file, publicKey: publicOf(publicKey) })
}

/** `release sign FOLDER --out KEYFOLDER --reason NOTES`: lists the installers of this version and signs the list. */
export async function releaseSignVerb({ rest: [folder], out, reason = '' }: Options): Promise<Answer> {
  if (folder === undefined || out === undefined) {
    return usage('release sign <folder of installers> --out <folder of the key> [--reason <what is new>]')
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const installers = resolve(folder)
  const manifest = UpdateManifest.safeParse({
    format: 'so-mot-cua-update',
    formatVersion: 1,
    version,
    schema: schemaVersion,
    issued: wallClock(Date.now()).date,
    notes: reason,
    files: readdirSync(installers).flatMap((name) => fileOf(installers, name, version)),
  })
  if (!manifest.success) return refused({ type: 'NothingToSign', message: manifest.error.message })
  const privateKey = createPrivateKey(readFileSync(join(resolve(out), privateKeyFile)))
  const signed: SignedUpdate = {
    manifest: manifest.data,
    key: publicOf(createPublicKey(privateKey)).id,
    signature: sign(null, Buffer.from(signedText(manifest.data)), privateKey).toString('base64'),
  }
  const file = join(installers, updateFileName)
  writeFileSync(file, JSON.stringify(signed, null, 2))
  return said({ file, ...signed.manifest })
}

/** What an update runs: the installer for Windows. A portable folder and Linux' packages are put in place by hand. */
function fileOf(folder: string, name: string, version: string): UpdateFile[] {
  if (name !== `SoMotCua-${version}-win-x64-setup.exe`) return []
  const bytes = readFileSync(join(folder, name))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return [{ name, platform: 'win32', arch: 'x64', bytes: bytes.length, sha256 }]
}

/** Named by its own fingerprint. */
function publicOf(key: KeyObject): { readonly id: string; readonly publicKey: string } {
  const spki = key.export({ format: 'der', type: 'spki' })
  return {
    id: createHash('sha256').update(spki).digest('hex').slice(0, 16),
    publicKey: spki.toString('base64'),
  }
}
