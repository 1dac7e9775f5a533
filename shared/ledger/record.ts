/**
 * One entry of the ledger: who changed what, when, from what to what, and why.
 *
 * `hash = SHA-256(prev ‖ header ‖ payload hash)` over canonical JSON chains the entries of one origin. The payload
 * of an office or foreign record is its `fields`; of a personal record it lies beside the ledger under a salt, so
 * that it can be erased and no hash breaks.
 */
import { z } from 'zod'
import { Id, Instant, Prose, Sha256 } from '../contract/values.ts'
import { canonical, type HashText, type Json } from './canonical.ts'
import { type Entity, entities, recordKinds } from './entities.ts'
import { clockStates, hlcPattern } from './hlc.ts'

/** Changed fields by name. `from` is null for a new record, `to` is null for one that was removed. */
export type Changes = { readonly [field: string]: { readonly from: Json; readonly to: Json } }

export const Header = z.strictObject({
  format: z.literal(1),
  unitId: Id,
  /** The PC's copy of the data that wrote it. */
  origin: Id,
  epoch: z.int().positive(),
  seq: z.int().positive(),
  hlc: z.string().regex(hlcPattern),
  kind: z.enum(recordKinds),
  entity: z.enum(Object.keys(entities) as [Entity, ...Entity[]]),
  key: z.string().min(1).max(300),
  /** Hashes of the entries about the same thing that the editor had seen. */
  base: z.array(Sha256),
  /** User id, or `system` for what the program did by itself. */
  actor: z.union([Id, z.literal('system')]),
  at: Instant,
  clock: z.enum(clockStates),
  reason: Prose,
})
export type Header = z.infer<typeof Header>

export const LedgerRecord = Header.extend({
  /** Null for a personal record. */
  fields: z.record(z.string(), z.strictObject({ from: z.json(), to: z.json() })).nullable(),
  payloadHash: Sha256,
  prev: Sha256,
  hash: Sha256,
})
export type LedgerRecord = Omit<z.infer<typeof LedgerRecord>, 'fields'> & { readonly fields: Changes | null }

/** What the first entry of an origin has for `prev`. */
export const genesis = '0'.repeat(64)

/** `canonical` of a header, written out: the order of its members never changes, and a bundle brings many. */
export const headerText = (header: Header): string => {
  const { actor, at, base, clock, entity, epoch, format, hlc, key, kind, origin, reason, seq, unitId } =
    header
  const text = (value: string): string => {
    if (!value.isWellFormed()) throw new TypeError('Not canonical JSON: lone surrogate')
    return JSON.stringify(value)
  }
  return `{"actor":${text(actor)},"at":${JSON.stringify(at)},"base":${JSON.stringify(base)},"clock":"${clock}","entity":"${entity}","epoch":${epoch},"format":${format},"hlc":"${hlc}","key":${text(key)},"kind":"${kind}","origin":${text(origin)},"reason":${text(reason)},"seq":${seq},"unitId":${text(unitId)}}`
}

/** `prev` and the payload hash have a fixed width, so the three parts cannot be told apart in two ways. */
export function entryHash(prev: string, header: Header, payloadHash: string, hash: HashText): string {
  return hash(prev + headerText(header) + payloadHash)
}

export const payloadHashOf = (fields: Changes, hash: HashText): string => hash(canonical(fields))

/** `salt` is 64 hex digits, `payload` canonical JSON. */
export const personalHash = (salt: string, payload: string, hash: HashText): string => hash(salt + payload)

/** What differs between two versions of a thing; null stands for "there was none" or "there is none any more". */
export function changesBetween(
  before: { readonly [field: string]: Json } | null,
  after: { readonly [field: string]: Json } | null,
): Changes {
  const changes: Record<string, { from: Json; to: Json }> = {}
  for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const from = before?.[field] ?? null
    const to = after?.[field] ?? null
    if (canonical(from) !== canonical(to)) changes[field] = { from, to }
  }
  return changes
}
