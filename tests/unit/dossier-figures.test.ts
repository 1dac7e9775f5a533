import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import type { KeptDossier } from '../../shared/dossier/dossier.ts'
import { answerKey, type FigureRow, listFigures } from '../../shared/dossier/figures/figures.ts'
import { filling } from '../../shared/dossier/figures/fill.ts'
import { lateDifferences, lateWords } from '../../shared/dossier/figures/late.ts'
import { figureNotes } from '../../shared/dossier/figures/notes.ts'
import { windowOf } from '../../shared/dossier/figures/place.ts'
import { columns } from '../../shared/stats/form.ts'
import { brokenIdentities, countsOf } from '../../shared/stats/identities.ts'
import { indexFields } from '../../shared/stats/names.ts'
import { draftField } from '../../shared/week/draft.ts'
import { listed } from '../support/dossiers.ts'
import '../support/seed.ts'
import { seed } from '../support/seeds.ts'

const span = { from: '2026-11-14', to: '2026-11-20' }
const at = '2026-11-20T16:05'
const calendar = workingCalendar(seed('calendar').body)
const index = indexFields(seed('fields').body.fields)

const kept = (code: string, part: Partial<KeptDossier> = {}): KeptDossier => {
  const { facts } = listed(code, {
    field: 'Đất đai',
    received: '2026-11-16T08:00',
    due: '2026-11-25T16:00',
    ...part,
  })
  return {
    ...facts,
    originalDue: facts.due,
    governingDue: facts.due,
    moves: [],
    firstSeen: at,
    goneSince: null,
    ...part,
  }
}
/** From before the span, so that the lists are seen to go back. */
const older = kept('H00.000-261001-0001', {
  received: '2026-10-01T08:00',
  due: '2026-10-10T16:00',
  finished: '2026-10-09T10:00',
  state: 'Đã trả kết quả',
  stateClass: 'finished',
})
const done = (finished: string, part: Partial<KeptDossier> = {}) =>
  ({ stateClass: 'finished', state: 'Đã trả kết quả', finished, ...part }) as const

const figuresOf = (dossiers: readonly KeptDossier[], listAt = at, days = span) =>
  listFigures([older, ...dossiers], windowOf(days, listAt), {
    calendar,
    fields: { tinh: index, bo: index },
    answers: new Map(),
  })
const counts = (row: FigureRow | undefined) => columns.map((column) => row?.v[column] ?? null)

describe('The table of 13 columns worked out from a list', () => {
  it('puts every dossier where the form counts it', () => {
    const { rows } = figuresOf([
      kept('H00.000-261116-0001'),
      kept('H00.000-261116-0002', { channel: 'direct', ...done('2026-11-18T09:00') }),
      kept('H00.000-261116-0003', { channel: 'post', due: '2026-11-18T16:00', ...done('2026-11-18T15:00') }),
      kept('H00.000-261102-0004', {
        received: '2026-11-02T08:00',
        due: '2026-11-12T16:00',
        ...done('2026-11-17T10:00'),
      }),
      kept('H00.000-261102-0005', { received: '2026-11-02T08:00', due: '2026-11-12T16:00' }),
      kept('H00.000-261102-0006', { received: '2026-11-02T08:00', ...done('2026-11-13T10:00') }),
      kept('H01.299.01-261116-010001', { codeKind: 'ministry' }),
    ])
    expect(rows.map(({ section, field }) => [section, field])).toEqual([
      ['tinh', 'Đất đai'],
      ['bo', 'Đất đai'],
    ])
    //                              3  4  5  6  7  8  9 10 11 12 13
    expect(counts(rows[0])).toEqual([5, 1, 2, 2, 3, 1, 1, 1, 2, 1, 1])
    expect(counts(rows[1])).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0])
  })

  it('judges by the first due date, and what was finished after the span was still open in it', () => {
    const moved = kept('H00.000-261102-0001', {
      received: '2026-11-02T08:00',
      due: '2026-11-30T16:00',
      governingDue: '2026-11-12T16:00',
      originalDue: '2026-11-12T16:00',
    })
    const later = kept('H00.000-261116-0002', done('2026-11-23T09:00'))
    const { rows } = figuresOf([moved, later], '2026-11-24T08:00')
    expect(counts(rows[0])).toEqual([2, 1, 0, 1, 0, 0, 0, 0, 2, 1, 1])
  })

  it('leaves blank what a dossier without channel, state, day or field leaves open, and says how many', () => {
    const { rows } = figuresOf([
      kept('H00.000-261116-0001'),
      kept('H00.000-261116-0002', { channel: null }),
      kept('H00.000-261116-0003', { stateClass: 'unknown', state: 'Tạm dừng' }),
      kept('H00.000-261116-0004', { field: null }),
    ])
    expect(rows.map(({ field, raw }) => [field, raw])).toEqual([
      [null, ''],
      ['Đất đai', 'Đất đai'],
    ])
    expect(counts(rows[1])).toEqual([3, null, null, 0, null, null, null, null, null, null, null])
    expect([rows[1]?.tallies.c4, rows[1]?.tallies.c13]).toEqual([
      { sure: 2, maybe: 1 },
      { sure: 0, maybe: 1 },
    ])
    const notes = figureNotes(figuresOf([kept('H00.000-261116-0002', { channel: null })]), windowOf(span, at))
    expect(notes.join('\n')).toContain('Đất đai để trống (4) chắc 0, chưa rõ 1; (5) chắc 0, chưa rõ 1')
  })

  it.each<[string, Partial<KeptDossier>]>([
    ['finished without a day', { received: '2026-11-02T08:00', stateClass: 'finished', finished: null }],
    ['that newer lists no longer show', { goneSince: '2026-11-19T16:00' }],
    ['in process with a day of finish', { finished: '2026-11-18T09:00' }],
  ])('does not guess where a dossier %s stands', (_, part) => {
    const { rows } = figuresOf([kept('H00.000-261116-0001', part)])
    expect([rows[0]?.v.c7, rows[0]?.v.c11, rows[0]?.v.c13]).toEqual([null, null, null])
  })

  it('believes the state of a dossier whose dates may be swapped, and none of its dates', () => {
    const swapped = kept('H00.000-261116-0001', { doubts: ['dateSwapSuspect'] })
    expect(counts(figuresOf([swapped]).rows[0])).toEqual([1, null, 0, null, 0, 0, 0, 0, 1, null, null])
    const later = figuresOf([swapped], '2026-11-24T08:00').rows[0]
    expect([later?.v.c3, later?.v.c7, later?.v.c11]).toEqual([null, 0, null])
  })

  it('counts a withdrawn dossier as received and neither solved nor waiting', () => {
    const figures = figuresOf([
      kept('H00.000-261116-0001', { stateClass: 'withdrawn', state: 'Đã rút hồ sơ' }),
      kept('H00.000-261002-0002', { received: '2026-10-02T08:00', stateClass: 'withdrawn' }),
    ])
    expect(counts(figures.rows[0])).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(figures.withdrawn).toBe(1)
  })

  it('knows nothing of what was carried over when the lists begin with the span', () => {
    const figures = listFigures([kept('H00.000-261116-0001')], windowOf(span, at), {
      calendar,
      fields: { tinh: index, bo: index },
      answers: new Map(),
    })
    expect(counts(figures.rows[0])).toEqual([null, 1, 0, ...Array(8).fill(null)])
    expect(figures.pairs.onTime).toEqual({ numerator: null, denominator: null })
    expect(figureNotes(figures, windowOf(span, at)).join()).toContain('không biết hồ sơ từ kỳ trước')
  })

  it('joins the rows of a field under the name the officer answers, and leaves out what he leaves out', () => {
    const strange = kept('H00.000-261116-0002', { field: 'VH-TT (mới)' })
    const asked = (field: string | null) =>
      listFigures([older, kept('H00.000-261116-0001'), strange], windowOf(span, at), {
        calendar,
        fields: { tinh: index, bo: index },
        answers: new Map([[answerKey('tinh', 'VH-TT (mới)'), field]]),
      }).rows.map(({ field: name, v }) => [name, v.c3])
    expect(asked('Đất đai')).toEqual([['Đất đai', 2]])
    expect(asked(null)).toEqual([['Đất đai', 1]])
  })

  it('tells a pair whole or not at all', () => {
    const { pairs } = figuresOf([
      kept('H00.000-261116-0001', { onlinePayment: true, eResult: true, ...done('2026-11-18T09:00') }),
      kept('H00.000-261116-0002', {
        channel: 'direct',
        onlinePayment: false,
        eResult: false,
        ...done('2026-11-19T09:00'),
      }),
      kept('H00.000-261116-0003', { onlinePayment: null, eResult: false }),
    ])
    expect(pairs).toEqual({
      online: { numerator: 2, denominator: 3 },
      onlinePayment: { numerator: 1, denominator: 2 },
      electronicResult: { numerator: 1, denominator: 2 },
      onTime: { numerator: 3, denominator: 3 },
    })
    const onlyYes = figuresOf([kept('H00.000-261116-0001', { onlinePayment: true })]).pairs
    expect(onlyYes.onlinePayment).toEqual({ numerator: null, denominator: null })
    expect(onlyYes.electronicResult).toEqual({ numerator: null, denominator: null })
  })

  it('adds up in every row that is whole, whatever the dossiers', () => {
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 8, max: 16 }))
      .map(
        ([days, hour]) =>
          `${new Date(Date.UTC(2026, 9, 10 + days)).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00`,
      )
    const any = fc.record({
      received: fc.option(moment, { freq: 9 }),
      due: fc.option(moment, { freq: 9 }),
      finished: fc.option(moment),
      stateClass: fc.constantFrom('finished', 'stopped', 'inProcess', 'waiting', 'unknown'),
      channel: fc.constantFrom('online', 'direct', null),
      field: fc.constantFrom('Đất đai', 'Hộ tịch', null),
      goneSince: fc.option(moment, { freq: 2 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), moment, (facts, listAt) => {
        fc.pre(listAt >= span.from)
        const dossiers = facts.map((part, nth) =>
          kept(`H00.000-261116-${String(nth).padStart(4, '0')}`, {
            ...part,
            governingDue: part.due,
          } as Partial<KeptDossier>),
        )
        for (const row of figuresOf(dossiers, listAt).rows) {
          expect(brokenIdentities(row.v)).toEqual([])
          for (const column of columns) expect(row.v[column]).not.toBe(Number.NaN)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Late dossiers against columns (10) and (13)', () => {
  const { rows } = figuresOf([
    kept('H00.000-261102-0001', { received: '2026-11-02T08:00', due: '2026-11-12T16:00' }),
    kept('H00.000-261102-0002', { received: '2026-11-02T08:00', due: '2026-11-12T16:00', field: 'Hộ tịch' }),
  ])
  const table = (c10: number | null, c13: number | null) => [
    {
      section: 'tinh' as const,
      field: 'Đất đai',
      v: countsOf((column) => ({ c10, c13 })[column as 'c10'] ?? null),
    },
    { section: 'tinh' as const, field: 'Hộ tịch', v: countsOf((column) => (column === 'c13' ? 1 : 0)) },
  ]

  it('agree silently, and every difference is named with both figures', () => {
    expect(lateDifferences(rows, table(0, 1))).toEqual([])
    expect(lateDifferences(rows, table(2, 0)).map(lateWords)).toEqual([
      'Đất đai: danh sách 0, bảng 2',
      'Đất đai: danh sách 1, bảng 0',
    ])
    expect(lateDifferences(rows, table(0, 1).slice(0, 1)).map(lateWords)).toEqual([
      'Hộ tịch: danh sách 1, bảng không có dòng',
    ])
  })

  it('is silent where the table is blank, or the list leaves it open', () => {
    expect(lateDifferences(rows, table(null, null))).toEqual([])
    const open = figuresOf([kept('H00.000-261102-0001', { received: '2026-11-02T08:00', due: null })]).rows
    const one = table(0, 1).slice(0, 1)
    expect(lateDifferences(open, one)).toEqual([])
    expect(lateDifferences(open, table(0, 2).slice(0, 1)).map(lateWords)).toEqual([
      'Đất đai: danh sách 0 đến 1, bảng 2',
    ])
  })
})

describe('Filling a draft', () => {
  const figures = figuresOf([
    kept('H00.000-261116-0001', { onlinePayment: false }),
    kept('H00.000-261116-0002'),
  ])
  const cell = (column: 'c3' | 'c4' | 'c11' | 'order') => draftField.cell('tinh', 'Đất đai', column)

  it('writes into empty cells only and counts what stands otherwise', () => {
    const typed = { [cell('order')]: '3', [cell('c3')]: '9', [cell('c4')]: '2', [cell('c11')]: ' ' }
    const { draft, cells, standing } = filling(figures, seed('pairs').body, typed)
    expect([cell('c3') in draft, cell('c4') in draft, draft[cell('c11')]]).toEqual([false, false, '2'])
    expect(standing).toBe(1)
    expect(cells).toBe(9 + 6)
    expect(Object.keys(draft)).not.toContain(cell('order'))
  })

  it('never completes half of a pair that somebody typed', () => {
    const typed = { [draftField.pair('online', 'numerator')]: '1' }
    const { draft } = filling(figures, seed('pairs').body, typed)
    expect(draft[draftField.pair('online', 'denominator')]).toBeUndefined()
    expect(draft[draftField.pair('onTime', 'denominator')]).toBe('2')
  })
})
