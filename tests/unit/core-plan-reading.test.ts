import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { literalHabits } from '../../shared/deadline/read.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'
import { nextStep, totalOf } from '../../shared/review/review.ts'
import { atFriday, invoke, must, projectRoot, type TestOffice, testOffice } from '../support/core.ts'

let office: TestOffice
let officer: Session
let planId: string

const gold = JSON.parse(
  readFileSync(join(projectRoot, 'tests', 'fixtures', 'plans', 'tri-ton-2024', 'gold.json'), 'utf8'),
) as { rows: PrintedRow[] }

const namesNobody = ({ kind, leads, coordinators }: PrintedRow) =>
  kind === 'task' && leads.length + coordinators.length === 0

const issuer = 'UBND huyện Tri Tôn'

beforeAll(async () => {
  office = await testOffice()
  office.clock.now = atFriday()
  officer = await office.as('officer')
  const rows = gold.rows
    .filter(({ kind }) => kind === 'task')
    .map(
      ({
        id,
        seq,
        kind,
        annex,
        sectionNo,
        sectionTitle,
        groupPath,
        no,
        content,
        leads,
        coordinators,
        leadsText,
        coordinatorsText,
        deadlineText,
        product,
        note,
      }) => ({
        role: null,
        printed: {
          id,
          seq,
          kind,
          annex,
          sectionNo,
          sectionTitle,
          groupPath,
          no,
          content,
          leads,
          coordinators,
          leadsText,
          coordinatorsText,
          deadlineText,
          product,
          note,
        },
      }),
    )
  const plan = { year: 2026, title: 'Kế hoạch', number: '', date: null, issuer, own: false }
  planId = (await must(officer, 'plan.save', { id: null, plan, rows, phrases: [], file: null, reason: '' }))
    .id
})
afterAll(() => office.close())

const roles = async () =>
  (await must(officer, 'task.list', { year: 2026, planId, everyRole: true })).map(({ role }) => role)

it('A plan from above is open until a person says who its names are, then it shrinks to what concerns us', async () => {
  const before = await must(officer, 'party.plan', { id: planId })
  expect(before.counts).toEqual({ lead: 0, coordinate: 0, none: 0, open: 76 })
  const answers = before.names.map(({ name, offer }) => ({
    name,
    concern: offer?.concern === 'ours' ? ('ours' as const) : ('other' as const),
    department: '',
  }))
  expect(answers.filter(({ concern }) => concern === 'ours').map(({ name }) => name)).toContain('UBND cấp xã')
  await must(officer, 'party.confirm', { issuer, answers })
  const { counts } = await must(officer, 'party.plan', { id: planId })
  expect(counts.open).toBe(gold.rows.filter(namesNobody).length)
  expect(counts.lead + counts.coordinate + counts.none + counts.open).toBe(76)
  expect(counts.lead).toBeGreaterThan(0)
  expect(counts.none).toBeGreaterThan(0)
  expect((await roles()).filter((role) => role === 'lead')).toHaveLength(counts.lead)
})

it('The answers are remembered for the next letter of the same issuer, not for another', async () => {
  const rows = [{ leads: ['UBND cấp xã'], coordinators: [] }]
  expect(
    (await must(officer, 'party.resolve', { issuer: 'UBND HUYỆN TRI TÔN', own: false, rows })).roles,
  ).toEqual(['lead'])
  expect(
    (await must(officer, 'party.resolve', { issuer: 'UBND tỉnh khác', own: false, rows })).roles,
  ).toEqual([null])
})

it('A role that a person set otherwise stays when the answers change', async () => {
  const [first] = await must(officer, 'task.list', { year: 2026, planId, everyRole: true })
  if (first === undefined) throw new Error('The plan has tasks')
  await must(officer, 'task.assign', { ids: [first.id], role: first.role === 'lead' ? 'none' : 'lead' })
  const set = first.role === 'lead' ? 'none' : 'lead'
  const answers = first.leads.map((name) => ({ name, concern: 'ours' as const, department: 'Một cửa' }))
  await must(officer, 'party.confirm', { issuer, answers })
  expect((await roles())[0]).toBe(set)
})

it('Only an officer answers, and the ledger keeps it', async () => {
  const answers = [{ name: 'Sở Mẫu', concern: 'other' as const, department: '' }]
  const refused = await invoke(office.session, 'party.confirm', { issuer, answers })
  expect(refused.ok).toBe(false)
})

it('The habits of the office hold from when they are chosen', async () => {
  expect(await must(officer, 'habit.get', {})).toEqual(literalHabits)
  const read = () =>
    must(officer, 'task.readDeadline', { text: 'Trước ngày 15/9/2026', year: 2026, givenOn: null })
  expect((await read()).parts[0]?.hardDue).toBe('2026-09-14')
  await must(officer, 'habit.save', { ...literalHabits, boundIncluded: true })
  expect((await read()).parts[0]?.hardDue).toBe('2026-09-15')
})

describe('The papers of the plan', () => {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

  it('print every line of the letter, with where it stands', async () => {
    const made = await must(officer, 'plan.paper', { id: planId, paper: 'status', format: 'html' })
    const page = text(made.bytes)
    for (const { kind, content } of gold.rows)
      if (kind === 'task') expect(page).toContain(content.slice(0, 30).replaceAll('&', '&amp;'))
    expect(page).toContain('Tổng số 76 nhiệm vụ')
  })

  it('come as Word and Excel too', async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      const made = await must(officer, 'plan.paper', { id: planId, paper: 'departments', format })
      expect(text(made.bytes.slice(0, 2))).toBe('PK')
    }
  })

  it('tell done from not done by the days of the period', async () => {
    const input = { id: planId, from: '2026-09-01', to: '2026-09-30', format: 'text' as const }
    const before = text((await must(officer, 'plan.doneList', input)).bytes)
    expect(before).toContain('Đã hoàn thành: 0')
    const [task] = (await must(officer, 'task.list', { year: 2026, planId, everyRole: false })).filter(
      ({ rhythmic }) => rhythmic,
    )
    if (task === undefined) throw new Error('The plan has a continuous task')
    const { points } = await must(officer, 'task.get', { id: task.id })
    const point = points.find(({ effective }) => effective.startsWith('2026-09'))
    if (point === undefined) throw new Error('A continuous task is looked at every month')
    await must(officer, 'task.check', {
      id: task.id,
      checkpoint: point.key,
      state: 'done',
      on: '2026-09-30',
      note: '',
    })
    expect(text((await must(officer, 'plan.doneList', input)).bytes)).toContain('Đã hoàn thành: 1')
  })

  it('are refused for a plan that is not there', async () => {
    const id = '00000000-0000-7000-8000-00000000dead'
    const refused = await invoke(officer, 'plan.paper', { id, paper: 'plan', format: 'html' })
    expect(refused).toEqual({ ok: false, error: { type: 'NotFound' } })
  })
})

describe('The list of procedures under review', () => {
  const group = (id: string, seq: number) => ({
    role: null,
    printed: {
      id,
      seq,
      kind: 'reviewItem' as const,
      annex: 'Phụ lục II',
      sectionNo: '',
      sectionTitle: '',
      groupPath: ['A. SỞ MẪU'],
      no: String(seq),
      content: `Nhóm ${seq}`,
      leads: ['Phòng Mẫu'],
      coordinators: [],
      leadsText: 'Phòng Mẫu',
      coordinatorsText: '',
      deadlineText: '30/7',
      product: '',
      note: '',
    },
  })
  const none = { before: null, after: null }
  const item = {
    stream: 'public' as const,
    stage: 'reviewing' as const,
    stageOn: '2026-04-01',
    figures: { days: { before: 10, after: 5 }, papers: none, cost: none },
    result: '',
  }
  let reviewed: string

  beforeAll(async () => {
    const plan = { year: 2026, title: 'Rà soát', number: '', date: null, issuer: 'UBND mẫu', own: true }
    const rows = [group('a', 1), group('b', 2)]
    const input = { id: null, plan, rows, phrases: [], file: null, reason: '' }
    reviewed = (await must(officer, 'plan.save', input)).id
  })

  it('keeps a stage, dates and figures for each group, and untouched groups as they are', async () => {
    await must(officer, 'review.save', { planId: reviewed, rowId: 'a', item, reason: '' })
    const dates = { registered: '2026-02-27', sent: '2026-07-19', submitted: null, forwarded: '2026-09-04' }
    await must(officer, 'review.dates', { planId: reviewed, stream: 'public', dates })
    const list = await must(officer, 'review.list', { planId: reviewed })
    expect(list.rows.map((row) => row.item.stage)).toEqual(['reviewing', 'none'])
    expect(list.dates.public).toEqual(dates)
    expect(nextStep('reviewing', dates)).toEqual({ step: 'sent', due: '2026-07-19' })
    expect(
      totalOf(
        list.rows.map((row) => row.item),
        'days',
      ),
    ).toEqual({ before: 10, after: 5, groups: 1, cut: 50 })
    expect(
      totalOf(
        list.rows.map((row) => row.item),
        'cost',
      ).cut,
    ).toBeNull()
  })

  it('prints', async () => {
    const made = await must(officer, 'review.paper', { planId: reviewed, format: 'text' })
    expect(new TextDecoder().decode(made.bytes)).toContain('giảm 50 %')
  })

  it('knows no row that the plan does not list', async () => {
    const refused = await invoke(officer, 'review.save', { planId: reviewed, rowId: 'z', item, reason: '' })
    expect(refused).toEqual({ ok: false, error: { type: 'NotFound' } })
  })
})
