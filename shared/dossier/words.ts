/** The words of dossiers in the office's own. */
import type { DossierStatus, ReviewReason } from './dossier.ts'
import type { ColumnRole } from './read/columns.ts'
import type { SkipReason } from './read/lines.ts'

export const statusWords: Readonly<Record<DossierStatus, string>> = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Trả trễ hạn',
  inTime: 'Trong hạn',
  nearDue3: 'Còn 3 ngày',
  nearDue2: 'Còn 2 ngày',
  nearDue1: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  withdrawn: 'Công dân rút',
  needsReview: 'Cần xem lại',
}

export const reasonWords: Readonly<Record<ReviewReason, string>> = {
  badDate: 'có ngày không có trên lịch',
  ambiguousDate: 'ngày đọc được hai cách',
  dateSwapSuspect: 'ngày và tháng có thể bị đảo',
  duplicateConflict: 'có hai dòng khác nhau trong danh sách',
  noDue: 'không có ngày hẹn trả',
  finishedWithoutDate: 'đã xong nhưng không có ngày hoàn thành',
  inProcessWithFinish: 'đang xử lý mà đã có ngày hoàn thành',
  finishBeforeReceived: 'hoàn thành trước ngày tiếp nhận',
  dueBeforeReceived: 'hẹn trả trước ngày tiếp nhận',
  receivedAfterExport: 'tiếp nhận sau lúc xuất danh sách',
  finishAfterExport: 'hoàn thành sau lúc xuất danh sách',
  unknownState: 'không hiểu trạng thái của hệ thống',
  pausedAndDuePassed: 'đang chờ bổ sung nhưng đã qua hạn',
}

export const roleNames: Readonly<Record<ColumnRole, string>> = {
  stt: 'Số thứ tự',
  code: 'Mã hồ sơ',
  procedure: 'Thủ tục',
  field: 'Lĩnh vực',
  applicant: 'Người nộp',
  idNo: 'Số định danh',
  address: 'Địa chỉ',
  phone: 'Số điện thoại',
  received: 'Ngày tiếp nhận',
  due: 'Ngày hẹn trả',
  finished: 'Ngày hoàn thành',
  state: 'Trạng thái',
  channel: 'Hình thức nộp',
  unit: 'Bộ phận xử lý',
  officer: 'Cán bộ xử lý',
  onlinePayment: 'Thanh toán trực tuyến',
  eResult: 'Kết quả điện tử',
  supplements: 'Số lần bổ sung',
}

export const skippedWords: Readonly<Record<SkipReason, string>> = {
  title: 'dòng tiêu đề',
  header: 'đầu cột',
  columnNumbers: 'dòng số thứ tự cột',
  repeatedHeader: 'đầu cột lặp lại',
  pageSubtotal: 'dòng cộng trang',
  group: 'dòng tên nhóm',
  noData: 'dòng báo không có dữ liệu',
  footer: 'dòng cuối bảng',
  signature: 'chữ ký',
  noCode: 'có số liệu nhưng không có mã hồ sơ',
}
