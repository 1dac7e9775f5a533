/**
 * The numbers beside a name on the page, with what stands before or after each of them. The page is read in one
 * notation: "13.96" anywhere shows that it writes decimals with a point, "13,96" that it writes them with a comma.
 */
import { type Notation, parseNumber } from '../../numbers/vietnamese.ts'

export type Role = 'score' | 'max' | 'numerator' | 'denominator' | 'ratio'

export interface Token {
  readonly text: string
  /** What a label says it is; null where nothing does. */
  readonly role: Role | null
  /** The number after a stroke: "/18". */
  readonly of: string | null
  readonly percent: boolean
  readonly points: boolean
}

const labels: readonly (readonly [Role, readonly string[]])[] = [
  ['max', ['điểm tối đa', 'tối đa', 'thang điểm', 'điểm chuẩn', 'maxscore', 'điểm tối đa của nhóm']],
  [
    'score',
    [
      'điểm',
      'điểm đạt',
      'điểm đạt được',
      'điểm số',
      'số điểm',
      'điểm đánh giá',
      'kết quả',
      'score',
      'điểm nhóm',
    ],
  ],
  ['numerator', ['tử số', 'tử', 'số lượng đạt', 'numerator']],
  ['denominator', ['mẫu số', 'mẫu', 'tổng số', 'denominator']],
  ['ratio', ['tỷ lệ', 'tỉ lệ', 'tỷ lệ %', 'tỉ lệ %', 'tỷ lệ (%)', 'tỉ lệ (%)', '%', 'tỷ lệ đạt', 'ratio']],
]
const roleOf = new Map(labels.flatMap(([role, words]) => words.map((word) => [word, role] as const)))

/** "Điểm:", "Tỷ lệ (%)": a heading or a label that says what a number is. */
export const labelled = (text: string): Role | null =>
  roleOf.get(text.trim().toLowerCase().replace(/\s*:$/, '')) ?? null

const number = String.raw`[-+]?\d[\d.,]*\d|[-+]?\d`
const words = [...roleOf.keys()]
  .filter((word) => word !== '%')
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[()]/g, String.raw`\$&`))
  .join('|')
const pattern = new RegExp(
  String.raw`(?:(?<!\p{L})(?<label>${words})\s*:?\s*)?(?:=\s*)?(?<a>${number})(?:\s*(?<percent>%))?(?:\s*(?<points>điểm|đ)(?!\p{L}))?(?:\s*\/\s*(?<b>${number}))?(?:\s*(?<points2>điểm|đ)(?!\p{L}))?`,
  'giu',
)

/** null when the text says anything besides numbers and what they are. */
export function tokensOf(text: string): Token[] | null {
  const rest = text.replace(pattern, ' ').replace(/hồ sơ|thủ tục|lượt|phiếu/giu, ' ')
  if (/\p{L}/u.test(rest)) return null
  return [...text.matchAll(pattern)].map(({ groups = {} }) => ({
    text: groups.a ?? '',
    role: groups.label === undefined ? null : labelled(groups.label),
    of: groups.b ?? null,
    percent: groups.percent !== undefined,
    points: (groups.points ?? groups.points2) !== undefined,
  }))
}

/** How the page writes decimals; null when it writes them both ways, or none at all. */
export function notationOf(texts: readonly string[]): Notation | null {
  const seen = new Set<Notation>()
  for (const text of texts)
    for (const [decimal] of text.matchAll(/(?<![\d.,/-])\d{1,3}[.,]\d{1,2}(?![\d.,-])/g))
      seen.add(decimal.includes('.') ? 'english' : 'vietnamese')
  return seen.size === 1 ? ([...seen][0] ?? null) : null
}

export function amountOf(text: string, notation: Notation | null): number | null {
  const read = parseNumber(text, notation === null ? {} : { notation })
  return read.type === 'number' ? read.value : null
}
