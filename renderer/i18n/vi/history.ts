/** The ledger's names in the office's words; a field without a word of its own is shown under its own name. */
import type { Entity } from '../../../shared/ledger/entities.ts'

export const entityWords: Readonly<Record<Entity, string>> = {
  unit: 'Cơ quan',
  signer: 'Người ký',
  user: 'Người dùng',
  rule: 'Quy tắc',
  weekRevision: 'Bản chốt tuần',
  weekApproval: 'Duyệt tuần',
  weekDocument: 'Số văn bản của tuần',
  weekCorrection: 'Đính chính tuần',
  evidence: 'Minh chứng',
  epoch: 'Khôi phục, chuyển máy',
  clock: 'Đồng hồ máy',
  erasure: 'Xóa thông tin cá nhân',
  party: 'Đương sự',
  tableImport: 'Nhập bảng số liệu',
}

const fieldWords: Readonly<Record<string, string>> = {
  name: 'tên',
  role: 'vai trò',
  active: 'đang làm',
  pin: 'mã PIN',
  type: 'loại',
  place: 'địa danh',
  upperUnit: 'cấp trên',
  superiorLines: 'cơ quan chủ quản',
  issuingLines: 'cơ quan ban hành',
  documentSymbol: 'ký hiệu văn bản',
  portalCode: 'mã trên Cổng',
  provinceCode: 'mã hành chính',
  authority: 'tư cách ký',
  onBehalfOf: 'ký thay',
  title: 'chức vụ hoặc tên gọi',
  from: 'từ ngày',
  to: 'đến ngày',
  decision: 'quyết định',
  reason: 'lý do',
  number: 'số',
  date: 'ngày',
  signerId: 'người ký',
  body: 'nội dung',
  version: 'phiên bản',
  status: 'tình trạng',
  hash: 'mã băm',
  content: 'nội dung',
}

export const entityWord = (entity: string): string =>
  Object.hasOwn(entityWords, entity) ? entityWords[entity as Entity] : entity

export const fieldWord = (field: string): string => fieldWords[field] ?? field
