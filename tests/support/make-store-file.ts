/**
 * `node make-store-file.ts`: makes tests/fixtures/stores/schema-<n>.db with the program of today. Run it once for
 * each schema version, before that version leaves this repository; afterwards the file is never made again.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { saveDraft } from '../../db/draft/drafts.ts'
import { insertEvidence } from '../../db/evidence/evidence.ts'
import { sha256Text } from '../../db/hash.ts'
import { foundOffice, write } from '../../db/ledger/unit-of-work.ts'
import { schemaVersion } from '../../db/migrations/index.ts'
import { openStore } from '../../db/open.ts'
import { insertRule } from '../../db/rule/rules.ts'
import { saveAssignment } from '../../db/unit/assignments.ts'
import { saveSigner } from '../../db/unit/signers.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { putPin } from '../../db/user/pins.ts'
import { insertUser } from '../../db/user/users.ts'
import { startCorrection } from '../../db/week/corrections.ts'
import { insertExport } from '../../db/week/exports.ts'
import { beginPaper } from '../../db/week/papers.ts'
import { insertPublication } from '../../db/week/publications.ts'
import { insertDecision, insertRevision, setDocument } from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import { approver, fridayAfternoon, madeUpContent, madeUpUnit, officer, unitId } from './people.ts'

const folder = fileURLToPath(new URL('../fixtures/stores/', import.meta.url))
const file = `${folder}schema-${schemaVersion}.db`
mkdirSync(folder, { recursive: true })
for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })

let now = fridayAfternoon
const opened = await openStore({ file, clock: () => ++now })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const store = opened.value
const signerId = '00000000-0000-7000-8000-000000000051'

foundOffice(store, { unitId, actor: approver.id, reason: 'Thiết lập lần đầu' }, (w) => {
  insertUnit(w, madeUpUnit)
  for (const user of [officer, approver]) insertUser(w, user)
  putPin(store, officer.id, { salt: new Uint8Array(16), hash: new Uint8Array(32) })
  saveSigner(w, signerId, {
    name: 'Người Ký Mẫu',
    authority: '',
    onBehalfOf: '',
    title: 'GIÁM ĐỐC',
    from: '2026-01-01',
    to: null,
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
    body: { fields: [{ name: 'Hộ tịch', aliases: [] }] },
  })
})
const occasion = { actor: officer.id, reason: 'Chốt tuần' }
write(store, occasion, (w) => {
  const content = madeUpContent()
  const by = { id: officer.id, name: officer.name }
  insertEvidence(w, content.friday, {
    sha256: 'a'.repeat(64),
    name: 'ảnh.png',
    mediaType: 'image/png',
    bytes: 10,
    addedBy: officer.name,
  })
  insertRevision(w, content, canonicalHash(content, sha256Text))
  insertDecision(w, content.friday, 1, {
    decision: 'approved',
    at: now,
    by: { id: approver.id, name: approver.name },
    reason: null,
  })
  setDocument(w, content.friday, 1, { number: '47', date: content.friday, signerId })
  insertExport(w, content.friday, 1, 'print', by)
  const link = 'https://anmau.example.vn/cong-khai/47'
  const file = { sha256: 'b'.repeat(64), name: 'bảng.png', mediaType: 'image/png', bytes: 10 }
  insertPublication(
    w,
    content.friday,
    { revision: 1, channel: 'website', place: '', link, at: now, file },
    by,
  )
  const before = madeUpContent({ friday: '2026-11-13', from: '2026-11-07', to: '2026-11-13' })
  insertRevision(w, before, canonicalHash(before, sha256Text))
  beginPaper(w, before.friday, 1, { id: approver.id, name: approver.name }, by)
  saveAssignment(w, '00000000-0000-7000-8000-000000000061', {
    duty: 'updater',
    standing: 'main',
    userId: officer.id,
    from: '2026-01-01',
    to: null,
    decisionNumber: '12',
    decisionDate: '2026-01-01',
  })
  startCorrection(w, content.friday, 'Sai số liệu')
  w.personal({ entity: 'party', key: 'ho-so-1', payload: { name: 'Người Dân Mẫu' } })
})
saveDraft(store, 'week/2026-11-27', { total: '89,' }, now)
store.db.exec('VACUUM')
store.close()
