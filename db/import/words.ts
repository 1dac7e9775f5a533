/** What the office is told when a file is refused: what it is, and what to do. */
import type { Refusal, RefusalReason } from './refusal.ts'

const words: Readonly<Record<RefusalReason, string>> = {
  empty: 'Tệp rỗng, không có gì bên trong. Xuất lại từ hệ thống.',
  tooLarge: 'Tệp quá lớn so với một bảng thống kê. Kiểm tra lại tệp đã chọn.',
  truncated: 'Tệp hỏng hoặc tải chưa xong. Xuất và tải lại từ hệ thống.',
  damaged: 'Tệp hỏng, không mở được. Xuất lại từ hệ thống.',
  password: 'Tệp có mật khẩu. Mở bằng Excel, lưu một bản không đặt mật khẩu rồi chọn lại.',
  bomb: 'Tệp giải nén ra lớn bất thường nên không mở. Xuất lại từ hệ thống.',
  loginPage:
    'Đây là trang đăng nhập, không phải bảng số liệu: phiên làm việc đã hết hạn. Đăng nhập lại rồi xuất tệp.',
  notATable: 'Tệp không phải là bảng tính hay bảng số liệu.',
  timeout: 'Đọc tệp quá lâu nên đã dừng. Xuất lại tệp gọn hơn.',
  outOfMemory: 'Tệp cần quá nhiều bộ nhớ nên đã dừng. Xuất lại tệp gọn hơn.',
  crashed: 'Không đọc được tệp này. Xuất lại từ hệ thống.',
  cancelled: 'Đã thôi đọc tệp.',
  scanned: 'Tệp PDF chỉ có ảnh quét, không có chữ để đọc.',
}

const kinds: Readonly<Record<string, string>> = {
  pdf: 'Đây là tệp PDF. Xuất bảng dạng Excel rồi chọn lại.',
  docx: 'Đây là văn bản Word. Chọn tệp Excel, hoặc chép bảng trong Word rồi dán.',
  doc: 'Đây là văn bản Word. Chọn tệp Excel, hoặc chép bảng trong Word rồi dán.',
  image: 'Đây là ảnh chụp. Số liệu phải lấy từ tệp Excel hoặc dán từ bảng.',
  archive: 'Đây là tệp nén. Giải nén rồi chọn bảng tính bên trong.',
}

export const refusalWords = ({ reason, found }: Refusal): string =>
  (found === undefined ? undefined : kinds[found]) ?? words[reason]

export const noListWords =
  'Không thấy danh sách hồ sơ trong tệp này: cần dòng đầu cột có Mã hồ sơ, Ngày tiếp nhận, Ngày hẹn trả, Trạng thái.'
export const noTableWords = 'Không thấy bảng 13 cột (Biểu II.06a) trong tệp này.'
export const noRowsWords = 'Bảng không có dòng số liệu nào (0 lĩnh vực).'
