/** Every call of the file system that puts a bundle on a stick fails in turn: no file with the final name is torn. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver } from '../../db/bundle/deliver.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256 } from '../../db/files/whole.ts'
import { bundleOf } from '../support/bundles.ts'
import { everyFault, type Fault, faultyFiles, say } from '../support/faulty-files.ts'

const fileName = 'AGG-XaMau_2026-10-09_so-0041.smc'
let root: string
let source: string
let hash: string
let rounds = 0

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'smc-'))
  source = join(root, 'goi.smc')
  const { bytes } = await bundleOf()
  writeFileSync(source, bytes)
  hash = sha256(bytes)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function put(fault: Fault | null) {
  rounds += 1
  const folder = join(root, `usb-${rounds}`)
  mkdirSync(folder)
  const files = faultyFiles(diskFiles, fault)
  const done = await deliver({ files, source, sha256: hash, folder, fileName })
  return { done, files, folder, left: readdirSync(folder) }
}

describe('A bundle on its way to a stick', () => {
  test('is there whole, or is refused by name and leaves nothing under its name', async () => {
    const { files, done, left } = await put(null)
    expect(done).toEqual({ ok: true, value: fileName })
    expect(left).toEqual([fileName])
    for (const fault of everyFault(files.calls.length)) {
      const round = await put(fault)
      const what = say(fault, round.files)
      if (round.done.ok) {
        expect(sha256(readFileSync(join(round.folder, fileName))), what).toBe(hash)
        continue
      }
      expect(round.done.error.type, what).toMatch(/^(DiskFull|Unwritable|Missing|Unreadable)$/)
      // A stick that is gone for good cannot be tidied; what bears the name is then whole all the same.
      const named = round.left.includes(fileName)
      if (fault.lasts === 'once') expect(named, what).toBe(false)
      if (named) expect(sha256(readFileSync(join(round.folder, fileName))), what).toBe(hash)
    }
  })

  test('never takes the place of another that bears its name, and twice is once', async () => {
    const folder = join(root, 'usb')
    mkdirSync(folder)
    writeFileSync(join(folder, fileName), 'gói khác')
    const delivery = { files: diskFiles, source, sha256: hash, folder, fileName }
    const second = fileName.replace('.smc', ' (2).smc')
    expect(await deliver(delivery)).toEqual({ ok: true, value: second })
    expect(await deliver(delivery)).toEqual({ ok: true, value: second })
    expect(readdirSync(folder).sort()).toEqual([second, fileName].sort())
    expect(readFileSync(join(folder, fileName), 'utf8')).toBe('gói khác')
  })

  test('sweeps what a pull-out left of our own, and touches nobody else’s', async () => {
    const folder = join(root, 'usb-parts')
    mkdirSync(folder)
    writeFileSync(join(folder, `${fileName}.0a1b2c3d.part`), 'nửa')
    writeFileSync(join(folder, 'phim.mkv.part'), 'của người khác')
    expect((await deliver({ files: diskFiles, source, sha256: hash, folder, fileName })).ok).toBe(true)
    expect(readdirSync(folder).sort()).toEqual([fileName, 'phim.mkv.part'].sort())
  })
})
