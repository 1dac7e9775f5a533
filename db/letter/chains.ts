/** Chains of late dossiers; their personal texts lie in the payloads. */

import { naturalId } from '../../shared/ids/ids.ts'
import type { Chain, ChainTexts } from '../../shared/letter/chain.ts'
import { ChainTexts as ChainTextsShape } from '../../shared/letter/chain.ts'
import { recordChange, sameJson } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'
import { payloadOfEntry, textEntry } from './text-joins.ts'
import { readText } from './texts.ts'

/** The same on every PC: a chain belongs to its dossier's code. */
export const chainId = (store: Store, code: string): string =>
  naturalId(store.unitId() ?? '', 'lateChain', code)

export const listChains = (store: Store): readonly Chain[] =>
  all(store, chains(store).orderBy('late_chain.due').orderBy('late_chain.code')).map(chainOf)

export function getChain(store: Store, id: string): Chain | null {
  const row = get(store, chains(store).where('late_chain.id', '=', id))
  return row === undefined ? null : chainOf(row)
}

export function getTexts(store: Store, id: string): ChainTexts | null {
  const row = get(
    store,
    from
      .selectFrom('late_chain')
      .select('text_hash')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('id', '=', id),
  )
  const read = row === undefined ? null : readText(store, { entity: 'party', key: id, hash: row.text_hash })
  return read === null ? null : ChainTextsShape.parse(read)
}

/** Chains whose kept text names a remedy: of all chains at once, for the board. */
export function chainsWithRemedy(store: Store): ReadonlySet<string> {
  const rows = all(store, chains(store).select('personal_payload.payload as payload'))
  return new Set(
    rows.flatMap(({ id, payload }) => {
      if (payload === null) return []
      const texts = ChainTextsShape.parse(JSON.parse(payload))
      return texts.remedy.trim() === '' ? [] : [id]
    }),
  )
}

type Saved = Omit<Chain, 'id' | 'openedAt' | 'erased'>

/** Opens the chain, or changes it; code and due date stay. */
export function saveChain(w: UnitOfWork, chain: Saved, texts: ChainTexts): string {
  const id = chainId(w.store, chain.code)
  const before = getChain(w.store, id)
  const kept = before === null ? chain : { ...chain, code: before.code, due: before.due }
  const { id: _, openedAt: __, erased: ___, ...former } = before ?? { id, openedAt: 0, erased: false }
  const columns = {
    field: kept.field,
    procedure: kept.procedure,
    received: kept.received,
    handling_unit: kept.unit,
    officer: kept.officer,
    reason: kept.reason,
    incident_id: kept.incidentId,
    explained_on: kept.explainedOn,
    finished_on: kept.finishedOn,
  }
  if (before === null) {
    const opened = { opened_at: w.at, opened_by: w.actor, text_hash: null }
    run(
      w.store,
      w.tables
        .insertInto('late_chain')
        .values({ unit_id: w.unitId, id, code: kept.code, due: kept.due, ...columns, ...opened }),
    )
  } else update(w, id, columns)
  const opened = before === null && { openedAt: w.at, openedBy: w.actor }
  const known = getTexts(w.store, id)
  if (known !== null && sameJson(known, texts)) {
    recordChange(w, 'lateChain', id, { ...former }, { ...kept })
    return id
  }
  const textHash = w.personal({ entity: 'party', key: id, payload: { ...texts } })
  update(w, id, { text_hash: textHash })
  recordChange(w, 'lateChain', id, before === null ? null : { ...former }, { ...kept, ...opened, textHash })
  return id
}

const update = (w: UnitOfWork, id: string, columns: Record<string, string | null>): number =>
  run(
    w.store,
    w.tables
      .updateTable('late_chain')
      .set(columns as never)
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )

const chains = (store: Store) =>
  from
    .selectFrom('late_chain')
    .leftJoin('ledger', textEntry('late_chain', 'party'))
    .leftJoin('personal_payload', payloadOfEntry)
    .select([
      'late_chain.id as id',
      'late_chain.code as code',
      'late_chain.field as field',
      'late_chain.procedure as procedure',
      'late_chain.received as received',
      'late_chain.due as due',
      'late_chain.handling_unit as unit',
      'late_chain.officer as officer',
      'late_chain.reason as reason',
      'late_chain.incident_id as incidentId',
      'late_chain.explained_on as explainedOn',
      'late_chain.finished_on as finishedOn',
      'late_chain.opened_at as openedAt',
      'personal_payload.erased_at as erasedAt',
    ])
    .where('late_chain.unit_id', '=', store.unitId() ?? '')

const chainOf = ({
  erasedAt,
  ...row
}: Omit<Chain, 'erased'> & { readonly erasedAt: number | null }): Chain => ({
  ...row,
  erased: erasedAt !== null,
})
