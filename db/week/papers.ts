/**
 * Approvals on paper: begun in the name of an approver who is away, given up, or complete with the scan of the
 * signed sheet. Completing is the decision on the revision; both stand for ever after.
 */
import type { KeptFile, PaperApproval, Person } from '../../shared/week/content.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { run } from '../sql.ts'
import { getRevision, insertDecision } from './revisions.ts'

/** Begins, or names another approver while the signed sheet is still to come. */
export function beginPaper(
  w: UnitOfWork,
  friday: string,
  revision: number,
  approver: Person,
  by: Person,
): void {
  const before = paperOf(w, friday, revision)
  const begun = { approver, begunAt: w.at, begunBy: by }
  removeRow(w, friday, revision)
  run(
    w.store,
    w.tables.insertInto('week_paper').values({
      unit_id: w.unitId,
      friday,
      revision,
      approver_id: approver.id,
      approver_name: approver.name,
      begun_at: w.at,
      begun_by_id: by.id,
      begun_by_name: by.name,
      signed_on: null,
      sha256: null,
      name: null,
      media_type: null,
      bytes: null,
      attached_at: null,
      attached_by_id: null,
      attached_by_name: null,
    }),
  )
  recordChange(w, 'weekPaper', `${friday}/${revision}`, before && { ...before }, { ...begun, scan: null })
}

/** Answers false when no signed sheet is waited for. */
export function cancelPaper(w: UnitOfWork, friday: string, revision: number): boolean {
  const found = paperOf(w, friday, revision)
  if (found === null || found.scan !== null) return false
  removeRow(w, friday, revision)
  return recordChange(w, 'weekPaper', `${friday}/${revision}`, { ...found }, null)
}

/** The signed sheet is here: the revision is approved by the person who signed. */
export function completePaper(
  w: UnitOfWork,
  friday: string,
  revision: number,
  file: KeptFile,
  signedOn: string,
  by: Person,
): void {
  const found = paperOf(w, friday, revision)
  if (found === null || found.scan !== null) throw new Error('No signed sheet is waited for')
  const scan = { file, signedOn, attachedAt: w.at, attachedBy: by }
  run(
    w.store,
    w.tables
      .updateTable('week_paper')
      .set({
        signed_on: signedOn,
        sha256: file.sha256,
        name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        attached_at: w.at,
        attached_by_id: by.id,
        attached_by_name: by.name,
      })
      .where('unit_id', '=', w.unitId)
      .where('friday', '=', friday)
      .where('revision', '=', revision),
  )
  recordChange(w, 'weekPaper', `${friday}/${revision}`, { scan: null }, { scan })
  insertDecision(w, friday, revision, { decision: 'approved', at: w.at, by: found.approver, reason: null })
}

const paperOf = (w: UnitOfWork, friday: string, revision: number): PaperApproval | null =>
  getRevision(w.store, friday, revision)?.paper ?? null

const removeRow = (w: UnitOfWork, friday: string, revision: number): number =>
  run(
    w.store,
    w.tables
      .deleteFrom('week_paper')
      .where('unit_id', '=', w.unitId)
      .where('friday', '=', friday)
      .where('revision', '=', revision),
  )
