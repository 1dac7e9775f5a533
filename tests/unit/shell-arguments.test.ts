import { resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { bundlesIn, readArguments } from '../../electron/shell/arguments.ts'
import { GivenBundles } from '../../electron/shell/given-bundles.ts'

test('A start without a word asks for nothing', () => {
  expect(readArguments([])).toEqual({ folder: null, demo: false, now: null, atLogin: false })
})

test("Chromium's own switches between ours are passed over", () => {
  expect(
    readArguments([
      '--no-sandbox',
      '--data',
      'so',
      '--lang=vi',
      '--demo',
      '--khoi-dong-cung-may',
      '--now',
      '5',
    ]),
  ).toEqual({ folder: resolve('so'), demo: true, now: 5, atLogin: true })
})

test('A clock that is no number is the clock of the PC', () => {
  expect(readArguments(['--now', 'hôm qua']).now).toBeNull()
})

describe('Bundles on the command line', () => {
  test('are the files that end so, in large letters too', () => {
    expect(bundlesIn(['--data', 'so', 'E:\\AGG-XaMau.SMC', 'C:\\thu.smc', 'C:\\thu.docx'])).toEqual([
      'E:\\AGG-XaMau.SMC',
      'C:\\thu.smc',
    ])
  })

  test('are never switches', () => {
    expect(bundlesIn(['--utility-cmd-prefix=C:\\evil.smc', '-x.smc'])).toEqual([])
  })
})

describe('A bundle that was given', () => {
  test('is told by its name, its path for the core and a token for the window', () => {
    const tell = vi.fn()
    const bundles = new GivenBundles(tell)
    bundles.listens()
    bundles.give('/media/usb/goi.smc')
    expect(tell).toHaveBeenCalledExactlyOnceWith({
      name: 'goi.smc',
      path: '/media/usb/goi.smc',
      token: expect.any(String),
    })
  })

  test('waits until the window listens, and is told once', () => {
    const tell = vi.fn()
    const bundles = new GivenBundles(tell)
    bundles.give('/media/usb/goi.smc')
    expect(tell).not.toHaveBeenCalled()
    bundles.listens()
    bundles.listens()
    expect(tell).toHaveBeenCalledExactlyOnceWith({
      name: 'goi.smc',
      path: '/media/usb/goi.smc',
      token: expect.any(String),
    })
  })
})
