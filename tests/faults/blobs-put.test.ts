import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { blobPath, cleanBlobs, getBlob, putBlob } from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256 } from '../../db/files/whole.ts'
import { png } from '../support/backup-office.ts'
import { everyFault, faultyFiles, say } from '../support/faulty-files.ts'

const bytes = png('ảnh chụp màn hình')
const hash = sha256(bytes)
const named = ['DiskFull', 'Unwritable', 'Missing', 'Unreadable']

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'blobs-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function callsOf(prepare: (folder: string) => Promise<void>): Promise<number> {
  let calls = 0
  await inFolder(async (folder) => {
    await prepare(folder)
    const files = faultyFiles(diskFiles, null)
    expect((await putBlob(files, folder, bytes)).ok).toBe(true)
    calls = files.calls.length
  })
  return calls
}

it('a put that fails at any call is named or is no failure, and its name never stands on half a file', async () => {
  const faults = everyFault(await callsOf(async () => {}))
  expect(faults.length).toBeGreaterThan(10)
  for (const fault of faults) {
    await inFolder(async (folder) => {
      const files = faultyFiles(diskFiles, fault)
      const put = await putBlob(files, folder, bytes)
      const where = say(fault, files)
      if (put.ok) expect(await getBlob(diskFiles, folder, hash), where).toEqual({ ok: true, value: bytes })
      else expect(named, where).toContain(put.error.type)
      if (existsSync(blobPath(folder, hash))) {
        expect(await getBlob(diskFiles, folder, hash), where).toEqual({ ok: true, value: bytes })
      }

      // The next start sweeps, and the same put succeeds.
      await cleanBlobs(diskFiles, folder)
      expect((await putBlob(diskFiles, folder, bytes)).ok, where).toBe(true)
      expect(readdirSync(path.join(folder, hash.slice(0, 2))), where).toEqual([hash])
    })
  }
})

it('a put over a damaged file that fails at any call leaves the damaged one or the good one', async () => {
  const damage = async (folder: string): Promise<void> => {
    await putBlob(diskFiles, folder, bytes)
    writeFileSync(blobPath(folder, hash), 'spoiled')
  }
  for (const fault of everyFault(await callsOf(damage))) {
    await inFolder(async (folder) => {
      await damage(folder)
      const files = faultyFiles(diskFiles, fault)
      const put = await putBlob(files, folder, bytes)
      const read = await getBlob(diskFiles, folder, hash)
      if (put.ok) expect(read, say(fault, files)).toEqual({ ok: true, value: bytes })
      else if (!read.ok) expect(read.error.type, say(fault, files)).toBe('BlobDamaged')
    })
  }
})
