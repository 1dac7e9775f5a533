/**
 * One call, from whichever host: parse the input, check the session's role, run the handler, turn a throw into a
 * Defect with its stack in the log only. No handler runs on unparsed input, and no stack leaves the core.
 */
import type { z } from 'zod'
import { fileFailure } from '../../db/files/failure.ts'
import { contract, isProcedureName, type ProcedureName } from '../../shared/contract/contract.ts'
import { allows, type CommonError } from '../../shared/contract/procedure.ts'
import { err, type Result } from '../../shared/result.ts'
import type { Core } from './core.ts'
import { DiskTrouble } from './disk-trouble.ts'
import { type Handlers, handlers } from './handlers/handlers.ts'
import type { SessionState } from './session.ts'

export type AnyResult = Result<unknown, CommonError | { readonly type: string }>

/** Before the office is set up only these answer; a restore must be possible on a new PC. */
const beforeSetup: readonly ProcedureName[] = [
  'system.status',
  'system.touch',
  'setup.draft',
  'setup.saveDraft',
  'setup.complete',
  'setup.openBundle',
  'setup.join',
  'demo.open',
  'demo.leave',
  'user.list',
  'backup.list',
  'backup.places',
  'backup.inspect',
  'backup.restore',
  'backup.salvage',
]

/** What a file that must not be written still lets happen. A damaged one is mended by a restore or a salvage. */
const whileReadOnly: readonly ProcedureName[] = [
  'session.signIn',
  'demo.open',
  'demo.leave',
  'backup.restore',
  'backup.salvage',
]

export async function call(
  core: Core,
  session: SessionState,
  name: string,
  input: unknown,
): Promise<AnyResult> {
  try {
    return await guarded(core, session, name, input)
  } catch (thrown) {
    const trouble = thrown instanceof DiskTrouble ? thrown.failure : fileFailure(thrown)
    if (trouble !== null) {
      core.ports.log('error', `The disk failed in ${name}`, thrown)
      return err(trouble.type === 'DiskFull' ? trouble : { type: 'DiskFailed', code: trouble.code })
    }
    const incident = core.ports.newIncident()
    core.ports.log('error', `Defect ${incident} in ${name}`, thrown)
    return err({ type: 'Defect', incident })
  }
}

async function guarded(core: Core, session: SessionState, name: string, input: unknown): Promise<AnyResult> {
  if (!isProcedureName(name)) return err({ type: 'UnknownProcedure', name })
  const declared = contract[name]

  const parsed = (declared.input as z.ZodType).safeParse(input)
  if (!parsed.success) return err({ type: 'InvalidInput', issues: issuesOf(parsed.error) })

  const now = core.ports.clock()
  const user = core.userOf(session, now)
  const setUp = core.office.store.unitId() !== null
  const broken = core.office.store.readOnlyBecause?.why === 'unopenable'
  if (!setUp && !beforeSetup.includes(name))
    return err(broken ? { type: 'ReadOnly', why: 'unopenable' } : { type: 'NotSetUp' })
  if (setUp && !allows(user?.role ?? null, declared.role)) {
    if (user === null) return err({ type: 'NotSignedIn' })
    return err({ type: 'RoleTooLow', needs: declared.role as Exclude<typeof declared.role, 'anyone'> })
  }
  if (declared.writes) {
    const why = core.office.store.readOnlyBecause?.why ?? null
    if (why !== null && !whileReadOnly.includes(name)) return err({ type: 'ReadOnly', why })
    session.touch(now)
  }

  const handler = handlers[name] as Handlers[ProcedureName]
  const result = await handler({ core, office: core.office, session, user, now }, parsed.data as never)
  if (core.ports.checkOutputs && result.ok) (declared.output as z.ZodType).parse(result.value)
  return result
}

const issuesOf = (error: z.ZodError) =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
