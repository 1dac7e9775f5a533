/** What the office sees first in the morning, put together from the week, the plan and the list of dossiers. */
import { listOpenDossiers } from '../../db/dossier/dossiers.ts'
import { lastDossierImport } from '../../db/dossier/imports.ts'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import { headsBetween, latestRevision } from '../../db/week/revisions.ts'
import type { ComingDay, LastWeek, Today, WaitingWeek, WatchedDossiers } from '../../shared/contract/today.ts'
import type { WeekHead } from '../../shared/contract/week.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { comingDays } from '../../shared/dates/coming-days.ts'
import { isMonthKey } from '../../shared/dates/period.ts'
import { addDays, type IsoDateText, localMoment, wallClock, weekday } from '../../shared/dates/plain.ts'
import { currentFriday } from '../../shared/dates/week.ts'
import { dayOf } from '../../shared/dossier/standing.ts'
import { watch } from '../../shared/dossier/watch.ts'
import { cutoffYear } from './cutoffs.ts'
import { calendarAt } from './dossiers.ts'
import { duePoints } from './tasks.ts'
import { currentWeek, headOf, headsOf, headsOfPeriods, loadWeek } from './week.ts'
import { closedReports, rulesOfWeek } from './week-rules.ts'

const comingShown = 4
const dossiersShown = 40
/** A period older than this that was never closed is history, and stands in the list of the year. */
const waitsFor = 35
/** Days: scores older than a year and a half say nothing about this morning. */
const lastWeekReach = 550

/** `now`: UTC milliseconds. */
export function todayAt(store: Store, now: number): Today {
  const { date: today } = wallClock(now)
  const calendar = calendarAt(store, today)
  const year = Number(today.slice(0, 4))
  const recent = Array.from({ length: 2 + Math.ceil(waitsFor / 7) }, (_, ago) =>
    addDays(currentFriday(now), -7 * ago),
  )
  return {
    today,
    now,
    unitName: getUnit(store)?.name ?? '',
    week: headOf(loadWeek(store, currentWeek(store, now), now)),
    lastWeek: lastWeekOf(store, now),
    coming: comingFrom(store, today, now),
    waiting: [...headsOfPeriods(store, recent.reverse(), now), ...monthsBegun(store, year, now)]
      .filter(({ to }) => to >= addDays(today, -waitsFor))
      .flatMap(waitingOf),
    dossiers: watchedDossiers(store, now, calendar),
    tasks: duePoints(store, today, sundayOf(today), now),
  }
}

function comingFrom(store: Store, today: IsoDateText, now: number): ComingDay[] {
  const year = Number(today.slice(0, 4))
  const left = comingDays(cutoffYear(store, year, now), today)
  const next = left.length < comingShown ? comingDays(cutoffYear(store, year + 1, now), today) : []
  return [...left, ...next].slice(0, comingShown)
}

/** Months that were closed at least once: an office that makes its months elsewhere is not reminded of them. */
const monthsBegun = (store: Store, year: number, now: number): readonly WeekHead[] =>
  closedReports(store, year)
    .flatMap((report) => headsOf(store, year, now, report))
    .filter(({ revision }) => revision > 0)

const sundayOf = (date: IsoDateText): IsoDateText => addDays(date, 7 - weekday(date))

function waitingOf({ friday, from, to, state, chain }: WeekHead): WaitingWeek[] {
  const why = {
    overdue: 'closing',
    closed: 'approval',
    returned: 'changes',
    awaitingPaper: 'signedSheet',
    correcting: 'correction',
    approved: chain.publishedAt === null && !isMonthKey(friday) ? 'publication' : null,
    open: null,
    future: null,
    before: null,
    reentered: null,
  } as const satisfies Record<WeekHead['state'], WaitingWeek['for'] | null>
  const waits = why[state]
  return waits === null ? [] : [{ friday, from, to, state, for: waits }]
}

function lastWeekOf(store: Store, now: number): LastWeek | null {
  const { date: today } = wallClock(now)
  const closed = headsBetween(store, addDays(today, -lastWeekReach), addDays(today, 7)).at(-1)
  const [head] = closed === undefined ? [] : headsOfPeriods(store, [closed.friday], now)
  const content = head === undefined ? null : (latestRevision(store, head.friday)?.content ?? null)
  if (head === undefined || content === null) return null
  const { index } = rulesOfWeek(allRules(store), head.friday, content.rules)
  return {
    friday: head.friday,
    from: head.from,
    to: head.to,
    revision: content.revision,
    total: content.total,
    totalBefore: content.previous?.total ?? null,
    grade: content.grade,
    groups: index.body.groups.map(({ code, name, max }) => ({
      code,
      name,
      max,
      score: content.figures.groups[code] ?? null,
      before: content.previous?.groups[code] ?? null,
    })),
  }
}

function watchedDossiers(store: Store, now: number, calendar: WorkingCalendar): WatchedDossiers | null {
  const list = lastDossierImport(store)
  if (list === null) return null
  const at = localMoment(now)
  const watched = watch(listOpenDossiers(store), at, calendar)
  return {
    list: list.name,
    exportedAt: list.exportedAt,
    age: calendar.workingDaysBetween(dayOf(list.exportedAt), dayOf(at)).days,
    ...watched,
    dossiers: watched.dossiers.slice(0, dossiersShown),
  }
}
