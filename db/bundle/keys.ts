/**
 * The keys of one PC, or of a recovery code: from one secret of 32 bytes an Ed25519 key that signs and an X25519
 * key that opens what is personal. Both are derived (HKDF-SHA-256), so there is one thing to keep and to wrap, and
 * neither is ever used for the other's work.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
  webcrypto,
} from 'node:crypto'
import { identityToRecipient } from 'age-encryption'

export interface Keys {
  /** The Ed25519 public key in hex. */
  readonly keyId: string
  /** The age recipient that belongs to it. */
  readonly recipient: string
  /** Opens what was encrypted to `recipient`. */
  readonly identity: PrivateKey
  /** 64 bytes, in hex. */
  sign(text: string): string
}

/** A CryptoKey, whose type Node and the browser's library each declare for themselves. */
export type PrivateKey = Exclude<Parameters<typeof identityToRecipient>[0], string>

export const secretLength = 32

export async function keysOf(secret: Uint8Array): Promise<Keys> {
  if (secret.byteLength !== secretLength) throw new Error(`A secret has ${secretLength} bytes`)
  const signing = privateKey('302e020100300506032b657004220420', derived(secret, 'sign'))
  const agreeing = derived(secret, 'agree')
  const identity = (await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), agreeing]),
    { name: 'X25519' },
    true,
    ['deriveBits'],
  )) as unknown as PrivateKey
  return {
    keyId: rawPublic(createPublicKey(signing)),
    recipient: await identityToRecipient(identity),
    identity,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), signing).toString('hex'),
  }
}

/** The secret behind a recovery code: 120 random bits, so no slow hash is needed to keep it from being guessed. */
export const secretOfCode = (plainCode: string): Uint8Array =>
  createHmac('sha256', 'smc-recovery/1').update(plainCode, 'utf8').digest()

/** Never throws: a key or a signature that is none verifies nothing. */
export function verifies(keyId: string, text: string, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(keyId) || !/^[0-9a-f]{128}$/.test(signature)) return false
  try {
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(keyId, 'hex')]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

const derived = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'so-mot-cua', `smc-key/1 ${purpose}`, 32))

const privateKey = (prefix: string, raw: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), raw]), format: 'der', type: 'pkcs8' })

const rawPublic = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
