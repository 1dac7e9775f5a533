/** What units are ranked by: the official total, rates of the 13 columns, and the office's own pairs by their code. */
import type { Column } from '../stats/form.ts'

export interface ColumnRate {
  readonly code: 'onTime' | 'online'
  readonly name: string
  /** Summed columns. */
  readonly numerator: readonly Column[]
  readonly denominator: readonly Column[]
}

export const columnRates: readonly ColumnRate[] = [
  {
    code: 'onTime',
    name: 'Giải quyết trước hạn, đúng hạn',
    numerator: ['c8', 'c9'],
    denominator: ['c7'],
  },
  { code: 'online', name: 'Tiếp nhận trực tuyến', numerator: ['c4'], denominator: ['c4', 'c5'] },
]

export const totalMeasure = { code: 'total', name: 'Tổng điểm Bộ chỉ số 766' } as const
