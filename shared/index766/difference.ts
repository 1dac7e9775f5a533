/** A computed score held against the official one, in hundredths, so that 0,02 is 2 and never 0,0199999. */
import type { IndexBody } from '../rules/bodies.ts'

export const cents = (a: number, b: number): number => Math.abs(Math.round(a * 100) - Math.round(b * 100))

/**
 * How far the two are apart in hundredths where the dictionary's `differenceFlag` says that it is too much, else
 * null. What was computed from some of its metrics only (`missing`) is not held against anything.
 */
export function flaggedDifference(
  official: number | null,
  own: { readonly score: number | null; readonly missing?: readonly string[] } | undefined,
  { differenceFlag }: Pick<IndexBody, 'differenceFlag'>,
): number | null {
  if (official === null || own === undefined || own.score === null || (own.missing?.length ?? 0) > 0)
    return null
  const apart = cents(official, own.score)
  return apart > Math.round(differenceFlag * 100) ? apart : null
}
