/**
 * A cell of the table as a count of dossiers. An empty cell and a dash are 0, as the form is filled in;
 * text that is no number is null and said aloud. "1.332" is one thousand three hundred and thirty-two: a count
 * has no decimals, so three digits behind one mark are thousands; with a comma that is asked once.
 */
import { nfc } from '../text/text.ts'
import type { GridCell } from './grid.ts'

export type Thousand = '.' | ','

export interface ReadCount {
  readonly value: number | null
  /** `blank`: nothing or a dash; `commas`: thousands with a comma; `unreadable`: text that is no number. */
  readonly how: 'number' | 'text' | 'blank' | 'commas' | 'unreadable' | 'uncached'
}

const BLANK = /^[-‐‑‒–—−]*$/
const PLAIN = /^-?\d+$/
const DOTS = /^-?[1-9]\d{0,2}(\.\d{3})+(,0+)?$/
const COMMAS = /^-?[1-9]\d{0,2}(,\d{3})+(\.0+)?$/
const DECIMAL = /^-?\d+[.,]\d+$/

/** `commas`: how the office answered "1,332"; `decimal` reads it as 1 point 332. */
export function readCount(
  cell: GridCell | undefined,
  commas: 'thousand' | 'decimal' = 'thousand',
): ReadCount {
  if (cell === undefined) return { value: 0, how: 'blank' }
  if (cell.uncached) return { value: null, how: 'uncached' }
  if (cell.number !== null) return { value: cell.number, how: 'number' }
  const text = bare(cell.text)
  if (BLANK.test(text)) return { value: 0, how: 'blank' }
  if (PLAIN.test(text)) return { value: Number(text), how: 'text' }
  if (DOTS.test(text)) return { value: Number(text.replace(/,0+$/, '').replace(/\./g, '')), how: 'text' }
  if (COMMAS.test(text) && commas === 'thousand') {
    return { value: Number(text.replace(/\.0+$/, '').replace(/,/g, '')), how: 'commas' }
  }
  if (DECIMAL.test(text)) return { value: Number(text.replace(',', '.')), how: 'text' }
  return { value: null, how: 'unreadable' }
}

/** Without the spaces (NBSP, thin) inside it, the apostrophe of Excel's text cells and the `="…"` of csv files. */
const bare = (text: string): string =>
  nfc(text)
    .replace(/^\s*="(.*)"\s*$/s, '$1')
    .replace(/^\s*['’‘]/, '')
    .replace(/[\s\u00A0\u2007\u2009\u202F]+/g, '')
    .replace(/^[‐‑‒–—−](?=\d)/, '-')

/** Text that reads as a number, a dash, or nothing: what a column of counts holds. */
export const isCount = (cell: GridCell | undefined): boolean => readCount(cell).how !== 'unreadable'
