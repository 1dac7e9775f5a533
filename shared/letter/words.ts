/** The office's words for letters and late dossiers. */
import type { DossierStatus } from '../dossier/dossier.ts'
import type { ApologyState } from './chain.ts'
import type { LetterChannel, LetterState } from './letter.ts'

export const stateNames: Readonly<Record<LetterState, string>> = {
  draft: 'bản nháp',
  issued: 'đã phát hành',
  delivered: 'đã gửi',
  filed: 'đã lưu',
  voided: 'đã hủy',
}

export const channelNames: Readonly<Record<LetterChannel, string>> = {
  direct: 'trực tiếp',
  post: 'bưu chính',
  email: 'thư điện tử',
  sms: 'tin nhắn',
  zalo: 'Zalo',
  phone: 'điện thoại',
  vneid: 'VNeID',
}

export const apologyNames: Readonly<Record<ApologyState, string>> = {
  inTime: 'đã xin lỗi',
  late: 'xin lỗi muộn',
  draft: 'đang soạn',
  missing: 'chưa xin lỗi',
  upcoming: 'chưa đến hạn',
}

export const statusNames: Readonly<Record<DossierStatus, string>> = {
  early: 'trước hạn',
  onTime: 'đúng hạn',
  late: 'trả quá hạn',
  inTime: 'trong hạn',
  nearDue3: 'còn 3 ngày',
  nearDue2: 'còn 2 ngày',
  nearDue1: 'còn 1 ngày',
  overdue: 'đang quá hạn',
  withdrawn: 'đã rút',
  needsReview: 'cần xem lại',
}
