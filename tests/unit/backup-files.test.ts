import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskFiles } from '../../db/files/disk.ts'
import { attempt, fileFailure } from '../../db/files/failure.ts'
import type { Files } from '../../db/files/files.ts'
import { patiently } from '../../db/files/patiently.ts'
import { copyWhole, sha256, writeWhole } from '../../db/files/whole.ts'
import { newFolder } from '../support/backup-office.ts'

let folder: string
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => path.join(folder, name)
const coded = (code: string): Error => Object.assign(new Error(code), { code })
const bytes = new TextEncoder().encode('hồ sơ')

describe('a file written whole', () => {
  it('replaces the one before it and leaves nothing beside it', async () => {
    writeFileSync(at('a'), 'before')
    await writeWhole(diskFiles, at('a'), bytes)
    expect(readFileSync(at('a'))).toEqual(Buffer.from(bytes))
    expect(readdirSync(folder)).toEqual(['a'])
  })

  it('that reads back otherwise never gets its name', async () => {
    const lying: Files = {
      ...diskFiles,
      create: (file, wanted) => diskFiles.create(file, wanted.subarray(1)),
    }
    expect(await attempt(() => writeWhole(lying, at('a'), bytes))).toEqual({
      ok: false,
      error: { type: 'Unreadable', code: 'EIO' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('copied from one that is not what was expected never gets its name', async () => {
    writeFileSync(at('a'), 'changed')
    expect((await attempt(() => copyWhole(diskFiles, at('a'), at('b'), sha256(bytes)))).ok).toBe(false)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe('the port on the real disk', () => {
  it('copies and hashes files larger than one piece', async () => {
    const large = Buffer.alloc(2_500_000, 'mẫu')
    writeFileSync(at('a'), large)
    const hash = { sha256: sha256(large), bytes: large.byteLength }
    expect(await diskFiles.copy(at('a'), at('b'))).toEqual(hash)
    expect(await diskFiles.hash(at('b'))).toEqual(hash)
  })

  it('creates and copies only into new files', async () => {
    writeFileSync(at('a'), 'kept')
    await expect(diskFiles.create(at('a'), bytes)).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(diskFiles.copy(at('a'), at('a'))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(at('a'), 'utf8')).toBe('kept')
  })

  it('takes what is not there for removed, for empty and for no entry', async () => {
    await diskFiles.remove(at('none'))
    await diskFiles.removeFolder(at('none'))
    expect(await diskFiles.list(at('none'))).toEqual([])
    expect(await diskFiles.stat(at('none'))).toBeNull()
  })

  it('removes only empty folders', async () => {
    mkdirSync(at('full'))
    writeFileSync(at('full/a'), '')
    expect(await attempt(() => diskFiles.removeFolder(at('full')))).toMatchObject({ ok: false })
  })

  it('knows how much room there is', async () => {
    expect(await diskFiles.freeSpace(folder)).toBeGreaterThan(0)
  })
})

describe('a file held by an antivirus', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again after %s with growing pauses', async (code) => {
    const pauses: number[] = []
    let held = 3
    const work = async (): Promise<string> => {
      held -= 1
      if (held >= 0) throw coded(code)
      return 'renamed'
    }
    expect(await patiently(work, async (pause) => pauses.push(pause))).toBe('renamed')
    expect(pauses).toEqual([10, 20, 40])
  })

  it('held for good is given up after about two seconds, with its own error', async () => {
    let waited = 0
    const work = (): Promise<never> => Promise.reject(coded('EBUSY'))
    const tried = patiently(work, async (pause) => {
      waited += pause
    })
    await expect(tried).rejects.toMatchObject({ code: 'EBUSY' })
    expect(waited).toBeGreaterThan(1500)
    expect(waited).toBeLessThan(3000)
  })

  it('is the only thing waited for', async () => {
    const pauses: number[] = []
    const work = (): Promise<never> => Promise.reject(coded('ENOSPC'))
    await expect(patiently(work, async (pause) => pauses.push(pause))).rejects.toMatchObject({
      code: 'ENOSPC',
    })
    expect(pauses).toEqual([])
  })
})

describe('the name of a failure', () => {
  it.each([
    ['ENOSPC', 'DiskFull'],
    ['EDQUOT', 'DiskFull'],
    ['SQLITE_FULL', 'DiskFull'],
    ['EROFS', 'Unwritable'],
    ['EACCES', 'Unwritable'],
    ['SQLITE_READONLY_DBMOVED', 'Unwritable'],
    ['SQLITE_CANTOPEN', 'Unwritable'],
    ['ENOENT', 'Missing'],
    ['ENODEV', 'Missing'],
    ['EIO', 'Unreadable'],
    ['SQLITE_IOERR_WRITE', 'Unreadable'],
  ])('of %s is %s', (code, type) => {
    expect(fileFailure(coded(code))).toMatchObject({ type })
  })

  it.each([new Error('plain'), coded('SQLITE_CONSTRAINT'), 'text', null])('%j has none', (thrown) => {
    expect(fileFailure(thrown)).toBeNull()
  })

  it('is never given to a defect: that goes on as a throw', async () => {
    await expect(attempt(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError)
  })
})
