import { listEvidence } from '../../../db/evidence/evidence.ts'
import { listTableImports } from '../../../db/import-pending/table-imports.ts'
import { getRule } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import { latestRevision } from '../../../db/week/revisions.ts'
import type { TrendWeek, TrendYear } from '../../../shared/contract/trend.ts'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { headsOf } from '../week.ts'

export const trendHandlers: HandlersOf<'trend.year'> = {
  'trend.year': ({ office: { store }, now }, { year }) => {
    const past = headsOf(store, year, now).filter(
      ({ state, revision }) => revision > 0 || state === 'overdue',
    )
    return ok({
      year,
      weeks: past.map((head) => weekOf(store, head)),
      newest: newestOf(store, past.findLast(({ revision }) => revision > 0)?.friday ?? null),
    })
  },
}

function weekOf(store: Store, { friday, state, revision, late, total, grade }: WeekHead): TrendWeek {
  const content = revision === 0 ? null : (latestRevision(store, friday)?.content ?? null)
  return {
    friday,
    state,
    revision,
    late,
    total,
    grade,
    groups: { ...content?.figures.groups },
    imports: listTableImports(store, friday).map(({ name, rows, at }) => ({ name, rows, at })),
    evidence: listEvidence(store, friday).map(({ id, name }) => ({ id, name })),
  }
}

function newestOf(store: Store, friday: string | null): TrendYear['newest'] {
  const content = friday === null ? null : (latestRevision(store, friday)?.content ?? null)
  if (content === null) return null
  const reference = content.rules.find(({ kind }) => kind === 'index')
  const rule = getRule(store, 'index', reference?.revision ?? 0)
  if (rule?.kind !== 'index') throw new Error(`The dictionary of ${content.friday} is not in the store`)
  const { groups, metrics } = content.figures
  const before = content.previous
  return {
    friday: content.friday,
    figures: { groups, metrics },
    computed: content.computed,
    index: rule.body,
    before: before === null ? null : { total: before.total, groups: before.groups },
  }
}
