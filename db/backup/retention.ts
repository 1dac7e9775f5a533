/**
 * Which backups are kept: all of the last two days, then one for each of the last 12 days, 10 weeks and
 * 9 months that have one (after Anki's `BackupFilter`). Of a day, week or month the newest stays.
 *
 * Only verified backups take such a place. Never dropped: the newest verified one, anything while no
 * verified one exists, and one dated after `now` (the clock is wrong, not the backup).
 */
import { Temporal } from 'temporal-polyfill'
import { wallClock } from '../../shared/dates/plain.ts'

export interface Dated {
  /** UTC milliseconds. */
  readonly at: number
  readonly verified: boolean
}

export const limits = { recentHours: 48, daily: 12, weekly: 10, monthly: 9 } as const

/** Splits `backups` (any order) into those to keep and those to drop; days are those of Việt Nam. */
export function retain<T extends Dated>(
  backups: readonly T[],
  now: number,
): { readonly keep: readonly T[]; readonly drop: readonly T[] } {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at)
  const verified = newestFirst.filter((backup) => backup.verified)
  const newest = verified[0]
  if (newest === undefined) return { keep: newestFirst, drop: [] }

  const recent = newestFirst.filter((backup) => backup.at > now - limits.recentHours * 3_600_000)
  const keep = new Set<T>([newest, ...recent])
  for (const backup of newestOfEach(verified, dayOf, limits.daily)) keep.add(backup)
  for (const backup of newestOfEach(verified, weekOf, limits.weekly)) keep.add(backup)
  for (const backup of newestOfEach(verified, monthOf, limits.monthly)) keep.add(backup)
  return {
    keep: newestFirst.filter((backup) => keep.has(backup)),
    drop: newestFirst.filter((backup) => !keep.has(backup)),
  }
}

/** A backup is due once on every day of work, whichever way the clock was set since. */
export const dueForDaily = (last: number | null, now: number): boolean =>
  last === null || dayOf(last) !== dayOf(now)

function newestOfEach<T extends Dated>(
  newestFirst: readonly T[],
  period: (at: number) => string,
  count: number,
): readonly T[] {
  const found = new Map<string, T>()
  for (const backup of newestFirst) {
    const key = period(backup.at)
    if (!found.has(key)) found.set(key, backup)
  }
  return [...found.values()].slice(0, count)
}

const dayOf = (at: number): string => wallClock(at).date
const monthOf = (at: number): string => dayOf(at).slice(0, 7)

/** The Monday it belongs to. */
function weekOf(at: number): string {
  const day = Temporal.PlainDate.from(dayOf(at))
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
