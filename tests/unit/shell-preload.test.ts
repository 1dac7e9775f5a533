import { beforeEach, expect, test, vi } from 'vitest'
import { procedureArgument, proceduresIn } from '../../electron/shell/channels.ts'
import { contract } from '../../shared/contract/contract.ts'

interface Bridge {
  invoke(name: unknown, input: unknown): Promise<unknown>
  subscribe(event: unknown, listener: (data: unknown) => void): () => void
}

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
}))
vi.mock('electron', () => electron)

const names = Object.keys(contract)
let bridge: Bridge

beforeEach(async () => {
  vi.resetModules()
  for (const mock of [electron.contextBridge.exposeInMainWorld, ...Object.values(electron.ipcRenderer)])
    mock.mockReset()
  const argv = vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', procedureArgument(names)])
  await import('../../electron/shell/preload.ts')
  argv.mockRestore()
  bridge = electron.contextBridge.exposeInMainWorld.mock.calls[0]?.[1]
})

test('The window gets one name with two functions, and nothing of Electron', () => {
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledExactlyOnceWith('soMotCua', {
    invoke: expect.any(Function),
    subscribe: expect.any(Function),
  })
})

test('Every procedure of the contract passes', async () => {
  electron.ipcRenderer.invoke.mockResolvedValue({ ok: true, value: 1 })
  for (const name of names) expect(await bridge.invoke(name, { a: 1 })).toEqual({ ok: true, value: 1 })
  expect(electron.ipcRenderer.invoke.mock.calls).toEqual(names.map((name) => ['smc:call', name, { a: 1 }]))
})

test.each(['smc:call', 'week.nothing', '', 7, undefined])(
  '%s is no procedure and does not leave the window',
  async (name) => {
    expect(await bridge.invoke(name, {})).toEqual({
      ok: false,
      error: { type: 'UnknownProcedure', name: String(name) },
    })
    expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled()
  },
)

test('A listener hears its event, its data only, until it leaves', () => {
  const listener = vi.fn()
  const leave = bridge.subscribe('changed', listener)
  const [channel, hear] = electron.ipcRenderer.on.mock.calls[0] ?? []
  expect(channel).toBe('smc:event')
  hear({ sender: 'secret' }, 'progress', { job: 'x' })
  expect(listener).not.toHaveBeenCalled()
  hear({ sender: 'secret' }, 'changed', { subject: 'week' })
  expect(listener).toHaveBeenCalledExactlyOnceWith({ subject: 'week' })
  leave()
  expect(electron.ipcRenderer.off).toHaveBeenCalledExactlyOnceWith('smc:event', hear)
})

test.each(['smc:event', 'error', 'toString', null])('%s is no event to listen to', (event) => {
  expect(() => bridge.subscribe(event, () => undefined)).toThrow(TypeError)
  expect(electron.ipcRenderer.on).not.toHaveBeenCalled()
})

test('The list of procedures survives its way, and without it nothing is let through', () => {
  expect([...proceduresIn(['electron', procedureArgument(names)])]).toEqual(names)
  expect(proceduresIn(['electron']).size).toBe(0)
})
