import { EventEmitter } from 'node:events'
import type { BrowserWindow, PowerMonitor } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lettersMs, watchLeaving } from '../../electron/shell/leaving.ts'

const watch = () => {
  const power = new EventEmitter()
  const window = new EventEmitter()
  const steps: string[] = []
  watchLeaving(power as unknown as PowerMonitor, window as unknown as BrowserWindow, {
    saveWindow: () => steps.push('save'),
    checkpoint: () => steps.push('checkpoint'),
    close: () => steps.push('close'),
  })
  return { power, window, steps }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('The last letters reach the core, and then the core writes its journal into the database', () => {
  test.each(['suspend', 'lock-screen'])('on %s', (name) => {
    const { power, steps } = watch()
    power.emit(name)
    expect(steps).toEqual(['save'])
    vi.advanceTimersByTime(lettersMs)
    expect(steps).toEqual(['save', 'checkpoint'])
  })

  test('when Windows asks whether it may end the session; it is not held up', () => {
    const { window, steps } = watch()
    const event = { preventDefault: vi.fn() }
    window.emit('query-session-end', event)
    vi.advanceTimersByTime(lettersMs)
    expect(steps).toEqual(['save', 'checkpoint'])
    expect(event.preventDefault).not.toHaveBeenCalled()
  })
})

test('The program ends in order when the session does', () => {
  const { window, steps } = watch()
  window.emit('session-end', {})
  expect(steps).toEqual(['close'])
})

test('The program ends in order when the system shuts down, with what is typed sent before', () => {
  const { power, steps } = watch()
  power.emit('shutdown')
  expect(steps).toEqual(['save', 'close'])
})
