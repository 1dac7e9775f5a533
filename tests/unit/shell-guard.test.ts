import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { allowedInWindow, guardContents, guardSession } from '../../electron/shell/guard.ts'
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
    guardSession(session as unknown as Session, allowedInWindow, '/home/office/Tài liệu')
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

  test.each(['https://example.org/a.exe', 'app://so-mot-cua/fonts/a.ttf', 'blob:https://example.org/1'])(
    'A download of %s is refused',
    (url) => {
      const event = { preventDefault: vi.fn() }
      guarded().emit('will-download', event, { getURL: () => url })
      expect(event.preventDefault).toHaveBeenCalledOnce()
    },
  )

  test('What our own page made is saved where the person says, beginning among the documents', () => {
    const event = { preventDefault: vi.fn() }
    const item = {
      getURL: () => 'blob:app://so-mot-cua/1',
      getFilename: () => 'lich-chot_2026.pdf',
      setSaveDialogOptions: vi.fn(),
    }
    guarded().emit('will-download', event, item)
    expect(event.preventDefault).not.toHaveBeenCalled()
    expect(item.setSaveDialogOptions).toHaveBeenCalledExactlyOnceWith({
      title: 'Lưu tệp',
      defaultPath: join('/home/office/Tài liệu', 'lich-chot_2026.pdf'),
    })
  })

  test('A session without a place to save saves nothing, its own pages neither', () => {
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
    })
    guardSession(session as unknown as Session, allowedInWindow)
    const event = { preventDefault: vi.fn() }
    session.emit('will-download', event, { getURL: () => 'blob:app://so-mot-cua/1' })
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })

  test('A print sees its own page and the fonts, and nothing else of this machine or the network', () => {
    const folders = ['file:///opt/fonts/', 'file:///tmp/smc-print-1/']
    const allowed = (url: string) => allowedInPrint(url, folders)
    expect(allowed('file:///tmp/smc-print-1/page.html')).toBe(true)
    expect(allowed('file:///opt/fonts/Tinos-Regular.ttf')).toBe(true)
    expect(allowed('data:image/png;base64,')).toBe(true)
    for (const url of [
      'file:///tmp/smc-print-2/page.html',
      'file:///tmp/smc-print-1/../smc-print-2/page.html',
      'file:///tmp/smc-print-1/%2e%2e/secret',
      'file:///tmp/smc-print-1/..%2Fsecret',
      'file:///C:/Users/office/Documents/secret.pdf',
      'https://example.org/',
      'app://so-mot-cua/',
    ])
      expect(allowed(url), url).toBe(false)
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
