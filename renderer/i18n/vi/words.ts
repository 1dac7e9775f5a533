/** The office's words for the closed sets of the contract. */
import type { Role } from '../../../shared/contract/procedure.ts'
import type { Confidence, RuleKind, Status } from '../../../shared/rules/rule.ts'
import type { Assignment, Duty } from '../../../shared/unit/assignment.ts'
import type { UpdateVerdict } from '../../../shared/update/manifest.ts'
import type { Channel, ExportForm } from '../../../shared/week/chain.ts'

export const roleWords: Readonly<Record<Role, string>> = {
  viewer: 'người xem',
  officer: 'người cập nhật',
  approver: 'người kiểm duyệt',
  administrator: 'quản trị',
}

export const roleDuties: Readonly<Record<Role, string>> = {
  viewer: 'Chỉ xem, không sửa được gì.',
  officer: 'Nhập số liệu, chốt tuần, in, đính chính.',
  approver: 'Làm được việc của người cập nhật và duyệt số liệu do người khác chốt.',
  administrator: 'Làm được mọi việc, thêm người, sửa cơ quan và quy tắc, khôi phục dữ liệu.',
}

export const ruleKindWords: Readonly<Record<RuleKind, string>> = {
  index: 'Bộ chỉ số 766',
  grades: 'Thang xếp loại',
  calendar: 'Lịch làm việc',
  weeklyPeriod: 'Kỳ số liệu tuần',
  fields: 'Danh mục lĩnh vực',
  pairs: 'Các cặp tử số, mẫu số',
  checks: 'Ngưỡng kiểm tra số liệu',
  cutoffs: 'Lịch chốt báo cáo',
  template: 'Mẫu chữ của văn bản',
  letter: 'Phiếu xin lỗi, phiếu đôn đốc',
  lateReasons: 'Nguyên nhân quá hạn',
  monthTemplate: 'Mẫu chữ của tháng',
  receiving: 'Hạn nhận, mức xếp hạng',
  documents: 'Văn bản hay viện dẫn',
}

export const statusWords: Readonly<Record<Status, string>> = {
  official: 'chính thức',
  provisional: 'dự kiến',
  unverified: 'chưa kiểm chứng',
}

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  verified: 'đã đối chiếu văn bản',
  secondary: 'theo nguồn thứ cấp',
  memory: 'theo trí nhớ, cần kiểm tra',
  inferred: 'suy ra, cần kiểm tra',
  unknown: 'chưa rõ',
}

export const dutyWords: Readonly<Record<Duty, string>> = {
  updater: 'người cập nhật',
  reviewer: 'người kiểm duyệt',
}

export const standingWords: Readonly<Record<Assignment['standing'], string>> = {
  main: 'chính',
  standIn: 'dự phòng',
}

export const channelWords: Readonly<Record<Channel, string>> = {
  board: 'Bảng niêm yết',
  website: 'Trang thông tin điện tử',
  zalo: 'Zalo',
  loudspeaker: 'Loa truyền thanh',
  other: 'Nơi khác',
}

export const exportWords: Readonly<Record<ExportForm, string>> = {
  print: 'in ra giấy',
  pdf: 'tệp PDF',
  docx: 'tệp Word',
  xlsx: 'tệp Excel',
  png: 'ảnh',
  web: 'bài cho trang web',
  zalo: 'tin Zalo',
}

/** What may be done with an update that lies on a stick. */
export const updateWords: Readonly<Record<UpdateVerdict, string>> = {
  ready: 'Chữ ký đúng, mới hơn bản đang dùng. Cập nhật được.',
  same: 'Cùng phiên bản đang dùng, không cần cập nhật.',
  older:
    'Cũ hơn bản đang dùng nên không cài: bản cũ chỉ mở để đọc được dữ liệu mà bản này đã ghi. Dữ liệu vẫn nguyên.',
  notForThisPC: 'Không có bộ cài cho loại máy này.',
  fileMissing: 'Có tờ khai cập nhật nhưng thiếu bộ cài, hoặc bộ cài sai kích thước. Hãy chép lại cả hai tệp.',
  unknownKey: 'Ký bằng khóa mà chương trình này không biết, nên không tin.',
  badSignature: 'Chữ ký sai: tờ khai đã bị sửa. Không chạy bộ cài này.',
  unreadable: 'Tờ khai cập nhật không đọc được.',
}
