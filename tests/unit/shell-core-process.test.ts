import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Desktop } from '../../electron/core/desktop.ts'
import { type CoreChild, CoreProcess, pausesMs } from '../../electron/shell/core-process.ts'
import type { FromCore, ToCore } from '../../electron/shell/messages.ts'

class Child extends EventEmitter implements CoreChild {
  readonly sent: ToCore[] = []
  killed = false
  postMessage(message: ToCore): void {
    this.sent.push(message)
  }
  kill(): boolean {
    this.killed = true
    this.emit('exit', 9)
    return true
  }
  say(message: FromCore): void {
    this.emit('message', message)
  }
}

const setUp = () => {
  const children: Child[] = []
  const ports = {
    fork: () => {
      const child = new Child()
      children.push(child)
      return child
    },
    printer: {
      print: vi.fn(async () => ({ ok: true, value: new Uint8Array([1]) }) as const),
      picture: vi.fn(async () => ({ ok: true, value: new Uint8Array([2]) }) as const),
    },
    spawnReader: vi.fn(),
    desktop: {} as Desktop,
    newIncident: () => 'INCIDENT',
    onEvent: vi.fn(),
    onRefused: vi.fn(),
    onGivenUp: vi.fn(),
    log: vi.fn(),
  }
  const core = new CoreProcess(ports)
  const child = (index = 0): Child => {
    const found = children[index]
    if (!found) throw new Error(`No child ${index}`)
    return found
  }
  return { core, children, child, ports }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('Every call gets the answer to its own number, in whatever order they come', async () => {
  const { core, child } = setUp()
  const first = core.call('week.list', { year: 2026 })
  const second = core.call('week.current', {})
  expect(child().sent).toEqual([
    { kind: 'call', id: 1, name: 'week.list', input: { year: 2026 } },
    { kind: 'call', id: 2, name: 'week.current', input: {} },
  ])
  child().say({ kind: 'result', id: 2, result: { ok: true, value: 'second' } })
  child().say({ kind: 'result', id: 1, result: { ok: true, value: 'first' } })
  expect([await first, await second]).toEqual([
    { ok: true, value: 'first' },
    { ok: true, value: 'second' },
  ])
})

test('An answer nobody waits for is passed over', () => {
  const { child } = setUp()
  expect(() => child().say({ kind: 'result', id: 99, result: { ok: true, value: 1 } })).not.toThrow()
})

test('What cannot be sent is rejected', async () => {
  const { core, child } = setUp()
  child().postMessage = () => {
    throw new Error('could not be cloned')
  }
  await expect(core.call('week.list', () => 1)).rejects.toThrow('cloned')
})

describe('When the core falls', () => {
  test('what was under way is answered with a Defect whose incident is in the log', async () => {
    const { core, child, ports } = setUp()
    const call = core.call('week.close', {})
    const sheet = core.sheet('/sheet/2026-11-20/1.html')
    child().emit('exit', 134)
    expect(await call).toEqual({ ok: false, error: { type: 'Defect', incident: 'INCIDENT' } })
    expect((await sheet).status).toBe(404)
    expect(ports.log).toHaveBeenCalledWith(
      'error',
      'Defect INCIDENT in week.close: the core ended with 134',
      null,
    )
  })

  test('a call in the pause is rejected, one after it is answered by the new process', async () => {
    const { core, children, child } = setUp()
    child().emit('exit', 134)
    await expect(core.call('week.list', {})).rejects.toThrow('away')
    expect((await core.sheet('/sheet/x')).status).toBe(404)
    await vi.advanceTimersByTimeAsync(pausesMs[0] ?? 0)
    expect(children).toHaveLength(2)
    const call = core.call('week.list', {})
    child(1).say({ kind: 'result', id: 2, result: { ok: true, value: 1 } })
    expect(child(1).sent).toHaveLength(1)
    child(1).say({ kind: 'result', id: 1, result: { ok: true, value: 1 } })
    expect(await call).toEqual({ ok: true, value: 1 })
  })

  test('the pauses grow, and shrink again after a steady minute', async () => {
    const { children, child } = setUp()
    const fallAndWait = async (pause: number) => {
      const count = children.length
      child(count - 1).emit('exit', 1)
      await vi.advanceTimersByTimeAsync(pause - 1)
      expect(children).toHaveLength(count)
      await vi.advanceTimersByTimeAsync(1)
      expect(children).toHaveLength(count + 1)
    }
    for (const pause of pausesMs) await fallAndWait(pause)
    await vi.advanceTimersByTimeAsync(60_000)
    await fallAndWait(pausesMs[0] ?? 0)
  })

  test('again after every pause, it is given up, and whoever sits there is told once', async () => {
    const { core, children, child, ports } = setUp()
    for (const pause of pausesMs) {
      child(children.length - 1).emit('exit', 1)
      await vi.advanceTimersByTimeAsync(pause)
    }
    expect(ports.onGivenUp).not.toHaveBeenCalled()
    const starts = children.length
    child(starts - 1).emit('exit', 1)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(ports.onGivenUp).toHaveBeenCalledOnce()
    expect(children).toHaveLength(starts)
    await expect(core.call('week.list', {})).rejects.toThrow('away')
  })

  test('the windows are told to read everything anew once it is open again, and not before', async () => {
    const { child, ports } = setUp()
    child().say({ kind: 'opened' })
    expect(ports.onEvent).not.toHaveBeenCalled()
    child().emit('exit', 1)
    await vi.advanceTimersByTimeAsync(pausesMs[0] ?? 0)
    child(1).say({ kind: 'opened' })
    expect(ports.onEvent).toHaveBeenCalledExactlyOnceWith({
      kind: 'event',
      event: 'changed',
      data: { subject: 'data' },
    })
  })

  test('an answer of the fallen process does not settle a call of the new one', async () => {
    const { core, child } = setUp()
    const lost = core.call('week.list', {})
    child().emit('exit', 1)
    await lost
    await vi.advanceTimersByTimeAsync(pausesMs[0] ?? 0)
    const call = core.call('week.list', {})
    child().say({ kind: 'result', id: 1, result: { ok: true, value: 'old' } })
    child(1).say({ kind: 'result', id: 2, result: { ok: true, value: 'new' } })
    expect(await call).toEqual({ ok: true, value: 'new' })
  })
})

test('A core that refuses to open says why and is not started again', async () => {
  const { children, child, ports } = setUp()
  child().say({ kind: 'refused', error: { type: 'DiskFull' } })
  child().emit('exit', 1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ports.onRefused).toHaveBeenCalledExactlyOnceWith({ type: 'DiskFull' })
  expect(children).toHaveLength(1)
})

describe('A checkpoint', () => {
  test('is told to the core that runs', () => {
    const { core, child } = setUp()
    core.checkpoint()
    expect(child().sent).toEqual([{ kind: 'checkpoint' }])
  })

  test('asks nothing of a core that is away', () => {
    const { core, child } = setUp()
    child().emit('exit', 1)
    core.checkpoint()
    expect(child().sent).toEqual([])
  })
})

describe('Closing', () => {
  test('waits until the process is gone, and starts no other', async () => {
    const { core, children, child } = setUp()
    let closed = false
    const closing = core.close().then(() => {
      closed = true
    })
    await vi.advanceTimersByTimeAsync(1000)
    expect(child().sent).toEqual([{ kind: 'close' }])
    expect(closed).toBe(false)
    child().emit('exit', 0)
    await closing
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(1)
  })

  test('is forced when it takes too long', async () => {
    const { core, child } = setUp()
    const closing = core.close()
    await vi.advanceTimersByTimeAsync(5000)
    expect(child().killed).toBe(true)
    await closing
  })

  test('in the pause after a fall there is nothing to wait for, and nothing starts', async () => {
    const { core, children, child } = setUp()
    child().emit('exit', 1)
    await core.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(1)
  })
})

describe('What the core asks of the shell', () => {
  test('is printed, and the PDF goes back under its number', async () => {
    const { child, ports } = setUp()
    child().say({ kind: 'print', id: 4, form: 'print', html: '<p>' })
    await vi.advanceTimersByTimeAsync(0)
    expect(ports.printer.print).toHaveBeenCalledExactlyOnceWith('<p>')
    expect(child().sent).toEqual([
      { kind: 'printed', id: 4, result: { ok: true, value: new Uint8Array([1]) } },
    ])
  })

  test('a print that outlives its core is thrown away', async () => {
    const { child } = setUp()
    child().say({ kind: 'print', id: 4, form: 'print', html: '<p>' })
    child().emit('exit', 1)
    await vi.advanceTimersByTimeAsync(0)
    expect(child().sent).toEqual([])
  })

  test('events and log lines are passed on', () => {
    const { child, ports } = setUp()
    const event = { kind: 'event', event: 'changed', data: { subject: 'week', key: '2026-11-20' } } as const
    child().say(event)
    child().say({ kind: 'log', level: 'warn', message: 'm', stack: 's' })
    expect(ports.onEvent).toHaveBeenCalledExactlyOnceWith(event)
    expect(ports.log).toHaveBeenCalledExactlyOnceWith('warn', 'm', 's')
  })
})
