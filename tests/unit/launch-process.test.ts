/** The launcher as a process of its own, in a small tree with made-up packages. */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launch } from '../../electron/launch/launch.mjs'
import { realWorld } from '../../electron/launch/world.mjs'
import { lock } from '../support/launch-world.ts'

const repository = join(import.meta.dirname, '../..')
let root: string

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launch một cửa-'))
  cpSync(join(repository, 'electron/launch.mjs'), join(root, 'electron/launch.mjs'))
  cpSync(join(repository, 'electron/launch'), join(root, 'electron/launch'), { recursive: true })
  write('package.json', '{"type":"module"}')
  write('package-lock.json', lock({ '': {}, 'node_modules/zod': { version: '1.0.0' } }))
  write('node_modules/.package-lock.json', lock({ 'node_modules/zod': { version: '1.0.0' } }))
  write('node_modules/zod/package.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(root, 'electron/launch.mjs'), ...args], {
    env: { ...process.env, ...env },
    cwd: tmpdir(),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  )
  return { child, ended }
}

test('The CLI gets its arguments and standard input, and keeps standard output and the exit code to itself', async () => {
  write(
    'electron/cli/main.ts',
    `let pin: string = ''
for await (const chunk of process.stdin) pin += chunk
console.log(JSON.stringify({ args: process.argv.slice(2), pin, cwd: process.cwd() }))
process.exitCode = 7
`,
  )
  const { child, ended } = start(['cli', 'call', 'week.list', '{"năm": 2026}'])
  child.stdin?.end('1234')
  const { code, stdout, stderr } = await ended
  expect(JSON.parse(stdout)).toEqual({
    args: ['call', 'week.list', '{"năm": 2026}'],
    pin: '1234',
    cwd: tmpdir(),
  })
  expect(stderr).toBe('')
  expect(code).toBe(7)
})

test('What npm says while it installs goes to stderr, and the program then starts', async () => {
  rmSync(join(root, 'node_modules'), { recursive: true })
  write('electron/cli/main.ts', `console.log('{}')\n`)
  write(
    'npm/npm-cli.js',
    `import { mkdirSync, writeFileSync } from 'node:fs'
console.log('added 1 package', ...process.argv.slice(2))
mkdirSync('node_modules/zod', { recursive: true })
writeFileSync('node_modules/zod/package.json', '{}')
writeFileSync('node_modules/.package-lock.json', '{"packages":{"node_modules/zod":{"version":"1.0.0"}}}')
`,
  )
  const { code, stdout, stderr } = await start(['cli'], { npm_execpath: join(root, 'npm/npm-cli.js') }).ended
  expect(stdout).toBe('{}\n')
  expect(stderr).toContain('added 1 package ci --ignore-scripts')
  expect(code).toBe(0)
})

test('A failing npm leaves a sentence on stderr and nothing on stdout', async () => {
  rmSync(join(root, 'node_modules'), { recursive: true })
  write('npm/npm-cli.js', `console.error('npm error network')\nprocess.exitCode = 1\n`)
  const { code, stdout, stderr } = await start(['cli'], { npm_execpath: join(root, 'npm/npm-cli.js') }).ended
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('Chưa cài được các gói (npm dừng với mã 1).')
})

test.runIf(process.platform !== 'win32')(
  'A signal reaches what was started, which ends in its own way',
  async () => {
    write(
      'electron/cli/main.ts',
      `process.once('SIGTERM', () => {
  console.log('closed')
  process.exit(5)
})
setInterval(() => {}, 1000)
console.log('open')
`,
    )
    const { child, ended } = start(['cli'])
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    child.kill('SIGTERM')
    expect(await ended).toEqual({ code: 5, stdout: 'open\nclosed\n', stderr: '' })
  },
)

test.runIf(process.platform !== 'win32')('What a signal killed counts as 128 and the signal', async () => {
  write('electron/cli/main.ts', `process.kill(process.pid, 'SIGKILL')\nsetInterval(() => {}, 1000)\n`)
  expect((await start(['cli']).ended).code).toBe(137)
})

/** A vite that builds one file, a browser host that notes its arguments, and Electron's package without a binary. */
function startable(): void {
  const output = 'process.argv.includes("renderer/vite.config.ts") ? "renderer/index.html" : "shell/main.js"'
  write(
    'node_modules/vite/bin/vite.js',
    `import { mkdirSync, writeFileSync } from 'node:fs'
     const file = 'dist/' + (${output})
     mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true })
     writeFileSync(file, '')`,
  )
  write('electron/browser/main.ts', noting('browser'))
  write('node_modules/electron/package.json', '{"version":"45.4.1"}')
  write('node_modules/electron/install.js', 'process.exit(1)')
}

const noting = (who: string) =>
  `import { writeFileSync } from 'node:fs'
   writeFileSync(${JSON.stringify(join(root, 'opened'))}, JSON.stringify(['${who}', ...process.argv.slice(2)]))`

/** Electron's binary where its own install script puts it: a script of this machine's Node in its stead. */
function standInBinary(version = '45.4.1'): void {
  write('node_modules/electron/dist/version', version)
  write('node_modules/electron/dist/note.mjs', noting('electron'))
  const note = join(root, 'node_modules/electron/dist/note.mjs')
  write('node_modules/electron/dist/electron', `#!/bin/sh\nexec '${process.execPath}' '${note}' "$@"\n`)
  chmodSync(join(root, 'node_modules/electron/dist/electron'), 0o755)
}

const opened = () =>
  existsSync(join(root, 'opened')) ? JSON.parse(readFileSync(join(root, 'opened'), 'utf8')) : null

/** A machine with a screen and a user who is not root, whatever runs this test. */
const npmStart = (...args: string[]) =>
  launch(
    { ...realWorld(pathToFileURL(`${root}/`)), platform: 'linux', isRoot: false, env: { DISPLAY: ':0' } },
    ['start', ...args],
  )

test.skipIf(process.platform === 'win32')(
  'npm start opens Electron where its binary is in place',
  async () => {
    startable()
    standInBinary()
    expect(await npmStart('--data', '/srv/so')).toBe(0)
    expect(opened()).toEqual(['electron', `${root}/`, '--data', '/srv/so'])
  },
)

test.skipIf(process.platform === 'win32')(
  'npm start opens the browser host where the binary is missing, or is of another version',
  async () => {
    startable()
    expect(await npmStart('--data', '/srv/so')).toBe(0)
    expect(opened()).toEqual(['browser', '--data', '/srv/so'])
    rmSync(join(root, 'opened'))
    standInBinary('44.0.0')
    await npmStart()
    expect(opened()).toEqual(['browser'])
  },
)
