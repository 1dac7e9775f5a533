/** A machine made of a table of files and scripted answers, for the launcher's steps: nothing of ours shows through. */
import { createHash } from 'node:crypto'
import { posix, win32 } from 'node:path'
import { findBrowser } from '../../electron/core/print/browser.ts'
import type { Run, RunOptions, World } from '../../electron/launch/world.mjs'

export interface Started {
  readonly line: string
  readonly options: RunOptions
}

export interface FakeWorld extends World {
  readonly files: Map<string, string>
  readonly said: string[]
  readonly printed: string[]
  /** Every process started, program and arguments with the root taken out. */
  readonly started: Started[]
  readonly lines: () => string[]
}

type Answer = Partial<Run> | ((world: FakeWorld) => Partial<Run> | undefined)

export interface Machine {
  readonly platform?: NodeJS.Platform
  readonly arch?: string
  readonly nodeVersion?: string
  readonly env?: Readonly<Record<string, string>>
  readonly isRoot?: boolean
  readonly files?: Readonly<Record<string, string>>
  readonly interrupted?: (world: FakeWorld) => boolean
  /** The first pattern found in the started line answers; else the process ends well. */
  readonly answers?: readonly (readonly [RegExp, Answer])[]
}

export function fakeWorld(machine: Machine = {}): FakeWorld {
  const { platform = 'linux', arch = 'x64', nodeVersion = '24.21.0', env = {}, isRoot = false } = machine
  const path = platform === 'win32' ? win32 : posix
  const root = platform === 'win32' ? 'C:\\Sổ Một Cửa' : '/opt/so mot cua'
  const place = (file: string) => (path.isAbsolute(file) ? file : path.join(root, file))
  const files = new Map(Object.entries(machine.files ?? {}).map(([file, text]) => [place(file), text]))
  const started: Started[] = []
  const said: string[] = []
  const printed: string[] = []

  const world: FakeWorld = {
    root,
    path: path as World['path'],
    platform,
    arch,
    nodeVersion,
    execPath: platform === 'win32' ? 'C:\\nodejs\\node.exe' : '/usr/bin/node',
    env,
    isRoot,
    files,
    said,
    printed,
    started,
    lines: () => started.map(({ line }) => line),
    exists: (file) => files.has(file),
    read: (file) => files.get(file) ?? null,
    write: (file, text) => void files.set(file, text),
    remove: (file) => void files.delete(file),
    fingerprint(inputs) {
      const hash = createHash('sha256')
      for (const [file, text] of files) {
        const relative = path.relative(root, file).split(path.sep).join('/')
        if (inputs.some((input) => relative === input || relative.startsWith(`${input}/`)))
          hash.update(relative + text)
      }
      return hash.digest('hex')
    },
    async run(command, args, options) {
      const line = [command, ...args]
        .map((part) => part.replaceAll(root + path.sep, '').replaceAll(root, '.'))
        .join(' ')
      started.push({ line, options })
      const answer = machine.answers?.find(([pattern]) => pattern.test(line))?.[1]
      const run = typeof answer === 'function' ? answer(world) : answer
      return { code: 0, failure: null, text: '', ms: 60_000, ...run }
    },
    findBrowser: async () =>
      findBrowser({ platform, env, home: '/home/hoa', exists: (file) => files.has(file) }),
    interrupted: () => machine.interrupted?.(world) ?? false,
    say: (line) => void said.push(line),
    print: (line) => void printed.push(line),
  }
  return world
}

const lock = (packages: Readonly<Record<string, object>>) => JSON.stringify({ packages })

/** A root in which everything is installed and built. */
export const installed = (overrides: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'package-lock.json': lock({ '': {}, 'node_modules/zod': { version: '4.6.7', integrity: 'a' } }),
  'node_modules/.package-lock.json': lock({ 'node_modules/zod': { version: '4.6.7', integrity: 'a' } }),
  'node_modules/zod/package.json': '{}',
  'node_modules/electron/package.json': '{"version":"45.4.1"}',
  'node_modules/electron/install.js': '',
  'electron/browser/main.ts': '',
  'electron/cli/main.ts': '',
  'tests/bench/main.ts': '',
  ...overrides,
})

/** Electron 45.4.1 as its install script leaves it on Linux. */
export const electronBinary = {
  'node_modules/electron/dist/version': 'v45.4.1\n',
  'node_modules/electron/dist/electron': '',
}

export { lock }
