/** The band (xếp loại) a total falls into: bands are [from, to), the highest includes its end. */
import type { GradesBody } from '../rules/bodies.ts'
import type { Confidence } from '../rules/rule.ts'

export interface Grade {
  readonly name: string
  readonly confidence: Confidence
}

/** null without a total, and for one no band covers. */
export function gradeOf(total: number | null, { bands }: GradesBody): Grade | null {
  if (total === null) return null
  const end = Math.max(...bands.map((band) => band.to))
  const band = bands.find(({ from, to }) => from <= total && (total < to || (total === end && to === end)))
  return band === undefined ? null : { name: band.name, confidence: band.confidence }
}
