import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { draftField } from '../../shared/week/draft.ts'
import { outcome as ending, invoke, must, pin, type TestOffice, testOffice } from '../support/core.ts'
import { fullScores, tableRow } from '../support/week-world.tsx'

const november = 'month-office.2026-11'
const december = 'month-office.2026-12'
const table = tableRow('tinh', 'Hộ tịch', [100, 40, 40, 20, 70, 40, 25, 5, 30, 28, 2])

let office: TestOffice
let officer: Session

beforeEach(async () => {
  office = await testOffice({ now: instantOf('2026-11-18', '15:00') })
  officer = await office.as('officer')
})
afterEach(() => office.close())

const type = (friday: string, fields: Record<string, string>) =>
  must(officer, 'week.saveDraft', { friday, fields })
const approve = (friday: string, approverId: string, revision = 1) =>
  ending(officer, 'week.approve', { friday, revision, approverId, pin })

async function closed(friday: string, fields: Record<string, string> = { ...fullScores, ...table }) {
  await type(friday, fields)
  return must(officer, 'week.close', { friday })
}

describe('A month', () => {
  it('is closed by one, approved by another, corrected with a reason: the same chain as a week', async () => {
    const { content } = await closed(november)
    expect(content).toMatchObject({
      friday: november,
      month: { report: 'Báo cáo tháng', text: '11/2026' },
      from: '2026-10-15',
      to: '2026-11-14',
      dueAt: instantOf('2026-11-19', '16:00'),
      lateReason: null,
      total: 84.12,
      grade: 'Tốt',
    })
    const kinds = content.rules.map(({ kind }) => kind)
    expect(kinds).toContain('cutoffs')
    expect(kinds).toContain('monthTemplate')
    expect(kinds).not.toContain('weeklyPeriod')

    expect(await approve(november, office.ids.officer)).toBe('SelfApproval')
    expect(await approve(november, office.ids.approver)).toBe('ok')
    await must(officer, 'week.startCorrection', { friday: november, reason: 'Cổng cập nhật lại' })
    await type(november, { [draftField.group('transparency')]: '14' })
    expect((await must(officer, 'week.close', { friday: november })).content).toMatchObject({
      revision: 2,
      correctionReason: 'Cổng cập nhật lại',
      total: 84.16,
    })
    const { revisions, head } = await must(officer, 'week.get', { friday: november })
    expect([head.state, revisions.map(({ content: { total } }) => total)]).toEqual(['closed', [84.12, 84.16]])
  })

  it('is not closed before the last day of its figures, and after its hour only with a reason', async () => {
    office.clock.now = instantOf('2026-12-13', '23:59')
    officer = await office.as('officer')
    await type(december, fullScores)
    expect(await ending(officer, 'week.close', { friday: december })).toBe('TooEarly')
    office.clock.now = instantOf('2026-12-18', '17:01')
    officer = await office.as('officer')
    expect(await ending(officer, 'week.close', { friday: december })).toBe('LateReasonNeeded')
    const late = await must(officer, 'week.close', { friday: december, lateReason: 'Mất điện' })
    expect(late.content.lateReason).toBe('Mất điện')
  })

  it('is held against the month before of the same report, in its own words', async () => {
    await closed(november)
    await type(december, {
      ...fullScores,
      ...tableRow('tinh', 'Hộ tịch', [90, 30, 30, 30, 60, 60, 0, 0, 30, 30, 0]),
    })
    office.clock.now = instantOf('2026-12-15', '09:00')
    officer = await office.as('officer')
    expect((await must(officer, 'week.get', { friday: december })).previous?.friday).toBe(november)
    await type(december, { [draftField.cell('tinh', 'Hộ tịch', 'c6')]: '29' })
    const { findings } = await must(officer, 'week.get', { friday: december })
    expect(findings.find(({ kind }) => kind === 'carryMismatch')?.text).toBe(
      'Cột (6) khác cột (11) của tháng trước ở 1 dòng: Hộ tịch',
    )
    const other = await must(officer, 'week.get', { friday: 'month-933-644.2026-12' })
    expect(other.previous).toBeNull()
  })

  it('is in the list of months of its report, and in no list of weeks', async () => {
    await closed(november)
    const lists = await must(officer, 'month.list', { year: 2026 })
    expect(lists.map(({ report, heads }) => [report, heads.length])).toEqual([
      ['month-office', 12],
      ['month-933-644', 12],
    ])
    expect(lists[0]?.heads[10]).toMatchObject({ friday: november, state: 'closed', total: 84.12 })
    expect(lists[1]?.heads[10]).toMatchObject({ state: 'open', month: { text: '11/2026' } })
    const weeks = await must(officer, 'week.list', { year: 2026 })
    expect(weeks.every(({ revision }) => revision === 0)).toBe(true)
    expect(
      (await must(officer, 'trend.year', { year: 2026 })).weeks.some(({ revision }) => revision > 0),
    ).toBe(false)
    const [backup] = await must(officer, 'backup.make', {})
    expect(backup).toMatchObject({ verified: true })
  })

  it('prints its sheet with its own wording, and never says week', async () => {
    await closed(november)
    const made = await must(officer, 'week.sheet', { friday: november, revision: 1, format: 'html' })
    const text = new TextDecoder().decode(made.bytes).replace(/<style[\s\S]*?<\/style>/g, '')
    expect(text).toContain('tháng 11/2026 (số liệu từ ngày 15/10/2026 đến ngày 14/11/2026)')
    expect(text).toContain('Trong tháng, đơn vị tiếp nhận 80 hồ sơ')
    expect(text.toLowerCase()).not.toContain('tuần')
    expect(made.name).toBe('bang-cong-khai_month-office-2026-11_lan-1.html')
  })

  it('of a report that nobody closes is refused by name', async () => {
    const put = (friday: string) => ending(officer, 'week.saveDraft', { friday, fields: { note: 'x' } })
    expect(await put('quarter-131.2026-11')).toBe('NotAFriday')
    expect(await put('nowhere.2026-11')).toBe('NotAFriday')
    expect(await put('month-office.2026-13')).toBe('InvalidInput')
    expect(await put('month-office.2027-03')).toBe('NotOpen')
  })

  it('stays what it was when the rule no longer names its report', async () => {
    await closed(november)
    const administrator = await office.as('administrator')
    const rule = await must(administrator, 'rule.get', { kind: 'cutoffs' })
    if (rule.kind !== 'cutoffs') throw new Error('Another kind was answered')
    const cutoffs = rule.body.cutoffs.filter(({ code }) => code !== 'month-office')
    const reason = 'Cấp trên bỏ báo cáo này'
    await must(administrator, 'rule.save', { rule: { ...rule, revision: 2, body: { cutoffs } }, reason })
    const { head, revisions } = await must(administrator, 'week.get', { friday: november })
    expect([head.dueAt, head.month?.report, revisions.length]).toEqual([
      instantOf('2026-11-19', '16:00'),
      'Báo cáo tháng',
      1,
    ])
    const lists = await must(administrator, 'month.list', { year: 2026 })
    expect(lists.map(({ report }) => report)).toEqual(['month-933-644', 'month-office'])
  })

  it('gives its 13 columns as Biểu II.06a, marked until approved; a span without figures is refused', async () => {
    await closed(november)
    const form = (from: string, to: string) =>
      invoke(officer, 'form06a.document', { from, to, format: 'text' })
    const made = await form('2026-10-15', '2026-11-14')
    const text = made.ok ? new TextDecoder().decode(made.value.bytes) : ''
    expect(text).toContain('Biểu II.06a/VPCP/KSTT, từ ngày 15/10/2026 đến ngày 14/11/2026')
    expect(text).toContain('CHƯA DUYỆT')
    expect(text).toContain('tháng 11/2026, bản chốt lần 1')
    expect(await form('2026-11-14', '2026-10-15')).toEqual({ ok: false, error: { type: 'SpanBackwards' } })
    expect(await form('2026-01-01', '2026-03-31')).toEqual({ ok: false, error: { type: 'NothingClosed' } })
    const choices = await must(officer, 'form06a.choices', { year: 2026 })
    expect(choices[0]?.spans.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Quý I/2026', '2025-12-15', '2026-03-14'],
      ['Quý II/2026', '2026-03-15', '2026-06-14'],
      ['Quý III/2026', '2026-06-15', '2026-09-14'],
      ['Quý IV/2026', '2026-09-15', '2026-12-14'],
      ['6 tháng đầu năm 2026', '2025-12-15', '2026-06-14'],
      ['9 tháng năm 2026', '2025-12-15', '2026-09-14'],
      ['Năm 2026', '2025-12-15', '2026-12-14'],
    ])
    expect(choices[1]?.spans).toEqual([
      { name: 'Tháng 11/2026, Báo cáo tháng', from: '2026-10-15', to: '2026-11-14' },
    ])
  })
})
