import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel, Table } from '../../shared/documents/model.ts'
import {
  departmentPapers,
  type PaperHead,
  type PaperLine,
  periodPaper,
  planPaper,
} from '../../shared/documents/plan-paper.ts'
import { standingWords } from '../../shared/plan/words.ts'
import { madeUpUnit } from '../support/people.ts'

const head: PaperHead = {
  unit: madeUpUnit,
  signer: null,
  reference: 'Kèm theo văn bản số 05/KH-UBND',
  title: 'Kế hoạch mẫu',
  year: 2026,
  today: '2026-11-20',
}
const line = (part: Partial<PaperLine>): PaperLine => ({
  kind: 'task',
  annex: '',
  no2: '',
  unit: '',
  threshold: '',
  evaluators: '',
  section: ['I. Nhóm một'],
  no: '1',
  goal: '',
  mission: '',
  content: 'Niêm yết thủ tục',
  leads: 'Trung tâm',
  coordinators: '',
  startText: '',
  deadlineText: 'Thường xuyên',
  product: '',
  note: '',
  department: '',
  person: '',
  standing: 'Đang thực hiện',
  ...part,
})
const lines = [
  line({ department: 'Phòng A', startText: 'Tháng 1' }),
  line({ no: '2', department: 'Phòng B', standing: 'Hoàn thành 12/03/2026' }),
  line({ no: '1', section: ['I. Nhóm một', '1. Nhóm con'], department: 'Phòng A' }),
  line({ no: '3', section: ['II. Nhóm hai'] }),
]
const tables = ({ parts }: DocumentModel): Table[] =>
  parts.flat().filter((block: Block): block is Table => block.kind === 'table')
const heads = (model: DocumentModel) => tables(model)[0]?.head[0]?.map(({ text }) => text)
const rowsOf = (table: Table | undefined) =>
  table?.rows.map((row) => (row.kind === 'group' ? `# ${row.text}` : row.cells[0]))

describe('The plan printed back', () => {
  it('has the columns that the plan uses, and the standing only when asked', () => {
    const columns = ['TT', 'Nội dung', 'Chủ trì', 'Bắt đầu', 'Thời gian hoàn thành']
    expect(heads(planPaper(head, lines, { status: false }))).toEqual(columns)
    expect(heads(planPaper(head, lines, { status: true }))).toEqual([...columns, 'Tình trạng'])
  })

  it('prints a band where it changes, and of the bands only those that differ', () => {
    expect(rowsOf(tables(planPaper(head, lines, { status: true }))[0])).toEqual([
      '# I. Nhóm một',
      '1',
      '2',
      '# 1. Nhóm con',
      '1',
      '# II. Nhóm hai',
      '3',
    ])
  })

  it('prints targets and lists to review in tables of their own, and counts only the tasks', () => {
    const target = line({ kind: 'target', deadlineText: '', unit: '%', threshold: 'Tối thiểu 80' })
    const review = line({ kind: 'reviewItem', annex: 'Phụ lục II', startText: '01/3', standing: '' })
    const model = planPaper(head, [...lines, { ...target, standing: '' }, review], { status: true })
    expect(tables(model).map(({ head: [first] }) => first?.map(({ text }) => text))).toEqual([
      expect.arrayContaining(['Nội dung', 'Tình trạng']),
      ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Chỉ tiêu giao', 'Cơ quan chủ trì thực hiện'],
      ['TT', 'Tên nhóm thủ tục hành chính', 'Chủ trì', 'Bắt đầu', 'Hoàn thành'],
    ])
    expect(JSON.stringify(model)).toContain('Phụ lục II. Danh mục rà soát thủ tục hành chính')
    expect(JSON.stringify(model)).toContain('Tổng số 4 nhiệm vụ')
  })

  it('counts the lines by where they stand', () => {
    expect(JSON.stringify(planPaper(head, lines, { status: true }))).toContain(
      'Tổng số 4 nhiệm vụ: đang thực hiện 3, hoàn thành 1.',
    )
  })
})

it('Each department has a page of its own, and what no department has stands last', () => {
  const model = departmentPapers(head, lines)
  expect(model.parts).toHaveLength(3)
  expect(tables(model).map((table) => table.rows.filter(({ kind }) => kind === 'data').length)).toEqual([
    2, 1, 1,
  ])
})

it('Done and not done of a period stand apart, numbered each for itself, under the plan they belong to', () => {
  const entry = {
    content: 'Việc',
    who: 'Phòng A',
    plan: 'Kế hoạch mẫu',
    deadlineText: 'Hằng tháng',
    due: '31/10/2026',
    outcome: 'Đã làm',
    note: '',
  }
  const model = periodPaper({
    unit: madeUpUnit,
    signer: null,
    from: '2026-10-01',
    to: '2026-10-31',
    today: '2026-11-02',
    done: [entry],
    open: [{ ...entry, outcome: 'Chưa làm' }, entry],
  })
  expect(tables(model).map(rowsOf)).toEqual([
    ['# Kế hoạch mẫu', '1'],
    ['# Kế hoạch mẫu', '1', '2'],
  ])
})

describe('The words of a standing', () => {
  const free = { doneOn: null, statusReason: null }
  const stood = { state: 'open' as const, next: { effective: '2026-11-30' }, dealt: 7, come: 9 }

  it('say how many times of a rhythm were kept, and what comes next', () => {
    expect(standingWords(stood, free)).toBe('Đang thực hiện, hạn 30/11/2026, đã làm 7/9 kỳ')
  })

  it('say why a task does not go on', () => {
    const reason = { cause: 'Chờ kinh phí', proposal: '', to: '' }
    expect(standingWords({ ...stood, state: 'stuck' }, { ...free, statusReason: reason })).toBe(
      'Vướng mắc: Chờ kinh phí',
    )
  })

  it('never call done what nobody dealt with', () => {
    expect(standingWords({ ...stood, state: 'late', dealt: 0, come: 1 }, free)).toBe(
      'Quá hạn, hạn 30/11/2026',
    )
  })
})
