/** The figures that the imported lists of dossiers tell of a span, with the office's calendar and dictionary. */
import writeExcelFile, { type Row } from 'write-excel-file/node'
import { listAliases } from '../../db/alias/aliases.ts'
import { listDossiersOf } from '../../db/dossier/dossiers.ts'
import { lastDossierImport, type SavedDossierImport } from '../../db/dossier/imports.ts'
import type { Store } from '../../db/store.ts'
import { formatDate, formatSpan } from '../../shared/dates/words.ts'
import { neutral } from '../../shared/documents/cells.ts'
import {
  answerKey,
  type FigureRow,
  type ListFigures,
  listFigures,
} from '../../shared/dossier/figures/figures.ts'
import { lateColumns, lateDifferences, lateWords } from '../../shared/dossier/figures/late.ts'
import { figureNotes } from '../../shared/dossier/figures/notes.ts'
import { type Window, windowOf } from '../../shared/dossier/figures/place.ts'
import type { FieldsBody } from '../../shared/rules/bodies.ts'
import { columns, type Section, type StatsRow, sections } from '../../shared/stats/form.ts'
import { indexFields } from '../../shared/stats/names.ts'
import type { Span } from '../../shared/stats/periods.ts'
import { sectionWords } from '../../shared/stats/words.ts'
import type { Finding, PairFigures } from '../../shared/week/content.ts'
import { draftField } from '../../shared/week/draft.ts'
import { calendarAt } from './dossiers.ts'
import type { SourceFile } from './table-source.ts'

export interface Answer {
  readonly raw: string
  readonly section: Section
  readonly field: string | null
}

export interface SpanFigures {
  readonly list: SavedDossierImport
  readonly window: Window
  readonly figures: ListFigures
}

/** Null before the first list, and where the newest one was made before the span began. */
export function spanFigures(
  store: Store,
  span: Span,
  fields: FieldsBody['fields'],
  answers: readonly Answer[] = [],
): SpanFigures | null {
  const list = lastDossierImport(store)
  if (list === null || list.exportedAt.slice(0, 10) < span.from) return null
  const window = windowOf(span, list.exportedAt)
  const aliases = listAliases(store)
  const indexOf = (section: Section) =>
    indexFields(
      fields,
      Object.fromEntries(
        aliases.filter((alias) => alias.section === section).map(({ raw, field }) => [raw, field]),
      ),
    )
  const figures = listFigures(listDossiersOf(store, span), window, {
    calendar: calendarAt(store, span.to),
    fields: Object.fromEntries(sections.map((section) => [section, indexOf(section)])) as Record<
      Section,
      ReturnType<typeof indexOf>
    >,
    answers: new Map(answers.map(({ section, raw, field }) => [answerKey(section, raw), field])),
  })
  return { list, window, figures }
}

export function figuresView({ list, window, figures }: SpanFigures) {
  const { id, name, exportedAt, dossiers } = list
  return {
    list: { id, name, exportedAt, dossiers },
    from: window.from,
    to: window.to,
    rows: figures.rows.map(({ section, field, raw, v }) => ({ section, field, raw, v })),
    pairs: Object.entries(figures.pairs).map(([code, pair]) => ({ code, ...pair })),
    notes: figureNotes(figures, window),
  }
}

export const lateView = (rows: readonly FigureRow[], table: readonly StatsRow[]) =>
  lateDifferences(rows, table).map((difference) => ({
    column: difference.column,
    section: difference.section,
    field: difference.field,
    text: lateWords(difference),
  }))

/**
 * Columns (10) and (13) of the table against the late dossiers of the list; asked about once the list was made on the
 * last day of the span or after it, only told before.
 */
export function lateFindings({ list, window, figures }: SpanFigures, table: readonly StatsRow[]): Finding[] {
  const differences = lateDifferences(figures.rows, table)
  return lateColumns.flatMap((column): Finding[] => {
    const own = differences.filter((difference) => difference.column === column)
    if (own.length === 0) return []
    const moment = momentWords(list.exportedAt)
    return [
      {
        id: `lateDiffers:${column}`,
        kind: 'lateDiffers',
        weight: list.exportedAt.slice(0, 10) >= window.to ? 'ask' : 'notice',
        text: `Cột (${column.slice(1)}) khác danh sách hồ sơ (${moment}): ${own.map(lateWords).join('; ')}`,
        fields: own.flatMap(({ section, field, table }) =>
          table === null ? [] : [draftField.cell(section, field, column)],
        ),
      },
    ]
  })
}

const momentWords = (moment: string): string =>
  `lấy ${moment.length > 10 ? `lúc ${moment.slice(11)} ` : ''}ngày ${formatDate(moment.slice(0, 10))}`

/** What was offered, as a sheet that can be kept beside the week: the list itself names people and is not. */
export async function figuresFile({ list, window, figures }: SpanFigures): Promise<SourceFile> {
  const text = (value: string) => ({ value: neutral(value), type: String })
  const count = (value: number | null) => (value === null ? text('') : { value, type: Number })
  const { pairs } = figures
  const rows: Row[] = [
    [text(`Bảng 13 cột tính từ danh sách hồ sơ, kỳ ${formatSpan(window.from, window.to)}`)],
    [text(`Nguồn: ${list.name}, ${momentWords(list.exportedAt)}, ${list.dossiers} hồ sơ`)],
    [text(`SHA-256 của danh sách: ${list.sha256}`)],
    ['Mục', 'Lĩnh vực', ...columns.map((column) => `(${column.slice(1)})`)].map((value) => ({
      ...text(value),
      fontWeight: 'bold' as const,
    })),
    ...figures.rows.map(({ section, field, raw, v }) => [
      text(sectionWords[section]),
      text(field ?? raw),
      ...columns.map((column) => count(v[column])),
    ]),
    ...Object.entries(pairs).map(([code, { numerator, denominator }]: [string, PairFigures]) => [
      text('Tỷ lệ'),
      text(code),
      count(numerator),
      count(denominator),
    ]),
    ...figureNotes(figures, window).map((note) => [text(note)]),
  ]
  const bytes = await writeExcelFile(rows, {
    columns: [{ width: 24 }, { width: 38 }, ...columns.map(() => ({ width: 8 }))],
  }).toBuffer()
  return {
    name: `Bảng 13 cột tính từ ${list.name.replace(/\.[A-Za-z]{2,5}$/, '')} (${momentWords(list.exportedAt).replaceAll(/[:/]/g, '-')}).xlsx`,
    mediaType: 'application/zip',
    bytes: new Uint8Array(bytes),
  }
}
