/**
 * Canonical JSON after RFC 8785: one value has one text, so that a hash over it means the value.
 * Keys are sorted by UTF-16 code units, there is no white space, numbers print as ECMAScript prints them.
 *
 * Refused by a throw, because a caller that hashes them has a defect: undefined (as a property too), NaN and
 * infinities, bigint, lone surrogates, objects that are not plain (Date, Map, class instances), nesting past 100.
 */
import { err, ok, type Result } from '../result.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Hex SHA-256 of the UTF-8 bytes of a text; passed in by whoever has a hash at hand. */
export type HashText = (text: string) => string

const deepest = 100

export function canonical(value: unknown): string {
  return write(value, 0)
}

export const canonicalHash = (value: unknown, hash: HashText): string => hash(canonical(value))

/** Reads text that `canonical` wrote and nothing else: no doubled key, no white space, no other spelling. */
export function parseCanonical(text: string): Result<Json, { readonly type: 'NotCanonical' }> {
  try {
    const value: unknown = JSON.parse(text)
    return canonical(value) === text ? ok(value as Json) : err({ type: 'NotCanonical' })
  } catch {
    return err({ type: 'NotCanonical' })
  }
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new TypeError('Not canonical JSON: nested too deeply')
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Not canonical JSON: ${value}`)
      return JSON.stringify(value)
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('Not canonical JSON: lone surrogate')
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth)
    default:
      throw new TypeError(`Not canonical JSON: ${typeof value}`)
  }
}

const writeArray = (items: readonly unknown[], depth: number): string =>
  `[${Array.from(items, (item) => write(item, depth + 1)).join(',')}]`

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('Not canonical JSON: not a plain object')
  }
  // The default sort compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, item]) => `${write(key, depth + 1)}:${write(item, depth + 1)}`).join(',')}}`
}
