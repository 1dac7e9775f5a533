import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay } from '../../db/ledger/project.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import type { Session } from '../../electron/core/core.ts'
import { openCore } from '../../electron/core/core.ts'
import { demoPeople, demoPin } from '../../electron/core/demo/commune.ts'
import type { WeekHead } from '../../shared/contract/week.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import {
  emptyOffice,
  friday,
  must,
  names,
  outcome,
  pin,
  type TestOffice,
  testOffice,
  testPorts,
} from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'

const heads = async (session: Session, years: readonly number[]): Promise<WeekHead[]> => {
  const lists = await Promise.all(years.map((year) => must(session, 'week.list', { year })))
  return lists.flat().filter(({ state }) => state !== 'before' && state !== 'future')
}

async function signInAs(session: Session, role: string): Promise<void> {
  const users = await must(session, 'user.list', {})
  const userId = users.find((user) => user.role === role)?.id ?? ''
  await must(session, 'session.signIn', { userId, pin: demoPin })
}

describe('The made-up commune', () => {
  let office: TestOffice
  let officer: Session
  let ledger: unknown

  beforeAll(async () => {
    office = await testOffice()
    officer = await office.as('officer')
    await must(officer, 'week.saveDraft', { friday, fields: { note: 'số liệu thật' } })
    ledger = office.core.office.store.db.prepare('SELECT hash FROM ledger ORDER BY position').all()
    await must(officer, 'demo.open', {})
  }, 60_000)
  afterAll(() => office.close())

  it('lies in a folder of its own below the office’s and says what it is', async () => {
    expect(existsSync(join(office.folder, 'xa-mau', 'so-mot-cua.db'))).toBe(true)
    expect(await must(officer, 'system.status', {})).toMatchObject({
      demo: true,
      state: 'ready',
      unitName: expect.stringContaining('An Mẫu'),
      user: null,
    })
  })

  it('has people of its own; nobody of the office is signed in or on its list', async () => {
    const users = await must(officer, 'user.list', {})
    expect(users.map(({ name }) => name).sort()).toEqual(demoPeople.map(({ name }) => name).sort())
    expect(users.map(({ id }) => id)).not.toContain(office.ids.officer)
    const own = { userId: office.ids.officer, pin }
    expect(await outcome(officer, 'session.signIn', own)).toBe('UnknownUser')
  })

  it('shows late dossiers at every stage: with a letter in time, with one too late, drafted, explained, missing', async () => {
    await signInAs(officer, 'officer')
    const { items } = await must(officer, 'late.board', {})
    const apologies = new Set(items.map(({ apology }) => apology))
    expect([...apologies].sort()).toEqual(['draft', 'inTime', 'late', 'missing', 'upcoming'])
    expect(items.filter(({ explainedOn }) => explainedOn !== null)).toHaveLength(1)
  })

  it('holds half a year of weeks: most approved, one late, one corrected, one sent back, one missed', async () => {
    const all = await heads(officer, [2026])
    const past = all.filter((head) => head.friday < friday)
    expect(past).toHaveLength(26)
    expect(past.filter(({ state }) => state === 'approved')).toHaveLength(25)
    expect(past.filter(({ state }) => state === 'overdue')).toHaveLength(1)
    expect(past.filter(({ late }) => late)).toHaveLength(1)
    expect(past.filter(({ revision }) => revision === 2)).toHaveLength(2)
    const current = await must(officer, 'week.get', { friday })
    expect(current.head.state).toBe('open')
    expect(Object.keys(current.draft).length).toBeGreaterThan(20)
  })

  it('has a ledger that holds, for it was typed, closed and approved as an office does it', async () => {
    await signInAs(officer, 'administrator')
    expect(await must(officer, 'system.check', {})).toMatchObject({ ok: true, problems: [] })
    expect((await must(officer, 'system.status', {})).clockSuspect).toBe(false)
  })

  it('can be worked in, and the office knows nothing of it', async () => {
    await signInAs(officer, 'officer')
    await must(officer, 'week.saveDraft', { friday, fields: { note: 'chỉ để thử' } })
    await must(officer, 'demo.leave', {})
    expect(await must(officer, 'system.status', {})).toMatchObject({ demo: false, user: null })
    const week = await must(officer, 'week.get', { friday })
    expect(week.draft).toEqual({ note: 'số liệu thật' })
    const rows = office.core.office.store.db.prepare('SELECT hash FROM ledger ORDER BY position').all()
    expect(rows).toEqual(ledger)
    const users = await must(officer, 'user.list', {})
    expect(users.map(({ name }) => name).sort()).toEqual(Object.values(names).sort())
    expect(readdirSync(join(office.folder, 'xa-mau'))).toContain('so-mot-cua.db')
  })

  it('is found again as it was left', async () => {
    await must(office.session, 'demo.open', {})
    expect((await must(office.session, 'week.get', { friday })).draft.note).toBe('chỉ để thử')
    await must(office.session, 'demo.open', {})
    expect((await must(office.session, 'system.status', {})).demo).toBe(true)
    await must(office.session, 'demo.leave', {})
  })

  it('has the same rows when its ledger is read again from the first entry', async () => {
    await must(office.session, 'demo.open', {})
    const { store } = office.core.office
    const before = stateHash(store)
    expect(replay(store)).toBeGreaterThan(100)
    expect(stateHash(store)).toBe(before)
    await must(office.session, 'demo.leave', {})
  })

  it('does not take the backup of an office', async () => {
    const administrator = await office.as('administrator')
    await must(administrator, 'backup.make', {})
    const [backup] = await must(administrator, 'backup.list', {})
    await must(administrator, 'demo.open', {})
    await signInAs(administrator, 'administrator')
    expect(await must(administrator, 'backup.list', {})).toEqual([])
    expect(
      await outcome(administrator, 'backup.restore', { token: backup?.token ?? '', reason: 'Nhầm' }),
    ).toBe('OtherUnit')
    await must(administrator, 'demo.leave', {})
  })

  it('lets calls of other windows wait while it takes the office’s place', async () => {
    const other = office.core.session()
    const switching = must(office.session, 'demo.open', {})
    const during = await must(other, 'system.status', {})
    await switching
    expect(during.demo).toBe(true)
    await must(office.session, 'demo.leave', {})
  })
})

describe('The made-up commune on other days', () => {
  it.each([
    ['in Tết, before anything is set up', '2027-02-09', '09:00'],
    ['minutes after a closing', '2026-12-04', '17:30'],
  ])('is made %s', { timeout: 60_000 }, async (_when, date, time) => {
    const clock = { now: instantOf(date, time) }
    const { core, folder } = await emptyOffice(newFolder(), clock)
    const session = core.session()
    await must(session, 'demo.open', {})
    const closed = (await heads(session, [2026, 2027])).filter(({ revision }) => revision > 0)
    expect(closed.length).toBeGreaterThanOrEqual(25)
    await must(session, 'demo.leave', {})
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'empty', demo: false })
    core.close()

    const straight = await openCore({ folder, host: 'browser', ports: testPorts(clock), demo: true })
    if (!straight.ok) throw new Error(straight.error.type)
    expect((await must(straight.value.session(), 'system.status', {})).demo).toBe(true)
    straight.value.close()
    removeFolder(folder)
  })
})
