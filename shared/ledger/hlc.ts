/**
 * Hybrid logical clock and the judgement on the wall clock.
 *
 * Guarantees: stamps of one origin strictly rise, whatever the wall clock does; a write is never refused for a
 * clock. Order within an origin is (epoch, seq); a stamp only breaks ties between truly concurrent edits.
 * A wall clock that runs back, or jumps more than a year past the last instant we had reason to believe, is
 * `behind` or `ahead`: work goes on, the record says so, and the belief does not move until the clock is right
 * again or a person confirms it.
 */

/** `physical` in UTC milliseconds, `logical` counts writes within one of them. */
export interface Hlc {
  readonly physical: number
  readonly logical: number
}

export const clockStates = ['ok', 'behind', 'ahead'] as const
export type ClockState = (typeof clockStates)[number]

const physicalDigits = 16
const logicalDigits = 6
const lastPhysical = 8.64e15
const lastLogical = 10 ** logicalDigits - 1

/** A PC that sets its time by the network steps back this much every day; nobody is alarmed by it. */
const stepBack = 5 * 60_000
const leap = 366 * 86_400_000
/** The program did not exist before: a clock that says so has lost its battery. */
const beginning = Date.UTC(2026, 0, 1)

/** What a wall clock shows, as an instant that can be kept: whole milliseconds within the range of a date. */
export const storable = (wall: number): number =>
  Number.isFinite(wall) ? Math.min(Math.max(Math.trunc(wall), 0), lastPhysical) : 0

/** The next stamp after `last` when the wall clock shows `wall` (UTC milliseconds). */
export function tick(last: Hlc | null, wall: number): Hlc {
  const now = storable(wall)
  if (last === null || now > last.physical) return { physical: now, logical: 0 }
  if (last.logical < lastLogical) return { physical: last.physical, logical: last.logical + 1 }
  return { physical: last.physical + 1, logical: 0 }
}

/** Judges the wall clock against `believed`, the newest instant written under a clock judged `ok`. */
export function judgeClock(believed: number | null, wall: number): ClockState {
  if (!(wall >= (believed ?? beginning) - stepBack) || wall < beginning) return 'behind'
  return believed !== null && wall > believed + leap ? 'ahead' : 'ok'
}

/** Fixed width, so that texts sort as the stamps do. */
export const formatHlc = ({ physical, logical }: Hlc): string =>
  `${String(physical).padStart(physicalDigits, '0')}.${String(logical).padStart(logicalDigits, '0')}`

export const hlcPattern = /^\d{16}\.\d{6}$/

/** Reads what `formatHlc` wrote; null for anything else. */
export function parseHlc(text: string): Hlc | null {
  if (!hlcPattern.test(text)) return null
  return { physical: Number(text.slice(0, physicalDigits)), logical: Number(text.slice(physicalDigits + 1)) }
}
