import { describe, expect, it } from 'vitest'
import { linesOf, type TaskView, tallyByLead } from '../../renderer/features/tasks/lines.ts'
import type { TaskHead } from '../../shared/contract/task.ts'

const today = '2026-11-20'

const task = (id: string, more: Partial<TaskHead> = {}): TaskHead => ({
  id,
  planId: 'k',
  year: 2026,
  section: ['I. Chỉ đạo'],
  no: id,
  content: `Nhiệm vụ ${id}`,
  leads: ['Trung tâm'],
  deadlineText: '',
  confirmed: true,
  source: '',
  role: 'lead',
  personId: null,
  person: '',
  department: '',
  status: 'open',
  sameAs: null,
  state: 'open',
  next: null,
  missed: 0,
  dealt: 0,
  come: 0,
  doneLate: null,
  unclear: [],
  evidence: 1,
  rhythmic: false,
  ...more,
})

const due = (day: string): Pick<TaskHead, 'next'> => ({
  next: { key: 'p1', kind: 'deadline', label: '', due: day, effective: day },
})

/** Headings with their tasks. */
const shown = (tasks: readonly TaskHead[], view: TaskView, more: { search?: string; userId?: string } = {}) =>
  linesOf(tasks, { view, today, search: more.search ?? '', userId: more.userId ?? null }).map((line) =>
    line.kind === 'heading' ? line.text : line.task.id,
  )

describe('The lines of a task list', () => {
  it('stand by week, what is overdue before all, what has no day after all, each week by its days', () => {
    const tasks = [
      task('4'),
      task('3', due('2026-11-27')),
      task('2', due('2026-11-25')),
      task('1', { ...due('2026-10-30'), state: 'late' }),
    ]
    expect(shown(tasks, 'week')).toEqual([
      'Đã quá hạn',
      '1',
      'Tuần 23/11–29/11/2026',
      '2',
      '3',
      'Không có ngày, hoặc chờ sự kiện',
      '4',
    ])
  })

  it('leave out what is over, but in the order of the letter', () => {
    const tasks = [task('1', { state: 'done' }), task('2', due('2026-12-31'))]
    expect(shown(tasks, 'month')).toEqual(['Tháng 12/2026', '2'])
    expect(shown(tasks, 'plan')).toEqual(['I. Chỉ đạo', '1', '2'])
  })

  it('are one person’s own, or everybody’s while nobody is signed in', () => {
    const tasks = [task('1', { personId: 'a' }), task('2', { personId: 'b' })]
    expect(shown(tasks, 'mine', { userId: 'b' })).toEqual(['Không có ngày, hoặc chờ sự kiện', '2'])
    expect(shown(tasks, 'mine')).toHaveLength(3)
  })

  it('show for a check what is done without proof first, and nothing that is in order', () => {
    const tasks = [
      task('1'),
      task('2', { unclear: ['person'] }),
      task('3', { state: 'missed' }),
      task('4', { state: 'done', evidence: 0 }),
    ]
    expect(shown(tasks, 'check')).toEqual([
      'Đã làm, chưa có minh chứng',
      '4',
      'Quá hạn hoặc bỏ lỡ kỳ kiểm tra',
      '3',
      'Chưa đủ 6 rõ',
      '2',
    ])
  })

  it('are found without marks; typed with marks they are told apart', () => {
    const tasks = [task('1', { content: 'Đường dây nóng' }), task('2', { content: 'Đương sự' })]
    expect(shown(tasks, 'plan', { search: 'duong' })).toHaveLength(3)
    expect(shown(tasks, 'plan', { search: 'đường' })).toEqual(['I. Chỉ đạo', '1'])
  })
})

it('Each lead is counted with what it has done, in time, and left out', () => {
  const tasks = [
    task('1', { state: 'done', doneLate: true }),
    task('2', { state: 'missed', missed: 2 }),
    task('3', { leads: [], status: 'stuck', state: 'stuck' }),
  ]
  expect(tallyByLead(tasks)).toEqual([
    { name: 'Chưa giao', total: 1, done: 0, onTime: 0, late: 0, missed: 0, stuck: 1 },
    { name: 'Trung tâm', total: 2, done: 1, onTime: 0, late: 0, missed: 2, stuck: 0 },
  ])
})
