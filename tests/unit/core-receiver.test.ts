import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyUp } from '../../db/exchange/apply-up.ts'
import { sha256Text } from '../../db/hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { Session } from '../../electron/core/core.ts'
import { bundleRecord } from '../../shared/bundle/record.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { rateOf } from '../../shared/receiver/ranking.ts'
import { shortNames } from '../../shared/receiver/short-names.ts'
import { columns } from '../../shared/stats/form.ts'
import { invoke, must, outcome, pin } from '../support/core.ts'
import { openedUp } from '../support/exchange.ts'
import { removeFolder } from '../support/program.ts'
import { provinceOffice } from '../support/province.ts'
import { communePeriod, demoCommune } from '../support/province-records.ts'

const friday = '2026-11-20'
let office: Awaited<ReturnType<typeof provinceOffice>>
let session: Session
let officer: Session

beforeAll(async () => {
  office = await provinceOffice({ units: 12, weeks: 4 })
  office.clock.now = instantOf('2026-11-20', '18:30')
  session = office.session
  officer = office.core.session()
  const users = await must(session, 'user.list', {})
  const { id } = users.find(({ role }) => role === 'officer') ?? { id: '' }
  await must(officer, 'session.signIn', { userId: id, pin })
})
afterAll(() => {
  office.core.close()
  removeFolder(office.folder)
})

const matrix = () => must(session, 'receiver.matrix', { year: 2026, report: null })
const sheets = async (key = friday) => {
  const { units, periods } = await matrix()
  const at = periods.findIndex((period) => period.key === key)
  const sent = units.filter(({ row }) => row[at] !== '.')
  return Promise.all(
    sent.map(({ senderId }) => must(session, 'receiver.sheet', { senderId: senderId ?? '', key })),
  )
}

describe('The matrix', () => {
  it('has a row for each unit of the list, the one that never sent among them', async () => {
    const { units, periods } = await matrix()
    expect(units).toHaveLength(12)
    expect(periods).toHaveLength(52)
    expect(units.find(({ senderId }) => senderId === null)?.row).toMatch(/^\.+$/)
    expect(new Set(units.flatMap(({ row }) => [...row]))).toEqual(new Set(['.', 'o', 'O', 'l']))
  })

  it('says at once what a bundle changed, though its answer is remembered', async () => {
    const before = await matrix()
    expect(await matrix()).toBe(before)
    const late = before.units.find(({ row, senderId }) => senderId !== null && row.slice(46, 47) === '.')
    const nth = Number(late?.name.split(' ').at(-1)) - 1
    const commune = demoCommune(nth)
    const opened = openedUp([communePeriod(commune, friday, 1)], {
      sender: commune,
      createdAt: office.clock.now,
    })
    write(office.core.office.store, { actor: 'system', reason: '' }, (w) => applyUp(w, opened))
    const { units } = await matrix()
    expect(units.find(({ senderId }) => senderId === commune.unitId)?.row[46]).toBe('l')
  })

  it('takes the due hour from the rule in force, not from the program', async () => {
    const dueAt = async () => (await matrix()).periods.find(({ key }) => key === friday)?.dueAt
    expect(await dueAt()).toBe(instantOf('2026-11-20', '17:30'))
    const rule = await must(session, 'rule.get', { kind: 'receiving' })
    if (rule.kind !== 'receiving') throw new Error('Asked for receiving')
    const administrator = office.core.session()
    const users = await must(session, 'user.list', {})
    await must(administrator, 'session.signIn', {
      userId: users.find(({ role }) => role === 'administrator')?.id ?? '',
      pin,
    })
    const body = { ...rule.body, week: { workingDays: 1, time: '10:00' } }
    const changed = { ...rule, revision: rule.revision + 1, body }
    await must(administrator, 'rule.save', { rule: changed, reason: 'Tỉnh quy định' })
    expect(await dueAt()).toBe(instantOf('2026-11-23', '10:00'))
    const { units } = await matrix()
    expect(units.filter(({ row }) => row[46] === 'l')).toEqual([])
  })

  it('of the months of a report nobody knows is refused', async () => {
    expect(await outcome(session, 'receiver.matrix', { year: 2026, report: 'khong-co' })).toBe('NotFound')
    const months = await must(session, 'receiver.matrix', { year: 2026, report: 'month-office' })
    expect(months.units.some(({ row }) => row[10] === 'o')).toBe(true)
  })
})

describe('The sums', () => {
  it('are those of the sheets they drill down to', async () => {
    const sums = await must(session, 'receiver.rollUp', { keys: [friday] })
    const sent = await sheets()
    expect(sums.complete).toBe(sent.length)
    expect(sums.lacking).toHaveLength(12 - sent.length)
    columns.forEach((column, at) => {
      const total = sent
        .flatMap(({ body }) => body.rows)
        .reduce((sum, [, , counts]) => sum + (counts[at] ?? 0), 0)
      expect(sums.all[column]).toBe(total)
    })
    const online = sums.sums.find(({ code }) => code === 'onlinePayment')
    const [numerator, denominator] = [0, 1].map((part) =>
      sent.reduce((sum, { body }) => sum + (body.pairs.onlinePayment?.[part] ?? 0), 0),
    ) as [number, number]
    expect(online).toMatchObject({ numerator, denominator, rate: rateOf(numerator, denominator) })
  })

  it('over several weeks take (6) of the first and (11) of the last, and name who lacks a week', async () => {
    const keys = ['2026-11-13', friday]
    const [first, last, both] = await Promise.all(
      [[keys[0] ?? ''], [keys[1] ?? ''], keys].map((span) =>
        must(session, 'receiver.rollUp', { keys: span }),
      ),
    )
    expect(both?.all.c4).toBe((first?.all.c4 ?? 0) + (last?.all.c4 ?? 0))
    expect(both?.all.c6).toBe(first?.all.c6)
    expect(both?.all.c11).toBe(last?.all.c11)
    expect(both?.lacking.length).toBeGreaterThanOrEqual(last?.lacking.length ?? 0)
  })

  it('leave out a unit that was taken off the list', async () => {
    const before = await must(session, 'receiver.rollUp', { keys: [friday] })
    const members = await must(session, 'receiver.members', {})
    const gone = members.find(({ senderId }) => senderId !== null)
    await must(officer, 'receiver.removeMember', { id: gone?.id ?? '', reason: 'Sáp nhập' })
    const after = await must(session, 'receiver.rollUp', { keys: [friday] })
    expect(after.members).toBe(before.members - 1)
    expect(after.all.c4).toBeLessThan(before.all.c4 ?? 0)
  })
})

describe('The ranking', () => {
  it('ranks by the official total, names who sent nothing, and knows no other measures', async () => {
    const ranking = await must(session, 'receiver.ranking', { key: friday, code: 'total' })
    const values = ranking.ranked.map(({ value }) => value)
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(ranking.missing.length).toBeGreaterThan(0)
    expect(ranking.minimum).toBe(30)
    expect(await outcome(session, 'receiver.ranking', { key: friday, code: 'hapless' })).toBe('NotFound')
  })

  it('lists a pair with too few counts without a rank', async () => {
    const { ranked, tooFew, minimum } = await must(session, 'receiver.ranking', {
      key: friday,
      code: 'feedbackOnTime',
    })
    expect(tooFew.length).toBeGreaterThan(0)
    expect(tooFew.every(({ volume }) => volume < minimum)).toBe(true)
    expect(ranked.every(({ volume }) => volume >= minimum)).toBe(true)
  })
})

describe('The receiver’s papers', () => {
  it.each([
    ['missing', '', 'DANH SÁCH ĐƠN VỊ GỬI, KHÔNG GỬI SỐ LIỆU'],
    ['rollUp', '', 'TỔNG HỢP SỐ LIỆU CỦA CÁC ĐƠN VỊ'],
    ['ranking', 'total', 'XẾP HẠNG CÁC ĐƠN VỊ'],
  ] as const)('%s names its units, as a page and as Excel', async (paper, code, title) => {
    const page = await must(session, 'receiver.document', { paper, keys: [friday], code, format: 'html' })
    const text = new TextDecoder().decode(page.bytes)
    expect(text).toContain(title)
    expect(text).toContain('xã Mẫu 4')
    const excel = await must(session, 'receiver.document', { paper, keys: [friday], code, format: 'xlsx' })
    expect([...excel.bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  })

  it('mark a sum that lacks a unit across the page', async () => {
    const page = await must(session, 'receiver.document', {
      paper: 'rollUp',
      keys: [friday],
      code: '',
      format: 'html',
    })
    expect(new TextDecoder().decode(page.bytes)).toContain('CHƯA ĐỦ ĐƠN VỊ')
  })
})

describe('The list of units', () => {
  it('refuses a code twice', async () => {
    const twice = [
      { id: null, name: 'xã A', code: '77777' },
      { id: null, name: 'xã B', code: '77777' },
    ]
    expect(await invoke(officer, 'receiver.saveMembers', { members: twice })).toMatchObject({
      ok: false,
      error: { type: 'CodeTaken', code: '77777' },
    })
  })

  it('joins a sender to the line a person names, once', async () => {
    const saved = await must(officer, 'receiver.saveMembers', {
      members: [{ id: null, name: 'xã Chưa Gửi', code: '88888' }],
    })
    const line = saved.find(({ code }) => code === '88888')?.id ?? ''
    const sender = saved.find(({ senderId }) => senderId !== null)
    await must(officer, 'receiver.join', { id: line, senderId: sender?.senderId ?? '' })
    const joined = await must(session, 'receiver.members', {})
    expect(joined.find(({ id }) => id === line)?.senderId).toBe(sender?.senderId)
    expect(joined.some(({ id }) => id === sender?.id)).toBe(false)
    const other = joined.find(({ senderId, id }) => senderId !== null && id !== line)
    expect(await outcome(officer, 'receiver.join', { id: line, senderId: other?.senderId ?? '' })).toBe(
      'HasSender',
    )
  })

  it('is told apart by what its names do not share', () => {
    const short = shortNames(['Trung tâm PVHCC xã Mẫu 1', 'Trung tâm PVHCC phường Mẫu 2'])
    expect(short('Trung tâm PVHCC phường Mẫu 2')).toBe('phường Mẫu 2')
    expect(shortNames(['xã Mẫu'])('xã Mẫu')).toBe('xã Mẫu')
  })
})

describe('A remark', () => {
  it('is refused when it names somebody, and is about something that was sent', async () => {
    const [sender] = (await matrix()).units.filter(
      ({ row, senderId }) => senderId !== null && row[46] !== '.',
    )
    const given = {
      senderId: sender?.senderId ?? '',
      period: friday,
      figure: 'Tổng điểm',
      sent: '80',
      seen: '79',
    }
    expect(await outcome(officer, 'remark.write', { ...given, text: 'Gọi 0900000001' })).toBe('NamesSomebody')
    expect(
      await outcome(officer, 'remark.write', { ...given, period: '2026-01-02', text: 'Kiểm tra lại' }),
    ).toBe('NotFound')
    const { id } = await must(officer, 'remark.write', { ...given, text: 'Đề nghị kiểm tra lại' })
    const [written] = await must(session, 'remark.written', {})
    expect(written).toMatchObject({ id, name: sender?.name, answer: null, withdrawn: false })
    const answer = bundleRecord(
      {
        unitId: given.senderId,
        kind: 'remarkAnswer',
        key: id,
        revision: 1,
        body: { answer: 'right', text: 'Cổng cập nhật chậm', at: 1 },
      },
      sha256Text,
    )
    const opened = openedUp([answer], { sender: { unitId: given.senderId, name: sender?.name ?? '' } })
    write(office.core.office.store, { actor: 'system', reason: '' }, (w) => applyUp(w, opened))
    expect((await must(session, 'remark.written', {}))[0]?.answer?.text).toBe('Cổng cập nhật chậm')
  })
})
