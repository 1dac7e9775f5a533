/**
 * The JSON that travels between a host and its window over HTTP. Bytes become `{"$bytes": "<base64>"}`;
 * a key that itself begins with `$` gets one more, so no data can pass itself off as bytes.
 * Reading never touches a prototype, and what is not well formed is an error, never a guess.
 */
import { err, ok, type Result } from '../result.ts'

export type MalformedWire = { readonly type: 'MalformedWire'; readonly reason: string }

/** `undefined` properties vanish, as in JSON. */
export const encodeWire = (value: unknown): string => JSON.stringify(pack(value))

export function decodeWire(text: string): Result<unknown, MalformedWire> {
  try {
    return ok(unpack(JSON.parse(text)))
  } catch (thrown) {
    return err({ type: 'MalformedWire', reason: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (Array.isArray(value)) return value.map(pack)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, pack(item)]),
  )
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  const first = entries[0]
  if (entries.length === 1 && first?.[0] === '$bytes') return bytesOf(first[1])
  return Object.fromEntries(entries.map(([key, item]) => [unescapeKey(key), unpack(item)]))
}

function unescapeKey(key: string): string {
  if (!key.startsWith('$')) return key
  if (!key.startsWith('$$')) throw new SyntaxError(`Unknown mark ${key}`)
  return key.slice(1)
}

function bytesOf(text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string') throw new SyntaxError('$bytes is not text')
  return fromBase64(text)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Together with a length in whole fours. No group is repeated: on some megabytes that overflows the stack. */
const WELL_FORMED = /^[A-Za-z0-9+/]*={0,2}$/
const PADDING = '='.charCodeAt(0)
const CHUNK = 3 * 4096

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    parts.push(String.fromCharCode(...codesOf(bytes.subarray(start, start + CHUNK))))
  }
  return parts.join('')
}

function codesOf(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING)
  for (let i = 0, o = 0; i < bytes.length; i += 3, o += 4) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    codes[o] = ALPHABET.charCodeAt(a >> 2)
    codes[o + 1] = ALPHABET.charCodeAt(((a & 3) << 4) | ((b ?? 0) >> 4))
    if (b !== undefined) codes[o + 2] = ALPHABET.charCodeAt(((b & 15) << 2) | ((c ?? 0) >> 6))
    if (c !== undefined) codes[o + 3] = ALPHABET.charCodeAt(c & 63)
  }
  return codes
}

/** Throws SyntaxError unless the text is padded base64 of the standard alphabet without white space. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0 || !WELL_FORMED.test(text)) throw new SyntaxError('Not base64')
  const values = new Uint8Array(128)
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  const at = (i: number) => values[text.charCodeAt(i)] ?? 0
  for (let i = 0, o = 0; i < text.length; i += 4, o += 3) {
    const word = (at(i) << 18) | (at(i + 1) << 12) | (at(i + 2) << 6) | at(i + 3)
    bytes[o] = word >> 16
    if (o + 1 < bytes.length) bytes[o + 1] = word >> 8
    if (o + 2 < bytes.length) bytes[o + 2] = word
  }
  return bytes
}
