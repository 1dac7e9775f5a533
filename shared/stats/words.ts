/** The sentences of the reading of a table, in the office's words. */

import type { SkipReason } from './body.ts'
import type { Contradiction } from './checks.ts'
import type { Column, Section } from './form.ts'

export type QuestionKind =
  | 'section'
  | 'separator'
  | 'table'
  | 'columnsDisagree'
  | 'columnAmbiguous'
  | 'columnMissing'
  | 'noRows'
  | 'noName'
  | 'duplicate'
  | 'hiddenRow'
  | 'hiddenDuplicate'
  | 'legacyFont'
  | 'lostLetters'
  | 'decimal'
  | 'carryMismatch'

const mark = (column: Column): string => `(${column.slice(1)})`
const number = (value: number): string =>
  String(value)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))(?<!,\d*)/g, '.')
const list = (items: readonly (string | number)[]): string => items.join(', ')

export const sectionWords: Readonly<Record<Section, string>> = {
  tinh: 'hệ thống của tỉnh',
  bo: 'hệ thống của các Bộ',
}

export const skipWords: Readonly<Record<SkipReason | 'otherTable', string>> = {
  title: 'dòng tiêu đề',
  header: 'đầu bảng',
  columnNumbers: 'dòng số thứ tự cột (1)(2)(3)…',
  section: 'tên mục',
  subtotal: 'dòng cộng mục, chỉ để đối chiếu',
  total: 'dòng tổng cộng, chỉ để đối chiếu',
  repeatedHeader: 'đầu bảng lặp lại khi sang trang',
  hiddenDuplicate: 'dòng ẩn, lặp lại một dòng đang hiện',
  continuation: 'phần còn lại của tên lĩnh vực ở dòng trên',
  noName: 'có số liệu nhưng không có tên lĩnh vực',
  note: 'ghi chú',
  signature: 'chữ ký',
  otherTable: 'bảng khác trong tệp',
}

export const questionWords = {
  section: (assumed: Section) =>
    `Không thấy tên mục phía trên các dòng. Số liệu này thuộc mục nào? Tạm hiểu: ${sectionWords[assumed]}`,
  separator: (examples: readonly string[]) =>
    `Dấu phẩy trong ${list(examples)} là phân cách hàng nghìn phải không? Tạm hiểu: phải (1,332 là 1.332 hồ sơ)`,
  table: (read: string, others: readonly string[]) =>
    `Tệp có ${others.length + 1} bảng. Đang đọc “${read}”; còn lại: ${list(others.map((name) => `“${name}”`))}`,
  columnsDisagree:
    'Đầu bảng và dòng (1)(2)(3)… nói khác nhau về thứ tự cột; đã theo thứ tự khớp các phép cộng hơn',
  columnAmbiguous: (code: Column) => `Có hơn một cột đọc được là ${mark(code)}; cột này để trống`,
  columnMissing: (codes: readonly Column[]) => `Bảng không có cột ${codes.map(mark).join(', ')}; để trống`,
  noRows: 'Bảng không có dòng số liệu nào (0 lĩnh vực)',
  noName: (rows: readonly number[]) => `Dòng ${list(rows)} có số liệu nhưng không có tên lĩnh vực; không lấy`,
  duplicate: (field: string, section: Section, rows: readonly number[]) =>
    `“${field}” (${sectionWords[section]}) có ở các dòng ${list(rows)}; chọn một dòng`,
  hiddenRow: (row: number, name: string) =>
    `Dòng ${row} “${name}” đang bị ẩn trong tệp; vẫn lấy vì có số liệu`,
  hiddenDuplicate: (row: number, name: string, visible: number) =>
    `Dòng ẩn ${row} “${name}” khác số với dòng ${visible} đang hiện; chỉ lấy dòng đang hiện`,
  legacyFont: (raw: string, font: string, name: string) =>
    `“${raw}” gõ bằng phông cũ ${font}; có phải “${name}” không?`,
  lostLetters: (raws: readonly string[]) =>
    `Tệp đã mất chữ có dấu (${list(raws.map((raw) => `“${raw}”`))}). Xuất lại dạng Excel, hoặc CSV UTF-8`,
  decimal: (row: number, code: Column, value: number, thousands: number) =>
    `Dòng ${row} cột ${mark(code)} là ${number(value)}; có phải ${number(thousands)} hồ sơ không?`,
  carryMismatch: (field: string, section: Section, carried: number | null, left: number | null) =>
    `${field} (${sectionWords[section]}): cột (6) là ${carried === null ? 'không có' : number(carried)}, cột (11) kỳ trước là ${left === null ? 'không có' : number(left)}`,
} as const

const sums: Partial<Record<Contradiction['code'], string>> = {
  sum3: '(3) ≠ (4)+(5)+(6)',
  sum7: '(7) ≠ (8)+(9)+(10)',
  sum11: '(11) ≠ (12)+(13)',
  balance: '(3) ≠ (7)+(11)',
}

/** `where`: the field of the row, or the label of the sum. Several are the columns of one sum line. */
export function contradictionWords(
  [first, ...more]: readonly [Contradiction, ...Contradiction[]],
  where: string,
): string {
  if (more.length === 0) return oneContradiction(first, where)
  const columns = [first, ...more].map(
    ({ col, inFile, computed }) =>
      `${col === undefined ? '' : mark(col)} ${number(inFile ?? 0)} và ${number(computed ?? 0)}`,
  )
  const because = first.cause === undefined ? '' : ` (${first.cause})`
  return `${where}: ${columns.length} cột trong tệp khác cộng các dòng${because}: ${columns.join('; ')}`
}

function oneContradiction(found: Contradiction, where: string): string {
  const { code, col, inFile, computed, cause } = found
  const column = col === undefined ? '' : ` cột ${mark(col)}`
  const because = cause === undefined ? '' : ` (${cause})`
  const printed = inFile === undefined ? '' : number(inFile)
  switch (code) {
    case 'sum3':
    case 'sum7':
    case 'sum11':
    case 'balance':
      return `${where}: ${sums[code]}: ${printed} và ${number(computed ?? 0)}, lệch ${number(Math.abs((inFile ?? 0) - (computed ?? 0)))}`
    case 'negative':
      return `${where}:${column} là số âm (${printed})`
    case 'notInteger':
      return `${where}:${column} không phải số nguyên (${printed})`
    case 'unreadable':
      return `${where}:${column} không đọc được thành số${because}`
    case 'subtotalMismatch':
    case 'totalMismatch':
      return `${where}:${column} trong tệp là ${printed}, cộng các dòng được ${number(computed ?? 0)}${because}`
    case 'subtotalNotCheckable':
      return `${where}:${column} không đối chiếu được${because}`
    default:
      return code satisfies never
  }
}
