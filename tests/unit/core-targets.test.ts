import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import type { Target } from '../../shared/target/target.ts'
import { draftField } from '../../shared/week/draft.ts'
import { atFriday, friday, invoke, must, outcome, type TestOffice, testOffice } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

let office: TestOffice
let administrator: Session

beforeAll(async () => {
  office = await testOffice()
})
beforeEach(async () => {
  office.clock.now = atFriday()
  administrator = await office.as('administrator')
})
afterAll(() => office.close())

const target = (part: Partial<Target> = {}): Target => ({
  indicator: 'onTime',
  year: 2026,
  operator: '>=',
  value: 98,
  document: { kind: 'Kế hoạch', number: '05/KH-UBND', date: '2026-02-10', issuer: 'UBND xã An Mẫu' },
  responsible: 'Trung tâm Phục vụ hành chính công',
  note: '',
  ...part,
})
const save = (part: Partial<Target> = {}) =>
  must(administrator, 'target.save', { id: null, target: target(part), reason: 'Theo kế hoạch' })
const year = (of = 2026) => must(office.session, 'target.year', { year: of })

describe('The register of targets', () => {
  it('is the administrator’s to write', async () => {
    const officer = await office.as('officer')
    const result = await invoke(officer, 'target.save', { id: null, target: target(), reason: 'x' })
    expect(result).toEqual({ ok: false, error: { type: 'RoleTooLow', needs: 'administrator' } })
  })

  it('takes no indicator that the dictionary does not have', async () => {
    const result = await invoke(administrator, 'target.save', {
      id: null,
      target: target({ indicator: 'nothing' }),
      reason: 'x',
    })
    expect(result).toEqual({ ok: false, error: { type: 'UnknownIndicator', code: 'nothing' } })
  })

  it('keeps two documents side by side and says who chose which, and why', async () => {
    const own = await save({ indicator: 'beforeTime', value: 60 })
    const upper = await save({ indicator: 'beforeTime', value: 70, operator: '>' })
    await must(administrator, 'target.choose', { id: upper.id, reason: 'Văn bản của cấp trên trực tiếp' })
    const { targets, choices } = await year()
    expect(targets.filter(({ indicator }) => indicator === 'beforeTime')).toHaveLength(2)
    expect(choices.filter(({ indicator }) => indicator === 'beforeTime')).toEqual([
      {
        indicator: 'beforeTime',
        targetId: upper.id,
        reason: 'Văn bản của cấp trên trực tiếp',
        at: expect.any(Number),
        by: 'Lê Thị Ví Dụ',
      },
    ])
    await must(administrator, 'target.choose', { id: own.id, reason: 'Đổi lại' })
    expect((await year()).choices.find(({ indicator }) => indicator === 'beforeTime')?.targetId).toBe(own.id)
  })

  it('changes a target, but never its year or indicator', async () => {
    const { id } = await save({ indicator: 'apology', value: 100 })
    await must(administrator, 'target.save', {
      id,
      target: target({ indicator: 'apology', value: 90 }),
      reason: 'Sửa số',
    })
    expect((await year()).targets.find((kept) => kept.id === id)?.value).toBe(90)
    const moved = target({ indicator: 'apology', value: 90, year: 2027 })
    expect(await outcome(administrator, 'target.save', { id, target: moved, reason: 'x' })).toBe('NotFound')
  })

  it('forgets a choice with the target it fell on', async () => {
    const kept = await save({ indicator: 'postal' })
    const gone = await save({ indicator: 'postal', value: 50 })
    await must(administrator, 'target.choose', { id: gone.id, reason: 'x' })
    await must(administrator, 'target.remove', { id: gone.id, reason: 'Nhập nhầm' })
    const { targets, choices } = await year()
    expect(targets.filter(({ indicator }) => indicator === 'postal').map(({ id }) => id)).toEqual([kept.id])
    expect(choices.some(({ indicator }) => indicator === 'postal')).toBe(false)
    expect(await outcome(administrator, 'target.remove', { id: gone.id, reason: 'x' })).toBe('NotFound')
  })

  it('writes every change into the ledger with its reason', async () => {
    await save({ indicator: 'identity' })
    const entries = await must(administrator, 'history.list', { entity: 'target', limit: 1 })
    expect(entries[0]).toMatchObject({ entity: 'target', reason: 'Theo kế hoạch' })
  })
})

describe('A year that is over', () => {
  it('is read-only: nothing is added, changed, chosen, removed or taken over', async () => {
    const { id } = await save({ indicator: 'simplified', value: 10 })
    const before = await year()
    office.clock.now = instantOf('2027-01-01', '08:00')
    administrator = await office.as('administrator')
    const closed = { type: 'YearClosed', year: 2026 }
    const changed = target({ indicator: 'simplified', value: 5 })
    for (const result of [
      await invoke(administrator, 'target.save', { id: null, target: changed, reason: 'x' }),
      await invoke(administrator, 'target.save', { id, target: changed, reason: 'x' }),
      await invoke(administrator, 'target.choose', { id, reason: 'x' }),
      await invoke(administrator, 'target.remove', { id, reason: 'x' }),
      await invoke(administrator, 'target.take', { codes: ['S4-onTime'] }),
    ]) {
      expect(result).toEqual({ ok: false, error: closed })
    }
    expect(await year()).toEqual({ ...before, closed: true })
  })
})

describe('An offered target', () => {
  it('holds nothing until it is taken over, and is taken once', async () => {
    const before = await year()
    expect(before.offers.some(({ code }) => code === 'S4-reuse')).toBe(true)
    expect(before.targets.some(({ indicator }) => indicator === 'reuse')).toBe(false)
    expect(await must(administrator, 'target.take', { codes: ['S4-reuse', 'S0-reuse'] })).toEqual({
      taken: 2,
    })
    expect(await must(administrator, 'target.take', { codes: ['S4-reuse'] })).toEqual({ taken: 0 })
    const after = await year()
    expect(after.targets.filter(({ indicator }) => indicator === 'reuse')).toHaveLength(2)
    expect(after.offers.some(({ code }) => code === 'S4-reuse')).toBe(false)
  })

  it('that was removed can be taken over again', async () => {
    await must(administrator, 'target.take', { codes: ['S4-petitionSatisfaction'] })
    const [kept] = (await year()).targets.filter(({ indicator }) => indicator === 'petitionSatisfaction')
    await must(administrator, 'target.remove', { id: kept?.id ?? '', reason: 'Nhầm' })
    expect(await must(administrator, 'target.take', { codes: ['S4-petitionSatisfaction'] })).toEqual({
      taken: 1,
    })
    expect(
      (await year()).targets.filter(({ indicator }) => indicator === 'petitionSatisfaction'),
    ).toHaveLength(1)
  })

  it('of an unknown code is refused', async () => {
    expect(await outcome(administrator, 'target.take', { codes: ['nothing'] })).toBe('NotFound')
  })
})

describe('A closed week', () => {
  it('remembers the targets it was closed with, and prints them for ever', async () => {
    const { id } = await save({ indicator: 'onlinePayment', value: 80 })
    const officer = await office.as('officer')
    const fields: Record<string, string> = {
      [draftField.pair('onlinePayment', 'numerator')]: '60',
      [draftField.pair('onlinePayment', 'denominator')]: '100',
    }
    for (const group of seed('index').body.groups) fields[draftField.group(group.code)] = '5'
    await must(officer, 'week.saveDraft', { friday, fields })
    const shown = await must(officer, 'week.get', { friday })
    expect(shown.targets.some(({ indicator }) => indicator === 'onlinePayment')).toBe(true)
    const reasons = Object.fromEntries(
      shown.findings.filter(({ weight }) => weight === 'ask').map((finding) => [finding.id, 'Đúng']),
    )
    const { content } = await must(officer, 'week.close', { friday, reasons })
    expect(content.targets?.find(({ indicator }) => indicator === 'onlinePayment')).toMatchObject({
      value: 80,
      group: 'formality-online-payment-tree',
      document: 'Kế hoạch số 05/KH-UBND ngày 10/02/2026 của UBND xã An Mẫu',
    })

    await must(administrator, 'target.save', {
      id,
      target: target({ indicator: 'onlinePayment', value: 85 }),
      reason: 'Giao lại',
    })
    const made = await must(office.session, 'week.sheet', { friday, revision: 1, format: 'html' })
    const html = new TextDecoder().decode(made.bytes)
    expect(html).toContain('Chỉ tiêu năm: ≥ 80 %')
    expect(html).not.toContain('85 %')
  })

  it('says where its indicators stand, with the field to open', async () => {
    const { standings } = await year()
    expect(standings.find(({ indicator }) => indicator === 'onlinePayment')).toEqual({
      indicator: 'onlinePayment',
      friday,
      field: 'pair/onlinePayment/numerator',
      counts: { numerator: 60, denominator: 100 },
      value: 60,
    })
  })
})
