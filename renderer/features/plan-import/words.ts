/** The office's words for what an import found. */
import type { ColumnRole } from '../../../shared/contract/plan-import.ts'
import type { PlanRow, RowKind } from '../../../shared/plan/row.ts'

export const roleWords: Readonly<Record<ColumnRole, string>> = {
  no: 'Số thứ tự',
  no2: 'Số thứ tự thứ hai',
  goal: 'Mục tiêu',
  mission: 'Nhiệm vụ lớn',
  group: 'Nhóm',
  content: 'Nội dung công việc',
  lead: 'Chủ trì',
  coordinator: 'Phối hợp',
  evaluator: 'Theo dõi, đánh giá',
  start: 'Bắt đầu',
  deadline: 'Thời hạn',
  product: 'Kết quả, sản phẩm',
  note: 'Ghi chú',
  threshold: 'Mức chỉ tiêu',
  unit: 'Đơn vị tính',
  other: '(không lấy)',
}

export const kindWords: Readonly<Record<RowKind, string>> = {
  task: 'nhiệm vụ',
  target: 'chỉ tiêu',
  reviewItem: 'nhóm rà soát',
}

/** "8 mục, 42 nhiệm vụ, 34 nhóm rà soát." */
export function summary(rows: readonly PlanRow[]): string {
  const sections = new Set(
    rows.map(({ annex, sectionNo, sectionTitle }) => `${annex}/${sectionNo}/${sectionTitle}`),
  )
  const counts = (Object.keys(kindWords) as RowKind[]).flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind).length
    return count === 0 ? [] : [`${count} ${kindWords[kind]}`]
  })
  return `${sections.size} mục, ${counts.join(', ')}.`
}
