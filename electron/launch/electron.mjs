/**
 * Electron's binary: where it lies, how it is fetched, and whether it could show a window here. When it cannot
 * be had the answer is one sentence, and the program goes on in the browser.
 */
/** @import { World } from './world.mjs' */

/** @type {Readonly<Record<string, string>>} as in electron's own install script */
const executables = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
  win32: 'electron.exe',
}

/**
 * @param {World} world
 * @returns {string | null} null when it is not there, or is of another version than the package
 */
export function installedElectron(world) {
  const { path, env } = world
  const folder = path.join(world.root, 'node_modules', 'electron')
  const executable = executables[world.platform]
  if (executable === undefined) return null
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    const chosen = path.join(env.ELECTRON_OVERRIDE_DIST_PATH, executable)
    return world.exists(chosen) ? chosen : null
  }
  const wanted = JSON.parse(world.read(path.join(folder, 'package.json')) ?? '{}').version
  const here = (world.read(path.join(folder, 'dist', 'version')) ?? '').trim().replace(/^v/, '')
  const binary = path.join(folder, 'dist', executable)
  return here === wanted && world.exists(binary) ? binary : null
}

/**
 * @param {World} world
 * @returns {string | null} why no Electron window can open on this machine; null when one can
 */
export function whyNoWindow(world) {
  if (executables[world.platform] === undefined) return `không có Electron cho ${world.platform}`
  if (world.platform !== 'linux') return null
  if (!world.env.DISPLAY && !world.env.WAYLAND_DISPLAY) return 'máy này không có màn hình'
  return world.isRoot ? 'Electron không chạy dưới quyền root' : null
}

/**
 * @param {World} world
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function obtainElectron(world) {
  const why = whyNoWindow(world)
  if (why !== null) return { why }
  const installed = installedElectron(world)
  if (installed !== null) return { path: installed }
  if (world.env.ELECTRON_OVERRIDE_DIST_PATH) return { why: 'ELECTRON_OVERRIDE_DIST_PATH không có Electron' }

  world.say('Đang tải Electron, chỉ lần đầu: node node_modules/electron/install.js')
  const run = await world.run(
    world.execPath,
    [world.path.join(world.root, 'node_modules', 'electron', 'install.js')],
    { output: 'captured', limitMs: 15 * 60_000 },
  )
  const fetched = run.code === 0 ? installedElectron(world) : null
  return fetched === null ? { why: 'không tải được Electron' } : { path: fetched }
}
