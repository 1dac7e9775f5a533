import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { allowedInWindow, guardContents, guardSession } from '../../electron/shell/guard.ts'
import { menuTemplate } from '../../electron/shell/menu.ts'
import { allowedInPrint } from '../../electron/shell/print.ts'

vi.mock('electron', () => ({ BrowserWindow: class {}, session: {} }))

describe('A guarded session', () => {
  const guarded = () => {
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
    })
    guardSession(session as unknown as Session, allowedInWindow)
    return session
  }
  const requested = (url: string) => {
    const answer = vi.fn()
    guarded().webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url }, answer)
    return answer.mock.calls[0]?.[0]
  }

  test.each(['media', 'clipboard-read', 'notifications', 'fullscreen', 'openExternal'])(
    'refuses the permission %s, asked or looked up',
    (permission) => {
      const session = guarded()
      const answer = vi.fn()
      session.setPermissionRequestHandler.mock.calls[0]?.[0]({}, permission, answer)
      expect(answer).toHaveBeenCalledExactlyOnceWith(false)
      expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]({}, permission)).toBe(false)
    },
  )

  test('refuses devices and fetches no dictionary', () => {
    const session = guarded()
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false)
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false)
  })

  test.each([
    'https://example.org/',
    'http://127.0.0.1:80/',
    'ws://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'app://so-mot-cua.example/',
    'blob:https://example.org/1',
  ])('cancels %s', (url) => {
    expect(requested(url)).toEqual({ cancel: true })
  })

  test.each([
    'app://so-mot-cua/',
    'app://so-mot-cua/assets/a.js',
    'blob:app://so-mot-cua/1',
    'data:image/png;base64,',
  ])('lets %s through', (url) => {
    expect(requested(url)).toEqual({ cancel: false })
  })

  test.each([
    ['https://example.org/a.exe', true],
    ['app://so-mot-cua/fonts/a.ttf', true],
    ['blob:app://so-mot-cua/1', false],
  ])('A download of %s is refused: %s', (url, refused) => {
    const event = { preventDefault: vi.fn() }
    guarded().emit('will-download', event, { getURL: () => url })
    expect(event.preventDefault).toHaveBeenCalledTimes(refused ? 1 : 0)
  })

  test('A print sees files of this machine and nothing of the network', () => {
    expect(allowedInPrint('file:///tmp/page.html')).toBe(true)
    expect(allowedInPrint('https://example.org/')).toBe(false)
    expect(allowedInPrint('app://so-mot-cua/')).toBe(false)
  })
})

describe('Guarded contents', () => {
  const guarded = () => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() })
    guardContents(contents as unknown as WebContents)
    return contents
  }
  const isPrevented = (name: string, details: object) => {
    const event = { preventDefault: vi.fn(), ...details }
    guarded().emit(name, event)
    return event.preventDefault.mock.calls.length === 1
  }

  test('open no window', () => {
    expect(guarded().setWindowOpenHandler.mock.calls[0]?.[0]({ url: 'app://so-mot-cua/' })).toEqual({
      action: 'deny',
    })
  })

  test('take no webview and follow no redirect', () => {
    expect(isPrevented('will-attach-webview', {})).toBe(true)
    expect(isPrevented('will-redirect', {})).toBe(true)
  })

  test.each([
    ['the page itself leaving', { isMainFrame: true, url: 'https://example.org/' }],
    [
      'the page itself going to a sheet',
      { isMainFrame: true, url: 'app://so-mot-cua/sheet/2026-11-20/1.html' },
    ],
    ['a frame going to the program', { isMainFrame: false, url: 'app://so-mot-cua/' }],
    ['a frame going out', { isMainFrame: false, url: 'https://example.org/sheet/' }],
  ])('refuse %s', (_what, details) => {
    expect(isPrevented('will-frame-navigate', details)).toBe(true)
  })

  test('show a sheet in a frame', () => {
    const details = { isMainFrame: false, url: 'app://so-mot-cua/sheet/2026-11-20/1.html' }
    expect(isPrevented('will-frame-navigate', details)).toBe(false)
  })
})

test('The menu speaks Vietnamese and opens no tools', () => {
  const items = menuTemplate(false).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
  expect(items.every(({ label, type }) => type === 'separator' || label)).toBe(true)
  expect(items.some(({ role }) => role === 'toggleDevTools' || role === 'reload')).toBe(false)
})
