/** What a salvage saved, said in the office's words. */
import type { SavedTable } from './rebuild.ts'

const names: Readonly<Record<string, string>> = {
  ledger: 'Sổ cái',
  week_revision: 'Bản chốt',
  week_approval: 'Ý kiến duyệt',
  week_document: 'Số và ngày công bố',
  week_correction: 'Đính chính đang làm',
  evidence: 'Minh chứng',
  week_paper: 'Duyệt trên giấy',
  week_export: 'Lần in, xuất bảng',
  week_publication: 'Lần công khai',
  assignment: 'Phân công',
  target: 'Chỉ tiêu năm',
  target_choice: 'Chỉ tiêu áp dụng',
  plan: 'Kế hoạch',
  plan_row: 'Dòng của kế hoạch',
  plan_phrase: 'Thời hạn đã xác nhận',
  plan_version: 'Bản kế hoạch đã ban hành',
  task: 'Nhiệm vụ',
  task_progress: 'Tiến độ nhiệm vụ',
  task_event: 'Sự kiện của nhiệm vụ',
  task_check: 'Lần kiểm tra nhiệm vụ',
  task_evidence: 'Minh chứng nhiệm vụ',
  unit: 'Thông tin đơn vị',
  signer: 'Người ký',
  user: 'Người dùng',
  pin: 'Mã PIN',
  recovery: 'Mã khôi phục',
  rule: 'Quy tắc',
  draft: 'Số liệu đang nhập',
  table_import: 'Bảng đã nhập',
  dossier_import: 'Danh sách hồ sơ đã nhập',
  dossier: 'Hồ sơ',
  dossier_party: 'Người nộp hồ sơ',
  dossier_move: 'Lần dời hẹn trả',
  dossier_layout: 'Mẫu danh sách đã nhớ',
  setting: 'Thiết đặt của máy',
  alias: 'Tên gọi đã nhớ',
}

const SHOWN = 5

/** `problems` are what the proof of the ledger says of the result. */
export function sentences(
  by: 'indexes' | 'rows',
  tables: readonly SavedTable[],
  problems: readonly string[],
): readonly string[] {
  const complete = tables.every(({ incomplete }) => !incomplete)
  const head =
    by === 'indexes'
      ? ['Đã dựng lại các chỉ mục; không mất dòng nào.']
      : complete
        ? ['Đã chép tất cả sang tệp mới; không mất dòng nào.']
        : tables.flatMap(sentence)
  const more = problems.length - SHOWN
  return [...head, ...problems.slice(0, SHOWN), ...(more > 0 ? [`… và ${more} chỗ nữa.`] : [])]
}

function sentence({ name, rows, incomplete }: SavedTable): readonly string[] {
  const label = names[name]
  if (label === undefined || (rows === 0 && !incomplete)) return []
  return [`${label}: giữ được ${rows} dòng${incomplete ? ', có chỗ không đọc được' : ''}.`]
}
