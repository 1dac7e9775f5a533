import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ReaderMessage } from '../../db/import/isolated.ts'
import { CoreRequests } from '../../electron/shell/core-requests.ts'
import { MainRequests } from '../../electron/shell/main-requests.ts'
import type { ToCore } from '../../electron/shell/messages.ts'
import { electronReader } from '../../electron/shell/reader.ts'

const electron = vi.hoisted(() => ({ utilityProcess: { fork: vi.fn() }, app: { getAppMetrics: vi.fn() } }))
vi.mock('electron', () => electron)

const message = { request: { kind: 'clipboard' } } as unknown as ReaderMessage

/** The two ends tied together, as the parent port ties them. */
function tied() {
  const reader = { send: vi.fn(), onMessage: vi.fn(), onExit: vi.fn(), kill: vi.fn() }
  const ports = {
    printer: {
      print: vi.fn(async () => ({ ok: true, value: new Uint8Array([1]) }) as const),
      picture: vi.fn(async () => ({ ok: true, value: new Uint8Array([2]) }) as const),
    },
    spawnReader: vi.fn(() => reader),
    desktop: {
      state: vi.fn(async () => ({ openAtLogin: false, keystore: true })),
      setOpenAtLogin: vi.fn(async () => null),
      copy: vi.fn(async () => null),
      seal: vi.fn(async (secret: Uint8Array) => secret.toReversed()),
      unseal: vi.fn(async (): Promise<Uint8Array | null> => null),
      install: vi.fn(async () => null),
    },
  }
  const atMain = new CoreRequests(ports, (answer) => void inCore.hear(answer))
  const inCore: MainRequests = new MainRequests((request) => atMain.hear(request))
  return { reader, ports, atMain, inCore }
}

describe('A print from the core', () => {
  test('comes back as the main process printed it', async () => {
    const { inCore, ports } = tied()
    expect(await inCore.printer.print('<p>')).toEqual({ ok: true, value: new Uint8Array([1]) })
    expect(ports.printer.print).toHaveBeenCalledExactlyOnceWith('<p>')
  })

  test('that is to be a picture is asked for as one', async () => {
    const { inCore, ports } = tied()
    expect(await inCore.printer.picture('<p>')).toEqual({ ok: true, value: new Uint8Array([2]) })
    expect(ports.printer.picture).toHaveBeenCalledExactlyOnceWith('<p>')
    expect(ports.printer.print).not.toHaveBeenCalled()
  })

  test('comes back as a named error when the printer threw', async () => {
    const { inCore, ports } = tied()
    ports.printer.print.mockRejectedValue(new Error('gone'))
    expect(await inCore.printer.print('<p>')).toMatchObject({ ok: false, error: { type: 'PrinterFailed' } })
  })
})

describe('The desktop, asked by the core', () => {
  test('does each of its works and answers it', async () => {
    const { inCore, ports } = tied()
    expect(await inCore.desktop.state()).toEqual({ openAtLogin: false, keystore: true })
    expect(await inCore.desktop.setOpenAtLogin(true)).toBeNull()
    expect(await inCore.desktop.copy('84,12', null)).toBeNull()
    expect(await inCore.desktop.seal(new Uint8Array([1, 2]))).toEqual(new Uint8Array([2, 1]))
    expect(await inCore.desktop.unseal(new Uint8Array([2, 1]))).toBeNull()
    expect(await inCore.desktop.install('/data/cap-nhat/x.exe')).toBeNull()
    expect(ports.desktop.setOpenAtLogin).toHaveBeenCalledExactlyOnceWith(true)
    expect(ports.desktop.copy).toHaveBeenCalledExactlyOnceWith('84,12', null)
  })

  test('that fails is told so with its reason', async () => {
    const { inCore, ports } = tied()
    ports.desktop.copy.mockRejectedValue(new Error('clipboard is held'))
    await expect(inCore.desktop.copy('84,12', null)).rejects.toThrow('clipboard is held')
  })
})

describe('A reader for the core', () => {
  test('is started with its limit, gets its file, answers and ends', () => {
    const { inCore, ports, reader } = tied()
    const heard = vi.fn()
    const ended = vi.fn()
    const remote = inCore.spawnReader({ memoryMegabytes: 512 })
    remote.onMessage(heard)
    remote.onExit(ended)
    remote.send(message)
    expect(ports.spawnReader).toHaveBeenCalledExactlyOnceWith({ memoryMegabytes: 512 })
    expect(reader.send).toHaveBeenCalledExactlyOnceWith(message)
    reader.onMessage.mock.calls[0]?.[0]({ ok: true })
    expect(heard).toHaveBeenCalledExactlyOnceWith({ ok: true })
    remote.kill()
    expect(reader.kill).toHaveBeenCalledOnce()
    reader.onExit.mock.calls[0]?.[0](134, null)
    expect(ended).toHaveBeenCalledExactlyOnceWith(134, null)
  })

  test('ends with the core that asked for it', () => {
    const { inCore, atMain, reader } = tied()
    inCore.spawnReader({ memoryMegabytes: 512 })
    atMain.drop()
    expect(reader.kill).toHaveBeenCalledOnce()
  })

  test('is told apart from another', () => {
    const { inCore } = tied()
    const [first, second] = [vi.fn(), vi.fn()]
    inCore.spawnReader({ memoryMegabytes: 1 }).onMessage(first)
    inCore.spawnReader({ memoryMegabytes: 1 }).onMessage(second)
    inCore.hear({ kind: 'readerOutput', id: 2, message: 'two' })
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledExactlyOnceWith('two')
  })
})

test('Calls and the order to close are not for the requests', () => {
  const { inCore } = tied()
  const others: ToCore[] = [{ kind: 'close' }, { kind: 'sheet', id: 1, path: '/' }]
  for (const each of others) expect(inCore.hear(each)).toBe(false)
})

describe("Electron's reader", () => {
  class Child extends EventEmitter {
    readonly pid = 4711
    readonly postMessage = vi.fn()
    readonly kill = vi.fn(() => this.emit('exit', 15))
  }
  let child: Child

  beforeEach(() => {
    vi.useFakeTimers()
    child = new Child()
    electron.utilityProcess.fork.mockReset().mockReturnValue(child)
    electron.app.getAppMetrics
      .mockReset()
      .mockReturnValue([{ pid: 4711, memory: { workingSetSize: 100_000 } }])
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is a utility process that sees nothing of our environment or terminal', () => {
    const reader = electronReader('/app/dist/shell/reader-process.js')({ memoryMegabytes: 512 })
    expect(electron.utilityProcess.fork).toHaveBeenCalledExactlyOnceWith(
      '/app/dist/shell/reader-process.js',
      [],
      expect.objectContaining({ env: {}, stdio: 'ignore' }),
    )
    reader.send(message)
    expect(child.postMessage).toHaveBeenCalledExactlyOnceWith(message)
  })

  test('is killed when it takes more memory than it may, and told apart from one that fell', () => {
    const exit = vi.fn()
    electronReader('/r.js')({ memoryMegabytes: 512 }).onExit(exit)
    vi.advanceTimersByTime(1000)
    expect(child.kill).not.toHaveBeenCalled()
    electron.app.getAppMetrics.mockReturnValue([
      { pid: 1, memory: { workingSetSize: 10 } },
      { pid: 4711, memory: { workingSetSize: 700 * 1024 } },
    ])
    vi.advanceTimersByTime(100)
    expect(child.kill).toHaveBeenCalledOnce()
    expect(exit).toHaveBeenCalledExactlyOnceWith(134, null)
  })

  test('is watched no longer once it ended, and its own exit code is passed on', () => {
    const exit = vi.fn()
    electronReader('/r.js')({ memoryMegabytes: 512 }).onExit(exit)
    child.emit('exit', 1)
    electron.app.getAppMetrics.mockClear()
    vi.advanceTimersByTime(10_000)
    expect(electron.app.getAppMetrics).not.toHaveBeenCalled()
    expect(exit).toHaveBeenCalledExactlyOnceWith(1, null)
  })

  test('that ends by a full heap of V8 counts as out of memory', () => {
    const exit = vi.fn()
    electronReader('/r.js')({ memoryMegabytes: 512 }).onExit(exit)
    child.emit('error', 'FatalError', 'v8', '')
    child.emit('exit', 5)
    expect(exit).toHaveBeenCalledExactlyOnceWith(134, null)
  })
})
