/**
 * What the words of a heading cell mean. Three groups (received, finished, open) and the parts of each; words are
 * read without marks and with the abbreviations that officers use, because a heading, unlike a name, is a known form.
 */
import { clean, fold } from '../text/text.ts'
import type { Column } from './form.ts'

export type Group = 'received' | 'finished' | 'open'
export type Part = 'total' | 'online' | 'direct' | 'carried' | 'early' | 'onTime' | 'late' | 'within'
export type Role = 'number' | 'field' | 'other'

export interface Heading {
  readonly group: Group | null
  readonly part: Part | null
  readonly role: Role | null
  /** "Trong kỳ": new ones only, so that its total is not column (3). */
  readonly newOnly: boolean
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()

const OTHER =
  /%|\b(ty|ti) le\b|\bghi chu\b|\bso sanh\b|\bdanh gia\b|\bdien giai\b|\btang giam\b|\bma linh vuc\b/
const NUMBER = /^(stt|tt|so tt|so thu tu|no)$/
const FIELD = /\blinh vuc\b|^noi dung\b|^ten (thu tuc|nhom)|\bcong viec\b|^(nhom )?thu tuc\b/

const settle = '(gq|giai quyet|xu ly|thuc hien|g quyet|thu ly)'
const FINISHED = new RegExp(
  `\\bda (duoc )?(${settle}|tra|hoan thanh)\\b|\\bhoan thanh\\b|\\bket qua giai quyet\\b`,
)
const OPEN = new RegExp(
  `\\b(dang|chua|con)( trong qua trinh)?( duoc)? ${settle}\\b|\\bcon (lai|ton)\\b|\\bton (cuoi|dong)\\b|\\b(ky|tuan|thang) sau\\b`,
)
const RECEIVED = new RegExp(
  `\\btiep nhan\\b|\\bnhan ${settle}\\b|\\b(ho so|hs|so|da|moi) nhan\\b|^nhan\\b|\\bphai ${settle}\\b`,
)

const CARRIED =
  /\b(ky|tuan|thang|quy|nam) truoc\b|\bton (dau|ky|truoc|cu)\b|\bch(uyen)? (sang|qua|tu)\b|\bdau ky\b/
const LATER = /\b(ky|tuan|thang) sau\b|\bcuoi ky\b/
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['online', /\b(truc|tr|t) tuyen\b|\bonline\b|\bqua mang\b|\bdvctt\b/],
  ['direct', /\b(truc|tr|t) tiep\b|\bbuu (chinh|dien)\b|\bbcci\b/],
  ['within', /\b(trong|con) h[ae]n\b|\bchua (den|toi|qua) h[ae]n\b/],
  ['early', /\b(truoc|som) h[ae]n\b/],
  ['onTime', /\b(dung|d) h[ae]n\b/],
  ['late', /(?<!chua )\b(qua|tre|q) h[ae]n\b/],
]
const TOTAL = /\btong( so| cong)?\b|^ts\b|^cong$/

export function readHeading(text: string): Heading {
  const words = plain(text)
  const none: Heading = { group: null, part: null, role: null, newOnly: false }
  if (words === '') return none
  if (NUMBER.test(words)) return { ...none, role: 'number' }
  if (OTHER.test(`${words} ${text.includes('%') ? '%' : ''}`)) return { ...none, role: 'other' }
  const group = groupOf(words)
  const part = partOf(words)
  if (FIELD.test(words) && group !== 'finished' && group !== 'open' && part === null) {
    return { ...none, role: 'field' }
  }
  return { group, part, role: null, newOnly: /\btrong (ky|tuan|thang|quy|nam)\b|\bphat sinh\b/.test(words) }
}

function groupOf(words: string): Group | null {
  const found = (
    [
      ['finished', FINISHED],
      ['open', OPEN],
      ['received', RECEIVED],
    ] as const
  ).filter(([, pattern]) => pattern.test(words))
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

/** Two different parts in one cell ("trước hạn và đúng hạn") are no column of the form. */
function partOf(words: string): Part | null {
  if (CARRIED.test(words) && !LATER.test(words)) return 'carried'
  const found = PARTS.filter(([, pattern]) => pattern.test(words)).map(([part]) => part)
  if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null
  return TOTAL.test(words) ? 'total' : null
}

export const isHeading = (heading: Heading): boolean =>
  heading.group !== null || heading.part !== null || heading.role !== null || heading.newOnly

const CODES: Readonly<Record<Group, Partial<Record<Part, Column>>>> = {
  received: { total: 'c3', online: 'c4', direct: 'c5', carried: 'c6' },
  finished: { total: 'c7', early: 'c8', onTime: 'c9', late: 'c10' },
  open: { total: 'c11', within: 'c12', onTime: 'c12', late: 'c13' },
}
/** Parts that stand in one group only need no group above them. */
const ALONE: Partial<Record<Part, Group>> = {
  online: 'received',
  direct: 'received',
  carried: 'received',
  early: 'finished',
  onTime: 'finished',
  within: 'open',
}

export interface NamedColumn {
  readonly code: Column | null
  readonly group: Group | null
  /** Perhaps new dossiers only ("tiếp nhận trong kỳ"): another column of the same code goes before it. */
  readonly weak: boolean
}

/**
 * The column of the form under a stack of heading cells, the uppermost first; null when the words name none.
 * `nearest` is the group of the columns to the left, for one-line headings ("Đã giải quyết | Trước hạn | …").
 */
export function codeOf(path: readonly string[], nearest: Group | null): NamedColumn {
  const headings = path.map(readHeading)
  const none = { code: null, group: null, weak: false }
  if (headings.some(({ role }) => role !== null)) return none
  const own = headings.findLast(({ group }) => group !== null)?.group ?? null
  const parts = headings.flatMap(({ part }) => part ?? [])
  const part = parts.findLast((found) => found !== 'total') ?? parts[0] ?? (own === null ? null : 'total')
  if (part === null) return none
  const group = own ?? (part === 'late' ? nearest : (ALONE[part] ?? null))
  if (group === null) return none
  const news = part === 'total' ? headings.filter(({ newOnly }) => newOnly) : []
  if (news.some((heading) => heading.group === null)) return { ...none, group }
  return { code: CODES[group][part] ?? null, group, weak: news.length > 0 }
}

/** The number printed in a cell of the row (1)(2)(3)…: "(3)", "3", "[3]", "(3)=(4)+(5)+(6)", "Cột 3". */
export function printedNumber(text: string): number | null {
  const match = /^(?:cột\s*)?[([]?\s*(\d{1,2})\s*[)\]]?(?:\s*=[\s\d()[\]+.=-]*)?$/iu.exec(clean(text))
  return match === null ? null : Number(match[1])
}

/** A number printed inside a heading cell: "Tổng số (3)". */
export function numberInside(text: string): number | null {
  const match = /\((\d{1,2})\)(?:\s*=[\s\d()+]*)?$/.exec(clean(text))
  return match === null ? null : Number(match[1])
}
