import { describe, expect, it } from 'vitest'
import { replay } from '../../db/ledger/project.ts'
import { everyTableIsFilled, projections } from '../../db/ledger/projections/index.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { officeTables } from '../../db/schema.ts'
import { madeUpOffice } from '../support/office.ts'

describe('A replay of the ledger', () => {
  it('knows every table of the office', () => {
    expect(everyTableIsFilled).toBe(true)
    const filled = new Set(Object.values(projections).flatMap(({ tables }) => tables))
    expect([...filled].sort()).toEqual([...officeTables].sort())
  })

  it('makes lost and spoiled rows again, and finds nothing to make of rows that no entry tells of', async () => {
    const { store } = await madeUpOffice()
    const before = stateHash(store)
    store.db.prepare(`UPDATE user SET name = 'Tên khác'`).run()
    store.db.prepare(`DELETE FROM unit`).run()
    store.db
      .prepare(`INSERT INTO user SELECT unit_id, 'không ai', name, role, active FROM user LIMIT 1`)
      .run()
    expect(stateHash(store)).not.toBe(before)
    replay(store)
    expect(stateHash(store)).toBe(before)
  })

  it('is all or nothing', async () => {
    const { store } = await madeUpOffice()
    write(store, { actor: 'system', reason: '' }, (w) =>
      w.office({ entity: 'signer', key: 's', fields: { name: { from: null, to: 7 } } }),
    )
    const before = stateHash(store)
    expect(() => replay(store)).toThrow('The field name is not what its column takes')
    expect(stateHash(store)).toBe(before)
    expect(store.db.prepare('SELECT * FROM merge_guard').all()).toEqual([])
  })

  it('is let past what protects the tables, and nobody else is', async () => {
    const { store } = await madeUpOffice()
    const triggers = store.db
      .prepare(`SELECT name, tbl_name AS "table", sql FROM sqlite_master WHERE type = 'trigger'`)
      .all() as { name: string; table: string; sql: string }[]
    const office = triggers.filter(({ table }) => (officeTables as readonly string[]).includes(table))
    expect(office.length).toBeGreaterThan(30)
    expect(office.filter(({ sql }) => !sql.includes('merge_guard'))).toEqual([])
  })
})
