import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { literalHabits } from '../../shared/deadline/read.ts'
import { findCitations } from '../../shared/plan/import/citations.ts'
import type { PrintedPlan } from '../../shared/plan/import/read.ts'
import { documentFaults, type KnownDocument } from '../../shared/rules/documents.ts'

const documents: readonly KnownDocument[] = [
  { number: '63/2010/NĐ-CP', date: '2010-06-08', title: 'Kiểm soát thủ tục hành chính' },
  { number: '766/QĐ-TTg', date: '2022-06-23', title: 'Bộ chỉ số' },
]

const asked = (text: string) =>
  findCitations({
    plan: {} as PrintedPlan,
    rows: [],
    phrases: new Map(),
    prose: [text],
    context: {
      year: 2026,
      calendar: workingCalendar({ from: '2026-01-01', to: '2026-12-31', weekend: [6, 7], days: [] }),
      habits: literalHabits,
      documents,
    },
  }).map(({ message }) => message)

describe('A document that a plan cites', () => {
  it('is asked about where the known one is of another year or another day', () => {
    expect(asked('theo Nghị định số 63/2020/NĐ-CP của Chính phủ')).toEqual([
      expect.stringContaining('63/2010/NĐ-CP'),
    ])
    expect(asked('Quyết định số 766/QĐ-TTg ngày 24/6/2022')).toEqual([
      expect.stringContaining('ký ngày 23/06/2022'),
    ])
  })

  it('says nothing where it agrees, and where the list does not know it', () => {
    expect(asked('Nghị định số 63/2010/NĐ-CP ngày 08/6/2010')).toEqual([])
    expect(asked('Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022')).toEqual([])
    expect(asked('Quyết định số 766/QĐ-TTg ngày 02/5/2019')).toEqual([])
    expect(asked('Kế hoạch số 712/KH-UBND ngày 18/11/2020')).toEqual([])
  })
})

it('A list of documents names one twice or of two years not at all', () => {
  const wrong = { number: '63/2010/NĐ-CP', date: '2020-06-08', title: 'x' }
  expect(documentFaults({ documents: [...documents, wrong] })).toHaveLength(1)
  expect(documentFaults({ documents: [...documents, ...documents.slice(0, 1)] })).toHaveLength(1)
  expect(documentFaults({ documents: [...documents] })).toEqual([])
})
