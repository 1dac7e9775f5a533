/**
 * A phrase made ready for reading, and a cursor over it.
 *
 * `low` is what the grammar sees, `shown` what is quoted; both have the same length, so that every word of the
 * reading can be traced to the words printed. Case, NFD, NBSP, dashes, "Hàng" for "Hằng", "quí"/"Qúy" for "quý" and
 * "kì" for "kỳ" make no difference; white space is never demanded between two words.
 */
import { nfc } from '../text/text.ts'

export interface Phrase {
  readonly low: string
  readonly shown: string
}

/** Same length on both sides of each pair. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[‐-―−→⇒~]/g, '-'],
  [/[“”"]/g, '"'],
  [/hàng(?=\s*(?:ngày|tuần|tháng|quý|quí|qúy|năm|\d))/g, 'hằng'],
  [/quí|qúy|qui(?=\s*[iv1-4]+(?![a-zà-ỹ]))|quy(?=\s*(?:iv|i{1,3}|[1-4])(?![a-zà-ỹ\d]))/g, 'quý'],
  [/định kì/g, 'định kỳ'],
]

export function phraseOf(text: string): Phrase {
  const shown = nfc(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .replace(/^\s+|\s+$/g, '')
  const lowered = [...shown].map((char) => {
    const lower = char.toLowerCase()
    return lower.length === char.length ? lower : char
  })
  const low = spellings.reduce((held, [from, to]) => held.replace(from, to), lowered.join(''))
  return { low: withoutSpelledNumbers(withMarks(low)), shown: shown.replaceAll('\n', ' ') }
}

/**
 * Words of time whose marks were lost or set on the wrong letter ("thuờng xuyên", "truoc ngay 20/5"). Only where two
 * words stand together, or a number behind, is there no other word they could be.
 */
const misspelled: readonly (readonly [RegExp, string])[] = [
  'thường xuyên',
  'liên tục',
  'hằng ngày',
  'hằng tuần',
  'hằng tháng',
  'hằng quý',
  'hằng năm',
  'định kỳ',
  'đột xuất',
  'chậm nhất',
  'muộn nhất',
  'hoàn thành',
  'trước ngày',
  'trước tháng',
  'trong tháng',
  'trong quý',
].map(
  (words) =>
    [new RegExp(`(?<!\\p{L})${folded(words).replace(' ', '\\s*')}(?!\\p{L}|\\s+§)`, 'gu'), words] as const,
)
const misspelledBeforeNumber: readonly (readonly [RegExp, string])[] = ['tháng', 'ngày', 'trước', 'quý'].map(
  (word) => [new RegExp(`(?<!\\p{L})${folded(word)}(?=\\s*\\d)`, 'gu'), word] as const,
)

/** Letter for letter, so that the length stays. */
function folded(text: string): string {
  return [...text].map((char) => (char === 'đ' ? 'd' : (char.normalize('NFD')[0] ?? char))).join('')
}

function withMarks(low: string): string {
  const bare = folded(low)
  if (bare.length !== low.length) return low
  let held = low
  for (const [pattern, words] of [...misspelled, ...misspelledBeforeNumber])
    for (const { 0: found, index } of bare.matchAll(pattern)) {
      const [first = '', second = ''] = words.split(' ')
      const gap = ' '.repeat(Math.max(0, found.length - first.length - second.length))
      const blank = held.slice(index + first.length, index + first.length + gap.length)
      held = `${held.slice(0, index)}${first}${blank}${second}${held.slice(index + found.length)}`
    }
  return held
}

/** "05 (năm) ngày": the number in letters says nothing new. */
const withoutSpelledNumbers = (low: string): string =>
  low.replace(
    /(\d\s*)(\((?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|\s)+\))/g,
    (_, number: string, bracket: string) => number + ' '.repeat(bracket.length),
  )

/** Blanks out [from, to) of what the grammar sees; `shown` keeps it. */
export const masked = (phrase: Phrase, from: number, to: number, by: string): Phrase => ({
  low: phrase.low.slice(0, from) + by.repeat(to - from) + phrase.low.slice(to),
  shown: phrase.shown,
})

/** The part [from, to), without white space and closing marks at its ends; the stop behind a bracket stays. */
export function slice({ low, shown }: Phrase, from: number, to: number): Phrase {
  let start = from
  let end = to
  while (start < end && /[\s,;.:+-]/.test(low.charAt(start))) start += 1
  while (end > start && /[\s,;.:+-]/.test(low.charAt(end - 1)) && !/\)\.$/.test(low.slice(start, end)))
    end -= 1
  return { low: low.slice(start, end), shown: shown.slice(start, end) }
}

/** A place in the text. Scanners move it on success and leave it where it was on failure. */
export interface Cursor {
  readonly phrase: Phrase
  at: number
}

export const cursorOver = (phrase: Phrase): Cursor => ({ phrase, at: 0 })

/** Nothing but closing marks is left. */
export const atEnd = ({ phrase, at }: Cursor): boolean => /^[\s.,;)]*$/.test(phrase.low.slice(at))

/** A pattern tried at the cursor: each blank of `source` stands for any white space or none. */
export const loose = (source: string): RegExp => new RegExp(`\\s*(?:${source.replaceAll(' ', '\\s*')})`, 'y')

export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.phrase.low)
  if (found !== null) cursor.at += found[0].length
  return found
}

/** Runs `scanner`; when it gives null the cursor is where it was. */
export function attempt<T>(cursor: Cursor, scanner: (cursor: Cursor) => T | null): T | null {
  const { at } = cursor
  const found = scanner(cursor)
  if (found === null) cursor.at = at
  return found
}

/** What is printed in [from, to), trimmed. */
export const printed = ({ phrase }: Cursor, from: number, to: number): string =>
  phrase.shown.slice(from, to).trim()
