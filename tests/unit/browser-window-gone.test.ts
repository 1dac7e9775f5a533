import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { windowGone } from '../../electron/browser/window-gone.ts'

const patience = { early: 20_000, away: 15_000 }

let browser: EventEmitter
let windows: number
let ended: string | null

beforeEach(() => {
  vi.useFakeTimers()
  browser = new EventEmitter()
  windows = 0
  ended = null
  void windowGone(browser as ChildProcess, () => windows, patience).then((end) => {
    ended = end
  })
})
afterEach(() => vi.useRealTimers())

describe('The program and its window', () => {
  it('ends with a browser that was the window', async () => {
    windows = 1
    await vi.advanceTimersByTimeAsync(60_000)
    expect(ended).toBeNull()
    browser.emit('exit', 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).toBe('closed')
  })

  it('lives on in a window that an older browser opened for it, until that one is closed', async () => {
    await vi.advanceTimersByTimeAsync(300)
    browser.emit('exit', 0)
    await vi.advanceTimersByTimeAsync(5000)
    windows = 1
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(ended).toBeNull()
    windows = 0
    await vi.advanceTimersByTimeAsync(patience.away - 2000)
    expect(ended).toBeNull()
    await vi.advanceTimersByTimeAsync(4000)
    expect(ended).toBe('closed')
  })

  it('does not take a reload of the page for its end', async () => {
    browser.emit('exit', 0)
    windows = 1
    for (let reload = 0; reload < 10; reload += 1) {
      await vi.advanceTimersByTimeAsync(10_000)
      windows = 0
      await vi.advanceTimersByTimeAsync(10_000)
      windows = 1
    }
    expect(ended).toBeNull()
  })

  it('ends when the window that was asked for never came', async () => {
    browser.emit('exit', 0)
    await vi.advanceTimersByTimeAsync(patience.away + 1000)
    expect(ended).toBe('closed')
  })

  it.each([
    ['cannot be started', () => browser.emit('error', new Error('ENOENT'))],
    ['ends at once with an error', () => browser.emit('exit', 21)],
  ])('stays when the browser %s, and says so', async (_, happens) => {
    happens()
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).toBe('failed')
  })
})
