import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  blobLimit,
  blobPath,
  cleanBlobs,
  getBlob,
  listBlobs,
  putBlob,
  verifyBlobs,
} from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256 } from '../../db/files/whole.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'blobs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const png = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1'))

async function putOk(bytes: Uint8Array): Promise<string> {
  const put = await putBlob(diskFiles, folder, bytes)
  if (!put.ok) throw new Error(put.error.type)
  return put.value.sha256
}

describe('a blob', () => {
  it('lies under its own hash and comes back as it was put', async () => {
    const bytes = png('bảng điểm')
    const hash = await putOk(bytes)
    expect(hash).toBe(sha256(bytes))
    expect(readFileSync(path.join(folder, hash.slice(0, 2), hash))).toEqual(Buffer.from(bytes))
    expect(await getBlob(diskFiles, folder, hash)).toEqual({ ok: true, value: bytes })
  })

  it('put twice is one file', async () => {
    await putOk(png('a'))
    await putOk(png('a'))
    expect(await listBlobs(diskFiles, folder)).toHaveLength(1)
  })

  it('answers its media type from its bytes', async () => {
    expect(await putBlob(diskFiles, folder, png('a'))).toMatchObject({ value: { mediaType: 'image/png' } })
  })

  it('of no kind that is evidence is refused and leaves nothing', async () => {
    const page = new TextEncoder().encode('<html><title>Đăng nhập</title>')
    expect(await putBlob(diskFiles, folder, page)).toMatchObject({ error: { type: 'FileRefused' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('over the limit is refused with both sizes, at the limit it is taken', async () => {
    const large = new Uint8Array(blobLimit + 1)
    large.set(png(''))
    expect(await putBlob(diskFiles, folder, large)).toEqual({
      ok: false,
      error: { type: 'FileTooLarge', bytes: blobLimit + 1, limit: blobLimit },
    })
    expect((await putBlob(diskFiles, folder, large.subarray(0, blobLimit))).ok).toBe(true)
  })

  it('never put is not found', async () => {
    expect(await getBlob(diskFiles, folder, 'a'.repeat(64))).toEqual({
      ok: false,
      error: { type: 'NotFound' },
    })
  })

  it('changed on the disk is told as damaged, stays there, and a new put heals it', async () => {
    const bytes = png('ảnh chụp')
    const hash = await putOk(bytes)
    const file = blobPath(folder, hash)
    const spoiled = readFileSync(file)
    spoiled[9] = (spoiled[9] ?? 0) ^ 1
    writeFileSync(file, spoiled)
    expect(await getBlob(diskFiles, folder, hash)).toEqual({ ok: false, error: { type: 'BlobDamaged' } })
    expect(existsSync(file)).toBe(true)
    await putOk(bytes)
    expect(await getBlob(diskFiles, folder, hash)).toEqual({ ok: true, value: bytes })
  })

  it('is never looked for outside the folder', () => {
    expect(() => blobPath(folder, '../../etc/passwd')).toThrow('Not a SHA-256')
    expect(() => blobPath(folder, 'A'.repeat(64))).toThrow('Not a SHA-256')
  })
})

describe('the folder of blobs', () => {
  it('verified whole names the missing and the damaged', async () => {
    const good = await putOk(png('good'))
    const bad = await putOk(png('bad'))
    const gone = 'f'.repeat(64)
    writeFileSync(blobPath(folder, bad), 'spoiled')
    expect(await verifyBlobs(diskFiles, folder, [good, bad, gone, gone])).toEqual({
      missing: [gone],
      damaged: [bad],
    })
  })

  it('is swept of what a crash left, and of nothing else', async () => {
    const hash = await putOk(png('kept'))
    const shelf = path.join(folder, hash.slice(0, 2))
    writeFileSync(path.join(shelf, `${hash}.0a1b2c3d.part`), 'half')
    mkdirSync(path.join(folder, 'notes'))
    writeFileSync(path.join(folder, 'notes', 'x.part'), 'not ours')
    await cleanBlobs(diskFiles, folder)
    expect(readdirSync(shelf)).toEqual([hash])
    expect(existsSync(path.join(folder, 'notes', 'x.part'))).toBe(true)
  })

  it('that is not there holds nothing', async () => {
    expect(await listBlobs(diskFiles, path.join(folder, 'none'))).toEqual([])
  })
})
