/**
 * The core behind a loopback HTTP server: `POST /api/<procedure>`, `GET /events`, the renderer and the sheets.
 * Binds 127.0.0.1 only; every request passes the gate first.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts'
import { err } from '../../shared/result.ts'
import type { Core, Session } from '../core/core.ts'
import { decodedPath, notFound, type Page, type PageRoots, servePage } from '../core/pages.ts'
import { sheetAt } from '../core/sheet-page.ts'
import { closedDoor } from './closed-door.ts'
import { devPage } from './dev-pages.ts'
import { Gate } from './gate.ts'

/** Enough for a spreadsheet or a photograph in base64. */
const largestBody = 96 * 1024 * 1024

export interface BrowserServer {
  readonly port: number
  /** An address that opens the program once. */
  newAddress(): string
  /** How many windows listen to the program now. */
  windows(): number
  close(): Promise<void>
}

export interface ServeOptions {
  readonly port?: number
  /** Vite's server, while developing. */
  readonly devUrl?: string | undefined
}

export async function serve(
  core: Core,
  roots: PageRoots,
  { port = 0, devUrl }: ServeOptions = {},
): Promise<BrowserServer> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  const here = `http://127.0.0.1:${bound}`
  const gate = new Gate(bound)
  const sessions = new Map<string, Session>()
  const streams = new Set<ServerResponse>()

  const unsubscribe = core.subscribe((name, data) => {
    for (const stream of streams) stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  })

  server.on('request', (request, response) => {
    handle(request, response).catch((thrown: unknown) => {
      core.ports.log('error', `Request ${request.method} failed`, thrown)
      if (!response.headersSent) response.writeHead(500).end()
      else response.end()
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!gate.isOurs(request)) return refuse(response)
    const asked = request.url ?? '/'
    const url = URL.canParse(here + asked) ? new URL(here + asked) : null
    const token = url?.searchParams.get('token') ?? null
    const entering = request.method === 'GET' && url?.pathname === '/'
    if (entering && token !== null) {
      const cookie = gate.redeem(token)
      if (cookie === null) return send(response, closedDoor())
      response.writeHead(303, { 'Set-Cookie': gate.setCookie(cookie), Location: '/' }).end()
      return
    }
    const visitor = gate.visitor(request)
    if (visitor === null) return entering ? send(response, closedDoor()) : refuse(response)
    if (url === null) return send(response, notFound)
    const session = sessions.get(visitor) ?? core.session()
    sessions.set(visitor, session)

    if (url.pathname.startsWith('/api/')) return answerCall(request, response, session, url.pathname.slice(5))
    if (request.method !== 'GET') return send(response, notFound)
    if (url.pathname === '/events') return openStream(response)
    const path = decodedPath(url)
    if (path === null) return send(response, notFound)
    const page = () =>
      devUrl === undefined || path.startsWith('/fonts/') ? servePage(roots, path) : devPage(devUrl, asked)
    send(response, (await sheetAt(core, path)) ?? (await page()))
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    session: Session,
    name: string,
  ): Promise<void> {
    const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
    if (request.method !== 'POST') return send(response, notFound)
    if (request.headers['content-type'] !== 'application/json') return refuse(response)
    const body = await readBody(request)
    const input = body === null ? err({ reason: 'Too large' }) : decodeWire(body)
    const result = input.ok
      ? await session.call(name, input.value)
      : err({ type: 'InvalidInput', issues: [{ path: '', message: input.error.reason }] })
    response.writeHead(200, json).end(encodeWire(result))
  }

  function openStream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(': open\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
  }

  return {
    port: bound,
    newAddress: () => `${here}/?token=${gate.newToken()}`,
    windows: () => streams.size,
    async close() {
      unsubscribe()
      for (const stream of streams) stream.end()
      await closeServer(server)
    },
  }
}

const refuse = (response: ServerResponse): void => {
  response
    .writeHead(403, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(encodeWire({ ok: false, error: { type: 'ForeignSender' } }))
}

const send = (response: ServerResponse, page: Page): void => {
  response.writeHead(page.status, page.headers).end(page.body)
}

/** Null when it is larger than we take. The rest is read and dropped, or the answer would not arrive. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= largestBody) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > largestBody ? null : Buffer.concat(chunks).toString('utf8')
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
