import { ensureBuilt, parts, tool } from './build.mjs'
import { obtainElectron } from './electron.mjs'
import { test } from './test.mjs'

/**
 * @import { Run, World } from './world.mjs'
 * @typedef {(world: World, args: readonly string[]) => Promise<number>} Command answers the exit code
 */

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start,
  demo: (world, args) => start(world, ['--demo', ...args]),
  cli: (world, args) => runOwn(world, ['electron', 'cli', 'main.ts'], args),
  dev,
  test: (world, args) => test(world, args, { long: false }),
  'test:long': (world, args) => test(world, args, { long: true }),
  bench: (world, args) => runOwn(world, ['tests', 'bench', 'main.ts'], args),
  dist,
}

/**
 * Electron where it can be had and can show a window, else the browser host; `--no-open` asks for no window.
 * @type {Command}
 */
async function start(world, args) {
  if (!(await ensureBuilt(world, parts.renderer))) return 1
  if (args.includes('--no-open')) return browserHost(world, args)
  const electron = await obtainElectron(world)
  if ('why' in electron) {
    world.say(`Mở bằng trình duyệt: ${electron.why}.`)
    return browserHost(world, args)
  }
  if (!(await ensureBuilt(world, parts.shell))) return 1
  const run = await world.run(electron.path, [world.root, ...args], {
    output: 'own',
    here: true,
    env: { ELECTRON_RUN_AS_NODE: '' },
  })
  if (!couldNotStart(run)) return run.code
  world.say(`Mở bằng trình duyệt: Electron không khởi động được (${run.failure ?? `mã ${run.code}`}).`)
  return browserHost(world, args)
}

/**
 * Missing system libraries or a forbidden sandbox end Electron at once; whoever closes it needs longer.
 * @param {Run} run
 */
const couldNotStart = (run) =>
  run.failure !== null || (run.code !== 0 && run.ms < 10_000 && ![129, 130, 143].includes(run.code))

/** @type {Command} */
const browserHost = (world, args) => runOwn(world, ['electron', 'browser', 'main.ts'], args)

/**
 * @param {World} world
 * @param {readonly string[]} script its path from the root
 * @param {readonly string[]} args
 */
async function runOwn(world, script, args) {
  const file = world.path.join(world.root, ...script)
  if (!world.exists(file)) {
    world.say(`Chưa có ${script.join('/')}.`)
    return 1
  }
  return (await world.run(world.execPath, [file, ...args], { output: 'own', here: true })).code
}

/** Vite serves the sources, the browser host stands before it; when one ends, both do. @type {Command} */
async function dev(world, args) {
  const port = 5173
  const stop = new AbortController()
  const options = { here: false, signal: stop.signal }
  const vite = [tool(world, 'vite'), '-c', parts.renderer.config, '--host', '127.0.0.1', '--port', `${port}`]
  const host = world.path.join(world.root, 'electron', 'browser', 'main.ts')
  const both = [
    world.run(world.execPath, [...vite, '--strictPort'], { ...options, output: 'stderr' }),
    world.run(world.execPath, [host, '--dev-url', `http://127.0.0.1:${port}`, ...args], {
      ...options,
      output: 'own',
    }),
  ]
  const first = await Promise.race(both)
  stop.abort()
  await Promise.all(both)
  return first.code
}

/** The installer, made for the machine this runs on. @type {Command} */
async function dist(world, args) {
  if (!(await ensureBuilt(world, parts.renderer)) || !(await ensureBuilt(world, parts.shell))) return 1
  const builder = [tool(world, 'electron-builder'), '--config', 'electron-builder.yml', '--publish', 'never']
  return (await world.run(world.execPath, [...builder, ...args], { output: 'own' })).code
}
