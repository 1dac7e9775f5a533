/**
 * The week as it is being typed: raw text by field, never rewritten and never refused.
 * Reading it into figures happens here and nowhere else; what cannot be read stays text and is named.
 */
import { parseNumber } from '../numbers/vietnamese.ts'
import type { IndexBody } from '../rules/bodies.ts'
import type { PairsBody } from '../rules/figures.ts'
import { type Column, columns, type Section, sections } from '../stats/form.ts'
import { countsOf } from '../stats/identities.ts'
import { compareText } from '../text/text.ts'
import type { PairFigures, WeekFigures } from './content.ts'

export type DraftFields = Readonly<Record<string, string>>
export type MetricPart = 'numerator' | 'denominator' | 'ratio'
export type PairPart = keyof PairFigures

/** Names of the draft's fields. A row's `order` says where the source printed it. */
export const draftField = {
  group: (code: string) => `group/${code}`,
  total: 'total',
  metric: (code: string, part: MetricPart) => `metric/${code}/${part}`,
  pair: (code: string, part: PairPart) => `pair/${code}/${part}`,
  cell: (section: Section, field: string, column: Column | 'order') =>
    `row/${section}/${encodeURIComponent(field)}/${column}`,
  note: 'note',
} as const

export interface RowKey {
  readonly section: Section
  readonly field: string
}

interface CellKey extends RowKey {
  readonly column: Column | 'order'
}

function cellKey(name: string): CellKey | null {
  const [root, section, field, column] = name.split('/')
  if (root !== 'row' || section === undefined || field === undefined || column === undefined) return null
  if (!(sections as readonly string[]).includes(section)) return null
  if (column !== 'order' && !(columns as readonly string[]).includes(column)) return null
  return { section: section as Section, field: decodeURIComponent(field), column: column as Column | 'order' }
}

/** The rows of the table: the provincial system first, each section in the order of its source. */
export function draftRows(draft: DraftFields): readonly RowKey[] {
  const order = new Map<string, { readonly row: RowKey; at: number }>()
  for (const [name, text] of Object.entries(draft)) {
    const cell = cellKey(name)
    if (cell === null) continue
    const id = `${cell.section}/${cell.field}`
    const entry = order.get(id) ?? {
      row: { section: cell.section, field: cell.field },
      at: Number.MAX_SAFE_INTEGER,
    }
    if (cell.column === 'order') entry.at = Number(text)
    order.set(id, entry)
  }
  return [...order.values()]
    .sort(
      (a, b) =>
        sections.indexOf(a.row.section) - sections.indexOf(b.row.section) ||
        a.at - b.at ||
        compareText(a.row.field, b.row.field),
    )
    .map((entry) => entry.row)
}

export interface ReadDraft {
  readonly figures: WeekFigures
  /** Fields whose text is not one number: garbage, or a number that reads two ways. */
  readonly unreadable: readonly {
    readonly field: string
    readonly text: string
    readonly ambiguous: boolean
  }[]
}

/** Reads the raw text into figures. An empty field is null; so is an unreadable one, which is also listed. */
export function readDraft(draft: DraftFields, index: IndexBody, dictionary: PairsBody): ReadDraft {
  const unreadable: { field: string; text: string; ambiguous: boolean }[] = []
  const number = (field: string): number | null => {
    const read = parseNumber(draft[field] ?? '')
    if (read.type === 'number') return read.value
    if (read.type !== 'absent') {
      unreadable.push({ field, text: read.text, ambiguous: read.type === 'ambiguous' })
    }
    return null
  }
  const groups: WeekFigures['groups'] = {}
  const metrics: WeekFigures['metrics'] = {}
  for (const group of index.groups) {
    groups[group.code] = number(draftField.group(group.code))
    for (const metric of group.metrics) {
      const figures = {
        numerator: number(draftField.metric(metric.code, 'numerator')),
        denominator: number(draftField.metric(metric.code, 'denominator')),
        ratio: number(draftField.metric(metric.code, 'ratio')),
      }
      if (Object.values(figures).some((value) => value !== null)) metrics[metric.code] = figures
    }
  }
  const pairs: WeekFigures['pairs'] = {}
  for (const { code } of dictionary.pairs) {
    const numerator = number(draftField.pair(code, 'numerator'))
    const denominator = number(draftField.pair(code, 'denominator'))
    if (numerator !== null || denominator !== null) pairs[code] = { numerator, denominator }
  }
  const rows = draftRows(draft).map(({ section, field }) => ({
    section,
    field,
    v: countsOf((column) => number(draftField.cell(section, field, column))),
  }))
  return {
    figures: {
      groups,
      total: number(draftField.total),
      metrics,
      pairs,
      rows,
      note: draft[draftField.note] ?? '',
    },
    unreadable,
  }
}

/** Frozen figures back as draft text, for a correction: the inverse of `readDraft`. */
export function draftOf(figures: WeekFigures): Record<string, string> {
  const draft: Record<string, string> = {}
  const put = (field: string, value: number | null) => {
    if (value !== null) draft[field] = plainNumber(value)
  }
  for (const [code, score] of Object.entries(figures.groups)) put(draftField.group(code), score)
  put(draftField.total, figures.total)
  for (const [code, metric] of Object.entries(figures.metrics)) {
    for (const part of ['numerator', 'denominator', 'ratio'] as const)
      put(draftField.metric(code, part), metric[part])
  }
  for (const [code, pair] of Object.entries(figures.pairs)) {
    put(draftField.pair(code, 'numerator'), pair.numerator)
    put(draftField.pair(code, 'denominator'), pair.denominator)
  }
  figures.rows.forEach((row, at) => {
    draft[draftField.cell(row.section, row.field, 'order')] = String(at)
    for (const column of columns) put(draftField.cell(row.section, row.field, column), row.v[column])
  })
  if (figures.note !== '') draft[draftField.note] = figures.note
  return draft
}

/** A number as an officer types it: decimal comma, no thousand dots. */
export const plainNumber = (value: number): string => String(value).replace('.', ',')
