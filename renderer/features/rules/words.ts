/** The closed sets inside the rules, in words. */

import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import type { CalendarDay, Metric } from '../../../shared/rules/bodies.ts'

export const zeroWords: Readonly<Record<Metric['zeroDenominator'], string>> = {
  null: 'không tính',
  zero: '0 điểm',
  full: 'đủ điểm',
}

export const unitWords: Readonly<Record<NonNullable<Metric['unit']>, string>> = {
  percent: 'tỷ lệ %',
  days: 'số ngày trung bình',
}

export const dayKindWords: Readonly<Record<CalendarDay['kind'], string>> = { off: 'nghỉ', work: 'làm bù' }

export const weekdayWords = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Chủ nhật'].map((name) =>
  name === 'Chủ nhật' ? name : `thứ ${name}`,
)

export function formulaText(metric: Metric): string {
  if (metric.formula.kind === 'track') return 'chỉ theo dõi'
  const { threshold } = metric.formula
  return threshold === 1
    ? 'tỷ lệ × điểm tối đa'
    : `đạt ${formatNumber(Math.round(threshold * 10_000) / 100)} % là đủ điểm`
}
