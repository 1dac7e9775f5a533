/**
 * When the program ends with its window. A browser that ends after a while was the window. One that ends at once has
 * handed the address to a browser that is still open on the same profile (a program that was killed leaves its window
 * behind): then the program lives for as long as some window is connected. One that ends at once with an error, or
 * cannot be started, has opened nothing, and the program must not vanish with it.
 */
import type { ChildProcess } from 'node:child_process'

export interface Patience {
  /** A browser that ends sooner than this was not the window, milliseconds. */
  readonly early: number
  /** So long nobody may be connected before the window counts as closed, milliseconds. */
  readonly away: number
}

export type WindowEnd = 'closed' | 'failed'

/** `connected` says how many windows listen to the program now. */
export async function windowGone(
  browser: ChildProcess,
  connected: () => number,
  { early, away }: Patience = { early: 20_000, away: 15_000 },
): Promise<WindowEnd> {
  const opened = Date.now()
  const code = await new Promise<number | null>((resolve) => {
    browser.once('exit', (exit) => resolve(exit ?? 0))
    browser.once('error', () => resolve(null))
  })
  if (code === null) return 'failed'
  if (Date.now() - opened >= early) return 'closed'
  if (code !== 0) return 'failed'
  await nobodyFor(away, connected)
  return 'closed'
}

function nobodyFor(away: number, connected: () => number): Promise<void> {
  const step = Math.min(1000, away)
  return new Promise((resolve) => {
    let since = Date.now()
    const watch = setInterval(() => {
      if (connected() > 0) since = Date.now()
      if (Date.now() - since < away) return
      clearInterval(watch)
      resolve()
    }, step)
  })
}
