/** Why the data folder could not be opened, in words, with what the officer can do. */

import { formatMoment } from '../../shared/dates/words.ts'
import { unreachable } from '../../shared/result.ts'
import type { OfficeError } from './office.ts'

export function openErrorWords(error: OfficeError): string {
  switch (error.type) {
    case 'FolderHeld':
      return error.holder === null
        ? 'Sổ Một Cửa đang mở ở một cửa sổ khác. Hãy đóng cửa sổ đó rồi mở lại.'
        : `Sổ Một Cửa đang mở trên máy ${error.holder.machine} từ ${formatMoment(error.holder.since)} (tiến trình ${error.holder.pid}). Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại.`
    case 'DiskFull':
      return 'Ổ đĩa đã đầy. Hãy dọn bớt tệp rồi mở lại; dữ liệu vẫn nguyên.'
    case 'Unwritable':
    case 'CannotWrite':
      return 'Không ghi được vào thư mục dữ liệu. Hãy kiểm tra quyền ghi của thư mục.'
    case 'Missing':
    case 'FolderMissing':
      return 'Không thấy thư mục dữ liệu. Ổ đĩa hoặc USB có thể đã bị rút.'
    case 'Unreadable':
    case 'DiskFailed':
      return `Ổ đĩa báo lỗi khi đọc (${error.code}). Hãy chép thư mục dữ liệu sang ổ khác và khôi phục từ bản sao lưu.`
    case 'InUse':
      return 'Một chương trình khác đang giữ tệp dữ liệu. Hãy đóng chương trình đó rồi mở lại.'
    case 'RuntimeTooOld':
      return 'Bản Node.js này quá cũ. Hãy mở bằng lệnh npm start.'
    case 'PathNotAbsolute':
    case 'NotAFile':
      return 'Đường dẫn thư mục dữ liệu không hợp lệ.'
    case 'NotLocalDisk':
    case 'WalRefused':
      return 'Thư mục dữ liệu phải nằm trên ổ đĩa của máy này, không phải ổ mạng.'
    case 'NotADatabase':
    case 'ForeignDatabase':
      return 'Tệp so-mot-cua.db trong thư mục không phải dữ liệu của Sổ Một Cửa. Tệp được giữ nguyên; hãy chọn thư mục khác.'
    case 'Damaged':
      return `Tệp dữ liệu bị hỏng: ${error.problems[0] ?? ''}. Không có gì bị xóa; hãy khôi phục từ bản sao lưu.`
    case 'BackupBeforeMigrationFailed':
      return `Chưa nâng cấp dữ liệu vì không sao lưu được trước đó (${error.reason}). Dữ liệu vẫn nguyên.`
    case 'MigrationFailed':
      return `Không nâng cấp được dữ liệu từ bản ${error.from} lên ${error.to}: ${error.reason}. Dữ liệu vẫn nguyên.`
    default:
      return unreachable(error)
  }
}
