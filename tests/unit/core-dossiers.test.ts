import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDossierImports } from '../../db/dossier/imports.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Session } from '../../electron/core/core.ts'
import type { ListPreview } from '../../shared/contract/dossier.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { must, type TestOffice, testOffice } from '../support/core.ts'
import { lists } from '../support/dossier-gold.ts'
import { exported } from '../support/stats-gold.ts'

let office: TestOffice
let officer: Session
const job = '00000000-0000-7000-8000-0000000000aa'

beforeAll(async () => {
  office = await testOffice()
  office.clock.now = instantOf('2026-11-20', '16:20')
  officer = await office.as('officer')
})
afterAll(() => office.close())

const file = (name: string, bytes: Uint8Array = exported(name)) =>
  ({ kind: 'file', name, bytes: new Uint8Array(bytes) }) as const

const read = (name: string): Promise<ListPreview> =>
  must(officer, 'dossier.read', { job, source: file(name) }) as Promise<ListPreview>

const kept = async () => (await must(officer, 'dossier.list', {})).dossiers

describe('A list of dossiers', () => {
  it('is shown before anything is kept, and kept whole when the officer says so', async () => {
    const preview = await read(lists.B1)
    expect([preview.at, preview.atFrom, preview.dossiers, preview.joined]).toEqual([
      '2026-11-20T16:05',
      'title',
      392,
      8,
    ])
    expect(preview.questions.map(({ kind }) => kind)).toEqual(['state', 'state'])
    expect(preview.conflicts).toEqual([{ code: 'H01.299-261030-0017', rows: [279, 288] }])
    expect(await kept()).toEqual([])

    expect(await must(officer, 'dossier.apply', { id: preview.id })).toEqual({ dossiers: 392, written: 392 })
    const lines = await kept()
    expect(lines).toHaveLength(392)
    expect(lines.filter(({ status }) => status === 'overdue')).toHaveLength(10)
    expect(JSON.stringify(lines)).not.toMatch(/Giả Định|0900|"0000/)
    const [record] = listDossierImports(office.core.office.store)
    expect([record?.dossiers, record?.rows, record?.exportedAt]).toEqual([392, 400, '2026-11-20T16:05'])
    expect(verifyLedger(office.core.office.store).problems).toEqual([])
  })

  it('names nobody before a PIN, and a file that was damaged shows what was made of it', async () => {
    const before = await office.core.session().call('dossier.names', {})
    expect(before).toEqual({ ok: false, error: { type: 'NotSignedIn' } })
    const { party } = await must(officer, 'dossier.get', { code: 'H01.299-260914-0007' })
    expect([party?.idNo, party?.idPadded, party?.raw.idNo]).toEqual([null, '000002751682', '2751682'])
  })

  it('remembers what a state means once it was told', async () => {
    const told = await must(officer, 'dossier.read', {
      job,
      source: file(lists.B1),
      answers: { columns: [], states: [{ state: 'Chuyển liên thông - BHXH', stateClass: 'inProcess' }] },
    })
    expect(told.questions.map((question) => question.kind === 'state' && question.state)).toEqual([
      'Tạm dừng (lỗi đồng bộ)',
    ])
    const again = await read(lists.B1)
    expect(again.questions).toEqual(told.questions)
    expect(again.changes.changed).toBe(1)
  })

  it('a week later says what changed; the first due date stands and what is gone is not finished', async () => {
    office.clock.now = instantOf('2026-11-27', '16:20')
    officer = await office.as('officer')
    const preview = await read(lists.B2)
    expect(preview.previous).toBe('2026-11-20T16:05')
    expect([
      preview.changes.new.length,
      preview.changes.gone.length,
      preview.changes.moved.length,
      preview.changes.reopened.length,
    ]).toEqual([30, 3, 9, 1])
    await must(officer, 'dossier.apply', { id: preview.id })
    const lines = await kept()
    const gone = lines.find(({ code }) => code === 'H01.299-261021-0028')
    expect([gone?.gone, gone?.status, gone?.finished]).toEqual(['2026-11-27T16:10', 'overdue', null])

    const moved = preview.changes.moved.find(({ wasOverdue }) => wasOverdue)
    const { facts, originalDue, governingDue, moves } = await must(officer, 'dossier.get', {
      code: moved?.code ?? '',
    })
    expect([originalDue, governingDue, facts.due]).toEqual([moved?.old, moved?.old, moved?.new])
    expect(moves.map(({ wasOverdue }) => wasOverdue)).toEqual([true])
  })

  it('that is older than the last one, or empty, is never taken in', async () => {
    const older = await read(lists.B1)
    expect(older.refused).toBe('older')
    expect(await officer.call('dossier.apply', { id: older.id })).toMatchObject({
      error: { type: 'ListOlder' },
    })
    const empty = await read('B5e_DanhSachHoSo_khong-co-ho-so.xlsx')
    expect([empty.refused, empty.partial, empty.changes.gone]).toEqual(['empty', true, []])
    expect(await officer.call('dossier.apply', { id: empty.id })).toMatchObject({
      error: { type: 'ListEmpty' },
    })
    expect(await kept()).toHaveLength(422)
  })

  it.each([
    ['B5a_DanhSachHoSo_lon.xlsx', 'FileRefused'],
    ['B5c_DanhSachHoSo_tai-do-dang.xlsx', 'FileRefused'],
    ['B5d_DanhSachHoSo_co-mat-khau.xlsx', 'FileRefused'],
    ['B5f_DanhSachHoSo_trang-dang-nhap.xlsx', 'FileRefused'],
    ['A1-w1_Bieu-II.06a_24.10-30.10.2026.xlsx', 'NoDossierList'],
  ])('%s is refused by name and changes nothing', async (name, type) => {
    const answer = await officer.call('dossier.read', { job, source: file(name) })
    expect(answer).toMatchObject({ ok: false, error: { type } })
    expect(await kept()).toHaveLength(422)
  })

  it('that is called off stops and leaves nothing', async () => {
    const running = officer.call('dossier.read', { job, source: file(lists.B2) })
    await must(officer, 'dossier.cancel', { job })
    expect(await running).toEqual({ ok: false, error: { type: 'Cancelled' } })
  })

  it('goes to Excel with formulas neutralised', async () => {
    const made = await must(officer, 'dossier.excel', { title: 'Quá hạn', codes: ['H01.299-261021-0028'] })
    expect(made.name).toMatch(/^ho-so_qua-han_2026-11-27\.xlsx$/)
    expect([...made.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
  })
})
