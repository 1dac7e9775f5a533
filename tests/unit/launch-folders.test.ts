import { expect, test } from 'vitest'
import { defaultDataFolder } from '../../electron/core/folders.ts'

test.each([
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\hoa', 'D:\\Local\\SoMotCua'],
  ['win32', {}, 'C:\\Users\\hoa', 'C:\\Users\\hoa\\AppData\\Local\\SoMotCua'],
  ['linux', {}, '/home/hoa', '/home/hoa/.local/share/so-mot-cua'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/hoa', '/data/so-mot-cua'],
  ['linux', { XDG_DATA_HOME: 'not/absolute' }, '/home/hoa', '/home/hoa/.local/share/so-mot-cua'],
  ['darwin', {}, '/Users/hoa', '/Users/hoa/Library/Application Support/SoMotCua'],
] as const)('On %s with %o the data lie in their place', (platform, environment, home, folder) => {
  expect(defaultDataFolder({ platform, environment, home })).toBe(folder)
})
