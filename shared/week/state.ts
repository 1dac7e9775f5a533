/** Where a week stands, from what is frozen and what the clock says. */
import type { Approval, WeekState } from './content.ts'

export interface WeekFacts {
  /** Revisions frozen so far; 0 for none. */
  readonly revision: number
  readonly decision: Approval['decision'] | null
  /** Approved on paper, the scan of the signed sheet still to come. */
  readonly awaitingPaper: boolean
  readonly correcting: boolean
  /** The newest revision is one from before the program, entered again. */
  readonly reentered: boolean
  /** UTC milliseconds, all of them. The office keeps its weeks here since `since`. */
  readonly since: number
  readonly startsAt: number
  readonly lateAfter: number
  readonly now: number
}

/** A new office may still close the last Friday before it began; what is older belongs to the time before. */
const grace = 6 * 24 * 3_600_000

export function stateOf(facts: WeekFacts): WeekState {
  if (facts.correcting) return 'correcting'
  if (facts.reentered) return 'reentered'
  if (facts.revision > 0) return facts.decision ?? (facts.awaitingPaper ? 'awaitingPaper' : 'closed')
  if (facts.now < facts.startsAt) return 'future'
  if (facts.lateAfter < facts.since - grace) return 'before'
  return facts.now > facts.lateAfter ? 'overdue' : 'open'
}

/** Figures may be typed and evidence added in these states only. */
export const isEditable = (state: WeekState): boolean =>
  state === 'before' || state === 'open' || state === 'overdue' || state === 'correcting'
