/** The ledger's names in the office's words; a field without a word of its own is shown under its own name. */

import type { z } from 'zod'
import { monthText } from '../../../shared/dates/period.ts'
import { isDate } from '../../../shared/dates/plain.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { Entity } from '../../../shared/ledger/entities.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { RuleKind } from '../../../shared/rules/rule.ts'
import { instantText } from './format.ts'
import {
  channelWords,
  dutyWords,
  exportWords,
  roleWords,
  ruleKindWords,
  standingWords,
  statusWords,
} from './words.ts'

export const entityWords: Readonly<Record<Entity, string>> = {
  unit: 'Cơ quan',
  signer: 'Người ký',
  user: 'Người dùng',
  userPin: 'Mã PIN',
  pc: 'Máy của cơ quan',
  conflict: 'Chọn giữa hai bản',
  rule: 'Quy tắc',
  weekRevision: 'Bản chốt',
  weekApproval: 'Duyệt',
  weekDocument: 'Số văn bản',
  weekCorrection: 'Đính chính',
  evidence: 'Minh chứng',
  weekPaper: 'Duyệt trên giấy',
  weekExport: 'In, xuất bảng',
  weekPublication: 'Công khai',
  assignment: 'Phân công',
  target: 'Chỉ tiêu năm',
  targetChoice: 'Chọn chỉ tiêu áp dụng',
  plan: 'Kế hoạch',
  planRow: 'Dòng của kế hoạch',
  planPhrase: 'Xác nhận thời hạn',
  planVersion: 'Ban hành kế hoạch',
  task: 'Nhiệm vụ',
  taskProgress: 'Tiến độ nhiệm vụ',
  taskEvent: 'Sự kiện của nhiệm vụ',
  taskCheck: 'Kiểm tra nhiệm vụ',
  planParty: 'Tên trong kế hoạch',
  deadlineHabit: 'Nếp đọc thời hạn',
  reviewItem: 'Nhóm thủ tục rà soát',
  reviewStream: 'Mốc rà soát',
  taskEvidence: 'Minh chứng nhiệm vụ',
  lateChain: 'Hồ sơ trễ hạn',
  letter: 'Phiếu xin lỗi',
  letterText: 'Lời văn phiếu xin lỗi',
  numberBook: 'Sổ số',
  urging: 'Phiếu đôn đốc',
  incident: 'Sự cố hệ thống',
  lateMonth: 'Tháng hồ sơ trễ',
  lateList: 'Duyệt danh sách công khai',
  epoch: 'Khôi phục, chuyển máy',
  clock: 'Đồng hồ máy',
  erasure: 'Xóa thông tin cá nhân',
  party: 'Đương sự',
  tableImport: 'Nhập bảng số liệu',
  dossierImport: 'Nhập danh sách hồ sơ',
  memberUnit: 'Đơn vị gửi số liệu',
  remark: 'Đề nghị kiểm tra lại',
  remarkAnswer: 'Trả lời đề nghị kiểm tra lại',
  replica: 'Nhận số liệu của đơn vị',
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
  title: 'chức vụ, tên gọi',
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
  kind: 'loại',
  revision: 'bản',
  citation: 'căn cứ',
  note: 'ghi chú',
  effectiveFrom: 'hiệu lực từ',
  effectiveTo: 'hiệu lực đến',
  friday: 'kỳ',
  by: 'người duyệt',
  at: 'lúc',
  mediaType: 'dạng tệp',
  bytes: 'cỡ tệp',
  sha256: 'mã băm',
  addedAt: 'thêm lúc',
  addedBy: 'người thêm',
  approver: 'người duyệt',
  begunAt: 'bắt đầu lúc',
  begunBy: 'người ghi',
  scan: 'bản ký',
  form: 'dạng',
  channel: 'kênh',
  link: 'đường dẫn',
  file: 'tệp',
  removed: 'bỏ',
  removedAt: 'bỏ lúc',
  duty: 'việc',
  standing: 'chính, dự phòng',
  userId: 'người',
  decisionNumber: 'số quyết định',
  decisionDate: 'ngày quyết định',
  concern: 'là ai',
  stream: 'loại thủ tục',
  stage: 'giai đoạn',
  stageOn: 'ngày đạt',
  figures: 'trước, sau',
  result: 'kết quả',
  registered: 'hạn đăng ký',
  sent: 'hạn gửi kết quả',
  submitted: 'hạn trình',
  forwarded: 'hạn gửi tỉnh',
  habits: 'nếp đọc',
  boundIncluded: 'tính cả ngày X',
  offsetDays: 'cách đếm ngày',
  immediateDays: 'ngay sau khi',
  whenOff: 'gặp ngày nghỉ',
  indicator: 'chỉ tiêu',
  operator: 'so sánh',
  value: 'mức',
  document: 'văn bản giao',
  responsible: 'đơn vị chịu trách nhiệm',
  targetId: 'chỉ tiêu được chọn',
  year: 'năm',
  issuer: 'cơ quan ban hành',
  own: 'của cơ quan mình',
  printed: 'dòng như in',
  phrase: 'thời hạn như ghi',
  reading: 'cách hiểu thời hạn',
  rhythm: 'nhịp kiểm tra',
  section: 'mục',
  no: 'số thứ tự',
  seq: 'thứ tự',
  leads: 'chủ trì',
  coordinators: 'phối hợp',
  startText: 'bắt đầu',
  deadlineText: 'thời hạn như ghi',
  confirmed: 'đã xác nhận thời hạn',
  product: 'sản phẩm',
  source: 'nguồn giao',
  givenOn: 'ngày giao',
  planId: 'kế hoạch',
  rowId: 'dòng',
  personId: 'người dùng',
  person: 'người thực hiện',
  department: 'bộ phận',
  ownDue: 'hạn tự đặt',
  milestones: 'các mốc',
  statusReason: 'lý do',
  doneOn: 'ngày hoàn thành',
  sameAs: 'cùng một việc với',
  carriedFrom: 'chuyển từ năm trước',
  on: 'ngày',
  days: 'số ngày',
  dayKind: 'loại ngày',
  state: 'tình trạng',
  checkpoint: 'kỳ',
  text: 'nội dung',
  chainId: 'hồ sơ',
  newDate: 'ngày hẹn mới',
  textHash: 'mã băm lời văn',
  createdAt: 'soạn lúc',
  symbol: 'ký hiệu',
  issuedOn: 'ngày ban hành',
  issuedAt: 'ban hành lúc',
  issuedBy: 'người ban hành',
  late: 'ban hành trễ',
  delivery: 'giao phiếu',
  filedOn: 'ngày lưu hồ sơ',
  voided: 'hủy',
  code: 'mã hồ sơ',
  field: 'lĩnh vực',
  procedure: 'thủ tục',
  received: 'tiếp nhận',
  due: 'hẹn trả',
  unit: 'bộ phận',
  officer: 'cán bộ',
  incidentId: 'sự cố',
  explainedOn: 'ngày giải trình',
  finishedOn: 'ngày trả kết quả',
  openedAt: 'mở lúc',
  openedBy: 'người mở',
  savedAt: 'lưu lúc',
  closedAt: 'chốt lúc',
  confirmedAt: 'xác nhận lúc',
  confirmedBy: 'người xác nhận',
  startedAt: 'bắt đầu lúc',
  startedBy: 'người bắt đầu',
  approved: 'cho công khai',
  last: 'số cuối',
  origin: 'máy giữ sổ',
  epoch: 'kỳ của máy',
  system: 'hệ thống',
  what: 'việc xảy ra',
  reported: 'đã báo',
  replyBy: 'trả lời trước',
  items: 'các việc',
  answeredOn: 'ngày trả lời',
  answer: 'trả lời',
  settled: 'đã chọn',
}

export const entityWord = (entity: string): string =>
  Object.hasOwn(entityWords, entity) ? entityWords[entity as Entity] : entity

/** What a key names, as far as people can read it; a random id says nothing and is left out. */
export function keyText(entity: string, key: string): string {
  const [kind = '', revision] = key.split('/')
  const rule = RuleKind.safeParse(kind)
  if (entity === 'rule' && rule.success) return `${ruleKindWords[rule.data]}, bản ${revision}`
  const [, period = '', number] = /^([a-z0-9.-]+)(?:\/(\d+))?(?:\/[0-9a-f-]{36})?$/.exec(key) ?? []
  const month = monthText(period)
  if (month !== null || isDate(period)) {
    const name = month === null ? `tuần ${formatDate(period)}` : `tháng ${month}`
    return `${name}${number === undefined ? '' : `, bản ${number}`}`
  }
  return isId(key) ? '' : key
}

export const fieldWord = (field: string): string => fieldWords[field] ?? field

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: roleWords,
  status: statusWords,
  kind: ruleKindWords,
  decision: { approved: 'duyệt', returned: 'trả lại' },
  channel: channelWords,
  form: exportWords,
  duty: dutyWords,
  standing: standingWords,
}

type Json = z.core.util.JSONType

/** Random ids tell people nothing. */
const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text)

/** A value as people read it: closed sets in words, moments and dates written out, a person by name. */
export function valueText(field: string, value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number') return /(^a|A)t$/.test(field) ? instantText(value) : formatNumber(value)
  if (typeof value === 'string') {
    if (isId(value)) return ''
    return isDate(value) ? formatDate(value) : (valueWords[field]?.[value] ?? value)
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map((item) => valueText(field, item)).join(', ')
  if (!Array.isArray(value) && 'name' in value && Object.keys(value).length <= 2) return String(value.name)
  return JSON.stringify(value)
}
