/** The shell put together, with a stand-in for Electron: what it does in which order, and what it refuses. */
import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const noticed = vi.hoisted(() => [] as unknown[])

const electron = vi.hoisted(() => ({
  app: {} as never,
  BrowserWindow: {} as never,
  clipboard: {},
  ClipboardItem: class {},
  dialog: { showErrorBox: vi.fn(), showMessageBox: vi.fn(), showOpenDialog: vi.fn() },
  ipcMain: { handle: vi.fn() },
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn() },
  Notification: Object.assign(
    class {
      readonly options: unknown
      constructor(options: unknown) {
        this.options = options
        noticed.push(options)
      }
      on() {}
      show() {}
    },
    { isSupported: () => true },
  ),
  powerMonitor: {} as never,
  safeStorage: {},
  screen: {} as never,
  shell: { openPath: vi.fn() },
  protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
  session: {} as never,
  utilityProcess: { fork: vi.fn() },
}))
vi.mock('electron', () => electron)
vi.mock('electron-log/main.js', () => ({
  default: { transports: { file: {} }, info: vi.fn(), warn: vi.fn(), error: vi.fn() },
}))

const steps: string[] = []
const step =
  <T>(name: string, value?: T) =>
  () => {
    steps.push(name)
    return value as T
  }

class App extends EventEmitter {
  readonly isPackaged = false
  readonly getAppPath = () => '/app'
  readonly getVersion = () => '0.1.0'
  readonly setPath = vi.fn(step('setPath'))
  readonly getPath = () => '/home/office/Documents'
  readonly setAppUserModelId = vi.fn()
  readonly relaunch = vi.fn()
  readonly enableSandbox = step('enableSandbox')
  readonly commandLine = { appendSwitch: vi.fn() }
  readonly requestSingleInstanceLock = vi.fn(step('lock', true))
  readonly whenReady = vi.fn(async () => void steps.push('ready'))
  readonly quit = vi.fn()
  readonly exit = vi.fn()
  readonly getAppMetrics = () => []
}

class Window extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { send: vi.fn(), mainFrame: {} })
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly restore = vi.fn()
  readonly isMinimized = () => true
  readonly isVisible = () => true
  readonly isMaximized = () => false
  focused = false
  readonly isFocused = () => this.focused
  readonly flashFrame = vi.fn()
  readonly getNormalBounds = () => ({ x: 0, y: 0, width: 1000, height: 600 })
  readonly isDestroyed = () => false
  readonly loadURL = vi.fn(async () => void steps.push('load'))
}

const session = () =>
  Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(step('guard')),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  })

class Core extends EventEmitter {
  readonly postMessage = vi.fn()
  readonly kill = vi.fn()
}

let folder: string
let app: App
let core: Core
let power: EventEmitter
const windows: Window[] = []

class ListedWindow extends Window {
  constructor() {
    super()
    windows.push(this)
  }
}

const run = async (args: readonly string[] = ['--data', folder]) => {
  const argv = process.argv
  process.argv = ['electron', '/app', ...args]
  await import('../../electron/shell/main.ts')
  process.argv = argv
  await vi.waitFor(() => expect(steps.includes('load') || app.quit.mock.calls.length > 0).toBe(true))
}

beforeEach(() => {
  vi.resetModules()
  vi.resetAllMocks()
  steps.length = 0
  windows.length = 0
  folder = mkdtempSync(join(tmpdir(), 'shell-main-'))
  app = new App()
  core = new Core()
  const sessions = { defaultSession: session(), fromPartition: () => session() }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } }
  power = new EventEmitter()
  electron.dialog.showMessageBox.mockResolvedValue({ response: 9 })
  Object.assign(electron, {
    app,
    powerMonitor: power,
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: sessions,
    BrowserWindow: ListedWindow,
  })
  electron.protocol.registerSchemesAsPrivileged.mockImplementation(step('scheme'))
  electron.protocol.handle.mockImplementation(step('protocol'))
  electron.utilityProcess.fork.mockImplementation(() => {
    steps.push('core')
    return core
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('Everything is shut before the first page is loaded', async () => {
  await run()
  expect(steps).toEqual([
    'setPath',
    'enableSandbox',
    'scheme',
    'lock',
    'ready',
    'guard',
    'guard',
    'core',
    'protocol',
    'load',
  ])
  expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  expect(app.commandLine.appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND')
})

test('The core is started on the data folder, what Chromium keeps lies in it too', async () => {
  await run(['--data', folder, '--demo'])
  const [entry, [argument]] = electron.utilityProcess.fork.mock.calls[0] ?? []
  expect(entry).toBe(join('/app', 'dist', 'shell', 'core-entry.js'))
  expect(JSON.parse(argument)).toEqual({
    folder,
    demo: true,
    resources: join('/app', 'resources'),
    version: '0.1.0',
    now: null,
  })
  expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join(folder, 'electron'))
  expect(existsSync(join(folder, 'electron'))).toBe(true)
})

test('A second start opens nothing and ends', async () => {
  app.requestSingleInstanceLock.mockReturnValue(false)
  await run()
  expect(app.quit).toHaveBeenCalledOnce()
  expect(app.whenReady).not.toHaveBeenCalled()
  expect(electron.utilityProcess.fork).not.toHaveBeenCalled()
})

test('The first start comes to the front when a second one is tried', async () => {
  await run()
  app.emit('second-instance', {}, ['so-mot-cua'], '/')
  expect(windows[0]?.restore).toHaveBeenCalledOnce()
  expect(windows[0]?.focus).toHaveBeenCalledOnce()
})

test('A data folder that cannot be written is said in words, and nothing starts', async () => {
  writeFileSync(join(folder, 'file'), '')
  await run(['--data', join(folder, 'file')])
  expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain('Không ghi được vào thư mục dữ liệu')
  expect(app.quit).toHaveBeenCalledOnce()
  expect(electron.utilityProcess.fork).not.toHaveBeenCalled()
})

test('Why the core does not open is said in words, and the program ends', async () => {
  await run()
  core.emit('message', { kind: 'refused', error: { type: 'DiskFull' } })
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(1))
  expect(electron.dialog.showMessageBox).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ title: 'Sổ Một Cửa', detail: expect.stringContaining('Ổ đĩa đã đầy') }),
  )
})

test('A core that is given up is said in words; the program starts once more when that is wanted', async () => {
  await run()
  electron.dialog.showMessageBox.mockResolvedValue({ response: 0 })
  vi.useFakeTimers()
  for (let fall = 0; fall <= 5; fall += 1) {
    core.emit('exit', 1)
    await vi.advanceTimersByTimeAsync(10_000)
  }
  vi.useRealTimers()
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(1))
  expect(app.relaunch).toHaveBeenCalledOnce()
})

describe('A bundle', () => {
  const sender = () => windows[0]?.webContents
  const told = () =>
    sender()
      ?.send.mock.calls.filter(([, event]) => event === 'bundleGiven')
      .map(([, , data]) => data)
  const listen = async () => {
    const [, listener] = electron.ipcMain.handle.mock.calls[0] ?? []
    const frame = { parent: null, detached: false, origin: 'app://so-mot-cua' }
    listener({ sender: sender(), senderFrame: frame }, 'system.status', {})
    await Promise.resolve()
  }

  test('that the program was started with is told once the page listens', async () => {
    await run(['--data', folder, '/media/usb/AGG.smc'])
    expect(told()).toEqual([])
    await listen()
    expect(told()).toMatchObject([{ name: 'AGG.smc' }])
  })

  test('of a second start is told to the window that is open, which comes forward', async () => {
    await run()
    await listen()
    app.emit('second-instance', {}, ['so-mot-cua', '--lang=vi', '/media/usb/B.smc', '/media/usb/B.docx'], '/')
    expect(told()).toMatchObject([{ name: 'B.smc' }])
    expect(windows[0]?.focus).toHaveBeenCalledOnce()
  })

  test('that macOS hands over is told too, and nothing but a bundle', async () => {
    await run()
    await listen()
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, '/Users/hoa/C.smc')
    app.emit('open-file', event, '/Users/hoa/C.txt')
    expect(told()).toMatchObject([{ name: 'C.smc' }])
    expect(event.preventDefault).toHaveBeenCalledTimes(2)
  })
})

describe('A reminder of a closing', () => {
  const reminder = {
    friday: '2026-11-20',
    from: '2026-11-14',
    to: '2026-11-20',
    date: '2026-11-20',
    time: '16:00',
    minutesLeft: 30,
  }
  beforeEach(() => void noticed.splice(0))

  test('reaches the window, and Windows itself when somebody looks elsewhere', async () => {
    await run()
    core.emit('message', { kind: 'event', event: 'reminder', data: reminder })
    expect(windows[0]?.webContents.send).toHaveBeenCalledExactlyOnceWith('smc:event', 'reminder', reminder)
    expect(windows[0]?.flashFrame).toHaveBeenCalledExactlyOnceWith(true)
    expect(noticed).toEqual([
      { title: 'Sổ Một Cửa', body: 'Còn 30 phút đến giờ chốt tuần 14/11 – 20/11 (16:00 thứ Sáu 20/11).' },
    ])
  })

  test('disturbs nobody twice who is looking at the window', async () => {
    await run()
    if (windows[0]) windows[0].focused = true
    core.emit('message', { kind: 'event', event: 'reminder', data: reminder })
    expect(windows[0]?.webContents.send).toHaveBeenCalledOnce()
    expect(windows[0]?.flashFrame).not.toHaveBeenCalled()
    expect(noticed).toEqual([])
  })
})

test('Before the PC sleeps the window sends what it holds, and the core writes its journal', async () => {
  await run()
  vi.useFakeTimers()
  power.emit('suspend')
  expect(windows[0]?.webContents.send).toHaveBeenCalledExactlyOnceWith('smc:event', 'leaving', {})
  vi.advanceTimersByTime(1000)
  vi.useRealTimers()
  expect(core.postMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'checkpoint' })
})

test('When Windows ends the session the program ends in order', async () => {
  await run()
  windows[0]?.emit('session-end', {})
  expect(app.quit).toHaveBeenCalledOnce()
})

test("The core's events reach the window", async () => {
  await run()
  core.emit('message', { kind: 'event', event: 'changed', data: { subject: 'week' } })
  await vi.waitFor(() => expect(windows[0]?.webContents.send).toHaveBeenCalledOnce())
  expect(windows[0]?.webContents.send).toHaveBeenCalledWith('smc:event', 'changed', { subject: 'week' })
})

test('A call of the window reaches the core; one of any other frame does not', async () => {
  await run()
  const [channel, listener] = electron.ipcMain.handle.mock.calls[0] ?? []
  expect(channel).toBe('smc:call')
  const sender = windows[0]?.webContents
  const frame = { parent: null, detached: false, origin: 'app://so-mot-cua' }
  listener({ sender, senderFrame: frame }, 'week.list', { year: 2026 })
  expect(core.postMessage).toHaveBeenCalledExactlyOnceWith({
    kind: 'call',
    id: 1,
    name: 'week.list',
    input: { year: 2026 },
  })
  expect(await listener({ sender, senderFrame: { ...frame, parent: frame } }, 'week.list', {})).toEqual({
    ok: false,
    error: { type: 'ForeignSender' },
  })
  expect(core.postMessage).toHaveBeenCalledOnce()
})

test('Whatever web contents come into being are guarded', async () => {
  await run()
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() })
  app.emit('web-contents-created', {}, contents)
  expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce()
})

test('The program ends only after the core has closed its store', async () => {
  await run()
  app.emit('window-all-closed')
  expect(app.quit).toHaveBeenCalledOnce()
  const event = { preventDefault: vi.fn() }
  app.emit('before-quit', event)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  expect(core.postMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'close' })
  expect(app.exit).not.toHaveBeenCalled()
  core.emit('exit', 0)
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0))
})
