/** Sums over the units of the list: of one period, or of several that follow each other. */
import { listMembers } from '../../../db/exchange/member-units.ts'
import { type FieldSum, fieldsAt, pairsAt, sumsAt, type UnitPair } from '../../../db/exchange/views.ts'
import { rulesOfKind } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import type { RollUp } from '../../../shared/contract/receiver.ts'
import { readPeriodKey } from '../../../shared/dates/period.ts'
import { columnRates } from '../../../shared/receiver/measures.ts'
import { rateOf } from '../../../shared/receiver/ranking.ts'
import { sumCounts, sumFractions } from '../../../shared/receiver/roll-up.ts'
import type { Column, Counts } from '../../../shared/stats/form.ts'
import { sumParts } from '../../../shared/stats/periods.ts'
import { inForce } from '../week-rules.ts'
import { dueIn } from './periods.ts'

export function rollUp(store: Store, keys: readonly string[]): RollUp {
  const ordered = [...new Set(keys)].sort()
  const members = listMembers(store)
  const nameOf = new Map(members.map(({ senderId, name }) => [senderId, name]))
  const sent = ordered.map((key) => new Set(sumsAt(store, key).map(({ unitId }) => unitId)))
  const lacking = members.flatMap(({ senderId, name }) => {
    const periods = ordered.filter((_, at) => senderId === null || sent[at]?.has(senderId) !== true)
    return periods.length === 0 ? [] : [{ name, periods }]
  })
  const fields = fieldsOver(store, ordered)
  const all = sumCounts(fields.map(({ v }) => v))
  return {
    keys: ordered,
    members: members.length,
    complete: members.length - lacking.length,
    lacking,
    fields: [...fields],
    all,
    sums: [...ratesOf(all, members.length - lacking.length), ...pairSums(store, ordered, nameOf)],
  }
}

interface Field {
  readonly section: 'tinh' | 'bo'
  readonly field: string
  readonly units: number
  readonly v: Counts
}

const fieldOf = ({ section, field, units, ...v }: FieldSum): Field => ({ section, field, units, v })

/** Over several periods the columns join as those of one unit do: what flows adds up, what stands is the last one's. */
function fieldsOver(store: Store, keys: readonly string[]): readonly Field[] {
  const due = dueIn(store)
  const each = keys.map((key) => ({ key, rows: fieldsAt(store, key).map(fieldOf) }))
  const [only] = each
  if (each.length === 1 && only !== undefined) return only.rows
  const parts = each.map(({ key, rows }) => {
    const period = due(key)
    return { key, from: period?.from ?? key, to: period?.to ?? key, rows }
  })
  const most = new Map<string, number>()
  for (const { section, field, units } of each.flatMap(({ rows }) => rows))
    most.set(`${section}/${field}`, Math.max(most.get(`${section}/${field}`) ?? 0, units))
  return sumParts(parts).map((row) => ({ ...row, units: most.get(`${row.section}/${row.field}`) ?? 0 }))
}

function ratesOf(all: Counts, units: number): RollUp['sums'] {
  const total = (columns: readonly Column[]) => columns.reduce((sum, column) => sum + (all[column] ?? 0), 0)
  return columnRates.map(({ code, name, numerator, denominator }) => {
    const [above, below] = [total(numerator), total(denominator)]
    const rate = below === 0 ? null : rateOf(above, below)
    return { code, name, numerator: above, denominator: below, rate, units, incomplete: [] }
  })
}

function pairSums(
  store: Store,
  keys: readonly string[],
  nameOf: ReadonlyMap<string | null, string>,
): RollUp['sums'] {
  const known = keys.flatMap((key) => pairsAt(store, key)).filter(({ unitId }) => nameOf.has(unitId))
  const byCode = Map.groupBy(known, ({ code }) => code)
  return pairNames(store, keys.at(-1) ?? '').flatMap(({ code, name }) => {
    const parts: readonly UnitPair[] = byCode.get(code) ?? []
    if (parts.length === 0) return []
    const { incomplete, ...sum } = sumFractions(parts)
    const units = new Set(parts.filter(({ denominator }) => denominator !== null).map(({ unitId }) => unitId))
      .size
    return [
      { code, name, ...sum, units, incomplete: incomplete.map((unitId) => nameOf.get(unitId) ?? unitId) },
    ]
  })
}

/** By the dictionary in force on the period's own days. */
export function pairNames(
  store: Store,
  key: string,
): readonly { readonly code: string; readonly name: string }[] {
  const name = readPeriodKey(key)
  const day = name === null ? key : name.kind === 'week' ? name.friday : `${name.month}-28`
  return inForce(rulesOfKind(store, 'pairs'), 'pairs', day).body.pairs.map(({ code, name: words }) => ({
    code,
    name: words,
  }))
}
