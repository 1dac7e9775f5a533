/**
 * Who a name on the portal's page is: a group, a metric or the total, by identity alone. The dictionary's names,
 * aliases and codes count, written in any case, with or without commas, a number in front, "hoá" for "hóa", or a
 * set abbreviation; a name that is merely like one of them is not one of them.
 */
import type { Group, IndexBody, Metric } from '../../rules/bodies.ts'
import { clean } from '../../text/text.ts'

export type Named =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'metric'; readonly metric: Metric }
  | { readonly kind: 'total' }

const totals = [
  'Tổng điểm',
  'Tổng số điểm',
  'Tổng cộng',
  'Điểm tổng',
  'Tổng',
  'Tổng điểm đánh giá',
  'totalScore',
]

/** Abbreviations of the field; each stands for exactly one thing. */
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\btthc\b/g, 'thủ tục hành chính'],
  [/\bdvctt\b/g, 'dịch vụ công trực tuyến'],
  [/\bdvcqg\b/g, 'dịch vụ công quốc gia'],
  [/\bdvc\b/g, 'dịch vụ công'],
  [/\bpakn\b/g, 'phản ánh kiến nghị'],
]

/** The old and the new place of a tone mark: "hoá", "thuỷ". */
const tones: readonly (readonly [RegExp, string])[] = [
  ['oá', 'óa'],
  ['oà', 'òa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỳ', 'ùy'],
].map(([old, now]) => [new RegExp(`${old}(?!\\p{L})`, 'gu'), now ?? ''])

/** The form in which two writings of one name are the same text. */
export function identity(name: string): string {
  let text = clean(name)
    .toLowerCase()
    .replace(/^(?:nhóm|chỉ số)\s*\d+\s*[:.)-]\s*/u, '')
    .replace(/^(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}[a-zđ]?)*)\s*[.):-]?\s+/u, '')
  for (const [old, now] of tones) text = text.replace(old, now)
  text = text.replace(/[.,;:()[\]/“”"'*–-]+/g, ' ')
  for (const [short, long] of abbreviations) text = text.replace(short, long)
  return text.replace(/\s+/g, ' ').trim()
}

export interface PortalNames {
  readonly of: (text: string) => Named | null
}

export function portalNames(index: IndexBody): PortalNames {
  const known = new Map<string, Named | null>()
  const learn = (name: string, named: Named) => {
    const key = identity(name)
    const there = known.get(key)
    // A name that two things carry names neither.
    known.set(key, there === undefined || sameThing(there, named) ? named : null)
  }
  for (const group of index.groups) {
    const named: Named = { kind: 'group', group }
    for (const name of [group.name, group.code, ...(group.aliases ?? [])]) learn(name, named)
    for (const metric of group.metrics) {
      const it: Named = { kind: 'metric', metric }
      for (const name of [metric.name, ...(metric.aliases ?? [])]) learn(name, it)
      if (metric.code !== metric.id) learn(metric.code, it)
    }
  }
  for (const name of totals) learn(name, { kind: 'total' })
  return { of: (text) => known.get(identity(text)) ?? null }
}

function sameThing(a: Named | null, b: Named): boolean {
  if (a === null || a.kind !== b.kind) return false
  if (a.kind === 'group' && b.kind === 'group') return a.group.code === b.group.code
  if (a.kind === 'metric' && b.kind === 'metric') return a.metric.code === b.metric.code
  return true
}
