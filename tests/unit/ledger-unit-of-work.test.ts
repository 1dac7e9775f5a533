import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listHistory } from '../../db/ledger/history.ts'
import { confirmClock, startEpoch } from '../../db/ledger/origin.ts'
import { clockState, foundOffice, type UnitOfWork, write } from '../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { getSetting, putSetting } from '../../db/setting/settings.ts'
import type { Store } from '../../db/store.ts'
import { getUnit, insertUnit, updateUnit } from '../../db/unit/units.ts'
import { listUsers, updateUser } from '../../db/user/users.ts'
import {
  administrator,
  fridayAfternoon,
  madeUpOffice,
  madeUpUnit,
  officer,
  opened,
  temporaryFolder,
  unitId,
} from '../support/office.ts'

const occasion = { actor: administrator.id, reason: 'Đổi tên' }
const year = 366 * 86_400_000

/** Everything a unit of work could have changed. */
const snapshot = (store: Store): unknown => [
  store.prepare('SELECT * FROM ledger ORDER BY position').all(),
  store.prepare('SELECT * FROM device').all(),
  store.prepare('SELECT * FROM personal_payload').all(),
  getUnit(store),
  listUsers(store),
  getSetting(store, 'a'),
]

const changeMuch = (w: UnitOfWork): void => {
  updateUnit(w, { ...madeUpUnit, place: 'An Mẫu Mới' })
  updateUser(w, { ...officer, active: false })
  w.personal({ entity: 'party', key: 'hồ sơ 1', payload: { name: 'Người Dân Mẫu' } })
  putSetting(w.store, 'a', 1, w.at)
}

describe('A unit of work', () => {
  it('changes the table and the ledger together', async () => {
    const { store, clock } = await madeUpOffice()
    clock.now += 60_000
    write(store, occasion, (w) => updateUnit(w, { ...madeUpUnit, place: 'An Mẫu Mới' }))
    expect(getUnit(store)?.place).toBe('An Mẫu Mới')
    expect(listHistory(store, { limit: 1 })[0]).toMatchObject({
      at: fridayAfternoon + 60_000,
      clock: 'ok',
      actor: administrator.id,
      actorName: administrator.name,
      entity: 'unit',
      key: unitId,
      reason: 'Đổi tên',
      fields: { place: { from: 'An Mẫu', to: 'An Mẫu Mới' } },
    })
  })

  it('that throws leaves neither table nor ledger changed', async () => {
    const { store } = await madeUpOffice()
    const before = snapshot(store)
    const work = (w: UnitOfWork): void => {
      changeMuch(w)
      expect(snapshot(store)).not.toEqual(before)
      throw new Error('halfway')
    }
    expect(() => write(store, occasion, work)).toThrow('halfway')
    expect(snapshot(store)).toEqual(before)
  })

  it('that answers a failure leaves neither table nor ledger changed, and answers it', async () => {
    const { store } = await madeUpOffice()
    const before = snapshot(store)
    const failure = { ok: false, error: { type: 'NotOpen' } } as const
    const answer = write(store, occasion, (w) => {
      changeMuch(w)
      return failure
    })
    expect(answer).toBe(failure)
    expect(snapshot(store)).toEqual(before)
  })

  it('that answers a success is kept', async () => {
    const { store } = await madeUpOffice()
    const answer = write(store, occasion, (w) => {
      changeMuch(w)
      return { ok: true, value: 1 }
    })
    expect(answer).toEqual({ ok: true, value: 1 })
    expect(getSetting(store, 'a')).toBe(1)
  })

  it('cannot wait for a promise', async () => {
    const { store } = await madeUpOffice()
    const before = snapshot(store)
    expect(() => write(store, occasion, async (w) => changeMuch(w))).toThrow('cannot wait')
    expect(snapshot(store)).toEqual(before)
  })

  it('cannot be used after it has ended', async () => {
    const { store } = await madeUpOffice()
    const kept = write(store, occasion, (w) => w)
    expect(() => kept.office({ entity: 'unit', key: unitId, fields: {} })).toThrow('after it has ended')
  })

  it('records nothing where nothing changed', async () => {
    const { store } = await madeUpOffice()
    const before = snapshot(store)
    write(store, occasion, (w) => updateUnit(w, madeUpUnit))
    expect(snapshot(store)).toEqual(before)
  })

  it('says what the editor had seen: the newest entry about the thing, or what the caller names', async () => {
    const { store } = await madeUpOffice()
    const about = () => listHistory(store, { entity: 'unit', limit: 1 })[0]?.hash
    const seen = about()
    const bases = () => store.prepare('SELECT base FROM ledger ORDER BY position DESC LIMIT 1').pluck().get()
    write(store, occasion, (w) => updateUnit(w, { ...madeUpUnit, place: 'B' }))
    expect(bases()).toBe(JSON.stringify([seen]))
    write(store, occasion, (w) =>
      w.office({
        entity: 'unit',
        key: unitId,
        fields: { place: { from: 'An Mẫu', to: 'C' } },
        base: [seen ?? ''],
      }),
    )
    expect(bases()).toBe(JSON.stringify([seen]))
  })

  it('stores its reason as NFC', async () => {
    const { store } = await madeUpOffice()
    const reason = 'Đổi tên'.normalize('NFD')
    write(store, { ...occasion, reason }, (w) => updateUnit(w, { ...madeUpUnit, place: 'B' }))
    expect(listHistory(store, { limit: 1 })[0]?.reason).toBe('Đổi tên')
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('needs an office, and the office is founded once', async () => {
    const store = await opened({ file: join(temporaryFolder(), 'so.db'), clock: () => fridayAfternoon })
    expect(() => write(store, occasion, () => 1)).toThrow('foundOffice')
    const found = () => foundOffice(store, { ...occasion, unitId }, (w) => insertUnit(w, madeUpUnit))
    found()
    expect(found).toThrow('already')
  })

  it('that fails while the office is founded leaves no office', async () => {
    const store = await opened({ file: join(temporaryFolder(), 'so.db'), clock: () => fridayAfternoon })
    const refused = foundOffice(store, { ...occasion, unitId }, (w) => {
      insertUnit(w, madeUpUnit)
      return { ok: false, error: { type: 'NameTaken' } }
    })
    expect(refused.ok).toBe(false)
    expect(store.unitId()).toBeNull()
    expect(store.prepare('SELECT count(*) FROM device').pluck().get()).toBe(0)
  })
})

describe('A wrong clock', () => {
  const rename = (store: Store, place: string): void =>
    write(store, occasion, (w) => updateUnit(w, { ...madeUpUnit, place }))
  const clocks = (store: Store): string[] =>
    listHistory(store, { entity: 'unit', limit: 10 }).map((entry) => entry.clock)

  it('never refuses a write, and every entry made under it says so', async () => {
    const { store, clock } = await madeUpOffice()
    clock.now = fridayAfternoon + 5 * year
    expect(clockState(store)).toBe('ahead')
    rename(store, 'B')
    clock.now += 3_600_000
    rename(store, 'C')
    clock.now = Date.UTC(2009, 0, 1)
    expect(clockState(store)).toBe('behind')
    rename(store, 'D')
    clock.now = fridayAfternoon + 60_000
    expect(clockState(store)).toBe('ok')
    rename(store, 'E')
    expect(clocks(store)).toEqual(['ok', 'behind', 'ahead', 'ahead', 'ok'])
    expect(verifyLedger(store).problems).toEqual([])
  })

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('of %d still writes', async (now) => {
    const { store, clock } = await madeUpOffice()
    clock.now = now
    rename(store, 'B')
    expect(clocks(store)[0]).not.toBe('ok')
  })

  it('is right from the moment a person confirms it', async () => {
    const { store, clock } = await madeUpOffice()
    clock.now = fridayAfternoon + 2 * year
    expect(clockState(store)).toBe('ahead')
    confirmClock(store, { ...occasion, reason: 'Máy nghỉ hai năm' })
    expect(clockState(store)).toBe('ok')
    rename(store, 'B')
    expect(clocks(store)[0]).toBe('ok')
  })
})

describe('A new epoch', () => {
  it('starts its count anew, says why, and the chain holds', async () => {
    const { store } = await madeUpOffice()
    const epoch = startEpoch(store, { ...occasion, reason: 'Khôi phục bản sao' })
    write(store, occasion, (w) => updateUnit(w, { ...madeUpUnit, place: 'B' }))
    const entries = store
      .prepare('SELECT epoch, seq, entity FROM ledger ORDER BY position DESC LIMIT 2')
      .all()
    expect(entries).toEqual([
      { epoch, seq: 2, entity: 'unit' },
      { epoch, seq: 1, entity: 'epoch' },
    ])
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('differs between two restores of one backup, and rises even when the clock is lost', async () => {
    const { store, clock } = await madeUpOffice()
    const first = startEpoch(store, occasion)
    clock.now += 5000
    const second = startEpoch(store, occasion)
    clock.now = 0
    expect([second - first, startEpoch(store, occasion) - second]).toEqual([5, 1])
  })
})
