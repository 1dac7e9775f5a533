/** Closed weeks. A revision is frozen the moment it is inserted; what comes after it stands beside it. */
import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import type { Approval, SheetNumber, WeekContent, WeekRevision } from '../../shared/week/content.ts'
import { sha256Text } from '../hash.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface ClosedHead {
  readonly friday: string
  /** The newest one. */
  readonly revision: number
  readonly total: number | null
  readonly grade: string | null
  readonly late: boolean
  readonly decision: Approval['decision'] | null
}

/** Oldest first; empty for a week never closed. */
export const revisionsOf = (store: Store, friday: string): readonly WeekRevision[] =>
  all(store, withWhatFollowed(store, friday).orderBy('r.revision')).map(revisionOf)

export function latestRevision(store: Store, friday: string): WeekRevision | null {
  const [row] = all(store, withWhatFollowed(store, friday).orderBy('r.revision', 'desc').limit(1))
  return row === undefined ? null : revisionOf(row)
}

export function getRevision(store: Store, friday: string, revision: number): WeekRevision | null {
  const [row] = all(store, withWhatFollowed(store, friday).where('r.revision', '=', revision))
  return row === undefined ? null : revisionOf(row)
}

/** The closed weeks whose nominal Friday lies in `year`, by Friday. */
export const headsOfYear = (store: Store, year: number): readonly ClosedHead[] =>
  all(
    store,
    from
      .selectFrom('week_revision as r')
      .leftJoin('week_approval as a', (join) =>
        join
          .onRef('a.unit_id', '=', 'r.unit_id')
          .onRef('a.friday', '=', 'r.friday')
          .onRef('a.revision', '=', 'r.revision'),
      )
      .select(['r.friday', 'r.revision', 'r.total', 'r.grade', 'r.late', 'a.decision'])
      .where('r.unit_id', '=', store.unitId() ?? '')
      .where('r.friday', '>=', `${year}-01-01`)
      .where('r.friday', '<=', `${year}-12-31`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('week_revision as later')
              .select('later.revision')
              .whereRef('later.unit_id', '=', 'r.unit_id')
              .whereRef('later.friday', '=', 'r.friday')
              .whereRef('later.revision', '>', 'r.revision'),
          ),
        ),
      )
      .orderBy('r.friday'),
  ).map((row) => ({ ...row, late: row.late === 1 }))

/** `hash` is SHA-256 of the canonical content; a week without an earlier revision starts at 1, else the next one. */
export function insertRevision(w: UnitOfWork, content: WeekContent, hash: string): void {
  const { friday, revision, unitId } = content
  const text = canonical(content)
  if (sha256Text(text) !== hash) throw new Error('The hash is not that of the content')
  if (unitId !== w.unitId) throw new Error('The content is of another unit')
  const newest = latestRevision(w.store, friday)?.content.revision ?? 0
  if (revision !== newest + 1) throw new Error(`Revision ${revision} cannot follow revision ${newest}`)
  run(
    w.store,
    w.tables.insertInto('week_revision').values({
      unit_id: unitId,
      friday,
      revision,
      content: text,
      hash,
      closed_at: content.closedAt,
      closed_by: content.closedBy.id,
      total: content.total,
      grade: content.grade,
      late: content.lateReason === null ? 0 : 1,
    }),
  )
  recordChange(w, 'weekRevision', `${friday}/${revision}`, null, { content: content as Json, hash })
}

/** The second person's decision: one for each revision, never by whoever closed it. */
export function insertDecision(w: UnitOfWork, friday: string, revision: number, approval: Approval): void {
  const { decision, at, by, reason } = approval
  run(
    w.store,
    w.tables.insertInto('week_approval').values({
      unit_id: w.unitId,
      friday,
      revision,
      decision,
      at,
      by_id: by.id,
      by_name: by.name,
      reason,
    }),
  )
  recordChange(w, 'weekApproval', `${friday}/${revision}`, null, { ...approval })
}

/** The number from văn thư and the signer; both may change until the sheet is out, each change in the ledger. */
export function setDocument(w: UnitOfWork, friday: string, revision: number, document: SheetNumber): void {
  const found = getRevision(w.store, friday, revision)
  if (found === null) throw new Error(`There is no revision ${revision} of ${friday}`)
  if (!recordChange(w, 'weekDocument', `${friday}/${revision}`, found.document, { ...document })) return
  const columns = { number: document.number, date: document.date, signer_id: document.signerId }
  run(
    w.store,
    w.tables
      .insertInto('week_document')
      .values({ unit_id: w.unitId, friday, revision, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'friday', 'revision']).doUpdateSet(columns)),
  )
}

const withWhatFollowed = (store: Store, friday: string) =>
  from
    .selectFrom('week_revision as r')
    .leftJoin('week_approval as a', (join) =>
      join
        .onRef('a.unit_id', '=', 'r.unit_id')
        .onRef('a.friday', '=', 'r.friday')
        .onRef('a.revision', '=', 'r.revision'),
    )
    .leftJoin('week_document as d', (join) =>
      join
        .onRef('d.unit_id', '=', 'r.unit_id')
        .onRef('d.friday', '=', 'r.friday')
        .onRef('d.revision', '=', 'r.revision'),
    )
    .select([
      'r.content',
      'r.hash',
      'a.decision',
      'a.at',
      'a.by_id as byId',
      'a.by_name as byName',
      'a.reason',
      'd.number',
      'd.date',
      'd.signer_id as signerId',
    ])
    .where('r.unit_id', '=', store.unitId() ?? '')
    .where('r.friday', '=', friday)

interface RevisionRow {
  content: string
  hash: string
  decision: Approval['decision'] | null
  at: number | null
  byId: string | null
  byName: string | null
  reason: string | null
  number: string | null
  date: string | null
  signerId: string | null
}

function revisionOf(row: RevisionRow): WeekRevision {
  const { decision, at, byId, byName, reason } = row
  const decided = decision !== null && at !== null && byId !== null && byName !== null
  return {
    content: JSON.parse(row.content) as WeekContent,
    hash: row.hash,
    approval: decided ? { decision, at, by: { id: byId, name: byName }, reason } : null,
    document: { number: row.number ?? '', date: row.date, signerId: row.signerId },
  }
}
