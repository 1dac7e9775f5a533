/**
 * Why a bundle is not taken in, from cheap and safe to dear: each check has a name of its own, and what failed it
 * never reached the database.
 */
import { z } from 'zod'

/** How the zip differs from what the writer makes. */
export const frameFaults = [
  'entryCount',
  'entryName',
  'entryOrder',
  'duplicateEntry',
  'method',
  'extraBytes',
  'directory',
  'stream',
] as const
export type FrameFault = (typeof frameFaults)[number]

const failure = <T extends string, S extends z.ZodRawShape = Record<never, never>>(type: T, shape?: S) =>
  z.strictObject({ type: z.literal(type), ...((shape ?? {}) as S) })

export const bundleProblems = [
  failure('BundleTooLarge', { bytes: z.number(), limit: z.number() }),
  /** Another kind of file, e.g. a login page under the name of a bundle. */
  failure('NotABundle'),
  failure('Truncated'),
  failure('FrameAltered', { fault: z.enum(frameFaults) }),
  /** An entry says, or turns out, to be larger than any bundle's. */
  failure('Bomb'),
  failure('ManifestInvalid', { issue: z.string() }),
  failure('BadSignature'),
  /** Signed rightly, by a key nobody here has confirmed. */
  failure('UnknownSender', { unitId: z.string(), unitName: z.string(), keyId: z.string() }),
  /** The unit is known, but not with this key. */
  failure('KeyChanged', { unitId: z.string(), unitName: z.string(), keyId: z.string() }),
  failure('KeyRevoked', { unitName: z.string() }),
  /** Made by this very PC. */
  failure('OwnBundle'),
  failure('OtherRecipient', { unitName: z.string() }),
  /** An upper unit's kind from a unit that is none, or the other way round. */
  failure('WrongDirection', { unitName: z.string() }),
  failure('EntryMismatch', { name: z.string() }),
  /** The bundle id came before with another content. */
  failure('BundleFork'),
  /** Kept until the program is newer. */
  failure('NewerFormat', { unitName: z.string(), minReader: z.int() }),
  failure('RecordInvalid', { line: z.int(), issue: z.string() }),
  /** A record of a unit that the sender does not own. */
  failure('ForeignRecord', { line: z.int() }),
  failure('CountMismatch'),
  failure('ReceiptInvalid', { line: z.int() }),
  failure('PersonalDamaged'),
  /** Entries of another PC before these never came. */
  failure('LedgerGap', { pc: z.string(), from: z.int(), to: z.int() }),
  /** An entry of that number stands here with another content. */
  failure('LedgerFork', { pc: z.string(), seq: z.int() }),
  failure('LedgerBroken', { detail: z.string() }),
] as const

export const BundleProblem = z.discriminatedUnion('type', bundleProblems)
export type BundleProblem = z.infer<typeof BundleProblem>
