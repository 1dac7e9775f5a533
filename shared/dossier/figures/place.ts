/**
 * Where one dossier stands in the table of 13 columns for a span of days, and what the list leaves open.
 *
 * A column is `sure` when the facts decide it and `maybe` when they do not: a date that is missing or contradicts
 * another, an unknown state, a dossier that newer lists no longer show. Nothing is guessed. A dossier that was
 * withdrawn is received but neither solved nor waiting; without a day of withdrawal it is not carried over.
 */
import type { WorkingCalendar } from '../../dates/calendar.ts'
import type { Column } from '../../stats/form.ts'
import type { Span } from '../../stats/periods.ts'
import type { KeptDossier, LocalMoment, ReviewReason } from '../dossier.ts'
import { dayOf, isAfter, standingOf } from '../standing.ts'

export interface Place {
  readonly sure: readonly Column[]
  readonly maybe: readonly Column[]
}

export type Came = 'in' | 'before' | 'after' | 'unknown'
export type Ended = 'in' | 'before' | 'open' | 'withdrawn' | 'unknown'

export interface Stay {
  readonly came: Came
  readonly ended: Ended
}

/** Reasons after which the dates of the row are still believed. */
const harmless: readonly ReviewReason[] = [
  'noDue',
  'badDate',
  'finishedWithoutDate',
  'inProcessWithFinish',
  'unknownState',
  'pausedAndDuePassed',
]

/** `listAt`: the moment of the newest list. `end`: the last moment counted, at most `listAt`. */
export interface Window extends Span {
  readonly listAt: LocalMoment
  readonly end: LocalMoment
}

/** The last moment that a list can tell of a span: the end of its last day, or the list's own. */
export function windowOf(span: Span, listAt: LocalMoment): Window {
  const close = `${span.to}T23:59`
  return { ...span, listAt, end: isAfter(listAt, close) ? close : listAt }
}

export function stayOf(dossier: KeptDossier, window: Window, calendar: WorkingCalendar): Stay {
  const facts = { ...dossier, due: dossier.governingDue }
  const { reviewReasons } = standingOf(facts, window.listAt, calendar)
  const believed = reviewReasons.every((reason) => harmless.includes(reason))
  const { stateClass, goneSince } = dossier
  const received = believed ? dossier.received : null
  const finished = believed ? dossier.finished : null
  const came: Came =
    received === null
      ? 'unknown'
      : dayOf(received) < window.from
        ? 'before'
        : isAfter(received, window.end)
          ? 'after'
          : 'in'

  const when = (moment: LocalMoment): Ended =>
    dayOf(moment) < window.from ? 'before' : isAfter(moment, window.end) ? 'open' : 'in'
  const ended = (): Ended => {
    if (stateClass === 'unknown') return 'unknown'
    if (stateClass === 'withdrawn') {
      const moment = finished === null ? null : when(finished)
      return moment === 'before' || moment === 'open' ? moment : 'withdrawn'
    }
    if (stateClass === 'inProcess' || stateClass === 'waiting') {
      return dossier.finished === null && goneSince === null ? 'open' : 'unknown'
    }
    if (finished !== null) return when(finished)
    return came === 'in' && believed && window.end === window.listAt ? 'in' : 'unknown'
  }
  return { came, ended: ended() }
}

export function placeOf(dossier: KeptDossier, window: Window, calendar: WorkingCalendar): Place {
  const { came, ended } = stayOf(dossier, window, calendar)
  if (came === 'after' || ended === 'before') return { sure: [], maybe: [] }
  const { channel } = dossier
  const fresh: readonly Column[] = channel === null ? ['c4', 'c5'] : channel === 'online' ? ['c4'] : ['c5']
  const arrived: Place = channel === null ? { sure: [], maybe: fresh } : { sure: fresh, maybe: [] }
  const carried = came === 'before'

  if (ended === 'withdrawn') {
    if (came === 'in') return { sure: ['c3', ...arrived.sure], maybe: arrived.maybe }
    return { sure: [], maybe: carried ? [] : ['c3', ...fresh] }
  }
  if (ended === 'unknown') {
    const later: readonly Column[] = ['c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13']
    if (came === 'in') return { sure: ['c3', ...arrived.sure], maybe: [...arrived.maybe, ...later] }
    return { sure: [], maybe: ['c3', ...(carried ? [] : fresh), 'c6', ...later] }
  }
  if (came === 'unknown' && ended === 'open' && window.end !== window.listAt) {
    return { sure: [], maybe: ['c3', ...fresh, 'c6', 'c11', 'c12', 'c13'] }
  }
  const start: Place =
    came === 'in' ? arrived : carried ? { sure: ['c6'], maybe: [] } : { sure: [], maybe: [...fresh, 'c6'] }
  const rest = ended === 'in' ? solved(dossier, window, calendar) : waiting(dossier, window, calendar)
  return { sure: ['c3', ...start.sure, ...rest.sure], maybe: [...start.maybe, ...rest.maybe] }
}

function solved(dossier: KeptDossier, window: Window, calendar: WorkingCalendar): Place {
  const { status } = standingOf({ ...dossier, due: dossier.governingDue }, window.end, calendar)
  if (status === 'early') return { sure: ['c7', 'c8'], maybe: [] }
  if (status === 'onTime') return { sure: ['c7', 'c9'], maybe: [] }
  if (status === 'late') return { sure: ['c7', 'c10'], maybe: [] }
  return { sure: ['c7'], maybe: ['c8', 'c9', 'c10'] }
}

/** Judged at the end of the span, when it was still open, whatever has become of it since. */
function waiting(dossier: KeptDossier, window: Window, calendar: WorkingCalendar): Place {
  const stateClass = dossier.stateClass === 'waiting' ? 'waiting' : 'inProcess'
  const then = { ...dossier, due: dossier.governingDue, finished: null, stateClass } as const
  const { status } = standingOf(then, window.end, calendar)
  if (status === 'needsReview') return { sure: ['c11'], maybe: ['c12', 'c13'] }
  return { sure: ['c11', status === 'overdue' ? 'c13' : 'c12'], maybe: [] }
}
