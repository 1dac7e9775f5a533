/** "Trong tuần, đơn vị tiếp nhận … hồ sơ": the table of 13 columns in one sentence. */
import { formatNumber } from '../numbers/vietnamese.ts'
import type { Column, StatsRow } from '../stats/form.ts'

/** Sum of a column; cells the source left empty are not counted, and a column of empty cells has no sum. */
export function columnSum(rows: readonly StatsRow[], column: Column): number | null {
  const values = rows.map((row) => row.v[column]).filter((value) => value !== null)
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}

/** null when there is no table, or nothing in it. A part that the source left empty is not mentioned. */
export function countsSentence(rows: readonly StatsRow[]): string | null {
  const sum = (column: Column) => columnSum(rows, column)
  const online = sum('c4')
  const direct = sum('c5')
  const taken = online === null && direct === null ? null : (online ?? 0) + (direct ?? 0)
  const parts = [
    phrase('tiếp nhận', taken, [
      ['trực tuyến', online],
      ['trực tiếp, dịch vụ bưu chính', direct],
    ]),
    phrase('nhận từ kỳ trước chuyển sang', sum('c6'), []),
    phrase('đã giải quyết', sum('c7'), [
      ['trước hạn', sum('c8')],
      ['đúng hạn', sum('c9')],
      ['quá hạn', sum('c10')],
    ]),
    phrase('đang giải quyết', sum('c11'), [
      ['trong hạn', sum('c12')],
      ['quá hạn', sum('c13')],
    ]),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : `Trong tuần, đơn vị ${parts.join('; ')}.`
}

function phrase(
  verb: string,
  count: number | null,
  details: readonly (readonly [string, number | null])[],
): string | null {
  if (count === null) return null
  const known = details.filter(([, value]) => value !== null)
  const inside = known.map(([name, value]) => `${name} ${formatNumber(value)}`).join('; ')
  return `${verb} ${formatNumber(count)} hồ sơ${inside === '' ? '' : ` (${inside})`}`
}
