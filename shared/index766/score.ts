/**
 * Scores of the QĐ 766 index, computed from numerators and denominators by the dictionary in force. They explain
 * and cross-check; the portal's own score stays the official one and is never overwritten.
 *
 * Exactly: ratio in per cent and score are each rounded half-up to two decimals, from the unrounded quotient; a
 * group is the sum of its rounded metric scores, the total the sum of its groups. All of it on fractions, so the
 * last digit does not depend on a double. Absent is null and never 0.
 *
 * Decided where the sources are silent: a group with some metrics unscored is the sum of those that have a score,
 * as the portal does for communes (1.1 and 1.2 come back empty), and `missing` names the others; a group
 * with none is null. The total is null unless every group has a score. A ratio above 100 % is capped like the
 * portal's; the week's checks speak of it. Figures that cannot be counts (negative, not
 * finite, something out of nothing) give no score.
 */
import { compare, divide, exact, type Fraction, multiply, roundFraction, sumExact } from '../numbers/exact.ts'
import type { Group, IndexBody, Metric } from '../rules/bodies.ts'
import type { Confidence } from '../rules/rule.ts'

/** `ratio` (per cent) counts only where numerator or denominator is absent. */
export interface Figures {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly ratio: number | null
}

export interface MetricResult {
  readonly code: string
  readonly id: string
  /** Per cent, two decimals; null when nothing was given, on 0/0, and for metrics that are no ratio. */
  readonly ratio: number | null
  readonly score: number | null
  readonly max: number
  /** The least sure of what the score rests on: text, formula and, on 0/0, the rule for that. */
  readonly confidence: Confidence
}

export interface GroupResult {
  readonly code: string
  readonly score: number | null
  readonly max: number
  readonly confidence: Confidence
  /** Codes of the metrics with points that have no score; they are not in the sum. */
  readonly missing: readonly string[]
}

export interface IndexResult {
  readonly metrics: readonly MetricResult[]
  readonly groups: readonly GroupResult[]
  readonly total: number | null
}

const decimals = 2
const hundred = exact(100)

/** `figures` by metric code; codes the dictionary does not know are not looked at (`readIndexInput` refuses them). */
export function scoreIndex(index: IndexBody, figures: Readonly<Record<string, Figures>>): IndexResult {
  const scored = index.groups.map((group) => ({
    group,
    metrics: group.metrics.map((metric) =>
      scoreMetric(metric, Object.hasOwn(figures, metric.code) ? figures[metric.code] : undefined),
    ),
  }))
  const groups = scored.map(({ group, metrics }) => scoreGroup(group, metrics))
  return {
    metrics: scored.flatMap(({ metrics }) => metrics),
    groups,
    total: sumOrNull(groups.map((group) => group.score)),
  }
}

function scoreMetric(metric: Metric, figures: Figures | undefined): MetricResult {
  const { code, id, max, formula } = metric
  const quotient = figures === undefined ? 'absent' : quotientOf(figures)
  const result = (ratio: Fraction | null, score: number | null): MetricResult => ({
    code,
    id,
    ratio:
      ratio === null || metric.unit === 'days' ? null : roundFraction(multiply(ratio, hundred), decimals),
    score,
    max,
    confidence: leastSure([
      metric.confidence,
      metric.formulaConfidence,
      ...(quotient === 'zero' ? [metric.zeroConfidence] : []),
    ]),
  })
  if (quotient === 'absent') return result(null, null)
  if (quotient === 'zero') return result(null, formula.kind === 'track' ? null : zeroScore(metric))
  return result(quotient, formula.kind === 'track' ? null : proportional(quotient, max, formula.threshold))
}

function quotientOf({ numerator, denominator, ratio }: Figures): Fraction | 'zero' | 'absent' {
  if (numerator !== null && denominator !== null) {
    if (!isAmount(numerator) || !isAmount(denominator)) return 'absent'
    if (denominator === 0) return numerator === 0 ? 'zero' : 'absent'
    return divide(exact(numerator), exact(denominator))
  }
  return ratio !== null && isAmount(ratio) ? divide(exact(ratio), hundred) : 'absent'
}

const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0

function proportional(ratio: Fraction, max: number, threshold: number): number {
  const full = exact(max)
  const score = divide(multiply(full, ratio), exact(threshold))
  return roundFraction(compare(score, full) > 0 ? full : score, decimals)
}

function zeroScore({ zeroDenominator, max }: Metric): number | null {
  if (zeroDenominator === 'null') return null
  return zeroDenominator === 'full' ? max : 0
}

function scoreGroup(group: Group, metrics: readonly MetricResult[]): GroupResult {
  const weighted = metrics.filter((metric) => metric.max > 0)
  const present = weighted.filter((metric) => metric.score !== null)
  const missing = weighted.filter((metric) => metric.score === null).map((metric) => metric.code)
  return {
    code: group.code,
    max: group.max,
    score: present.length === 0 ? null : sumOrNull(present.map((metric) => metric.score)),
    confidence: leastSure([
      group.confidence,
      ...present.map((metric) => metric.confidence),
      ...(present.length > 0 && missing.length > 0 ? (['inferred'] as const) : []),
    ]),
    missing,
  }
}

/** The exact sum to two decimals; null when any part is absent. */
function sumOrNull(scores: readonly (number | null)[]): number | null {
  const present = scores.filter((score) => score !== null)
  return present.length < scores.length ? null : sumExact(present, decimals)
}

/** The sum of the official group scores to two decimals; null unless every group of the dictionary has one. */
export const sumOfficial = (
  index: IndexBody,
  groups: Readonly<Record<string, number | null>>,
): number | null =>
  sumOrNull(index.groups.map(({ code }) => (Object.hasOwn(groups, code) ? (groups[code] ?? null) : null)))

const sureness: readonly Confidence[] = ['verified', 'secondary', 'memory', 'inferred', 'unknown']

const leastSure = (confidences: readonly Confidence[]): Confidence =>
  sureness[Math.max(0, ...confidences.map((confidence) => sureness.indexOf(confidence)))] ?? 'unknown'
