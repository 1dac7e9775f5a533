/** @import { World } from './world.mjs' */

/**
 * What the tests of prints and journeys need from the system, on Debian and Ubuntu as root: installed quietly.
 * Elsewhere, and when the installation fails, nothing happens; looking for a browser then tells the truth.
 * @param {World} world
 */
export async function ensureTestMachine(world) {
  if (world.platform !== 'linux' || !world.isRoot || !world.exists('/usr/bin/apt-get')) return
  const missing = [
    ...(world.env.CHROME_PATH || (await world.findBrowser()) ? [] : ['chromium']),
    ...(world.exists('/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf') ? [] : ['fonts-croscore']),
    ...(world.exists('/usr/bin/pdftotext') ? [] : ['poppler-utils']),
  ]
  if (missing.length === 0) return
  world.say(`Đang cài ${missing.join(', ')} cho các phép thử: apt-get install`)
  const options = {
    output: /** @type {const} */ ('captured'),
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 5 * 60_000,
  }
  await world.run('/usr/bin/apt-get', ['update', '-q'], options)
  const install = ['install', '-y', '-q', '--no-install-recommends', ...missing]
  const run = await world.run('/usr/bin/apt-get', install, options)
  if (run.code !== 0) world.say(`apt-get không cài được: ${run.text.trim().split('\n').at(-1) ?? ''}`)
}
