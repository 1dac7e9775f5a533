/** First run, the office, its people and its signers. */
import { z } from 'zod'
import { BundleProblem } from '../bundle/problem.ts'
import { Signer, Unit } from '../unit/unit.ts'
import { failure, procedure, Role } from './procedure.ts'
import { Bytes, Id, Instant, Line, Nothing, Prose, RequiredLine } from './values.ts'

/** 4 to 12 digits. A PIN says who did it; it is no protection against someone who holds the disk. */
export const Pin = z.string().regex(/^\d{4,12}$/, 'PIN gồm 4 đến 12 chữ số')

export const User = z.strictObject({ id: Id, name: RequiredLine, role: Role, active: z.boolean() })
export type User = z.infer<typeof User>

const SavedSigner = Signer.extend({ id: Id })

export const wrongPin = [
  failure('WrongPin', { retryAt: Instant }),
  failure('TooManyTries', { retryAt: Instant }),
  failure('UnknownUser'),
] as const

const OfficeBundle = z.strictObject({
  /** Names the file until the next one is opened. */
  token: z.string(),
  fileName: z.string(),
  unitName: z.string(),
  /** UTC milliseconds at which it was made. */
  madeAt: Instant,
  /** The PC that signed it, as its fellow PCs call it. */
  pcName: z.string(),
  people: z.int(),
  weeks: z.int(),
  letters: z.int(),
  /** Who may sign in first on this PC. */
  administrators: z.array(z.strictObject({ id: Id, name: z.string() })),
})

const joinErrors = [
  failure('AlreadySetUp'),
  /** A bundle, but none between PCs of one office. */
  failure('NotOfficeBundle'),
  failure('Refused', { problem: BundleProblem }),
] as const

export const setupProcedures = {
  /** What was typed on the first-run form so far; survives a power cut. */
  'setup.draft': procedure({
    input: Nothing,
    output: z.strictObject({ fields: z.record(z.string(), z.string()) }),
    errors: [failure('AlreadySetUp')],
    role: 'anyone',
    writes: false,
  }),
  'setup.saveDraft': procedure({
    input: z.strictObject({ fields: z.record(z.string().max(100), Prose.max(2000).nullable()) }),
    output: z.strictObject({ savedAt: Instant }),
    errors: [failure('AlreadySetUp')],
    role: 'anyone',
    writes: true,
  }),
  /** Makes the office, its first administrator and further people; answers the recovery code, shown once. */
  'setup.complete': procedure({
    input: z.strictObject({
      unit: Unit,
      signers: z.array(Signer).max(20),
      administrator: z.strictObject({ name: RequiredLine, pin: Pin }),
      people: z.array(z.strictObject({ name: RequiredLine, role: Role, pin: Pin })).max(50),
    }),
    output: z.strictObject({ unitId: Id, administratorId: Id, recoveryCode: z.string() }),
    errors: [failure('AlreadySetUp'), failure('NameTaken', { name: z.string() })],
    role: 'anyone',
    writes: true,
  }),
  /** A bundle that the office's first PC made, for a PC that is to be its second: whose it is; nothing is set up. */
  'setup.openBundle': procedure({
    input: z.strictObject({ name: RequiredLine, bytes: Bytes }),
    output: OfficeBundle,
    errors: joinErrors,
    role: 'anyone',
    writes: false,
  }),
  /**
   * This PC becomes another one of the office whose bundle was opened, all or nothing. Two things the bundle cannot
   * answer itself are asked: the four groups of the key that signed it, and the office's printed recovery code. The
   * administrator gets a PIN on this PC; nobody else has one here until an administrator sets it.
   */
  'setup.join': procedure({
    input: z.strictObject({
      token: z.string().max(100),
      heard: z.string().max(60),
      recoveryCode: z.string().max(60),
      administratorId: Id,
      pin: Pin,
      pcName: RequiredLine.max(60),
    }),
    output: Nothing,
    errors: [
      ...joinErrors,
      failure('NotFound'),
      failure('FingerprintDiffers'),
      failure('WrongRecovery'),
      failure('UnknownUser'),
    ],
    role: 'anyone',
    writes: true,
  }),

  'unit.get': procedure({
    input: Nothing,
    output: Unit.extend({ id: Id }),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'unit.update': procedure({
    input: z.strictObject({ unit: Unit, reason: Line }),
    output: Nothing,
    errors: [],
    role: 'administrator',
    writes: true,
  }),

  'signer.list': procedure({
    input: Nothing,
    output: z.array(SavedSigner),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Adds a signer, or changes the one with `id`. */
  'signer.save': procedure({
    input: z.strictObject({ id: Id.nullable(), signer: Signer }),
    output: z.strictObject({ id: Id }),
    errors: [failure('NotFound')],
    role: 'administrator',
    writes: true,
  }),

  'user.list': procedure({
    input: Nothing,
    output: z.array(User),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'user.create': procedure({
    input: z.strictObject({ name: RequiredLine, role: Role, pin: Pin }),
    output: z.strictObject({ id: Id }),
    errors: [failure('NameTaken', { name: z.string() })],
    role: 'administrator',
    writes: true,
  }),
  'user.update': procedure({
    input: z.strictObject({ id: Id, name: RequiredLine, role: Role, active: z.boolean() }),
    output: Nothing,
    errors: [failure('NotFound'), failure('NameTaken', { name: z.string() }), failure('LastAdministrator')],
    role: 'administrator',
    writes: true,
  }),
  /** A forgotten PIN: an administrator sets a new one. */
  'user.resetPin': procedure({
    input: z.strictObject({ id: Id, pin: Pin }),
    output: Nothing,
    errors: [failure('NotFound')],
    role: 'administrator',
    writes: true,
  }),
  'user.changePin': procedure({
    input: z.strictObject({ old: Pin, pin: Pin }),
    output: Nothing,
    errors: [...wrongPin],
    role: 'viewer',
    writes: true,
  }),

  'session.signIn': procedure({
    input: z.strictObject({ userId: Id, pin: Pin }),
    output: z.strictObject({ user: User }),
    errors: [...wrongPin],
    role: 'anyone',
    writes: true,
  }),
  'session.signOut': procedure({
    input: Nothing,
    output: Nothing,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** The last administrator forgot the PIN: the printed recovery code sets a new one. The code is then replaced. */
  'session.recover': procedure({
    input: z.strictObject({ userId: Id, code: z.string().max(60), pin: Pin }),
    output: z.strictObject({ recoveryCode: z.string() }),
    errors: [
      failure('WrongCode', { retryAt: Instant }),
      failure('TooManyTries', { retryAt: Instant }),
      failure('UnknownUser'),
    ],
    role: 'anyone',
    writes: true,
  }),
} as const
