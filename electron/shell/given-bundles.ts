/**
 * Bundles that Explorer, the menu or a second start hand to the program. They are told to the window once it
 * listens, each by its name and a token that the core knows; the window never learns a path.
 */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

export interface GivenBundle {
  readonly name: string
  readonly token: string
  readonly path: string
}

export class GivenBundles {
  readonly #tell: (bundle: GivenBundle) => void
  #waiting: GivenBundle[] = []
  #listened = false

  constructor(tell: (bundle: GivenBundle) => void) {
    this.#tell = tell
  }

  give(path: string): void {
    const bundle = { name: basename(path), token: randomUUID(), path }
    if (this.#listened) this.#tell(bundle)
    else this.#waiting.push(bundle)
  }

  /** The window's page has loaded so far that it hears events. */
  listens(): void {
    this.#listened = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const bundle of waiting) this.#tell(bundle)
  }
}
