/** The closed sets inside the rules, in words. */

import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import type { CalendarDay, Metric } from '../../../shared/rules/bodies.ts'
import type { Cutoff } from '../../../shared/rules/cutoffs.ts'
import type { Paper, SentenceTime } from '../../../shared/rules/letter.ts'

export const zeroWords: Readonly<Record<Metric['zeroDenominator'], string>> = {
  null: 'không tính',
  zero: '0 điểm',
  full: 'đủ điểm',
}

export const unitWords: Readonly<Record<NonNullable<Metric['unit']>, string>> = {
  percent: 'tỷ lệ %',
  days: 'số ngày trung bình',
}

export const templateWords = {
  name: 'Tên loại văn bản',
  summary: 'Trích yếu',
  basis: 'Dòng căn cứ',
  opening: 'Mở đầu câu số lượng hồ sơ',
  clauses: 'Các vế của câu số lượng hồ sơ',
  explanations: 'Dòng diễn giải',
  closing: 'Câu kết',
  recipients: 'Nơi nhận',
  webTitle: 'Tiêu đề bài đăng web',
  webOpening: 'Đoạn mở đầu bài đăng web',
  zalo: 'Tin Zalo',
  briefingName: 'Tên báo cáo giao ban',
} as const

export const dayKindWords: Readonly<Record<CalendarDay['kind'], string>> = { off: 'nghỉ', work: 'làm bù' }

export const weekdayWords = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Chủ nhật'].map((name) =>
  name === 'Chủ nhật' ? name : `thứ ${name}`,
)

export const everyWords: Readonly<Record<Cutoff['every'], string>> = {
  month: 'hằng tháng',
  quarter: 'của tháng cuối quý',
}

export const whenOffWords: Readonly<Record<Cutoff['whenOff'], string>> = {
  before: 'gửi trước, ngày làm việc liền trước',
  after: 'gửi ngày làm việc liền sau',
  same: 'vẫn đúng ngày',
}

/** "trước ngày 23", "chậm nhất ngày 17" */
export const dueText = ({ due }: Cutoff): string => `${due.before ? 'trước' : 'chậm nhất'} ngày ${due.day}`

export function formulaText(metric: Metric): string {
  if (metric.formula.kind === 'track') return 'chỉ theo dõi'
  const { threshold } = metric.formula
  return threshold === 1
    ? 'tỷ lệ × điểm tối đa'
    : `đạt ${formatNumber(Math.round(threshold * 10_000) / 100)} % là đủ điểm`
}

export const sentenceTimeWords: Readonly<Record<SentenceTime, string>> = {
  always: 'luôn in',
  before: 'khi chưa đến hạn',
  after: 'khi đã quá hạn',
}

export const paperWords: Readonly<Record<Paper, string>> = { A5: 'A5', A4: 'A4' }
