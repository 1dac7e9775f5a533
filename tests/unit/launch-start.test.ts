import { describe, expect, test } from 'vitest'
import { installedElectron } from '../../electron/launch/electron.mjs'
import { launch } from '../../electron/launch/launch.mjs'
import { electronBinary, fakeWorld, installed } from '../support/launch-world.ts'

const screen = { DISPLAY: ':0' }
const buildRenderer =
  '/usr/bin/node node_modules/vite/bin/vite.js build -c renderer/vite.config.ts --logLevel warn'
const buildShell =
  '/usr/bin/node node_modules/vite/bin/vite.js build -c electron/shell/vite.config.ts --logLevel warn'
const browserHost = '/usr/bin/node electron/browser/main.ts'
const fetchElectron = '/usr/bin/node node_modules/electron/install.js'

describe('npm start', () => {
  test('Electron opens where its binary is there, after both parts are built', async () => {
    const world = fakeWorld({ env: screen, files: installed(electronBinary) })
    expect(await launch(world, ['start', '--data', '/srv/x'])).toBe(0)
    expect(world.lines()).toEqual([
      buildRenderer,
      buildShell,
      'node_modules/electron/dist/electron . --data /srv/x',
    ])
    expect(world.started.at(-1)?.options).toEqual({
      output: 'own',
      here: true,
      env: { ELECTRON_RUN_AS_NODE: '' },
    })
  })

  test('Electron is fetched by its own script when it is missing', async () => {
    const world = fakeWorld({
      env: screen,
      files: installed(),
      answers: [
        [
          /install\.js/,
          (here) => {
            for (const [file, text] of Object.entries(electronBinary))
              here.write(`${here.root}/${file}`, text)
            return {}
          },
        ],
      ],
    })
    expect(await launch(world, ['start'])).toBe(0)
    expect(world.lines()).toEqual([
      buildRenderer,
      fetchElectron,
      buildShell,
      'node_modules/electron/dist/electron .',
    ])
  })

  test('When it cannot be fetched one line says so and the browser host opens; the shell is not built', async () => {
    const world = fakeWorld({
      env: screen,
      files: installed(),
      answers: [[/install\.js/, { code: 1, text: 'stack' }]],
    })
    expect(await launch(world, ['start', '--data', '/srv/x'])).toBe(0)
    expect(world.lines()).toEqual([buildRenderer, fetchElectron, `${browserHost} --data /srv/x`])
    expect(world.said.filter((line) => line.includes('trình duyệt'))).toEqual([
      'Mở bằng trình duyệt: không tải được Electron.',
    ])
    expect(world.started[1]?.options.output).toBe('captured')
  })

  test.each([
    ['there is no display', { env: {} }, 'máy này không có màn hình'],
    ['it is root on Linux', { env: screen, isRoot: true }, 'Electron không chạy dưới quyền root'],
    ['the system has no Electron', { platform: 'freebsd' as const }, 'không có Electron cho freebsd'],
    [
      'the folder that should hold it is empty',
      { env: { ...screen, ELECTRON_OVERRIDE_DIST_PATH: '/e' } },
      'ELECTRON_OVERRIDE_DIST_PATH không có Electron',
    ],
  ])('Nothing is fetched when %s', async (_why, machine, why) => {
    const world = fakeWorld({ ...machine, files: installed() })
    expect(await launch(world, ['start'])).toBe(0)
    expect(world.lines()).toEqual([buildRenderer, browserHost])
    expect(world.said.at(-1)).toBe(`Mở bằng trình duyệt: ${why}.`)
  })

  test('Electron that falls at once gives way to the browser host', async () => {
    const world = fakeWorld({
      env: screen,
      files: installed(electronBinary),
      answers: [[/dist\/electron/, { code: 133, ms: 300 }]],
    })
    expect(await launch(world, ['start'])).toBe(0)
    expect(world.lines().at(-1)).toBe(browserHost)
    expect(world.said.at(-1)).toBe('Mở bằng trình duyệt: Electron không khởi động được (mã 133).')
  })

  test.each([
    ['after an hour of work', { code: 1, ms: 3_600_000 }],
    ['by Ctrl+C', { code: 130, ms: 300 }],
    ['by the system', { code: 143, ms: 300 }],
  ])('Electron that ended %s is not opened again elsewhere', async (_when, run) => {
    const world = fakeWorld({
      env: screen,
      files: installed(electronBinary),
      answers: [[/dist\/electron/, run]],
    })
    expect(await launch(world, ['start'])).toBe(run.code)
    expect(world.lines().at(-1)).toContain('dist/electron')
  })

  test('Without a window wanted, the browser host starts and Electron is not looked for', async () => {
    const world = fakeWorld({ env: screen, files: installed(electronBinary) })
    await launch(world, ['start', '--no-open'])
    expect(world.lines()).toEqual([buildRenderer, `${browserHost} --no-open`])
  })

  test('A renderer that does not build stops the start', async () => {
    const world = fakeWorld({ files: installed(), answers: [[/vite/, { code: 1 }]] })
    expect(await launch(world, ['start'])).toBe(1)
    expect(world.lines()).toEqual([buildRenderer])
    expect(world.said.at(-1)).toBe('Chưa dựng được giao diện; lỗi ghi ở trên.')
  })

  test('On Windows the binary is electron.exe and a window can always open', async () => {
    const world = fakeWorld({
      platform: 'win32',
      files: installed({
        'node_modules\\electron\\dist\\electron.exe': '',
        'node_modules\\electron\\dist\\version': '45.4.1',
      }),
    })
    for (const [file, text] of Object.entries(installed()))
      world.write(world.path.join(world.root, file), text)
    expect(await launch(world, ['start'])).toBe(0)
    expect(world.lines().at(-1)).toBe('node_modules\\electron\\dist\\electron.exe .')
  })
})

describe('Where Electron lies', () => {
  test('A binary of another version than the package is not ours', () => {
    const files = installed({ ...electronBinary, 'node_modules/electron/dist/version': '44.0.0' })
    expect(installedElectron(fakeWorld({ files }))).toBeNull()
  })

  test('ELECTRON_OVERRIDE_DIST_PATH names another folder', () => {
    const world = fakeWorld({ env: { ELECTRON_OVERRIDE_DIST_PATH: '/e' }, files: { '/e/electron': '' } })
    expect(installedElectron(world)).toBe('/e/electron')
  })
})

describe('Building', () => {
  const built = { 'renderer/app.tsx': 'a', 'shared/x.ts': 'a' }
  const start = async (files: Record<string, string>) => {
    const world = fakeWorld({
      files: installed({ ...built, ...files }),
      answers: [[/vite/, (here) => void here.write(`${here.root}/dist/renderer/index.html`, '')]],
    })
    await launch(world, ['start', '--no-open'])
    return world
  }

  test('What was built from the same sources is not built again', async () => {
    const world = await start({})
    world.started.length = 0
    await launch(world, ['start', '--no-open'])
    expect(world.lines()).toEqual([`${browserHost} --no-open`])
  })

  test.each([
    ['a source changed', (file: string) => [`${file}/renderer/app.tsx`, 'b']],
    ['a rule of the field changed', (file: string) => [`${file}/shared/x.ts`, 'b']],
    ['the packages changed', (file: string) => [`${file}/package-lock.json`, '{"packages":{},"more":1}']],
  ] as const)('It is built again when %s', async (_what, change) => {
    const world = await start({})
    const [file = '', text = ''] = change(world.root)
    world.write(file, text)
    world.started.length = 0
    await launch(world, ['start', '--no-open'])
    expect(world.lines()[0]).toBe(buildRenderer)
  })

  test('It is built again when what was built is gone', async () => {
    const world = await start({})
    world.remove(`${world.root}/dist/renderer/index.html`)
    world.started.length = 0
    await launch(world, ['start', '--no-open'])
    expect(world.lines()[0]).toBe(buildRenderer)
  })

  test('A build that failed is tried again the next time', async () => {
    const world = fakeWorld({
      files: installed({ ...built, 'dist/renderer/index.html': 'old' }),
      answers: [[/vite/, { code: 1 }]],
    })
    await launch(world, ['start'])
    await launch(world, ['start'])
    expect(world.lines()).toEqual([buildRenderer, buildRenderer])
  })
})

describe('The other commands', () => {
  test('demo starts the program with the made-up commune', async () => {
    const world = fakeWorld({ files: installed() })
    await launch(world, ['demo'])
    expect(world.lines().at(-1)).toBe(`${browserHost} --demo`)
  })

  test('cli passes its arguments and its exit code, builds nothing and says nothing', async () => {
    const world = fakeWorld({ files: installed(), answers: [[/cli/, { code: 1 }]] })
    expect(await launch(world, ['cli', 'call', 'week.list', '{"year": 2026}'])).toBe(1)
    expect(world.lines()).toEqual(['/usr/bin/node electron/cli/main.ts call week.list {"year": 2026}'])
    expect(world.started[0]?.options).toEqual({ output: 'own', here: true })
    expect([...world.said, ...world.printed]).toEqual([])
  })

  test('dev runs Vite and the host before it, and ends both when one ends', async () => {
    const world = fakeWorld({ files: installed() })
    await launch(world, ['dev', '--data', '/srv/x'])
    expect(world.lines()).toEqual([
      '/usr/bin/node node_modules/vite/bin/vite.js -c renderer/vite.config.ts --host 127.0.0.1 --port 5173 --strictPort',
      `${browserHost} --dev-url http://127.0.0.1:5173 --data /srv/x`,
    ])
    for (const { options } of world.started) expect(options.signal?.aborted).toBe(true)
  })

  test('bench runs the benches', async () => {
    const world = fakeWorld({ files: installed() })
    await launch(world, ['bench'])
    expect(world.lines()).toEqual(['/usr/bin/node tests/bench/main.ts'])
  })

  test('dist builds both parts, then the installer, and publishes nothing', async () => {
    const world = fakeWorld({ files: installed() })
    await launch(world, ['dist', '--dir'])
    expect(world.lines()).toEqual([
      buildRenderer,
      buildShell,
      '/usr/bin/node node_modules/electron-builder/cli.js --config electron-builder.yml --publish never --dir',
    ])
  })

  test('What is not in the tree is said, not started', async () => {
    const world = fakeWorld({ files: installed() })
    world.remove(`${world.root}/tests/bench/main.ts`)
    expect(await launch(world, ['bench'])).toBe(1)
    expect(world.started).toEqual([])
    expect(world.said).toEqual(['Chưa có tests/bench/main.ts.'])
  })
})
