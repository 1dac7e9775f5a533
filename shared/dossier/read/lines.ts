/** Lines of the list that are no dossier, each with its reason: nothing is dropped in silence. */

import type { GridRow } from '../../stats/grid.ts'
import { readTail } from '../../stats/labels.ts'
import { clean, fold } from '../../text/text.ts'
import { readHeading } from './columns.ts'

export const skipReasons = [
  'title',
  'header',
  'columnNumbers',
  'repeatedHeader',
  'pageSubtotal',
  'group',
  'noData',
  'footer',
  'signature',
  'noCode',
] as const
export type SkipReason = (typeof skipReasons)[number]

export interface SkippedLine {
  readonly row: number
  readonly reason: SkipReason
  readonly text?: string
}

export const rowText = (row: GridRow): string => clean(row.cells.map(({ text }) => text).join(' '))

const PAGE = /^(cong trang|cong don|mang sang|chuyen trang|tong trang|cong|trang \d+)\b/
const TOTAL = /^(tong (so|cong)|tong|co tat ca|so luong|danh sach (nay )?(gom|co))\b/

/** Why a line without a code is none; `noCode` where it looks like a dossier all the same. */
export function reasonOf(row: GridRow, isLast: boolean, filled: number): SkipReason {
  const text = rowText(row)
  const words = fold(text)
  const heads = row.cells.filter((cell) => readHeading(cell.text) !== null).length
  if (heads >= 4 && heads * 2 >= row.cells.length) return 'repeatedHeader'
  if (isColumnNumbers(row)) return 'columnNumbers'
  if (/^khong co (du lieu|ho so|ban ghi|ket qua)/.test(words) || words === 'no data') return 'noData'
  if (filled >= 4) return 'noCode'
  if (PAGE.test(words)) return 'pageSubtotal'
  if (TOTAL.test(words)) return isLast ? 'footer' : 'pageSubtotal'
  if (!isLast) return 'group'
  return readTail([text])[0] === 'signature' ? 'signature' : 'footer'
}

/** (1)(2)(3)… or 1 2 3… under the heading. */
export function isColumnNumbers(row: GridRow): boolean {
  const numbers = row.cells.map(({ text }) => /^\s*\(?\s*(\d{1,2}|[A-C])\s*\)?\s*$/.exec(text)?.[1])
  if (numbers.length < 5 || numbers.some((found) => found === undefined)) return false
  return new Set(numbers).size === numbers.length
}

/** "Lĩnh vực: Hộ tịch", "I. Hộ tịch (12 hồ sơ)": the name that a line over a group of dossiers gives. */
export function groupName(row: GridRow): string | null {
  const text = rowText(row)
  const named = /(?:lĩnh vực|nhóm thủ tục)\s*:?\s*(.+?)\s*(?:\(\s*\d+.*\))?$/iu.exec(text)
  return named?.[1] === undefined ? null : clean(named[1])
}
