/** The program is killed while it writes and makes backups: what it acknowledged is there, what has a name is whole. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inspectBackup } from '../../db/backup/inspect.ts'
import { findBackups, listBackups, localPlace } from '../../db/backup/place.ts'
import { verifyBlobs } from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { settleFolder } from '../../db/settle/settle-folder.ts'
import { databaseIn, makeOffice, newFolder, openIn, unitId } from '../support/backup-office.ts'
import { startChild } from '../support/child.ts'

const rounds = process.env.SMC_LONG === '1' ? 60 : 10

it(`killed ${rounds} times in the middle of backups, nothing acknowledged is lost and no backup is half`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const folder = newFolder()
    try {
      ;(await makeOffice(folder, { weeks: 1 })).close()
      const child = startChild('doomed-child.ts', 'backup', folder)
      await child.said((line) => line.startsWith('revision'))
      await delay(20 + round * 17)
      await child.kill()

      const settled = await settleFolder(diskFiles, databaseIn(folder))
      expect(settled).toEqual({ ok: true, value: 'nothing' })
      const store = await openIn(folder)
      const revisions = store.db.prepare('SELECT max(revision) FROM week_revision').pluck().get()
      const last = child.lines.findLast((line) => line.startsWith('revision')) ?? ''
      expect(revisions).toBeGreaterThanOrEqual(Number(last.split(' ')[1]))
      expect(verifyLedger(store).problems).toEqual([])
      const hashes = store.db.prepare('SELECT sha256 FROM evidence').pluck().all() as string[]
      expect(await verifyBlobs(diskFiles, path.join(folder, 'blobs'), hashes)).toEqual({
        missing: [],
        damaged: [],
      })
      store.close()

      const found = [
        ...(await listBackups(diskFiles, localPlace(folder))),
        ...(await findBackups(diskFiles, { folder: path.join(folder, 'stick'), label: 'USB' })),
      ]
      for (const backup of found) {
        expect(await inspectBackup(diskFiles, backup.path, { unitId, dataFolder: folder })).toMatchObject({
          ok: true,
          value: { problems: [] },
        })
      }
      const acknowledged = child.lines
        .filter((line) => line.startsWith('backup'))
        .map((line) => line.slice(7))
      expect(found.map((backup) => backup.name)).toEqual(expect.arrayContaining(acknowledged))
      const backups = path.join(folder, 'backups')
      // The first kill may come before the folder is made.
      const names = existsSync(backups) ? readdirSync(backups) : []
      expect(names.filter((name) => name.includes('.part'))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}, 120_000)
