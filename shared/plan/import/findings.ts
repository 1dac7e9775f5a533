/**
 * The defects that real plans carry, named where they occur and never repaired. Each check is a function of the rows;
 * what a check cannot be sure of it puts as a question (`ask`).
 */

import type { Finding } from '../finding.ts'
import type { PlanRow } from '../row.ts'
import { findCitations } from './citations.ts'
import { findNumbers, findNumbersInText } from './findings-text.ts'
import { findOrder, findTimes } from './findings-times.ts'
import { type Draft, type Found, finding, onRow } from './found.ts'
import type { Role } from './roles.ts'

export const findAll = (found: Found): Finding[] => [
  ...findColumns(found),
  ...findTimes(found),
  ...findOrder(found),
  ...findNumbers(found),
  ...findCitations(found),
  ...findNumbersInText(found),
  ...findTraces(found),
]

const roleWords: Readonly<Partial<Record<Role, string>>> = {
  content: 'nội dung công việc',
  lead: 'cơ quan chủ trì',
  coordinator: 'cơ quan phối hợp',
  deadline: 'thời hạn',
  product: 'kết quả, sản phẩm',
  no: 'số thứ tự',
}

function findColumns({ plan }: Found): Finding[] {
  return plan.layouts.flatMap((layout) => {
    const has = (role: Role): boolean => layout.columns.some((column) => column.role === role)
    const unknown = layout.columns
      .filter(({ sure }) => !sure)
      .map(({ label, role, column }) =>
        finding({
          type: 'columnUnknown',
          weight: 'ask',
          quote: label,
          message:
            role === 'other'
              ? `Cột “${label || column + 1}” chưa rõ để làm gì, nên chưa lấy. Chọn nghĩa của cột, hoặc bỏ qua.`
              : `Cột “${label || column + 1}” tạm coi là ${roleWords[role] ?? 'cột khác'}. Đúng không?`,
        }),
      )
    const wanted: readonly Role[] = layout.kind === 'target' ? ['lead'] : ['lead', 'deadline']
    const missing = wanted
      .filter((role) => !has(role))
      .map((role) =>
        finding({
          type: 'columnMissing',
          weight: 'ask',
          quote: layout.columns.map(({ label }) => label).join(' | '),
          message: `Bảng không có cột ${roleWords[role]}. Nếu có, chỉ ra cột ấy.`,
        }),
      )
    return [...unknown, ...missing]
  })
}

function findTraces({ plan, rows, prose }: Found): Finding[] {
  const of = (test: (row: PlanRow) => boolean, draft: (row: PlanRow) => Draft): Finding[] =>
    rows.filter(test).map((row) => onRow(row, draft(row)))
  const mark = (row: PlanRow) => plan.marks.get(row.id)
  const bookmark = prose.find((text) => RESIDUE.test(text))
  return [
    ...(plan.facts.docNo === null
      ? [
          finding({
            type: 'planUnnumbered',
            weight: 'note',
            message: 'Kế hoạch chưa có số (bản dự thảo?). Vẫn nhập được.',
          }),
        ]
      : []),
    ...(bookmark === undefined
      ? []
      : [
          finding({
            type: 'residue',
            weight: 'note',
            quote: bookmark.slice(0, 120),
            message: 'Có vết của phần mềm soạn thảo còn sót trong văn bản.',
          }),
        ]),
    ...of(
      (row) => row.spanText !== undefined,
      (row) => ({
        type: 'spanText',
        weight: 'ask',
        quote: row.spanText ?? '',
        message: 'Một ô phủ nhiều cột, trỏ sang văn bản khác: nhiệm vụ kế thừa.',
      }),
    ),
    ...of(
      (row) => mark(row)?.joined === true,
      () => ({ type: 'joinedRow', weight: 'note', message: 'Dòng bị ngắt trang, đã nối lại.' }),
    ),
    ...of(
      (row) => mark(row)?.hidden === true,
      () => ({ type: 'hiddenRow', weight: 'ask', message: 'Dòng bị ẩn trong tệp; vẫn được đọc.' }),
    ),
    ...of(
      (row) => mark(row)?.changed === true,
      () => ({
        type: 'trackedChange',
        weight: 'note',
        message: 'Có sửa đổi theo dõi (track changes); đọc như đã chấp nhận hết.',
      }),
    ),
    ...of(
      (row) => mark(row)?.doubtful === true,
      (row) => ({
        type: 'rowDoubtful',
        weight: 'ask',
        quote: row.content.slice(0, 120),
        message: 'Bản gốc không có đường kẻ ô; dòng này chia cột theo dáng chữ. Xem lại từng ô.',
      }),
    ),
    ...of(
      (row) => row.content === '',
      (row) => ({
        type: 'rowDoubtful',
        weight: 'ask',
        quote: row.no,
        message: 'Dòng không có nội dung công việc.',
      }),
    ),
    ...of(
      (row) => row.kind === 'task' && row.leads.length === 0 && row.spanText === undefined,
      (row) => ({
        type: 'rowDoubtful',
        weight: 'ask',
        quote: row.content.slice(0, 120),
        message: 'Chưa thấy cơ quan chủ trì.',
      }),
    ),
    ...(plan.scannedPages.length === 0
      ? []
      : [
          finding({
            type: 'pageUnread',
            weight: 'ask',
            quote: plan.scannedPages.join(', '),
            message: `Trang ${plan.scannedPages.join(', ')} chỉ là ảnh quét nên chưa đọc. Bảng ở đó phải thêm bằng tay.`,
          }),
        ]),
    ...plan.skipped.map((table) =>
      finding({
        type: 'tableSkipped',
        weight: 'ask',
        at: { table: table.index, row: 0 },
        quote: (table.rows[0]?.cells ?? [])
          .map(({ text }) => text)
          .join(' | ')
          .slice(0, 200),
        message: 'Một bảng không giống bảng nhiệm vụ nên không lấy.',
      }),
    ),
  ]
}

const RESIDUE = /\[bookmark:|_Toc\d+/
