/**
 * Builds what is stale. A part is fresh when the fingerprint of everything that goes into it is the one it was
 * last built from; times of files are not asked, a checkout or a copy makes nonsense of them.
 */
/** @import { World } from './world.mjs' */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} config for Vite, from the root
 * @property {string} output a file that the build makes
 * @property {readonly string[]} inputs files and folders
 */

/** @type {Readonly<Record<'renderer' | 'shell', Part>>} */
export const parts = {
  renderer: {
    name: 'giao diện',
    config: 'renderer/vite.config.ts',
    output: 'dist/renderer/index.html',
    inputs: ['renderer', 'shared', 'resources', 'package-lock.json'],
  },
  shell: {
    name: 'vỏ Electron',
    config: 'electron/shell/vite.config.ts',
    output: 'dist/shell/main.js',
    inputs: ['electron', 'db', 'shared', 'package-lock.json'],
  },
}

/**
 * @param {World} world
 * @param {Part} part
 * @returns {Promise<boolean>} false when the build failed; it has said so
 */
export async function ensureBuilt(world, part) {
  const stamp = world.path.join(world.root, `${world.path.dirname(part.output)}.stamp`)
  const output = world.path.join(world.root, part.output)
  const fingerprint = world.fingerprint(part.inputs)
  if (world.exists(output) && world.read(stamp) === fingerprint) return true

  world.say(`Đang dựng ${part.name}: vite build -c ${part.config}`)
  const run = await world.run(
    world.execPath,
    [tool(world, 'vite'), 'build', '-c', part.config, '--logLevel', 'warn'],
    {
      output: 'stderr',
    },
  )
  if (run.code !== 0) {
    world.say(`Chưa dựng được ${part.name}; lỗi ghi ở trên.`)
    return false
  }
  world.write(stamp, fingerprint)
  return true
}

const tools = {
  vite: ['vite', 'bin', 'vite.js'],
  vitest: ['vitest', 'vitest.mjs'],
  tsc: ['typescript', 'bin', 'tsc'],
  biome: ['@biomejs', 'biome', 'bin', 'biome'],
  'electron-builder': ['electron-builder', 'cli.js'],
}

/**
 * The script of an installed tool, to be run by our own Node.
 * @param {World} world
 * @param {keyof typeof tools} name
 */
export const tool = (world, name) => world.path.join(world.root, 'node_modules', ...tools[name])
