/** The two ways to the core: Electron's preload bridge, or the loopback server of the browser host. */
import type { EventName, Events, ProcedureName } from '../../shared/contract/contract.ts'
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts'
import type { Transport } from './client.ts'

/** What the preload script puts on `window.soMotCua`. Bytes pass by structured clone. */
export interface Bridge {
  invoke(name: string, input: unknown): Promise<unknown>
  subscribe(event: string, listener: (data: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly soMotCua?: Bridge
  }
}

export const chooseTransport = (window: Window): Transport =>
  window.soMotCua === undefined ? httpTransport(window.location.origin) : bridgeTransport(window.soMotCua)

const bridgeTransport = (bridge: Bridge): Transport => ({
  call: async (name, input) => asResult(await bridge.invoke(name, input)),
  subscribe: (event, listener) => bridge.subscribe(event, (data) => listener(data as never)),
})

/** `POST /api/<procedure>` with wire JSON both ways; events from `GET /events`, one named event each. */
export function httpTransport(origin: string): Transport {
  const source = new EventSource(`${origin}/events`)
  return {
    async call(name: ProcedureName, input) {
      const response = await fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: encodeWire(input),
      })
      const decoded = decodeWire(await response.text())
      if (!decoded.ok) throw new Error(`${response.status} ${decoded.error.reason}`)
      return asResult(decoded.value)
    },
    subscribe<E extends EventName>(event: E, listener: (data: Events[E]) => void) {
      const hear = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as Events[E])
      source.addEventListener(event, hear)
      return () => source.removeEventListener(event, hear)
    },
    watchLink(listener) {
      const open = () => listener('up')
      const error = () => listener('lost')
      source.addEventListener('open', open)
      source.addEventListener('error', error)
      return () => {
        source.removeEventListener('open', open)
        source.removeEventListener('error', error)
      }
    },
  }
}

function asResult(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean')
    return value
  throw new Error('The answer is not a Result')
}
