/**
 * Bundles that Explorer, the menu or a second start hand to the program. They are told to the window once it
 * listens, each by its name alone; the window never learns a path.
 */
import { basename } from 'node:path'

export class GivenBundles {
  readonly #tell: (name: string) => void
  #waiting: string[] = []
  #listened = false

  constructor(tell: (name: string) => void) {
    this.#tell = tell
  }

  give(path: string): void {
    const name = basename(path)
    if (this.#listened) this.#tell(name)
    else this.#waiting.push(name)
  }

  /** The window's page has loaded so far that it hears events. */
  listens(): void {
    this.#listened = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const name of waiting) this.#tell(name)
  }
}
