import type { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserWindow, type BrowserWindowConstructorOptions, session } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { electronPrinter } from '../../electron/shell/print.ts'
import { bringForward, makeWindow } from '../../electron/shell/window.ts'

const electron = vi.hoisted(() => ({
  windows: [] as unknown[],
  pdf: { make: async () => Buffer.from('%PDF-1') },
}))

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class BrowserWindow extends Emitter {
    readonly options: BrowserWindowConstructorOptions
    loaded = ''
    html = ''
    destroyed = false
    readonly show = vi.fn()
    readonly maximize = vi.fn()
    readonly minimize = vi.fn()
    readonly restore = vi.fn()
    readonly focus = vi.fn()
    minimized = false
    visible = true
    readonly isMinimized = () => this.minimized
    readonly isVisible = () => this.visible
    readonly isMaximized = () => true
    readonly getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 600 })
    readonly webContents = Object.assign(new Emitter(), {
      reload: vi.fn(),
      executeJavaScript: vi.fn(async () => true),
      printToPDF: vi.fn(() => electron.pdf.make()),
    })
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      this.options = options
      electron.windows.push(this)
    }
    async loadURL(url: string) {
      this.loaded = url
    }
    async loadFile(file: string) {
      this.loaded = file
      this.html = readFileSync(file, 'utf8')
    }
    isDestroyed() {
      return this.destroyed
    }
    destroy() {
      this.destroyed = true
    }
  }
  const printSession = Object.assign(new Emitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  })
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } }
  const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }
  return { BrowserWindow, screen, session: { fromPartition: vi.fn(() => printSession) } }
})

interface FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  readonly loaded: string
  readonly html: string
  destroyed: boolean
  minimized: boolean
  visible: boolean
  readonly show: ReturnType<typeof vi.fn>
  readonly maximize: ReturnType<typeof vi.fn>
  readonly minimize: ReturnType<typeof vi.fn>
  readonly restore: ReturnType<typeof vi.fn>
  readonly focus: ReturnType<typeof vi.fn>
  readonly webContents: EventEmitter & {
    reload: ReturnType<typeof vi.fn>
    executeJavaScript: ReturnType<typeof vi.fn>
    printToPDF: ReturnType<typeof vi.fn>
  }
}

const fonts = '/app/resources/fonts'

const lastWindow = () => electron.windows.at(-1) as FakeWindow

describe("The program's window", () => {
  const log = vi.fn()
  let folder: string
  let stateFile: string
  const open = (more: { minimized?: boolean } = {}) =>
    makeWindow({
      preload: '/app/dist/shell/preload.cjs',
      stateFile,
      devTools: false,
      minimized: false,
      log,
      ...more,
    }).loaded
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shell-window-'))
    stateFile = join(folder, 'cua-so.json')
    vi.useFakeTimers()
    log.mockReset()
    await open()
  })
  afterEach(() => {
    vi.useRealTimers()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is sandboxed, isolated, without Node, and loads our address', () => {
    const { options, loaded } = lastWindow()
    expect(options.webPreferences).toMatchObject({
      preload: '/app/dist/shell/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
    expect(loaded).toBe('app://so-mot-cua/')
  })

  test('tells the preload script the procedures of the contract', () => {
    const [argument] = lastWindow().options.webPreferences?.additionalArguments ?? []
    expect(argument).toMatch(/^--smc-procedures=.*week\.close/)
  })

  test('shows itself when it has something to show', () => {
    expect(lastWindow().show).not.toHaveBeenCalled()
    lastWindow().emit('ready-to-show')
    expect(lastWindow().show).toHaveBeenCalledOnce()
  })

  test('is no larger than the screen, and remembers where it stood when it closes', async () => {
    expect(lastWindow().options).toMatchObject({ width: 1366, height: 728, minWidth: 900, minHeight: 560 })
    lastWindow().emit('close')
    await open()
    expect(lastWindow().options).toMatchObject({ x: 10, y: 20, width: 1000, height: 600 })
    lastWindow().emit('ready-to-show')
    expect(lastWindow().maximize).toHaveBeenCalledOnce()
  })

  test('opens as ever where what was remembered is spoiled', async () => {
    writeFileSync(stateFile, '{"x":')
    await open()
    expect(lastWindow().options).toMatchObject({ width: 1366, height: 728 })
  })

  test('waits in the task bar when the system started the program', async () => {
    await open({ minimized: true })
    lastWindow().emit('ready-to-show')
    expect(lastWindow().minimize).toHaveBeenCalledOnce()
    expect(lastWindow().show).not.toHaveBeenCalled()
  })

  test('comes forward from wherever it waits', () => {
    const window = lastWindow()
    window.minimized = true
    window.visible = false
    bringForward(window as unknown as BrowserWindow)
    for (const step of [window.restore, window.show, window.focus]) expect(step).toHaveBeenCalledOnce()
  })

  test('loads its page again when that crashed, and writes it down', () => {
    const { webContents } = lastWindow()
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    vi.advanceTimersByTime(1000)
    expect(webContents.reload).toHaveBeenCalledOnce()
    expect(log).toHaveBeenCalledOnce()
  })

  test('does not when it was closed meanwhile, or ended in order', () => {
    const window = lastWindow()
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    window.destroyed = true
    vi.advanceTimersByTime(10_000)
    expect(window.webContents.reload).not.toHaveBeenCalled()
  })
})

describe('A print', () => {
  afterEach(() => {
    electron.pdf.make = async () => Buffer.from('%PDF-1')
  })

  test('is made of its page by its own measures, once the fonts are there', async () => {
    const result = await electronPrinter(fonts).print('<p>Tờ</p>')
    const { html, webContents } = lastWindow()
    expect(result).toEqual({ ok: true, value: new Uint8Array(Buffer.from('%PDF-1')) })
    expect(html).toBe('<p>Tờ</p>')
    expect(webContents.executeJavaScript.mock.calls[0]?.[0]).toContain('document.fonts.ready')
    expect(webContents.printToPDF).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ preferCSSPageSize: true, printBackground: true }),
    )
  })

  test('has a hidden, sandboxed window with a session of its own in memory', async () => {
    await electronPrinter(fonts).print('<p>')
    const { options } = lastWindow()
    expect(options.show).toBe(false)
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
    expect(options.webPreferences?.preload).toBeUndefined()
    expect(options.webPreferences?.session).toBe(session.fromPartition('any'))
    expect(vi.mocked(session.fromPartition).mock.calls[0]?.[0]).not.toMatch(/^persist:/)
  })

  test('sees its own page while it is printed, and not afterwards', async () => {
    const printer = electronPrinter(fonts)
    const guard = vi.mocked(session.fromPartition('any').webRequest.onBeforeRequest)
    const asks = guard.mock.lastCall?.[0] as unknown as (
      details: { url: string },
      answer: (given: { cancel: boolean }) => void,
    ) => void
    const cancelled = (url: string): boolean => {
      const answer = vi.fn()
      asks({ url }, answer)
      return answer.mock.calls[0]?.[0].cancel
    }
    const page = () => pathToFileURL(lastWindow().loaded).href
    let during = true
    electron.pdf.make = async () => {
      during = cancelled(page())
      return Buffer.from('%PDF-1')
    }
    await printer.print('<p>')
    expect(during).toBe(false)
    expect(cancelled(page())).toBe(true)
    expect(cancelled('file:///app/resources/fonts/Tinos-Regular.ttf')).toBe(false)
  })

  test('that fails is a named error, and leaves neither window nor file', async () => {
    electron.pdf.make = async () => {
      throw new Error('no printer')
    }
    const result = await electronPrinter(fonts).print('<p>')
    expect(result).toMatchObject({ ok: false, error: { type: 'PrinterFailed' } })
    expect(lastWindow().destroyed).toBe(true)
    expect(existsSync(lastWindow().loaded)).toBe(false)
  })

  test('that takes too long is ended', async () => {
    electron.pdf.make = () => new Promise(() => undefined)
    const result = await electronPrinter(fonts, 50).print('<p>')
    expect(result).toEqual({
      ok: false,
      error: { type: 'PrinterFailed', reason: 'Chưa in được: không in xong trong 0.05 giây' },
    })
    expect(lastWindow().destroyed).toBe(true)
  })
})
