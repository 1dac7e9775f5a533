import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyUp, previewUp } from '../../db/exchange/apply-up.ts'
import { collectUp, everybody } from '../../db/exchange/collect-up.ts'
import { joinSender, listMembers, putMember } from '../../db/exchange/member-units.ts'
import { getReplica, openForks } from '../../db/exchange/replica.ts'
import { sha256Text } from '../../db/hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { Store } from '../../db/store.ts'
import { weekFigures } from '../../electron/core/demo/figures.ts'
import type { OpenedRecords } from '../../shared/bundle/content.ts'
import { type BundleRecord, bundleRecord } from '../../shared/bundle/record.ts'
import { leftOut, namesSomebody } from '../../shared/privacy/mask.ts'
import { friday, must, names, pin, type TestOffice, testOffice } from '../support/core.ts'
import { keepDossiers, listed } from '../support/dossiers.ts'
import { first, openedUp } from '../support/exchange.ts'
import { madeUpOffice } from '../support/office.ts'
import { communeContact, communePeriod, communeTally, communeTask } from '../support/province-records.ts'

const week = '2026-11-20'
const occasion = { actor: 'system', reason: 'Nhận gói' }
const take = (store: Store, opened: OpenedRecords) => {
  const taken = write(store, occasion, (w) => applyUp(w, opened))
  if (!taken.ok) throw new Error(JSON.stringify(taken.error))
  return taken.value
}
const bodyAt = (store: Store, record: BundleRecord) =>
  getReplica(store, record.unitId, record.kind, record.key)

describe('A bundle from a unit', () => {
  it('is taken in once; the same again changes nothing', async () => {
    const { store } = await madeUpOffice()
    const records = [
      communePeriod(first, week, 1),
      communeTask(first, 0),
      communeTally(first, '2026-10'),
      communeContact(first),
    ]
    expect(take(store, openedUp(records))).toMatchObject({ added: 4, same: 0 })
    expect(take(store, openedUp(records))).toMatchObject({ added: 0, same: 4 })
    expect(listMembers(store)).toMatchObject([{ name: first.name, code: first.code, senderId: first.unitId }])
  })

  it('lets a newer revision win whatever comes first, and an older one change nothing', async () => {
    const { store } = await madeUpOffice()
    const [one, two] = [communePeriod(first, week, 1), communePeriod(first, week, 2)]
    expect(take(store, openedUp([two]))).toMatchObject({ added: 1 })
    expect(take(store, openedUp([one]))).toMatchObject({ added: 0, older: 1 })
    expect(bodyAt(store, one)).toMatchObject({ revision: 2, hash: two.hash })
  })

  it('holds the same revision with another content, until a newer one settles it', async () => {
    const { store } = await madeUpOffice()
    const one = communePeriod(first, week, 1)
    const other = bundleRecord({ ...one, body: { ...(one.body as object), total: 1 } }, sha256Text)
    take(store, openedUp([one]))
    expect(take(store, openedUp([other]))).toMatchObject({ added: 0, held: 1 })
    expect(bodyAt(store, one)?.hash).toBe(one.hash)
    expect(openForks(store)).toMatchObject([{ unitId: first.unitId, key: week, revision: 1 }])
    take(store, openedUp([communePeriod(first, week, 2)]))
    expect(openForks(store)).toEqual([])
  })

  it('is refused whole when one body is not what its kind asks for', async () => {
    const { store } = await madeUpOffice()
    const bad = bundleRecord({ ...communePeriod(first, week, 1), body: { total: 'tám mươi' } }, sha256Text)
    const opened = openedUp([communeTask(first, 0), bad])
    expect(write(store, occasion, (w) => applyUp(w, opened))).toMatchObject({
      ok: false,
      error: { type: 'RecordInvalid', line: 2 },
    })
    expect(store.prepare('SELECT count(*) FROM replica').pluck().get()).toBe(0)
    expect(listMembers(store)).toEqual([])
  })

  it('is refused when it brings a record twice', async () => {
    const { store } = await madeUpOffice()
    const opened = openedUp([communeTask(first, 0), communeTask(first, 0)])
    expect(previewUp(store, opened, 0)).toMatchObject({ ok: false, error: { issue: 'twice' } })
  })

  it('says before what it would do, and does nothing by saying it', async () => {
    const { store } = await madeUpOffice()
    take(store, openedUp([communePeriod(first, week, 1), communeTask(first, 0)]))
    const opened = openedUp([communePeriod(first, week, 2), communeTask(first, 0), communeTask(first, 1)])
    expect(previewUp(store, opened, 0)).toMatchObject({
      ok: true,
      value: {
        added: 1,
        changed: 1,
        same: 1,
        lines: [
          { title: 'Tuần đến 20/11/2026, bản chốt lần 2', from: 'bản 1', to: 'bản 2', effect: 'changed' },
          { effect: 'added' },
        ],
      },
    })
    expect(bodyAt(store, communePeriod(first, week, 1))?.revision).toBe(1)
  })

  it('puts the replaced figures in the place of the old ones, row by row', async () => {
    const { store } = await madeUpOffice()
    const one = communePeriod(first, week, 1)
    const body = one.body as { rows: unknown[] }
    const two = bundleRecord(
      { ...one, revision: 2, body: { ...body, rows: body.rows.slice(0, 3) } as never },
      sha256Text,
    )
    take(store, openedUp([one]))
    take(store, openedUp([two]))
    expect(
      store.prepare('SELECT count(*) FROM replica_row WHERE unit_id = ?').pluck().get(first.unitId),
    ).toBe(3)
  })
})

describe('A unit that sends', () => {
  it('is joined to its line of the list by the code, never by a name that looks alike', async () => {
    const { store } = await madeUpOffice()
    write(store, occasion, (w) => {
      putMember(w, { id: 'a', name: 'xã Mẫu 1', code: '00009', senderId: null })
      putMember(w, { id: 'b', name: 'Tên khác hẳn', code: first.code, senderId: null })
    })
    take(store, openedUp([communeContact(first)]))
    expect(listMembers(store).find(({ senderId }) => senderId === first.unitId)?.id).toBe('b')
    expect(listMembers(store)).toHaveLength(2)
  })

  it('without a code stands on a line of its own, even where another line has no code either', async () => {
    const { store } = await madeUpOffice()
    write(store, occasion, (w) => {
      putMember(w, { id: 'a', name: first.name, code: '', senderId: null })
      joinSender(w, { unitId: first.unitId, name: first.name, code: '' })
    })
    expect(listMembers(store)).toHaveLength(2)
  })
})

describe('What an office sends up', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await testOffice()
    const officer = await office.as('officer')
    await must(officer, 'week.saveDraft', { friday, fields: weekFigures(0, 'whole') })
    office.clock.now += 5 * 3_600_000
    const late = await office.as('officer')
    const lateReason = 'Người Nộp 0001 (số 000099000001, gọi 0900000001) đến khiếu nại'
    await must(late, 'week.close', { friday, reasons: {}, lateReason })
    keepDossiers(office, '2026-11-20T07:30', [listed('H00.000-261001-0001')])
  })
  afterAll(() => office.close())
  const approve = async () => {
    const officer = await office.as('officer')
    await must(officer, 'week.approve', { friday, revision: 1, approverId: office.ids.approver, pin })
  }
  const collect = (sent: Parameters<typeof collectUp>[1] = []) =>
    collectUp(office.core.office.store, sent, office.clock.now)

  it('leaves a week out until somebody else approved it', async () => {
    expect(collect().records.map(({ kind }) => kind)).toEqual(['contact'])
    await approve()
    expect(collect().records.map(({ kind, key }) => [kind, key])).toEqual([
      ['week', friday],
      ['contact', 'office'],
    ])
  })

  it('says the figures of the frozen revision, and its hash', async () => {
    const { revisions } = await must(office.session, 'week.get', { friday })
    const [week] = collect().records
    expect(week).toMatchObject({
      revision: 1,
      body: { sheetHash: revisions[0]?.hash, total: revisions[0]?.content.total },
    })
  })

  it('holds nobody’s name, id or telephone in the public part, while the scan would have seen them', () => {
    const store = office.core.office.store
    const { records, personal } = collect()
    const text = JSON.stringify(records)
    const people = everybody(store)
    expect(people.length).toBeGreaterThan(0)
    const frozen = store.prepare('SELECT content FROM week_revision').pluck().get() as string
    expect(namesSomebody((JSON.parse(frozen) as { lateReason: string }).lateReason, people)).toBe(true)
    expect(records[0]).toMatchObject({ body: { lateReason: leftOut } })
    for (const name of Object.values(names)) expect(text).not.toContain(name)
    expect(text).not.toContain('Người Nộp')
    expect(text).not.toContain('0000990')
    expect(JSON.stringify(personal)).toContain('people')
  })

  it('sends again what nobody acknowledged, and leaves out what arrived', () => {
    const sent = collect().records.map((record) => ({ ...record, acknowledged: false }))
    expect(collect(sent).records).toHaveLength(2)
    const arrived = sent.map((record) => ({ ...record, acknowledged: record.kind === 'week' }))
    expect(collect(arrived).records.map(({ kind }) => kind)).toEqual(['contact'])
  })

  it('counts a record without a number of its own further when its content changed, and only then', async () => {
    const contact = () => collect().records.find(({ kind }) => kind === 'contact')
    const before = contact()?.revision ?? 0
    expect(contact()?.revision).toBe(before)
    const administrator = await office.as('administrator')
    const { id: _, ...unit } = await must(administrator, 'unit.get', {})
    await must(administrator, 'unit.update', { unit: { ...unit, provinceCode: '00123' }, reason: '' })
    expect(contact()?.revision).toBe(before + 1)
  })
})
