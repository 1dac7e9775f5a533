/** The pairs of the week on the sheet: what the office counted, and the rate it makes. */
import type { PairsBody } from '../rules/figures.ts'
import type { WeekFigures } from '../week/content.ts'
import { pairOf, rateText } from '../week/pairs.ts'
import { figure } from './cells.ts'
import type { Row, Table } from './model.ts'

/** The pairs somebody entered, in the dictionary's order; null when there is none. */
export function pairsTable(figures: WeekFigures, { pairs }: PairsBody): Table | null {
  const entered = pairs.filter(({ code }) => Object.hasOwn(figures.pairs, code))
  if (entered.length === 0) return null
  return {
    kind: 'table',
    name: 'Đơn vị đếm',
    label: 'Tử số, mẫu số và tỷ lệ do đơn vị đếm',
    size: 11,
    columns: [
      { width: 10, align: 'center' },
      { width: 47, align: 'left', names: true },
      { width: 52, align: 'left' },
      { width: 17, align: 'right' },
      { width: 17, align: 'right' },
      { width: 22, align: 'right' },
    ],
    head: [['STT', 'Nội dung', 'Tử số / mẫu số là', 'Tử số', 'Mẫu số', 'Tỷ lệ'].map((text) => ({ text }))],
    rows: entered.map(({ code, name, numerator, denominator }, at): Row => {
      const pair = pairOf(figures, code)
      return {
        kind: 'data',
        cells: [
          figure(at + 1),
          name,
          `${numerator} / ${denominator}`,
          figure(pair.numerator),
          figure(pair.denominator),
          rateText(pair),
        ],
      }
    }),
  }
}
