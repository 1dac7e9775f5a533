/** The built shell, as far as it goes without Electron: what it reaches for, and its core and reader under Node. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ReaderProcess } from '../../db/import/isolated.ts'
import { limits } from '../../db/import/refusal.ts'
import type { Desktop } from '../../electron/core/desktop.ts'
import { CoreRequests } from '../../electron/shell/core-requests.ts'
import type { CoreArguments, FromCore, ToCore } from '../../electron/shell/messages.ts'
import { readReferences } from '../support/law-reading.ts'

const root = join(import.meta.dirname, '../..')
/** Inside the tree, so that the database driver is found. */
const built = join(root, 'dist', `shell-test-${process.pid}`)
const parentPort = pathToFileURL(join(root, 'tests/support/parent-port.mjs')).href

beforeAll(async () => {
  const to = { build: { outDir: built } }
  const builder = await createBuilder({
    configFile: join(root, 'electron/shell/vite.config.ts'),
    logLevel: 'silent',
    environments: { main: to, preload: to },
  })
  await builder.buildApp()
}, 60_000)
afterAll(() => rmSync(built, { recursive: true, force: true }))

const start = (script: string, args: readonly string[] = []): ChildProcess =>
  fork(join(built, script), [...args], {
    execArgv: ['--import', parentPort],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

/** The built reader, as the main process starts it for the core. */
function spawnReader(): ReaderProcess {
  const reader = start('reader-process.js')
  return {
    send: (message) => reader.send(message as object),
    onMessage: (listener) => reader.on('message', listener),
    onExit: (listener) => reader.once('exit', (code) => listener(code, null)),
    kill: () => reader.kill('SIGKILL'),
  }
}

const unasked = (): never => {
  throw new Error('The test answers prints itself, and asks nothing of the desktop')
}

/** Everything that `file` and the parts it is made of import from outside the bundle. */
function reaches(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const reading = readReferences(file, readFileSync(join(built, file), 'utf8'))
  if (!reading.ok) throw new Error(reading.message)
  const names = reading.references.map(({ specifier }) => specifier ?? '(computed)')
  return [...new Set(names)].flatMap((name) =>
    name.startsWith('./') ? reaches(name.slice(2), seen) : [name],
  )
}
const packagesOf = (file: string) => [
  ...new Set(reaches(file).filter((name) => !/^node:|^(fs|os|path|util|events)/.test(name))),
]

describe('What the parts reach for', () => {
  test('The preload script is one file that needs electron alone', () => {
    expect(reaches('preload.cjs')).toEqual(['electron'])
  })

  test('The core needs the database driver and no Electron', () => {
    expect(packagesOf('core-entry.js')).toContain('better-sqlite3')
    expect(packagesOf('core-entry.js')).not.toContain('electron')
  })

  test('The main process never loads the database driver', () => {
    expect(packagesOf('main.js')).toContain('electron')
    expect(packagesOf('main.js')).not.toContain('better-sqlite3')
  })

  test('The reader needs neither', () => {
    const packages = packagesOf('reader-process.js')
    expect(packages).not.toContain('electron')
    expect(packages).not.toContain('better-sqlite3')
  })

  test('Nothing but these four was built, and their parts', () => {
    const files = readdirSync(built).filter((name) => !name.startsWith('part-'))
    expect(files.sort()).toEqual(['core-entry.js', 'main.js', 'preload.cjs', 'reader-process.js'])
  })
})

describe('The core in its process', () => {
  let folder: string
  let core: ChildProcess
  const heard: FromCore[] = []
  let wake = () => {}

  const open = (more: Partial<CoreArguments> = {}) => {
    const options: CoreArguments = {
      folder,
      resources: join(root, 'resources'),
      version: '0.0.0',
      demo: false,
      now: null,
      ...more,
    }
    const child = start('core-entry.js', [JSON.stringify(options)])
    const ports = { printer: { print: unasked, picture: unasked }, spawnReader, desktop: {} as Desktop }
    const requests = new CoreRequests(ports, (reply) => child.connected && child.send(reply))
    child.on('message', (message) => {
      const said = message as FromCore
      if (said.kind === 'reader' || said.kind === 'readerInput' || said.kind === 'readerEnd')
        return requests.hear(said)
      heard.push(said)
      wake()
    })
    return child
  }
  const hear = async <K extends FromCore['kind']>(kind: K): Promise<Extract<FromCore, { kind: K }>> => {
    for (;;) {
      const index = heard.findIndex((message) => message.kind === kind)
      if (index >= 0) return heard.splice(index, 1)[0] as Extract<FromCore, { kind: K }>
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const tell = (message: ToCore) => core.send(message)
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

  beforeEach(() => {
    heard.length = 0
    folder = mkdtempSync(join(tmpdir(), 'so-mot-cua-'))
  })
  afterEach(() => {
    core.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  test('opens an empty folder, answers calls under their numbers, and ends when told', async () => {
    core = open()
    tell({ kind: 'call', id: 7, name: 'system.status', input: {} })
    await hear('opened')
    expect(await hear('result')).toMatchObject({
      id: 7,
      result: { ok: true, value: { state: 'empty', canPrintPdf: true } },
    })
    tell({ kind: 'call', id: 8, name: 'system.nothing', input: {} })
    expect(await hear('result')).toMatchObject({
      id: 8,
      result: { ok: false, error: { type: 'UnknownProcedure' } },
    })
    tell({ kind: 'sheet', id: 9, path: '/sheet/2026-11-20/1.html' })
    expect(await hear('page')).toMatchObject({ id: 9, page: { status: 404 } })
    const end = ended(core)
    tell({ kind: 'close' })
    expect(await end).toBe(0)
  })

  test('says why it cannot open a folder that another one holds', async () => {
    core = open()
    await hear('opened')
    const second = open()
    expect(await hear('refused')).toMatchObject({ error: { type: 'FolderHeld' } })
    second.kill('SIGKILL')
  })

  test('prints the sheet of the made-up commune through the main process, writes it as Word and Excel, and shows it', async () => {
    core = open({ demo: true })
    await hear('opened')
    tell({ kind: 'call', id: 1, name: 'week.list', input: { year: new Date().getFullYear() } })
    const { result } = await hear('result')
    const weeks = result.ok ? (result.value as { friday: string; revision: number }[]) : []
    const { friday, revision } = weeks.find((week) => week.revision > 0) ?? { friday: '', revision: 0 }
    tell({ kind: 'call', id: 2, name: 'week.sheet', input: { friday, revision, format: 'pdf' } })
    const print = await hear('print')
    expect(print.html).toContain('<html')
    tell({ kind: 'printed', id: print.id, result: { ok: true, value: new Uint8Array([37, 80]) } })
    expect(await hear('result')).toMatchObject({
      id: 2,
      result: { ok: true, value: { bytes: new Uint8Array([37, 80]) } },
    })
    for (const format of ['docx', 'xlsx']) {
      tell({ kind: 'call', id: 4, name: 'week.sheet', input: { friday, revision, format } })
      const made = await hear('result')
      const bytes = made.result.ok ? (made.result.value as { bytes: Uint8Array }).bytes : new Uint8Array()
      expect([...bytes.slice(0, 2)]).toEqual([...'PK'].map((letter) => letter.charCodeAt(0)))
    }
    tell({ kind: 'sheet', id: 3, path: `/sheet/${friday}/${revision}.html` })
    expect(await hear('page')).toMatchObject({ id: 3, page: { status: 200 } })
  }, 180_000)
})

describe('The reader in its process', () => {
  const ask = async (message: unknown): Promise<unknown> => {
    const reader = start('reader-process.js')
    const answer = new Promise((resolve) => reader.once('message', resolve))
    reader.send(message as object)
    return answer.finally(() => reader.kill('SIGKILL'))
  }

  test('reads what was pasted, and answers once', async () => {
    const request = { kind: 'clipboard', html: null, text: 'a\tb\n1\t2' }
    expect(await ask({ request, limits, task: { kind: 'grids' } })).toMatchObject({ ok: true })
  })

  test('reads a plan out of a PDF with the parts that were built into it', async () => {
    const bytes = new Uint8Array(readFileSync(join(root, 'tests/fixtures/plans/tri-ton-2024/plan.pdf')))
    const request = { kind: 'file', name: 'plan.pdf', bytes }
    expect(await ask({ request, limits, task: { kind: 'plan' } })).toMatchObject({ ok: true })
  }, 120_000)
})
