/**
 * How a procedure of the contract is declared: input, output, closed union of errors, the role it needs,
 * whether it writes. Handlers, hosts and the renderer's client derive their types from the declaration.
 */
import { z } from 'zod'

export const roles = ['viewer', 'officer', 'approver', 'administrator'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>
export type Access = 'anyone' | Role

/** Roles form a ladder; `anyone` is the foot of it and needs no session. */
export const allows = (held: Role | null, needed: Access): boolean =>
  needed === 'anyone' || (held !== null && roles.indexOf(held) >= roles.indexOf(needed))

type ErrorShape = z.ZodObject<{ type: z.ZodLiteral<string> }>

export interface Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends readonly ErrorShape[] = readonly ErrorShape[],
> {
  readonly input: I
  readonly output: O
  readonly errors: E
  readonly role: Access
  readonly writes: boolean
}

export const procedure = <I extends z.ZodType, O extends z.ZodType, const E extends readonly ErrorShape[]>(
  declaration: Procedure<I, O, E>,
): Procedure<I, O, E> => declaration

/** An expected failure: `failure('WrongPin', { retryAt: Instant })`. */
export const failure = <T extends string, S extends z.ZodRawShape = Record<never, never>>(
  type: T,
  shape?: S,
) => z.strictObject({ type: z.literal(type), ...((shape ?? {}) as S) })

/** What any call may answer, whatever the procedure. */
export const CommonError = z.discriminatedUnion('type', [
  failure('UnknownProcedure', { name: z.string() }),
  failure('InvalidInput', { issues: z.array(z.strictObject({ path: z.string(), message: z.string() })) }),
  failure('NotSignedIn'),
  failure('RoleTooLow', { needs: Role }),
  failure('NotSetUp'),
  failure('ReadOnly', { why: z.enum(['newerVersion', 'damaged', 'unopenable']) }),
  failure('ForeignSender'),
  failure('DiskFull'),
  /** The disk refused or failed; `code` is the operating system's or SQLite's. */
  failure('DiskFailed', { code: z.string() }),
  failure('Defect', { incident: z.string() }),
])
export type CommonError = z.infer<typeof CommonError>

export type Input<P extends Procedure> = z.infer<P['input']>
export type Output<P extends Procedure> = z.infer<P['output']>
export type Failure<P extends Procedure> = z.infer<P['errors'][number]>
