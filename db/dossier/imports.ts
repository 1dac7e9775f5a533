/**
 * One list of dossiers taken in, whole or not at all: the import goes into the ledger with its hash and counts, the
 * rows become foreign copies. A dossier that the list no longer shows is marked as gone, never as finished.
 */
import { z } from 'zod'
import type { KeptDossier, LocalMoment, Party } from '../../shared/dossier/dossier.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get } from '../sql.ts'
import type { Store } from '../store.ts'

export interface DossierImport {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly exportedAt: LocalMoment
  /** Dossier lines of the file, duplicates included. */
  readonly rows: number
  readonly dossiers: number
  readonly skipped: number
  /** How many are new, finished, gone… since the list before. */
  readonly changes: Readonly<Record<string, number>>
}

export interface SavedDossierImport extends DossierImport {
  readonly at: number
  readonly by: string
}

export interface KeptRow {
  readonly dossier: KeptDossier
  /** Null leaves the people as they are. */
  readonly party: Party | null
}

/** `rows`: only what is new or differs from what is kept. */
export function insertDossierImport(w: UnitOfWork, added: DossierImport, rows: readonly KeptRow[]): void {
  const { id, sha256, name, exportedAt, dossiers, skipped, changes } = added
  const insert = w.tables.insertInto('dossier_import').values({
    unit_id: w.unitId,
    id,
    sha256,
    name,
    exported_at: exportedAt,
    rows: added.rows,
    dossiers,
    skipped,
    changes: JSON.stringify(changes),
    at: w.at,
    by_id: w.actor,
  })
  const { sql, parameters } = insert.compile()
  w.store.prepare(sql).run(...parameters)
  putRows(w, id, rows)
  const said = { sha256, name, exportedAt, rows: added.rows, dossiers, skipped, changes }
  w.foreign({
    entity: 'dossierImport',
    key: id,
    fields: Object.fromEntries(Object.entries(said).map(([field, to]) => [field, { from: null, to }])),
  })
}

/** The list with the latest moment; null before the first. */
export function lastDossierImport(store: Store): SavedDossierImport | null {
  const row = get(store, imports(store).orderBy('exported_at', 'desc').orderBy('at', 'desc').limit(1))
  return row === undefined ? null : importOf(row)
}

/** Newest first. */
export const listDossierImports = (store: Store): readonly SavedDossierImport[] =>
  all(store, imports(store).orderBy('exported_at', 'desc').orderBy('at', 'desc')).map(importOf)

const imports = (store: Store) =>
  from
    .selectFrom('dossier_import')
    .select(['id', 'sha256', 'name', 'exported_at', 'rows', 'dossiers', 'skipped', 'changes', 'at', 'by_id'])
    .where('unit_id', '=', store.unitId() ?? '')

const Changes = z.record(z.string(), z.number())

const importOf = ({
  exported_at,
  by_id,
  changes,
  ...row
}: Omit<DossierImport, 'exportedAt' | 'changes'> & {
  exported_at: string
  by_id: string
  changes: string
  at: number
}): SavedDossierImport => ({
  ...row,
  exportedAt: exported_at,
  by: by_id,
  changes: Changes.parse(JSON.parse(changes)),
})

const bit = (value: boolean | null): number | null => (value === null ? null : Number(value))

/** The statements are compiled once: a list may bring thirty thousand rows. */
function putRows({ store, unitId, tables }: UnitOfWork, importId: string, rows: readonly KeptRow[]): void {
  const [first] = rows
  if (first === undefined) return
  const dossierRow = ({ dossier: d }: KeptRow) => ({
    unit_id: unitId,
    code: d.code,
    code_kind: d.codeKind,
    procedure: d.procedure,
    field: d.field,
    received: d.received,
    due: d.due,
    original_due: d.originalDue,
    governing_due: d.governingDue,
    finished: d.finished,
    state: d.state,
    state_class: d.stateClass,
    channel: d.channel,
    handling_unit: d.unit,
    officer: d.officer,
    online_payment: bit(d.onlinePayment),
    e_result: bit(d.eResult),
    supplements: d.supplements,
    doubts: JSON.stringify(d.doubts),
    flags: JSON.stringify(d.flags),
    first_seen: d.firstSeen,
    gone_since: d.goneSince,
  })
  const partyRow = (code: string, party: Party) => ({
    unit_id: unitId,
    code,
    applicant: party.applicant,
    id_no: party.idNo,
    id_padded: party.idPadded,
    phone: party.phone,
    address: party.address,
    raw: JSON.stringify(party.raw),
  })
  const moveRow = (code: string, move: KeptDossier['moves'][number]) => ({
    unit_id: unitId,
    code,
    import_id: move.importId,
    at: move.at,
    old_due: move.from,
    new_due: move.to,
    was_overdue: Number(move.wasOverdue),
    after_supplement: Number(move.afterSupplement),
  })
  const putDossier = store.prepare(
    tables
      .insertInto('dossier')
      .values(dossierRow(first))
      .onConflict((conflict) =>
        conflict
          .columns(['unit_id', 'code'])
          .doUpdateSet((row) =>
            Object.fromEntries(
              Object.keys(dossierRow(first)).map((column) => [
                column,
                row.ref(`excluded.${column}` as never),
              ]),
            ),
          ),
      )
      .compile().sql,
  )
  const nobody: Party = { applicant: null, idNo: null, idPadded: null, phone: null, address: null, raw: {} }
  const putParty = store.prepare(
    tables
      .insertInto('dossier_party')
      .values(partyRow('', nobody))
      .onConflict((conflict) =>
        conflict
          .columns(['unit_id', 'code'])
          .doUpdateSet((row) =>
            Object.fromEntries(
              Object.keys(partyRow('', nobody)).map((column) => [
                column,
                row.ref(`excluded.${column}` as never),
              ]),
            ),
          ),
      )
      .compile().sql,
  )
  for (const row of rows) {
    putDossier.run(...Object.values(dossierRow(row)))
    if (row.party !== null) putParty.run(...Object.values(partyRow(row.dossier.code, row.party)))
    for (const move of row.dossier.moves.filter((made) => made.importId === importId)) {
      const { sql, parameters } = tables
        .insertInto('dossier_move')
        .values(moveRow(row.dossier.code, move))
        .compile()
      store.prepare(sql).run(...parameters)
    }
  }
}
