import { describe, expect, test } from 'vitest'
import { findBrowser, type Machine } from '../../electron/core/print/browser.ts'

const machine = (
  platform: NodeJS.Platform,
  installed: readonly string[],
  env: Machine['env'] = {},
): Machine => ({ platform, env, home: '/Users/mau', exists: (path) => installed.includes(path) })

const windows = {
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\mau\\AppData\\Local',
}
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
const chrome = 'C:\\Users\\mau\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const macEdge = '/Users/mau/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'

describe('The installed browser', () => {
  test('is the one CHROME_PATH names, before any other', () => {
    const env = { CHROME_PATH: '/opt/mine/chrome', PATH: '/usr/bin' }
    expect(findBrowser(machine('linux', ['/usr/bin/chromium', '/opt/mine/chrome'], env))).toBe(
      '/opt/mine/chrome',
    )
  })

  test('is none when CHROME_PATH points nowhere, even if another is installed', () => {
    const env = { CHROME_PATH: '/gone/chrome', PATH: '/usr/bin' }
    expect(findBrowser(machine('linux', ['/usr/bin/chromium'], env))).toBeNull()
  })

  test('is searched for as if CHROME_PATH were not there when it is empty', () => {
    expect(findBrowser(machine('linux', ['/usr/bin/chromium'], { CHROME_PATH: '' }))).toBe(
      '/usr/bin/chromium',
    )
  })

  test.each([
    ['linux', '/usr/local/bin/google-chrome', { PATH: '/usr/local/bin:/usr/bin' }],
    ['linux', '/usr/bin/chromium-browser', {}],
    ['linux', '/snap/bin/chromium', { PATH: '/usr/bin' }],
    ['linux', '/opt/microsoft/msedge/msedge', {}],
    ['win32', edge, windows],
    ['win32', chrome, windows],
    ['darwin', macChrome, {}],
    ['darwin', macEdge, {}],
  ] as const)('is found on %s at %s', (platform, path, env) => {
    expect(findBrowser(machine(platform, [path], env))).toBe(path)
  })

  test('is Chrome rather than Edge where both are', () => {
    expect(findBrowser(machine('win32', [edge, chrome], windows))).toBe(chrome)
    expect(findBrowser(machine('darwin', [macEdge, macChrome]))).toBe(macChrome)
  })

  test('is not looked for in folders of PATH that move with the working directory', () => {
    expect(findBrowser(machine('linux', ['chromium', 'bin/chromium'], { PATH: ':bin' }))).toBeNull()
  })

  test('is none on a machine without one', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(findBrowser(machine(platform, [], windows))).toBeNull()
    }
  })
})
