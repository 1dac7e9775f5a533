import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import type { CalendarDay, RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'
import { draftField } from '../../shared/week/draft.ts'
import { friday, invoke, must, outcome, type TestOffice, testOffice } from '../support/core.ts'

let office: TestOffice
let administrator: Session

beforeAll(async () => {
  office = await testOffice()
  administrator = await office.as('administrator')
})
afterAll(() => office.close())

const inForce = async <K extends RuleKind>(kind: K): Promise<RuleOf<K>> =>
  (await must(office.session, 'rule.get', { kind })) as RuleOf<K>

const next = async <K extends RuleKind>(kind: K): Promise<RuleOf<K>> => {
  const rule = await inForce(kind)
  return { ...rule, revision: rule.revision + 1, version: `${rule.version} sửa ${rule.revision}` }
}

const save = (rule: unknown, reason = 'Sửa thử') =>
  invoke(administrator, 'rule.save', { rule: rule as RuleOf<RuleKind>, reason })

const revisions = async (kind: RuleKind) =>
  (await must(office.session, 'rule.list', {}))
    .filter((rule) => rule.kind === kind)
    .map((rule) => rule.revision)

describe('An edit of a rule', () => {
  it('is a new revision; the former stays as it was, and the ledger says who and why', async () => {
    const before = await inForce('grades')
    const edited = await next('grades')
    const bands = edited.body.bands.map((band) =>
      band.name === 'Tốt' ? { ...band, name: 'Tốt (sửa)' } : band,
    )
    expect(await save({ ...edited, body: { bands } }, 'Tên mức đổi')).toMatchObject({
      ok: true,
      value: { kind: 'grades', revision: 2, version: edited.version },
    })
    expect(await revisions('grades')).toEqual([1, 2])
    expect(await must(office.session, 'rule.get', { kind: 'grades', revision: 1 })).toEqual(before)
    expect((await inForce('grades')).body.bands.map(({ name }) => name)).toContain('Tốt (sửa)')
    const [entry] = await must(administrator, 'history.list', { limit: 1, entity: 'rule' })
    expect(entry).toMatchObject({ key: 'grades/2', actor: 'Lê Thị Ví Dụ', reason: 'Tên mức đổi' })
  })

  it('that begins later does not hold before', async () => {
    const edited = { ...(await next('weeklyPeriod')), effectiveFrom: '2027-01-01' }
    expect(await save({ ...edited, body: { ...edited.body, closeTime: '15:00' } })).toMatchObject({
      ok: true,
    })
    const closeTime = async (on: string) =>
      ((await must(office.session, 'rule.get', { kind: 'weeklyPeriod', on })) as RuleOf<'weeklyPeriod'>).body
        .closeTime
    expect(await closeTime('2026-12-31')).toBe('16:00')
    expect(await closeTime('2027-01-01')).toBe('15:00')
    expect((await must(office.session, 'week.get', { friday })).head.dueAt).toBe(instantOf(friday, '16:00'))
  })

  it('made from a version that is no longer the newest is refused, and says which is', async () => {
    const edited = await next('fields')
    expect(await save(edited)).toMatchObject({ ok: true })
    const newest = { ok: false, error: { type: 'OutOfDate', newest: 2 } }
    expect(await save({ ...edited, version: 'của người khác' })).toEqual(newest)
    expect(await save({ ...edited, revision: 5 })).toEqual(newest)
    expect(await save({ ...edited, revision: 1 })).toEqual(newest)
    expect(await revisions('fields')).toEqual([1, 2])
  })

  it('that makes no sense is refused in sentences, all of them at once', async () => {
    const edited = await next('index')
    const [first, ...rest] = edited.body.groups
    const groups = [{ ...first, max: 20 }, ...rest, ...edited.body.groups.slice(1, 2)]
    const refused = await save({ ...edited, effectiveTo: '2020-01-01', body: { ...edited.body, groups } })
    if (refused.ok || refused.error.type !== 'RuleInvalid') throw new Error('A senseless rule was taken')
    expect(refused.error.issues).toContain('Tổng điểm tối đa của các nhóm là 122, phải là 100.')
    expect(refused.error.issues).toContain('Mã nhóm “dvc-progress-tree” có hai lần.')
    expect(refused.error.issues[0]).toMatch(/^Ngày hết hiệu lực 01\/01\/2020 trước ngày có hiệu lực/)
    expect(await revisions('index')).toEqual([1])
  })

  it('that uses a code again for something else is refused, even after a version without it', async () => {
    const swapCodes = (rule: RuleOf<'index'>): RuleOf<'index'> => {
      const groups = structuredClone(rule.body.groups)
      const [one, other] = groups[0]?.metrics ?? []
      if (one === undefined || other === undefined) throw new Error('The first group has metrics')
      ;[one.code, other.code] = [other.code, one.code]
      return { ...rule, body: { ...rule.body, groups } }
    }
    const refused = await save(swapCodes(await next('index')))
    expect(refused).toMatchObject({ ok: false, error: { type: 'RuleInvalid' } })
    expect(JSON.stringify(refused)).toContain('đã dùng cho chỉ số')
    expect(await save(await next('index'))).toMatchObject({ ok: true })
    expect(await save(swapCodes(await next('index')))).toMatchObject({ error: { type: 'RuleInvalid' } })
  })

  it('needs a reason and an administrator', async () => {
    const edited = await next('calendar')
    expect(await save(edited, ' ')).toMatchObject({ error: { type: 'InvalidInput' } })
    const approver = await office.as('approver')
    expect(await outcome(approver, 'rule.save', { rule: edited, reason: 'Sửa' })).toBe('RoleTooLow')
    expect(await revisions('calendar')).toEqual([1])
  })

  it('of a version that was never saved is not found', async () => {
    expect(await outcome(office.session, 'rule.get', { kind: 'grades', revision: 9 })).toBe('NotFound')
    expect(await outcome(office.session, 'rule.get', { kind: 'grades', on: '1999-01-01' })).toBe('NotFound')
  })
})

describe('A closed week', () => {
  const scores = {
    [draftField.group('transparency')]: '13,96',
    [draftField.group('dvc-progress-tree')]: '19,62',
    [draftField.group('provide-online-tree')]: '10,35',
    [draftField.group('formality-online-payment-tree')]: '7,2',
    [draftField.group('dossier-digitized')]: '15,93',
    [draftField.group('handling-satisfaction')]: '17,06',
  }
  const off = (date: string): CalendarDay => ({
    date,
    kind: 'off',
    reason: 'Nghỉ thử',
    swap: false,
    status: 'official',
    confidence: 'unknown',
    citation: 'Bịa để thử',
  })
  const following = '2026-11-27'
  const get = async (date: string) => must(office.session, 'week.get', { friday: date })
  const listed = async (date: string) =>
    (await must(office.session, 'week.list', { year: 2026 })).find((head) => head.friday === date)
  const sheet = async () => {
    const made = await must(office.session, 'week.sheet', { friday, revision: 1, format: 'html' })
    return new TextDecoder().decode(made.bytes)
  }

  it('keeps the versions it was closed by; a new calendar moves only the weeks still open', async () => {
    const officer = await office.as('officer')
    await must(officer, 'week.saveDraft', { friday, fields: scores })
    const { content } = await must(officer, 'week.close', { friday })
    const before = { view: await get(friday), head: await listed(friday), sheet: await sheet() }
    expect((await get(following)).head.shifted).toBeNull()

    const calendar = await next('calendar')
    const days = [...calendar.body.days, off(friday), off(following)]
    expect(await save({ ...calendar, body: { ...calendar.body, days } })).toMatchObject({ ok: true })
    const grades = await next('grades')
    const bands = grades.body.bands.map((band) => ({ ...band, name: `${band.name} mới` }))
    expect(await save({ ...grades, body: { bands } })).toMatchObject({ ok: true })

    expect(await get(friday)).toEqual(before.view)
    expect(await listed(friday)).toEqual(before.head)
    expect(await sheet()).toBe(before.sheet)
    expect(before.view.rules).toEqual(content.rules)

    const moved = (await get(following)).head
    expect(moved.dueAt).toBe(instantOf('2026-11-26', '16:00'))
    expect(moved.shifted).toContain('nghỉ lễ 27/11')
    expect(await listed(following)).toEqual(moved)
  })

  it('is corrected by the rules of today, and the former revision still shows its own', async () => {
    const officer = await office.as('officer')
    const first = (await get(friday)).revisions[0]
    await must(officer, 'week.startCorrection', { friday, reason: 'Ngày nghỉ bù' })
    expect((await get(friday)).head.shifted).toContain('nghỉ lễ 20/11')
    const { content } = await must(officer, 'week.close', { friday })
    const calendarOf = (rules: readonly { kind: string; revision: number }[] = []) =>
      rules.find(({ kind }) => kind === 'calendar')?.revision
    expect(calendarOf(first?.content.rules)).toBe(1)
    expect(calendarOf(content.rules)).toBe(2)
    expect(content.grade).toMatch(/mới$/)
    const { revisions: kept, head } = await get(friday)
    expect(kept[0]).toEqual(first)
    expect(head.dueAt).toBe(content.dueAt)
  })
})
