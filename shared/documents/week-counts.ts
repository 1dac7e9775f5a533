/** The table of 13 columns summed up, and told in one sentence by the office's own wording. */
import type { TemplateBody } from '../rules/template.ts'
import { fillLine, fillLines, type Values } from '../rules/wording.ts'
import type { Column, StatsRow } from '../stats/form.ts'

/** Sum of a column; cells the source left empty are not counted, and a column of empty cells has no sum. */
export function columnSum(rows: readonly StatsRow[], column: Column): number | null {
  const values = rows.map((row) => row.v[column]).filter((value) => value !== null)
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}

/** Dossiers taken in during the week: (4) + (5), without those of the former period. */
export function takenIn(rows: readonly StatsRow[]): number | null {
  const online = columnSum(rows, 'c4')
  const direct = columnSum(rows, 'c5')
  return online === null && direct === null ? null : (online ?? 0) + (direct ?? 0)
}

/** "Trong tuần, đơn vị tiếp nhận … hồ sơ; …"; null when no clause has a figure. */
export function countsSentence(
  { opening, clauses }: TemplateBody['sheet']['counts'],
  values: Values,
): string | null {
  const said = fillLines(clauses, values)
  if (said.length === 0) return null
  return `${[fillLine(opening, values) ?? '', said.join('; ')].filter((part) => part !== '').join(' ')}.`
}
