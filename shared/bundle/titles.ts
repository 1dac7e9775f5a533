/** Records in the office's words, for previews and result lines. */
import { isPeriodKey, periodText } from '../dates/period.ts'
import { monthWords } from '../letter/month.ts'
import type { BundleKind, BundleRecord } from './record.ts'

export const kindWords: Readonly<Record<BundleKind, string>> = {
  week: 'Tuần',
  month: 'Tháng',
  taskState: 'Tình trạng nhiệm vụ',
  apologyTally: 'Thống kê xin lỗi',
  contact: 'Đầu mối',
  plan: 'Kế hoạch của xã',
  remarkAnswer: 'Trả lời đề nghị kiểm tra lại',
  dictionary: 'Quy tắc',
  template: 'Mẫu chữ',
  calendar: 'Lịch làm việc',
  target: 'Chỉ tiêu',
  unit: 'Danh sách đơn vị',
  planSkeleton: 'Khung kế hoạch',
  remark: 'Đề nghị kiểm tra lại',
}

/** "Tuần đến 20/11/2026, bản chốt lần 2". */
export function titleOf({ kind, key, revision, body }: BundleRecord): string {
  const word = kindWords[kind]
  const named = nameIn(body)
  switch (kind) {
    case 'week':
    case 'month': {
      const period = isPeriodKey(key) ? periodText(key) : key
      return `${period.charAt(0).toUpperCase()}${period.slice(1)}, bản chốt lần ${revision}`
    }
    case 'apologyTally':
      return `${word} ${/^\d{4}-\d{2}$/.test(key) ? monthWords(key) : key}`
    case 'contact':
      return key === 'people' ? `${word}: người được phân công` : `${word}: cơ quan`
    default:
      return named === null ? word : `${word}: ${named}`
  }
}

const named = ['title', 'name', 'content', 'text', 'indicator'] as const

function nameIn(body: unknown): string | null {
  const record = body as Readonly<Record<string, unknown>>
  const inner = (record.plan ?? record.rule ?? record) as Readonly<Record<string, unknown>>
  const found = named.map((member) => inner[member]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found.slice(0, 120) : null
}
