/**
 * Who may talk to the loopback server: only the browser that brought the one-time token of this start, and then
 * its cookie. Host and Origin are checked on every request, so a page on the web cannot reach in by rebinding a
 * name or by posting a form.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export class Gate {
  readonly #port: number
  readonly #cookies = new Set<string>()
  #token: string | null = null

  constructor(port: number) {
    this.#port = port
  }

  /** A new token, good for one visit. */
  newToken(): string {
    this.#token = randomBytes(32).toString('base64url')
    return this.#token
  }

  /** Trades the token for a cookie value; null when it is wrong or already used. */
  redeem(token: string): string | null {
    if (this.#token === null || !same(token, this.#token)) return null
    this.#token = null
    const cookie = randomBytes(32).toString('base64url')
    this.#cookies.add(cookie)
    return cookie
  }

  setCookie(value: string): string {
    return `${this.#name()}=${value}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** The visitor's cookie when it is one of ours. */
  visitor(request: IncomingMessage): string | null {
    const prefix = `${this.#name()}=`
    const pair = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(prefix))
    const value = pair?.slice(prefix.length)
    return value !== undefined && this.#cookies.has(value) ? value : null
  }

  /** Host names this server; Origin, where the browser sends one, is this server's own. */
  isOurs(request: IncomingMessage): boolean {
    const hosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
    if (!hosts.includes(request.headers.host ?? '') || !fetchSiteIsOurs(request)) return false
    const { origin } = request.headers
    if (origin === undefined) return request.method === 'GET'
    return hosts.some((host) => origin === `http://${host}`)
  }

  #name(): string {
    return `smc_${this.#port}`
  }
}

/** Browsers say where a request comes from; a cross-site one is refused whatever its Origin says. */
const fetchSiteIsOurs = (request: IncomingMessage): boolean =>
  [undefined, 'same-origin', 'none'].includes(request.headers['sec-fetch-site'] as string | undefined)

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
