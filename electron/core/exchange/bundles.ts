/** The bundle that was opened and not yet applied: it waits in memory, the newest only, and is read anew to be applied. */
import { randomUUID } from 'node:crypto'

export interface WaitingBundle {
  readonly token: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

export class WaitingBundles {
  #waiting: WaitingBundle | null = null

  put(fileName: string, bytes: Uint8Array): WaitingBundle {
    this.#waiting = { token: randomUUID(), fileName, bytes }
    return this.#waiting
  }

  get(token: string): WaitingBundle | null {
    return this.#waiting?.token === token ? this.#waiting : null
  }

  drop(): void {
    this.#waiting = null
  }
}
