/**
 * A list of dossiers between reading and taking in: it waits in memory, because it names people and may be thrown
 * away. Only the newest waits; a reading under way can be called off by its job.
 */
import type { DossierList } from '../../shared/dossier/read/read.ts'

export interface WaitingList {
  readonly id: string
  readonly list: DossierList
  readonly at: string
  readonly sha256: string
  readonly name: string
}

export class WaitingLists {
  #waiting: WaitingList | null = null
  readonly #jobs = new Map<string, AbortController>()

  put(waiting: WaitingList): void {
    this.#waiting = waiting
  }

  get(id: string): WaitingList | null {
    return this.#waiting?.id === id ? this.#waiting : null
  }

  drop(): void {
    this.#waiting = null
  }

  /** `work` hears the signal when somebody calls the job off. */
  async run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    this.#jobs.set(job, controller)
    try {
      return await work(controller.signal)
    } finally {
      this.#jobs.delete(job)
    }
  }

  cancel(job: string): void {
    this.#jobs.get(job)?.abort()
  }
}
