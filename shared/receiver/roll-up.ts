/**
 * Sums over units. Numerators and denominators are added up each for itself and the rate comes after: rates are never
 * averaged. A unit whose figure is incomplete is left out of that sum and counted, so that a sum never pretends.
 */
import type { Column, Counts } from '../stats/form.ts'
import { countsOf } from '../stats/identities.ts'
import { rateOf } from './ranking.ts'

export interface UnitFraction {
  readonly unitId: string
  readonly numerator: number | null
  readonly denominator: number | null
}

export interface SummedFraction {
  readonly numerator: number
  readonly denominator: number
  /** Per cent; null where the denominators sum up to 0: "không phát sinh". */
  readonly rate: number | null
  /** Units in the sum. */
  readonly units: number
  /** Units that sent only half of it. */
  readonly incomplete: readonly string[]
}

export function sumFractions(parts: readonly UnitFraction[]): SummedFraction {
  let [numerator, denominator, units] = [0, 0, 0]
  const incomplete: string[] = []
  for (const part of parts) {
    if (part.numerator === null && part.denominator === null) continue
    if (part.numerator === null || part.denominator === null) {
      incomplete.push(part.unitId)
      continue
    }
    numerator += part.numerator
    denominator += part.denominator
    units += 1
  }
  return {
    numerator,
    denominator,
    rate: denominator === 0 ? null : rateOf(numerator, denominator),
    units,
    incomplete,
  }
}

/** An empty cell of one unit is left out of the sum; a column that nobody filled in stays empty. */
export const sumCounts = (rows: readonly Counts[]): Counts =>
  countsOf((column: Column) => {
    const known = rows.map((row) => row[column]).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  })
