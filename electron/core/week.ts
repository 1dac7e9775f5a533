/** One week, gathered: its rules, its frozen revisions, its draft read and checked, and where it stands. */
import { readDraft } from '../../db/draft/drafts.ts'
import { listEvidence } from '../../db/evidence/evidence.ts'
import { listTableImports } from '../../db/import-pending/table-imports.ts'
import { foundedAt } from '../../db/ledger/founded.ts'
import { clockState } from '../../db/ledger/unit-of-work.ts'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { getCorrection } from '../../db/week/corrections.ts'
import { exportsBetween } from '../../db/week/exports.ts'
import { publicationsBetween } from '../../db/week/publications.ts'
import { type ClosedHead, headsBetween, latestRevision, revisionsOf } from '../../db/week/revisions.ts'
import type { WeekHead, WeekView } from '../../shared/contract/week.ts'
import { monthText, periodBefore, periodsOfYear, periodWord } from '../../shared/dates/period.ts'
import { addDays, instantOf } from '../../shared/dates/plain.ts'
import { currentFriday, nextClosing, type WeekPeriod } from '../../shared/dates/week.ts'
import { gradeOf } from '../../shared/index766/grade.ts'
import { scoreIndex, sumOfficial } from '../../shared/index766/score.ts'
import type { StatsRow } from '../../shared/stats/form.ts'
import type { WeekTarget } from '../../shared/target/target.ts'
import {
  chainOf,
  type NewestRevision,
  type Publication,
  type SheetExport,
  type WeekChain,
} from '../../shared/week/chain.ts'
import type {
  Computed,
  EvidenceFile,
  Finding,
  WeekContent,
  WeekRevision,
  WeekState,
} from '../../shared/week/content.ts'
import { draftRows, type ReadDraft, readDraft as readFields } from '../../shared/week/draft.ts'
import { findingsOf } from '../../shared/week/findings.ts'
import { isEditable, stateOf, type WeekFacts } from '../../shared/week/state.ts'
import { lateFindings, spanFigures } from './list-figures.ts'
import { calendarOf, rulesOfWeek, type WeekRules, weekRules } from './week-rules.ts'

export interface Week {
  readonly friday: string
  readonly rules: WeekRules
  readonly state: WeekState
  readonly revisions: readonly WeekRevision[]
  readonly correctionReason: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly savedAt: number | null
  readonly read: ReadDraft
  readonly computed: Computed
  readonly total: number | null
  readonly grade: string | null
  readonly previous: WeekContent['previous']
  readonly findings: readonly Finding[]
  readonly evidence: readonly EvidenceFile[]
  readonly clockSuspect: boolean
  /** Of every revision, oldest first. */
  readonly exports: readonly SheetExport[]
  readonly publications: readonly Publication[]
}

export const weekScope = (friday: string): string => `week/${friday}`

export function loadWeek(store: Store, friday: string, now: number): Week {
  const revisions = revisionsOf(store, friday)
  const correction = getCorrection(store, friday)
  const frozen = correction === null ? revisions.at(-1)?.content.rules : []
  const rules = rulesOfWeek(allRules(store), friday, frozen)
  const { fields, savedAt } = readDraft(store, weekScope(friday))
  const read = readFields(fields, rules.index.body, rules.pairs.body)
  const computed = computedOf(rules, read)
  const total = sumOfficial(rules.index.body, read.figures.groups)
  const before = latestRevision(store, periodBefore(friday))
  const evidence = listEvidence(store, friday)
  const state = stateIn(foundedAt(store) ?? now, rules.period, now, {
    revision: revisions.length,
    decision: revisions.at(-1)?.approval?.decision ?? null,
    awaitingPaper: revisions.at(-1)?.paper?.scan === null,
    reentered: revisions.at(-1)?.content.reentered !== undefined,
    correcting: correction !== null,
  })
  const tables = new Set(listTableImports(store, friday).map(({ sha256 }) => sha256))
  return {
    friday,
    rules,
    state,
    revisions,
    correctionReason: correction?.reason ?? null,
    fields,
    savedAt,
    read,
    computed,
    total,
    grade: gradeOf(total, rules.grades.body)?.name ?? null,
    previous:
      before === null
        ? null
        : {
            friday: before.content.friday,
            groups: before.content.figures.groups,
            total: before.content.total,
          },
    findings: findingsOf({
      read,
      index: rules.index.body,
      computed,
      sum: total,
      pairs: rules.pairs.body,
      checks: rules.checks.body,
      before: before?.content.figures ?? null,
      word: periodWord(friday),
      late: isEditable(state) ? lateOf(store, rules, read.figures.rows) : [],
      evidence: evidence.filter(({ sha256 }) => !tables.has(sha256)).length,
    }),
    evidence,
    clockSuspect: clockState(store) !== 'ok',
    exports: exportsBetween(store, friday, friday).map(ofWeek),
    publications: publicationsBetween(store, friday, friday).map(ofWeek),
  }
}

/** Nothing to hold a table against before there is one, or a list that reaches into its days. */
function lateOf(store: Store, { period, fields }: WeekRules, table: readonly StatsRow[]): readonly Finding[] {
  if (table.length === 0) return []
  const figures = spanFigures(store, period, fields.body.fields)
  return figures === null ? [] : lateFindings(figures, table)
}

const ofWeek = <T extends { readonly friday: string }>({ friday: _, ...rest }: T): Omit<T, 'friday'> => rest

function computedOf(rules: WeekRules, read: ReadDraft): Computed {
  const { metrics, groups, total } = scoreIndex(rules.index.body, read.figures.metrics)
  return {
    metrics: metrics.map(({ code, ratio, score, max, confidence }) => ({
      code,
      ratio,
      score,
      max,
      confidence,
    })),
    groups: groups.map(({ code, score, max, confidence, missing }) => ({
      code,
      score,
      max,
      confidence,
      missing: [...missing],
    })),
    total,
  }
}

/** `since`: the instant the office began to keep its weeks here. */
const stateIn = (
  since: number,
  period: WeekPeriod,
  now: number,
  facts: Pick<WeekFacts, 'revision' | 'decision' | 'awaitingPaper' | 'correcting' | 'reentered'>,
): WeekState =>
  stateOf({
    ...facts,
    since,
    startsAt: instantOf(period.from, '00:00'),
    lateAfter: period.lateAfter,
    now,
  })

/** A week that still waits for a closing or a decision stays the current one until Tuesday's end. */
const staysCurrentFor = 4 * 24 * 3_600_000

/** The nominal Friday of the week the clock points at. */
export function currentWeek(store: Store, now: number): string {
  const rules = weekRules(store, currentFriday(now))
  const next = nextClosing(now, rules.weeklyPeriod.body, calendarOf(rules.calendar))
  const last = loadWeek(store, addDays(next, -7), now)
  const waits =
    last.state !== 'approved' && last.state !== 'reentered' && now - last.rules.period.dueAt < staysCurrentFor
  return waits ? last.friday : next
}

/** The weeks of a year at a glance, without their figures; the months of a report, where one is named. */
export const headsOf = (store: Store, year: number, now: number, report: string | null = null): WeekHead[] =>
  headsOfPeriods(store, periodsOfYear(report, year), now)

/** `keys` in order and of one kind: weeks, or the months of one report. */
export function headsOfPeriods(store: Store, keys: readonly string[], now: number): WeekHead[] {
  const rules = allRules(store)
  const since = foundedAt(store) ?? now
  const span = [keys.at(0) ?? '', keys.at(-1) ?? ''] as const
  const closed = new Map(headsBetween(store, ...span).map((head) => [head.friday, head]))
  const exports = Map.groupBy(exportsBetween(store, ...span), ({ friday }) => friday)
  const publications = Map.groupBy(publicationsBetween(store, ...span), ({ friday }) => friday)
  return keys.map((friday) => {
    const head = closed.get(friday)
    const correcting = getCorrection(store, friday) !== null
    const content = head && latestRevision(store, friday)?.content
    const frozen = correcting ? [] : content?.rules
    const own = rulesOfWeek(rules, friday, frozen)
    const { period } = own
    const state = stateIn(since, period, now, {
      revision: head?.revision ?? 0,
      decision: head?.decision ?? null,
      awaitingPaper: head?.onPaper === true,
      reentered: content?.reentered !== undefined,
      correcting,
    })
    const chain = chainOf(head ?? null, exports.get(friday) ?? [], publications.get(friday) ?? [])
    return headIn(own, state, head, chain)
  })
}

const headIn = (
  { report, period: { friday, from, to, dueAt, shifted } }: Pick<WeekRules, 'report' | 'period'>,
  state: WeekState,
  closed: Pick<ClosedHead, 'revision' | 'total' | 'grade' | 'late'> | undefined,
  chain: WeekChain,
): WeekHead => ({
  friday,
  from,
  to,
  dueAt,
  shifted,
  state,
  revision: closed?.revision ?? 0,
  total: closed?.total ?? null,
  grade: closed?.grade ?? null,
  late: closed?.late ?? false,
  chain,
  ...monthOf(report, friday),
})

export function headOf({ rules, state, revisions, exports, publications }: Week): WeekHead {
  const latest = revisions.at(-1)?.content
  const closed = latest && { ...latest, late: latest.lateReason !== null }
  const chain = chainOf(newestOf(revisions), exports, publications)
  return headIn(rules, state, closed, chain)
}

/** What a month says of itself beside its key; nothing for a week. */
export function monthOf(report: WeekRules['report'], key: string): Pick<WeekHead, 'month'> {
  const text = monthText(key)
  return report === null || text === null ? {} : { month: { report: report.name, text } }
}

function newestOf(revisions: readonly WeekRevision[]): NewestRevision | null {
  const newest = revisions.at(-1)
  if (newest === undefined) return null
  const { content, approval, paper } = newest
  return {
    revision: content.revision,
    closedAt: content.closedAt,
    decision: approval?.decision ?? null,
    decidedAt: approval?.at ?? null,
    onPaper: paper !== null,
  }
}

export const viewOf = (week: Week, targets: readonly WeekTarget[]): WeekView => ({
  head: headOf(week),
  draft: { ...week.fields },
  savedAt: week.savedAt,
  rows: draftRows(week.fields).map(({ section, field }) => ({ section, field })),
  findings: [...week.findings],
  computed: week.computed,
  total: week.total,
  grade: week.grade,
  previous: week.previous,
  evidence: [...week.evidence],
  revisions: [...week.revisions],
  exports: [...week.exports],
  publications: [...week.publications],
  correctionReason: week.correctionReason,
  rules: [...week.rules.references],
  targets: [...targets],
})
