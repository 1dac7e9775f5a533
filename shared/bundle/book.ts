/** A line of the hand-over book, as screens and papers show it. */
import { z } from 'zod'
import { Id, Instant, Sha256 } from '../contract/values.ts'
import { BundlePurpose } from './manifest.ts'
import { Receipt } from './receipt.ts'

export const OutView = z.strictObject({
  bundleId: Id,
  number: z.int(),
  purpose: BundlePurpose,
  fileName: z.string(),
  bytes: z.int(),
  sha256: Sha256,
  manifestHash: Sha256,
  madeAt: Instant,
  madeBy: z.string(),
  personal: z.boolean(),
  counts: z.record(z.string(), z.int()),
  acknowledges: z.int(),
  copies: z.array(z.strictObject({ at: Instant, place: z.string() })),
  to: z.array(
    z.strictObject({
      unitName: z.string(),
      /** `sent` grey, `reported` by telephone, `received` green. */
      state: z.enum(['sent', 'reported', 'received']),
      at: Instant.nullable(),
      receipt: Receipt.nullable(),
    }),
  ),
})
export type OutView = z.infer<typeof OutView>

export const InView = z.strictObject({
  bundleId: Id,
  number: z.int(),
  purpose: BundlePurpose,
  senderName: z.string(),
  fileName: z.string(),
  sha256: Sha256,
  manifestHash: Sha256,
  receivedAt: Instant,
  receivedBy: z.string(),
  receipt: Receipt,
  /** The receipt has left with a bundle. */
  receiptSent: z.boolean(),
})
export type InView = z.infer<typeof InView>
