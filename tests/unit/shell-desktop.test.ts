import { describe, expect, test, vi } from 'vitest'
import { type DesktopParts, electronDesktop } from '../../electron/shell/desktop.ts'

vi.mock('electron', () => ({
  ClipboardItem: class {
    readonly items: unknown
    constructor(items: unknown) {
      this.items = items
    }
  },
}))

/** A keystore that can be looked into: what it seals it writes backwards. */
const backwards = (text: string) => [...text].reverse().join('')

function parts(more: Partial<DesktopParts> = {}) {
  let openAtLogin = false
  const app = {
    isPackaged: true,
    quit: vi.fn(),
    getLoginItemSettings: vi.fn(() => ({ openAtLogin })),
    setLoginItemSettings: vi.fn((settings: { openAtLogin?: boolean }) => {
      openAtLogin = settings.openAtLogin === true
    }),
  }
  const clipboard = { write: vi.fn(async () => undefined) }
  const safeStorage = {
    isAsyncEncryptionAvailable: vi.fn(async () => true),
    encryptStringAsync: vi.fn(async (text: string) => Buffer.from(backwards(text))),
    decryptStringAsync: vi.fn(async (sealed: Buffer) => ({
      result: backwards(sealed.toString()),
      shouldReEncrypt: false,
    })),
    getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret' as const),
  }
  const start = vi.fn(async () => undefined)
  const given = { start, app, clipboard, safeStorage, platform: 'win32', shared: false, ...more }
  const desktop = electronDesktop(given as unknown as DesktopParts)
  return { start, app, clipboard, safeStorage, desktop }
}

const secret = new Uint8Array([0, 1, 254, 255])

describe('Starting with Windows', () => {
  test('is off until somebody wants it, and then Windows starts the program with its own switch', async () => {
    const { desktop, app } = parts()
    expect((await desktop.state()).openAtLogin).toBe(false)
    await desktop.setOpenAtLogin(true)
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({
      openAtLogin: true,
      args: ['--khoi-dong-cung-may'],
    })
    expect((await desktop.state()).openAtLogin).toBe(true)
    expect(app.getLoginItemSettings).toHaveBeenLastCalledWith({ args: ['--khoi-dong-cung-may'] })
  })

  test.each<[string, { app?: { isPackaged: boolean }; platform?: 'linux' }]>([
    ['from a clone', { app: { isPackaged: false } }],
    ['on Linux', { platform: 'linux' }],
  ])('is not offered %s, and nothing is entered there', async (_where, more) => {
    const entered = vi.fn()
    const { desktop } = parts({
      app: {
        isPackaged: true,
        quit: vi.fn(),
        getLoginItemSettings: vi.fn(),
        setLoginItemSettings: entered,
        ...more.app,
      },
      ...(more.platform && { platform: more.platform }),
    })
    expect((await desktop.state()).openAtLogin).toBeNull()
    await desktop.setOpenAtLogin(true)
    expect(entered).not.toHaveBeenCalled()
  })
})

describe('The clipboard', () => {
  test('gets text, and HTML beside it where there is some', async () => {
    const { desktop, clipboard } = parts()
    await desktop.copy('84,12', null)
    await desktop.copy('84,12', '<b>84,12</b>')
    const written = clipboard.write.mock.calls.map(([items]: never[]) => items) as unknown as {
      items: unknown
    }[][]
    expect(written.map(([item]) => item?.items)).toEqual([
      { 'text/plain': '84,12' },
      { 'text/plain': '84,12', 'text/html': '<b>84,12</b>' },
    ])
  })
})

describe('A key', () => {
  test('is sealed by the system, and comes back byte for byte', async () => {
    const { desktop } = parts()
    const sealed = await desktop.seal(secret)
    expect(sealed).not.toEqual(secret)
    expect(await desktop.unseal(sealed ?? new Uint8Array())).toEqual(secret)
    expect((await desktop.state()).keystore).toBe(true)
  })

  test.each<[string, Partial<DesktopParts>]>([
    [
      'the system has no keystore',
      { safeStorage: { isAsyncEncryptionAvailable: async () => false } as DesktopParts['safeStorage'] },
    ],
    [
      'Linux would only pretend',
      {
        platform: 'linux',
        safeStorage: {
          getSelectedStorageBackend: () => 'basic_text',
          isAsyncEncryptionAvailable: async () => true,
        } as unknown as DesktopParts['safeStorage'],
      },
    ],
    ['several accounts share the folder', { shared: true }],
  ])('is not sealed when %s, and the answer says so', async (_why, more) => {
    const { desktop } = parts(more)
    expect(await desktop.seal(secret)).toBeNull()
    expect(await desktop.unseal(secret)).toBeNull()
    expect((await desktop.state()).keystore).toBe(false)
  })

  test('that somebody else sealed stays shut', async () => {
    const { desktop, safeStorage } = parts()
    safeStorage.decryptStringAsync.mockRejectedValue(new Error('decryption failed'))
    expect(await desktop.unseal(secret)).toBeNull()
  })
})

describe('An installer', () => {
  test('is started, and then the program ends in order so that it can be replaced', async () => {
    vi.useFakeTimers()
    const { desktop, app, start } = parts()
    await desktop.install('/data/cap-nhat/SoMotCua-0.2.0-win-x64-setup.exe')
    expect(start).toHaveBeenCalledExactlyOnceWith('/data/cap-nhat/SoMotCua-0.2.0-win-x64-setup.exe')
    expect(app.quit).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1000)
    expect(app.quit).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })

  test('that cannot be started ends nothing', async () => {
    vi.useFakeTimers()
    const { desktop, app, start } = parts()
    start.mockRejectedValue(new Error('EACCES'))
    await expect(desktop.install('/data/cap-nhat/x.exe')).rejects.toThrow('EACCES')
    vi.advanceTimersByTime(1000)
    expect(app.quit).not.toHaveBeenCalled()
    vi.useRealTimers()
  })
})
