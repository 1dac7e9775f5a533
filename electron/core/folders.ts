/** Where an office's data lie when nobody says otherwise: the place each system keeps a program's data in. */
import { posix, win32 } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
}

export function defaultDataFolder({ platform, environment, home }: Machine): string {
  if (platform === 'win32') {
    return win32.join(environment.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'SoMotCua')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'SoMotCua')
  const chosen = environment.XDG_DATA_HOME
  const root = chosen && posix.isAbsolute(chosen) ? chosen : posix.join(home, '.local', 'share')
  return posix.join(root, 'so-mot-cua')
}
