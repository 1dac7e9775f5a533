/** Calls of the core from a window of the program, in either host, past the screens. */
import type { Page } from 'playwright-core'
import type { CallInput, CallOutput, ProcedureName } from '../../shared/contract/contract.ts'
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts'

/** What the core itself answers to this window, past the screens. */
export async function ask<N extends ProcedureName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const body = await page.evaluate(
    async ([procedure, sent]) => {
      const { soMotCua } = window as { soMotCua?: { invoke(name: string, input: unknown): Promise<unknown> } }
      if (soMotCua === undefined) {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(`/api/${procedure}`, { method: 'POST', headers, body: sent ?? '' })
        return response.text()
      }
      const input = JSON.parse(sent ?? '', (_key, value) =>
        typeof value?.$bytes === 'string'
          ? Uint8Array.from(atob(value.$bytes), (letter) => letter.charCodeAt(0))
          : value,
      )
      return JSON.stringify(await soMotCua.invoke(procedure ?? '', input), (_key, value) =>
        value instanceof Uint8Array
          ? { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
          : value,
      )
    },
    [name, encodeWire(input)],
  )
  const decoded = decodeWire(body)
  if (!decoded.ok) throw new Error(`${name} answered no wire: ${body}`)
  const result = decoded.value as { ok: boolean; value: CallOutput<N>; error: unknown }
  if (!result.ok) throw new Error(`${name} answered ${JSON.stringify(result.error)}`)
  return result.value
}
