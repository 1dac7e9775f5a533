import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { leftOut, namesSomebody } from '../../shared/privacy/mask.ts'
import { must, outcome, type TestOffice, testOffice } from '../support/core.ts'
import { keepDossiers, type Listed, listed } from '../support/dossiers.ts'

let office: TestOffice
let officer: Session
let approver: Session
let administrator: Session

const fields = ['Hộ tịch', 'Đất đai', 'Xây dựng']
const finished = { finished: '2026-10-20T10:00', stateClass: 'finished' as const, state: 'Đã trả kết quả' }
/** Twelve of October, all late; every third is done. */
const dossiers: readonly Listed[] = Array.from({ length: 12 }, (_, at) =>
  listed(`H00.000-261001-${String(1000 + at)}`, {
    due: '2026-10-16T16:00',
    field: fields[at % 3] ?? null,
    ...(at % 3 === 0 ? finished : {}),
  }),
)
const codes = dossiers.map(({ facts }) => facts.code)
const people = dossiers.map(({ party }) => party)
const month = '2026-10'

beforeAll(async () => {
  office = await testOffice({ now: instantOf('2026-11-02', '08:00') })
  keepDossiers(office, '2026-10-30T16:00', dossiers)
  officer = await office.as('officer')
  approver = await office.as('approver')
  administrator = await office.as('administrator')
})
afterAll(() => office.close())

const remedies = [
  'Đã nhắc phòng chuyên môn',
  'Gọi 0900001001 báo trước',
  'Đã hẹn Người Nộp 1002 đến nhận',
  'CCCD 000099001003 đã cập nhật',
  'Đến Thôn Giả Định 1004, xã An Mẫu xác minh',
]
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('A month of late dossiers', () => {
  it('is not closed while a reason, a remedy or a letter is missing, unless the letter is explained', async () => {
    const view = await must(officer, 'late.month', { month })
    expect(view.now.tally).toEqual({ late: 12, withLetter: 0, inTime: 0, missing: 12 })
    expect(view.gaps).toHaveLength(36)
    expect(await outcome(officer, 'late.closeMonth', { month, excuses: [], reason: '' })).toBe('MonthGaps')
    for (const [at, code] of codes.entries()) {
      await must(officer, 'late.save', {
        code,
        reason: at % 2 === 0 ? 'coordination' : 'system',
        incidentId: null,
        reasonText: 'Người dân bổ sung chậm',
        remedy: remedies[at] ?? 'Đã bố trí thêm người',
        responsibility: '',
        finishedOn: null,
      })
    }
    const drafts = await must(officer, 'letter.draft', {
      codes: codes.slice(0, 11),
      personTitle: 'Ông/Bà',
      newDate: '6/11/2026',
    })
    await must(officer, 'letter.issue', { ids: drafts.map(({ id }) => id), signerId: null })
    expect((await must(officer, 'late.month', { month })).gaps).toEqual([{ code: codes[11], what: 'letter' }])
    expect(await outcome(officer, 'late.closeMonth', { month, excuses: [], reason: '' })).toBe('MonthGaps')
    const excuses = [{ code: codes[11] ?? '', reason: 'Người nộp đã rút hồ sơ qua điện thoại' }]
    const closed = await must(officer, 'late.closeMonth', { month, excuses, reason: '' })
    expect(closed.content.tally).toEqual({ late: 12, withLetter: 11, inTime: 0, missing: 1 })
    expect(closed.content.byCause.map(({ late }) => late)).toEqual([6, 6])
    expect(await outcome(officer, 'late.closeMonth', { month, excuses, reason: '' })).toBe(
      'CorrectionReasonNeeded',
    )
  })

  it('that is not over cannot be closed', async () => {
    expect(await outcome(officer, 'late.closeMonth', { month: '2026-11', excuses: [], reason: '' })).toBe(
      'MonthNotOver',
    )
  })

  it('leaves out a remedy that names somebody, whole', async () => {
    const { now } = await must(office.session, 'late.month', { month })
    expect(now.rows.map(({ remedy }) => remedy).slice(0, 6)).toEqual([
      remedies[0],
      leftOut,
      leftOut,
      leftOut,
      leftOut,
      'Đã bố trí thêm người',
    ])
  })

  it('has no public output with a name, an id, a phone, an address or a whole code of the register', async () => {
    const outputs = [JSON.stringify(await must(office.session, 'late.month', { month }))]
    for (const which of ['public', 'statistics'] as const) {
      for (const format of ['html', 'text', 'web'] as const)
        outputs.push(text((await must(officer, 'late.monthDocument', { month, which, format })).bytes))
    }
    for (const code of codes.slice(0, 11)) {
      const { letters } = await must(officer, 'late.get', { code })
      outputs.push((await must(officer, 'letter.message', { id: letters[0]?.entry.id ?? '' })).text)
    }
    for (const [at, output] of outputs.entries()) {
      for (const code of codes) expect(output, `output ${at}`).not.toContain(code)
      const said = output
        .replace(/"hash":"[0-9a-f]+"|"(closedAt|at)":\d+/g, '')
        .replace(/<style[\s\S]*?<\/style>/g, '')
      // A figure ends with its cell: counts side by side are no phone number.
      const cells = said.replaceAll('H00.000-261001-••••', '').split(/[\n\t|<>]| {2,}/)
      expect(
        cells.filter((cell) => namesSomebody(cell, people)),
        `output ${at}`,
      ).toEqual([])
    }
    const internal = await must(officer, 'late.monthDocument', { month, which: 'internal', format: 'text' })
    expect(text(internal.bytes)).toContain('Người Nộp 1002')
  })

  it('says “không phát sinh” when there is none', async () => {
    const file = await must(officer, 'late.monthDocument', {
      month: '2026-09',
      which: 'public',
      format: 'text',
    })
    expect(text(file.bytes)).toContain('không phát sinh')
  })

  it('gives a list of units or officers only after an approver let it out', async () => {
    const asked = { month, which: 'officers' as const, format: 'text' as const }
    expect(await outcome(officer, 'late.monthDocument', asked)).toBe('ListNotApproved')
    const approval = { month, list: 'officers' as const, approved: true, reason: 'Theo kế hoạch' }
    expect(await outcome(officer, 'late.approveList', approval)).toBe('RoleTooLow')
    expect(await outcome(approver, 'late.approveList', { ...approval, month: '2026-09' })).toBe(
      'MonthNotClosed',
    )
    await must(approver, 'late.approveList', approval)
    expect(await outcome(officer, 'late.monthDocument', asked)).toBe('ok')
    expect(await outcome(officer, 'late.monthDocument', { ...asked, which: 'units' })).toBe('ListNotApproved')
    await must(approver, 'late.approveList', { ...approval, approved: false })
    expect(await outcome(officer, 'late.monthDocument', asked)).toBe('ListNotApproved')
  })
})

describe('Personal texts whose time is over', () => {
  it('are erased for good; chain, numbers, statistics and the ledger stay whole', async () => {
    const before = '2026-11-01'
    expect(await outcome(administrator, 'late.erase', { before, reason: 'x' })).toBe('TooRecent')
    office.clock.now = instantOf('2027-03-01', '08:00')
    administrator = await office.as('administrator')
    const former = await must(administrator, 'late.month', { month })
    expect(await must(administrator, 'late.erasable', { before })).toEqual({ chains: 4 })
    const erased = await must(administrator, 'late.erase', { before, reason: 'Hết thời hạn lưu' })
    expect(erased.chains).toBe(4)
    expect(erased.texts).toBeGreaterThan(8)
    const code = codes[0] ?? ''
    const detail = await must(administrator, 'late.get', { code })
    expect(detail.item).toMatchObject({ hasTexts: false, reason: 'coordination' })
    expect(detail.letters[0]).toMatchObject({ content: null, entry: { number: 1, erased: true } })
    expect(await outcome(administrator, 'letter.message', { id: detail.letters[0]?.entry.id ?? '' })).toBe(
      'Erased',
    )
    const after = await must(administrator, 'late.month', { month })
    expect(after.closed).toEqual(former.closed)
    expect(after.now.tally).toEqual(former.now.tally)
    expect(after.now.byField).toEqual(former.now.byField)
    expect(await must(administrator, 'system.check', {})).toMatchObject({ ok: true, problems: [] })
    expect(await must(administrator, 'late.erasable', { before })).toEqual({ chains: 0 })
  })
})
