/** What this PC was told about lists of dossiers: the columns of a layout, and what a state of the system means. */
import { z } from 'zod'
import { StateClass } from '../../shared/dossier/dossier.ts'
import { roles } from '../../shared/dossier/read/columns.ts'
import type { ListAnswers } from '../../shared/dossier/read/read.ts'
import { all, from, local, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** The states are the same whatever the layout. */
const STATES = 'states'

const Columns = z.partialRecord(z.enum(roles), z.string().nullable())
const States = z.record(z.string(), StateClass)

export function rememberedAnswers(store: Store): ListAnswers {
  const rows = all(
    store,
    from
      .selectFrom('dossier_layout')
      .select(['fingerprint', 'answers'])
      .where('unit_id', '=', store.unitId() ?? ''),
  )
  const states = rows.find(({ fingerprint }) => fingerprint === STATES)
  return {
    columns: Object.fromEntries(
      rows
        .filter(({ fingerprint }) => fingerprint !== STATES)
        .map(({ fingerprint, answers }) => [fingerprint, Columns.parse(JSON.parse(answers))]),
    ),
    states: states === undefined ? {} : States.parse(JSON.parse(states.answers)),
  }
}

export function rememberColumns(
  store: Store,
  fingerprint: string,
  columns: ListAnswers['columns'][string],
  now: number,
): void {
  put(store, fingerprint, { ...rememberedAnswers(store).columns[fingerprint], ...columns }, now)
}

export function rememberStates(store: Store, states: ListAnswers['states'], now: number): void {
  put(store, STATES, { ...rememberedAnswers(store).states, ...states }, now)
}

function put(store: Store, fingerprint: string, answers: object, now: number): void {
  const saved = { answers: JSON.stringify(answers), updated_at: now }
  run(
    store,
    local
      .insertInto('dossier_layout')
      .values({ unit_id: store.unitId() ?? '', fingerprint, ...saved })
      .onConflict((conflict) => conflict.columns(['unit_id', 'fingerprint']).doUpdateSet(saved)),
  )
}
