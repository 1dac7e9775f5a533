/** The cut-offs of a year: weeks as they stand, reports by the rule in force, and the sheet of both. */
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import type { CutoffYear } from '../../shared/contract/cutoff.ts'
import type { TableFormat } from '../../shared/contract/document.ts'
import { cutoffsOfYear } from '../../shared/dates/cutoffs.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { fridaysOfYear } from '../../shared/dates/week.ts'
import { cutoffSheet } from '../../shared/documents/cutoff-sheet.ts'
import type { Result } from '../../shared/result.ts'
import { windowWords } from '../../shared/rules/cutoffs.ts'
import { ruleInForce } from '../../shared/rules/select.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import { documentFile, fileName } from './document-files.ts'
import type { PrintError } from './print/pdf-printer.ts'
import { headsOf } from './week.ts'
import { calendarOf, rulesOfWeek } from './week-rules.ts'

export function cutoffYear(store: Store, year: number, now: number): CutoffYear {
  const rules = allRules(store)
  const last = fridaysOfYear(year).at(-1) ?? `${year}-12-31`
  const { calendar: calendarRule, weeklyPeriod } = rulesOfWeek(rules, last)
  const calendar = calendarOf(calendarRule)
  const cutoffs = ruleInForce(rules, 'cutoffs', `${year}-12-31`)
  return {
    year,
    unitName: getUnit(store)?.name ?? '',
    closings: headsOf(store, year, now).map(({ friday, from, to, shifted, state, dueAt }) => {
      const { date, time } = wallClock(dueAt)
      return {
        friday,
        from,
        to,
        shifted,
        state,
        due: date,
        time,
        calendarStatus: calendar.dayOf(date).status,
      }
    }),
    reports: cutoffs === null ? [] : cutoffsOfYear(year, cutoffs.body, calendar).map((date) => ({ ...date })),
    kinds: (cutoffs?.body.cutoffs ?? []).map((cutoff) => {
      const { code, name, recipient, status, confidence, citation, note } = cutoff
      const figures = windowWords(cutoff)
      return { code, name, recipient, figures, status, confidence, citation, note: note ?? null }
    }),
    weekly: { citation: weeklyPeriod.citation, status: weeklyPeriod.status },
  }
}

export const makeCutoffSheet = (
  { core, office: { store }, now }: Context,
  year: number,
  format: TableFormat,
): Promise<Result<MadeFile, PrintError>> =>
  documentFile(
    core.ports,
    { model: cutoffSheet(cutoffYear(store, year, now)), name: fileName('lich-chot', year) },
    format,
  )
