/** The program is killed at points all along a restore: the next start finds the old database or the new one, whole. */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup } from '../../db/backup/make.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { settleFolder } from '../../db/settle/settle-folder.ts'
import {
  addEvidence,
  clockAt,
  closeWeek,
  databaseIn,
  makeOffice,
  newFolder,
  openIn,
  start,
} from '../support/backup-office.ts'
import { startChild } from '../support/child.ts'

const clock = clockAt(start)
let origin: string
let backupName: string
let oldState: string
let newState: string

beforeAll(async () => {
  origin = newFolder()
  const store = await makeOffice(origin, { clock })
  await addEvidence(store, '2026-10-02', 'một')
  newState = stateHash(store)
  const made = await makeBackup({ files: diskFiles, clock, second: null }, store.db, 'manual')
  if (!made.local.ok) throw new Error(JSON.stringify(made.local.error))
  backupName = made.local.value.name
  closeWeek(store, '2026-10-23')
  oldState = stateHash(store)
  // As after a power cut: the last week is still only in the write-ahead log.
  cpSync(origin, `${origin}-cut`, { recursive: true })
  store.close()
})
afterAll(() => {
  for (const folder of [origin, `${origin}-cut`]) rmSync(folder, { recursive: true, force: true })
})

/** The state that the next start finds; null when the child went to the end before it could be stopped. */
async function killedAt(call: number): Promise<string | null> {
  const folder = newFolder()
  try {
    cpSync(`${origin}-cut`, folder, { recursive: true })
    const child = startChild(
      'doomed-child.ts',
      'restore',
      folder,
      path.join(folder, 'backups', backupName),
      `${call}`,
    )
    const line = await child.said((said) => said === 'stopped' || said === 'restored')
    await child.kill()
    if (line !== 'stopped') return null

    expect(await settleFolder(diskFiles, databaseIn(folder))).toMatchObject({ ok: true })
    expect(readdirSync(folder).filter((name) => /incoming|swap|replaced|part$/.test(name))).toEqual([])
    const store = await openIn(folder, clock)
    expect(verifyLedger(store).problems, `call ${call}`).toEqual([])
    const state = stateHash(store)
    const epoch = store.db.prepare('SELECT epoch FROM device').pluck().get()
    expect(epoch === 1, `call ${call}`).toBe(state === oldState)
    store.close()
    return state
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('killed anywhere, first the old state stands, then the new one, and never another', async () => {
  const step = process.env.SMC_LONG === '1' ? 1 : 6
  const states: string[] = []
  for (let call = 1; ; call += step) {
    const state = await killedAt(call)
    if (state === null) break
    states.push(state)
  }
  expect(states.length).toBeGreaterThanOrEqual(10)
  const turn = states.indexOf(newState)
  expect(turn).toBeGreaterThan(0)
  expect(states).toEqual(states.map((_, index) => (index < turn ? oldState : newState)))
}, 120_000)
