/**
 * Text at the door: everything stored is NFC with ordinary spaces, whatever Unikey, Excel or Word sent.
 * Search compares folds (marks stripped, đ→d, lower case); sorting is Vietnamese collation.
 */

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const SPACES = /[\s\u00A0\u2007\u202F]+/g

/** NFC, without zero-width marks; white space is kept as typed. */
export const nfc = (text: string): string => text.replace(INVISIBLE, '').normalize('NFC')

/** `nfc`, with every run of white space (NBSP included) folded to one space, ends trimmed. */
export const clean = (text: string): string => nfc(text).replace(SPACES, ' ').trim()

/** What two spellings have in common that differ only in case and white space: Hưng and Hùng stay two. */
export const caseless = (text: string): string => clean(text).toLowerCase()

/** Strips marks, turns đ into d and lowers: "Nguyễn Đình" → "nguyen dinh". */
export const fold = (text: string): string =>
  clean(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()

/** Typed with marks a query is exact, without marks it is folded; it matches at the start of a word. */
export function matches(query: string, text: string): boolean {
  const wanted = clean(query).toLowerCase()
  if (wanted === '') return true
  const exact = wanted !== fold(wanted)
  const hay = exact ? clean(text).toLowerCase() : fold(text)
  return ` ${hay.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')}`.includes(
    ` ${wanted.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')}`,
  )
}

const collator = new Intl.Collator('vi', { numeric: true })

export const compareText = (a: string, b: string): number => collator.compare(a, b)

/** People sort by given name (the last word), then by what stands before it, as every class list does. */
export function comparePeople(a: string, b: string): number {
  const [givenA, restA] = splitName(a)
  const [givenB, restB] = splitName(b)
  return collator.compare(givenA, givenB) || collator.compare(restA, restB)
}

function splitName(name: string): readonly [given: string, rest: string] {
  const words = clean(name).split(' ')
  return [words.at(-1) ?? '', words.slice(0, -1).join(' ')]
}
