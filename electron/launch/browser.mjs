/**
 * The browser that the tests drive: an installed Chromium, Chrome or Edge. `CHROME_PATH` wins, also when it
 * names nothing: then every browser is hidden on purpose.
 */
/** @import { World } from './world.mjs' */

/**
 * @param {World} world
 * @returns {string | null}
 */
export function findBrowser(world) {
  const chosen = world.env.CHROME_PATH
  if (chosen) return world.exists(chosen) ? chosen : null
  return places(world).find((place) => world.exists(place)) ?? null
}

/** @param {World} world */
function places({ env, path, platform }) {
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ]
    return programs.flatMap((parts) => roots.flatMap((root) => (root ? [path.join(root, ...parts)] : [])))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  return onPath(env, names)
}

/**
 * @param {World['env']} env
 * @param {readonly string[]} names
 */
const onPath = (env, names) =>
  names.flatMap((name) => (env.PATH ?? '').split(':').map((folder) => `${folder}/${name}`))

/**
 * What the tests of prints and journeys need from the system, on Debian and Ubuntu as root: installed quietly.
 * Elsewhere, and when the installation fails, nothing happens; `findBrowser` then tells the truth.
 * @param {World} world
 */
export async function ensureTestMachine(world) {
  if (world.platform !== 'linux' || !world.isRoot || !world.exists('/usr/bin/apt-get')) return
  const missing = [
    ...(world.env.CHROME_PATH || findBrowser(world) ? [] : ['chromium']),
    ...(world.exists('/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf') ? [] : ['fonts-croscore']),
    ...(onPath(world.env, ['pdftotext']).some((place) => world.exists(place)) ? [] : ['poppler-utils']),
  ]
  if (missing.length === 0) return
  world.say(`Đang cài ${missing.join(', ')} cho các phép thử: apt-get install`)
  const options = {
    output: /** @type {const} */ ('captured'),
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 5 * 60_000,
  }
  const install = () =>
    world.run('/usr/bin/apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], options)
  await world.run('/usr/bin/apt-get', ['update', '-q'], options)
  const run = await install()
  if (run.code !== 0) world.say(`apt-get không cài được: ${run.text.trim().split('\n').at(-1) ?? ''}`)
}
