/** Where an indicator stands in a closed week: the office's own counts first, then the portal's, then the score. */
import { divide, exact, multiply, roundFraction } from '../numbers/exact.ts'
import type { Counts } from '../target/needed.ts'
import type { Indicator } from '../target/target.ts'
import type { WeekContent } from './content.ts'
import { draftField } from './draft.ts'

export interface IndicatorStanding {
  /** The draft field the figure stands in. */
  readonly field: string
  readonly counts: Counts | null
  /** Per cent to two decimals, or points; null for 0/0. */
  readonly value: number | null
}

type Week = Pick<WeekContent, 'figures' | 'total'>

/** null where the week has no figure of it. */
export function standingOf(
  { pair, metric, total }: Pick<Indicator, 'pair' | 'metric' | 'total'>,
  week: Week,
): IndicatorStanding | null {
  if (total) {
    return week.total === null ? null : { field: draftField.total, counts: null, value: week.total }
  }
  const own = pair === null ? undefined : week.figures.pairs[pair]
  if (pair !== null && own !== undefined) {
    const counted = countsOf(own)
    if (counted !== null) return { field: draftField.pair(pair, 'numerator'), ...counted }
  }
  const official = metric === null ? undefined : week.figures.metrics[metric]
  if (metric === null || official === undefined) return null
  const counted = countsOf(official)
  if (counted !== null) return { field: draftField.metric(metric, 'numerator'), ...counted }
  return official.ratio === null
    ? null
    : { field: draftField.metric(metric, 'ratio'), counts: null, value: official.ratio }
}

function countsOf({
  numerator,
  denominator,
}: {
  readonly numerator: number | null
  readonly denominator: number | null
}): Omit<IndicatorStanding, 'field'> | null {
  if (numerator === null || denominator === null) return null
  if (![numerator, denominator].every((count) => Number.isInteger(count) && count >= 0)) return null
  return { counts: { numerator, denominator }, value: percent(numerator, denominator) }
}

/** To two decimals, half up; null for 0/0. */
const percent = (numerator: number, denominator: number): number | null =>
  denominator === 0
    ? null
    : roundFraction(divide(multiply(exact(numerator), exact(100)), exact(denominator)), 2)
