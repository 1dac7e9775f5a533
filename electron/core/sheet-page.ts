/**
 * The addresses of the sheets: `/sheet/<key>/<revision, or nhap>.html` for a week or a month, `/sheet/giao-ban/` and the
 * same for its briefing, `/sheet/bieu-06a/<from>/<to>.html` for the 13 columns of a span of days,
 * `/sheet/lich-chot/<year>.html` for the cut-offs of a year, `/sheet/hom-nay.html` for Monday's meeting;
 * `plan-papers.ts` adds the papers of a plan. They name no citizen, so they need no PIN.
 */
import { isPeriodKey } from '../../shared/dates/period.ts'
import { isDate } from '../../shared/dates/plain.ts'
import { cutoffSheet } from '../../shared/documents/cutoff-sheet.ts'
import { todayBriefing } from '../../shared/documents/today-briefing.ts'
import { weekBriefing } from '../../shared/documents/week-briefing.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import type { Span } from '../../shared/stats/periods.ts'
import { noticeAt } from './assignment-notice.ts'
import type { Core } from './core.ts'
import { cutoffYear } from './cutoffs.ts'
import { documentPage } from './document-files.ts'
import { form06aModel } from './form-06a.ts'
import { notFound, type Page } from './pages.ts'
import { planPageAt } from './plan-papers.ts'
import { printedWeek } from './sheet.ts'
import { targetLists } from './targets.ts'
import { todayAt } from './today.ts'

/** The sheet that `path` names, `notFound` when there is none, null when the path is not a sheet's. */
export async function sheetAt(core: Core, path: string): Promise<Page | null> {
  const notice = noticeAt(core, path)
  if (notice !== null) return notice
  const paper = await planPageAt(core, path)
  if (paper !== null) return paper
  const year = /^\/sheet\/lich-chot\/(20\d{2})\.html$/.exec(path)?.[1]
  if (year !== undefined) return core.together(async () => cutoffsOf(core, Number(year)))
  if (path === '/sheet/hom-nay.html') return core.together(async () => todayOf(core))
  const span = /^\/sheet\/bieu-06a\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})\.html$/.exec(path)
  if (span !== null) {
    const [, from = '', to = ''] = span
    if (!isDate(from) || !isDate(to)) return notFound
    return core.together(async () => form06aOf(core, { from, to }))
  }
  const named =
    /^\/sheet\/(giao-ban\/)?(\d{4}-\d{2}-\d{2}|[a-z][a-z0-9-]*\.\d{4}-\d{2})\/(\d+|nhap)\.html$/.exec(path)
  if (named === null) return null
  const [, briefing, friday = '', revision = ''] = named
  if (!isPeriodKey(friday)) return notFound
  const which = revision === 'nhap' ? null : Number(revision)
  return core.together(async () => sheetOf(core, friday, which, briefing !== undefined))
}

function sheetOf(
  { office: { store }, ports }: Core,
  friday: string,
  revision: number | null,
  briefing: boolean,
): Page {
  if (store.unitId() === null) return notFound
  const printed = printedWeek(store, friday, revision, ports.clock(), targetLists(ports.resources))
  if (!printed.ok) return notFound
  const week = printed.value
  return documentPage(briefing ? weekBriefing(week) : weekSheet(week))
}

function form06aOf({ office: { store }, ports }: Core, span: Span): Page {
  if (store.unitId() === null) return notFound
  const model = form06aModel(store, span, ports.clock())
  return model.ok ? documentPage(model.value) : notFound
}

const cutoffsOf = ({ office: { store }, ports }: Core, year: number): Page =>
  store.unitId() === null ? notFound : documentPage(cutoffSheet(cutoffYear(store, year, ports.clock())))

const todayOf = ({ office: { store }, ports }: Core): Page =>
  store.unitId() === null ? notFound : documentPage(todayBriefing(todayAt(store, ports.clock())))
