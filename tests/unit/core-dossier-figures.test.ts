import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listHistory } from '../../db/ledger/history.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { columns } from '../../shared/stats/form.ts'
import { draftField } from '../../shared/week/draft.ts'
import { invoke, must, outcome, type TestOffice, testOffice } from '../support/core.ts'
import { lists } from '../support/dossier-gold.ts'
import { keepDossiers, listed } from '../support/dossiers.ts'
import { exported } from '../support/stats-gold.ts'

const friday = '2026-11-20'
const job = '00000000-0000-7000-8000-0000000000aa'
let office: TestOffice
let officer: Session

beforeAll(async () => {
  office = await testOffice()
  office.clock.now = instantOf(friday, '16:20')
  officer = await office.as('officer')
})
afterAll(() => office.close())

const cell = (field: string, column: 'c3' | 'c10') => draftField.cell('tinh', field, column)

describe('The figures of a list of dossiers', () => {
  it('are not there before the first list', async () => {
    expect(await outcome(officer, 'dossier.figures', { from: '2026-11-14', to: friday })).toBe('NoDossiers')
    expect(await outcome(officer, 'week.readDossiers', { friday, fields: [] })).toBe('NoDossiers')
  })

  it('fill the empty cells of a week, name their source, and leave what was typed', async () => {
    const source = { kind: 'file', name: lists.B1, bytes: new Uint8Array(exported(lists.B1)) } as const
    const { id } = await must(officer, 'dossier.read', { job, source })
    await must(officer, 'dossier.apply', { id })
    await must(officer, 'week.saveDraft', {
      friday,
      fields: { [cell('Đất đai', 'c3')]: '99', [cell('Hộ tịch', 'c10')]: '40' },
    })
    const offered = await must(officer, 'week.readDossiers', { friday, fields: [] })
    expect([offered.list.name, offered.from, offered.to]).toEqual([lists.B1, '2026-11-14', friday])
    expect(offered.late.map(({ field, column }) => [field, column])).toContainEqual(['Hộ tịch', 'c10'])
    expect(JSON.stringify(offered)).not.toMatch(/Giả Định|0900|0000\d{8}|H01\.299-/)

    const before = await must(officer, 'week.get', { friday })
    const filled = await must(officer, 'week.fillFromDossiers', { friday, list: offered.list.id, fields: [] })
    const week = await must(officer, 'week.get', { friday })
    for (const [field, text] of Object.entries(before.draft)) expect(week.draft[field]).toBe(text)
    expect(Object.keys(week.draft).filter((field) => /\/c\d+$|^pair/.test(field))).toHaveLength(
      filled.cells + 2,
    )
    const row = offered.rows.find(({ section, field }) => section === 'tinh' && field === 'Chứng thực')
    for (const column of columns)
      expect(week.draft[draftField.cell('tinh', 'Chứng thực', column)] ?? null).toBe(
        row?.v[column] === null ? null : String(row?.v[column]),
      )

    expect(week.evidence).toHaveLength(1)
    expect(week.evidence[0]?.name).toContain('B1_DanhSachHoSo_20112026_1605')
    const [said] = listHistory(office.core.office.store, { entity: 'tableImport', limit: 1 })
    expect(said?.fields).toMatchObject({ dossierImport: { to: offered.list.id } })
    expect(verifyLedger(office.core.office.store).problems).toEqual([])
    expect(week.findings).toContainEqual(
      expect.objectContaining({ kind: 'lateDiffers', weight: 'ask', id: 'lateDiffers:c10' }),
    )
    expect(week.findings.find(({ id }) => id === 'lateDiffers:c13')).toBeUndefined()
  })

  it('fill nothing twice, and nothing from a list that is no longer the newest', async () => {
    const { list } = await must(officer, 'week.readDossiers', { friday, fields: [] })
    const again = { friday, list: list.id, fields: [] }
    expect(await outcome(officer, 'week.fillFromDossiers', again)).toBe('NothingToFill')
    const other = { friday, list: '00000000-0000-7000-8000-000000000001', fields: [] }
    expect(await outcome(officer, 'week.fillFromDossiers', other)).toBe('ListChanged')
  })

  it('are told for any span of days, and for none that ends before it begins', async () => {
    const { rows } = await must(officer, 'dossier.figures', { from: '2026-10-21', to: friday })
    expect(rows.length).toBeGreaterThan(5)
    expect(await outcome(officer, 'dossier.figures', { from: friday, to: '2026-11-01' })).toBe(
      'SpanBackwards',
    )
    expect(await outcome(officer, 'dossier.figures', { from: '2026-11-21', to: '2026-11-27' })).toBe(
      'NoDossiers',
    )
  })

  it('ask once for the name of a field that the dictionary does not know', async () => {
    const part = { field: 'VH-TT (mới)', received: '2026-11-18T08:00', due: '2026-11-30T16:00' }
    keepDossiers(office, '2026-11-20T16:10', [listed('H01.299-261118-0999', part)])
    const { list } = await must(officer, 'week.readDossiers', { friday, fields: [] })
    const fill = { friday, list: list.id, fields: [] }
    expect(await invoke(officer, 'week.fillFromDossiers', fill)).toEqual({
      ok: false,
      error: { type: 'Unanswered', raw: ['VH-TT (mới)'] },
    })
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: 'Văn hóa cơ sở' }]
    await must(officer, 'week.fillFromDossiers', { ...fill, fields })
    const { rows } = await must(officer, 'week.readDossiers', { friday, fields: [] })
    expect(rows.find(({ raw }) => raw === 'VH-TT (mới)')?.field).toBe('Văn hóa cơ sở')
  })
})
