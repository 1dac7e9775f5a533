import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/dates/plain.ts'
import type { DeadlineReading, Recurrence } from '../../shared/deadline/reading.ts'
import { type Checkpoint, checkpointsOf, type DayRules } from '../../shared/plan/checkpoints.ts'
import { rhythmText } from '../../shared/plan/rhythm.ts'
import { type PointState, pointState, standingOf } from '../../shared/plan/standing.ts'
import { freshProgress, type TaskProgress, unclear } from '../../shared/plan/task.ts'
import { always, byDay, reading } from '../support/plan-samples.ts'

/** A calendar where every day is worked; working days count like calendar days. */
const plainDays: DayRules = {
  boundIncluded: false,
  effective: (date) => date,
  after: (event, days) => addDays(event, days),
}

const pointsOf = (known: DeadlineReading, progress: Partial<TaskProgress> = {}) =>
  checkpointsOf({ year: 2026, reading: known }, { ...freshProgress, ...progress }, [], plainDays)

const recurring = (recurrence: Partial<Recurrence>): DeadlineReading => {
  const rule: Recurrence = { every: 'month', dayRule: null, ...recurrence }
  return reading(
    'Hằng tháng',
    { kind: 'recurring', due: null, recurrence: rule },
    { recurrence: rule },
    'REC',
  )
}

const days = (points: readonly Checkpoint[]) => points.map(({ key, due }) => `${key} ${due}`)

describe('The checkpoints of a task', () => {
  it('are one for a fixed day', () => {
    expect(pointsOf(byDay('Trước 15/8', '2026-08-14'))).toEqual([
      { key: 'p1', kind: 'deadline', label: '', due: '2026-08-14', effective: '2026-08-14' },
    ])
  })

  it('come monthly, on its last day, where the letter says only "thường xuyên"', () => {
    const points = pointsOf(always())
    expect(points).toHaveLength(12)
    expect(points[1]).toMatchObject({
      key: '2026-02',
      kind: 'checkIn',
      due: '2026-02-28',
      label: 'tháng 2/2026',
    })
  })

  it('follow the rhythm the office chose, and keep their names when only its day changes', () => {
    const quarterly = pointsOf(always(), { rhythm: { every: 'quarter', day: 20 } })
    expect(days(quarterly)).toEqual([
      '2026-Q1 2026-03-20',
      '2026-Q2 2026-06-20',
      '2026-Q3 2026-09-20',
      '2026-Q4 2026-12-20',
    ])
    const later = pointsOf(always(), { rhythm: { every: 'quarter', day: 25 } })
    expect(later.map(({ key }) => key)).toEqual(quarterly.map(({ key }) => key))
  })

  it.each<[string, Partial<Recurrence>, readonly string[]]>([
    [
      'the 31st is the last day of a short month',
      { day: 31, months: [2, 4] },
      ['2026-02 2026-02-28', '2026-04 2026-04-30'],
    ],
    ['"trước ngày 23" ends on the 22nd', { beforeDay: 23, months: [5] }, ['2026-05 2026-05-22']],
    ['"trước ngày 01" ends in the month before', { beforeDay: 1, months: [5] }, ['2026-05 2026-04-30']],
    [
      'a day of the quarter’s second month',
      { every: 'quarter', monthOfQuarter: 2, day: 17, quarters: [1] },
      ['2026-Q1 2026-02-17'],
    ],
    ['twice a year', { every: 'year', times: 2 }, ['2026-H1 2026-06-30', '2026-H2 2026-12-31']],
    ['two in a month', { times: 2, months: [3] }, ['2026-03#1 2026-03-31', '2026-03#2 2026-03-31']],
    [
      'from March to April',
      { from: '2026-03-01', to: '2026-04-30' },
      ['2026-03 2026-03-31', '2026-04 2026-04-30'],
    ],
    [
      'weeks by their Friday',
      { every: 'week', weekday: 4, from: '2026-12-20' },
      ['W2026-12-25 2026-12-24', 'W2027-01-01 2026-12-31'],
    ],
  ])('%s', (_, rule, expected) => {
    expect(days(pointsOf(recurring(rule)))).toEqual(expected)
  })

  it('take the office’s own day, its steps, and days counted from an event', () => {
    const points = checkpointsOf(
      { year: 2026, reading: reading('Theo quy định', { kind: 'unspecified', due: null }) },
      { rhythm: null, ownDue: '2026-06-30', milestones: [{ key: 'a', label: 'dự thảo', due: '2026-05-01' }] },
      [{ id: 'x', on: '2026-03-02', days: 5, dayKind: 'calendar', note: 'QĐ 12' }],
      plainDays,
    )
    expect(days(points)).toEqual(['e:x 2026-03-07', 'm:a 2026-05-01', 'own 2026-06-30'])
  })
})

describe('Where a task stands', () => {
  const points = pointsOf(always())
  const standing = (
    checked: readonly string[],
    today: string,
    more: Partial<TaskProgress> = {},
    givenOn: string | null = '2026-02-26',
  ) =>
    standingOf(
      points,
      new Map(checked.map((key) => [key, { state: 'done' as const, on: today }])),
      { ...freshProgress, ...more },
      { today, givenOn, waits: false },
    )

  it('shows the check-ins that nobody made, but none from before the plan was issued', () => {
    expect(standing(['2026-02'], '2026-05-10')).toMatchObject({
      state: 'missed',
      missed: 2,
      dealt: 1,
      come: 3,
      next: { key: '2026-03' },
    })
  })

  it('is soon within seven days, open before', () => {
    expect(standing(['2026-02', '2026-03'], '2026-04-23').state).toBe('soon')
    expect(standing(['2026-02', '2026-03'], '2026-04-22').state).toBe('open')
  })

  it('is done when everything was ticked off, not when only what came was', () => {
    const all = points.map(({ key }) => key)
    expect(standing(all, '2026-12-31').state).toBe('done')
    expect(standing(all.slice(0, 11), '2026-12-01').state).toBe('open')
  })

  it('says what was late when the plan came out, and what became late since', () => {
    const due = pointsOf(byDay('Tháng 2', '2026-02-20'))
    const at = (givenOn: string) =>
      standingOf(due, new Map(), freshProgress, { today: '2026-03-02', givenOn, waits: false }).state
    expect(at('2026-02-26')).toBe('beforeIssue')
    expect(at('2026-02-01')).toBe('late')
  })

  it('asks for no check-in of its own in the week after the task was given', () => {
    const point: Checkpoint = {
      key: '2026-02',
      kind: 'checkIn',
      label: 'tháng 2/2026',
      due: '2026-02-28',
      effective: '2026-02-27',
    }
    const at = (givenOn: string) =>
      standingOf([point], new Map(), freshProgress, { today: '2026-03-02', givenOn, waits: false }).missed
    expect([at('2026-02-26'), at('2026-02-21')]).toEqual([0, 1])
    const asked = { ...point, kind: 'occurrence' as const }
    expect(pointState(point, undefined, '2026-03-02', '2026-02-26')).toBe('beforeIssue')
    expect(pointState(asked, undefined, '2026-03-02', '2026-02-26')).toBe('missed')
  })

  it('is not ended by one event of several that may come', () => {
    const event: Checkpoint = {
      key: 'e:1',
      kind: 'event',
      label: '',
      due: '2026-03-09',
      effective: '2026-03-09',
    }
    const done = new Map([['e:1', { state: 'done' as const, on: '2026-03-09' }]])
    const at = (waits: boolean) =>
      standingOf([event], done, freshProgress, { today: '2026-04-01', givenOn: null, waits }).state
    expect(at(true)).toBe('waiting')
    expect(at(false)).toBe('done')
  })

  it.each<[Partial<TaskProgress>, string]>([
    [{ status: 'done', doneOn: '2026-04-01' }, 'done'],
    [{ status: 'none' }, 'none'],
    [{ status: 'paused' }, 'paused'],
    [{ status: 'stuck' }, 'stuck'],
  ])('is what a person says it is: %j', (progress, expected) => {
    expect(standing([], '2026-05-10', progress).state).toBe(expected)
  })

  it.each<[string, PointState]>([
    ['2026-03-20', 'open'],
    ['2026-03-25', 'soon'],
    ['2026-04-01', 'missed'],
  ])('shows one checkpoint on %s as %s', (today, expected) => {
    const march = points[2]
    if (march === undefined) throw new Error('March is missing')
    expect(pointState(march, undefined, today, '2026-02-26')).toBe(expected)
  })
})

describe('"6 rõ"', () => {
  const task = { content: 'Niêm yết', leads: ['Trung tâm'], product: 'Bảng niêm yết' }
  const nobody: string[] = []
  const full = { person: 'Người Mẫu', department: '', authority: 'Giám đốc' }

  it('is met by a task that says all six', () => {
    expect(unclear(task, full, true)).toEqual([])
  })

  it.each([
    ['person', task, { ...full, person: '' }, true],
    ['time', task, full, false],
    ['duty', { ...task, leads: nobody }, full, true],
    ['product', { ...task, product: ' ' }, full, true],
    ['authority', task, { ...full, authority: '' }, true],
    ['work', { ...task, content: '' }, full, true],
  ] as const)('names %s where it is open', (name, asked, progress, dated) => {
    expect(unclear(asked, progress, dated)).toEqual([name])
  })
})

it('A rhythm says its period and its day', () => {
  expect(rhythmText({ every: 'month', day: 20 })).toBe('hằng tháng, ngày 20')
  expect(rhythmText({ every: 'week', day: 1 })).toBe('hằng tuần, thứ Hai')
  expect(rhythmText({ every: 'quarter', day: null })).toBe('hằng quý, ngày cuối quý')
})
