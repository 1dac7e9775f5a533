/** Who sent what, when: a letter a period, from one query. */
import { listMembers } from '../../../db/exchange/member-units.ts'
import { openForks } from '../../../db/exchange/replica.ts'
import { arrivalsBetween } from '../../../db/exchange/views.ts'
import type { Store } from '../../../db/store.ts'
import type { Matrix } from '../../../shared/contract/receiver.ts'
import { cellOf, letterOf } from '../../../shared/receiver/matrix.ts'
import { periodsIn, reportsOf } from './periods.ts'

/** Null for a report nobody knows. */
export function matrixOf(store: Store, year: number, report: string | null): Matrix | null {
  const periods = periodsIn(store, year, report)
  if (periods === null) return null
  const place = new Map(periods.map(({ key }, at) => [key, at]))
  const rows = new Map<string, string[]>()
  const [first, last] = [periods[0]?.key ?? '', periods.at(-1)?.key ?? '']
  for (const [unitId, key, revision, firstRevision, firstAt] of arrivalsBetween(store, first, last)) {
    const at = place.get(key)
    const period = at === undefined ? undefined : periods[at]
    if (at === undefined || period === undefined) continue
    const row = rows.get(unitId) ?? periods.map(() => '.')
    row[at] = letterOf(cellOf({ revision, firstRevision, firstAt }, period.dueAt, 0))
    rows.set(unitId, row)
  }
  const none = periods.map(() => '.').join('')
  return {
    year,
    report,
    reports: reportsOf(store, year).map((each) => ({ ...each })),
    periods: [...periods],
    units: listMembers(store).map((member) => ({
      ...member,
      row: member.senderId === null ? none : (rows.get(member.senderId)?.join('') ?? none),
    })),
    forks: openForks(store).length,
  }
}
