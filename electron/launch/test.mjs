/**
 * `npm test`: type check, lint, the import law, the builds, then everything vitest knows, the journeys in a
 * real browser last. Every step runs even when an earlier one failed; what was not run is named with its
 * reason and counted. The last line on stdout is `N passed, N failed`, with `, N skipped` where some were.
 */
import { ensureBuilt, parts, tool } from './build.mjs'
import { countListed, countReported } from './count.mjs'
import { ensureTestMachine } from './debian.mjs'
import { installedElectron, whyNoWindow } from './electron.mjs'

/**
 * @import { World } from './world.mjs'
 * @import { Counts } from './count.mjs'
 * @typedef {Counts & { name: string, why?: string }} Step
 */

/**
 * @param {World} world
 * @param {readonly string[]} filters for vitest; with one, only matching tests run, and no checks
 * @param {{ long: boolean }} mode
 * @returns {Promise<number>}
 */
export async function test(world, filters, { long }) {
  await ensureTestMachine(world)
  const browser = await world.findBrowser()
  const env = { ...(browser === null ? {} : { CHROME_PATH: browser }), ...(long ? { SMC_LONG: '1' } : {}) }
  const whole = filters.length === 0
  const tests = { name: 'các phép thử', config: 'tests/vitest.config.ts', filters, env }
  const journeys = { name: 'các hành trình', config: 'tests/vitest.e2e.config.ts', filters, env }

  const noJourneys = whyNoJourneys(world, browser)

  const work = [
    ...(whole ? checks(world) : []),
    async () => one('dựng giao diện', await ensureBuilt(world, parts.renderer)),
    async () => one('dựng vỏ Electron', await ensureBuilt(world, parts.shell)),
    () => runTests(world, tests),
    () => (noJourneys === null ? runTests(world, journeys) : skipTests(world, journeys, noJourneys)),
  ]
  /** @type {Step[]} */
  const steps = []
  for (const step of work) {
    steps.push(await step())
    if (world.interrupted()) return 130
  }
  return report(
    world,
    whole ? steps : steps.filter(({ name, failed }) => failed > 0 || !name.startsWith('dựng')),
  )
}

/**
 * @param {World} world
 * @returns {(() => Promise<Step>)[]}
 */
function checks(world) {
  /** @type {(name: string, args: readonly string[]) => () => Promise<Step>} */
  const check = (name, args) => async () => {
    world.say(`Đang soát ${name}`)
    const run = await world.run(world.execPath, args, { output: 'own' })
    return one(name, run.code === 0)
  }
  const folders = ['shared', 'db', 'electron', 'renderer', 'tests']
  return [
    ...folders.map((folder) => check(`kiểu của ${folder}`, [tool(world, 'tsc'), '-p', folder])),
    check('lint và định dạng', [tool(world, 'biome'), 'ci', '--error-on-warnings']),
    check('luật nhập', [world.path.join(world.root, 'tests', 'support', 'law-main.ts')]),
  ]
}

/**
 * @param {string} name
 * @param {boolean} good
 * @returns {Step}
 */
const one = (name, good) => ({ name, passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 })

/** @typedef {{ name: string, config: string, filters: readonly string[], env: Record<string, string> }} Suite */

/**
 * @param {World} world
 * @param {Suite} suite
 * @returns {Promise<Step>}
 */
async function runTests(world, { name, config, filters, env }) {
  const file = world.path.join(world.root, 'dist', 'test-report', `${world.path.basename(config)}.json`)
  world.remove(file)
  world.say(`Đang chạy ${name}: vitest run -c ${config}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const empty = filters.length === 0 ? [] : ['--passWithNoTests']
  const run = await world.run(
    world.execPath,
    [tool(world, 'vitest'), 'run', '-c', config, ...reporters, ...empty, ...filters],
    { output: 'own', env },
  )
  return { name, ...countReported(world.read(file), run.code) }
}

/**
 * The journeys go through the host that `SMC_E2E_HOST` names: `electron`, or `browser` where nothing is said.
 * @param {World} world
 * @param {string | null} browser
 * @returns {string | null} why they cannot run here
 */
function whyNoJourneys(world, browser) {
  const chosen = world.env.CHROME_PATH
  switch (world.env.SMC_E2E_HOST ?? 'browser') {
    case 'browser':
      if (browser !== null) return null
      return chosen
        ? `CHROME_PATH trỏ tới ${chosen}, ở đó không có trình duyệt`
        : 'không thấy Chromium, Chrome hay Edge; cài một trình duyệt hoặc đặt CHROME_PATH'
    case 'electron':
      if (installedElectron(world) !== null) return whyNoWindow(world)
      return 'SMC_E2E_HOST=electron nhưng máy này chưa có Electron: node node_modules/electron/install.js'
    default:
      return `SMC_E2E_HOST=${world.env.SMC_E2E_HOST} không phải browser hay electron`
  }
}

/**
 * @param {World} world
 * @param {Suite} suite
 * @param {string} why
 * @returns {Promise<Step>}
 */
async function skipTests(world, { name, config, filters, env }, why) {
  const file = world.path.join(world.root, 'dist', 'test-report', `${world.path.basename(config)}.list.json`)
  world.remove(file)
  const args = [tool(world, 'vitest'), 'list', '-c', config, `--json=${file}`, ...filters]
  await world.run(world.execPath, args, { output: 'captured', env })
  return { name, passed: 0, failed: 0, skipped: countListed(world.read(file)), why }
}

/**
 * @param {World} world
 * @param {readonly Step[]} steps
 */
function report(world, steps) {
  world.print('')
  for (const { name, passed, failed, skipped, why, named = [] } of steps) {
    const mark = failed > 0 ? '✗' : skipped > 0 ? '–' : '✓'
    const parts = [`${passed} đạt`, `${failed} hỏng`, ...(skipped > 0 ? [`${skipped} bỏ qua`] : [])]
    world.print(`${mark} ${name}: ${parts.join(', ')}${why ? `. BỎ QUA vì ${why}` : ''}`)
    for (const failure of named) world.print(`    ${failure}`)
  }
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => steps.reduce((total, step) => total + step[key], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (passed + failed + skipped === 0) world.say('Không phép thử nào khớp.')
  world.print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? 0 : 1
}
