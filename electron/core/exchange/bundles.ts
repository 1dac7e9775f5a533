/**
 * The bundles that were opened and not yet applied: they wait in memory, those of the newest opening only, and each
 * is read anew to be applied.
 */
import { randomUUID } from 'node:crypto'
import type { UnpackedFile } from '../../../db/bundle/unpack.ts'

export interface WaitingBundle {
  readonly token: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** One of many that were dropped together. */
export interface WaitingFile extends WaitingBundle, Pick<UnpackedFile, 'within' | 'trouble'> {}

export class WaitingBundles {
  #waiting: ReadonlyMap<string, WaitingFile> = new Map()

  put(fileName: string, bytes: Uint8Array): WaitingBundle {
    const waiting = { token: randomUUID(), fileName, bytes, within: null, trouble: null }
    this.#waiting = new Map([[waiting.token, waiting]])
    return waiting
  }

  putMany(files: readonly UnpackedFile[]): void {
    const waiting = files.map(({ name, ...file }) => ({ token: randomUUID(), fileName: name, ...file }))
    this.#waiting = new Map(waiting.map((file) => [file.token, file]))
  }

  get(token: string): WaitingBundle | null {
    return this.#waiting.get(token) ?? null
  }

  all(): readonly WaitingFile[] {
    return [...this.#waiting.values()]
  }

  drop(token: string): void {
    this.#waiting = new Map([...this.#waiting].filter(([name]) => name !== token))
  }
}
