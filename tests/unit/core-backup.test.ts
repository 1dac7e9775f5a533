import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { putSetting } from '../../db/setting/settings.ts'
import type { Session } from '../../electron/core/core.ts'
import { nilUnitId } from '../../shared/ids/ids.ts'
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
} from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'

const scores = {
  [draftField.group('transparency')]: '13,96',
  [draftField.group('dvc-progress-tree')]: '19,62',
  [draftField.group('provide-online-tree')]: '10,35',
  [draftField.group('formality-online-payment-tree')]: '7,2',
  [draftField.group('dossier-digitized')]: '15,93',
  [draftField.group('handling-satisfaction')]: '17,06',
}

let office: TestOffice
let officer: Session

const type = (fields: Record<string, string | null>) => must(officer, 'week.saveDraft', { friday, fields })
const make = async () => {
  office.clock.now += 60_000
  const [newest] = await must(officer, 'backup.make', {})
  if (newest === undefined) throw new Error('A backup just made is listed')
  return newest
}
const fileOf = (backup: { name: string }) => join(office.folder, 'backups', backup.name)
const upload = (path: string) => ({ kind: 'file' as const, bytes: new Uint8Array(readFileSync(path)) })
const deviceOf = ({ core }: TestOffice) =>
  core.office.store.db.prepare('SELECT epoch, seq FROM device').get() as { epoch: number; seq: number }
const restore = async (token: string, reason = 'Thử khôi phục') =>
  invoke(await office.as('administrator'), 'backup.restore', { token, reason })

describe('A backup', () => {
  beforeAll(async () => {
    office = await testOffice()
    officer = await office.as('officer')
  })
  afterAll(() => office.close())

  it('is made, opened again, and listed as verified; the status names the newest', async () => {
    expect((await must(officer, 'system.status', {})).backup).toBeNull()
    const backup = await make()
    expect(backup).toMatchObject({
      name: 'so-mot-cua_2026-11-20_15-51-00.db',
      place: 'Máy này',
      at: office.clock.now,
      verified: true,
      bytes: readFileSync(fileOf(backup)).length,
    })
    expect((await must(officer, 'system.status', {})).backup).toEqual({ at: backup.at, place: 'Máy này' })
    expect(await outcome(office.session, 'backup.list', {})).toBe('NotSignedIn')
    expect(await outcome(await office.as('viewer'), 'backup.make', {})).toBe('RoleTooLow')
  })

  it('says what is in it before anything is replaced, never its path', async () => {
    const { token, name } = await make()
    const report = await must(officer, 'backup.inspect', { kind: 'listed', token })
    expect(report).toMatchObject({
      unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
      weeks: 0,
      newestWeek: null,
      madeAt: office.clock.now,
      problems: [],
    })
    expect(JSON.stringify([await must(officer, 'backup.list', {}), report])).not.toContain(office.folder)
    const uploaded = await must(officer, 'backup.inspect', upload(fileOf({ name })))
    expect({ ...uploaded, token }).toEqual({ ...report, token, madeAt: expect.any(Number) })
  })

  it('whose file was touched is refused, by inspection and by restoring, and nothing changes', async () => {
    const backup = await make()
    const bytes = readFileSync(fileOf(backup))
    const at = bytes.indexOf('xã An Mẫu')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(fileOf(backup), bytes)
    await type({ note: 'hôm nay' })
    const before = deviceOf(office)
    const inspected = await invoke(officer, 'backup.inspect', { kind: 'listed', token: backup.token })
    expect(inspected).toMatchObject({ ok: false, error: { type: 'BackupDamaged' } })
    expect(await restore(backup.token)).toMatchObject({ ok: false, error: { type: 'BackupDamaged' } })
    expect((await must(officer, 'week.get', { friday })).draft.note).toBe('hôm nay')
    expect(deviceOf(office)).toEqual(before)
  })

  it.each([
    ['half of one', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['an empty file', () => Buffer.alloc(0)],
    ['another program’s file', () => Buffer.from('PK\x03\x04 một bảng tính')],
    ['the bytes of the running database', () => readFileSync(join(office.folder, 'so-mot-cua.db'))],
  ])('is not %s', async (_what, spoil) => {
    const whole = readFileSync(fileOf(await make()))
    const bytes = new Uint8Array(spoil(whole))
    const inspected = await invoke(officer, 'backup.inspect', { kind: 'file', bytes })
    expect(inspected).toMatchObject({ ok: false, error: { type: 'BackupDamaged' } })
  })

  it('that nobody was shown cannot be named', async () => {
    expect(await outcome(officer, 'backup.inspect', { kind: 'listed', token: '../../etc/passwd' })).toBe(
      'NotFound',
    )
    expect(await restore('so-mot-cua_2026-11-20_15-51-00.db')).toMatchObject({ error: { type: 'NotFound' } })
    const { token } = await make()
    expect(await restore(token, '  ')).toMatchObject({ error: { type: 'InvalidInput' } })
    expect(await outcome(await office.as('approver'), 'backup.restore', { token, reason: 'x' })).toBe(
      'RoleTooLow',
    )
  })

  it('that is gone when it is wanted is not found', async () => {
    const backup = await make()
    rmSync(fileOf(backup))
    expect(await restore(backup.token)).toMatchObject({ error: { type: 'NotFound' } })
  })

  it('of another unit is refused by name', async () => {
    const other = await testOffice()
    const administrator = await other.as('administrator')
    const bytes = upload(fileOf(await make()))
    const refusal = { ok: false, error: { type: 'OtherUnit', unitName: expect.stringContaining('An Mẫu') } }
    expect(await invoke(administrator, 'backup.inspect', bytes)).toEqual(refusal)
    other.close()
  })
})

describe('Restoring', () => {
  beforeEach(async () => {
    office = await testOffice()
    officer = await office.as('officer')
  })
  afterEach(() => office.close())

  it('brings back that moment under a new epoch, with a ledger that holds, and keeps today’s data', async () => {
    await type({ ...scores, note: 'bản thứ nhất' })
    const { hash } = await must(officer, 'week.close', { friday })
    const backup = await make()
    const { epoch } = deviceOf(office)

    await must(officer, 'week.startCorrection', { friday, reason: 'Nhập nhầm' })
    await type({ note: 'bản thứ hai' })
    await must(officer, 'week.close', { friday })
    office.clock.now += 60_000
    expect(await restore(backup.token, 'Máy hỏng')).toMatchObject({ ok: true, value: { weeks: 1 } })

    const week = await must(office.session, 'week.get', { friday })
    expect(week.revisions.map((revision) => revision.hash)).toEqual([hash])
    expect(deviceOf(office).epoch).toBeGreaterThan(epoch)
    const administrator = await office.as('administrator')
    expect(await must(administrator, 'system.check', {})).toMatchObject({ ok: true, problems: [] })
    const [entry] = await must(administrator, 'history.list', { limit: 1 })
    expect(entry).toMatchObject({ entity: 'epoch', actor: names.administrator, reason: 'Máy hỏng' })

    const [today] = await must(administrator, 'backup.list', {})
    expect(today).toMatchObject({ at: office.clock.now, verified: true })
    expect(await restore(today?.token ?? '', 'Lấy lại hôm nay')).toMatchObject({ ok: true })
    const again = await must(office.session, 'week.get', { friday })
    expect(again.revisions.map(({ content }) => content.figures.note)).toEqual([
      'bản thứ nhất',
      'bản thứ hai',
    ])
    expect(await must(await office.as('viewer'), 'system.check', {})).toMatchObject({ ok: true })
  })

  it('signs out whoever restored, for the PINs are those of that moment', async () => {
    const { token } = await make()
    const administrator = await office.as('administrator')
    await must(administrator, 'user.resetPin', { id: office.ids.viewer, pin: '2468' })
    await must(administrator, 'backup.restore', { token, reason: 'Thử' })
    expect((await must(administrator, 'system.status', {})).user).toBeNull()
    expect((await must(await office.as('viewer'), 'system.status', {})).user?.name).toBe(names.viewer)
  })

  it('lets nobody write into what is being replaced: other windows wait', async () => {
    const { token } = await make()
    const administrator = await office.as('administrator')
    const heard: unknown[] = []
    office.core.subscribe((_event, data) => heard.push(data))
    const restoring = invoke(administrator, 'backup.restore', { token, reason: 'Thử' })
    const meanwhile = await Promise.all([
      outcome(officer, 'week.saveDraft', { friday, fields: { note: 'gõ trong lúc khôi phục' } }),
      outcome(officer, 'backup.make', {}),
      outcome(office.session, 'system.status', {}),
      outcome(office.core.session(), 'session.signIn', { userId: office.ids.approver, pin }),
    ])
    expect(await restoring).toMatchObject({ ok: true })
    expect(meanwhile).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect((await must(officer, 'week.get', { friday })).draft.note).toBe('gõ trong lúc khôi phục')
    expect(heard).toContainEqual({ subject: 'data' })
  })

  it('on an empty new PC needs no person, and takes the PINs along', async () => {
    await type({ note: 'từ máy cũ' })
    const bytes = upload(fileOf(await make()))
    const fresh = await emptyOffice(newFolder(), office.clock)
    const session = fresh.core.session()
    expect(await must(session, 'backup.list', {})).toEqual([])
    const { token, unitName } = await must(session, 'backup.inspect', bytes)
    expect(unitName).toContain('An Mẫu')
    await must(session, 'backup.restore', { token, reason: 'Thay máy' })
    expect(await must(session, 'system.status', {})).toMatchObject({ state: 'ready', demo: false })
    await must(session, 'session.signIn', { userId: office.ids.officer, pin })
    expect((await must(session, 'week.get', { friday })).draft.note).toBe('từ máy cũ')
    expect(await must(session, 'system.check', {})).toMatchObject({ ok: true })
    const [entry] = await must(session, 'history.list', { limit: 1 })
    expect(entry).toMatchObject({ actor: 'Chương trình', reason: 'Thay máy' })
    fresh.core.close()
    removeFolder(fresh.folder)
  })
})

describe('The second place', () => {
  let stick: string

  beforeEach(async () => {
    office = await testOffice()
    officer = await office.as('officer')
    stick = newFolder()
    putSetting(office.core.office.store, 'secondPlace', { folder: stick, label: 'USB CỦA MẪU' }, 0)
  })
  afterEach(() => {
    office.close()
    removeFolder(stick)
  })

  it('gets a copy of each backup, and is named in the status', async () => {
    await make()
    const listed = await must(officer, 'backup.list', {})
    expect(listed.map(({ place, verified }) => [place, verified]).sort()).toEqual([
      ['Máy này', true],
      ['USB CỦA MẪU', true],
    ])
    expect((await must(officer, 'system.status', {})).secondPlace).toBe('USB CỦA MẪU')
    const there = listed.find(({ place }) => place !== 'Máy này')
    expect(await restore(there?.token ?? '')).toMatchObject({ ok: true })
  })

  it('that takes nothing is named, and the backup on this PC stands', async () => {
    removeFolder(stick)
    writeFileSync(stick, 'no folder')
    const made = await invoke(officer, 'backup.make', {})
    expect(made).toEqual({ ok: false, error: { type: 'PlaceUnwritable', place: 'USB CỦA MẪU' } })
    const listed = await must(officer, 'backup.list', {})
    expect(listed.map(({ place, verified }) => [place, verified])).toEqual([['Máy này', true]])
    expect((await must(officer, 'system.status', {})).backup?.place).toBe('Máy này')
    rmSync(stick)
    mkdirSync(stick)
  })

  it('is chosen among what is plugged in, and can be given up', async () => {
    const administrator = await office.as('administrator')
    expect(await outcome(administrator, 'backup.choosePlace', { token: '/etc' })).toBe('NotFound')
    await must(administrator, 'backup.choosePlace', { token: null })
    expect((await must(officer, 'system.status', {})).secondPlace).toBeNull()
    expect(await outcome(officer, 'backup.choosePlace', { token: null })).toBe('RoleTooLow')
  })
})

describe('A file that must not be written', () => {
  beforeEach(async () => {
    office = await testOffice()
    officer = await office.as('officer')
  })
  afterEach(() => office.close())

  /** Closes the core, lets `spoil` at the file, and opens it again. */
  async function reopened(spoil: (db: Database.Database) => void): Promise<void> {
    office.core.close()
    const db = new Database(join(office.folder, 'so-mot-cua.db'))
    spoil(db)
    db.close()
    const { core } = await emptyOffice(office.folder, office.clock)
    const close = () => {
      core.close()
      removeFolder(office.folder)
    }
    const as = async (who: keyof typeof names) => {
      const session = core.session()
      await must(session, 'session.signIn', { userId: office.ids[who], pin })
      return session
    }
    office = { ...office, core, session: core.session(), as, close }
  }

  const byNewerVersion = (db: Database.Database) => db.pragma('user_version = 99')

  it('is shown, and says why nothing can be changed', async () => {
    await type({ note: 'đã gõ' })
    await reopened(byNewerVersion)
    officer = await office.as('officer')
    expect((await must(officer, 'system.status', {})).state).toBe('readOnly')
    expect((await must(officer, 'week.get', { friday })).draft.note).toBe('đã gõ')
    expect(await invoke(officer, 'week.saveDraft', { friday, fields: { note: 'x' } })).toEqual({
      ok: false,
      error: { type: 'ReadOnly', why: 'newerVersion' },
    })
    const recovery = { userId: office.ids.administrator, code: office.recoveryCode, pin }
    expect(await outcome(office.session, 'session.recover', recovery)).toBe('ReadOnly')
  })

  it('counts wrong PINs all the same', async () => {
    await reopened(byNewerVersion)
    const wrong = { userId: office.ids.officer, pin: '9999' }
    for (let n = 0; n < 3; n += 1)
      expect(await outcome(office.session, 'session.signIn', wrong)).toBe('WrongPin')
    expect(await outcome(office.session, 'session.signIn', { ...wrong, pin })).toBe('TooManyTries')
    office.clock.now += 5000
    expect(await outcome(office.session, 'session.signIn', { ...wrong, pin })).toBe('ok')
  })

  it('because a page of it is damaged is mended by restoring a backup', async () => {
    await type({ note: 'trước khi hỏng' })
    const { name } = await make()
    await reopened((db) => {
      const root = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'week_document'`).pluck().get()
      const size = Number(db.pragma('page_size', { simple: true }))
      const end = Number(root) * size
      db.prepare(`INSERT INTO meta (unit_id, key, value) VALUES (?, 'running', '1')`).run(nilUnitId)
      db.pragma('journal_mode = DELETE')
      writeFileSync(db.name, readFileSync(db.name).fill(0xff, end - size, end))
    })
    expect((await must(office.session, 'system.status', {})).state).toBe('readOnly')
    const administrator = await office.as('administrator')
    const listed = await must(administrator, 'backup.list', {})
    const token = listed.find((backup) => backup.name === name)?.token ?? ''
    expect(await restore(token)).toMatchObject({ ok: true })
    expect((await must(office.session, 'system.status', {})).state).toBe('ready')
    expect((await must(office.session, 'week.get', { friday })).draft.note).toBe('trước khi hỏng')
    expect(await must(await office.as('viewer'), 'system.check', {})).toMatchObject({ ok: true })
  })

  it('is not replaced by an older one when a newer program wrote it', async () => {
    const { name } = await make()
    await reopened(byNewerVersion)
    const administrator = await office.as('administrator')
    const listed = await must(administrator, 'backup.list', {})
    const token = listed.find((backup) => backup.name === name)?.token ?? ''
    expect(await restore(token)).toMatchObject({ ok: false, error: { type: 'RestoreFailed' } })
    expect((await must(office.session, 'system.status', {})).state).toBe('readOnly')
  })
})
