/** The units of the list ranked by one measure of one period. */
import { listMembers } from '../../../db/exchange/member-units.ts'
import { pairsAt, sumsAt, type UnitSums } from '../../../db/exchange/views.ts'
import { rulesOfKind } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import type { UnitRanking } from '../../../shared/contract/receiver.ts'
import { readPeriodKey } from '../../../shared/dates/period.ts'
import { columnRates, totalMeasure } from '../../../shared/receiver/measures.ts'
import { type Measure, rank } from '../../../shared/receiver/ranking.ts'
import { minimumFor } from '../../../shared/rules/receiving.ts'
import type { Column } from '../../../shared/stats/form.ts'
import { inForce } from '../week-rules.ts'
import { pairNames } from './roll-up.ts'

/** Null for a measure nobody knows. */
export function rankingOf(store: Store, key: string, code: string): UnitRanking | null {
  const measures = [totalMeasure, ...columnRates, ...pairNames(store, key)].map(({ code: each, name }) => ({
    code: each,
    name,
  }))
  const measure = measures.find((each) => each.code === code)
  if (measure === undefined) return null
  const members = listMembers(store)
  const sums = new Map(sumsAt(store, key).map((each) => [each.unitId, each]))
  const found = measuresBy(store, key, code, sums)
  const senders = members.flatMap(({ senderId, name }) => (senderId === null ? [] : [{ senderId, name }]))
  const nameOf = new Map(senders.map(({ senderId, name }) => [senderId, name]))
  const minimum = minimumFor(inForce(rulesOfKind(store, 'receiving'), 'receiving', dayOf(key)).body, code)
  const { ranked, tooFew, without, missing } = rank(
    senders.map(({ senderId }) => ({ unitId: senderId, measure: found(senderId) })),
    minimum,
  )
  const placed = ({ unitId, value, volume }: (typeof tooFew)[number]) => {
    const of = found(unitId)
    const rate = of?.kind === 'rate' ? of : null
    return {
      senderId: unitId,
      name: nameOf.get(unitId) ?? unitId,
      value,
      volume,
      numerator: rate?.numerator ?? null,
      denominator: rate?.denominator ?? null,
    }
  }
  return {
    key,
    measure: { ...measure, unit: code === totalMeasure.code ? 'points' : 'percent' },
    measures,
    minimum,
    ranked: ranked.map(({ rank: place, ...rest }) => ({ ...placed(rest), rank: place })),
    tooFew: tooFew.map(placed),
    without: without.map((unitId) => nameOf.get(unitId) ?? unitId),
    missing: [
      ...missing.map((unitId) => nameOf.get(unitId) ?? unitId),
      ...members.filter(({ senderId }) => senderId === null).map(({ name }) => name),
    ],
  }
}

const dayOf = (key: string): string => {
  const name = readPeriodKey(key)
  return name?.kind === 'month' ? `${name.month}-28` : key
}

/** Undefined where the unit sent nothing for the period; null where it sent no such figure. */
function measuresBy(
  store: Store,
  key: string,
  code: string,
  sums: ReadonlyMap<string, UnitSums>,
): (unitId: string) => Measure | null | undefined {
  const rate = columnRates.find((each) => each.code === code)
  const pairs = new Map(
    code === totalMeasure.code || rate !== undefined
      ? []
      : pairsAt(store, key)
          .filter((pair) => pair.code === code)
          .map((pair) => [pair.unitId, pair]),
  )
  return (unitId) => {
    const sent = sums.get(unitId)
    if (sent === undefined) return undefined
    if (code === totalMeasure.code) {
      if (sent.total === null) return null
      return { kind: 'score', score: sent.total, volume: (sent.c4 ?? 0) + (sent.c5 ?? 0) }
    }
    if (rate !== undefined) return columnMeasure(sent, rate.numerator, rate.denominator)
    const pair = pairs.get(unitId)
    if (pair === undefined || pair.numerator === null || pair.denominator === null) return null
    return { kind: 'rate', numerator: pair.numerator, denominator: pair.denominator }
  }
}

function columnMeasure(
  sent: UnitSums,
  numerator: readonly Column[],
  denominator: readonly Column[],
): Measure | null {
  const total = (columns: readonly Column[]): number | null => {
    const values = columns.map((column) => sent[column])
    return values.every((value) => value !== null) ? values.reduce((sum, value) => sum + value, 0) : null
  }
  const [above, below] = [total(numerator), total(denominator)]
  return above === null || below === null ? null : { kind: 'rate', numerator: above, denominator: below }
}
