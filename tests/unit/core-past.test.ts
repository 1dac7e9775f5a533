import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { columns } from '../../shared/stats/form.ts'
import { draftField } from '../../shared/week/draft.ts'
import { friday, must, outcome, pin, type TestOffice, testOffice } from '../support/core.ts'

const old = '2026-11-06'
const older = '2026-10-30'
const scores = {
  transparency: 13.96,
  'dvc-progress-tree': 19.62,
  'provide-online-tree': 10.35,
  'formality-online-payment-tree': 7.2,
  'dossier-digitized': 15.93,
  'handling-satisfaction': 17.06,
}
const typed = Object.fromEntries(
  Object.entries(scores).map(([code, score]) => [draftField.group(code), String(score).replace('.', ',')]),
)
const row = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    columns.map((column) => [draftField.cell('tinh', 'Hộ tịch', column), String(counts[column] ?? 0)]),
  )

let office: TestOffice
let officer: Session
beforeEach(async () => {
  office = await testOffice()
  officer = await office.as('officer')
})
afterEach(() => office.close())

const enter = (date: string, fields: Record<string, string>) =>
  must(officer, 'week.saveDraft', { friday: date, fields })
const source = 'Thông báo đã niêm yết'

describe('A week from before the program', () => {
  it('is kept with its source, as what it is: neither closed in time nor approved', async () => {
    await enter(old, typed)
    const { content, approval } = await must(officer, 'week.reenter', { friday: old, source })
    expect(content).toMatchObject({ reentered: { source }, total: 84.12, lateReason: null, revision: 1 })
    expect(content.closedAt).toBe(office.clock.now)
    expect(approval).toBeNull()
    const heads = await must(officer, 'week.list', { year: 2026 })
    expect(heads.find((head) => head.friday === old)).toMatchObject({ state: 'reentered', total: 84.12 })
    expect(heads.find((head) => head.friday === older)).toMatchObject({ state: 'before', total: null })
  })

  it('needs no reasons, not even for groups that are missing', async () => {
    await enter(old, { [draftField.group('transparency')]: '13,96' })
    expect(await outcome(officer, 'week.reenter', { friday: old, source })).toBe('ok')
  })

  it('is not kept with figures that cannot be read, with none, or without a source', async () => {
    expect(await outcome(officer, 'week.reenter', { friday: old, source })).toBe('NothingEntered')
    await enter(old, { [draftField.group('transparency')]: 'chừng 14' })
    expect(await outcome(officer, 'week.reenter', { friday: old, source })).toBe('FindingsRemain')
    expect(await outcome(officer, 'week.reenter', { friday: old, source: ' ' })).toBe('InvalidInput')
  })

  it('cannot be closed like a week of its time, and no week of its time can be entered again', async () => {
    await enter(old, typed)
    await enter(friday, typed)
    expect(await outcome(officer, 'week.close', { friday: old })).toBe('NotOpen')
    expect(await outcome(officer, 'week.reenter', { friday, source })).toBe('NotBefore')
    await must(officer, 'week.reenter', { friday: old, source })
    expect(await outcome(officer, 'week.reenter', { friday: old, source })).toBe('NotBefore')
    expect(await outcome(officer, 'week.reenter', { friday: '2026-11-05', source })).toBe('NotAFriday')
  })

  it('is approved and sent back by nobody', async () => {
    await enter(old, typed)
    await must(officer, 'week.reenter', { friday: old, source })
    const decision = { friday: old, revision: 1, approverId: office.ids.approver, pin }
    expect(await outcome(officer, 'week.approve', decision)).toBe('NeedsNoDecision')
    expect(await outcome(officer, 'week.return', { ...decision, reason: 'x' })).toBe('NeedsNoDecision')
  })

  it('stays one when it is corrected', async () => {
    await enter(old, typed)
    await must(officer, 'week.reenter', { friday: old, source })
    await must(officer, 'week.startCorrection', { friday: old, reason: 'Gõ nhầm' })
    await enter(old, { [draftField.group('transparency')]: '14' })
    const { content } = await must(officer, 'week.close', { friday: old })
    expect(content).toMatchObject({ revision: 2, reentered: { source }, correctionReason: 'Gõ nhầm' })
    expect((await must(officer, 'week.get', { friday: old })).head.state).toBe('reentered')
  })

  it('is the week before: for the change of the scores, for (6) against (11), and for jumps', async () => {
    const before = '2026-11-06'
    await enter(before, { ...typed, ...row({ c3: 100, c4: 100, c7: 90, c8: 90, c11: 10, c12: 10 }) })
    await must(officer, 'week.reenter', { friday: before, source })
    await enter('2026-11-13', { ...typed, ...row({ c3: 40, c4: 33, c6: 7, c7: 40, c8: 40 }) })
    const { previous, findings } = await must(officer, 'week.get', { friday: '2026-11-13' })
    expect(previous).toMatchObject({ friday: before, total: 84.12 })
    const asked = findings.filter(({ weight }) => weight === 'ask').map(({ kind }) => kind)
    expect(asked).toEqual(expect.arrayContaining(['carryMismatch', 'jumpCounts']))
  })

  it('is not changed by anybody who may not enter figures', async () => {
    const viewer = await office.as('viewer')
    expect(await outcome(viewer, 'week.reenter', { friday: old, source })).toBe('RoleTooLow')
  })
})

describe('Several past weeks', () => {
  const week = (date: string, change: Record<string, number> = {}) => ({
    friday: date,
    groups: { ...scores, ...change },
    total: 84.12,
  })

  it('are kept together, each the week before of the next', async () => {
    const weeks = [week(old, { transparency: 14 }), week(older)]
    expect(await must(officer, 'week.reenterMany', { source, weeks })).toEqual({ weeks: 2 })
    const { revisions } = await must(officer, 'week.get', { friday: old })
    expect(revisions[0]?.content.previous?.friday).toBe(older)
    expect(revisions[0]?.content.reentered).toEqual({ source })
  })

  it.each([
    ['a score above its maximum', [week(older), week(old, { transparency: 19 })], 'ScoresImpossible'],
    ['a group that does not exist', [week(older), week(old, { other: 1 })], 'ScoresImpossible'],
    ['a week of the program’s time', [week(older), week(friday)], 'NotBefore'],
    ['the same week twice', [week(older), week(older)], 'SameWeekTwice'],
    ['a day that is no Friday', [week(older), week('2026-11-05')], 'NotAFriday'],
  ])('with %s are all refused', async (_, weeks, error) => {
    expect(await outcome(officer, 'week.reenterMany', { source, weeks })).toBe(error)
    const { head } = await must(officer, 'week.get', { friday: older })
    expect(head.state).toBe('before')
  })
})
