/**
 * The renderer's only way to the core: the contract's procedures, typed, over whichever transport the host
 * gave us. It guarantees that a caller never sees a rejected promise: a transport that fails (core gone,
 * restarting) makes reads wait and try again while `onLink('lost')` lets the frame say so; a write answers
 * `Disconnected` at once, because only its caller knows whether it may be sent twice.
 */

import type { EventName, Events, ProcedureName } from '../../shared/contract/contract.ts'
import {
  type CallError,
  type CallInput,
  type CallOutput,
  procedureOf,
} from '../../shared/contract/contract.ts'
import { err, type Result } from '../../shared/result.ts'

/** The call did not reach the core, or its answer did not reach us. */
export type Disconnected = { readonly type: 'Disconnected' }

export type ClientError<N extends ProcedureName> = CallError<N> | Disconnected
export type ClientResult<N extends ProcedureName> = Result<CallOutput<N>, ClientError<N>>

/** What a host must offer. `call` resolves to the procedure's Result and rejects when the core is out of reach. */
export interface Transport {
  call(name: ProcedureName, input: unknown): Promise<unknown>
  subscribe<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void
  /** Called each time the way to the core opens or breaks, where the transport can tell by itself. */
  watchLink?(listener: (link: Link) => void): () => void
}

export type Link = 'up' | 'lost'

export interface Client {
  invoke<N extends ProcedureName>(name: N, input: CallInput<N>): Promise<ClientResult<N>>
  subscribe<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void
  onLink(listener: (link: Link) => void): () => void
}

const RETRY_MS = [250, 500, 1000, 2000]

export function createClient(
  transport: Transport,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((wake) => setTimeout(wake, ms)),
): Client {
  const listeners = new Set<(link: Link) => void>()
  let link: Link = 'up'
  const report = (next: Link) => {
    if (next === link) return
    link = next
    for (const listener of listeners) listener(next)
  }
  transport.watchLink?.(report)

  async function invoke<N extends ProcedureName>(name: N, input: CallInput<N>): Promise<ClientResult<N>> {
    for (let attempt = 0; ; attempt++) {
      try {
        const result = (await transport.call(name, input)) as ClientResult<N>
        report('up')
        return result
      } catch {
        report('lost')
        if (procedureOf(name).writes) return err({ type: 'Disconnected' })
        await sleep(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 2000)
      }
    }
  }

  return {
    invoke,
    subscribe: (event, listener) => transport.subscribe(event, listener),
    onLink: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
