/** Someone at the browser host over real HTTP: what Node's own client sends is exactly what the test says. */
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import type { CallInput, CallResult, ProcedureName } from '../../shared/contract/contract.ts'
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Ask {
  readonly method?: string
  /** Sent as it stands, so also what no URL would let through. */
  readonly path: string
  /** `undefined` leaves a header out that would otherwise be sent. */
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | readonly Buffer[]
}

export function ask(port: number, { method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
  return new Promise((resolve, reject) => {
    const going = request(
      { host: '127.0.0.1', port, method, path, headers: sent, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    going.on('error', reject)
    for (const chunk of typeof body === 'string' ? [body] : (body ?? [])) going.write(chunk)
    going.end()
  })
}

/** What the server said, out of its wire JSON. */
export function said(answer: Answer): unknown {
  const decoded = decodeWire(answer.text)
  if (!decoded.ok) throw new Error(`Not wire JSON: ${answer.text}`)
  return decoded.value
}

/** A browser window of our own: it has traded the token for its cookie. */
export interface Visitor {
  readonly cookie: string
  get(path: string, headers?: OutgoingHttpHeaders): Promise<Answer>
  post(path: string, body: string, headers?: OutgoingHttpHeaders): Promise<Answer>
  call<N extends ProcedureName>(name: N, input: CallInput<N>): Promise<CallResult<N>>
}

/** `address` as the program prints it, with its token. */
export async function enter(address: string): Promise<Visitor> {
  const { port, pathname, search, origin } = new URL(address)
  const entered = await ask(Number(port), { path: `${pathname}${search}` })
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`Not let in: ${entered.status}`)
  const get = (path: string, headers: OutgoingHttpHeaders = {}) =>
    ask(Number(port), { path, headers: { cookie, ...headers } })
  const post = (path: string, body: string, headers: OutgoingHttpHeaders = {}) =>
    ask(Number(port), {
      method: 'POST',
      path,
      body,
      headers: { cookie, origin, 'content-type': 'application/json', ...headers },
    })
  return {
    cookie,
    get,
    post,
    call: async (name, input) => said(await post(`/api/${name}`, encodeWire(input))) as never,
  }
}
