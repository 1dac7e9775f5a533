/** An invented list of dossiers as the provincial system would export it: some late, some due in the next days. */
import type { WorkingCalendar } from '../../../shared/dates/calendar.ts'
import { addDays } from '../../../shared/dates/plain.ts'
import { formatDate } from '../../../shared/dates/words.ts'

const procedures: readonly (readonly [procedure: string, field: string, days: number, unit: string])[] = [
  ['Đăng ký khai sinh', 'Hộ tịch', 1, 'Văn phòng HĐND và UBND'],
  ['Cấp Giấy xác nhận tình trạng hôn nhân', 'Hộ tịch', 3, 'Văn phòng HĐND và UBND'],
  ['Đăng ký lại khai sinh', 'Hộ tịch', 5, 'Văn phòng HĐND và UBND'],
  ['Chứng thực hợp đồng, giao dịch', 'Chứng thực', 2, 'Văn phòng HĐND và UBND'],
  ['Đăng ký đất đai lần đầu', 'Đất đai', 17, 'Phòng Kinh tế'],
  ['Xác định lại diện tích đất ở', 'Đất đai', 20, 'Phòng Kinh tế'],
  ['Đăng ký thành lập hộ kinh doanh', 'Thành lập và hoạt động của hộ kinh doanh', 3, 'Phòng Kinh tế'],
  ['Hỗ trợ chi phí mai táng', 'Bảo trợ xã hội', 5, 'Phòng Văn hóa - Xã hội'],
  ['Xác định mức độ khuyết tật', 'Bảo trợ xã hội', 25, 'Phòng Văn hóa - Xã hội'],
  ['Cấp giấy xác nhận thân nhân của người có công', 'Người có công', 10, 'Phòng Văn hóa - Xã hội'],
]
const people = ['Nguyễn Văn Mẫu', 'Trần Thị Ví Dụ', 'Lê Văn Thử', 'Phạm Thị Giả Định', 'Huỳnh Kim Kiểm Thử']
const numbers = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười']
const officers = ['Đặng Thị Cán Bộ Một', 'Bùi Thúy Cán Bộ Hai', 'Lý Mỹ Cán Bộ Ba']

const header = [
  'STT',
  'Mã số hồ sơ',
  'Tên thủ tục hành chính',
  'Lĩnh vực',
  'Người nộp',
  'Số định danh',
  'Địa chỉ',
  'Số điện thoại',
  'Ngày tiếp nhận',
  'Ngày hẹn trả',
  'Ngày hoàn thành',
  'Trạng thái',
  'Hình thức nộp',
  'Bộ phận đang xử lý',
  'Cán bộ xử lý',
  'Thanh toán trực tuyến',
  'Có kết quả điện tử',
  'Số lần bổ sung',
]

const DOSSIERS = 180
/** Working days back from the list's day over which they came in. */
const BACK = 30

/** Tab-separated; `date` is the day of the list, at 16:05. Every number of a person begins with 0000 or 0900. */
export function demoList(date: string, calendar: WorkingCalendar): string {
  const rows: string[][] = []
  const running = new Map<string, number>()
  for (let nth = 0; nth < DOSSIERS; nth++) {
    const [procedure, field, days, unit] = procedures[nth % procedures.length] ??
      procedures[0] ?? ['', '', 1, '']
    const back = BACK - Math.floor((nth * BACK) / DOSSIERS)
    const received = calendar.addWorkingDays(date, -back).date
    const due = calendar.addWorkingDays(received, days).date
    const hour = `${String(8 + (nth % 3)).padStart(2, '0')}:${String((nth * 7) % 60).padStart(2, '0')}`
    const slow = nth % 29 === 3
    const waiting = nth % 41 === 7 && due > date
    const done = !slow && !waiting && (due < date || (due === date && nth % 2 === 0))
    const late = done && nth % 37 === 5
    const finish = late
      ? calendar.addWorkingDays(due, 2).date
      : nth % 3 === 0
        ? due
        : calendar.workingDayOnOrAfter(addDays(received, Math.min(1, days - 1))).date
    const finished = done && finish <= date
    const number = (running.get(received) ?? 0) + 1
    running.set(received, number)
    const code = `H00.000-${received.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`
    const online = nth % 5 < 3
    rows.push([
      String(nth + 1),
      code,
      procedure,
      field,
      `${people[nth % people.length]} ${numbers[Math.floor(nth / people.length) % numbers.length]}`,
      `0000${String(10_000_000 + nth * 7_919).slice(-8)}`,
      `Ấp Mẫu ${(nth % 8) + 1}, xã An Mẫu`,
      `0900${String(100_000 + nth * 613).slice(-6)}`,
      `${formatDate(received)} ${hour}`,
      `${formatDate(due)} ${hour}`,
      finished
        ? `${formatDate(finish)} ${finish === due && !late && finish > received ? '07:50' : '15:40'}`
        : '',
      finished
        ? 'Đã trả kết quả'
        : waiting
          ? 'Chờ bổ sung hồ sơ'
          : nth % 4 === 0
            ? 'Chờ ký duyệt'
            : 'Đang xử lý',
      online ? 'Trực tuyến' : 'Trực tiếp',
      finished ? 'Trung tâm Phục vụ hành chính công' : unit,
      officers[nth % officers.length] ?? '',
      online && nth % 4 < 3 ? 'Có' : 'Không',
      finished && nth % 10 < 8 ? 'Có' : 'Không',
      waiting ? '1' : '0',
    ])
  }
  return [header, ...rows].map((row) => row.join('\t')).join('\r\n')
}
