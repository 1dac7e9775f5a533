import { describe, expect, it } from 'vitest'
import { insertEvidence } from '../../db/evidence/evidence.ts'
import { sha256Text } from '../../db/hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { insertRule } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { insertDecision, insertRevision } from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import { approver, fridayAfternoon, madeUpContent, madeUpOffice, officer } from '../support/office.ts'

async function fullOffice(): Promise<Store> {
  const { store } = await madeUpOffice()
  const content = madeUpContent()
  write(store, { actor: officer.id, reason: '' }, (w) => {
    insertRevision(w, content, canonicalHash(content, sha256Text))
    const by = { id: approver.id, name: approver.name }
    insertDecision(w, '2026-11-20', 1, { decision: 'approved', at: fridayAfternoon, by, reason: null })
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
