/** A database that is damaged, or cannot be read at all, does not keep the program shut. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { draftField } from '../../shared/week/draft.ts'
import {
  emptyOffice,
  friday,
  invoke,
  must,
  names,
  outcome,
  pin,
  type TestOffice,
  testOffice,
  unit,
} from '../support/core.ts'
import { removeFolder } from '../support/program.ts'

const page = 4096

let office: TestOffice
let database: string
let reopened: { core: { close(): void; session(): Session } } | null

beforeEach(async () => {
  office = await testOffice()
  reopened = null
  database = join(office.folder, 'so-mot-cua.db')
  const officer = await office.as('officer')
  await must(officer, 'week.saveDraft', { friday, fields: { [draftField.group('transparency')]: '13,96' } })
  await must(officer, 'backup.make', {})
})
afterEach(() => {
  reopened?.core.close()
  office.core.close()
  removeFolder(office.folder)
})

/** Stops the office as a power cut does, and fills pages (from 1) of its file with rubbish. */
function spoil(pages: readonly number[]): Buffer {
  const running = readFileSync(database)
  const log = readFileSync(`${database}-wal`)
  office.core.close()
  writeFileSync(database, running)
  writeFileSync(`${database}-wal`, log)
  const whole = new Database(database)
  whole.pragma('wal_checkpoint(TRUNCATE)')
  whole.close()
  const bytes = readFileSync(database)
  for (const number of pages) bytes.fill(0xa5, (number - 1) * page, number * page)
  writeFileSync(database, bytes)
  return bytes
}

function pagesOf(name: string): readonly number[] {
  const found = office.core.office.store.db
    .prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno')
    .pluck()
    .all(name)
  return found as number[]
}

async function open(): Promise<Session> {
  const opened = await emptyOffice(office.folder, office.clock)
  reopened = opened
  return opened.core.session()
}

async function administrator(session: Session): Promise<void> {
  await must(session, 'session.signIn', { userId: office.ids.administrator, pin })
}

const setAside = () =>
  readdirSync(join(office.folder, 'set-aside')).map((name) =>
    readFileSync(join(office.folder, 'set-aside', name, 'so-mot-cua.db')),
  )

describe('A database of which nothing can be read', () => {
  it('leaves the program open, says why, and lets nobody write or begin anew over it', async () => {
    const bytes = spoil([1])
    const session = await open()
    expect(await must(session, 'system.status', {})).toMatchObject({
      state: 'broken',
      unitName: null,
      user: null,
      problems: ['file is not a database'],
    })
    expect(await invoke(session, 'unit.get', {})).toEqual({
      ok: false,
      error: { type: 'ReadOnly', why: 'unopenable' },
    })
    expect(
      await outcome(session, 'setup.complete', {
        unit,
        signers: [],
        administrator: { name: names.administrator, pin },
        people: [],
      }),
    ).toBe('ReadOnly')
    expect(readFileSync(database)).toEqual(bytes)
  })

  it('is replaced by a backup, and lies whole in set-aside afterwards', async () => {
    const bytes = spoil([1])
    const session = await open()
    const [backup] = await must(session, 'backup.list', {})
    const { token } = await must(session, 'backup.inspect', { kind: 'listed', token: backup?.token ?? '' })
    await must(session, 'backup.restore', { token, reason: 'Ổ cứng hỏng' })
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'ready', problems: [] })
    await administrator(session)
    const { draft } = await must(session, 'week.get', { friday })
    expect(draft).toMatchObject({ [draftField.group('transparency')]: '13,96' })
    expect(setAside()).toEqual([bytes])
  })

  it('that gives nothing back stays where it is, and the program stays open', async () => {
    const bytes = spoil([1])
    const session = await open()
    expect(await outcome(session, 'backup.salvage', {})).toBe('NothingSaved')
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'broken' })
    expect(readFileSync(database)).toEqual(bytes)
  })

  it('that does not tell its people any more counts as unreadable, and is saved row by row', async () => {
    const bytes = spoil(pagesOf('user'))
    const session = await open()
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'broken' })
    const { words } = await must(session, 'backup.salvage', {})
    expect(words).toContain('Người dùng: giữ được 0 dòng, có chỗ không đọc được.')
    expect(words).toContain('Thông tin đơn vị: giữ được 1 dòng.')
    expect((await must(session, 'system.status', {})).unitName).toBe(unit.name)
    expect(setAside()).toEqual([bytes])
  })
})

describe('A damaged database that still tells its people', () => {
  it('opens for reading; an administrator has it saved, nobody below', async () => {
    spoil(pagesOf('draft'))
    const session = await open()
    const status = await must(session, 'system.status', {})
    expect(status.state).toBe('readOnly')
    expect(status.problems.length).toBeGreaterThan(0)
    expect(await outcome(session, 'backup.salvage', {})).toBe('NotSignedIn')
    await must(session, 'session.signIn', { userId: office.ids.officer, pin })
    expect(await outcome(session, 'backup.salvage', {})).toBe('RoleTooLow')
    await administrator(session)
    await must(session, 'backup.salvage', {})
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'ready', user: null })
  })
})

it('A sound database is not salvaged', async () => {
  expect(await outcome(await office.as('administrator'), 'backup.salvage', {})).toBe('NotDamaged')
})

it('The check of the whole book names an attached file that is gone', async () => {
  const officer = await office.as('officer')
  const bytes = new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF\n'))
  const file = await must(officer, 'evidence.add', { friday, name: 'anh.pdf', bytes })
  const { sha256 } = file
  expect(await must(officer, 'system.check', {})).toMatchObject({ ok: true })
  rmSync(join(office.folder, 'blobs', sha256.slice(0, 2), sha256))
  expect((await must(officer, 'system.check', {})).problems).toEqual([
    `Thiếu tệp đính kèm ${sha256.slice(0, 12)}.`,
  ])
})
