/**
 * A receipt: the receiver's word that a bundle arrived whole and was taken in, one line of `receipts.ndjson`.
 *
 * The check code is its short form for the telephone. It can be computed by whoever holds the bundle, so it proves
 * only that both speak of the same file: a code read out marks "đã báo nhận", never "đã nhận".
 */
import { z } from 'zod'
import { Id, Instant, Line, Sha256 } from '../contract/values.ts'
import type { HashText } from '../ledger/canonical.ts'
import { groupsOf, signsOfHash } from './fingerprint.ts'
import { lastInstant } from './manifest.ts'

const Count = z.int().nonnegative()

export const ReceiptCounts = z.strictObject({
  added: Count,
  same: Count,
  older: Count,
  /** Kept aside: a gap before it, or a newer version of the program is needed. */
  held: Count,
  refused: Count,
})
export type ReceiptCounts = z.infer<typeof ReceiptCounts>

/** 12 signs in three groups: `7K3M-9QXD-2RTF`. */
export const CheckCode = z.string().regex(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)

export const Receipt = z.strictObject({
  bundleId: Id,
  manifestHash: Sha256,
  receivedAt: Instant.max(lastInstant),
  /** Name of the office that received it. */
  by: Line,
  counts: ReceiptCounts,
  checkCode: CheckCode,
})
export type Receipt = z.infer<typeof Receipt>

/** What `receiver` reads out to the sender of the bundle with that manifest. */
export const checkCodeOf = (manifestHash: string, receiver: string, hash: HashText): string =>
  groupsOf(signsOfHash(hash(`smc-receipt/1\n${manifestHash}\n${receiver}`), 12))

/** A code as it was typed: blanks, dashes and small letters do not matter; null when it is none. */
export function readCheckCode(typed: string): string | null {
  const code = groupsOf(typed.toUpperCase().replaceAll(/[\s.–-]/g, ''))
  return CheckCode.safeParse(code).success ? code : null
}
