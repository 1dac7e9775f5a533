import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Core, Session } from '../../electron/core/core.ts'
import type { CallInput } from '../../shared/contract/contract.ts'
import {
  atFriday,
  emptyOffice,
  friday,
  invoke,
  must,
  names,
  outcome,
  pin,
  projectRoot,
  signer,
  type TestOffice,
  testOffice,
  unit,
} from '../support/core.ts'
import { removeFolder } from '../support/program.ts'

const answers = (changes: Partial<CallInput<'setup.complete'>> = {}): CallInput<'setup.complete'> => ({
  unit,
  signers: [signer],
  administrator: { name: names.administrator, pin },
  people: [{ name: names.officer, role: 'officer', pin }],
  ...changes,
})

describe('Setting the office up', () => {
  let empty: { core: Core; folder: string; clock: { now: number } }
  let session: Session

  beforeAll(async () => {
    empty = await emptyOffice()
    session = empty.core.session()
  })
  afterAll(() => {
    empty.core.close()
    removeFolder(empty.folder)
  })

  it('starts empty, with nobody to sign in', async () => {
    expect(await must(session, 'system.status', {})).toMatchObject({
      state: 'empty',
      unitName: null,
      user: null,
      demo: false,
      backup: null,
    })
    expect(await must(session, 'user.list', {})).toEqual([])
    const someone = { userId: '00000000-0000-7000-8000-000000000000', pin }
    expect(await outcome(session, 'session.signIn', someone)).toBe('NotSetUp')
  })

  it('keeps what was typed, field by field, through a restart', async () => {
    await must(session, 'setup.saveDraft', { fields: { 'unit.place': 'An Mẫu', 'unit.name': 'Trung tâm ' } })
    await must(session, 'setup.saveDraft', { fields: { 'unit.name': 'Trung tâm Phục vụ', 'signer.0': 'x' } })
    await must(session, 'setup.saveDraft', { fields: { 'signer.0': null } })
    empty.core.close()
    empty = await emptyOffice(empty.folder, empty.clock)
    session = empty.core.session()
    expect(await must(session, 'setup.draft', {})).toEqual({
      fields: { 'unit.name': 'Trung tâm Phục vụ', 'unit.place': 'An Mẫu' },
    })
  })

  it.each([
    ['the administrator’s', { people: [{ name: names.administrator, role: 'officer' as const, pin }] }],
    [
      'a name in other letters',
      { people: [{ name: ` ${names.administrator.toUpperCase()}`, role: 'viewer' as const, pin }] },
    ],
    [
      'one given twice',
      {
        people: [
          { name: names.viewer, role: 'viewer' as const, pin },
          { name: names.viewer, role: 'officer' as const, pin },
        ],
      },
    ],
  ])('refuses %s, and nothing is set up', async (_what, changes) => {
    expect(await outcome(session, 'setup.complete', answers(changes))).toBe('NameTaken')
    expect((await must(session, 'system.status', {})).state).toBe('empty')
  })

  it('refuses a PIN that is no PIN', async () => {
    for (const wrong of ['123', '12a4', '1234567890123', ' 1234', '']) {
      const administrator = { name: names.administrator, pin: wrong }
      expect(await outcome(session, 'setup.complete', answers({ administrator }))).toBe('InvalidInput')
    }
  })

  it('is done once, also when it is asked for twice at the same moment', async () => {
    const both = await Promise.all([
      outcome(session, 'setup.complete', answers()),
      outcome(empty.core.session(), 'setup.complete', answers()),
    ])
    expect(both.sort()).toEqual(['AlreadySetUp', 'ok'])
    expect(await outcome(session, 'setup.complete', answers())).toBe('AlreadySetUp')
    expect(await outcome(session, 'setup.draft', {})).toBe('AlreadySetUp')
    expect(await outcome(session, 'setup.saveDraft', { fields: { a: 'b' } })).toBe('AlreadySetUp')
    expect(await must(session, 'user.list', {})).toHaveLength(2)
    const drafts = empty.core.office.store.db.prepare('SELECT count(*) FROM draft').pluck().get()
    expect(drafts).toBe(0)
  })

  it('takes the rules of the program over and says who founded it', async () => {
    const rules = await must(session, 'rule.list', {})
    const seeds = readdirSync(join(projectRoot, 'resources', 'rules')).map((name) =>
      name.replace('.json', ''),
    )
    expect(rules.map(({ kind }) => kind).sort()).toEqual(seeds.sort())
    expect(rules.every(({ revision }) => revision === 1)).toBe(true)
    const users = await must(session, 'user.list', {})
    const administrator = users.find(({ role }) => role === 'administrator')
    await must(session, 'session.signIn', { userId: administrator?.id ?? '', pin })
    const [newest] = await must(session, 'history.list', { limit: 1 })
    expect(newest).toMatchObject({ actor: names.administrator, reason: 'Thiết lập lần đầu' })
  })
})

describe('Secrets', () => {
  it('are shown once and are neither in the ledger nor, as such, anywhere in the file', async () => {
    const office = await testOffice()
    const administrator = await office.as('administrator')
    await must(administrator, 'user.resetPin', { id: office.ids.viewer, pin: '748159263' })
    expect(office.recoveryCode).toMatch(/^([2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}$/)
    expect(await outcome(office.session, 'setup.complete', answers())).toBe('AlreadySetUp')

    const { db } = office.core.office.store
    const kept = db.prepare('SELECT salt, hash FROM pin UNION ALL SELECT salt, hash FROM recovery').all()
    expect(kept).toHaveLength(5)
    const ledger = JSON.stringify(db.prepare('SELECT * FROM ledger').all())
    for (const { salt, hash } of kept as { salt: Buffer; hash: Buffer }[]) {
      expect(salt.length).toBeGreaterThanOrEqual(16)
      for (const bytes of [salt, hash]) {
        expect(ledger).not.toContain(bytes.toString('hex'))
        expect(ledger).not.toContain(bytes.toString('base64'))
        expect(ledger).not.toContain(JSON.stringify([...bytes]).slice(1, -1))
      }
    }
    expect(ledger).toContain('Quản trị đặt lại PIN')
    expect(ledger).not.toContain('748159263')
    const whole = db.serialize()
    expect(whole.includes('Quản trị đặt lại PIN')).toBe(true)
    expect(whole.includes('748159263')).toBe(false)
    expect(whole.includes(office.recoveryCode)).toBe(false)
    expect(whole.includes(office.recoveryCode.replaceAll('-', ''))).toBe(false)
    office.close()
  })
})

describe('People', () => {
  let office: TestOffice
  let administrator: Session

  beforeAll(async () => {
    office = await testOffice()
  })
  beforeEach(async () => {
    administrator = await office.as('administrator')
  })
  afterAll(() => office.close())

  const update = (who: keyof typeof names, changes: object) =>
    outcome(administrator, 'user.update', {
      id: office.ids[who],
      name: names[who],
      role: who,
      active: true,
      ...changes,
    })

  it('are listed by given name, without anything secret', async () => {
    const users = await must(office.session, 'user.list', {})
    expect(users.map(({ name }) => name)).toEqual([
      'Lê Thị Ví Dụ',
      'Nguyễn Thị Mẫu',
      'Trần Văn Thử',
      'Hoàng Văn Xem',
    ])
    expect(Object.keys(users[0] ?? {}).sort()).toEqual(['active', 'id', 'name', 'role'])
  })

  it('bear a name that nobody else bears, also when two are added at the same moment', async () => {
    const person = { name: 'Đỗ Thị Nháp', role: 'viewer' as const, pin }
    const both = await Promise.all([
      outcome(administrator, 'user.create', person),
      outcome(administrator, 'user.create', person),
    ])
    expect(both.sort()).toEqual(['NameTaken', 'ok'])
    expect(await outcome(administrator, 'user.create', { ...person, name: ' đỗ  thị NHÁP ' })).toBe(
      'NameTaken',
    )
    expect(await update('viewer', { name: 'Đỗ Thị Nháp' })).toBe('NameTaken')
    expect(await update('viewer', { name: names.viewer.toUpperCase() })).toBe('ok')
    expect(await update('viewer', {})).toBe('ok')
  })

  it('keep an administrator who can sign in', async () => {
    expect(await update('administrator', { role: 'approver' })).toBe('LastAdministrator')
    expect(await update('administrator', { active: false })).toBe('LastAdministrator')
    expect(await update('approver', { role: 'administrator', active: false })).toBe('ok')
    expect(await update('administrator', { active: false })).toBe('LastAdministrator')
    expect(await update('approver', { role: 'administrator' })).toBe('ok')
    expect(await update('administrator', { role: 'viewer' })).toBe('ok')
    const other = await office.as('approver')
    await must(other, 'user.update', {
      id: office.ids.administrator,
      name: names.administrator,
      role: 'administrator',
      active: true,
    })
    expect(await update('approver', {})).toBe('ok')
  })

  it('lose a role at their next call, and get it back the same way', async () => {
    const officer = await office.as('officer')
    const type = () => outcome(officer, 'week.saveDraft', { friday, fields: { note: 'x' } })
    expect(await type()).toBe('ok')
    expect(await update('officer', { role: 'viewer' })).toBe('ok')
    expect(await type()).toBe('RoleTooLow')
    expect((await must(officer, 'system.status', {})).user?.role).toBe('viewer')
    expect(await update('officer', {})).toBe('ok')
    expect(await type()).toBe('ok')
  })

  it('are out at their next call when they are deactivated, and stay on the list', async () => {
    const officer = await office.as('officer')
    expect(await update('officer', { active: false })).toBe('ok')
    expect(await outcome(officer, 'week.saveDraft', { friday, fields: { note: 'x' } })).toBe('NotSignedIn')
    expect((await must(officer, 'system.status', {})).user).toBeNull()
    const again = { userId: office.ids.officer, pin }
    expect(await outcome(office.core.session(), 'session.signIn', again)).toBe('UnknownUser')
    const listed = await must(office.session, 'user.list', {})
    expect(listed.find(({ id }) => id === office.ids.officer)?.active).toBe(false)
    expect(await update('officer', {})).toBe('ok')
    expect(await outcome(office.core.session(), 'session.signIn', again)).toBe('ok')
  })

  it('who are not there are named as such', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    const ghost = { id, name: 'Ma', role: 'viewer' as const, active: true }
    expect(await outcome(administrator, 'user.update', ghost)).toBe('NotFound')
    expect(await outcome(administrator, 'user.resetPin', { id, pin })).toBe('NotFound')
    expect(await outcome(office.session, 'session.signIn', { userId: id, pin })).toBe('UnknownUser')
    expect(await outcome(administrator, 'signer.save', { id, signer })).toBe('NotFound')
  })

  it('leave in the ledger what changed, from what to what', async () => {
    expect(await update('viewer', { role: 'officer' })).toBe('ok')
    const [newest] = await must(administrator, 'history.list', { limit: 1, key: office.ids.viewer })
    expect(newest).toMatchObject({
      actor: names.administrator,
      entity: 'user',
      fields: { role: { from: 'viewer', to: 'officer' } },
    })
    expect(await update('viewer', {})).toBe('ok')
  })
})

describe('The office and its signers', () => {
  it('are changed by an administrator, with the reason in the ledger', async () => {
    const office = await testOffice()
    const administrator = await office.as('administrator')
    const changed = { ...unit, portalCode: 'H00.001' }
    await must(administrator, 'unit.update', { unit: changed, reason: 'Cổng đổi mã' })
    expect(await must(office.session, 'unit.get', {})).toMatchObject(changed)
    const [newest] = await must(administrator, 'history.list', { limit: 1 })
    expect(newest).toMatchObject({ reason: 'Cổng đổi mã', at: atFriday() })

    const { id } = await must(administrator, 'signer.save', {
      id: null,
      signer: { ...signer, name: 'Đinh Thị An', from: '2026-01-01' },
    })
    await must(administrator, 'signer.save', {
      id,
      signer: { ...signer, name: 'Đinh Thị An', from: '2026-01-01', to: '2026-06-30' },
    })
    const signers = await must(office.session, 'signer.list', {})
    expect(signers.map(({ name, to }) => [name, to])).toEqual([
      ['Đinh Thị An', '2026-06-30'],
      [signer.name, null],
    ])
    expect(await invoke(await office.as('approver'), 'unit.update', { unit, reason: '' })).toEqual({
      ok: false,
      error: { type: 'RoleTooLow', needs: 'administrator' },
    })
    office.close()
  })
})
