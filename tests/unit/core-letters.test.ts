import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { invoke, must, outcome, type TestOffice, testOffice } from '../support/core.ts'
import { keepDossiers, listed } from '../support/dossiers.ts'

let office: TestOffice
let officer: Session
let administrator: Session

const at = (date: string, time = '08:00') => instantOf(date, time)

beforeAll(async () => {
  office = await testOffice({ now: at('2026-10-13') })
  keepDossiers(office, '2026-10-13T07:30', [
    listed('H00.000-261001-0001', { due: '2026-10-16T16:00' }),
    listed('H00.000-261001-0002', { due: '2026-10-16T16:00', field: 'Hộ tịch' }),
    listed('H00.000-261001-0003', { due: '2026-10-12T16:00' }),
    listed('H00.000-261001-0004', { due: '2026-12-16T16:00' }),
    listed('H00.000-261001-0005', { due: '2026-10-15T16:00' }),
    listed('H00.000-261001-0006', { due: '2026-10-15T16:00' }),
  ])
})
beforeEach(async () => {
  office.clock.now = at('2026-10-13')
  officer = await office.as('officer')
  administrator = await office.as('administrator')
})
afterAll(() => office.close())

const one = 'H00.000-261001-0001'
const why = {
  reason: 'coordination',
  incidentId: null,
  reasonText: 'chưa có kết quả thẩm định',
  remedy: 'Đã gửi công văn nhắc',
  responsibility: '',
  finishedOn: null,
}
const explain = (code: string) => must(officer, 'late.save', { code, ...why })
const board = async () => (await must(office.session, 'late.board', {})).items
const itemOf = async (code: string) => (await board()).find((item) => item.code === code)
const draft = (codes: string[], newDate = '+5') =>
  must(officer, 'letter.draft', { codes, personTitle: 'Ông', newDate })

describe('Late dossiers before a PIN', () => {
  it('show codes, procedures and deadlines, and no citizen', async () => {
    const shown = await must(office.session, 'late.board', {})
    expect(shown.items.map(({ code, status }) => [code.slice(-4), status])).toEqual([
      ['0003', 'overdue'],
      ['0005', 'nearDue2'],
      ['0006', 'nearDue2'],
      ['0001', 'nearDue3'],
      ['0002', 'nearDue3'],
    ])
    expect(shown.items.find(({ code }) => code === one)?.letterDeadline).toBe('2026-10-15')
    const text = JSON.stringify(shown)
    expect(text).not.toContain('Người Nộp')
    expect(text).not.toContain('0000990')
    expect(await outcome(office.session, 'late.get', { code: one })).toBe('NotSignedIn')
  })
})

describe('A letter', () => {
  it('needs a reason first', async () => {
    expect(await outcome(officer, 'letter.draft', { codes: [one], personTitle: 'Ông', newDate: '+5' })).toBe(
      'ReasonMissing',
    )
    expect(await outcome(officer, 'late.save', { code: one, ...why, reason: 'weather' })).toBe(
      'UnknownReason',
    )
  })

  it('goes from the reason to the file: drafted, edited, issued with a number, delivered, filed', async () => {
    await explain(one)
    const [entry] = await draft([one])
    expect(entry).toMatchObject({ state: 'draft', number: null, newDate: '2026-10-23' })
    const id = entry?.id ?? ''

    const { draft: written } = (await must(officer, 'late.get', { code: one })).letters[0] ?? {}
    const sentences = [...(written?.sentences ?? [])]
    expect(sentences.join(' ')).toContain('Ông')
    sentences[2] = 'Tuy nhiên, hồ sơ chưa xong.'
    await must(officer, 'letter.saveDraft', {
      id,
      draft: { personTitle: 'Ông', newDate: '2026-10-23', sentences },
    })

    const [issued] = await must(officer, 'letter.issue', { ids: [id], signerId: null })
    expect(issued).toMatchObject({ state: 'issued', number: 1, year: 2026, symbol: 'PXL', late: false })
    const { content } = (await must(officer, 'late.get', { code: one })).letters[0] ?? {}
    expect(content?.sentences[2]).toBe('Tuy nhiên, hồ sơ chưa xong.')
    expect(content?.addressee).toBe('Kính gửi: Ông Người Nộp 0001')
    expect(content?.message).not.toContain('Người Nộp')
    expect(content?.message).toContain('01/PXL')

    expect(
      await outcome(officer, 'letter.saveDraft', {
        id,
        draft: { personTitle: 'Ông', newDate: '2026-10-23', sentences: [] },
      }),
    ).toBe('NotDraft')
    expect(await outcome(officer, 'letter.file', { ids: [id] })).toBe('WrongLetterState')
    const delivery = { ids: [id], channels: ['direct', 'zalo'] as const, at: at('2026-10-13'), note: '' }
    expect(
      await outcome(officer, 'letter.deliver', { ...delivery, channels: ['zalo'], at: at('2026-10-14') }),
    ).toBe('InFuture')
    await must(officer, 'letter.deliver', { ...delivery, channels: ['direct', 'zalo'] })
    const [filed] = await must(officer, 'letter.file', { ids: [id] })
    expect(filed?.state).toBe('filed')
    expect(await outcome(officer, 'letter.void', { id, reason: 'x' })).toBe('WrongLetterState')
    expect(await itemOf(one)).toMatchObject({ apology: 'inTime', newDate: '2026-10-23', slippedAgain: false })
  })

  it('is refused a second new date, once the first was issued', async () => {
    const result = await invoke(officer, 'letter.draft', { codes: [one], personTitle: 'Ông', newDate: '+9' })
    expect(result).toEqual({ ok: false, error: { type: 'SecondSlip', code: one } })
    office.clock.now = at('2026-10-26')
    expect(await itemOf(one)).toMatchObject({ slippedAgain: true })
    const { noReappointment } = await must(await office.as('officer'), 'late.get', { code: one })
    expect(noReappointment).toContain('không quá 1 lần')
  })

  it('may be promised anew when the former one was voided, which keeps its number', async () => {
    const code = 'H00.000-261001-0002'
    await explain(code)
    const [first] = await draft([code])
    await must(officer, 'letter.issue', { ids: [first?.id ?? ''], signerId: null })
    const voided = await must(officer, 'letter.void', { id: first?.id ?? '', reason: 'Sai tên' })
    expect(voided).toMatchObject({ state: 'voided', number: 2, voided: { reason: 'Sai tên' } })
    const [second] = await draft([code])
    const [issued] = await must(officer, 'letter.issue', { ids: [second?.id ?? ''], signerId: null })
    expect(issued?.number).toBe(3)
    const { rows, book } = await must(officer, 'letter.register', { year: 2026 })
    expect(rows.map(({ entry }) => [entry.number, entry.state])).toEqual([
      [1, 'filed'],
      [2, 'voided'],
      [3, 'issued'],
    ])
    expect(book).toEqual({ year: 2026, last: 3, holder: 'here' })
  })

  it('is marked late after its deadline', async () => {
    const code = 'H00.000-261001-0003'
    await explain(code)
    const [entry] = await draft([code], '20/10')
    const [issued] = await must(officer, 'letter.issue', { ids: [entry?.id ?? ''], signerId: null })
    expect(issued?.late).toBe(true)
    expect(await itemOf(code)).toMatchObject({ apology: 'late' })
  })

  it.each(['17/10', '24/11/2026', '12/10', 'hôm qua'])('takes no new date such as %s', async (newDate) => {
    const codes = ['H00.000-261001-0005']
    await explain(codes[0] ?? '')
    expect(await outcome(officer, 'letter.draft', { codes, personTitle: 'Bà', newDate })).toBe('NewDateWrong')
  })

  it('comes several at once, all or none', async () => {
    const codes = ['H00.000-261001-0005', 'H00.000-261001-0006']
    expect(await outcome(officer, 'letter.draft', { codes, personTitle: 'Ông/Bà', newDate: '+3' })).toBe(
      'ReasonMissing',
    )
    expect((await must(officer, 'late.get', { code: codes[0] ?? '' })).letters).toEqual([])
    for (const code of codes) await explain(code)
    const drafts = await draft(codes, '+3')
    const ids = drafts.map(({ id }) => id)
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect(await outcome(officer, 'letter.issue', { ids: [...ids, nobody], signerId: null })).toBe('NotFound')
    const issued = await must(officer, 'letter.issue', { ids, signerId: null })
    expect(issued.map(({ number }) => number)).toEqual([5, 6])
  })

  it('opens as Word and stays readable as text', async () => {
    const { letters } = await must(officer, 'late.get', { code: one })
    const file = await must(officer, 'letter.document', { ids: [letters[0]?.entry.id ?? ''], format: 'docx' })
    expect(file.name).toBe('phieu-xin-loi_1-2026.docx')
    expect(new TextDecoder('latin1').decode(file.bytes.slice(0, 2))).toBe('PK')
  })
})

describe('The number book', () => {
  it('is held by one PC; handed over, this one gives no number', async () => {
    const year = 2027
    await must(administrator, 'letter.takeBook', {
      book: 'letter',
      year,
      last: 40,
      reason: 'Sổ giấy đã đến số 40',
    })
    expect(
      await outcome(administrator, 'letter.takeBook', { book: 'letter', year, last: 39, reason: 'x' }),
    ).toBe('NumberUsed')
    const released = await must(administrator, 'letter.releaseBook', {
      book: 'letter',
      year,
      reason: 'Giao máy 2',
    })
    expect(released).toEqual({ year, last: 40, holder: 'nobody' })
    expect(await outcome(administrator, 'letter.releaseBook', { book: 'letter', year, reason: 'x' })).toBe(
      'BookElsewhere',
    )
    expect(
      (await must(administrator, 'letter.takeBook', { book: 'letter', year, last: 40, reason: 'Nhận lại' }))
        .holder,
    ).toBe('here')
  })
})

describe('The ledger', () => {
  it('holds of a letter its state, number and hash, and no word of its text', async () => {
    const entries = await must(administrator, 'history.list', { limit: 200 })
    const text = JSON.stringify(entries)
    expect(text).toContain('"letter"')
    expect(text).not.toContain('Người Nộp')
    expect(text).not.toContain('chưa có kết quả thẩm định')
  })
})

describe('Incidents of the systems', () => {
  it('are linked to the reason of a dossier, and not removed without one', async () => {
    const { id } = await must(officer, 'incident.save', {
      id: null,
      system: 'Hệ thống của tỉnh',
      from: at('2026-10-09'),
      to: at('2026-10-12'),
      what: 'Không đăng nhập được',
      reported: 'Đã báo Sở KH&CN',
    })
    const detail = await must(officer, 'late.save', {
      code: 'H00.000-261001-0003',
      ...why,
      reason: 'system',
      incidentId: id,
    })
    expect(detail.incidentId).toBe(id)
    expect(await outcome(officer, 'incident.remove', { id, reason: '' })).toBe('InvalidInput')
  })
  it('do not end before they begin', async () => {
    const wrong = {
      id: null,
      system: 'x',
      what: 'y',
      reported: '',
      from: at('2026-10-12'),
      to: at('2026-10-11'),
    }
    expect(await outcome(officer, 'incident.save', wrong)).toBe('DatesReversed')
  })
})

describe('An urging slip', () => {
  const item = {
    kind: 'dossier' as const,
    key: 'a',
    what: 'H00.000-261001-0003',
    due: '2026-10-12',
    who: 'Trần Văn Thử',
  }
  const slip = { to: 'Phòng Kinh tế', items: [item], replyBy: '2026-10-15', note: '', signerId: null }

  it('is numbered and counts how often a thing was urged', async () => {
    const first = await must(officer, 'urging.make', slip)
    const task = { ...item, kind: 'task' as const }
    const second = await must(officer, 'urging.make', { ...slip, items: [item, task] })
    expect([first.number, second.number]).toEqual([1, 2])
    expect(second.items.map(({ times }) => times)).toEqual([2, 1])
    expect(await must(office.session, 'urging.counts', { kind: 'dossier' })).toEqual({ a: 2 })
    await must(officer, 'urging.answer', { id: first.id, on: '2026-10-13', answer: 'Xong ngày 14/10' })
    expect((await must(officer, 'urging.list', { year: 2026 })).at(-1)).toMatchObject({
      answeredOn: '2026-10-13',
    })
    const file = await must(officer, 'urging.document', { id: second.id, format: 'text' })
    expect(new TextDecoder().decode(file.bytes)).toContain('02/PĐĐ')
  })

  it('takes one number however often the same slip is asked for', async () => {
    const id = '0198c0de-0000-7000-8000-0000000000aa'
    const first = await must(officer, 'urging.make', { ...slip, id })
    expect(await must(officer, 'urging.make', { ...slip, id })).toEqual(first)
    const { number } = await must(officer, 'urging.make', slip)
    expect(number).toBe(first.number + 1)
  })

  it('asks for an answer on a working day to come', async () => {
    for (const replyBy of ['2026-10-12', '2026-10-17'])
      expect(await outcome(officer, 'urging.make', { ...slip, replyBy })).toBe('ReplyDayWrong')
  })
})

describe('The book of urging slips', () => {
  it('is taken over as that of letters is, each by itself', async () => {
    const year = 2026
    const book = 'urging' as const
    const { holder } = await must(administrator, 'letter.releaseBook', { book, year, reason: 'Máy hỏng' })
    expect(holder).toBe('nobody')
    const slip = {
      to: 'Phòng Kinh tế',
      items: [{ kind: 'dossier' as const, key: 'x', what: 'Hồ sơ x', due: '2026-10-12', who: '' }],
      replyBy: '2026-10-20',
      note: '',
      signerId: null,
    }
    expect(await outcome(officer, 'urging.make', slip)).toBe('BookElsewhere')
    expect((await must(officer, 'letter.book', { book: 'letter', year })).holder).toBe('here')
    expect(await outcome(officer, 'letter.takeBook', { book, year, last: 90, reason: 'x' })).toBe(
      'RoleTooLow',
    )
    await must(administrator, 'letter.takeBook', { book, year, last: 90, reason: 'Sổ giấy đến số 90' })
    expect((await must(officer, 'urging.make', slip)).number).toBe(91)
  })
})

describe('The board of late dossiers in Excel', () => {
  it('holds the dossiers asked for, in their order, with the names that the screen shows after a PIN', async () => {
    const codes = ['H00.000-261001-0003', one, 'H00.000-000000-0000']
    const asked = { title: 'Cần làm', codes }
    expect(await outcome(office.session, 'late.excel', asked)).toBe('NotSignedIn')
    const { bytes, name } = await must(officer, 'late.excel', asked)
    expect(name).toMatch(/^ho-so-tre_can-lam_.*\.xlsx$/)
    const book = read(bytes)
    const [, head, ...rows] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
      header: 1,
    })
    expect(head?.slice(0, 3)).toEqual(['STT', 'Mã hồ sơ', 'Người nộp'])
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      [1, codes[0], 'Người Nộp 0003'],
      [2, codes[1], 'Người Nộp 0001'],
    ])
    expect(rows[1]).toContain('01/PXL')
  })
})
