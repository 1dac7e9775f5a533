import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { callListener, isOurWindow } from '../../electron/shell/sender.ts'

const contents = { id: 1 } as WebContents
const top = { parent: null, detached: false, origin: 'app://so-mot-cua' } as WebFrameMain

const event = (frame: Partial<WebFrameMain> | null = {}, sender = contents) =>
  ({ sender, senderFrame: frame === null ? null : { ...top, ...frame } }) as IpcMainInvokeEvent

test('The top frame of our window on our address may call', () => {
  expect(isOurWindow(event(), contents)).toBe(true)
})

test.each([
  ['a frame inside our page', event({ parent: top })],
  ['another address in our window', event({ origin: 'https://example.org' })],
  ['an address that only begins like ours', event({ origin: 'app://so-mot-cua.example' })],
  ['a file', event({ origin: 'file://' })],
  ['a page without an origin', event({ origin: 'null' })],
  ['a frame that is gone', event(null)],
  ['a frame that was taken out of its window', event({ detached: true })],
  ['another window', event({}, { id: 2 } as WebContents)],
])('%s may not', (_who, foreign) => {
  expect(isOurWindow(foreign, contents)).toBe(false)
})

test('Nobody may before there is a window', () => {
  expect(isOurWindow(event(), null)).toBe(false)
})

describe('The call channel', () => {
  const listen = () => {
    const call = vi.fn(async () => ({ ok: true, value: 1 }) as const)
    return { call, listener: callListener(() => contents, call) }
  }

  test('A call of our window reaches the core with its input', async () => {
    const { call, listener } = listen()
    expect(await listener(event(), 'week.list', { year: 2026 })).toEqual({ ok: true, value: 1 })
    expect(call).toHaveBeenCalledExactlyOnceWith('week.list', { year: 2026 })
  })

  test('A foreign sender is answered so, and the core hears nothing', async () => {
    const { call, listener } = listen()
    expect(await listener(event({ parent: top }), 'week.list', {})).toEqual({
      ok: false,
      error: { type: 'ForeignSender' },
    })
    expect(call).not.toHaveBeenCalled()
  })

  test.each(['week.nothing', 'toString', '__proto__', 7, null])(
    '%s is no procedure of the contract, and the core hears nothing',
    async (name) => {
      const { call, listener } = listen()
      expect(await listener(event(), name, {})).toEqual({
        ok: false,
        error: { type: 'UnknownProcedure', name: String(name) },
      })
      expect(call).not.toHaveBeenCalled()
    },
  )

  test('When the core is away the call is rejected, so that the window tries again', async () => {
    const listener = callListener(
      () => contents,
      async () => {
        throw new Error('The core is away')
      },
    )
    await expect(listener(event(), 'week.list', {})).rejects.toThrow('away')
  })
})
