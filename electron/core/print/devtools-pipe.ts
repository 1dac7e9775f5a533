/**
 * The DevTools protocol over two pipes of a browser that was started with `--remote-debugging-pipe`: no port is
 * opened that another program could use. Messages are JSON, each ended by a zero byte.
 */
import type { Readable, Writable } from 'node:stream'
import type { DevTools } from './take-picture.ts'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export class DevToolsPipe {
  readonly #to: Writable
  readonly #answers = new Map<number, (message: Message) => void>()
  readonly #events = new Map<string, () => void>()
  #lastId = 0
  #rest = Buffer.alloc(0)

  constructor(to: Writable, from: Readable) {
    this.#to = to
    // A browser that falls is told by its exit; its pipes then fail without more to say.
    to.on('error', () => undefined)
    from.on('error', () => undefined)
    from.on('data', (chunk: Buffer) => this.#hear(chunk))
  }

  /** Opens a page of its own at `url`, waits until it is loaded, and answers how to command it. */
  async open(url: string): Promise<DevTools> {
    const { targetId } = (await this.#send('Target.createTarget', { url: 'about:blank' })) as {
      targetId: string
    }
    const { sessionId } = (await this.#send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string
    }
    const page: DevTools = (method, params) => this.#send(method, params, sessionId)
    await page('Page.enable')
    const loaded = new Promise<void>((resolve) => this.#events.set('Page.loadEventFired', resolve))
    await page('Page.navigate', { url })
    await loaded
    return page
  }

  #send(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    sessionId?: string,
  ): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      )
      this.#to.write(
        `${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`,
      )
    })
  }

  #hear(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    for (let end = this.#rest.indexOf(0); end !== -1; end = this.#rest.indexOf(0)) {
      const message = JSON.parse(this.#rest.subarray(0, end).toString('utf8')) as Message
      this.#rest = this.#rest.subarray(end + 1)
      if (message.id !== undefined) {
        this.#answers.get(message.id)?.(message)
        this.#answers.delete(message.id)
      } else if (message.method !== undefined) {
        this.#events.get(message.method)?.()
      }
    }
  }
}
