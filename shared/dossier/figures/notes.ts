/** What a list of dossiers could not tell of a span, in sentences: nothing blank stays unexplained. */
import { formatDate } from '../../dates/words.ts'
import { type Column, columns } from '../../stats/form.ts'
import { sectionWords } from '../../stats/words.ts'
import type { FigureRow, ListFigures } from './figures.ts'
import type { Window } from './place.ts'

const mark = (column: Column): string => `(${column.slice(1)})`

/** `from`, `to`: the span as asked for. */
export function figureNotes(figures: ListFigures, window: Window): string[] {
  const { rows, pairs, knowsBefore, withdrawn, otherCodes } = figures
  const notes: string[] = []
  const listDay = window.listAt.slice(0, 10)
  if (listDay < window.to) {
    notes.push(
      `Danh sách lấy ngày ${formatDate(listDay)}, trước khi hết kỳ (${formatDate(window.to)}): hồ sơ từ lúc đó về sau chưa có trong số này.`,
    )
  }
  if (!knowsBefore) {
    notes.push(
      `Các danh sách đã nhập không có hồ sơ nào tiếp nhận trước ${formatDate(window.from)}, nên không biết hồ sơ từ kỳ trước chuyển sang: chỉ điền cột (4), (5), các cột khác để trống.`,
    )
  }
  for (const row of rows) {
    const open = knowsBefore ? columns.filter((column) => row.v[column] === null) : []
    if (open.length > 0) notes.push(blank(row, open))
  }
  if (withdrawn > 0) {
    notes.push(
      `${withdrawn} hồ sơ tiếp nhận trước kỳ đã rút, danh sách không ghi ngày rút: không tính vào cột (6) và (3).`,
    )
  }
  if (otherCodes > 0) {
    notes.push(
      `${otherCodes} hồ sơ có mã không theo mẫu của tỉnh hay của Bộ: tạm xếp vào ${sectionWords.tinh}.`,
    )
  }
  const silent = (code: keyof ListFigures['pairs']): boolean => pairs[code].numerator === null
  if (silent('online'))
    notes.push('Tỷ lệ nộp trực tuyến để trống: còn hồ sơ chưa rõ hình thức nộp hoặc ngày nhận.')
  if (silent('onlinePayment'))
    notes.push(
      'Thanh toán trực tuyến để trống: danh sách không cho biết hồ sơ nào phải nộp phí mà chưa nộp trực tuyến.',
    )
  else notes.push('Thanh toán trực tuyến ở đây đếm hồ sơ có nghĩa vụ nộp, không phải số giao dịch.')
  if (silent('electronicResult'))
    notes.push('Cấp kết quả điện tử để trống: danh sách không ghi đủ hồ sơ nào đã có kết quả điện tử.')
  if (silent('onTime')) notes.push('Tỷ lệ đúng hạn để trống: còn hồ sơ chưa rõ đúng hạn hay quá hạn.')
  notes.push(
    'Các tỷ lệ khác (số hóa, tái sử dụng, chứng thực điện tử, hài lòng, phản ánh, đồng bộ, công khai) danh sách hồ sơ không có.',
  )
  return notes
}

function blank({ section, field, raw, tallies }: FigureRow, open: readonly Column[]): string {
  const name = field ?? (raw === '' ? 'Hồ sơ không ghi lĩnh vực' : raw)
  const cells = open.map((column) => {
    const { sure, maybe } = tallies[column]
    return `${mark(column)} chắc ${sure}, chưa rõ ${maybe}`
  })
  const where = section === 'bo' ? ` (${sectionWords.bo})` : ''
  return `${name}${where} để trống ${cells.join('; ')}. Xem các hồ sơ “cần xem lại” trong danh sách hồ sơ.`
}
