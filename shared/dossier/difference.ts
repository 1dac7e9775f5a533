/**
 * What a newer list says that the older one did not: new, finished, gone, reopened, moved dates. Dossiers are matched
 * by their cleaned code, and what the file did to a cell is never a change. Gone is a question, not a result.
 */
import type { WorkingCalendar } from '../dates/calendar.ts'
import type { DossierFacts, LocalMoment, Standing } from './dossier.ts'
import { dayOf, standingOf } from './standing.ts'

/** One list, or what was kept of the lists before it, at its moment. */
export interface ListAt<D extends DossierFacts = DossierFacts> {
  readonly dossiers: readonly D[]
  readonly at: LocalMoment
  /** The first day that the list covers. */
  readonly from: string | null
  /** Only some dossiers: what is missing from it has not gone. */
  readonly partial: boolean
}

const compared = [
  'state',
  'stateClass',
  'received',
  'due',
  'finished',
  'unit',
  'officer',
  'channel',
  'onlinePayment',
  'eResult',
  'supplements',
] as const
export type ComparedField = (typeof compared)[number]

interface Turn {
  readonly code: string
  readonly statusBefore: Standing['status']
  readonly statusAfter: Standing['status']
}

export interface FieldChange {
  readonly field: ComparedField
  readonly old: string | number | boolean | null
  readonly new: string | number | boolean | null
}

export interface Difference {
  readonly new: readonly {
    readonly code: string
    readonly status: Standing['status']
    readonly received: LocalMoment | null
  }[]
  readonly disappeared: readonly {
    readonly code: string
    readonly statusBefore: Standing['status']
    readonly stateClassBefore: DossierFacts['stateClass']
  }[]
  readonly finished: readonly (Turn & { readonly finished: LocalMoment | null })[]
  readonly withdrawn: readonly Turn[]
  readonly reopened: readonly Turn[]
  readonly dueChanged: readonly (Turn & {
    readonly old: LocalMoment | null
    readonly new: LocalMoment | null
    readonly wasOverdue: boolean
  })[]
  readonly finishDateChanged: readonly (Turn & {
    readonly old: LocalMoment | null
    readonly new: LocalMoment | null
  })[]
  readonly changed: readonly { readonly code: string; readonly changes: readonly FieldChange[] }[]
  readonly unchanged: number
}

export function differenceOf(before: ListAt, after: ListAt, calendar: WorkingCalendar): Difference {
  const old = statusesOf(before, calendar)
  const now = statusesOf(after, calendar)
  const both = [...now.values()].flatMap(({ dossier: next, status }) => {
    const former = old.get(next.code)
    if (former === undefined) return []
    const { dossier: last, status: lastStatus } = former
    const turn: Turn = { code: next.code, statusBefore: lastStatus, statusAfter: status }
    return [{ last, next, turn }]
  })
  const changed = both.flatMap(({ last, next }) => {
    const changes = compared.flatMap((field): FieldChange[] =>
      last[field] === next[field] ? [] : [{ field, old: last[field], new: next[field] }],
    )
    return changes.length === 0 ? [] : [{ code: next.code, changes }]
  })
  return {
    new: [...now.values()]
      .filter(({ dossier }) => !old.has(dossier.code))
      .map(({ dossier: { code, received }, status }) => ({ code, status, received })),
    disappeared: [...old.values()]
      .filter(({ dossier }) => !now.has(dossier.code) && !after.partial && isCovered(dossier, after.from))
      .map(({ dossier: { code, stateClass }, status }) => ({
        code,
        statusBefore: status,
        stateClassBefore: stateClass,
      })),
    finished: both
      .filter(({ last, next }) => isDone(next) && !isDone(last))
      .map(({ next, turn }) => ({ ...turn, finished: next.finished })),
    withdrawn: both
      .filter(({ last, next }) => next.stateClass === 'withdrawn' && last.stateClass !== 'withdrawn')
      .map(({ turn }) => turn),
    reopened: both.filter(({ last, next }) => isEnded(last) && !isEnded(next)).map(({ turn }) => turn),
    dueChanged: both
      .filter(({ last, next }) => last.due !== next.due)
      .map(({ last, next, turn }) => ({
        ...turn,
        old: last.due,
        new: next.due,
        wasOverdue: turn.statusBefore === 'overdue',
      })),
    finishDateChanged: both
      .filter(({ last, next }) => isDone(last) && isDone(next) && last.finished !== next.finished)
      .map(({ last, next, turn }) => ({ ...turn, old: last.finished, new: next.finished })),
    changed,
    unchanged: both.length - changed.length,
  }
}

/** Beside the dossiers themselves, not as copies of them: a list may hold thirty thousand. */
const statusesOf = ({ dossiers, at }: ListAt, calendar: WorkingCalendar) =>
  new Map(
    dossiers.map((dossier) => [dossier.code, { dossier, status: standingOf(dossier, at, calendar).status }]),
  )

/** How many of each, for the record of the import. */
export const differenceCounts = ({ unchanged, ...lists }: Difference): Record<string, number> => ({
  ...Object.fromEntries(Object.entries(lists).map(([kind, entries]) => [kind, entries.length])),
  unchanged,
})

const isDone = ({ stateClass }: DossierFacts): boolean =>
  stateClass === 'finished' || stateClass === 'stopped'
const isEnded = (dossier: DossierFacts): boolean => isDone(dossier) || dossier.stateClass === 'withdrawn'

/** What ended before the list begins is not expected in it. */
function isCovered(dossier: DossierFacts, from: string | null): boolean {
  const end = dossier.finished ?? dossier.received
  return from === null || !isEnded(dossier) || end === null || dayOf(end) >= from
}
