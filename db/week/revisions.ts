/** Closed weeks. A revision is frozen the moment it is inserted; what comes after it stands beside it. */
import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import type {
  Approval,
  PaperApproval,
  SheetNumber,
  WeekContent,
  WeekRevision,
} from '../../shared/week/content.ts'
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
  readonly closedAt: number
  readonly decision: Approval['decision'] | null
  readonly decidedAt: number | null
  /** Approved, or to be approved, by a signed sheet. */
  readonly onPaper: boolean
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
  headsBetween(store, `${year}-01-01`, `${year}-12-31`)

/** `first` and `last` are keys of one kind, both included: weeks, or the months of one report. */
export const headsBetween = (store: Store, first: string, last: string): readonly ClosedHead[] =>
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
      .leftJoin('week_paper as p', (join) =>
        join
          .onRef('p.unit_id', '=', 'r.unit_id')
          .onRef('p.friday', '=', 'r.friday')
          .onRef('p.revision', '=', 'r.revision'),
      )
      .select([
        'r.friday',
        'r.revision',
        'r.total',
        'r.grade',
        'r.late',
        'r.closed_at as closedAt',
        'a.decision',
        'a.at as decidedAt',
        'p.approver_id as onPaper',
        'p.sha256 as scan',
      ])
      .where('r.unit_id', '=', store.unitId() ?? '')
      .where('r.friday', '>=', first)
      .where('r.friday', '<=', last)
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
  ).map(({ scan, ...row }) => ({
    ...row,
    late: row.late === 1,
    onPaper: decidedOnPaper(row.onPaper !== null, scan !== null, row.decision !== null),
  }))

/** The keys of all closed months, of every report. */
export const closedMonths = (store: Store): readonly string[] =>
  all(
    store,
    from
      .selectFrom('week_revision')
      .select('friday')
      .distinct()
      .where('unit_id', '=', store.unitId() ?? '')
      .where('friday', '>=', 'a')
      .orderBy('friday'),
  ).map(({ friday }) => friday)

/** A paper that was begun and overtaken by a decision with PIN counts no more. */
const decidedOnPaper = (begun: boolean, signed: boolean, decided: boolean): boolean =>
  begun && (signed || !decided)

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
  const { hash = null } = getRevision(w.store, friday, revision) ?? {}
  recordChange(w, 'weekApproval', `${friday}/${revision}`, null, { ...approval, hash })
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
    .leftJoin('week_paper as p', (join) =>
      join
        .onRef('p.unit_id', '=', 'r.unit_id')
        .onRef('p.friday', '=', 'r.friday')
        .onRef('p.revision', '=', 'r.revision'),
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
      'p.approver_id as approverId',
      'p.approver_name as approverName',
      'p.begun_at as begunAt',
      'p.begun_by_id as begunById',
      'p.begun_by_name as begunByName',
      'p.signed_on as signedOn',
      'p.sha256',
      'p.name as fileName',
      'p.media_type as mediaType',
      'p.bytes',
      'p.attached_at as attachedAt',
      'p.attached_by_id as attachedById',
      'p.attached_by_name as attachedByName',
    ])
    .where('r.unit_id', '=', store.unitId() ?? '')
    .where('r.friday', '=', friday)

interface PaperRow {
  approverId: string | null
  approverName: string | null
  begunAt: number | null
  begunById: string | null
  begunByName: string | null
  signedOn: string | null
  sha256: string | null
  fileName: string | null
  mediaType: string | null
  bytes: number | null
  attachedAt: number | null
  attachedById: string | null
  attachedByName: string | null
}

interface RevisionRow extends PaperRow {
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
    paper: paperOf(row, decided),
    document: { number: row.number ?? '', date: row.date, signerId: row.signerId },
  }
}

function paperOf(row: PaperRow, decided: boolean): PaperApproval | null {
  const { approverId, approverName, begunAt, begunById, begunByName } = row
  if (approverId === null || approverName === null || begunAt === null) return null
  if (begunById === null || begunByName === null) return null
  const scan = scanOf(row)
  if (!decidedOnPaper(true, scan !== null, decided)) return null
  return {
    approver: { id: approverId, name: approverName },
    begunAt,
    begunBy: { id: begunById, name: begunByName },
    scan,
  }
}

function scanOf(row: PaperRow): PaperApproval['scan'] {
  const { signedOn, sha256, fileName, mediaType, bytes, attachedAt, attachedById, attachedByName } = row
  if (signedOn === null || sha256 === null || fileName === null || mediaType === null) return null
  if (bytes === null || attachedAt === null || attachedById === null || attachedByName === null) return null
  return {
    file: { sha256, name: fileName, mediaType, bytes },
    signedOn,
    attachedAt,
    attachedBy: { id: attachedById, name: attachedByName },
  }
}
