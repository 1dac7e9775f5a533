import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../electron/shell/window-state.ts'

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 984 }
const saved = { x: 100, y: 80, width: 1200, height: 700, maximized: false }

describe('A window is put', () => {
  test('where it stood, as large as it was', () => {
    expect(placeWindow(saved, [main, second])).toEqual(saved)
  })

  test('on the second screen when it stood there', () => {
    expect(placeWindow({ ...saved, x: 2000 }, [main, second])).toMatchObject({ x: 2000, y: 80 })
  })

  test('maximised again when it was', () => {
    expect(placeWindow({ ...saved, maximized: true }, [main])).toMatchObject({ maximized: true })
  })

  test.each([
    ['the screen it stood on is gone', { ...saved, x: 2000 }],
    ['it stood above every screen, its title bar out of reach', { ...saved, y: -300 }],
    ['it stood below', { ...saved, y: 1030 }],
    ['only a sliver of it could be seen', { ...saved, x: -1150 }],
  ])('in the middle of the main screen when %s', (_why, state) => {
    expect(placeWindow(state, [main])).toEqual({ width: 1200, height: 700, maximized: false })
  })

  test('no larger than the screen it is on', () => {
    expect(placeWindow({ ...saved, width: 4000, height: 3000 }, [main])).toMatchObject({
      width: 1920,
      height: 1040,
    })
  })

  test('no smaller than it can be used', () => {
    expect(placeWindow({ ...saved, width: 200, height: 100 }, [main])).toMatchObject({
      width: 900,
      height: 560,
    })
  })

  test('at the first start as large as the usual office screen, or as this one allows', () => {
    expect(placeWindow(null, [main])).toEqual({ width: 1366, height: 768, maximized: false })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1093, height: 580 }])).toEqual({
      width: 1093,
      height: 580,
      maximized: false,
    })
  })

  test('somewhere even when no display is told', () => {
    expect(placeWindow(saved, [])).toEqual({ width: 1200, height: 700, maximized: false })
  })
})

describe('The file of the window', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-state-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('gives back what was written', () => {
    const file = join(folder, 'cua-so.json')
    writeWindowState(file, saved)
    expect(readWindowState(file)).toEqual(saved)
  })

  test.each(['', '{', '{"x":1}', '{"x":"a","y":0,"width":1,"height":1,"maximized":false}', '[]'])(
    'counts as none when it says %j',
    (text) => {
      const file = join(folder, 'cua-so.json')
      writeFileSync(file, text)
      expect(readWindowState(file)).toBeNull()
    },
  )

  test('that cannot be written disturbs nobody', () => {
    writeWindowState(join(folder, 'gone', 'cua-so.json'), saved)
    expect(readWindowState(join(folder, 'gone', 'cua-so.json'))).toBeNull()
    expect(() => readFileSync(join(folder, 'gone', 'cua-so.json'))).toThrow()
  })
})
