/** Which dossiers a filter shows, and what a search looks into. */
import type { DossierLine } from '../../../shared/contract/dossier.ts'
import { clean, fold } from '../../../shared/text/text.ts'

export interface Named {
  readonly line: DossierLine
  readonly applicant: string | null
  readonly exact: string
  readonly folded: string
}

const near = ({ status }: DossierLine): boolean => status.startsWith('nearDue')
const attention = (line: DossierLine): boolean =>
  near(line) || line.status === 'overdue' || line.status === 'needsReview'

export const filters = [
  { id: 'attention', text: 'Cần để ý', holds: attention },
  { id: 'overdue', text: 'Quá hạn', holds: ({ status }: DossierLine) => status === 'overdue' },
  { id: 'near', text: 'Sắp đến hạn', holds: near },
  { id: 'review', text: 'Cần xem lại', holds: ({ status }: DossierLine) => status === 'needsReview' },
  { id: 'inTime', text: 'Trong hạn', holds: ({ status }: DossierLine) => status === 'inTime' },
  { id: 'late', text: 'Trả trễ', holds: ({ status }: DossierLine) => status === 'late' },
  {
    id: 'done',
    text: 'Đã xong đúng, trước hạn',
    holds: ({ status }: DossierLine) => status === 'early' || status === 'onTime',
  },
  { id: 'withdrawn', text: 'Công dân rút', holds: ({ status }: DossierLine) => status === 'withdrawn' },
  { id: 'moved', text: 'Bị dời hẹn', holds: ({ moves }: DossierLine) => moves > 0 },
  { id: 'gone', text: 'Không còn trong danh sách', holds: ({ gone }: DossierLine) => gone !== null },
  { id: 'all', text: 'Tất cả', holds: () => true },
] as const
export type FilterId = (typeof filters)[number]['id']

export const startingFilter = (lines: readonly DossierLine[]): FilterId =>
  lines.some(attention) ? 'attention' : 'all'

export function searchable(line: DossierLine, applicant: string | null): Named {
  const text = [line.code, applicant, line.procedure, line.field, line.unit].filter(Boolean).join(' · ')
  return { line, applicant, exact: clean(text).toLowerCase(), folded: fold(text) }
}

/** Typed with marks the search is exact, without marks it is folded; every word must occur. */
export function isShown({ line, exact, folded }: Named, filter: FilterId, query: string): boolean {
  if (!filters.find(({ id }) => id === filter)?.holds(line)) return false
  return clean(query)
    .toLowerCase()
    .split(' ')
    .every((word) => (word === fold(word) ? folded : exact).includes(word))
}

/** What waits is ordered by the day it is due, everything else by its code. */
export function inOrder(lines: readonly Named[], filter: FilterId): readonly Named[] {
  if (!['attention', 'overdue', 'near', 'inTime'].includes(filter)) return lines
  const due = ({ line }: Named): string => line.effectiveDue ?? '9999'
  return [...lines].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0))
}
