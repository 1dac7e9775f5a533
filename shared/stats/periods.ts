/**
 * The 13 columns of one period out of closed ones that follow each other. What flows is added up: (4), (5), (7)…(10).
 * What stands at a moment is not: (6) is what the first period took over, (11)…(13) what the last one left. (3) counts
 * a dossier once, so what later periods took over from the one before is taken out of it.
 */
import { addDays, type IsoDateText } from '../dates/plain.ts'
import { carryMismatches } from './checks.ts'
import type { Column, StatsRow } from './form.ts'
import { countsOf } from './identities.ts'

export interface Span {
  readonly from: IsoDateText
  readonly to: IsoDateText
}

export interface Part extends Span {
  readonly key: string
  readonly rows: readonly StatsRow[]
}

const bySpan = (a: Span, b: Span): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/** Parts wholly inside the span that do not overlap, and the days of the span that none of them covers. */
export function tiled<P extends Part>(
  parts: readonly P[],
  span: Span,
): { readonly used: readonly P[]; readonly gaps: readonly Span[] } {
  const used: P[] = []
  const gaps: Span[] = []
  let next = span.from
  for (const part of parts.filter(({ from, to }) => from >= span.from && to <= span.to).sort(bySpan)) {
    if (part.from < next) continue
    if (part.from > next) gaps.push({ from: next, to: addDays(part.from, -1) })
    used.push(part)
    next = addDays(part.to, 1)
  }
  if (next <= span.to) gaps.push({ from: next, to: span.to })
  return { used, gaps }
}

const flowing: readonly Column[] = ['c4', 'c5', 'c7', 'c8', 'c9', 'c10']
const left: readonly Column[] = ['c11', 'c12', 'c13']

/** Oldest first. A field without a row had no dossiers in that period; an empty cell leaves its sum empty. */
export function sumParts(parts: readonly Part[]): readonly StatsRow[] {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only.rows
  const fields = new Map<string, Pick<StatsRow, 'section' | 'field'>>()
  for (const { section, field } of parts.flatMap(({ rows }) => rows))
    fields.set(`${section}/${field}`, { section, field })
  return [...fields.values()].map(({ section, field }) => {
    const each = parts.map(
      ({ rows }) => rows.find((row) => row.section === section && row.field === field)?.v ?? null,
    )
    const at = (place: number, column: Column) => {
      const v = each.at(place) ?? null
      return v === null ? 0 : v[column]
    }
    const sum = (column: Column) => total(each.map((_, place) => at(place, column)))
    const v = countsOf((column) => {
      if (flowing.includes(column)) return sum(column)
      if (left.includes(column)) return at(-1, column)
      if (column === 'c6') return at(0, 'c6')
      const all = sum('c3')
      const again = total(each.slice(1).map((_, place) => at(place + 1, 'c6')))
      return all === null || again === null ? null : all - again
    })
    return { section, field, v }
  })
}

const total = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value !== null) ? values.reduce((sum, value) => sum + value, 0) : null

export interface CarryBreak {
  readonly key: string
  /** Fields whose (6) is not what the part before left in (11). */
  readonly fields: readonly string[]
}

/** Where one part did not take over what the one before it left: the sum then cannot balance. */
export const carryBreaks = (parts: readonly Part[]): readonly CarryBreak[] =>
  parts.slice(1).flatMap(({ key, rows }, at) => {
    const before = parts[at]?.rows ?? []
    const broken = carryMismatches(
      rows.map((row, place) => ({ ...row, row: place })),
      before,
    )
    return broken.length === 0 ? [] : [{ key, fields: broken.map(({ field }) => field) }]
  })
