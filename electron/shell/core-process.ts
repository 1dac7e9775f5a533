/**
 * The core in its own process. Guarantees that every call is answered: what was under way when the process fell
 * is answered with a Defect, the process is started again after a growing pause, and a call made in that pause
 * is rejected at once, so that the window can say so and try again. A core that refuses to open is not retried;
 * one that falls again after every pause is given up, and whoever sits there is told.
 */
import { err } from '../../shared/result.ts'
import type { AnyResult } from '../core/call.ts'
import type { OfficeError } from '../core/core.ts'
import { notFound, type Page } from '../core/pages.ts'
import { CoreRequests, type RequestPorts } from './core-requests.ts'
import type { FromCore, ToCore } from './messages.ts'

/** The part of Electron's UtilityProcess that is used here. */
export interface CoreChild {
  postMessage(message: ToCore): void
  on(event: 'message', listener: (message: FromCore) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export interface CoreProcessPorts extends RequestPorts {
  readonly fork: () => CoreChild
  readonly newIncident: () => string
  readonly onEvent: (message: Extract<FromCore, { kind: 'event' }>) => void
  readonly onRefused: (error: OfficeError) => void
  /** It fell once more after the last of the pauses. */
  readonly onGivenUp: () => void
  readonly log: (level: 'info' | 'warn' | 'error', message: string, stack: string | null) => void
}

export const pausesMs = [500, 1000, 2000, 5000, 10_000]

/** A core that ran this long and then fell starts again after the shortest pause. */
const steadyMs = 60_000

/** An orderly stop that takes longer is ended by force: the store is safe against that. */
const closingMs = 5000

interface Waiting {
  readonly what: string
  readonly settle: (answer: unknown) => void
  readonly giveUp: (incident: string) => void
}

export class CoreProcess {
  readonly #ports: CoreProcessPorts
  readonly #waiting = new Map<number, Waiting>()
  #child: CoreChild | null = null
  #nextId = 1
  #falls = 0
  #startedAt = 0
  #ended = false
  #whenGone: (() => void) | null = null

  constructor(ports: CoreProcessPorts) {
    this.#ports = ports
    this.#start()
  }

  /** Rejects when the core is away for the moment. */
  call(name: string, input: unknown): Promise<AnyResult> {
    return this.#ask<AnyResult>(
      name,
      (id) => ({ kind: 'call', id, name, input }),
      (incident) => err({ type: 'Defect', incident }),
    )
  }

  async sheet(path: string): Promise<Page> {
    try {
      return await this.#ask<Page>(
        'sheet',
        (id) => ({ kind: 'sheet', id, path }),
        () => notFound,
      )
    } catch {
      return notFound
    }
  }

  /** Has the core write its journal into the database; a core that is away has none open. */
  checkpoint(): void {
    this.#child?.postMessage({ kind: 'checkpoint' })
  }

  /** A file that the person opened with the program; the window names it by the token alone. */
  given(token: string, path: string): void {
    this.#child?.postMessage({ kind: 'given', token, path })
  }

  /** Ends the core in order; resolves when its process is gone. */
  async close(): Promise<void> {
    this.#ended = true
    const child = this.#child
    if (child === null) return
    const gone = new Promise<void>((resolve) => {
      this.#whenGone = resolve
    })
    child.postMessage({ kind: 'close' })
    const force = setTimeout(() => child.kill(), closingMs)
    await gone
    clearTimeout(force)
  }

  #ask<T>(what: string, message: (id: number) => ToCore, givenUp: (incident: string) => T): Promise<T> {
    const child = this.#child
    if (child === null) return Promise.reject(new Error('The core is away'))
    const id = this.#nextId++
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, {
        what,
        settle: (answer) => resolve(answer as T),
        giveUp: (incident) => resolve(givenUp(incident)),
      })
      try {
        child.postMessage(message(id))
      } catch (error) {
        this.#waiting.delete(id)
        reject(error)
      }
    })
  }

  #start(): void {
    const child = this.#ports.fork()
    this.#child = child
    this.#startedAt = Date.now()
    const requests = new CoreRequests(this.#ports, (message) => {
      if (this.#child === child) child.postMessage(message)
    })
    child.on('message', (message) => this.#hear(message, requests))
    child.once('exit', (code) => {
      requests.drop()
      this.#fell(code)
    })
  }

  #hear(message: FromCore, requests: CoreRequests): void {
    switch (message.kind) {
      case 'opened':
        // Sessions ended with the former process: the windows read everything anew.
        if (this.#falls > 0)
          this.#ports.onEvent({ kind: 'event', event: 'changed', data: { subject: 'data' } })
        return
      case 'refused':
        this.#ended = true
        this.#ports.onRefused(message.error)
        return
      case 'result':
        this.#settle(message.id, message.result)
        return
      case 'page':
        this.#settle(message.id, message.page)
        return
      case 'event':
        this.#ports.onEvent(message)
        return
      case 'log':
        this.#ports.log(message.level, message.message, message.stack)
        return
      default:
        requests.hear(message)
    }
  }

  #settle(id: number, answer: unknown): void {
    this.#waiting.get(id)?.settle(answer)
    this.#waiting.delete(id)
  }

  #fell(code: number): void {
    this.#child = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const each of waiting) {
      const incident = this.#ports.newIncident()
      this.#ports.log('error', `Defect ${incident} in ${each.what}: the core ended with ${code}`, null)
      each.giveUp(incident)
    }
    this.#whenGone?.()
    if (this.#ended) return
    if (Date.now() - this.#startedAt >= steadyMs) this.#falls = 0
    const pause = pausesMs[this.#falls]
    if (pause === undefined) {
      this.#ended = true
      this.#ports.log(
        'error',
        `The core ended with ${code}, and is given up after ${this.#falls} starts`,
        null,
      )
      this.#ports.onGivenUp()
      return
    }
    this.#falls += 1
    this.#ports.log('error', `The core ended with ${code}; it starts again in ${pause} ms`, null)
    setTimeout(() => this.#ended || this.#start(), pause)
  }
}
