/**
 * Hidden lines and doubled names. A hidden line that holds figures is a real row, unless a visible row of the same
 * section has the same name: then it is an old copy, and only the visible one is read. Two visible rows of one name
 * are both kept and asked about.
 */
import { clean } from '../text/text.ts'
import type { Body, BodyRow } from './body.ts'
import { columns, type Section } from './form.ts'
import type { Layout } from './layout.ts'
import { ownAt } from './lines.ts'
import { nameKey } from './names.ts'

export interface HiddenRow {
  readonly row: number
  readonly field: string | null
  readonly expect: 'import' | 'skip'
  readonly why: string
}

export interface Settled {
  readonly kept: readonly BodyRow[]
  readonly left: ReadonlySet<BodyRow>
  readonly duplicates: readonly {
    section: Section
    field: string
    rows: readonly number[]
    identical: boolean
  }[]
  /** Hidden copies whose figures differ from the visible row. */
  readonly clashes: readonly { row: number; raw: string; visible: number }[]
}

const keyOf = (row: BodyRow): string => `${row.section}/${nameKey(row.known?.field ?? row.raw)}`

export function settleDuplicates(rows: readonly BodyRow[]): Settled {
  const groups = Map.groupBy(rows, keyOf)
  const left = new Set<BodyRow>()
  const clashes: { row: number; raw: string; visible: number }[] = []
  for (const group of groups.values()) {
    const visible = group.find(({ line }) => !line.hidden)
    if (visible === undefined) continue
    for (const row of group.filter(({ line }) => line.hidden)) {
      left.add(row)
      if (!same(row, visible)) {
        clashes.push({ row: row.line.row, raw: clean(row.raw), visible: visible.line.row })
      }
    }
  }
  const kept = rows.filter((row) => !left.has(row))
  const duplicates = [...Map.groupBy(kept, keyOf).values()].flatMap((group) => {
    const [first, ...more] = group
    if (first === undefined || more.length === 0) return []
    return {
      section: first.section,
      field: first.known?.field ?? clean(first.raw),
      rows: group.map(({ line }) => line.row),
      identical: more.every((row) => same(row, first)),
    }
  })
  return { kept, left, duplicates, clashes }
}

/** One name in two tables of a page: they are two tables, not two parts of one. */
export const repeatsAcrossGrids = (rows: readonly BodyRow[]): boolean =>
  [...Map.groupBy(rows, keyOf).values()].some((group) => new Set(group.map(({ line }) => line.grid)).size > 1)

const same = (a: BodyRow, b: BodyRow): boolean => columns.every((code) => a.v[code] === b.v[code])

/** Every hidden line with what is right for it. */
export function hiddenRowsOf(body: Body, left: ReadonlySet<BodyRow>, layout: Layout): HiddenRow[] {
  const rows = body.rows
    .filter(({ line }) => line.hidden)
    .map((row): HiddenRow => {
      const field = row.known?.field ?? null
      if (left.has(row)) {
        return { row: row.line.row, field, expect: 'skip', why: 'dòng ẩn lặp lại một dòng đang hiện' }
      }
      const summed = isSummed(row, body, layout)
      const why = summed ? 'dòng ẩn nhưng có số liệu và nằm trong tổng' : 'dòng ẩn nhưng có số liệu'
      return { row: row.line.row, field, expect: 'import', why }
    })
  const others = body.leftovers
    .filter(({ line }) => line.hidden)
    .map(
      ({ line }): HiddenRow => ({
        row: line.row,
        field: null,
        expect: 'skip',
        why: 'dòng ẩn không phải số liệu',
      }),
    )
  return [...rows, ...others].sort((a, b) => a.row - b.row)
}

/** A sum's formula reaches over the row, or its figures need it. */
function isSummed(row: BodyRow, body: Body, layout: Layout): boolean {
  return body.sums.some((sum) => {
    const columnsOfCode = layout.places.c3 ?? []
    const formula = columnsOfCode.map((column) => ownAt(sum.line, column)?.formula ?? '').join(' ')
    const reaches = [...formula.matchAll(/\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)/g)].some(
      ([, from, to]) => Number(from) <= row.line.row && row.line.row <= Number(to),
    )
    const inSection = body.rows.filter(({ section }) => sum.scope === 'total' || section === row.section)
    const whole = inSection.reduce((total, other) => total + (other.v.c3 ?? 0), 0)
    return reaches || (sum.read.c3.value !== null && sum.read.c3.value === whole)
  })
}
