/**
 * Answers that stay true while nothing changes: kept by the head of the ledger, through which every change of the
 * office's own and of received data goes. A restored or exchanged file has another head.
 */
import { readDevice } from '../../db/ledger/append.ts'
import type { Store } from '../../db/store.ts'

const most = 40

export class Remembered {
  #head = ''
  readonly #answers = new Map<string, unknown>()

  /** `question` names all that the answer depends on besides the data. */
  of<T>(store: Store, question: string, answer: () => T): T {
    const device = readDevice(store)
    const head = device === null ? '' : `${device.origin}/${device.epoch}/${device.seq}/${device.hash}`
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
