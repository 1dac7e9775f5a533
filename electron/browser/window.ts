/**
 * Opens the user's own Chromium, Chrome or Edge as a window of the program, with a profile of its own so that
 * the window's life is the process's life: when it closes, the host may stop.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export interface WindowOptions {
  readonly browser: string
  readonly address: string
  /** The data folder; the browser's profile lies inside it. */
  readonly folder: string
}

export function openWindow({ browser, address, folder }: WindowOptions): ChildProcess {
  const asRoot = process.getuid?.() === 0
  return spawn(
    browser,
    [
      `--app=${address}`,
      `--user-data-dir=${join(folder, 'browser')}`,
      '--window-size=1366,768',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      '--lang=vi',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  )
}

/** A window can be shown: always on Windows and macOS, elsewhere when a display server is named. */
export const hasDisplay = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform === 'win32' ||
  platform === 'darwin' ||
  Boolean(environment.DISPLAY) ||
  Boolean(environment.WAYLAND_DISPLAY)
