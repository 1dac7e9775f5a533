/**
 * The pairs of the week: numerator and denominator as counted, and the rate they make. A rate is never stored or
 * averaged; 0/0 is "không phát sinh", a missing count is "–", and neither is ever 0 % or 100 %.
 */
import { divide, exact, multiply, roundFraction } from '../numbers/exact.ts'
import { absent, formatNumber } from '../numbers/vietnamese.ts'
import type { PairsBody } from '../rules/figures.ts'
import type { Finding, PairFigures, WeekFigures } from './content.ts'
import { draftField } from './draft.ts'

/** Per cent, two decimals, half up; `nothing` is 0/0; null when a count is missing or cannot be one. */
export function rateOf({ numerator, denominator }: PairFigures): number | 'nothing' | null {
  if (numerator === null || denominator === null || numerator < 0 || denominator < 0) return null
  if (denominator === 0) return numerator === 0 ? 'nothing' : null
  return roundFraction(divide(multiply(exact(numerator), exact(100)), exact(denominator)), 2)
}

/** "93,42 %", "không phát sinh", "–". */
export function rateText(figures: PairFigures): string {
  const rate = rateOf(figures)
  if (rate === 'nothing') return 'không phát sinh'
  return rate === null ? absent : `${formatNumber(rate, 2)} %`
}

export const noPair: PairFigures = { numerator: null, denominator: null }

export const pairOf = (figures: Pick<WeekFigures, 'pairs'>, code: string): PairFigures =>
  Object.hasOwn(figures.pairs, code) ? (figures.pairs[code] ?? noPair) : noPair

export function pairFindings(figures: WeekFigures, { pairs }: PairsBody): Finding[] {
  return pairs.flatMap(({ code, name, metric, sameCounts }): Finding[] => {
    const { numerator, denominator } = pairOf(figures, code)
    const fields = [draftField.pair(code, 'numerator'), draftField.pair(code, 'denominator')]
    const counts = [numerator, denominator].filter((value) => value !== null)
    const finding = (kind: Finding['kind'], weight: Finding['weight'], text: string): Finding[] => [
      { id: `${kind}:${code}`, weight, kind, text, fields },
    ]
    if (counts.length === 0) return []
    if (counts.some((value) => value < 0 || !Number.isInteger(value)))
      return finding('pairImpossible', 'ask', `${name}: tử số, mẫu số phải là số đếm, không âm, không lẻ`)
    if (numerator === null || denominator === null)
      return finding('pairIncomplete', 'notice', `${name}: mới có ${numerator === null ? 'mẫu' : 'tử'} số`)
    if (numerator > denominator) {
      const text = `${name}: tử số ${formatNumber(numerator)} lớn hơn mẫu số ${formatNumber(denominator)} (trên 100 %)`
      return finding('pairImpossible', 'ask', text)
    }
    const portal = sameCounts && metric !== null ? figures.metrics[metric] : undefined
    if (portal == null || portal.numerator === null || portal.denominator === null) return []
    if (portal.numerator === numerator && portal.denominator === denominator) return []
    const theirs = `${formatNumber(portal.numerator)}/${formatNumber(portal.denominator)}`
    const ours = `${formatNumber(numerator)}/${formatNumber(denominator)}`
    return finding('pairDiffers', 'ask', `${name}: đơn vị đếm ${ours}, Cổng ${theirs}`)
  })
}
