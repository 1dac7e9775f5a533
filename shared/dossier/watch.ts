/**
 * Which dossiers the office must look at now: overdue ones, and those due within three working days. A dossier that
 * the newest list no longer shows is left out: gone is neither finished nor waiting.
 */
import type { WatchedDossier, WatchedDossiers } from '../contract/today.ts'
import type { WorkingCalendar } from '../dates/calendar.ts'
import type { KeptDossier, LocalMoment } from './dossier.ts'
import { keptStanding } from './standing.ts'

export type Watch = Pick<WatchedDossiers, 'open' | 'overdue' | 'nearDue' | 'needsReview' | 'dossiers'>

/** `at`: local time. The longest overdue stand first. */
export function watch(dossiers: readonly KeptDossier[], at: LocalMoment, calendar: WorkingCalendar): Watch {
  const found: WatchedDossier[] = []
  const counts = { open: 0, overdue: 0, nearDue: 0, needsReview: 0 }
  for (const dossier of dossiers) {
    if (dossier.goneSince !== null || dossier.finished !== null || dossier.stateClass === 'withdrawn')
      continue
    counts.open += 1
    const due = dossier.governingDue
    const { status, workingDaysLeft, workingDaysLate } = keptStanding(dossier, at, calendar)
    const near = status === 'nearDue1' || status === 'nearDue2' || status === 'nearDue3'
    if (status === 'needsReview') counts.needsReview += 1
    if (status === 'overdue') counts.overdue += 1
    if (near) counts.nearDue += 1
    if (due === null || (status !== 'overdue' && !near)) continue
    const { code, procedure, field, unit } = dossier
    found.push({
      code,
      procedure: procedure ?? '',
      field: field ?? '',
      unit: unit ?? '',
      due,
      status,
      days: status === 'overdue' ? -(workingDaysLate ?? 0) : workingDaysLeft,
    })
  }
  const worst = (a: WatchedDossier, b: WatchedDossier) =>
    (a.days ?? 0) - (b.days ?? 0) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1)
  return { ...counts, dossiers: found.sort(worst) }
}
