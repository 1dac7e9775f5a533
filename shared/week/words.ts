/** The sentences of the week's findings, in the office's words. */
import { formatNumber } from '../numbers/vietnamese.ts'
import type { Column, StatsRow } from '../stats/form.ts'

const points = (value: number) => formatNumber(value, 2)
const label = (column: Column) => `(${column.slice(1)})`

const named = (row: Pick<StatsRow, 'section' | 'field'>) =>
  row.section === 'bo' ? `${row.field} (hệ thống các Bộ)` : row.field

const list = (names: readonly string[], most = 3): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} và ${names.length - most} mục khác`

export const words = {
  unreadable: (text: string) => `“${text}” không phải là một con số`,
  ambiguous: (text: string) =>
    `“${text}” đọc được hai cách; số thập phân viết dấu phẩy, hàng nghìn viết dấu chấm`,
  groupMissing: (names: readonly string[]) => `Chưa có điểm trên Cổng: ${list(names, 6)}`,
  groupNegative: (name: string, score: number) => `${name}: điểm ${points(score)} là số âm`,
  groupAboveMax: (name: string, score: number, max: number) =>
    `${name}: ${points(score)} cao hơn điểm tối đa ${formatNumber(max, 0)}`,
  totalMismatch: (total: number, sum: number) =>
    `Tổng điểm trên Cổng ${points(total)} khác tổng các nhóm ${points(sum)}`,
  scoreDiffers: (name: string, official: number, own: number) =>
    `${name}: Cổng ${points(official)}, tự tính ${points(own)}, lệch ${points(Math.abs(Math.round(official * 100) - Math.round(own * 100)) / 100)}`,
  ratioAbove100: (name: string) => `${name}: tử số lớn hơn mẫu số (trên 100 %)`,
  negative: (row: StatsRow, column: Column) => `${named(row)}: cột ${label(column)} là số âm`,
  notInteger: (row: StatsRow, column: Column) => `${named(row)}: cột ${label(column)} không phải số nguyên`,
  cellMissing: (row: StatsRow, empty: readonly Column[]) =>
    `${named(row)}: để trống cột ${empty.map(label).join(', ')}`,
  identity: (row: StatsRow, whole: Column, parts: readonly Column[], difference: number) =>
    `${named(row)}: ${label(whole)} ≠ ${parts.map(label).join('+')}, lệch ${formatNumber(Math.abs(difference), 0)}`,
  carryMismatch: (fields: readonly string[], word: 'tuần' | 'tháng') =>
    `Cột (6) khác cột (11) của ${word} trước ở ${fields.length} dòng: ${list(fields)}`,
  noRows: 'Chưa có bảng 13 cột',
  noEvidence: 'Chưa có ảnh màn hình Cổng làm minh chứng',
} as const
