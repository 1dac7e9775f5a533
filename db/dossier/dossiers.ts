/** The kept dossiers, read: facts without people, and the people apart. */
import type { KeptDossier, Party } from '../../shared/dossier/dossier.ts'
import type { Schema } from '../schema.ts'
import { all, from, get } from '../sql.ts'
import type { Store } from '../store.ts'

/** Every dossier that a list ever showed, by code. */
export function listDossiers(store: Store): readonly KeptDossier[] {
  const moved = movesByCode(store)
  return all(store, dossiers(store).orderBy('code')).map((row) => keptOf(row, moved.get(row.code) ?? []))
}

/** Those the newest list still shows as not finished: what a morning looks at, out of many thousands. */
export function listOpenDossiers(store: Store): readonly KeptDossier[] {
  const moved = movesByCode(store)
  const open = dossiers(store).where('finished', 'is', null).where('gone_since', 'is', null)
  return all(store, open.orderBy('code')).map((row) => keptOf(row, moved.get(row.code) ?? []))
}

/**
 * Those that can be late or about to be, and those that have a chain: nothing that was finished before its day. What
 * the list holds besides (of many thousands) is not read.
 */
export function listLateDossiers(store: Store): readonly KeptDossier[] {
  const moved = movesByCode(store)
  const own = dossiers(store).where((e) =>
    e.or([
      e(
        'code',
        'in',
        from
          .selectFrom('late_chain')
          .select('late_chain.code')
          .where('late_chain.unit_id', '=', store.unitId() ?? ''),
      ),
      e.and([
        e('gone_since', 'is', null),
        e('state_class', '<>', 'withdrawn'),
        e.or([
          e('finished', 'is', null),
          // A date without an hour is judged by the day, so the whole of the due day is read.
          e('finished', '>=', e.fn<string>('substr', ['governing_due', e.val(1), e.val(10)])),
        ]),
      ]),
    ]),
  )
  return all(store, own.orderBy('code')).map((row) => keptOf(row, moved.get(row.code) ?? []))
}

/**
 * Those that can stand in the figures of a span of days: open at its beginning or received within it, and whatever
 * has a date missing or in doubt. One that was received before comes along, so that it is seen that lists go back.
 */
export function listDossiersOf(store: Store, { from: first, to }: { from: string; to: string }) {
  const moved = movesByCode(store)
  const after = `${to}T99`
  const own = dossiers(store).where(({ or, eb, and, ref }) =>
    and([
      or([eb('received', 'is', null), eb('received', '<=', after), eb('doubts', '<>', '[]')]),
      or([
        eb('finished', 'is', null),
        eb('finished', '>=', first),
        eb('doubts', '<>', '[]'),
        eb('finished', '<', ref('received')),
      ]),
    ]),
  )
  const rows = all(store, own.orderBy('code'))
  const earlier = rows.some(({ received }) => received !== null && received < first)
    ? []
    : all(store, dossiers(store).where('received', '<', first).orderBy('code').limit(1))
  return [...rows, ...earlier].map((row) => keptOf(row, moved.get(row.code) ?? []))
}

export function getDossier(store: Store, code: string): KeptDossier | null {
  const row = get(store, dossiers(store).where('code', '=', code))
  if (row === undefined) return null
  return keptOf(row, all(store, moves(store).where('code', '=', code)).map(moveOf))
}

/** Null where none is kept, or it was erased. */
export function getParty(store: Store, code: string): Party | null {
  const row = get(store, parties(store).where('code', '=', code))
  return row === undefined ? null : partyOf(row)
}

export const listParties = (store: Store): ReadonlyMap<string, Party> =>
  new Map(all(store, parties(store)).map((row) => [row.code, partyOf(row)]))

const dossiers = (store: Store) =>
  from
    .selectFrom('dossier')
    .selectAll()
    .where('unit_id', '=', store.unitId() ?? '')
const parties = (store: Store) =>
  from
    .selectFrom('dossier_party')
    .selectAll()
    .where('unit_id', '=', store.unitId() ?? '')
const moves = (store: Store) =>
  from
    .selectFrom('dossier_move')
    .selectAll()
    .where('unit_id', '=', store.unitId() ?? '')
    .orderBy('at')

function movesByCode(store: Store): ReadonlyMap<string, KeptDossier['moves']> {
  const byCode = new Map<string, KeptDossier['moves']>()
  for (const row of all(store, moves(store))) {
    byCode.set(row.code, [...(byCode.get(row.code) ?? []), moveOf(row)])
  }
  return byCode
}

const moveOf = (row: Schema['dossier_move']): KeptDossier['moves'][number] => ({
  importId: row.import_id,
  at: row.at,
  from: row.old_due,
  to: row.new_due,
  wasOverdue: row.was_overdue === 1,
  afterSupplement: row.after_supplement === 1,
})

const yes = (value: number | null): boolean | null => (value === null ? null : value === 1)

const keptOf = (row: Schema['dossier'], moves: KeptDossier['moves']): KeptDossier => ({
  code: row.code,
  codeKind: row.code_kind,
  procedure: row.procedure,
  field: row.field,
  received: row.received,
  due: row.due,
  finished: row.finished,
  state: row.state,
  stateClass: row.state_class,
  channel: row.channel,
  unit: row.handling_unit,
  officer: row.officer,
  onlinePayment: yes(row.online_payment),
  eResult: yes(row.e_result),
  supplements: row.supplements,
  doubts: JSON.parse(row.doubts) as KeptDossier['doubts'],
  flags: JSON.parse(row.flags) as KeptDossier['flags'],
  originalDue: row.original_due,
  governingDue: row.governing_due,
  moves,
  firstSeen: row.first_seen,
  goneSince: row.gone_since,
})

const partyOf = (row: Schema['dossier_party']): Party => ({
  applicant: row.applicant,
  idNo: row.id_no,
  idPadded: row.id_padded,
  phone: row.phone,
  address: row.address,
  raw: JSON.parse(row.raw) as Party['raw'],
})
