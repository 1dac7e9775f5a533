import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  type IsolatedReader,
  type ReaderProcess,
  readIsolated,
  type SpawnReader,
} from '../../db/import/isolated.ts'
import { nodeReader } from '../../db/import/node-reader.ts'
import { readClipboard, statsReadFile } from '../../db/import/stats-file.ts'
import { dictionary, exported, gold } from '../support/stats-gold.ts'

const misbehaving = nodeReader(fileURLToPath(new URL('../support/import-misbehave.ts', import.meta.url)))

/** Tells whether the process was ended. */
function watched(spawn: SpawnReader): { spawn: SpawnReader; ended: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return {
    spawn: (limits) => {
      const child: ReaderProcess = spawn(limits)
      return {
        ...child,
        onExit: (listener) => {
          child.onExit((code, signal) => {
            listener(code, signal)
            resolve()
          })
        },
      }
    },
    ended: promise,
  }
}

const refusalOf = async (way: number, reader: Partial<IsolatedReader> = {}, signal?: AbortSignal) => {
  const { spawn, ended } = watched(misbehaving)
  const answer = await readIsolated(
    { kind: 'file', bytes: new Uint8Array([way]) },
    { spawn, ...reader },
    signal,
  )
  await ended
  return answer.ok ? 'read' : answer.error.reason
}

describe('A reader process', () => {
  it('that hangs is ended after its time', async () => {
    expect(await refusalOf(0, { seconds: 0.5 })).toBe('timeout')
  })
  it('that spins is ended after its time', async () => {
    expect(await refusalOf(4, { seconds: 0.5 })).toBe('timeout')
  })
  it('that eats memory hits its own limit, not ours', async () => {
    expect(await refusalOf(1, { memoryMegabytes: 64 })).toBe('outOfMemory')
  })
  it('that dies is a refusal', async () => {
    expect(await refusalOf(2)).toBe('crashed')
  })
  it('that answers rubbish is a refusal', async () => {
    expect(await refusalOf(3)).toBe('crashed')
  })
  it('is ended when the officer thinks better of it', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    expect(await refusalOf(0, {}, stop.signal)).toBe('cancelled')
  })
  it('is not started at all once cancelled, or for a file above the cap', async () => {
    const spawn: SpawnReader = () => {
      throw new Error('started')
    }
    const file = { kind: 'file', bytes: new Uint8Array(26 * 1024 * 1024) } as const
    expect(await readIsolated(file, { spawn })).toMatchObject({ error: { reason: 'tooLarge' } })
    expect(await readIsolated(file, { spawn }, AbortSignal.abort())).toMatchObject({
      error: { reason: 'cancelled' },
    })
  })
})

const deps = { fields: dictionary(), reader: { spawn: nodeReader() } }

it('A file goes through the process and comes out as its gold', async () => {
  const name = 'A4_Thong ke bao cao 06a.xls'
  const read = await statsReadFile(exported(name), name, deps)
  expect(read).toMatchObject({ ok: true, value: { file: name, rows: gold('A4').rows } })
})

it('The bomb is refused within five seconds', async () => {
  const began = performance.now()
  const read = await statsReadFile(exported('B5a_DanhSachHoSo_lon.xlsx'), 'lon.xlsx', deps)
  expect(read).toMatchObject({ ok: false, error: { reason: 'bomb' } })
  expect(performance.now() - began).toBeLessThan(5_000)
})

describe('The clipboard', () => {
  const html = new TextDecoder().decode(exported('A9a_clipboard.html'))
  const text = new TextDecoder().decode(exported('A9a_clipboard.tsv.txt'))
  const rows = gold('A9a').rows

  it('is read from its HTML, which knows the merged cells', async () => {
    const read = await readClipboard({ html, text: 'gì đó' }, deps)
    expect(read).toMatchObject({ ok: true, value: { tableIndex: 0, rows } })
  })
  it('is read from its text where the HTML has no table, or not the form', async () => {
    expect(await readClipboard({ html: '<b>gì đó</b>', text }, deps)).toMatchObject({
      ok: true,
      value: { rows },
    })
    expect(await readClipboard({ html: '<table><tr><td>gì đó</td></tr></table>', text }, deps)).toMatchObject(
      { value: { rows } },
    )
    expect(await readClipboard({ html: null, text }, deps)).toMatchObject({ ok: true, value: { rows } })
  })
  it('without a table is refused in so many words', async () => {
    expect(await readClipboard({ html: null, text: 'xin chào' }, deps)).toMatchObject({
      ok: false,
      error: { type: 'NoTable' },
    })
    expect(await readClipboard({ html: null, text: ' ' }, deps)).toMatchObject({
      ok: false,
      error: { reason: 'empty' },
    })
  })
})
