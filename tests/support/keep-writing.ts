/**
 * `node keep-writing.ts <file>`: opens the store, says so, and works until it is killed: each unit of work raises
 * one number in three places, each number is said once it is acknowledged.
 */
import { writeSync } from 'node:fs'
import { readDraft, saveDraft } from '../../db/draft/drafts.ts'
import { foundOffice, write } from '../../db/ledger/unit-of-work.ts'
import { openStore } from '../../db/open.ts'
import { getUnit, insertUnit, updateUnit } from '../../db/unit/units.ts'
import { getUser, insertUser, updateUser } from '../../db/user/users.ts'

const file = process.argv[2] ?? ''
const unitId = '00000000-0000-7000-8000-000000000001'
const userId = '00000000-0000-7000-8000-00000000000a'
const unit = {
  name: 'Trung tâm',
  type: 'xa' as const,
  place: '0',
  portalCode: '',
  provinceCode: '',
  upperUnit: 'Tỉnh Mẫu',
  superiorLines: [],
  issuingLines: ['TRUNG TÂM'],
  documentSymbol: 'TB',
}
const user = { id: userId, name: '0', role: 'officer' as const, active: true }
const occasion = { actor: userId, reason: 'Thử' }

writeSync(1, 'opening\n')
const result = await openStore({ file, clock: Date.now })
if (!result.ok) throw new Error(JSON.stringify(result.error))
const store = result.value
if (store.unitId() === null) {
  foundOffice(store, { ...occasion, unitId }, (w) => {
    insertUnit(w, unit)
    insertUser(w, user)
  })
}
const reached = Math.max(Number(getUnit(store)?.place), Number(readDraft(store, 'count').fields.n ?? 0))
if (getUser(store, userId)?.name !== getUnit(store)?.place) throw new Error('A unit of work was torn')

for (let n = reached + 1; ; n++) {
  write(store, occasion, (w) => {
    updateUnit(w, { ...unit, place: String(n) })
    updateUser(w, { ...user, name: String(n) })
  })
  saveDraft(store, 'count', { n: String(n) }, Date.now())
  writeSync(1, `${n}\n`)
}
