/**
 * The core's Desktop by Electron. A secret is sealed by Windows' own keystore (DPAPI), the macOS keychain or a Linux
 * key ring; without one, or in a data folder that several accounts share and none of them could open for another,
 * there is no seal and the core keeps the key in a file of its own.
 */
import { type App, type Clipboard, ClipboardItem, type SafeStorage } from 'electron'
import type { Desktop } from '../core/desktop.ts'
import { atLoginSwitch } from './arguments.ts'

export interface DesktopParts {
  readonly app: Pick<App, 'isPackaged' | 'quit' | 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly clipboard: Pick<Clipboard, 'write'>
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >
  readonly platform: NodeJS.Platform
  /** Several accounts of this PC work on the data folder. */
  readonly shared: boolean
  /** Starts a program that outlives this one; rejects when it cannot be started. */
  readonly start: (file: string) => Promise<void>
}

export function electronDesktop({
  app,
  clipboard,
  safeStorage,
  platform,
  shared,
  start,
}: DesktopParts): Desktop {
  /** A program that runs from a clone is not one that a system could start. */
  const startable = app.isPackaged && (platform === 'win32' || platform === 'darwin')
  const atLogin = { args: [atLoginSwitch] }

  const keystore = async (): Promise<boolean> => {
    if (shared) return false
    // Chromium then "encrypts" with a password that stands in its own source.
    if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
    return safeStorage.isAsyncEncryptionAvailable()
  }

  return {
    state: async () => ({
      openAtLogin: startable ? app.getLoginItemSettings(atLogin).openAtLogin : null,
      keystore: await keystore(),
    }),
    setOpenAtLogin: async (openAtLogin) => {
      if (startable) app.setLoginItemSettings({ ...atLogin, openAtLogin })
      return null
    },
    copy: async (text, html) => {
      const item = { 'text/plain': text, ...(html !== null && { 'text/html': html }) }
      await clipboard.write([new ClipboardItem(item)])
      return null
    },
    seal: async (secret) => {
      if (!(await keystore())) return null
      return new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')))
    },
    unseal: async (sealed) => {
      if (!(await keystore())) return null
      const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed)).catch(() => null)
      return opened === null ? null : new Uint8Array(Buffer.from(opened.result, 'base64'))
    },
    install: async (file) => {
      await start(file)
      // The answer goes out first; then the program ends as if its window had been closed.
      setTimeout(() => app.quit(), 500)
      return null
    },
  }
}
