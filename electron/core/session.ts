/**
 * Who is at work at one window. A session locks itself after some minutes without work; what was typed stays.
 */
export class SessionState {
  #userId: string | null = null
  #lastWork = 0

  signIn(userId: string, now: number): void {
    this.#userId = userId
    this.#lastWork = now
  }

  signOut(): void {
    this.#userId = null
  }

  touch(now: number): void {
    this.#lastWork = now
  }

  /** The signed-in user's id, or null once `lockMinutes` have passed without work. */
  userId(now: number, lockMinutes: number): string | null {
    if (this.#userId !== null && Math.abs(now - this.#lastWork) > lockMinutes * 60_000) this.#userId = null
    return this.#userId
  }

  locksAt(lockMinutes: number): number | null {
    return this.#userId === null ? null : this.#lastWork + lockMinutes * 60_000
  }
}
