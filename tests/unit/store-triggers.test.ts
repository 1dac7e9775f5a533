import { describe, expect, it } from 'vitest'
import { insertEvidence } from '../../db/evidence/evidence.ts'
import { sha256Text } from '../../db/hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { insertRule } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { saveAssignment } from '../../db/unit/assignments.ts'
import { insertExport } from '../../db/week/exports.ts'
import { beginPaper, completePaper } from '../../db/week/papers.ts'
import { insertPublication } from '../../db/week/publications.ts'
import { insertDecision, insertRevision } from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import { approver, fridayAfternoon, madeUpContent, madeUpOffice, officer } from '../support/office.ts'

async function fullOffice(): Promise<Store> {
  const { store } = await madeUpOffice()
  const content = madeUpContent()
  write(store, { actor: officer.id, reason: '' }, (w) => {
    insertRevision(w, content, canonicalHash(content, sha256Text))
    const by = { id: approver.id, name: approver.name }
    const own = { id: officer.id, name: officer.name }
    const file = { sha256: 'b'.repeat(64), name: 'bản ký.png', mediaType: 'image/png', bytes: 10 }
    beginPaper(w, '2026-11-20', 1, by, own)
    completePaper(w, '2026-11-20', 1, file, '2026-11-20', own)
    const published = {
      revision: 1,
      channel: 'board',
      place: '',
      link: '',
      at: fridayAfternoon,
      file,
    } as const
    insertPublication(w, '2026-11-20', published, own)
    insertExport(w, '2026-11-20', 1, 'print', own)
    const again = madeUpContent({ revision: 2 })
    insertRevision(w, again, canonicalHash(again, sha256Text))
    saveAssignment(w, '00000000-0000-7000-8000-000000000061', {
      duty: 'updater',
      standing: 'main',
      userId: officer.id,
      from: '2026-11-01',
      to: null,
      decisionNumber: '',
      decisionDate: null,
    })
    insertEvidence(w, '2026-11-20', {
      sha256: 'a'.repeat(64),
      name: 'ảnh.png',
      mediaType: 'image/png',
      bytes: 10,
      addedBy: officer.name,
    })
    insertRule(w, {
      kind: 'fields',
      version: '2026',
      revision: 1,
      title: 'Lĩnh vực',
      status: 'unverified',
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      citation: 'Mẫu',
      body: { fields: [] },
    })
  })
  return store
}

const corrected = 'a closed week is corrected by a new revision'

describe('The database itself refuses', () => {
  it.each([
    ['a changed entry of the ledger', `UPDATE ledger SET reason = 'x'`, 'append-only'],
    ['a deleted entry', 'DELETE FROM ledger WHERE position = 1', 'append-only'],
    ['a replaced entry', `INSERT OR REPLACE INTO ledger SELECT * FROM ledger LIMIT 1`, 'append-only'],
    [
      'an entry in the place of another on the history screen',
      `INSERT OR REPLACE INTO ledger SELECT unit_id, 'x', 1, 1, position, hlc, kind, entity, key, base, fields,
        payload_hash, actor, at, clock, reason, prev, hash FROM ledger LIMIT 1`,
      'append-only',
    ],
    [
      'an entry that hangs on nothing',
      `INSERT INTO ledger SELECT unit_id, origin, epoch, 999, 999, hlc, kind, entity, key, base, fields,
        payload_hash, actor, at, clock, reason, prev, hash FROM ledger LIMIT 1`,
      'must hang on the one before',
    ],
    ['a changed revision', `UPDATE week_revision SET grade = 'Tốt'`, corrected],
    ['a deleted revision', 'DELETE FROM week_revision', corrected],
    ['a replaced revision', `INSERT OR REPLACE INTO week_revision SELECT * FROM week_revision`, corrected],
    [
      'a changed decision',
      `UPDATE week_approval SET decision = 'returned', reason = 'x'`,
      'a decision stands',
    ],
    ['a deleted decision', 'DELETE FROM week_approval', 'a decision stands'],
    [
      'a replaced decision',
      `INSERT OR REPLACE INTO week_approval SELECT * FROM week_approval`,
      'a decision stands',
    ],
    ['a changed rule', `UPDATE rule SET body = '{}'`, 'a new revision'],
    ['a deleted rule', 'DELETE FROM rule', 'a new revision'],
    ['a replaced rule', `INSERT OR REPLACE INTO rule SELECT * FROM rule`, 'a new revision'],
    [
      'a publication that is rewritten',
      `UPDATE week_publication SET link = 'khác.vn', removed_at = 1, removed_by_id = 'x', removed_by_name = 'x',
        removed_reason = 'x'`,
      'never rewritten',
    ],
    ['a deleted publication', 'DELETE FROM week_publication', 'never rewritten'],
    [
      'a publication of what nobody approved',
      `INSERT INTO week_publication SELECT unit_id, 'y', '2026-11-13', revision, channel, place, link, at, sha256, name,
        media_type, bytes, added_at, added_by_id, added_by_name, NULL, NULL, NULL, NULL FROM week_publication`,
      'only an approved revision',
    ],
    ['a changed export', `UPDATE week_export SET form = 'pdf'`, 'has left it'],
    ['a deleted export', 'DELETE FROM week_export', 'has left it'],
    [
      'a signed sheet that is exchanged',
      `UPDATE week_paper SET signed_on = '2026-11-19'`,
      'a signed sheet stands',
    ],
    ['a signed sheet that is deleted', 'DELETE FROM week_paper', 'a signed sheet stands'],
    [
      'a signed sheet that is replaced',
      'INSERT OR REPLACE INTO week_paper SELECT * FROM week_paper',
      'stands',
    ],
    [
      'a sheet to be signed by whoever closed the week',
      `INSERT INTO week_paper SELECT unit_id, friday, 2, begun_by_id, begun_by_name, begun_at, begun_by_id,
        begun_by_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM week_paper`,
      'whoever closed a week',
    ],
    [
      'one person in both duties on one day',
      `INSERT INTO assignment SELECT unit_id, 'y', 'reviewer', 'standIn', user_id, '2026-11-20', NULL, '', NULL, NULL
        FROM assignment`,
      'nobody updates and reviews on one day',
    ],
    ['a deleted assignment', 'DELETE FROM assignment', 'leaves its row'],
    ['deleted evidence', 'DELETE FROM evidence', 'leaves its row'],
    [
      'a week whose day is no Friday',
      `INSERT INTO week_correction VALUES ('u', '2026-11-19', '', 1, 'x')`,
      'CHECK constraint failed',
    ],
    [
      'a week whose day is no day',
      `INSERT INTO week_correction VALUES ('u', '2026-02-30', '', 1, 'x')`,
      'CHECK constraint failed',
    ],
    ['a date in another spelling', `UPDATE signer SET from_date = '20/11/2026'`, 'CHECK constraint failed'],
    ['a role nobody has', `UPDATE user SET role = 'root'`, 'CHECK constraint failed'],
    [
      'a text in the place of an instant',
      `UPDATE device SET believed_at = 'sớm'`,
      'cannot store TEXT value in INTEGER',
    ],
    ['a PIN of nobody', `INSERT INTO pin VALUES ('u', 'x', x'00', x'00', 0, 0)`, 'FOREIGN KEY'],
    [
      'a number on a revision that is not there',
      `INSERT INTO week_document VALUES ('u', '2026-11-20', 9, '1', NULL, NULL)`,
      'FOREIGN KEY',
    ],
  ])('%s', async (_, sql, message) => {
    const store = await fullOffice()
    store.db.exec(
      `INSERT INTO signer VALUES ('u', 's', 'Người Ký Mẫu', '', '', 'GIÁM ĐỐC', '2026-01-01', NULL)`,
    )
    expect(() => store.db.exec(sql)).toThrow(message)
  })

  it('the decision of whoever closed the week', async () => {
    const { store } = await madeUpOffice()
    const content = madeUpContent()
    const by = { id: officer.id, name: officer.name }
    const decide = () =>
      write(store, { actor: officer.id, reason: '' }, (w) => {
        insertRevision(w, content, canonicalHash(content, sha256Text))
        insertDecision(w, '2026-11-20', 1, { decision: 'approved', at: fridayAfternoon, by, reason: null })
      })
    expect(decide).toThrow('whoever closed a week cannot decide on it')
    expect(store.prepare('SELECT count(*) FROM week_revision').pluck().get()).toBe(0)
  })
})
