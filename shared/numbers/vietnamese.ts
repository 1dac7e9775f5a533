/**
 * Numbers as Vietnamese write them: "1.234,5", dots between thousands, a comma before decimals.
 *
 * What is well formed that way is read that way; only "1,332" (one comma, three digits behind it) is held back,
 * because a machine with US settings writes 1332 so. What is well formed only the English way ("1,234.5", "7.2")
 * is never taken silently: the answer is `ambiguous` with both readings, and the caller, once told, passes
 * `notation` for the rest of the paste. A dash or nothing is an absent value, not zero.
 */
import { clean } from '../text/text.ts'
import { exact, fixed } from './exact.ts'

export type Notation = 'vietnamese' | 'english'

export type ReadNumber =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'absent' }
  | {
      readonly type: 'ambiguous'
      readonly text: string
      /** null where the text makes no number in that notation. */
      readonly vietnamese: number | null
      readonly english: number | null
    }
  | { readonly type: 'unreadable'; readonly text: string }

/** More digits than this are not a count, and a double would not keep them. */
const mostDigits = 15

/**
 * `notation` is the answer to an earlier question: only that reading then counts.
 * `percent` lets one percent sign stand at the end; the value stays in per cent.
 */
export function parseNumber(
  text: string,
  options: { readonly notation?: Notation; readonly percent?: boolean } = {},
): ReadNumber {
  const typed = halfWidth(clean(text))
  if (typed === '' || /^[-\u2010-\u2015\u2212]$/.test(typed)) return { type: 'absent' }

  const negative = /^[-\u2010-\u2013\u2212]/.test(typed)
  const rest = typed.replace(/^[-+\u2010-\u2013\u2212] ?/, '')
  const body = options.percent === true ? rest.replace(/ ?%$/, '') : rest
  const unreadable: ReadNumber = { type: 'unreadable', text }
  if (body.replace(/\D/g, '').length > mostDigits) return unreadable

  const signed = (plain: string | null): number | null =>
    plain === null ? null : Number(negative && Number(plain) !== 0 ? `-${plain}` : plain)
  const vietnamese = signed(readIn(body, '.', ','))
  const english = signed(readIn(body, ',', '.'))

  if (options.notation !== undefined) {
    const value = options.notation === 'vietnamese' ? vietnamese : english
    return value === null ? unreadable : { type: 'number', value }
  }
  const doubtful = vietnamese === null || (body.includes(',') && english !== null && english !== vietnamese)
  if (!doubtful) return { type: 'number', value: vietnamese }
  return english === null ? unreadable : { type: 'ambiguous', text, vietnamese, english }
}

/** "１２" as some keyboards send it; no wider folding, which would make 52 of "5²". */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

/** The plain decimal of a well-formed number, thousands all grouped by `group` or by spaces, or not at all. */
function readIn(body: string, group: '.' | ',', mark: '.' | ','): string | null {
  const [whole = '', decimals, ...more] = body.split(mark)
  if (more.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return null
  const grouped = group === '.' ? /^[1-9]\d{0,2}(\.\d{3})+$/ : /^[1-9]\d{0,2}(,\d{3})+$/
  const wellFormed = /^\d+$/.test(whole) || grouped.test(whole) || /^[1-9]\d{0,2}( \d{3})+$/.test(whole)
  if (!wellFormed) return null
  const digits = whole.replace(/\D/g, '')
  return decimals === undefined ? digits : `${digits}.${decimals}`
}

/** What stands where there is no value. */
export const absent = '–'

/**
 * "1.234,50". With `decimals` the value is rounded half away from zero to just so many; without, it keeps its own.
 * null prints as a dash.
 */
export function formatNumber(value: number | null, decimals?: number): string {
  if (value === null) return absent
  const fraction = exact(value)
  const places = decimals ?? fraction.denominator.toString().length - 1
  const [whole = '', fractional] = fixed(fraction, places).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return fractional === undefined ? grouped : `${grouped},${fractional}`
}
