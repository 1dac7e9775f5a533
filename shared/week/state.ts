/** Where a week stands, from what is frozen and what the clock says. */
import type { Approval, WeekState } from './content.ts'

export interface WeekFacts {
  /** Revisions frozen so far; 0 for none. */
  readonly revision: number
  readonly decision: Approval['decision'] | null
  readonly correcting: boolean
  /** UTC milliseconds. */
  readonly startsAt: number
  readonly lateAfter: number
  readonly now: number
}

export function stateOf(facts: WeekFacts): WeekState {
  if (facts.correcting) return 'correcting'
  if (facts.revision > 0) return facts.decision ?? 'closed'
  if (facts.now < facts.startsAt) return 'future'
  return facts.now > facts.lateAfter ? 'overdue' : 'open'
}

/** Figures may be typed and evidence added in these states only. */
export const isEditable = (state: WeekState): boolean =>
  state === 'open' || state === 'overdue' || state === 'correcting'
