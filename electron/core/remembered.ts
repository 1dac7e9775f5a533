/**
 * Answers that stay true while nothing changes: kept by the newest entry of the ledger, through which every change of
 * the office's own and of received data goes, that of another PC of the office too. A restored file ends in another.
 */
import { newestEntry } from '../../db/ledger/history.ts'
import type { Store } from '../../db/store.ts'

const most = 40

export class Remembered {
  #head = ''
  readonly #answers = new Map<string, unknown>()

  /** `question` names all that the answer depends on besides the data. */
  of<T>(store: Store, question: string, answer: () => T): T {
    const head = newestEntry(store) ?? ''
    if (head !== this.#head) {
      this.#answers.clear()
      this.#head = head
    }
    const known = this.#answers.get(question)
    if (known !== undefined) return known as T
    const made = answer()
    if (this.#answers.size >= most) this.#answers.clear()
    this.#answers.set(question, made)
    return made
  }
}
