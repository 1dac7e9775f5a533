/**
 * Work that will be killed. `doomed-child.ts backup <folder>` closes weeks and makes backups until it dies, and
 * says what was acknowledged; `doomed-child.ts restore <folder> <backup> <n>` restores, and stands still before
 * its n-th call of the file system.
 */
import path from 'node:path'
import { makeBackup } from '../../db/backup/make.ts'
import { commitRestore, prepareRestore } from '../../db/backup/restore.ts'
import { diskFiles } from '../../db/files/disk.ts'
import type { Files } from '../../db/files/files.ts'
import { addEvidence, clockAt, closeWeek, occasion, openIn, start } from './backup-office.ts'

const [, , work = '', folder = '', backup = '', stopAt = '0'] = process.argv
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const clock = clockAt(start + 60_000)
const store = await openIn(folder, clock)

if (work === 'backup') {
  const second = { folder: path.join(folder, 'stick'), label: 'USB' }
  const writing = (async () => {
    for (let revision = 2; ; revision += 1) {
      closeWeek(store, '2026-10-02', revision, 'x'.repeat(20_000))
      if (revision % 5 === 0) await addEvidence(store, '2026-10-02', `ảnh ${revision}`)
      say(`revision ${revision}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })()
  for (;;) {
    clock.now += 1000
    const { local } = await makeBackup({ files: diskFiles, clock, second }, store.db, 'manual')
    if (!local.ok) throw new Error(JSON.stringify(local.error))
    say(`backup ${local.value.name}`)
    await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 1))])
  }
}

if (work === 'restore') {
  const world = { files: stoppingAt(Number(stopAt)), clock, second: null }
  const prepared = await prepareRestore(world, { database: store.file, store, source: backup, occasion })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error))
  store.close()
  const committed = await commitRestore(world.files, prepared.value)
  if (!committed.ok) throw new Error(JSON.stringify(committed.error))
  say('restored')
}

function stoppingAt(stop: number): Files {
  let calls = 0
  const wrap = (operation: (...args: unknown[]) => Promise<unknown>) => {
    return async (...args: unknown[]): Promise<unknown> => {
      calls += 1
      if (calls === stop) {
        say('stopped')
        await new Promise((resolve) => setTimeout(resolve, 60_000))
      }
      return operation(...args)
    }
  }
  const wrapped = Object.entries(diskFiles).map(([name, operation]) => [name, wrap(operation)])
  return Object.fromEntries(wrapped) as Files
}
