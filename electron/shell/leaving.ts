/**
 * What happens when the PC is about to sleep, to shut down or to sign its user out: what is typed goes to the core,
 * and the core writes its journal into the database, so that a battery that dies in the night finds one whole file.
 * Nothing here holds Windows up: what does not arrive in time was in the draft of the second before.
 */
import type { BrowserWindow, PowerMonitor } from 'electron'

export interface Leaving {
  /** Has the window send what it still holds. */
  readonly saveWindow: () => void
  readonly checkpoint: () => void
  readonly close: () => void
}

/** The window's last letters need so long to reach the core. */
export const lettersMs = 500

export function watchLeaving(
  power: Pick<PowerMonitor, 'on'>,
  window: Pick<BrowserWindow, 'on'>,
  { saveWindow, checkpoint, close }: Leaving,
): void {
  const leaving = () => {
    saveWindow()
    setTimeout(checkpoint, lettersMs)
  }
  power.on('suspend', leaving)
  power.on('lock-screen', leaving)
  // Linux and macOS; Windows asks its windows instead.
  power.on('shutdown', () => {
    saveWindow()
    close()
  })
  window.on('query-session-end', leaving)
  window.on('session-end', close)
}
