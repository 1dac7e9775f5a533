/**
 * The file of `index score`: {"metrics":[{"code","numerator","denominator","ratio"?}]}, and what is printed back.
 * A metric is named by the portal's code or by the id of the Decision's list; the name given is the name printed.
 * The file is refused whole, with every fault named, rather than scored in part.
 */
import { z } from 'zod'
import { vi } from 'zod/locales'
import { err, ok, type Result } from '../result.ts'
import type { IndexBody, Metric } from '../rules/bodies.ts'
import type { Confidence } from '../rules/rule.ts'
import { type Figures, type IndexResult, scoreIndex } from './score.ts'

export type IndexInputFault =
  | { readonly type: 'BadShape'; readonly path: string; readonly text: string }
  | { readonly type: 'UnknownCode'; readonly code: string; readonly text: string }
  | { readonly type: 'DuplicateCode'; readonly code: string; readonly text: string }
  | { readonly type: 'Negative'; readonly code: string; readonly text: string }
  | { readonly type: 'NotInteger'; readonly code: string; readonly text: string }
  | { readonly type: 'NumeratorAboveDenominator'; readonly code: string; readonly text: string }
  | { readonly type: 'RatioAbove100'; readonly code: string; readonly text: string }

export interface IndexInputInvalid {
  readonly type: 'IndexInputInvalid'
  readonly faults: readonly IndexInputFault[]
}

/** Figures by the dictionary's code, and the name each was given under, in the file's order. */
export interface IndexInput {
  readonly figures: Readonly<Record<string, Figures>>
  readonly named: readonly { readonly code: string; readonly given: string }[]
}

const Amount = z.number().nullable().default(null)
const File = z.object({
  metrics: z.array(
    z.object({
      code: z.union([z.string(), z.number()]).transform(String),
      numerator: Amount,
      denominator: Amount,
      ratio: Amount,
    }),
  ),
})

export function readIndexInput(json: unknown, index: IndexBody): Result<IndexInput, IndexInputInvalid> {
  const parsed = File.safeParse(json, { error: vi().localeError })
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue): IndexInputFault => {
      const path = issue.path.join('.')
      return { type: 'BadShape', path, text: `Sai dạng ở “${path || 'tệp'}”: ${issue.message}.` }
    })
    return err({ type: 'IndexInputInvalid', faults })
  }

  const known = new Map<string, Metric>()
  for (const metric of index.groups.flatMap((group) => group.metrics)) {
    known.set(metric.code, metric).set(metric.id, metric)
  }
  const figures: Record<string, Figures> = {}
  const named: { code: string; given: string }[] = []
  const faults: IndexInputFault[] = []
  for (const { code: given, ...entry } of parsed.data.metrics) {
    const metric = known.get(given)
    if (metric === undefined) {
      faults.push({ type: 'UnknownCode', code: given, text: `Không có chỉ số nào mang mã “${given}”.` })
      continue
    }
    if (Object.hasOwn(figures, metric.code)) {
      faults.push({
        type: 'DuplicateCode',
        code: given,
        text: `Chỉ số “${given}” (${metric.id}) có hai lần.`,
      })
      continue
    }
    faults.push(...figureFaults(given, metric, entry))
    figures[metric.code] = entry
    named.push({ code: metric.code, given })
  }
  return faults.length === 0 ? ok({ figures, named }) : err({ type: 'IndexInputInvalid', faults })
}

function figureFaults(code: string, metric: Metric, figures: Figures): readonly IndexInputFault[] {
  const { numerator, denominator, ratio } = figures
  const faults: IndexInputFault[] = []
  const given = [numerator, denominator, ratio].filter((value) => value !== null)
  if (given.some((value) => value < 0)) {
    faults.push({ type: 'Negative', code, text: `Chỉ số “${code}” có số âm.` })
  }
  if (metric.unit === 'days') return faults
  if ([numerator, denominator].some((value) => value !== null && !Number.isInteger(value))) {
    faults.push({ type: 'NotInteger', code, text: `Chỉ số “${code}”: tử số, mẫu số phải là số nguyên.` })
  }
  if (numerator !== null && denominator !== null) {
    if (numerator > denominator) {
      const text = `Chỉ số “${code}”: tử số ${numerator} lớn hơn mẫu số ${denominator}.`
      faults.push({ type: 'NumeratorAboveDenominator', code, text })
    }
  } else if (ratio !== null && ratio > 100) {
    faults.push({ type: 'RatioAbove100', code, text: `Chỉ số “${code}”: tỷ lệ ${ratio}% lớn hơn 100%.` })
  }
  return faults
}

export interface PrintedScores {
  readonly metrics: readonly {
    readonly code: string
    readonly ratio: number | null
    readonly score: number | null
    readonly max: number
    readonly confidence: Confidence
  }[]
  readonly groups: readonly {
    readonly code: string
    readonly score: number | null
    readonly max: number
    readonly confidence: Confidence
    readonly missing: readonly string[]
  }[]
  readonly total: number | null
}

/** The metrics of the file in its order, all groups in the dictionary's; `confidence` marks what is not verified. */
export function printIndexScore(index: IndexBody, input: IndexInput): PrintedScores {
  const result: IndexResult = scoreIndex(index, input.figures)
  return {
    metrics: input.named.flatMap(({ code, given }) =>
      result.metrics
        .filter((metric) => metric.code === code)
        .map(({ ratio, score, max, confidence }) => ({ code: given, ratio, score, max, confidence })),
    ),
    groups: result.groups,
    total: result.total,
  }
}
