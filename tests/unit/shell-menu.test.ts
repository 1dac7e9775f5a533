import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { type MenuActions, menuTemplate } from '../../electron/shell/menu.ts'

const actions = (more: Partial<MenuActions> = {}): MenuActions => ({
  openBundle: vi.fn(),
  showFolder: vi.fn(),
  chooseFolder: vi.fn(),
  about: vi.fn(),
  ...more,
})

const itemsOf = (template: MenuItemConstructorOptions[]) =>
  template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

const items = (more: Partial<MenuActions> = {}) => itemsOf(menuTemplate(false, actions(more)))

test('Every item speaks Vietnamese', () => {
  expect(items().every(({ label, type }) => type === 'separator' || label)).toBe(true)
})

test('No item opens the tools of developers, or loads the page anew', () => {
  const roles = items().map(({ role }) => role)
  for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(roles).not.toContain(role)
})

describe("Unikey's keys stay free", () => {
  /** Electron gives some roles keys of its own, on Linux Ctrl+Shift+Z among them: so each is told its key here. */
  test('every role that Electron would give a key of its own has ours', () => {
    const own = [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'quit',
    ]
    for (const item of items()) {
      if (item.role && own.includes(item.role)) expect(item.accelerator, item.role).toBeTruthy()
    }
  })

  const keys = () => items().flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []))
  const breaks = (key: string) =>
    /shift/i.test(key) ||
    /alt|option/i.test(key) ||
    /^[a-z0-9]$/i.test(key) ||
    /^(space|tab|return)$/i.test(key)

  test('no key has Shift or Alt in it, and none is a bare letter', () => {
    expect(keys().length).toBeGreaterThan(8)
    expect(keys().filter(breaks)).toEqual([])
  })

  test('and the check would find one that has', () => {
    expect(['Ctrl+Shift+Z', 'Alt+Z', 'z', 'Space'].filter(breaks)).toHaveLength(4)
  })

  test('no label has a mnemonic that Alt and a letter would press', () => {
    const template = menuTemplate(false, actions())
    expect([...template, ...items()].filter(({ label }) => label?.includes('&'))).toEqual([])
  })
})

test('What the items do is what they say', () => {
  const given = actions()
  const press = (label: string) => {
    const item = items(given).find((each) => each.label === label)
    if (item?.click === undefined) throw new Error(`No item ${label}`)
    item.click(...([] as unknown as Parameters<NonNullable<typeof item.click>>))
  }
  press('Mở gói .smc…')
  press('Mở thư mục dữ liệu')
  press('Chọn thư mục dữ liệu khác…')
  press('Về Sổ Một Cửa')
  for (const action of [given.openBundle, given.showFolder, given.chooseFolder, given.about])
    expect(action).toHaveBeenCalledOnce()
})

test('A folder named on the command line is not chosen anew by the menu', () => {
  expect(items({ chooseFolder: null }).some(({ label }) => label?.startsWith('Chọn thư mục'))).toBe(false)
})
