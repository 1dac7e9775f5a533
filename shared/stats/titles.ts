/** What the lines around the table say: the period, the moment of the export, the unit. Absent is null. */
import { isDate } from '../dates/plain.ts'
import { clean, fold } from '../text/text.ts'

export interface Period {
  readonly from: string
  readonly to: string
}

const DATE = String.raw`(?:ngày\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})(?:(?:\s*[/.-]\s*|\s*năm\s*)(\d{4}))?`
const PERIOD = new RegExp(
  `${DATE}\\s*\\)?(?:\\s*(?:đến|tới|đến hết|->|→|[-–—])\\s*)+(?:hết\\s*)?${DATE}`,
  'iu',
)

/** "Từ ngày 24/10/2026 đến ngày 30/10/2026", "24.10-30.10.2026", "từ 28/12 đến 03/01/2027". */
export function readPeriod(lines: readonly string[]): Period | null {
  for (const line of lines) {
    const match = PERIOD.exec(clean(line))
    if (match === null) continue
    const [, fromDay, fromMonth, fromYear, toDay, toMonth, toYear] = match
    const year = toYear ?? fromYear
    if (year === undefined) continue
    const to = isoDate(toDay, toMonth, year)
    const wraps = fromYear === undefined && Number(fromMonth) > Number(toMonth)
    const from = isoDate(fromDay, fromMonth, fromYear ?? String(Number(year) - (wraps ? 1 : 0)))
    if (isDate(from) && isDate(to) && from <= to) return { from, to }
  }
  return null
}

const isoDate = (day = '', month = '', year = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

const MOMENT =
  /chốt|lấy|kết xuất|trích xuất|xuất (?:báo cáo|dữ liệu|lúc|file|tệp)|thời điểm|thời gian in|in lúc|cập nhật/iu
const TIME = /(?<![\d/])(\d{1,2})\s*(?:giờ|h|:)\s*(\d{2})?(?![\d/])/iu
const WHOLE_DATE = /(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})/iu

/** `2026-10-30T16:00`, local time; a line with a time but no day means the last day of the period. */
export function readExportTime(lines: readonly string[], period: Period | null): string | null {
  for (const line of lines) {
    const text = clean(line)
    if (!MOMENT.test(text)) continue
    const time = TIME.exec(text)
    if (time === null) continue
    const day = WHOLE_DATE.exec(text)
    const date = day === null ? (period?.to ?? null) : isoDate(day[1], day[2], day[3])
    const [hour, minute] = [Number(time[1]), Number(time[2] ?? 0)]
    if (date === null || !isDate(date) || hour > 23 || minute > 59) continue
    return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  }
  return null
}

const UNIT = /trung tam phuc vu|bo phan (mot cua|tiep nhan)|trung tam hanh chinh cong/

/** The office as printed; its code and province are not in the form. */
export function readUnit(cells: readonly string[]): { readonly name: string } | null {
  const name = cells.map(clean).find((text) => UNIT.test(fold(text)) && text.length < 120)
  return name === undefined ? null : { name }
}

/** What a title line is, in the words of the office. */
export function titleWords(text: string): string {
  const words = clean(text)
  const folded = fold(words)
  if (/cong hoa xa hoi chu nghia/.test(folded)) return 'quốc hiệu, tên đơn vị'
  if (/doc lap\s*[-–]\s*tu do/.test(folded)) return 'tiêu ngữ, tên đơn vị'
  if (readPeriod([words]) !== null) return 'kỳ số liệu'
  if (/^so:|ngay .{0,4}thang/.test(folded)) return 'số, địa danh, ngày tháng'
  if (/don vi tinh/.test(folded)) return 'đơn vị tính'
  if (/^bieu/.test(folded)) return 'tên biểu'
  return 'tiêu đề'
}
