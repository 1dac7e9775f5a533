/**
 * A small table of past weeks, as copied from Excel: the Friday, the six scores in the portal's order, the total.
 * A heading may put the columns in another order, by the groups' own names. A line that does not read whole is not
 * taken and is handed back with the reason.
 */
import { parseDate } from '../dates/input.ts'
import { isFriday } from '../dates/week.ts'
import { identity, portalNames } from '../index766/portal/names.ts'
import { amountOf, notationOf } from '../index766/portal/numbers.ts'
import { sumOfficial } from '../index766/score.ts'
import type { IndexBody } from '../rules/bodies.ts'
import { clean } from '../text/text.ts'

export interface PastWeek {
  readonly friday: string
  readonly groups: Readonly<Record<string, number>>
  readonly total: number | null
}

export interface PastTable {
  readonly weeks: readonly PastWeek[]
  /** `line` counts from 1. */
  readonly misread: readonly { readonly line: number; readonly text: string; readonly why: string }[]
}

type Place = 'date' | 'total' | string | null

const dateHeads = new Set(['ngày', 'thứ sáu', 'tuần', 'đến ngày', 'ngày chốt', 'kỳ'].map(identity))

/** `today` gives a date without a year its year. */
export function readPastTable(text: string, index: IndexBody, today: string): PastTable {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.split('\t').map(clean))
  const notation = notationOf(lines.flatMap((cells) => cells.slice(1)))
  const codes = index.groups.map(({ code }) => code)
  let places: readonly Place[] = ['date', ...codes, 'total']
  const weeks: PastWeek[] = []
  const misread: PastTable['misread'][number][] = []
  for (const [at, cells] of lines.entries()) {
    if (cells.every((cell) => cell === '')) continue
    const heading = headingOf(cells, index)
    if (heading !== null) {
      places = heading
      continue
    }
    const week = weekOf(cells)
    if (typeof week === 'string') misread.push({ line: at + 1, text: cells.join(' | '), why: week })
    else if (weeks.some(({ friday }) => friday === week.friday))
      misread.push({ line: at + 1, text: cells.join(' | '), why: 'tuần này đã có ở dòng trên' })
    else weeks.push(week)
  }
  return { weeks, misread }

  function weekOf(cells: readonly string[]): PastWeek | string {
    const date = cells[places.indexOf('date')] ?? ''
    const end = date.split(/\s*(?:–|—|đến|->|→)\s*|\s+-\s+/).at(-1) ?? ''
    const read = parseDate(end, today)
    if (!read.ok) return 'không đọc được ngày'
    const friday = read.value
    if (!isFriday(friday)) return 'ngày này không phải thứ Sáu'
    const groups: Record<string, number> = {}
    let total: number | null = null
    for (const [at, place] of places.entries()) {
      const cell = cells[at] ?? ''
      if (place === 'date' || place === null || /^[-–]?$/.test(cell)) continue
      const value = amountOf(cell, notation)
      const most = index.groups.find(({ code }) => code === place)?.max ?? 100
      if (value === null) return `“${cell}” không phải là một con số`
      if (value < 0 || value > most) return `${cell} ngoài khoảng 0 – ${most}`
      if (place === 'total') total = value
      else groups[place] = value
    }
    if (Object.keys(groups).length === 0 && total === null) return 'không có điểm nào'
    const sum = sumOfficial(index, groups)
    if (sum !== null && total !== null && Math.abs(sum - total) > index.totalTolerance + 1e-9)
      return 'tổng khác tổng các nhóm'
    return { friday, groups, total }
  }
}

function headingOf(cells: readonly string[], index: IndexBody): readonly Place[] | null {
  const names = portalNames(index)
  const places = cells.map((cell): Place => {
    if (dateHeads.has(identity(cell))) return 'date'
    const named = names.of(cell)
    if (named?.kind === 'total') return 'total'
    return named?.kind === 'group' ? named.group.code : null
  })
  return places.includes('date') && places.filter((place) => place !== null).length >= 2 ? places : null
}
