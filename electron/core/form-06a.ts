/** The closed figures that a span of days is told by: one period, else the weeks or the months that fill it best. */
import type { Store } from '../../db/store.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { closedMonths, headsBetween, headsOfYear, latestRevision } from '../../db/week/revisions.ts'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { TableFormat } from '../../shared/contract/document.ts'
import { isMonthKey, monthText, periodYear, readPeriodKey } from '../../shared/dates/period.ts'
import { addDays, wallClock } from '../../shared/dates/plain.ts'
import { formatSpan } from '../../shared/dates/words.ts'
import { type Form06a, type FormPart, form06a } from '../../shared/documents/form-06a.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Span, tiled } from '../../shared/stats/periods.ts'
import { signsOn } from '../../shared/unit/unit.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import { cutoffYear } from './cutoffs.ts'
import { documentFile, fileName } from './document-files.ts'
import type { PrintError } from './print/pdf-printer.ts'

export type FormRefusal = { readonly type: 'SpanBackwards' } | { readonly type: 'NothingClosed' }

export async function makeForm06a(
  { core, office: { store }, now }: Context,
  span: Span,
  format: TableFormat,
): Promise<Result<MadeFile, FormRefusal | PrintError>> {
  const model = form06aModel(store, span, now)
  if (!model.ok) return model
  return documentFile(
    core.ports,
    { model: model.value, name: fileName('bieu-II-06a', span.from, span.to) },
    format,
  )
}

export function form06aModel(store: Store, span: Span, now: number): Result<DocumentModel, FormRefusal> {
  if (span.from > span.to) return err({ type: 'SpanBackwards' })
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const best = bestParts(store, span)
  if (best.parts.length === 0) return err({ type: 'NothingClosed' })
  const { date } = wallClock(now)
  const signer = listSigners(store).find((known) => signsOn(known, date)) ?? null
  return ok(form06a({ unit, span, ...best, signer, year: date.slice(0, 4) }))
}

/** Weeks, or the months of one report, never mixed: whichever leaves the fewest days without figures. */
function bestParts(store: Store, span: Span): Pick<Form06a, 'parts' | 'gaps'> {
  const weeks = headsBetween(store, span.from, addDays(span.to, 7)).map(({ friday }) => friday)
  const months = Map.groupBy(closedMonths(store), (key) => {
    const name = readPeriodKey(key)
    return name?.kind === 'month' ? name.report : ''
  })
  const found = [weeks, ...months.values()].map((keys) => {
    const { used, gaps } = tiled(
      keys.flatMap((key) => partOf(store, key)),
      span,
    )
    return { parts: used, gaps, missing: daysIn(gaps) }
  })
  const [best] = found.sort((a, b) => a.missing - b.missing || a.parts.length - b.parts.length)
  return { parts: best?.parts ?? [], gaps: best?.gaps ?? [span] }
}

/** None for a period without the table. */
function partOf(store: Store, key: string): FormPart[] {
  const newest = latestRevision(store, key)
  if (newest === null || newest.content.figures.rows.length === 0) return []
  const { content, hash, approval } = newest
  const { from, to, revision, figures, reentered } = content
  const approved = approval?.decision === 'approved' || reentered !== undefined
  return [{ key, from, to, rows: figures.rows, revision, hash, approved }]
}

const daysIn = (gaps: readonly Span[]): number =>
  gaps.reduce((days, { from, to }) => days + (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, 0)

export function spanChoices(store: Store, year: number, now: number): CallOutput<'form06a.choices'> {
  const closed = [
    ...headsOfYear(store, year).map(({ friday }) => friday),
    ...closedMonths(store).filter((key) => periodYear(key) === year),
  ].flatMap((key) => {
    const content = latestRevision(store, key)?.content
    if (content === undefined || content.figures.rows.length === 0) return []
    const { from, to, month } = content
    const name = isMonthKey(key)
      ? `Tháng ${monthText(key)}, ${month?.report ?? ''}`
      : `Tuần ${formatSpan(from, to)}`
    return [{ key, name, from, to }]
  })
  const plain = ({ name, from, to }: { name: string; from: string; to: string }) => ({ name, from, to })
  const reports = cutoffYear(store, year, now).reports.flatMap(({ code, name, period, from, to }) =>
    from === null || to === null || !period.startsWith('quý')
      ? []
      : [{ code, name: `${name}, ${period}`, from, to }],
  )
  return [
    { group: 'Quý và dài hơn', spans: longer(reports, year) },
    {
      group: 'Tháng đã chốt',
      spans: closed
        .filter(({ key }) => isMonthKey(key))
        .reverse()
        .map(plain),
    },
    {
      group: 'Tuần đã chốt',
      spans: closed
        .filter(({ key }) => !isMonthKey(key))
        .reverse()
        .map(plain),
    },
  ].filter(({ spans }) => spans.length > 0)
}

/** Quarters whose windows follow each other make up the half year, nine months and the year. */
function longer(
  reports: readonly {
    readonly code: string
    readonly name: string
    readonly from: string
    readonly to: string
  }[],
  year: number,
) {
  const [first] = reports
  const quarters = reports.filter(({ code }) => code === first?.code)
  const spans = quarters.map(({ from, to }, at) => ({
    name: `Quý ${['I', 'II', 'III', 'IV'][at]}/${year}`,
    from,
    to,
  }))
  const upTo = (count: number, name: string) => {
    const [start, end] = [spans[0], spans[count - 1]]
    return start === undefined || end === undefined
      ? []
      : [{ name: `${name} ${year}`, from: start.from, to: end.to }]
  }
  return [...spans, ...upTo(2, '6 tháng đầu năm'), ...upTo(3, '9 tháng năm'), ...upTo(4, 'Năm')]
}
