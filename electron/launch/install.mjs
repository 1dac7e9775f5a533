/**
 * What `package-lock.json` asks for against what npm says it has installed. npm writes its own list
 * (`node_modules/.package-lock.json`) last, so an installation that was cut off counts as missing.
 */
import { nodeIsOld, pinnedNode } from './node.mjs'

/** @import { World } from './world.mjs' */

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Entry
 * @typedef {Readonly<Record<string, Entry>>} Packages by path from the root, `node_modules/zod`
 */

/**
 * @param {World} world
 * @returns {'missing' | 'stale' | null} null when everything is there
 */
export function whatToInstall(world) {
  const installed = packagesOf(world, 'node_modules', '.package-lock.json')
  if (installed === null) return 'missing'
  const wanted = packagesOf(world, 'package-lock.json') ?? {}
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue
    const here = installed[path]
    if (here === undefined) {
      if (entry.optional) continue
      return 'stale'
    }
    if (here.version !== entry.version) return 'stale'
    if (entry.integrity !== undefined && here.integrity !== entry.integrity) return 'stale'
    if (!world.exists(world.path.join(world.root, ...path.split('/'), 'package.json'))) return 'stale'
  }
  const node = pinnedNode(world)
  return nodeIsOld(world) && node !== null && !world.exists(node) ? 'stale' : null
}

/**
 * @param {World} world
 * @returns {Promise<boolean>} false when npm failed; it has said why
 */
export async function ensureInstalled(world) {
  const what = whatToInstall(world)
  if (what === null) return true
  world.say(
    what === 'missing'
      ? 'Đang cài các gói cần thiết, lần đầu mất vài phút: npm ci --ignore-scripts'
      : 'Các gói đã đổi, đang cài lại: npm ci --ignore-scripts',
  )
  const { command, args, shell } = npm(world)
  const run = await world.run(
    command,
    [
      ...args,
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { output: 'stderr', shell },
  )
  if (run.code === 0) return true
  const why = run.failure ?? `npm dừng với mã ${run.code}`
  world.say(`Chưa cài được các gói (${why}). Hãy kiểm tra mạng và chỗ trống trên đĩa rồi chạy lại.`)
  return false
}

/**
 * npm as a script for this very Node, where it can be found: on Windows `npm` itself is a batch file.
 * @param {World} world
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 */
export function npm(world) {
  const beside = world.path.dirname(world.execPath)
  const script = [
    world.env.npm_execpath ?? '',
    world.path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    world.path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((place) => /npm-cli\.c?js$/.test(place) && world.exists(place))
  if (script !== undefined) return { command: world.execPath, args: [script], shell: false }
  const windows = world.platform === 'win32'
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows }
}

/**
 * @param {World} world
 * @param {readonly string[]} parts
 * @returns {Packages | null} null when the file is not there or is not whole
 */
function packagesOf(world, ...parts) {
  try {
    return JSON.parse(world.read(world.path.join(world.root, ...parts)) ?? '').packages ?? null
  } catch {
    return null
  }
}
