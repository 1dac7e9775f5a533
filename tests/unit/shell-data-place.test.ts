import { beforeEach, expect, test } from 'vitest'
import { canShare, choosePlace, dataPlace, type NoteFiles, notesOf } from '../../electron/shell/data-place.ts'

const account = (name: string) => ({
  platform: 'win32' as const,
  environment: { LOCALAPPDATA: `C:\\Users\\${name}\\AppData\\Local`, ProgramData: 'C:\\ProgramData' },
  home: `C:\\Users\\${name}`,
})
const usual = (name: string) => `C:\\Users\\${name}\\AppData\\Local\\SoMotCua`

const notes = new Map<string, string>()
const files: NoteFiles = {
  read(file) {
    const text = notes.get(file)
    if (text === undefined) throw new Error('ENOENT')
    return text
  },
  write: (file, text) => void notes.set(file, text),
}
beforeEach(() => notes.clear())

test("Without a word from anybody the data lie in the account's own folder", () => {
  expect(dataPlace(null, account('hoa'), files)).toEqual({ folder: usual('hoa'), shared: false, offer: null })
})

test('The command line wins over everything that was chosen', () => {
  choosePlace(account('hoa'), { folder: 'D:\\So', shared: true }, files)
  expect(dataPlace('E:\\Thu', account('hoa'), files)).toEqual({
    folder: 'E:\\Thu',
    shared: false,
    offer: null,
  })
})

test('A folder that one account chose for itself is its own at the next start, and nobody else hears of it', () => {
  choosePlace(account('hoa'), { folder: 'D:\\So', shared: false }, files)
  expect(dataPlace(null, account('hoa'), files)).toEqual({ folder: 'D:\\So', shared: false, offer: null })
  expect(dataPlace(null, account('mai'), files)).toEqual({ folder: usual('mai'), shared: false, offer: null })
})

test('A folder chosen for all is offered to another account, and used only once it agrees', () => {
  choosePlace(account('hoa'), { folder: 'C:\\SoMotCua', shared: true }, files)
  expect(dataPlace(null, account('hoa'), files)).toEqual({
    folder: 'C:\\SoMotCua',
    shared: true,
    offer: null,
  })
  expect(dataPlace(null, account('mai'), files)).toEqual({
    folder: usual('mai'),
    shared: false,
    offer: 'C:\\SoMotCua',
  })
  choosePlace(account('mai'), { folder: 'C:\\SoMotCua', shared: true }, files)
  expect(dataPlace(null, account('mai'), files)).toEqual({
    folder: 'C:\\SoMotCua',
    shared: true,
    offer: null,
  })
})

test('An account that declined is not asked again', () => {
  choosePlace(account('hoa'), { folder: 'C:\\SoMotCua', shared: true }, files)
  choosePlace(account('mai'), { folder: usual('mai'), shared: false }, files)
  expect(dataPlace(null, account('mai'), files)).toEqual({ folder: usual('mai'), shared: false, offer: null })
})

test.each(['', '{"folder":""}', '{"folder":7}', 'D:\\So', '{"folder":"D:\\\\So","more":1}'])(
  'A note that says %j counts as none',
  (text) => {
    const { own } = notesOf(account('hoa'))
    files.write(own, text)
    expect(dataPlace(null, account('hoa'), files).folder).toBe(usual('hoa'))
  },
)

test('Where the system has no place for all its accounts, nothing is shared', () => {
  const linux = { platform: 'linux' as const, environment: {}, home: '/home/hoa' }
  expect(canShare(linux)).toBe(false)
  expect(canShare(account('hoa'))).toBe(true)
  choosePlace(linux, { folder: '/srv/so', shared: true }, files)
  expect(dataPlace(null, linux, files)).toEqual({ folder: '/srv/so', shared: false, offer: null })
})
