import { describe, expect, it } from 'vitest'
import { listHistory } from '../../db/ledger/history.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { listSigners, saveSigner } from '../../db/unit/signers.ts'
import { getUnit, updateUnit } from '../../db/unit/units.ts'
import { getPin, putPin, recordFailure, resetFailures } from '../../db/user/pins.ts'
import { getRecovery, putRecovery, recordRecoveryFailure } from '../../db/user/recovery.ts'
import { getUser, insertUser, listUsers, updateUser } from '../../db/user/users.ts'
import type { Signer } from '../../shared/unit/unit.ts'
import { administrator, approver, madeUpOffice, madeUpUnit, officer, unitId } from '../support/office.ts'

const occasion = { actor: administrator.id, reason: '' }
const secret = { salt: new Uint8Array([1, 2]), hash: new Uint8Array([3, 4]) }
const signer: Signer = {
  name: 'Người Ký Mẫu',
  authority: 'KT.',
  onBehalfOf: 'GIÁM ĐỐC',
  title: 'PHÓ GIÁM ĐỐC',
  from: '2026-07-01',
  to: null,
}

describe('The office', () => {
  it('is read back as it was set up', async () => {
    const { store } = await madeUpOffice()
    expect(getUnit(store)).toEqual({ id: unitId, ...madeUpUnit })
  })

  it('is read back as it was changed', async () => {
    const { store } = await madeUpOffice()
    const changed = { ...madeUpUnit, superiorLines: [], issuingLines: ['ỦY BAN NHÂN DÂN XÃ'], portalCode: '' }
    write(store, occasion, (w) => updateUnit(w, changed))
    expect(getUnit(store)).toEqual({ id: unitId, ...changed })
  })
})

describe('Signers', () => {
  it('are added, then changed under the same id', async () => {
    const { store } = await madeUpOffice()
    const id = '00000000-0000-7000-8000-000000000051'
    write(store, occasion, (w) => saveSigner(w, id, signer))
    write(store, occasion, (w) => saveSigner(w, id, { ...signer, to: '2026-12-31' }))
    expect(listSigners(store)).toEqual([{ id, ...signer, to: '2026-12-31' }])
    expect(listHistory(store, { entity: 'signer', limit: 9 }).map(({ fields }) => fields.to)).toEqual([
      { from: null, to: '2026-12-31' },
      undefined,
    ])
  })
})

describe('People', () => {
  it('are listed, added and changed', async () => {
    const { store } = await madeUpOffice()
    const id = '00000000-0000-7000-8000-00000000000d'
    write(store, occasion, (w) => insertUser(w, { ...officer, id, name: 'Người Mới Mẫu' }))
    write(store, occasion, (w) => updateUser(w, { ...approver, active: false }))
    expect(listUsers(store).map(({ name, active }) => [name, active])).toEqual([
      [administrator.name, true],
      [officer.name, true],
      [approver.name, false],
      ['Người Mới Mẫu', true],
    ])
    expect(getUser(store, 'nobody')).toBeNull()
  })

  it('cannot be changed before they are there', async () => {
    const { store } = await madeUpOffice()
    const nobody = { ...officer, id: '00000000-0000-7000-8000-00000000000e' }
    expect(() => write(store, occasion, (w) => updateUser(w, nobody))).toThrow('no user')
  })
})

describe('A PIN', () => {
  it('counts its failures until it is right or new, and never enters the ledger', async () => {
    const { store } = await madeUpOffice()
    const before = listHistory(store, { limit: 100 })
    expect(getPin(store, officer.id)).toBeNull()
    putPin(store, officer.id, secret)
    recordFailure(store, officer.id, 4, 1234)
    expect(getPin(store, officer.id)).toMatchObject({ failures: 4, retryAt: 1234 })
    resetFailures(store, officer.id)
    expect(getPin(store, officer.id)).toMatchObject({ failures: 0, retryAt: 0 })
    recordFailure(store, officer.id, 1, 1234)
    putPin(store, officer.id, { ...secret, hash: new Uint8Array([9]) })
    expect(getPin(store, officer.id)).toEqual({
      salt: Buffer.from(secret.salt),
      hash: Buffer.from([9]),
      failures: 0,
      retryAt: 0,
    })
    expect(listHistory(store, { limit: 100 })).toEqual(before)
  })

  it('counts the failures of one person alone', async () => {
    const { store } = await madeUpOffice()
    for (const user of [officer, approver]) putPin(store, user.id, secret)
    recordFailure(store, officer.id, 4, 1234)
    expect(getPin(store, approver.id)).toMatchObject({ failures: 0, retryAt: 0 })
  })
})

describe('The recovery code', () => {
  it('is replaced whole, with its failures', async () => {
    const { store } = await madeUpOffice()
    expect(getRecovery(store)).toBeNull()
    putRecovery(store, secret, 1000)
    recordRecoveryFailure(store, 2, 5000)
    expect(getRecovery(store)).toMatchObject({ failures: 2, retryAt: 5000, madeAt: 1000 })
    putRecovery(store, secret, 2000)
    expect(getRecovery(store)).toMatchObject({ failures: 0, retryAt: 0, madeAt: 2000 })
  })
})
