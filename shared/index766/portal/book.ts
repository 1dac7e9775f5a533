/**
 * What has been read off the page so far. It refuses what cannot be: a score above its maximum, a maximum that is
 * not the dictionary's, a count with decimals. Two different figures for one thing are both thrown out and named.
 */
import type { Named } from './names.ts'
import type { Role } from './numbers.ts'

export interface PortalMetric {
  readonly numerator: number | null
  readonly denominator: number | null
  /** Per cent. */
  readonly ratio: number | null
  /** The portal's own score of the metric; shown, never entered. */
  readonly score: number | null
}

export interface Misread {
  /** From 1, in what was pasted. */
  readonly line: number
  readonly text: string
  /** null where the line is simply nothing of ours. */
  readonly why: string | null
}

export interface PortalReading {
  /** By group code. */
  readonly groups: Readonly<Record<string, number>>
  readonly total: number | null
  /** By metric code. */
  readonly metrics: Readonly<Record<string, PortalMetric>>
  readonly misread: readonly Misread[]
}

export type Values = Partial<Record<Role, number | null>>

export interface Book {
  readonly put: (line: number, text: string, named: Named, values: Values) => void
  readonly miss: (line: number, text: string, why: string | null) => void
  readonly close: () => PortalReading
}

export function openBook(): Book {
  const groups = new Map<string, number>()
  const metrics = new Map<string, PortalMetric>()
  let total: number | null = null
  const disputed = new Set<string>()
  const misread: Misread[] = []
  const miss: Book['miss'] = (line, text, why) => {
    misread.push({ line, text: text.slice(0, 300), why })
  }
  /** false when another figure stands there already: then neither counts. */
  const agree = (key: string, there: number | null | undefined, value: number): boolean => {
    if (there == null || there === value) return !disputed.has(key)
    disputed.add(key)
    return false
  }
  return {
    miss,
    put(line, text, named, values) {
      const most = named.kind === 'group' ? named.group.max : named.kind === 'metric' ? named.metric.max : 100
      if (values.max != null && values.max !== most) {
        miss(line, text, `Cổng ghi tối đa ${values.max}, bộ chỉ số ghi ${most}`)
        return
      }
      const score = values.score ?? null
      if (score !== null && (score < 0 || score > most)) {
        miss(line, text, `điểm ngoài khoảng 0 – ${most}`)
        return
      }
      const twice = () => miss(line, text, 'trang có hai số khác nhau cho mục này, không lấy số nào')
      if (named.kind === 'group') {
        if (score === null) return
        if (agree(named.group.code, groups.get(named.group.code), score)) groups.set(named.group.code, score)
        else twice()
      } else if (named.kind === 'total') {
        if (score === null) return
        if (agree('total', total, score)) total = score
        else twice()
      } else {
        const { code, unit } = named.metric
        const there = metrics.get(code)
        const now = { numerator: null, denominator: null, ratio: null, score: null, ...there }
        for (const part of ['numerator', 'denominator', 'ratio', 'score'] as const) {
          const value = values[part] ?? null
          if (value === null) continue
          const count = part === 'numerator' || part === 'denominator'
          if (value < 0 || (count && unit !== 'days' && !Number.isInteger(value))) {
            miss(line, text, count ? 'tử số, mẫu số phải là số đếm' : 'số âm')
            return
          }
          if (!agree(`${code}/${part}`, there?.[part], value)) {
            twice()
            return
          }
          now[part] = value
        }
        if (Object.values(now).some((value) => value !== null)) metrics.set(code, now)
      }
    },
    close: () => ({
      groups: Object.fromEntries([...groups].filter(([code]) => !disputed.has(code))),
      total: disputed.has('total') ? null : total,
      metrics: Object.fromEntries(
        [...metrics].filter(([code]) => ![...disputed].some((key) => key.startsWith(`${code}/`))),
      ),
      misread,
    }),
  }
}
