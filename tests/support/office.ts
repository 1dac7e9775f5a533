/** A made-up office in a folder of its own, with a clock that the test sets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { foundOffice } from '../../db/ledger/unit-of-work.ts'
import { type OpenError, type OpenOptions, openStore } from '../../db/open.ts'
import type { Store } from '../../db/store.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { insertUser } from '../../db/user/users.ts'
import type { User } from '../../shared/contract/setup.ts'
import type { Result } from '../../shared/result.ts'
import type { Unit } from '../../shared/unit/unit.ts'
import type { WeekContent } from '../../shared/week/content.ts'

/** Friday 20/11/2026, 15:30 in Việt Nam. */
export const fridayAfternoon = Date.UTC(2026, 10, 20, 8, 30)

export const unitId = '00000000-0000-7000-8000-000000000001'

export const madeUpUnit: Unit = {
  name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  type: 'xa',
  place: 'An Mẫu',
  portalCode: 'H00.001',
  provinceCode: '00001',
  upperUnit: 'Văn phòng UBND tỉnh Mẫu',
  superiorLines: ['ỦY BAN NHÂN DÂN', 'XÃ AN MẪU'],
  issuingLines: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
  documentSymbol: 'TB-TTPVHCC',
}

export const administrator: User = {
  id: '00000000-0000-7000-8000-00000000000a',
  name: 'Người Quản Trị Mẫu',
  role: 'administrator',
  active: true,
}
export const officer: User = {
  id: '00000000-0000-7000-8000-00000000000b',
  name: 'Người Chốt Mẫu',
  role: 'officer',
  active: true,
}
export const approver: User = {
  id: '00000000-0000-7000-8000-00000000000c',
  name: 'Người Duyệt Mẫu',
  role: 'approver',
  active: true,
}

export class TestClock {
  now: number
  constructor(now: number) {
    this.now = now
  }
  readonly read = (): number => this.now
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smc-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a store that closes itself when the test ends. */
export async function opened(options: OpenOptions): Promise<Store> {
  const result: Result<Store, OpenError> = await openStore(options)
  if (!result.ok) throw new Error(`The store did not open: ${JSON.stringify(result.error)}`)
  onTestFinished(() => result.value.close())
  return result.value
}

export interface MadeUpOffice {
  readonly store: Store
  readonly clock: TestClock
  readonly file: string
}

export async function madeUpOffice(file = join(temporaryFolder(), 'so.db')): Promise<MadeUpOffice> {
  const clock = new TestClock(fridayAfternoon)
  const store = await opened({ file, clock: clock.read })
  foundOffice(store, { unitId, actor: administrator.id, reason: 'Thiết lập lần đầu' }, (w) => {
    insertUnit(w, madeUpUnit)
    for (const user of [administrator, officer, approver]) insertUser(w, user)
  })
  return { store, clock, file }
}

export const madeUpContent = (changes: Partial<WeekContent> = {}): WeekContent => ({
  format: 1,
  unitId,
  friday: '2026-11-20',
  revision: 1,
  from: '2026-11-14',
  to: '2026-11-20',
  dueAt: fridayAfternoon + 3_600_000,
  closedAt: fridayAfternoon,
  closedBy: { id: officer.id, name: officer.name },
  lateReason: null,
  correctionReason: null,
  clockSuspect: false,
  unit: madeUpUnit,
  figures: { groups: { CKMB: 17.5 }, total: 17.5, metrics: {}, rows: [], note: '' },
  computed: { metrics: [], groups: [], total: null },
  total: 17.5,
  grade: 'Yếu',
  previous: null,
  findings: [],
  evidence: [],
  rules: [],
  ...changes,
})
