/** Set phrases of administrative documents, NĐ 30/2020/NĐ-CP Phụ lục I. What is not known yet is dotted, to be filled in by hand. */

import { wallClock } from '../dates/plain.ts'
import { formatDate, formatLong, weekdayName } from '../dates/words.ts'
import type { Signer } from '../unit/unit.ts'
import type { Signature, Signatures } from './model.ts'

export const blankName = '…………………………'

/** "47/TB-TTPVHCC"; numbers below ten get a nought in front; a number typed with its symbol stays as typed. */
export function documentNumber(number: string, symbol: string): string {
  if (number === '') return `……/${symbol}`
  if (number.includes('/')) return number
  return `${number.padStart(2, '0')}/${symbol}`
}

/** "ngày 05 tháng 02 năm 2026"; without a date the day and month are left open in `year`. */
export const dateOrBlank = (date: string | null, year: string): string =>
  date === null ? `ngày …… tháng …… năm ${year}` : formatLong(date)

/** "thứ Hai 12/10/2026, 08 giờ 10", by the wall clock of Việt Nam. */
export function dayAndHour(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${weekdayName(date)} ${formatDate(date)}, ${time.replace(':', ' giờ ')}`
}

/** "7F3A-91C2": short enough to read over the phone. */
export const checkCode = (hash: string): string => `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase()

/** "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"; an authority without a body stands before the title: "Q. GIÁM ĐỐC". */
export function signerBlock(signer: Signer | null): Signature {
  const hint = '(Ký, đóng dấu)'
  if (signer === null) return { title: ['THỦ TRƯỞNG ĐƠN VỊ'], hint, name: blankName }
  const { authority, onBehalfOf, title, name } = signer
  const printed =
    onBehalfOf === '' ? [`${authority} ${title}`.trim()] : [`${authority} ${onBehalfOf}`.trim(), title]
  return { title: printed.map((line) => line.toUpperCase()), hint, name }
}

/** "NGƯỜI LẬP BIỂU: …", one line a person, for forms that nobody signs by hand; who is not known yet is left out. */
export const signedLines = ({ columns }: Signatures): string[] =>
  columns.filter(({ name }) => name !== blankName).map(({ title, name }) => `${title.join(', ')}: ${name}`)

/** Before anything else in a form that has no room for a watermark. */
export const draftWarning = (watermark: string): string => `${watermark}: không dùng để công khai`

/** Cut at a word, with an ellipsis. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))}…`
