/**
 * The portal's own page as a quick way in: scores of the groups and figures of the metrics, out of whatever was
 * copied (a table, cards, plain text, or the page's data as JSON). Nothing is guessed: a name counts by identity
 * (`names.ts`), a number by its column, its label or its shape, and whatever was not understood is handed back line
 * by line. Two different figures for one thing enter neither.
 */
import type { Notation } from '../../numbers/vietnamese.ts'
import type { IndexBody } from '../../rules/bodies.ts'
import { type Book, openBook, type PortalReading, type Values } from './book.ts'
import { jsonValues } from './json.ts'
import { htmlLines, type PageLine, textLines } from './lines.ts'
import { identity, type Named, type PortalNames, portalNames } from './names.ts'
import { amountOf, labelled, notationOf, type Role, type Token, tokensOf } from './numbers.ts'

export interface Copied {
  readonly html: string | null
  readonly text: string | null
}

/** Longest run of lines under a name that may belong to it, as on a card. */
const cardLines = 6

export function readPortalPage({ html, text }: Copied, index: IndexBody): PortalReading {
  const names = portalNames(index)
  const book = openBook()
  const data = (text ?? '').trim()
  if (/^[[{]/.test(data) && jsonValues(data, names, book)) return book.close()
  const lines = html !== null && /<\w/.test(html) ? htmlLines(html) : textLines(text ?? '')
  readLines(lines, names, book)
  return book.close()
}

/** Two groups, or a group and a metric: what no table of 13 columns carries. */
export function isPortalPage(copied: Copied, index: IndexBody): boolean {
  const { groups, metrics } = readPortalPage(copied, index)
  return Object.keys(groups).length + Object.keys(metrics).length >= 2
}

interface Heading {
  readonly roles: readonly (Role | 'name' | null)[]
}

function readLines(lines: readonly PageLine[], names: PortalNames, book: Book): void {
  const notation = notationOf(lines.flat())
  let heading: Heading | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const cells = lines[at] ?? []
    const found = findName(cells, names)
    const text = cells.filter((cell) => cell !== '').join(' | ')
    if (found === null) {
      const next: Heading | null = headingOf(cells)
      if (next !== null) heading = next
      else book.miss(at + 1, text, null)
      continue
    }
    const columns = heading !== null && heading.roles.length === cells.length ? heading.roles : null
    if (columns !== null && found.rest === '') {
      const values = byColumn(cells, columns, notation)
      if (values === null) book.miss(at + 1, text, 'có ô không đọc được')
      else book.put(at + 1, text, found.named, values)
      continue
    }
    const own = [found.rest, ...found.after].join(' ').trim()
    const here = tokensOf(own)
    if (here === null) {
      book.miss(at + 1, text, 'có chữ lạ cạnh con số')
      continue
    }
    const card = here.length > 0 || own !== '' ? { tokens: here, taken: 0 } : below(lines, at, names)
    if (card.tokens.length > 0) {
      const read = byShape(found.named, card.tokens, notation)
      const whole = [text, ...lines.slice(at + 1, at + 1 + card.taken).map((line) => line.join(' '))].join(
        ' ',
      )
      if (typeof read === 'string') book.miss(at + 1, whole, read)
      else book.put(at + 1, whole, found.named, read)
    }
    at += card.taken
  }
}

interface Found {
  readonly named: Named
  /** What follows the name in its own cell. */
  readonly rest: string
  readonly after: readonly string[]
}

/** The name is the first cell that says more than a number; nothing behind it is looked at for one. */
function findName(cells: PageLine, names: PortalNames): Found | null {
  const at = cells.findIndex((cell) => /\p{L}{2,}/u.test(cell) && !/^(?:stt|tt)$/i.test(cell))
  const cell = cells[at]
  if (cell === undefined) return null
  const after = cells.slice(at + 1).filter((text) => text !== '')
  const whole = names.of(cell)
  if (whole !== null) return { named: whole, rest: '', after }
  const parted = /^((?:[\d.)]+\s+)?[^\d]*?)\s*(?:[:–(]|-(?=\s))?\s*([-+]?\d.*)$/u.exec(cell)
  if (parted === null) return null
  const [, head = '', tail = ''] = parted
  const bare = names.of(head)
  if (bare !== null) return { named: bare, rest: tail.replace(/\)$/, ''), after }
  const label = /^(.*?)\s*[:–(-]?\s*(điểm đạt được|điểm đạt|điểm số|điểm|tỷ lệ|tỉ lệ)\s*:?\s*$/iu.exec(head)
  const named = label === null ? null : names.of(label[1] ?? '')
  return named === null ? null : { named, rest: `${label?.[2] ?? ''} ${tail}`.replace(/\)$/, ''), after }
}

const nameHeads = new Set(
  [
    'chỉ số',
    'nhóm chỉ số',
    'tên chỉ số',
    'nội dung',
    'tiêu chí',
    'nhóm',
    'nhóm chỉ số chỉ số',
    'tên nhóm',
  ].map(identity),
)

function headingOf(cells: PageLine): Heading | null {
  const roles = cells.map((cell) => labelled(cell) ?? (nameHeads.has(identity(cell)) ? 'name' : null))
  return roles.filter((role) => role !== null).length >= 2 ? { roles } : null
}

/** null when a cell under a known heading holds what is no number. */
function byColumn(cells: PageLine, roles: Heading['roles'], notation: Notation | null): Values | null {
  const values: Values = {}
  for (const [at, role] of roles.entries()) {
    if (role === null || role === 'name') continue
    const cell = (cells[at] ?? '').trim()
    if (/^(?:|[-–—]|null|không có)$/iu.test(cell)) continue
    const [token, ...more] = tokensOf(cell) ?? []
    if (token === undefined || more.length > 0) return null
    const value = amountOf(token.text, notation)
    if (value === null || values[role] !== undefined) return null
    values[role] = value
    if (token.of !== null && role === 'score') values.max = amountOf(token.of, notation)
  }
  return values
}

/** The lines under a name that hold nothing but numbers and their labels. */
function below(lines: readonly PageLine[], at: number, names: PortalNames) {
  let joined = ''
  let best: { tokens: readonly Token[]; taken: number } = { tokens: [], taken: 0 }
  for (let step = 1; step <= cardLines; step += 1) {
    const cells = lines[at + step]
    if (cells === undefined || findName(cells, names) !== null) break
    const text = cells.join(' ').trim()
    if (labelled(text) === null && tokensOf(text.replace(/^\//, '')) === null) break
    joined = `${joined} ${text}`
    const tokens = tokensOf(joined)
    if (tokens !== null && tokens.length > 0) best = { tokens, taken: step }
  }
  return best
}

/** What unlabelled numbers can only mean; a sentence where they could mean two things. */
function byShape(named: Named, tokens: readonly Token[], notation: Notation | null): Values | string {
  const values: Values = {}
  const most = named.kind === 'group' ? named.group.max : named.kind === 'metric' ? named.metric.max : 100
  const strokes = tokens.filter(({ of }) => of !== null)
  const plain: number[] = []
  const set = (role: Role, value: number) => {
    if (values[role] !== undefined && values[role] !== value) return false
    values[role] = value
    return true
  }
  for (const token of tokens) {
    const value = amountOf(token.text, notation)
    const of = token.of === null ? null : amountOf(token.of, notation)
    if (value === null || (token.of !== null && of === null)) return 'số đọc được hai cách'
    let fits = true
    if (token.percent) fits = set('ratio', value)
    else if (of !== null) {
      const counts = Number.isInteger(value) && Number.isInteger(of)
      const score =
        of === most &&
        (named.kind !== 'metric' || token.points || token.role === 'score' || !counts || strokes.length > 1)
      if (score) fits = set('score', value) && set('max', of)
      else if (named.kind !== 'metric' || !counts) return `không phải điểm trên ${most}`
      else if (of === most) return 'không rõ là điểm hay tử số trên mẫu số'
      else fits = set('numerator', value) && set('denominator', of)
    } else if (token.role !== null) fits = set(token.role, value)
    else if (token.points) fits = set('score', value)
    else plain.push(value)
    if (!fits) return 'hai số khác nhau cho cùng một chỗ'
  }
  if (plain.length === 0) return values
  const [only, ...others] = plain.length > 1 ? without(plain, most) : plain
  if (named.kind === 'metric' || others.length > 0 || only === undefined || values.score !== undefined)
    return 'không biết con số nào là gì'
  values.score = only
  return values
}

/** One occurrence of the maximum left out. */
const without = (values: readonly number[], most: number): readonly number[] => {
  const at = values.indexOf(most)
  return at < 0 ? values : values.filter((_, nth) => nth !== at)
}
