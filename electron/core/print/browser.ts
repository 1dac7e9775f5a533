/**
 * The installed Chromium, Chrome or Edge: it prints PDF where there is no Electron, and shows the browser host's
 * window. CHROME_PATH wins, also when it points nowhere: then there is no browser, rather than another one.
 */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly exists: (path: string) => boolean
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
})

/** Path of the executable; null when none is found. Chrome and Chromium are taken before Edge. */
export function findBrowser(machine: Machine = thisMachine()): string | null {
  const chosen = machine.env.CHROME_PATH
  if (chosen !== undefined && chosen !== '') return machine.exists(chosen) ? chosen : null
  return places(machine).find(machine.exists) ?? null
}

function places({ platform, env, home }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ]
    return programs.flatMap((program) => roots.map((root) => win32.join(root, ...program)))
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', posix.join(home, 'Applications')].map((root) =>
        posix.join(root, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    )
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  const folders = [
    ...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')),
    '/usr/bin',
    '/snap/bin',
  ]
  return [
    ...names.flatMap((name) => folders.map((folder) => posix.join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ]
}
