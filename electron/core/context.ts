/** What a handler is given. Effects come in through `core.ports`; nothing is read from the environment. */
import type { HandlerInput, HandlerResult, ProcedureName } from '../../shared/contract/contract.ts'
import type { User } from '../../shared/contract/setup.ts'
import type { Core, Office } from './core.ts'
import type { SessionState } from './session.ts'

export interface Context {
  readonly core: Core
  readonly office: Office
  readonly session: SessionState
  /** The signed-in person; the role the contract asks for is already checked. */
  readonly user: User | null
  /** UTC milliseconds at the start of the call. */
  readonly now: number
}

export type Handler<N extends ProcedureName> = (
  context: Context,
  input: HandlerInput<N>,
) => HandlerResult<N> | Promise<HandlerResult<N>>

export type HandlersOf<N extends ProcedureName> = { readonly [K in N]: Handler<K> }
