/** Made-up people of a made-up commune, and a week of theirs. */
import type { User } from '../../shared/contract/setup.ts'
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
  figures: { groups: { CKMB: 17.5 }, total: 17.5, metrics: {}, pairs: {}, rows: [], note: '' },
  computed: { metrics: [], groups: [], total: null },
  total: 17.5,
  grade: 'Yếu',
  previous: null,
  findings: [],
  evidence: [],
  rules: [],
  ...changes,
})
