import { describe, expect, it } from 'vitest'
import { assignmentNotice } from '../../shared/documents/assignment-notice.ts'
import { assignedOn, faultOf, mayDo, type SavedAssignment } from '../../shared/unit/assignment.ts'
import { madeUpUnit } from '../support/people.ts'

const an = (change: Partial<SavedAssignment>): SavedAssignment => ({
  id: 'x',
  duty: 'updater',
  standing: 'main',
  userId: 'mẫu',
  from: '2026-01-01',
  to: null,
  decisionNumber: '12',
  decisionDate: '2026-01-02',
  ...change,
})

const main = an({ id: '1' })
const standIn = an({ id: '2', standing: 'standIn', userId: 'thử', from: '2026-03-01', to: '2026-03-31' })
const reviewer = an({ id: '3', duty: 'reviewer', userId: 'ví dụ' })

describe('assignments', () => {
  it('let anyone work on a day without one', () => {
    expect(mayDo([main], 'updater', 'ai', '2025-12-31')).toBe(true)
    expect(mayDo([main], 'reviewer', 'ai', '2026-02-01')).toBe(true)
  })

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('let the stand-in work on the days given, both ends included: %s', (date, may) => {
    expect(mayDo([main, standIn], 'updater', 'thử', date)).toBe(may)
  })

  it('name the main person first', () => {
    expect(assignedOn([standIn, main], 'updater', '2026-03-05').map(({ id }) => id)).toEqual(['1', '2'])
  })

  it.each([
    ['days the wrong way round', an({ from: '2026-02-02', to: '2026-02-01' }), 'DatesReversed'],
    ['one person in both duties', an({ duty: 'reviewer', standing: 'standIn' }), 'BothDuties'],
    [
      'one person in both duties on the last shared day',
      an({ duty: 'reviewer', userId: 'thử', standing: 'standIn', from: '2026-03-31' }),
      'BothDuties',
    ],
    ['a second main person', an({ userId: 'ai' }), 'MainTaken'],
  ])('refuse %s', (_, assignment, type) => {
    expect(faultOf(assignment, null, [main, standIn, reviewer])?.type).toBe(type)
  })

  it('take one that changes itself, a second stand-in, and the other duty on other days', () => {
    const all = [main, standIn, reviewer]
    expect(faultOf(an({ to: '2026-12-31' }), '1', all)).toBeNull()
    expect(faultOf(an({ standing: 'standIn', userId: 'ai' }), null, all)).toBeNull()
    const later = an({ duty: 'reviewer', standing: 'standIn', userId: 'thử', from: '2026-04-01' })
    expect(faultOf(later, null, all)).toBeNull()
  })
})

describe('the notice of assignment', () => {
  const model = (assignments: readonly SavedAssignment[], on = '2026-03-05') =>
    assignmentNotice({
      unit: madeUpUnit,
      on,
      assignments,
      nameOf: (id) => `Người ${id}`,
      signer: null,
      basis: 'Quyết định số 766/QĐ-TTg',
    })
  const text = (assignments: readonly SavedAssignment[], on?: string) =>
    JSON.stringify(model(assignments, on))

  it('names everybody with standing and days, updaters before reviewers', () => {
    const table = model([reviewer, standIn, main]).parts[0]?.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' ? table.rows : []).toEqual([
      { kind: 'group', text: 'Người cập nhật số liệu' },
      { kind: 'data', cells: ['1', 'Người mẫu', 'Chính', '01/01/2026', 'khi có thay đổi'] },
      { kind: 'data', cells: ['2', 'Người thử', 'Dự phòng', '01/03/2026', '31/03/2026'] },
      { kind: 'group', text: 'Người kiểm duyệt số liệu' },
      { kind: 'data', cells: ['1', 'Người ví dụ', 'Chính', '01/01/2026', 'khi có thay đổi'] },
    ])
  })

  it('leaves out whose days are over, and says where nobody was assigned', () => {
    expect(text([main, standIn], '2026-04-01')).not.toContain('Người thử')
    expect(text([main])).toContain('Chưa phân công')
  })

  it('carries the number of the decision, dotted where they rest on several', () => {
    expect(text([main, reviewer])).toContain('Số: 12/TB-TTPVHCC')
    expect(text([main, reviewer])).toContain('ngày 02 tháng 01 năm 2026')
    expect(text([main, { ...reviewer, decisionNumber: '15' }])).toContain('Số: ……/TB-TTPVHCC')
  })
})
