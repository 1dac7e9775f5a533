/** The cut-offs of a year: weeks as they stand, reports by the rule in force, and the sheet of both. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import type { CutoffYear } from '../../shared/contract/cutoff.ts'
import { cutoffsOfYear } from '../../shared/dates/cutoffs.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { fridaysOfYear } from '../../shared/dates/week.ts'
import { cutoffSheet } from '../../shared/documents/cutoff-sheet.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import { ok, type Result } from '../../shared/result.ts'
import { windowWords } from '../../shared/rules/cutoffs.ts'
import { ruleInForce } from '../../shared/rules/select.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
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

export async function makeCutoffSheet(
  { core, office: { store }, now }: Context,
  year: number,
  format: 'html' | 'pdf',
): Promise<Result<MadeFile, PrintError>> {
  const model = cutoffSheet(cutoffYear(store, year, now))
  const name = `lich-chot_${year}.${format}`
  if (format === 'html') {
    const bytes = new TextEncoder().encode(documentHtml(model, { fontBase: '/fonts/' }))
    return ok({ name, mediaType: 'text/html', bytes })
  }
  const fontBase = `${pathToFileURL(join(core.ports.resources, 'fonts')).href}/`
  const printed = await core.ports.printer.print(documentHtml(model, { fontBase }))
  return printed.ok ? ok({ name, mediaType: 'application/pdf', bytes: printed.value }) : printed
}
