/** Cells of tables: what is printed, and the number behind it where there is one, for forms that can reckon. */
import { sumExact } from '../numbers/exact.ts'
import { absent, formatNumber } from '../numbers/vietnamese.ts'

export interface Figure {
  /** As printed. */
  readonly text: string
  readonly value: number
  readonly decimals: number
  /** A difference: printed with ▲ or ▼ before its amount. */
  readonly change?: true
}

export type Cell = string | Figure

/** On one line: a head is broken for narrow columns, also behind a stroke. */
export const flat = (text: string): string => text.replace(/\/\n/g, '/').replace(/\s*\n\s*/g, ' ')

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** null prints as a dash. Without `decimals` the value keeps its own. */
export function figure(value: number | null, decimals?: number): Cell {
  if (value === null) return absent
  const text = formatNumber(value, decimals)
  return { text, value, decimals: (text.split(',')[1] ?? '').length }
}

/** Two decimals, as the portal prints them; an official score typed with more is not cut. */
export function points(score: number | null): Cell {
  const own = figure(score)
  return typeof own !== 'string' && own.decimals > 2 ? own : figure(score, 2)
}

/** "▲ 1,15", "▼ 0,30", "0,00"; a dash where one of the two is absent. */
export function change(now: number | null, before: number | null): Cell {
  if (now === null || before === null) return absent
  const value = sumExact([now, -before], 2)
  const sign = value > 0 ? '▲ ' : value < 0 ? '▼ ' : ''
  return { text: `${sign}${formatNumber(Math.abs(value), 2)}`, value, decimals: 2, change: true }
}

/** What begins so is a formula to Excel, or becomes one once its first sign is dropped. */
const formula = /^[=+\-@\t\r\n]/

/** Text that no spreadsheet takes for a formula: an apostrophe before it, as one would type it by hand. */
export const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text)
