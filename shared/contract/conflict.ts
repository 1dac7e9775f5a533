/** What two PCs of the office said differently, for a person to settle. */
import { z } from 'zod'
import { failure, procedure } from './procedure.ts'
import { Instant, Nothing, Sha256 } from './values.ts'

const Side = z.strictObject({
  at: Instant,
  /** Name of the person. */
  by: z.string(),
  /** Name of the PC in the office's words. */
  pc: z.string(),
})

const FieldName = z.string().max(100)

export const OpenConflict = z.strictObject({
  hash: Sha256,
  /** Empty for a whole record. */
  field: FieldName,
  entity: z.string(),
  key: z.string(),
  /** What the thing is called, where it has a name of its own; else empty. */
  title: z.string(),
  differing: z.array(z.strictObject({ field: z.string(), stands: z.json(), lost: z.json() })),
  stands: Side,
  lost: Side,
  /** There is nothing to choose here, only to take note. */
  onlyNoted: z.boolean(),
})
export type OpenConflict = z.infer<typeof OpenConflict>

export const ConflictChoice = z.union([
  z.enum(['stands', 'lost']),
  z.strictObject({ write: z.union([z.string().max(10_000), z.number(), z.null()]) }),
])

export const conflictProcedures = {
  'conflict.list': procedure({
    input: Nothing,
    output: z.strictObject({
      conflicts: z.array(OpenConflict),
      /** Entries of a PC under a number that stands here with another content. */
      forks: z.array(z.strictObject({ pc: z.string(), epoch: z.int(), seq: z.int(), seenAt: Instant })),
      /** Numbers that two letters bear. */
      doubled: z.array(z.strictObject({ year: z.int(), number: z.int(), letters: z.int() })),
    }),
    errors: [],
    role: 'officer',
    writes: false,
  }),
  'conflict.count': procedure({
    input: Nothing,
    output: z.strictObject({ open: z.int().nonnegative() }),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'conflict.settle': procedure({
    input: z.strictObject({
      hash: Sha256,
      field: FieldName,
      /** A field that is not named stays as it stands. */
      choices: z.record(FieldName, ConflictChoice),
    }),
    output: Nothing,
    errors: [failure('NotFound'), failure('OnlyNoted'), failure('Unfit', { detail: z.string() })],
    role: 'officer',
    writes: true,
  }),
} as const
