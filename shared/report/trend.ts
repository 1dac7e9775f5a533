/** Reading the weeks of a year: runs without gaps, where the points are lost, how long since a grade was held. */
import { sumExact } from '../numbers/exact.ts'
import type { IndexBody, Metric } from '../rules/bodies.ts'
import { needed } from '../target/needed.ts'
import type { Computed, WeekFigures } from '../week/content.ts'
import { draftField } from '../week/draft.ts'

/** Positions of the values that follow each other without a gap: a missed week breaks the line. */
export function runs(values: readonly (number | null)[]): readonly (readonly number[])[] {
  const found: number[][] = []
  values.forEach((value, at) => {
    if (value === null) return
    const last = found.at(-1)
    if (last !== undefined && last.at(-1) === at - 1) last.push(at)
    else found.push([at])
  })
  return found
}

export interface Loss {
  readonly code: string
  readonly name: string
  readonly score: number
  readonly max: number
  /** Points below the maximum, two decimals; never below 0. */
  readonly lost: number
  /** The draft field of the figure. */
  readonly field: string
}

export interface MetricLoss extends Loss {
  readonly id: string
  /** What brings the points back: how many more must count (null: more than there are), or the rate to reach. */
  readonly back:
    | { readonly kind: 'count'; readonly missing: number | null }
    | { readonly kind: 'rate'; readonly percent: number }
    | null
}

export interface GroupLoss extends Loss {
  /** By our own rules, the largest loss first; only metrics with figures. */
  readonly metrics: readonly MetricLoss[]
}

/** Official scores by group, the largest loss first; a group without a score is left out. */
export function lossesOf(
  { groups }: IndexBody,
  figures: Pick<WeekFigures, 'groups' | 'metrics'>,
  computed: Pick<Computed, 'metrics'>,
): readonly GroupLoss[] {
  return groups
    .flatMap(({ code, name, max, metrics }): GroupLoss[] => {
      const score = figures.groups[code] ?? null
      if (score === null) return []
      return [
        {
          code,
          name,
          score,
          max,
          lost: below(max, score),
          field: draftField.group(code),
          metrics: metrics.flatMap((metric) => metricLoss(metric, figures, computed)).sort(byLoss),
        },
      ]
    })
    .sort(byLoss)
}

function metricLoss(
  metric: Metric,
  figures: Pick<WeekFigures, 'metrics'>,
  computed: Pick<Computed, 'metrics'>,
): MetricLoss[] {
  const { code, id, name, max, formula } = metric
  const score = computed.metrics.find((own) => own.code === code)?.score ?? null
  const entered = figures.metrics[code]
  if (score === null || entered === undefined || formula.kind === 'track') return []
  const { numerator, denominator } = entered
  const percent = sumExact([formula.threshold * 100], 4)
  const counted = [numerator, denominator].every((count) => Number.isInteger(count) && (count ?? -1) >= 0)
  const lost = below(max, score)
  const answer =
    counted && numerator !== null && denominator !== null
      ? needed({ numerator, denominator }, { operator: '>=', value: percent })
      : null
  return [
    {
      code,
      id,
      name,
      score,
      max,
      lost,
      field: draftField.metric(code, counted ? 'numerator' : 'ratio'),
      back:
        lost === 0
          ? null
          : answer !== null
            ? { kind: 'count', missing: answer.missing }
            : { kind: 'rate', percent },
    },
  ]
}

const below = (max: number, score: number): number => Math.max(0, sumExact([max, -score], 2))
const byLoss = (a: Loss, b: Loss): number => b.lost - a.lost

/**
 * Weeks between the newest week of the list and the last one with at least `from` points, missed weeks counted;
 * 0 when the newest holds it, null when none does. Weeks come oldest first, one a Friday.
 */
export function weeksSince(weeks: readonly { readonly total: number | null }[], from: number): number | null {
  const last = weeks.findLastIndex(({ total }) => total !== null && total >= from)
  return last === -1 ? null : weeks.length - 1 - last
}
