/** Every dossier of a list with where it stands at the list's moment, and the letters of apology that follow. */
import type { WorkingCalendar } from '../dates/calendar.ts'
import { type DossierFacts, dossierFlags, type LocalMoment, type Standing } from './dossier.ts'
import { dayOf, standingOf } from './standing.ts'

export type Judged<D extends DossierFacts = DossierFacts> = D & Standing

/** `periodFrom`: the first day of the list's period, for what was carried over from before. */
export function judge<D extends DossierFacts>(
  dossier: D,
  at: LocalMoment,
  periodFrom: string | null,
  calendar: WorkingCalendar,
): Judged<D> {
  const standing = standingOf(dossier, at, calendar)
  const { received, due } = dossier
  const flags = new Set(dossier.flags)
  if (periodFrom !== null && received !== null && dayOf(received) < periodFrom) flags.add('carryOver')
  if (due !== null && standing.effectiveDue !== due) flags.add('dueOnDayOff')
  if (standing.status !== standing.statusByDate) flags.add('boundaryHour')
  return { ...dossier, ...standing, flags: dossierFlags.filter((flag) => flags.has(flag)) }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type LetterIssue = 'missed' | 'today' | 'upcoming'

export interface ApologyEntry {
  readonly code: string
  readonly due: LocalMoment
  readonly effectiveDue: LocalMoment
  /** The last day on which the letter is in time. */
  readonly latestIssue: string
  readonly issue?: LetterIssue
}

export interface ApologyLists {
  /** Overdue and open: the day for the letter has passed. */
  readonly overdueInProcess: readonly ApologyEntry[]
  /** Due in three working days at most. */
  readonly atRisk: readonly ApologyEntry[]
  readonly lateFinished: readonly ApologyEntry[]
}

export function apologyLists(judged: readonly Judged[], at: LocalMoment): ApologyLists {
  const today = dayOf(at)
  const entries = (holds: (dossier: Judged) => boolean, open: boolean): ApologyEntry[] =>
    judged
      .flatMap((dossier) => {
        const { code, due, effectiveDue, apologyLatest } = dossier
        if (due === null || effectiveDue === null || apologyLatest === null || !holds(dossier)) return []
        const issue: LetterIssue =
          apologyLatest < today ? 'missed' : apologyLatest === today ? 'today' : 'upcoming'
        return [{ code, due, effectiveDue, latestIssue: apologyLatest, ...(open ? { issue } : {}) }]
      })
      .sort((a, b) => order(a.latestIssue, b.latestIssue) || order(a.code, b.code))
  return {
    overdueInProcess: entries(({ status }) => status === 'overdue', true),
    atRisk: entries(({ status }) => status.startsWith('nearDue'), true),
    lateFinished: entries(({ status }) => status === 'late', false),
  }
}
