import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder, readHolder } from '../../db/lock/folder-lock.ts'
import { type Child, startChild } from '../support/child.ts'

const now = 1_795_300_000_000

let folder: string
let children: Child[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'))
  children = []
})
afterEach(async () => {
  for (const child of children) await child.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function otherHost(): Promise<{ child: Child; said: unknown }> {
  const child = startChild('hold-lock.ts', folder, 'browser')
  children.push(child)
  return { child, said: JSON.parse((await child.said(() => true)) ?? 'null') }
}

describe('the lock of a data folder', () => {
  it('lets one host in and tells the second who is there', async () => {
    const { child, said } = await otherHost()
    expect(said).toBe('held')
    expect(lockFolder(folder, 'electron', now)).toEqual({
      ok: false,
      error: {
        type: 'FolderHeld',
        holder: { host: 'browser', pid: child.process.pid, since: 1_795_000_000_000, machine: hostname() },
      },
    })
  })

  it('holds against another process as well as within this one', async () => {
    const lock = lockFolder(folder, 'electron', now)
    expect(lock.ok).toBe(true)
    expect(lockFolder(folder, 'cli', now)).toMatchObject({ error: { type: 'FolderHeld' } })
    expect((await otherHost()).said).toMatchObject({
      type: 'FolderHeld',
      holder: { host: 'electron', pid: process.pid, since: now },
    })
    if (lock.ok) lock.value.release()
  })

  it('is free after its holder was killed, again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child, said } = await otherHost()
      expect(said).toBe('held')
      await child.kill()
      const lock = lockFolder(folder, 'electron', now)
      expect(lock.ok).toBe(true)
      if (lock.ok) lock.value.release()
    }
  })

  it('does not believe a card: one left by a dead host, or with the id of a living process, locks nobody out', () => {
    writeFileSync(
      path.join(folder, 'lock.json'),
      JSON.stringify({ host: 'electron', pid: process.ppid, since: now - 1, machine: hostname() }),
    )
    writeFileSync(path.join(folder, 'lock'), '')
    const lock = lockFolder(folder, 'cli', now)
    expect(lock.ok).toBe(true)
    expect(readHolder(folder)).toMatchObject({ host: 'cli', pid: process.pid, since: now })
    if (lock.ok) lock.value.release()
  })

  it('released lets the next host in, and a second release does nothing', () => {
    const first = lockFolder(folder, 'electron', now)
    if (!first.ok) throw new Error(first.error.type)
    first.value.release()
    const second = lockFolder(folder, 'browser', now)
    expect(second.ok).toBe(true)
    first.value.release()
    expect(lockFolder(folder, 'cli', now).ok).toBe(false)
    if (second.ok) second.value.release()
  })

  it('says that the card cannot be read rather than guess', () => {
    const lock = lockFolder(folder, 'electron', now)
    writeFileSync(path.join(folder, 'lock.json'), '{"host":"elec')
    expect(lockFolder(folder, 'cli', now)).toEqual({
      ok: false,
      error: { type: 'FolderHeld', holder: null },
    })
    if (lock.ok) lock.value.release()
  })

  it('makes the folder of a first start', () => {
    const lock = lockFolder(path.join(folder, 'new', 'data'), 'cli', now)
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it('of a folder that cannot be made is a named failure', () => {
    writeFileSync(path.join(folder, 'file'), '')
    const lock = lockFolder(path.join(folder, 'file', 'data'), 'cli', now)
    expect(lock).toEqual({ ok: false, error: { type: 'Missing', code: 'ENOTDIR' } })
  })

  it('of a folder that may not be written is a named failure', (context) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') context.skip('root may write everywhere')
    chmodSync(folder, 0o500)
    expect(lockFolder(folder, 'cli', now)).toMatchObject({ ok: false, error: { type: 'Unwritable' } })
    expect(existsSync(path.join(folder, 'lock'))).toBe(false)
    chmodSync(folder, 0o700)
  })
})
