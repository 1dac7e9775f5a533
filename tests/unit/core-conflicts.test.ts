import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Text } from '../../db/hash.ts'
import { applyOffice } from '../../db/ledger/office/apply.ts'
import { collectOffice } from '../../db/ledger/office/collect.ts'
import { joinOffice, newOrigin } from '../../db/ledger/office/join.ts'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { replay } from '../../db/ledger/project.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { openStore } from '../../db/open.ts'
import type { Store } from '../../db/store.ts'
import { listSigners, saveSigner } from '../../db/unit/signers.ts'
import { insertRevision } from '../../db/week/revisions.ts'
import type { Session } from '../../electron/core/core.ts'
import { Remembered } from '../../electron/core/remembered.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import type { LedgerRecord } from '../../shared/ledger/record.ts'
import { invoke, must, outcome, signer, type TestOffice, testOffice } from '../support/core.ts'
import { madeUpContent } from '../support/people.ts'
import { newFolder, removeFolder } from '../support/program.ts'

const occasion = { actor: 'system', reason: '' }

async function carry(from: Store, to: Store): Promise<void> {
  const { records } = await collectOffice(from, ledgerHeads(to), async () => null)
  const brought = [...records].map((line) => JSON.parse(line) as LedgerRecord)
  const taken = applyOffice(to, { records: brought, personal: null }, occasion)
  if (!taken.ok) throw new Error(JSON.stringify(taken.error))
}

describe('What two PCs said differently', () => {
  let office: TestOffice
  let officer: Session
  let other: Store
  const folder = newFolder()
  const here = () => office.core.office.store
  const meet = async () => {
    await carry(other, here())
    await carry(here(), other)
  }
  const rename = (store: Store, name: string, title = signer.title) => {
    const id = listSigners(store)[0]?.id ?? ''
    write(store, occasion, (w) => saveSigner(w, id, { ...signer, name, title }))
  }
  const open = async () => (await must(officer, 'conflict.list', {})).conflicts

  beforeAll(async () => {
    office = await testOffice()
    officer = await office.as('officer')
    const opened = await openStore({ file: `${folder}/b.db`, clock: () => office.clock.now + 60_000 })
    if (!opened.ok) throw new Error(opened.error.type)
    other = opened.value
    const { records } = await collectOffice(here(), [], async () => null)
    const all = [...records].map((line) => JSON.parse(line) as LedgerRecord)
    const unitId = here().unitId() ?? ''
    const joined = joinOffice(other, { records: all, personal: null }, unitId, newOrigin(other), occasion)
    if (!joined.ok) throw new Error(JSON.stringify(joined.error))
  })
  afterAll(() => {
    other.close()
    office.close()
    removeFolder(folder)
  })

  it('are news to whoever remembers answers: what another PC wrote makes them anew', async () => {
    const remembered = new Remembered()
    const signerName = () => remembered.of(here(), 'signer', () => listSigners(here())[0]?.name)
    const before = signerName()
    expect(signerName()).toBe(before)
    rename(other, 'Tên ở máy kia')
    await carry(other, here())
    expect(signerName()).toBe('Tên ở máy kia')
    rename(other, before ?? '')
    await carry(other, here())
  })

  it('is nothing as long as they agree', async () => {
    expect(await must(office.session, 'conflict.count', {})).toEqual({ open: 0 })
    expect(await outcome(office.core.session(), 'conflict.list', {})).toBe('NotSignedIn')
  })

  it('stands side by side, with who said it, when and on which PC', async () => {
    rename(here(), 'Người Ký Một')
    rename(other, 'Người Ký Hai', 'PHÓ GIÁM ĐỐC')
    await meet()
    const [conflict] = await open()
    expect(conflict).toMatchObject({
      entity: 'signer',
      onlyNoted: false,
      stands: { pc: 'máy khác của cơ quan', by: 'Chương trình' },
      lost: { pc: 'máy này' },
      differing: [{ field: 'name', stands: 'Người Ký Hai', lost: 'Người Ký Một' }],
    })
    expect(await must(office.session, 'conflict.count', {})).toEqual({ open: 1 })
  })

  it('is settled by a third value, and the settlement travels', async () => {
    const [conflict] = await open()
    const { hash = '', field = '' } = conflict ?? {}
    const choices = { name: { write: 'Người Ký Ba' } }
    expect(await outcome(officer, 'conflict.settle', { hash, field, choices })).toBe('ok')
    expect(await outcome(officer, 'conflict.settle', { hash, field, choices })).toBe('NotFound')
    expect(await open()).toEqual([])
    await meet()
    expect(listSigners(other).map(({ name }) => name)).toEqual(['Người Ký Ba'])
    expect(other.prepare('SELECT * FROM conflict').all()).toEqual([])
    expect(stateHash(other)).toBe(stateHash(here()))
    replay(other)
    expect(other.prepare('SELECT * FROM conflict').all()).toEqual([])
  })

  it('is settled by taking the other version', async () => {
    rename(here(), 'Người Ký Bốn')
    rename(other, 'Người Ký Năm')
    await meet()
    const [conflict] = await open()
    const { hash = '', field = '' } = conflict ?? {}
    await must(officer, 'conflict.settle', { hash, field, choices: { name: 'lost' } })
    expect(listSigners(here()).map(({ name }) => name)).toEqual(['Người Ký Bốn'])
    await meet()
    expect(stateHash(other)).toBe(stateHash(here()))
  })

  it('refuses what makes no valid thing, with nothing changed', async () => {
    rename(here(), 'Người Ký Sáu')
    rename(other, 'Người Ký Bảy')
    await meet()
    const [conflict] = await open()
    const { hash = '', field = '' } = conflict ?? {}
    const before = stateHash(here())
    const settled = await invoke(officer, 'conflict.settle', { hash, field, choices: { name: { write: 7 } } })
    expect(settled).toMatchObject({ ok: false, error: { type: 'Unfit' } })
    expect(stateHash(here())).toBe(before)
    expect(await open()).toHaveLength(1)
    await must(officer, 'conflict.settle', { hash, field, choices: {} })
    expect(await open()).toEqual([])
  })

  it('is only noted where it was frozen: a closed week is put right by a correction', async () => {
    for (const [store, total] of [
      [here(), 11],
      [other, 12],
    ] as const) {
      const content = madeUpContent({ unitId: store.unitId() ?? '', friday: '2026-11-13', total })
      write(store, occasion, (w) => insertRevision(w, content, canonicalHash(content, sha256Text)))
    }
    await meet()
    const [conflict] = await open()
    const { hash = '', field = '' } = conflict ?? {}
    expect([conflict?.entity, conflict?.onlyNoted]).toEqual(['weekRevision', true])
    expect(await outcome(officer, 'conflict.settle', { hash, field, choices: { content: 'lost' } })).toBe(
      'OnlyNoted',
    )
    expect(await outcome(officer, 'conflict.settle', { hash, field, choices: {} })).toBe('ok')
    expect(await must(officer, 'conflict.count', {})).toEqual({ open: 0 })
  })
})
