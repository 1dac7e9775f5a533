import type { CallInput, CallOutput, ProcedureName } from '../../../shared/contract/contract.ts'
import type { Session } from '../core.ts'

/** A step of the made-up commune; one that is refused is a defect of the story. */
export async function must<N extends ProcedureName>(
  session: Session,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const result = await session.call(name, input)
  if (!result.ok) throw new Error(`The made-up commune: ${name} answered ${JSON.stringify(result.error)}`)
  return result.value as CallOutput<N>
}
