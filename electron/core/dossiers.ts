/** The kept dossiers and a new list beside each other: what would change, and what taking it in writes. */
import { listDossiers, listParties } from '../../db/dossier/dossiers.ts'
import type { KeptRow } from '../../db/dossier/imports.ts'
import { lastDossierImport } from '../../db/dossier/imports.ts'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import type { ListPreview } from '../../shared/contract/dossier.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { type Difference, differenceOf } from '../../shared/dossier/difference.ts'
import type { KeptDossier, LocalMoment, Standing } from '../../shared/dossier/dossier.ts'
import { keep } from '../../shared/dossier/keep.ts'
import type { DossierList } from '../../shared/dossier/read/read.ts'
import { keptStanding } from '../../shared/dossier/standing.ts'
import { calendarOf, inForce } from './week-rules.ts'

/** The calendar in force on the day; the newest where none covers it. */
export const calendarAt = (store: Store, date: string): WorkingCalendar =>
  calendarOf(inForce(allRules(store), 'calendar', date))

export interface Compared {
  readonly difference: Difference
  readonly previous: LocalMoment | null
  /** Every dossier that a list ever showed, by code. */
  readonly kept: ReadonlyMap<string, KeptDossier>
}

export function compare(
  store: Store,
  list: DossierList,
  at: LocalMoment,
  calendar: WorkingCalendar,
): Compared {
  const last = lastDossierImport(store)
  const kept = new Map(listDossiers(store).map((dossier) => [dossier.code, dossier]))
  const shown = [...kept.values()].filter(({ goneSince }) => goneSince === null)
  const before = { dossiers: shown, at: last?.exportedAt ?? at, from: null, partial: false }
  const after = { dossiers: list.dossiers, at, from: list.period?.from ?? null, partial: list.partial }
  return { difference: differenceOf(before, after, calendar), previous: last?.exportedAt ?? null, kept }
}

export function previewChanges({ difference }: Compared): ListPreview['changes'] {
  const turn = (entry: {
    code: string
    statusBefore: Standing['status']
    statusAfter?: Standing['status']
  }) => ({
    code: entry.code,
    before: entry.statusBefore,
    after: entry.statusAfter ?? null,
  })
  return {
    new: difference.new.map(({ code }) => code),
    finished: difference.finished.map(turn),
    withdrawn: difference.withdrawn.map(({ code }) => code),
    reopened: difference.reopened.map(({ code }) => code),
    gone: difference.disappeared.map(turn),
    moved: difference.dueChanged.map((entry) => ({
      ...turn(entry),
      old: entry.old,
      new: entry.new,
      wasOverdue: entry.wasOverdue,
    })),
    finishMoved: difference.finishDateChanged.map(turn),
    changed: difference.changed.length,
    unchanged: difference.unchanged,
  }
}

/** Rows that are new, differ from what is kept, or are gone. */
export function rowsToKeep(
  store: Store,
  list: DossierList,
  { difference, previous, kept }: Compared,
  importId: string,
  at: LocalMoment,
  calendar: WorkingCalendar,
): KeptRow[] {
  const parties = listParties(store)
  const rows = list.dossiers.flatMap((read): KeptRow[] => {
    const before = kept.get(read.code) ?? null
    const wasOverdue =
      before !== null &&
      previous !== null &&
      before.due !== read.due &&
      keptStanding(before, previous, calendar).status === 'overdue'
    const dossier = keep(before, read, { importId, at, wasOverdue })
    const party = same(parties.get(read.code), read.party) ? null : read.party
    return party === null && same(before, dossier) ? [] : [{ dossier, party }]
  })
  const gone = difference.disappeared.flatMap(({ code }): KeptRow[] => {
    const dossier = kept.get(code)
    return dossier === undefined ? [] : [{ dossier: { ...dossier, goneSince: at }, party: null }]
  })
  return [...rows, ...gone]
}

/** Both sides are built with their keys in different orders. */
const same = (a: object | null | undefined, b: object): boolean =>
  a !== null &&
  a !== undefined &&
  Object.entries(b).every(([key, value]) => {
    const other = (a as Record<string, unknown>)[key]
    return value === other || (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(other))
  })
