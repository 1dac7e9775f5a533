/**
 * Documents cited in a plan, held against each other: the same number with another year or another day is one of
 * the two wrong. A document is its number and its date, so "01/NQ-CP" of two years is two documents.
 */

import { formatDate } from '../../dates/words.ts'
import type { KnownDocument } from '../../rules/documents.ts'
import type { Finding } from '../finding.ts'
import type { Found } from './found.ts'

interface Citation {
  /** "63", "NĐ-CP". */
  readonly number: string
  readonly kind: string
  readonly yearInNumber: string | null
  /** ISO, null where no day is printed. */
  readonly date: string | null
  readonly printed: string
  /** Id of the row it stands in; null in the body. */
  readonly row: string | null
}

const CITED =
  /(?<![\d/])(\d{1,5})\s*\/\s*(?:((?:19|20)\d\d)\s*\/\s*)?((?:NĐ|QĐ|NQ|TT|CT|KH|CV|CĐ|TB|HD|TTLT)(?:-\p{L}+)*)(?:\s*,?\s*ngày\s+(\d{1,2})(?:\/|\s+tháng\s+)(\d{1,2})(?:\/|\s+năm\s+)(\d{4}))?/gu

export function findCitations({ rows, prose, context }: Found): Finding[] {
  const all = [
    ...prose.flatMap((text) => citationsIn(text, null)),
    ...rows.flatMap((row) =>
      [
        row.sectionTitle,
        ...row.groupPath,
        row.content,
        row.product,
        row.note,
        row.deadlineText,
        row.spanText ?? '',
      ].flatMap((text) => citationsIn(text, row.id)),
    ),
  ]
  const own = [...differentYears(all), ...differentDays(all), ...yearless(all)]
  const told = new Set(own.map(({ quote }) => quote))
  return [...own, ...againstKnown(all, context.documents ?? []).filter(({ quote }) => !told.has(quote))]
}

/**
 * Against the list of known documents: the number with another year, or of that year with another day. What is not in
 * the list may well exist, so both are questions.
 */
function againstKnown(all: readonly Citation[], known: readonly KnownDocument[]): Finding[] {
  const listed = known.flatMap(({ number, date, title }) => {
    const [found] = citationsIn(number, null)
    return found === undefined ? [] : [{ ...found, date, title }]
  })
  return groupsOf(all, ({ number, kind, yearInNumber, date }) =>
    [number, kind, yearInNumber, date].join('/'),
  ).flatMap((same) => {
    const [cited] = same
    if (cited === undefined) return []
    const alike = listed.filter(({ number, kind }) => number === cited.number && kind === cited.kind)
    const year = cited.yearInNumber ?? cited.date?.slice(0, 4) ?? null
    const twin = alike.find(({ date }) => date.startsWith(year ?? '?'))
    if (twin !== undefined)
      return cited.date === null || cited.date === twin.date
        ? []
        : [citation(same, same, `${twin.printed} ký ngày ${formatDate(twin.date)}`)]
    const other = alike[0]
    if (other === undefined || cited.yearInNumber === null) return []
    return [citation(same, same, `danh mục chỉ có ${other.printed} (${other.title})`)]
  })
}

function citationsIn(text: string, row: string | null): Citation[] {
  return [...text.matchAll(CITED)].map(
    ([printed, number = '', yearInNumber, kind = '', day, month, year]) => ({
      number: String(Number(number)),
      kind,
      yearInNumber: yearInNumber ?? null,
      date:
        day === undefined || month === undefined || year === undefined
          ? null
          : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      printed: printed.replace(/\s+/g, ' '),
      row,
    }),
  )
}

const rowsOf = (citations: readonly Citation[]): string[] => [
  ...new Set(citations.flatMap(({ row }) => row ?? [])),
]

function groupsOf(citations: readonly Citation[], key: (citation: Citation) => string): Citation[][] {
  const groups = new Map<string, Citation[]>()
  for (const citation of citations) {
    const name = key(citation)
    groups.set(name, [...(groups.get(name) ?? []), citation])
  }
  return [...groups.values()]
}

/** A year is borne out where the printed day is of that year; one that is nowhere borne out is the odd one. */
function differentYears(all: readonly Citation[]): Finding[] {
  const dated = all.filter(({ yearInNumber, kind }) => yearInNumber !== null && /^(NĐ|TT)-/.test(kind))
  return groupsOf(dated, ({ number, kind }) => `${number}/${kind}`).flatMap((same) => {
    const years = groupsOf(same, ({ yearInNumber }) => yearInNumber ?? '')
    if (years.length < 2) return []
    const unborne = years.filter(
      (group) => !group.some(({ date, yearInNumber }) => date?.slice(0, 4) === yearInNumber),
    )
    return unborne.map((odd) => citation(odd, same, 'cùng số nhưng khác năm'))
  })
}

function differentDays(all: readonly Citation[]): Finding[] {
  const dated = all.filter(({ date }) => date !== null)
  return groupsOf(dated, ({ number, kind, date }) => `${number}/${kind}/${date?.slice(0, 4)}`).flatMap(
    (same) => {
      const days = groupsOf(same, ({ date }) => date ?? '')
      return days.length < 2 ? [] : [citation(same, same, 'ghi hai ngày khác nhau')]
    },
  )
}

function yearless(all: readonly Citation[]): Finding[] {
  const bare = all.filter(({ kind, yearInNumber }) => /^(NĐ-CP|TT-)/.test(kind) && yearInNumber === null)
  return groupsOf(bare, ({ number, kind }) => `${number}/${kind}`).map((same) =>
    citation(same, same, 'thiếu năm trong số hiệu'),
  )
}

const citation = (odd: readonly Citation[], same: readonly Citation[], why: string): Finding => ({
  type: 'citation',
  weight: 'ask',
  rows: rowsOf(odd),
  quote: odd[0]?.printed ?? '',
  message: `Trích dẫn cần xem lại (${why}): ${[...new Set(same.map(({ printed }) => printed))].slice(0, 4).join('; ')}.`,
})
