/** What the office is told when a plan is refused: what the file is, and what to do. */
import type { Refusal, RefusalReason } from '../refusal.ts'
import type { PlanError } from './plan-file.ts'

const words: Readonly<Record<RefusalReason, string>> = {
  empty: 'Tệp rỗng, không có gì bên trong.',
  tooLarge: 'Tệp quá lớn so với một bản kế hoạch (quá 25 MB). Lưu lại bản không kèm ảnh rồi chọn lại.',
  truncated: 'Tệp hỏng hoặc tải chưa xong. Xin lại bản gốc.',
  damaged: 'Tệp hỏng, không mở được. Mở bằng Word rồi lưu lại, hoặc xin bản gốc.',
  password: 'Tệp có mật khẩu. Mở bằng Word hay Excel, lưu một bản không đặt mật khẩu rồi chọn lại.',
  bomb: 'Tệp giải nén ra lớn bất thường nên không mở. Mở bằng Word rồi lưu lại một bản mới.',
  loginPage: 'Đây là trang đăng nhập, không phải kế hoạch. Đăng nhập lại rồi tải tệp.',
  notATable: 'Tệp không phải văn bản Word, Excel, PDF hay trang có bảng.',
  timeout: 'Đọc tệp quá lâu nên đã dừng. Chép riêng phần phụ lục ra một tệp rồi chọn lại.',
  outOfMemory: 'Tệp cần quá nhiều bộ nhớ nên đã dừng. Chép riêng phần phụ lục ra một tệp rồi chọn lại.',
  crashed: 'Không đọc được tệp này. Mở bằng Word rồi lưu lại, hoặc chép bảng và dán.',
  cancelled: 'Đã thôi đọc tệp.',
  scanned: 'Tệp PDF chỉ có ảnh quét, không có chữ để đọc. Xin bản Word, hoặc nhận dạng chữ rồi dán vào đây.',
}

const kinds: Readonly<Record<string, string>> = {
  doc: 'Đây là văn bản Word đời cũ (.doc). Mở bằng Word, lưu thành .docx rồi chọn lại; hoặc chép bảng và dán.',
  image: 'Đây là ảnh chụp, không có chữ để đọc. Xin bản Word hay Excel.',
  archive: 'Đây là tệp nén. Giải nén rồi chọn kế hoạch bên trong.',
  rtf: 'Đây là tệp .rtf. Mở bằng Word, lưu thành .docx rồi chọn lại.',
}

export function planRefusalWords(error: PlanError): string {
  if (error.type === 'NoPlan' && error.scannedPages.length > 0)
    return `Trang ${error.scannedPages.join(', ')} chỉ là ảnh quét, không có chữ để đọc, còn các trang khác không có bảng nhiệm vụ. Xin bản Word, hoặc nhận dạng chữ rồi dán vào đây.`
  if (error.type === 'NoPlan')
    return error.tables
      ? 'Không bảng nào trong tệp giống bảng nhiệm vụ (có cột nội dung và cơ quan chủ trì hoặc thời hạn).'
      : 'Văn bản không có bảng nào. Chọn tệp có phụ lục phân công nhiệm vụ, hoặc nhập tay.'
  return refusal(error)
}

const refusal = ({ reason, found }: Refusal): string =>
  (found === undefined ? undefined : kinds[found]) ?? words[reason]
