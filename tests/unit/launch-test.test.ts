import { describe, expect, test } from 'vitest'
import { countListed, countReported } from '../../electron/launch/count.mjs'
import { ensureTestMachine } from '../../electron/launch/debian.mjs'
import { launch } from '../../electron/launch/launch.mjs'
import {
  electronBinary,
  type FakeWorld,
  fakeWorld,
  installed,
  type Machine,
} from '../support/launch-world.ts'

const chromium = '/usr/bin/chromium'
const withBrowser = { PATH: '/usr/local/bin:/usr/bin' }

const report = (passed: number, failed = 0, pending = 0, todo = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
    testResults: [],
  })

/** Vitest as far as the launcher sees it: writes what it was told to write. */
const vitest =
  (text: string, code = 0) =>
  (world: FakeWorld) => {
    const file = /--(?:outputFile\.json|json)=(\S+)/.exec(world.lines().at(-1) ?? '')?.[1] ?? ''
    world.write(`${world.root}/${file}`, text)
    return { code }
  }

const machine = ({ hidden, files, answers, ...more }: Machine & { hidden?: true } = {}): Machine => ({
  env: withBrowser,
  ...more,
  files: installed({ ...(hidden ? {} : { [chromium]: '' }), ...files }),
  answers: [
    ...(answers ?? []),
    [/run -c tests\/vitest\.config/, vitest(report(40))],
    [/run -c .*e2e/, vitest(report(3))],
  ],
})

describe('npm test', () => {
  test('Every check and every test runs in order, and the last line is the sum', async () => {
    const world = fakeWorld(machine())
    expect(await launch(world, ['test'])).toBe(0)
    const short = world
      .lines()
      .map((line) => line.replace('/usr/bin/node node_modules/', '').replace(/ --reporter.*/, ''))
    expect(short).toEqual([
      'typescript/bin/tsc -p shared',
      'typescript/bin/tsc -p db',
      'typescript/bin/tsc -p electron',
      'typescript/bin/tsc -p renderer',
      'typescript/bin/tsc -p tests',
      '@biomejs/biome/bin/biome ci --error-on-warnings',
      '/usr/bin/node tests/support/law-main.ts',
      'vite/bin/vite.js build -c renderer/vite.config.ts --logLevel warn',
      'vite/bin/vite.js build -c electron/shell/vite.config.ts --logLevel warn',
      'vitest/vitest.mjs run -c tests/vitest.config.ts',
      'vitest/vitest.mjs run -c tests/vitest.e2e.config.ts',
    ])
    expect(world.printed.at(-1)).toBe('52 passed, 0 failed')
  })

  test.each([
    ['a type check', /tsc -p db/],
    ['the lint', /biome/],
    ['the import law', /law-main/],
    ['the build of the renderer', /renderer\/vite/],
    ['the build of the shell', /shell\/vite/],
  ])('When %s fails the rest still runs, and the failure is in the sum', async (_what, pattern) => {
    const world = fakeWorld(machine({ answers: [[pattern, { code: 1 }]] }))
    expect(await launch(world, ['test'])).toBe(1)
    expect(world.lines()).toHaveLength(11)
    expect(world.printed.at(-1)).toBe('51 passed, 1 failed')
  })

  test('Failed and skipped tests are in the sum', async () => {
    const world = fakeWorld(
      machine({ answers: [[/run -c tests\/vitest\.config/, vitest(report(38, 2, 4, 1), 1)]] }),
    )
    expect(await launch(world, ['test'])).toBe(1)
    expect(world.printed.at(-1)).toBe('50 passed, 2 failed, 5 skipped')
  })

  test('The report of an earlier run is never counted', async () => {
    const stale = { 'dist/test-report/vitest.config.ts.json': report(1000) }
    const world = fakeWorld(
      machine({ files: stale, answers: [[/run -c tests\/vitest\.config/, { code: 139 }]] }),
    )
    expect(await launch(world, ['test'])).toBe(1)
    expect(world.printed.at(-1)).toBe('12 passed, 1 failed')
  })

  test('A word after -- runs the matching tests only, without the checks', async () => {
    const world = fakeWorld(machine({ answers: [[/run -c .*e2e/, vitest(report(0))]] }))
    expect(await launch(world, ['test', 'ledger'])).toBe(0)
    const runs = world.lines().filter((line) => line.includes('vitest.mjs'))
    expect(runs).toHaveLength(2)
    for (const run of runs) expect(run).toMatch(/ --passWithNoTests ledger$/)
    expect(world.lines().some((line) => /tsc|biome|law-main/.test(line))).toBe(false)
    expect(world.printed.at(-1)).toBe('40 passed, 0 failed')
  })

  test('A word that matches nothing is no success', async () => {
    const nothing = vitest(report(0))
    const world = fakeWorld(machine({ answers: [[/run -c/, nothing]] }))
    expect(await launch(world, ['test', 'legder'])).toBe(1)
    expect(world.said.at(-1)).toBe('Không phép thử nào khớp.')
    expect(world.printed.at(-1)).toBe('0 passed, 0 failed')
  })

  test('Ctrl+C ends the whole, and no sum pretends to be one', async () => {
    const interrupted = (world: FakeWorld) => world.lines().some((line) => line.includes('tsc -p db'))
    const world = fakeWorld(machine({ interrupted }))
    expect(await launch(world, ['test'])).toBe(130)
    expect(world.lines()).toHaveLength(2)
    expect(world.printed).toEqual([])
  })

  test('The tests learn which browser was found, and in the long mode that it is long', async () => {
    const short = fakeWorld(machine())
    await launch(short, ['test'])
    expect(short.started.at(-1)?.options.env).toEqual({ CHROME_PATH: chromium })
    const long = fakeWorld(machine())
    await launch(long, ['test:long'])
    expect(long.started.at(-1)?.options.env).toEqual({ CHROME_PATH: chromium, SMC_LONG: '1' })
  })
})

describe('When the journeys are to go through Electron', () => {
  const electron = { ...withBrowser, SMC_E2E_HOST: 'electron', DISPLAY: ':0' }

  test('they run where its binary is in place', async () => {
    const world = fakeWorld(machine({ env: electron, files: electronBinary }))
    expect(await launch(world, ['test'])).toBe(0)
    expect(world.lines().at(-1)).toContain('vitest.mjs run -c tests/vitest.e2e.config.ts')
  })

  test.each([
    ['its binary is missing', { env: electron }, 'máy này chưa có Electron'],
    [
      'there is no display',
      { env: { ...electron, DISPLAY: '' }, files: electronBinary },
      'không có màn hình',
    ],
    ['the word is another', { env: { ...electron, SMC_E2E_HOST: 'edge' } }, 'SMC_E2E_HOST=edge không phải'],
  ])('they are skipped loudly and counted when %s', async (_why, more, words) => {
    const world = fakeWorld(machine(more))
    expect(await launch(world, ['test'])).toBe(0)
    expect(world.printed.at(-2)).toMatch(/các hành trình: 0 đạt, 0 hỏng, \d+ bỏ qua\. BỎ QUA vì/)
    expect(world.printed.at(-2)).toContain(words)
  })
})

describe('With every browser hidden', () => {
  const listed = JSON.stringify([{ name: 'a' }, { name: 'b' }, { name: 'c' }])

  test('The journeys are listed, named as skipped with the reason, and counted; the rest passes', async () => {
    const world = fakeWorld(machine({ hidden: true, answers: [[/vitest\.mjs list/, vitest(listed)]] }))
    expect(await launch(world, ['test'])).toBe(0)
    expect(world.lines().at(-1)).toContain('vitest.mjs list -c tests/vitest.e2e.config.ts --json=')
    expect(world.printed.at(-2)).toBe(
      '– các hành trình: 0 đạt, 0 hỏng, 3 bỏ qua. BỎ QUA vì không thấy Chromium, Chrome hay Edge; cài một trình duyệt hoặc đặt CHROME_PATH',
    )
    expect(world.printed.at(-1)).toBe('49 passed, 0 failed, 3 skipped')
  })

  test('A CHROME_PATH that names nothing hides them all, and is named', async () => {
    const world = fakeWorld(
      machine({
        env: { ...withBrowser, CHROME_PATH: '/none' },
        isRoot: true,
        files: { '/usr/bin/apt-get': '' },
      }),
    )
    expect(await launch(world, ['test'])).toBe(0)
    expect(world.printed.at(-2)).toContain('CHROME_PATH trỏ tới /none')
    expect(world.lines().find((line) => line.includes('apt-get install'))).not.toContain('chromium')
  })
})

describe('As root on Debian', () => {
  const debian = { isRoot: true, env: withBrowser, files: { '/usr/bin/apt-get': '' } }
  const installs = (world: FakeWorld) => world.lines().filter((line) => line.includes('apt-get install'))

  test('What the tests need is installed quietly, with one line that says so', async () => {
    const world = fakeWorld(debian)
    await ensureTestMachine(world)
    expect(world.lines()).toEqual([
      '/usr/bin/apt-get update -q',
      '/usr/bin/apt-get install -y -q --no-install-recommends chromium fonts-croscore poppler-utils',
    ])
    expect(world.started[1]?.options).toMatchObject({
      output: 'captured',
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
    expect(world.said).toEqual([
      'Đang cài chromium, fonts-croscore, poppler-utils cho các phép thử: apt-get install',
    ])
  })

  test('Only what is missing is installed', async () => {
    const some = { [chromium]: '', '/usr/bin/pdftotext': '' }
    const world = fakeWorld({ ...debian, files: { ...debian.files, ...some } })
    await ensureTestMachine(world)
    expect(installs(world)).toEqual(['/usr/bin/apt-get install -y -q --no-install-recommends fonts-croscore'])
    world.write('/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf', '')
    world.started.length = 0
    await ensureTestMachine(world)
    expect(world.started).toEqual([])
  })

  test('An installation that fails is said in one line, and the tests go on', async () => {
    const world = fakeWorld({
      ...debian,
      answers: [[/install/, { code: 100, text: 'Reading\nE: No network\n' }]],
    })
    await ensureTestMachine(world)
    expect(world.said.at(-1)).toBe('apt-get không cài được: E: No network')
  })

  test.each([
    ['someone who is not root', { ...debian, isRoot: false }],
    ['a system without apt-get', { ...debian, files: {} }],
    ['Windows', { ...debian, platform: 'win32' as const }],
  ])('Nothing is installed for %s', async (_who, where) => {
    const world = fakeWorld(where)
    await ensureTestMachine(world)
    expect(world.started).toEqual([])
  })
})

describe('Counting', () => {
  test('Passed, failed, skipped and planned tests are read from the report', () => {
    expect(countReported(report(5, 2, 3, 1), 1)).toEqual({ passed: 5, failed: 2, skipped: 4, named: [] })
  })

  test('A test file that does not load is a failure', () => {
    const text = JSON.stringify({
      ...JSON.parse(report(5)),
      testResults: [
        {
          name: '/a/tests/unit/one.test.ts',
          status: 'failed',
          message: 'no such\nfile',
          assertionResults: [],
        },
        { name: '/a/tests/unit/two.test.ts', status: 'passed', assertionResults: [] },
      ],
    })
    expect(countReported(text, 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
      named: ['tests/unit/one.test.ts › no such'],
    })
  })

  test('What failed is named under its step, for whoever reads only the end of a long log', async () => {
    const assertionResults = [
      { fullName: 'A week is closed', status: 'failed', failureMessages: ['Error: 1 is not 2\n  at x'] },
      { fullName: 'A week is open', status: 'passed' },
    ]
    const text = JSON.stringify({
      ...JSON.parse(report(39, 1)),
      testResults: [{ name: 'C:\\a\\tests\\unit\\week.test.ts', status: 'failed', assertionResults }],
    })
    const world = fakeWorld(machine({ answers: [[/run -c tests\/vitest\.config/, vitest(text, 1)]] }))
    expect(await launch(world, ['test'])).toBe(1)
    const named = '    tests\\unit\\week.test.ts › A week is closed › Error: 1 is not 2'
    expect(world.printed).toContain(named)
    expect(world.printed.indexOf(named)).toBe(
      world.printed.findIndex((line) => line.startsWith('✗ các phép thử')) + 1,
    )
  })

  test('A run that ended badly without a failed test is a failure', () => {
    expect(countReported(report(5), 1)).toMatchObject({ passed: 5, failed: 1, skipped: 0 })
  })

  test.each([
    ['no report', null],
    ['half a report', '{"numPassed'],
    ['another report', '{}'],
  ])('With %s nothing passed and one failed', (_what, text) => {
    expect(countReported(text, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('What cannot be listed is still counted as something not run', () => {
    expect(countListed('[1,2,3]')).toBe(3)
    expect(countListed('[]')).toBe(0)
    expect(countListed('[')).toBe(1)
    expect(countListed(null)).toBe(1)
  })
})
