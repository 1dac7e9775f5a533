/**
 * What is personal in a bundle: `rieng-tu.age`, an age file around a zip of `payloads.ndjson` and `blobs/<sha256>`.
 * Whoever holds the receiver's, the office's own or the recovery key opens it, with this program or with age and
 * unzip; nobody else learns more than its size.
 */
import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import type { OpenedPersonal, PersonalContent } from '../../shared/bundle/content.ts'
import { sha256 } from '../files/whole.ts'
import { entryBytes, readFrame, writeFrame } from './frame.ts'
import type { Keys } from './keys.ts'
import { payloadsName, personalLimits } from './limits.ts'
import { readLines, writeLines } from './lines.ts'

export async function seal(
  content: PersonalContent,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (recipients.length === 0) throw new Error('Personal data are never written for nobody')
  const blobs = new Map([...content.blobs].map(({ sha256: name, bytes }) => [name, bytes]))
  const inside = writeFrame([
    { name: payloadsName, bytes: writeLines(content.payloads), deflate: true },
    ...[...blobs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => ({ name: `blobs/${name}`, bytes, deflate: false })),
  ])
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  return new Uint8Array(await encrypter.encrypt(inside))
}

/** `locked` when none of the keys opens it, null when it is damaged or not as it is written. */
export async function unseal(
  bytes: Uint8Array,
  identities: readonly Keys['identity'][],
): Promise<OpenedPersonal | 'locked' | null> {
  const inside = await decrypted(bytes, identities)
  return inside === null || inside === 'locked' ? inside : readInside(inside)
}

async function decrypted(
  bytes: Uint8Array,
  identities: readonly Keys['identity'][],
): Promise<Uint8Array | 'locked' | null> {
  if (identities.length === 0) return 'locked'
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(bytes)
  } catch (thrown) {
    return thrown instanceof Error && thrown.message.startsWith('no identity matched') ? 'locked' : null
  }
}

function readInside(bytes: Uint8Array): OpenedPersonal | null {
  const frame = readFrame(bytes, payloadsName, personalLimits)
  if (!frame.ok) return null
  const blobs = new Map<string, Uint8Array>()
  let payloads: OpenedPersonal['payloads'] | null = null
  for (const entry of frame.value) {
    const content = entryBytes(entry)
    if (content === null) return null
    if (entry.name === payloadsName) {
      const lines = readLines(content, z.json())
      if (!lines.ok) return null
      payloads = lines.value
    } else {
      const name = entry.name.slice('blobs/'.length)
      if (sha256(content) !== name) return null
      blobs.set(name, content)
    }
  }
  return payloads === null ? null : { payloads, blobs }
}
