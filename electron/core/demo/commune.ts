/** A commune that does not exist, and people who do not. */
import type { Role } from '../../../shared/contract/procedure.ts'
import type { Signer, Unit } from '../../../shared/unit/unit.ts'

export const demoPin = '0000'

export const demoUnit: Unit = {
  name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  type: 'xa',
  place: 'An Mẫu',
  portalCode: 'H00.000',
  provinceCode: '00000',
  upperUnit: 'Văn phòng UBND tỉnh Mẫu',
  superiorLines: ['ỦY BAN NHÂN DÂN XÃ AN MẪU'],
  issuingLines: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
  documentSymbol: 'TB-TTPVHCC',
}

export const demoPeople: readonly [
  { readonly name: string; readonly role: Role },
  ...{ readonly name: string; readonly role: Role }[],
] = [
  { name: 'Lê Thị Ví Dụ', role: 'administrator' },
  { name: 'Nguyễn Thị Mẫu', role: 'officer' },
  { name: 'Trần Văn Thử', role: 'approver' },
]

export const demoSigners: readonly Signer[] = [
  {
    name: 'Phạm Văn Giả Định',
    authority: 'KT.',
    onBehalfOf: 'GIÁM ĐỐC',
    title: 'PHÓ GIÁM ĐỐC',
    from: '2025-07-01',
    to: null,
  },
]
