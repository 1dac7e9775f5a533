/** Printed numbers: what style they are of, how they stand under each other, and the path of groups they make. */

export type NumberStyle = 'roman' | 'letter' | 'decimal' | 'small' | 'none'

export interface PrintedNumber {
  /** Without the closing dot or bracket. */
  readonly text: string
  readonly style: NumberStyle
  /** Of a decimal: how many parts, else 1. */
  readonly depth: number
}

export interface Group {
  readonly number: PrintedNumber
  readonly title: string
}

/** `before`: the letter the group counts in, which tells the letter I from the first Roman number. */
export function printedNumber(text: string, before: string | null = null): PrintedNumber {
  const bare = text
    .trim()
    .replace(/^\(|[.):]+$/g, '')
    .replace(/^(?:Phần|Mục|Chương|Nhóm)\s+/i, '')
  if (/^\d{1,3}(\.\d{1,3})*$/.test(bare))
    return { text: bare, style: 'decimal', depth: bare.split('.').length }
  if (/^[IVXL]+$/.test(bare) && !(bare.length === 1 && before !== null && follows(before, bare)))
    return { text: bare, style: 'roman', depth: 1 }
  if (/^[A-ZĐ]$/.test(bare)) return { text: bare, style: 'letter', depth: 1 }
  if (/^[a-zđ]$/.test(bare)) return { text: bare, style: 'small', depth: 1 }
  return { text: bare, style: 'none', depth: 1 }
}

const ALPHABET = 'ABCDĐEFGHIJKLMNOPQRSTUVWXYZ'

const follows = (before: string, letter: string): boolean => {
  const distance = ALPHABET.indexOf(letter) - ALPHABET.indexOf(before)
  return distance >= 1 && distance <= 2 && before !== 'A'
}

const styleKey = ({ style, depth }: PrintedNumber): string =>
  style === 'decimal' ? `decimal${depth}` : style

const isUnder = (outer: string, inner: string): boolean => inner.startsWith(`${outer}.`)

export const groupLabel = ({ number, title }: Group): string =>
  number.text === '' ? title : `${number.text}. ${title}`

/** The groups a row stands in, outermost first: a plain value that a band or a row carries on. */
export interface GroupPath {
  readonly groups: readonly Group[]
  /** A row of work has come since the last band. */
  readonly filled: boolean
  /** The innermost decimal group counts its rows anew (1, 2, 3) instead of going on (2.1, 2.2). */
  readonly restarts: boolean
}

export const noGroups: GroupPath = { groups: [], filled: false, restarts: false }

export const lastLetter = ({ groups }: GroupPath): string | null =>
  groups.findLast(({ number }) => number.style === 'letter')?.number.text ?? null

export function enterGroup(path: GroupPath, group: Group): GroupPath {
  const { groups, filled } = path
  const key = styleKey(group.number)
  const same = groups.findIndex(({ number }) => styleKey(number) === key)
  const outer = group.number.style === 'roman' || group.number.style === 'letter'
  const kept =
    same >= 0
      ? groups.slice(0, same)
      : outer && filled
        ? groups.filter(({ number }) => number.style === 'roman' || number.style === 'letter')
        : group.number.style === 'decimal'
          ? groups.filter(
              ({ number }) => number.style !== 'decimal' || isUnder(number.text, group.number.text),
            )
          : groups
  return { groups: [...kept, group], filled: false, restarts: false }
}

/** A row leaves the decimal groups that its number does not stand under: "3" ends group "2", "2.2" does not. */
export function enterRow(path: GroupPath, no: PrintedNumber): GroupPath {
  if (no.style !== 'decimal') return { ...path, filled: true }
  const inner = path.groups.at(-1)?.number
  const restarts = path.filled
    ? path.restarts
    : inner?.style === 'decimal' && !isUnder(inner.text, no.text) && no.text === '1'
  const groups = restarts
    ? path.groups
    : path.groups.filter(({ number }) => number.style !== 'decimal' || isUnder(number.text, no.text))
  return { groups, filled: true, restarts }
}

/** "I. Nhóm nhiệm vụ", "2.1 Rà soát", "A) …" in one cell. */
export function splitHeading(text: string): { readonly no: string; readonly title: string } | null {
  const found =
    /^((?:Phần|Mục|Chương)\s+)?([IVXL]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,3})\s*[.):/-]\s*(?=\S)(.*)$/su.exec(
      text.trim(),
    ) ?? /^()(\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\p{Lu})(.*)$/su.exec(text.trim())
  return found === null ? null : { no: found[2] ?? '', title: (found[3] ?? '').trim() }
}
