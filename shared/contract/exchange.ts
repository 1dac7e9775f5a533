/** Gửi – nhận: keys and cards, bundles out and in, the hand-over book. */
import { z } from 'zod'
import { InView, OutView } from '../bundle/book.ts'
import { BundlePurpose, KeyId } from '../bundle/manifest.ts'
import { Preview } from '../bundle/preview.ts'
import { BundleProblem } from '../bundle/problem.ts'
import { Receipt } from '../bundle/receipt.ts'
import { DropOutcome, DropProblem } from '../receiver/drop.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, pageFormats, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, Id, Instant, Nothing, RequiredLine } from './values.ts'

export const relations = ['own', 'upper', 'lower'] as const
export const Relation = z.enum(relations)

/** Four groups to read over the telephone. */
const Fingerprint = z.string()

export const PeerKeyView = z.strictObject({
  keyId: KeyId,
  pcName: z.string(),
  fingerprint: Fingerprint,
  how: z.enum(['self', 'card', 'phone']),
  confirmedBy: z.string(),
  confirmedAt: Instant,
  revokedAt: Instant.nullable(),
})

export const PeerView = z.strictObject({
  id: Id,
  name: z.string(),
  relation: Relation,
  keys: z.array(PeerKeyView),
  /** Receipts that wait for the next bundle to this unit. */
  receiptsDue: z.int(),
})
export type PeerView = z.infer<typeof PeerView>

export const ExchangeStatus = z.strictObject({
  unitName: z.string(),
  key: z.enum(['ready', 'none', 'locked']),
  fingerprint: Fingerprint.nullable(),
  /** The recovery code of this office is known by its public half. */
  recovery: z.boolean(),
  peers: z.array(PeerView),
})
export type ExchangeStatus = z.infer<typeof ExchangeStatus>

export const CardView = z.strictObject({
  unitId: Id,
  unitName: z.string(),
  issuedAt: Instant,
  standing: z.enum(['stranger', 'vouched', 'changed']),
  /** Of the key that signed the card. */
  fingerprint: Fingerprint,
  byRecovery: z.boolean(),
  relation: Relation.nullable(),
  keys: z.array(z.strictObject({ pcName: z.string(), fingerprint: Fingerprint, known: z.boolean() })),
})
export type CardView = z.infer<typeof CardView>

export const BundleFacts = z.strictObject({
  bundleId: Id,
  number: z.int(),
  purpose: BundlePurpose,
  senderId: Id,
  senderName: z.string(),
  fingerprint: Fingerprint,
  createdAt: Instant,
  program: z.string(),
  clock: z.enum(['ok', 'behind', 'ahead']),
  counts: z.record(z.string(), z.int()),
  personal: z.enum(['none', 'opened', 'locked']),
  /** Receipts in it for bundles of ours. */
  receipts: z.int(),
})
export type BundleFacts = z.infer<typeof BundleFacts>

export const OpenedReport = z.strictObject({
  /** Names the file until the next one is opened. */
  token: z.string(),
  fileName: z.string(),
  problem: BundleProblem.nullable(),
  /** Of the key that signed it, where `problem` is about the key. */
  fingerprint: Fingerprint.nullable(),
  facts: BundleFacts.nullable(),
  preview: Preview.nullable(),
  /** It came before: the receipt it was given. */
  seen: Receipt.nullable(),
})
export type OpenedReport = z.infer<typeof OpenedReport>

const Count = z.int().nonnegative()

/** One of many files dropped together, and what taking it in would do. */
export const DroppedRow = z.strictObject({
  /** For `exchange.open` and `exchange.apply`. */
  token: z.string(),
  fileName: z.string(),
  /** The zips it lay in. */
  within: z.string().nullable(),
  /** As the bundle says; null where it cannot be read that far. */
  unitName: z.string().nullable(),
  /** Keys of the weeks and months in it, newest first. */
  periods: z.array(z.string()),
  outcome: DropOutcome,
  counts: z.strictObject({ added: Count, changed: Count, same: Count, older: Count, held: Count }),
  /** It came before; applied, it only gives its receipt again. */
  seen: z.boolean(),
  applies: z.boolean(),
  problem: DropProblem.nullable(),
})
export type DroppedRow = z.infer<typeof DroppedRow>

const keyErrors = [failure('KeyLocked')] as const

export const deliveryErrors = [
  failure('StickFull', { place: z.string() }),
  failure('StickReadOnly', { place: z.string() }),
  failure('StickGone', { place: z.string() }),
  failure('StickFailed', { place: z.string(), code: z.string() }),
] as const

/** To a stick or folder that the core named, or as a file into the window's hands (for e-mail). */
const Destination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('place'), token: z.string().max(100) }),
  z.strictObject({ kind: z.literal('file'), zip: z.boolean() }),
])

const Sent = z.strictObject({ out: OutView, file: MadeFile.nullable(), place: z.string().nullable() })

export const exchangeProcedures = {
  'exchange.status': procedure({
    input: Nothing,
    output: ExchangeStatus,
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  /**
   * Makes this PC a new key, where there is none or the old one does not open. With the recovery code the new card
   * is signed by it, and other units take it without a telephone call.
   */
  'exchange.makeKey': procedure({
    input: z.strictObject({ recoveryCode: z.string().max(60).nullable() }),
    output: ExchangeStatus,
    errors: [failure('WrongRecovery')],
    role: 'administrator',
    writes: true,
  }),
  /** This unit's card: the file, and the text of its QR code. Makes the key where there is none yet. */
  'exchange.card': procedure({
    input: Nothing,
    output: z.strictObject({ file: MadeFile, text: z.string(), fingerprint: Fingerprint }),
    errors: keyErrors,
    role: 'officer',
    writes: true,
  }),
  'exchange.cardSheet': procedure({
    input: z.strictObject({ format: z.enum(pageFormats) }),
    output: MadeFile,
    errors: [...keyErrors, ...documentErrors],
    role: 'officer',
    writes: true,
  }),
  'exchange.readCard': procedure({
    input: z.strictObject({ text: z.string().max(20_000) }),
    output: CardView,
    errors: [failure('NotACard'), failure('CardSpoiled')],
    role: 'officer',
    writes: false,
  }),
  /** A person compared the fingerprint by telephone, or the card is vouched for by a key confirmed before. */
  'exchange.confirmCard': procedure({
    input: z.strictObject({
      text: z.string().max(20_000),
      relation: Relation,
      /** The four groups as the other side read them out; needed unless the card is vouched for. */
      heard: z.string().max(60),
    }),
    output: ExchangeStatus,
    errors: [failure('NotACard'), failure('CardSpoiled'), failure('FingerprintDiffers')],
    role: 'administrator',
    writes: true,
  }),
  /** The same for the key of a bundle that was opened. */
  'exchange.confirmSender': procedure({
    input: z.strictObject({ token: z.string().max(100), relation: Relation, heard: z.string().max(60) }),
    output: ExchangeStatus,
    errors: [failure('NotFound'), failure('FingerprintDiffers')],
    role: 'administrator',
    writes: true,
  }),
  'exchange.revokeKey': procedure({
    input: z.strictObject({ unitId: Id, keyId: KeyId }),
    output: ExchangeStatus,
    errors: [failure('NotFound')],
    role: 'administrator',
    writes: true,
  }),

  'exchange.places': procedure({
    input: Nothing,
    output: z.array(z.strictObject({ token: z.string(), label: z.string() })),
    errors: [],
    role: 'officer',
    writes: false,
  }),
  /** What a bundle of that purpose would carry now. */
  'exchange.propose': procedure({
    input: z.strictObject({ purpose: BundlePurpose }),
    output: z.strictObject({
      recipients: z.array(z.string()),
      counts: z.record(z.string(), z.int()),
      /** Personal records that only the encrypted part would carry. */
      personal: z.int(),
      receipts: z.int(),
    }),
    errors: [failure('NoRecipient')],
    role: 'officer',
    writes: false,
  }),
  /** Makes the bundle, reads it back with the real reader, puts it where it goes and reads it back from there. */
  'exchange.send': procedure({
    input: z.strictObject({ purpose: BundlePurpose, personal: z.boolean(), to: Destination }),
    output: Sent,
    errors: [
      ...keyErrors,
      failure('NoRecipient'),
      failure('NothingNew'),
      failure('NotFound'),
      ...deliveryErrors,
    ],
    role: 'officer',
    writes: true,
  }),
  /** The same file once more. */
  'exchange.again': procedure({
    input: z.strictObject({ bundleId: Id, to: Destination }),
    output: Sent,
    errors: [failure('NotFound'), ...deliveryErrors],
    role: 'officer',
    writes: true,
  }),
  /** Phiếu gửi: what the bundle holds, its hash, and a QR code of both. */
  'exchange.slip': procedure({
    input: z.strictObject({ bundleId: Id, format: z.enum(pageFormats) }),
    output: MadeFile,
    errors: [failure('NotFound'), ...documentErrors],
    role: 'viewer',
    writes: false,
  }),
  /** A check code that the receiver read out. */
  'exchange.report': procedure({
    input: z.strictObject({ bundleId: Id, code: z.string().max(60) }),
    output: OutView,
    errors: [failure('NotFound'), failure('CodeDiffers')],
    role: 'officer',
    writes: true,
  }),

  /** Reads a bundle and shows what it would do; nothing is applied. */
  'exchange.open': procedure({
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), name: RequiredLine, bytes: Bytes }),
      z.strictObject({ kind: z.literal('given'), token: z.string().max(100) }),
    ]),
    output: OpenedReport,
    errors: [failure('NotFound')],
    role: 'officer',
    writes: false,
  }),
  /**
   * Reads many files, zips of bundles among them, and shows what each would do; nothing is applied. What
   * cannot be read comes first, then the others in the order in which they are to be applied: oldest first, so that
   * what was sent in time counts as sent in time.
   */
  'exchange.openMany': procedure({
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('files'),
        files: z
          .array(z.strictObject({ name: RequiredLine, bytes: Bytes }))
          .min(1)
          .max(500),
      }),
      /** What still waits of them, judged anew, e.g. after a key was confirmed. */
      z.strictObject({ kind: z.literal('waiting') }),
    ]),
    output: z.array(DroppedRow),
    errors: [],
    role: 'officer',
    writes: false,
  }),
  /** Applies what was opened, all or nothing; the same bundle again changes nothing and gives its receipt again. */
  'exchange.apply': procedure({
    input: z.strictObject({ token: z.string().max(100), manyDeletes: z.boolean() }),
    output: z.strictObject({ receipt: Receipt, again: z.boolean(), acknowledged: z.int() }),
    errors: [
      failure('NotFound'),
      failure('Refused', { problem: BundleProblem }),
      /** So many deletions are asked about twice. */
      failure('ManyDeletes', { deletes: z.int() }),
    ],
    role: 'officer',
    writes: true,
  }),

  'exchange.book': procedure({
    input: Nothing,
    output: z.strictObject({ out: z.array(OutView), in: z.array(InView) }),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  'exchange.bookFile': procedure({
    input: z.strictObject({ format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [...documentErrors],
    role: 'viewer',
    writes: false,
  }),
} as const
