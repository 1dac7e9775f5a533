/**
 * Which field of the dictionary a printed name is. Two names are the same when they differ only in what typing
 * and typography do (NFC, spaces, case, dashes, the place of the tone mark, i/y after h k l m s t);
 * then come the dictionary's other names, then the names this office has answered for.
 * Resemblance and substrings never match: an unknown name is asked, and so is one that two fields claim.
 */
import type { FieldsBody } from '../rules/bodies.ts'
import { clean } from '../text/text.ts'

export interface KnownField {
  readonly field: string
  readonly by: 'name' | 'alias' | 'remembered'
}

export interface FieldIndex {
  readonly find: (raw: string) => KnownField | null
}

/** `remembered`: printed name → field, as the office answered earlier. */
export function indexFields(
  fields: FieldsBody['fields'],
  remembered: Readonly<Record<string, string>> = {},
): FieldIndex {
  const names = new Map<string, string>()
  for (const { name } of fields) names.set(nameKey(name), name)

  const aliases = new Map<string, string | null>()
  for (const { name, aliases: others } of fields) {
    for (const other of others) {
      const key = nameKey(other)
      aliases.set(key, aliases.has(key) && aliases.get(key) !== name ? null : name)
    }
  }
  const answers = new Map<string, string>()
  for (const [raw, field] of Object.entries(remembered)) {
    const name = names.get(nameKey(field))
    if (name !== undefined) answers.set(nameKey(raw), name)
  }

  return {
    find: (raw) => {
      const key = nameKey(raw)
      const name = names.get(key)
      if (name !== undefined) return { field: name, by: 'name' }
      const alias = aliases.get(key)
      if (alias) return { field: alias, by: 'alias' }
      const answer = answers.get(key)
      return answer === undefined ? null : { field: answer, by: 'remembered' }
    },
  }
}

/** What two spellings of one name have in common. */
export const nameKey = (name: string): string =>
  clean(typography(clean(name).toLowerCase()))
    .split(' ')
    .map(syllableKey)
    .join(' ')

const typography = (text: string): string =>
  text
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s*-\s*/g, ' - ')
    .replace(/\s*([,;:])\s*/g, '$1 ')
    .replace(/[\s.:;]+$/, '')

const TONES = '\u0300\u0301\u0303\u0309\u0323'

/** The syllable with its tone at the end ("hoá" and "hóa" are one), and y for a lone i after h k l m s t. */
function syllableKey(word: string): string {
  const marks = word.normalize('NFD')
  const tone = [...marks].filter((mark) => TONES.includes(mark)).join('')
  const bare = [...marks].filter((mark) => !TONES.includes(mark)).join('')
  return bare.replace(/^(h|k|l|m|s|t)i(?=$|[^\p{L}\p{M}])/u, '$1y') + tone
}

/** The words that differ in spelling only, as `hoá/hóa`; null when the name is written as the dictionary does. */
export function spellingVariant(raw: string, field: string): string | null {
  const written = clean(raw).split(' ')
  const standard = clean(field).split(' ')
  if (written.length !== standard.length) return null
  const pairs = written
    .map((word, at) => [word, standard[at] ?? ''] as const)
    .filter(
      ([word, known]) =>
        word.toLowerCase() !== known.toLowerCase() &&
        syllableKey(word.toLowerCase()) === syllableKey(known.toLowerCase()),
    )
    .map(([word, known]) => `${word}/${known}`)
  return pairs.length === 0 ? null : pairs.join(', ')
}
