/**
 * Status by rule (domain §1.5; QĐ 766, 2.1): a dossier is on time when it is finished by the hour it was promised for;
 * an open one is measured in working days. What the facts contradict is `needsReview`, never a confident status.
 */
import type { WorkingCalendar } from '../dates/calendar.ts'
import type {
  DossierFacts,
  DossierStatus,
  KeptDossier,
  LocalMoment,
  ReviewReason,
  Standing,
} from './dossier.ts'

export type JudgedFacts = Pick<
  DossierFacts,
  'received' | 'due' | 'finished' | 'stateClass' | 'supplements' | 'doubts'
>

/** `at`: the moment of the list, local time. `facts.due` is the date that governs. */
export function standingOf(facts: JudgedFacts, at: LocalMoment, calendar: WorkingCalendar): Standing {
  const { due, stateClass } = facts
  const effectiveDue = due === null ? null : onWorkingDay(due, calendar)
  const paused = stateClass === 'waiting'
  const reasons = reasonsOf(facts, effectiveDue, at)
  const nothing = { workingDaysLeft: null, workingDaysLate: null, apologyLatest: null }
  const same = (status: DossierStatus, reviewReasons: ReviewReason[]): Standing => ({
    effectiveDue,
    status,
    statusByDate: status,
    status766: status,
    ...nothing,
    paused,
    reviewReasons,
  })
  if (reasons.length > 0) return same('needsReview', reasons)
  if (stateClass === 'withdrawn') return same('withdrawn', [])
  if (due === null || effectiveDue === null) return same('needsReview', ['noDue'])

  const { finished } = facts
  const end = finished ?? at
  const daysLeft = () => calendar.workingDaysBetween(dayOf(at), dayOf(effectiveDue)).days
  const judge = (late: boolean): DossierStatus => {
    if (finished !== null) {
      if (dayOf(finished) < dayOf(effectiveDue)) return 'early'
      return late ? 'late' : 'onTime'
    }
    if (late) return 'overdue'
    return paused ? 'inTime' : nearness(daysLeft())
  }
  const status = judge(isAfter(end, effectiveDue))
  const open = finished === null
  const failed = open ? 'overdue' : 'late'
  const warned = status !== 'early' && status !== 'onTime' && status !== 'inTime'
  return {
    effectiveDue,
    status,
    statusByDate: judge(dayOf(end) > dayOf(effectiveDue)),
    status766: (facts.supplements ?? 0) > 1 ? failed : status,
    workingDaysLeft: open && status !== failed ? daysLeft() : null,
    workingDaysLate:
      status === failed ? calendar.workingDaysBetween(dayOf(effectiveDue), dayOf(end)).days : null,
    paused,
    apologyLatest: warned ? calendar.workingDayBefore(dayOf(due)).date : null,
    reviewReasons: [],
  }
}

/** Judged by the date that governs, which a date moved by the system does not always replace. */
export const keptStanding = (dossier: KeptDossier, at: LocalMoment, calendar: WorkingCalendar): Standing =>
  standingOf({ ...dossier, due: dossier.governingDue }, at, calendar)

export const dayOf = (moment: LocalMoment): string => moment.slice(0, 10)

/** Where one of the two is a date without an hour, the day decides. */
export const isAfter = (a: LocalMoment, b: LocalMoment): boolean =>
  a.length > 10 && b.length > 10 ? a > b : dayOf(a) > dayOf(b)

function onWorkingDay(due: LocalMoment, calendar: WorkingCalendar): LocalMoment {
  return `${calendar.workingDayOnOrAfter(dayOf(due)).date}${due.slice(10)}`
}

const nearness = (daysLeft: number): DossierStatus =>
  daysLeft <= 1 ? 'nearDue1' : daysLeft === 2 ? 'nearDue2' : daysLeft === 3 ? 'nearDue3' : 'inTime'

function reasonsOf(
  { received, due, finished, stateClass, doubts }: JudgedFacts,
  effectiveDue: LocalMoment | null,
  at: LocalMoment,
): ReviewReason[] {
  const done = stateClass === 'finished' || stateClass === 'stopped'
  const badDate = doubts.includes('badDate')
  const found: readonly (readonly [ReviewReason, boolean])[] = [
    ['noDue', due === null && !badDate && stateClass !== 'withdrawn'],
    ['finishedWithoutDate', done && finished === null && !badDate],
    ['inProcessWithFinish', (stateClass === 'inProcess' || stateClass === 'waiting') && finished !== null],
    ['finishBeforeReceived', received !== null && finished !== null && isAfter(received, finished)],
    ['dueBeforeReceived', received !== null && due !== null && isAfter(received, due)],
    ['receivedAfterExport', received !== null && isAfter(received, at)],
    ['finishAfterExport', finished !== null && isAfter(finished, at)],
    ['unknownState', stateClass === 'unknown'],
    [
      'pausedAndDuePassed',
      stateClass === 'waiting' && finished === null && effectiveDue !== null && isAfter(at, effectiveDue),
    ],
  ]
  return [...doubts, ...found.flatMap(([reason, holds]) => (holds ? [reason] : []))]
}
