/** Why a bundle was not taken in, said to the officer, and what to do about it. */
import { unreachable } from '../result.ts'
import type { BundleProblem } from './problem.ts'

export function bundleProblemWords(problem: BundleProblem): string {
  switch (problem.type) {
    case 'BundleTooLarge':
      return 'Tệp lớn hơn mọi gói mà chương trình làm ra, nên không mở.'
    case 'NotABundle':
      return 'Đây không phải gói của Sổ Một Cửa. Nếu tải từ thư điện tử hay trang web, hãy tải lại.'
    case 'Truncated':
      return 'Gói bị cụt: chép chưa hết hoặc tải chưa xong. Hãy xin gửi lại.'
    case 'FrameAltered':
      return 'Gói không còn đúng như lúc được đóng: có chỗ bị thêm, bớt hoặc đóng lại bằng chương trình khác. Hãy xin gửi lại.'
    case 'Bomb':
      return 'Tệp nén khai kích thước không gói nào có, nên không mở.'
    case 'ManifestInvalid':
      return `Bản kê của gói không đúng mẫu (${problem.issue}). Hãy xin gửi lại.`
    case 'BadSignature':
      return 'Chữ ký của gói không đúng: nội dung đã bị sửa. Không nhập; hãy xin gửi lại và hỏi nơi gửi.'
    case 'UnknownSender':
      return `Chưa ai ở đây xác nhận khóa của “${problem.unitName}”. Gọi điện đọc đối chiếu bốn nhóm chữ rồi xác nhận, sau đó mở lại gói.`
    case 'KeyChanged':
      return `“${problem.unitName}” đã có khóa được xác nhận, nhưng gói này ký bằng khóa khác. Có thể là máy mới, cũng có thể là người khác: hãy gọi điện hỏi trước khi xác nhận.`
    case 'KeyRevoked':
      return `Khóa ký gói này của “${problem.unitName}” đã bị thu hồi. Không nhập; hãy hỏi nơi gửi.`
    case 'OwnBundle':
      return 'Gói này do chính máy này làm ra, không cần nhập.'
    case 'OtherRecipient':
      return `Gói của “${problem.unitName}” gửi cho đơn vị khác, không phải cho đơn vị này.`
    case 'WrongDirection':
      return `“${problem.unitName}” không được gửi loại gói này cho đơn vị này. Kiểm tra lại quan hệ cấp trên, cấp dưới trong mục Khóa và thẻ.`
    case 'EntryMismatch':
      return `Phần “${problem.name}” của gói thiếu, thừa hoặc không khớp bản kê. Hãy xin gửi lại.`
    case 'BundleFork':
      return 'Đã nhận một gói khác mang cùng mã này. Hai gói không thể cùng đúng: hãy hỏi nơi gửi.'
    case 'NewerFormat':
      return `Gói của “${problem.unitName}” do bản chương trình mới hơn làm ra. Hãy giữ tệp lại, cập nhật chương trình rồi mở.`
    case 'RecordInvalid':
      return `Dòng ${problem.line} của gói không đúng mẫu (${problem.issue}). Không nhập dòng nào; hãy báo nơi gửi.`
    case 'ForeignRecord':
      return `Dòng ${problem.line} là số liệu của đơn vị khác nơi gửi. Không nhập dòng nào.`
    case 'CountMismatch':
      return 'Số dòng trong gói không khớp bản kê. Không nhập dòng nào; hãy báo nơi gửi.'
    case 'ReceiptInvalid':
      return `Biên nhận ở dòng ${problem.line} không đúng. Không nhập; hãy báo nơi gửi.`
    case 'PersonalDamaged':
      return 'Phần dữ liệu cá nhân của gói bị hỏng. Không nhập; hãy xin gửi lại.'
    case 'LedgerGap':
      return `Thiếu các thay đổi số ${problem.from}–${problem.to} của máy ${problem.pc}. Chưa nhập gì; hãy nhập gói trước đó, hoặc làm lại gói ở máy kia.`
    case 'LedgerFork':
      return `Hai máy cùng ghi thay đổi số ${problem.seq} của máy ${problem.pc} nhưng khác nội dung: có một máy chạy trên bản chép. Không nhập; xem mục Hai bản khác nhau.`
    case 'LedgerBroken':
      return `Chuỗi thay đổi trong gói không khớp (${problem.detail}). Không nhập gì; hãy làm lại gói ở máy kia.`
    default:
      return unreachable(problem)
  }
}
