/**
 * The whole way of electron-builder, with a stand-in where Electron's binary would be: what is in the package,
 * how its fuses are set, and that the core starts from what is in there alone.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt, parts, tool } from '../../electron/launch/build.mjs'
import { realWorld } from '../../electron/launch/world.mjs'
import type { CoreArguments, FromCore } from '../../electron/shell/messages.ts'
import { projectRoot } from '../support/core.ts'
import { standInElectron } from '../support/stand-in-electron.ts'

const { getCurrentFuseWire } = createRequire(import.meta.url)(
  '@electron/fuses',
) as typeof import('@electron/fuses')

const work = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }))

const systems = [
  { system: 'linux', executable: 'so-mot-cua', driver: 'linux-x64.node' },
  { system: 'win', executable: 'So Mot Cua.exe', driver: 'win32-x64.node' },
] as const

const packed = (system: string) => join(work, system, `${system}-unpacked`)
const archive = (system: string) => join(packed(system), 'resources', 'app.asar')

beforeAll(async () => {
  const world = realWorld(pathToFileURL(`${projectRoot}/`))
  expect(await ensureBuilt(world, parts.renderer)).toBe(true)
  expect(await ensureBuilt(world, parts.shell)).toBe(true)
  for (const { system } of systems) {
    const electron = join(work, `electron-${system}`)
    standInElectron(electron, system)
    const args = [`--${system}`, 'dir', '--x64', '--publish', 'never', `-c.electronDist=${electron}`]
    const builder = [tool(world, 'electron-builder'), '--config', 'electron-builder.yml', ...args]
    await promisify(execFile)(process.execPath, [...builder, `-c.directories.output=${join(work, system)}`], {
      cwd: projectRoot,
    })
  }
}, 180_000)

describe.each(systems)('The package for $system', ({ system, executable, driver }) => {
  const files = () =>
    listPackage(archive(system), { isPack: false }).map((file) => file.replaceAll('\\', '/'))

  test('holds the built program, its resources, the database driver, and nothing else', () => {
    const tops = new Set(files().map((file) => /^\/(node_modules(?:\/[^/]+)?|[^/]+)/.exec(file)?.[1]))
    expect([...tops].sort()).toEqual([
      'dist',
      'node_modules',
      'node_modules/better-sqlite3',
      'package.json',
      'resources',
    ])
    expect(files()).toEqual(
      expect.arrayContaining([
        '/dist/shell/main.js',
        '/dist/renderer/index.html',
        '/resources/rules/index.json',
      ]),
    )
    expect(files().filter((file) => /^\/resources\/(guide|icons|pictures)|\/deps\//.test(file))).toEqual([])
  })

  test('carries the binary of its own system, outside the archive', () => {
    expect(files().filter((file) => file.includes('/prebuilds/'))).toContain(
      `/node_modules/better-sqlite3/prebuilds/${driver}`,
    )
    const beside = join(`${archive(system)}.unpacked`, 'node_modules/better-sqlite3/prebuilds')
    expect(readdirSync(beside)).toContain(driver)
    const others = systems.map((each) => each.driver).filter((each) => each !== driver)
    expect(readdirSync(beside)).not.toEqual(expect.arrayContaining(others))
  })

  test('is small: the program without Electron stays below 30 MB', () => {
    expect(readFileSync(archive(system)).length).toBeLessThan(30 * 1024 * 1024)
  })

  test('has its fuses in the executable as the configuration wants them', async () => {
    const { version: _, ...wire } = await getCurrentFuseWire(join(packed(system), executable))
    const on = Object.entries(wire).flatMap(([fuse, state]) => (state === 49 ? [Number(fuse)] : []))
    // Cookies closed, the archive validated, nothing loaded beside it.
    expect(on).toEqual([1, 4, 5])
  })

  test('speaks Vietnamese, with English as Chromium needs it', () => {
    expect(readdirSync(join(packed(system), 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak'])
  })
})

test('On Windows the executable carries the hash of the archive, the icon and the name', () => {
  const bytes = readFileSync(join(packed('win'), 'So Mot Cua.exe'))
  expect(bytes.includes(Buffer.from('resources\\\\app.asar'))).toBe(true)
  expect(bytes.includes(Buffer.from('So Mot Cua', 'utf16le'))).toBe(true)
})

test('The core starts from what is in the package alone', async () => {
  const app = join(work, 'extracted')
  extractAll(archive('linux'), app)
  expect(existsSync(join(app, 'electron'))).toBe(false)
  const options: CoreArguments = {
    folder: join(work, 'data'),
    resources: join(app, 'resources'),
    version: '0.0.0',
    demo: false,
    now: null,
  }
  const core: ChildProcess = fork(join(app, 'dist/shell/core-entry.js'), [JSON.stringify(options)], {
    cwd: app,
    execArgv: ['--import', pathToFileURL(join(projectRoot, 'tests/support/parent-port.mjs')).href],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard = await new Promise<FromCore>((resolve, reject) => {
    core.once('message', (message) => resolve(message as FromCore))
    core.once('exit', (code) => reject(new Error(`The core ended with ${code}`)))
  })
  core.removeAllListeners('exit').kill('SIGKILL')
  expect(heard).toEqual({ kind: 'opened' })
})
