/**
 * A week that is far from the one before it. Nothing is wrong by that alone: the officer is asked, and the answer
 * is kept with the figures. The bounds are data (`checks`); a move counts when it reaches all that apply.
 */
import { divide, exact, multiply, roundFraction, sumExact } from '../numbers/exact.ts'
import { formatNumber } from '../numbers/vietnamese.ts'
import type { IndexBody } from '../rules/bodies.ts'
import type { ChecksBody } from '../rules/figures.ts'
import { type Column, columnNames, type StatsRow } from '../stats/form.ts'
import type { Finding, WeekFigures } from './content.ts'
import { draftField } from './draft.ts'

export interface WeekBefore {
  readonly groups: Readonly<Record<string, number | null>>
  readonly rows: readonly StatsRow[]
}

export const jumpFindings = (
  figures: WeekFigures,
  before: WeekBefore,
  index: IndexBody,
  checks: ChecksBody,
  word: 'tuần' | 'tháng' = 'tuần',
): Finding[] => [
  ...groupJumps(figures, before, index, checks, word),
  ...countJumps(figures, before, checks, word),
]

function groupJumps(
  figures: WeekFigures,
  before: WeekBefore,
  { groups }: IndexBody,
  { groupPoints }: ChecksBody,
  word: string,
): Finding[] {
  return groups.flatMap(({ code, name }): Finding[] => {
    const now = figures.groups[code] ?? null
    const then = before.groups[code] ?? null
    if (now === null || then === null) return []
    const move = sumExact([now, -then], 2)
    if (Math.abs(move) < groupPoints) return []
    const verb = move > 0 ? 'tăng' : 'giảm'
    const text = `${name}: ${verb} ${formatNumber(Math.abs(move), 2)} điểm so với ${word} trước (${formatNumber(then, 2)} → ${formatNumber(now, 2)})`
    return [
      { id: `jumpGroup:${code}`, weight: 'ask', kind: 'jumpGroup', text, fields: [draftField.group(code)] },
    ]
  })
}

/** One question for all columns: a busy or a quiet week moves several of them for one reason. */
function countJumps(
  { rows }: WeekFigures,
  before: WeekBefore,
  { counts }: ChecksBody,
  word: string,
): Finding[] {
  const moves = counts.columns.flatMap((column) => {
    const now = sumOf(rows, column)
    const then = sumOf(before.rows, column)
    if (now === null || then === null) return []
    const move = now - then
    const size = Math.abs(move)
    if (size < counts.dossiers || size * 100 < then * counts.percent) return []
    const share =
      then === 0
        ? ''
        : ` ${formatNumber(roundFraction(divide(multiply(exact(size), exact(100)), exact(then)), 0))} %`
    const text = `${columnNames[column]} (${column.slice(1)}) ${move > 0 ? 'tăng' : 'giảm'}${share} (${formatNumber(then)} → ${formatNumber(now)})`
    return [{ column, text, field: farthest(rows, before.rows, column) }]
  })
  if (moves.length === 0) return []
  return [
    {
      id: `jumpCounts:${moves.map(({ column }) => column).join(',')}`,
      weight: 'ask',
      kind: 'jumpCounts',
      text: `So với ${word} trước: ${moves.map(({ text }) => text).join('; ')}`,
      fields: moves.flatMap(({ field }) => field ?? []),
    },
  ]
}

/** null unless the column has a count in every row: half a column would look like a fall. */
function sumOf(rows: readonly StatsRow[], column: Column): number | null {
  const values = rows.map(({ v }) => v[column])
  if (values.length === 0 || !values.every((value) => value !== null)) return null
  return values.reduce((sum, value) => sum + value, 0)
}

/** The cell that moved most, where looking begins. */
function farthest(rows: readonly StatsRow[], before: readonly StatsRow[], column: Column): string | null {
  const then = new Map(before.map(({ section, field, v }) => [`${section}/${field}`, v[column] ?? 0]))
  const [most] = rows
    .map(({ section, field, v }) => ({
      field: draftField.cell(section, field, column),
      move: Math.abs((v[column] ?? 0) - (then.get(`${section}/${field}`) ?? 0)),
    }))
    .sort((a, b) => b.move - a.move)
  return most?.field ?? null
}
