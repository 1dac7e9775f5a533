import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import {
  emptyOffice,
  friday,
  invoke,
  must,
  outcome,
  pin,
  type TestOffice,
  testOffice,
} from '../support/core.ts'
import { removeFolder } from '../support/program.ts'

const minute = 60_000
const day = 24 * 60 * minute
const longest = 15 * minute

let office: TestOffice

beforeEach(async () => {
  office = await testOffice()
})
afterEach(() => office.close())

const signIn = async (typed: string, session: Session = office.core.session()) =>
  invoke(session, 'session.signIn', { userId: office.ids.officer, pin: typed })

/** Type and, where there is one, how long from now the next try must wait. */
async function tried(typed: string, session?: Session): Promise<readonly [string, number?]> {
  const result = await signIn(typed, session)
  if (result.ok) return ['ok']
  const { error } = result
  return 'retryAt' in error ? [error.type, error.retryAt - office.clock.now] : [error.type]
}

/** The same folder under a core of its own, as after a restart. */
async function restarted(): Promise<Session> {
  office.core.close()
  const again = await emptyOffice(office.folder, office.clock)
  const close = () => {
    again.core.close()
    removeFolder(office.folder)
  }
  office = { ...office, core: again.core, close }
  return again.core.session()
}

describe('Signing in and out', () => {
  it('says who works here until one signs out', async () => {
    const session = office.core.session()
    const { user } = await must(session, 'session.signIn', { userId: office.ids.officer, pin })
    expect(user).toMatchObject({ name: 'Nguyễn Thị Mẫu', role: 'officer' })
    expect((await must(session, 'system.status', {})).user).toEqual(user)
    await must(session, 'session.signOut', {})
    expect((await must(session, 'system.status', {})).user).toBeNull()
    expect(await outcome(session, 'history.list', { limit: 1 })).toBe('NotSignedIn')
  })

  it('leaves the windows of others alone', async () => {
    const officer = await office.as('officer')
    const approver = await office.as('approver')
    await must(officer, 'session.signOut', {})
    expect((await must(approver, 'system.status', {})).user?.role).toBe('approver')
  })

  it('as somebody else takes the place of whoever was there; a wrong PIN does not', async () => {
    const session = await office.as('officer')
    const wrong = { userId: office.ids.approver, pin: '9999' }
    expect(await outcome(session, 'session.signIn', wrong)).toBe('WrongPin')
    expect((await must(session, 'system.status', {})).user?.role).toBe('officer')
    await must(session, 'session.signIn', { userId: office.ids.approver, pin })
    expect((await must(session, 'system.status', {})).user?.role).toBe('approver')
  })

  it('ends with the core: after a restart nobody is signed in', async () => {
    await office.as('officer')
    expect((await must(await restarted(), 'system.status', {})).user).toBeNull()
  })
})

describe('A wrong PIN', () => {
  it('makes wait from the third on, twice as long each time, a quarter of an hour at most', async () => {
    const waits: number[] = []
    for (let n = 0; n < 12; n += 1) {
      const [type, wait = 0] = await tried('9999')
      expect(type).toBe('WrongPin')
      waits.push(wait)
      office.clock.now += wait
    }
    expect(waits.map((wait) => wait / 1000)).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
    expect(await tried(pin)).toEqual(['ok'])
  })

  it('refuses the right one as well until the wait is over', async () => {
    for (let n = 0; n < 4; n += 1) office.clock.now += (await tried('9999'))[1] ?? 0
    office.clock.now -= 1
    expect(await tried(pin)).toEqual(['TooManyTries', 1])
    expect(await tried('9999')).toEqual(['TooManyTries', 1])
    office.clock.now += 1
    expect(await tried(pin)).toEqual(['ok'])
  })

  it('is forgotten after the right one', async () => {
    await tried('9999')
    await tried('9999')
    await tried(pin)
    expect(await tried('9999')).toEqual(['WrongPin', 0])
  })

  it('is remembered through a restart', async () => {
    for (let n = 0; n < 3; n += 1) await tried('9999')
    const session = await restarted()
    expect(await tried(pin, session)).toEqual(['TooManyTries', 5000])
    office.clock.now += 5000
    expect(await tried('9999', session)).toEqual(['WrongPin', 10_000])
  })

  it('counts once for each of many tries at once', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => tried('9999')))
    expect(tries.map(([type]) => type)).toEqual([
      ...Array.from({ length: 3 }, () => 'WrongPin'),
      ...Array.from({ length: 5 }, () => 'TooManyTries'),
    ])
  })

  it('counts against its own person only', async () => {
    for (let n = 0; n < 3; n += 1) await tried('9999')
    const other = { userId: office.ids.approver, pin }
    expect(await outcome(office.core.session(), 'session.signIn', other)).toBe('ok')
  })

  it('counts wherever it is typed: to sign in, to approve, to change it', async () => {
    const officer = await office.as('officer')
    const change = { old: '9999', pin: '1111' }
    expect(await outcome(officer, 'user.changePin', change)).toBe('WrongPin')
    expect(await outcome(officer, 'user.changePin', change)).toBe('WrongPin')
    expect(await tried('9999')).toEqual(['WrongPin', 5000])
    expect(await outcome(officer, 'user.changePin', { old: pin, pin: '1111' })).toBe('TooManyTries')
  })

  it('locks nobody out longer than it costs when the clock was set back', async () => {
    const today = office.clock.now
    office.clock.now = today + 400 * day
    for (let n = 0; n < 12; n += 1) office.clock.now += (await tried('9999'))[1] ?? 0
    office.clock.now = today
    expect(await tried(pin)).toEqual(['TooManyTries', longest])
    office.clock.now += 10 * minute
    expect(await tried(pin)).toEqual(['TooManyTries', 5 * minute])
    office.clock.now += 5 * minute
    expect(await tried(pin)).toEqual(['ok'])
  })

  it('that costs nothing costs nothing when the clock was set back, either', async () => {
    await tried('9999')
    office.clock.now -= 8000
    expect(await tried('9999')).toEqual(['WrongPin', 0])
    office.clock.now -= 8000
    expect(await tried(pin)).toEqual(['ok'])
  })
})

describe('A session', () => {
  const user = async (session: Session) => (await must(session, 'system.status', {})).user?.role ?? null
  const type = (session: Session, text: string) =>
    outcome(session, 'week.saveDraft', { friday, fields: { note: text } })

  it('locks itself after ten minutes without work, and what was typed stays', async () => {
    const officer = await office.as('officer')
    expect(await type(officer, 'đang gõ')).toBe('ok')
    office.clock.now += 10 * minute
    expect(await user(officer)).toBe('officer')
    office.clock.now += 1
    expect(await type(officer, 'gõ tiếp')).toBe('NotSignedIn')
    expect(await user(officer)).toBeNull()
    expect((await must(officer, 'week.get', { friday })).draft.note).toBe('đang gõ')
  })

  it('is kept alive by work and by a touch, not by reading or asking for the status', async () => {
    const officer = await office.as('officer')
    office.clock.now += 9 * minute
    expect(await type(officer, 'x')).toBe('ok')
    office.clock.now += 9 * minute
    expect(await must(officer, 'system.touch', {})).toEqual({ locksAt: office.clock.now + 10 * minute })
    for (let n = 0; n < 3; n += 1) {
      office.clock.now += 3 * minute
      await must(officer, 'week.get', { friday })
      await must(officer, 'week.current', {})
      await must(officer, 'history.list', { limit: 5 })
      expect(await user(officer)).toBe('officer')
    }
    office.clock.now += 2 * minute
    expect(await user(officer)).toBeNull()
  })

  it('that has locked itself is not woken by a touch', async () => {
    const officer = await office.as('officer')
    office.clock.now += 11 * minute
    expect(await must(officer, 'system.touch', {})).toEqual({ locksAt: null })
    expect(await user(officer)).toBeNull()
  })

  it('locks after the minutes that the administrator set, also after a restart', async () => {
    const administrator = await office.as('administrator')
    expect(await outcome(administrator, 'system.setLockMinutes', { minutes: 0 })).toBe('InvalidInput')
    expect(await outcome(administrator, 'system.setLockMinutes', { minutes: 241 })).toBe('InvalidInput')
    await must(administrator, 'system.setLockMinutes', { minutes: 3 })
    const session = await restarted()
    await signIn(pin, session)
    expect((await must(session, 'system.status', {})).lockMinutes).toBe(3)
    office.clock.now += 3 * minute
    expect(await user(session)).toBe('officer')
    office.clock.now += 1
    expect(await user(session)).toBeNull()
  })

  it('locks itself when the clock was set back', async () => {
    const officer = await office.as('officer')
    office.clock.now -= 30 * day
    expect(await user(officer)).toBeNull()
  })
})

describe('A forgotten PIN', () => {
  const recover = (code: string, userId = office.ids.administrator) =>
    invoke(office.core.session(), 'session.recover', { userId, code, pin: '2468' })

  it('is set anew by an administrator, who does not wait for the wrong ones to be forgotten', async () => {
    for (let n = 0; n < 5; n += 1) await tried('9999')
    const administrator = await office.as('administrator')
    await must(administrator, 'user.resetPin', { id: office.ids.officer, pin: '2468' })
    expect(await tried(pin)).toEqual(['WrongPin', 0])
    expect(await tried('2468')).toEqual(['ok'])
  })

  it('is changed by its owner, who must know the old one', async () => {
    const officer = await office.as('officer')
    expect(await outcome(officer, 'user.changePin', { old: '9999', pin: '2468' })).toBe('WrongPin')
    expect(await outcome(officer, 'user.changePin', { old: pin, pin: '2468' })).toBe('ok')
    expect(await tried('2468')).toEqual(['ok'])
  })

  it('of the last administrator is set by the recovery code, which is then replaced', async () => {
    const typed = office.recoveryCode.toLowerCase().replaceAll('-', ' ')
    const recovered = await recover(typed)
    if (!recovered.ok) throw new Error(recovered.error.type)
    const { recoveryCode } = recovered.value
    expect(recoveryCode).not.toBe(office.recoveryCode)
    const administrator = { userId: office.ids.administrator }
    const session = office.core.session()
    expect(await outcome(session, 'session.signIn', { ...administrator, pin })).toBe('WrongPin')
    expect(await outcome(session, 'session.signIn', { ...administrator, pin: '2468' })).toBe('ok')
    expect(await recover(office.recoveryCode)).toMatchObject({ ok: false, error: { type: 'WrongCode' } })
    expect(await recover(recoveryCode)).toMatchObject({ ok: true })
    const [newest] = await must(session, 'history.list', { limit: 1 })
    expect(newest).toMatchObject({ actor: 'Lê Thị Ví Dụ', reason: 'Đặt lại PIN bằng mã khôi phục' })
  })

  it('waits longer after each wrong code, through a restart and a clock that was set back', async () => {
    const wrong = 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA'
    const waits: number[] = []
    for (let n = 0; n < 4; n += 1) {
      const result = await recover(wrong)
      if (result.ok || result.error.type !== 'WrongCode') throw new Error('A wrong code was taken')
      waits.push(result.error.retryAt - office.clock.now)
      office.clock.now = result.error.retryAt
    }
    expect(waits).toEqual([0, 0, 5000, 10_000])
    office.clock.now -= 1
    await restarted()
    expect(await recover(office.recoveryCode)).toMatchObject({ ok: false, error: { type: 'TooManyTries' } })
    office.clock.now -= 30 * day
    expect(await recover(office.recoveryCode)).toMatchObject({
      error: { type: 'TooManyTries', retryAt: office.clock.now + 10_000 },
    })
    office.clock.now += 10_000
    expect(await recover(office.recoveryCode)).toMatchObject({ ok: true })
  })

  it('is not set by the code for anyone but an administrator who is still here', async () => {
    expect(await recover(office.recoveryCode, office.ids.officer)).toMatchObject({
      error: { type: 'UnknownUser' },
    })
    const administrator = await office.as('administrator')
    const former = { id: office.ids.approver, name: 'Trần Văn Thử', role: 'administrator' as const }
    await must(administrator, 'user.update', { ...former, active: false })
    expect(await recover(office.recoveryCode, office.ids.approver)).toMatchObject({
      error: { type: 'UnknownUser' },
    })
  })
})
