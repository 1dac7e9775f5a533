import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listHistory } from '../../db/ledger/history.ts'
import { type EntryAddress, erasePersonal, readPersonal } from '../../db/ledger/personal.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Store } from '../../db/store.ts'
import { administrator, madeUpOffice } from '../support/office.ts'

const occasion = { actor: administrator.id, reason: 'Xóa theo đề nghị' }
const citizen = 'Nguyen Thi Mau 0000123'

function keepParty(store: Store): EntryAddress {
  write(store, { actor: administrator.id, reason: 'Nhập hồ sơ' }, (w) =>
    w.personal({ entity: 'party', key: 'ho-so-1', payload: { name: citizen } }),
  )
  return store.prepare('SELECT origin, epoch, seq FROM personal_payload').get() as EntryAddress
}

const ledgerText = (store: Store): string => JSON.stringify(store.prepare('SELECT * FROM ledger').all())

describe('A personal record', () => {
  it('is read back, and the ledger does not hold it', async () => {
    const { store } = await madeUpOffice()
    const address = keepParty(store)
    expect(readPersonal(store, address)).toEqual({ name: citizen })
    expect(ledgerText(store)).not.toContain(citizen)
    expect(listHistory(store, { limit: 1 })[0]).toMatchObject({ kind: 'personal', fields: {} })
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('has another hash for the same payload each time', async () => {
    const { store } = await madeUpOffice()
    keepParty(store)
    keepParty(store)
    const hashes = store.prepare(`SELECT DISTINCT payload_hash FROM ledger WHERE kind = 'personal'`).all()
    expect(hashes).toHaveLength(2)
  })

  it('is erased without breaking a hash, and the erasure is in the ledger', async () => {
    const { store } = await madeUpOffice()
    const address = keepParty(store)
    const before = store.prepare('SELECT * FROM ledger ORDER BY position').all()
    erasePersonal(store, occasion, address)
    expect(readPersonal(store, address)).toBeNull()
    expect(store.prepare('SELECT * FROM ledger ORDER BY position').all().slice(0, -1)).toEqual(before)
    expect(listHistory(store, { limit: 1 })[0]).toMatchObject({
      entity: 'erasure',
      key: `${address.origin}/${address.epoch}/${address.seq}`,
      reason: 'Xóa theo đề nghị',
    })
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('leaves no byte in the file once erased', async () => {
    const { store, file } = await madeUpOffice()
    const address = keepParty(store)
    store.db.pragma('wal_checkpoint(FULL)')
    const bytes = () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
    expect(bytes()).toContain(citizen)
    erasePersonal(store, occasion, address)
    expect(bytes()).not.toContain(citizen)
  })

  it('is erased once', async () => {
    const { store } = await madeUpOffice()
    const address = keepParty(store)
    erasePersonal(store, occasion, address)
    const before = ledgerText(store)
    erasePersonal(store, occasion, address)
    expect(ledgerText(store)).toBe(before)
  })

  it('that was altered is found', async () => {
    const { store } = await madeUpOffice()
    const address = keepParty(store)
    store.db.exec(
      `DROP TRIGGER personal_payload_only_erased; UPDATE personal_payload SET payload = '{"name":"x"}'`,
    )
    expect(verifyLedger(store).problems).toEqual([{ type: 'PersonalMismatch', ...address }])
  })

  it('that vanished without being erased is found', async () => {
    const { store } = await madeUpOffice()
    const address = keepParty(store)
    store.db.exec('DROP TRIGGER personal_payload_never_deleted; DELETE FROM personal_payload')
    expect(verifyLedger(store).problems).toEqual([{ type: 'PersonalMissing', ...address }])
  })

  it.each([
    [`UPDATE personal_payload SET payload = '{}'`, 'can only be erased'],
    ['UPDATE personal_payload SET payload = NULL, salt = NULL', 'CHECK'],
    ['DELETE FROM personal_payload', 'can only be erased'],
    [
      `INSERT OR REPLACE INTO personal_payload SELECT unit_id, origin, epoch, seq, salt, '{}', NULL FROM personal_payload`,
      'can only be erased',
    ],
  ])('refuses %s', async (sql, message) => {
    const { store } = await madeUpOffice()
    keepParty(store)
    expect(() => store.db.exec(sql)).toThrow(message)
  })

  it('cannot be written again once erased', async () => {
    const { store } = await madeUpOffice()
    erasePersonal(store, occasion, keepParty(store))
    const again = `UPDATE personal_payload SET payload = '{}', salt = '${'0'.repeat(64)}', erased_at = NULL`
    expect(() => store.db.exec(again)).toThrow('can only be erased')
  })
})
