/** Texts that the receiver sends on: who has not sent yet, and "xin gửi lại" for a file that cannot be read. */
import { periodText } from '../dates/period.ts'
import { formatMoment } from '../dates/words.ts'

export interface Lacking {
  readonly name: string
  /** Keys of the periods that are due and not here, oldest first. */
  readonly periods: readonly string[]
}

const mostNamed = 6

/** For Zalo or iOffice; names offices, never a person. */
export function missingText(office: string, at: number, units: readonly Lacking[]): string {
  if (units.length === 0) return `${office}: đến ${formatMoment(at)}, tất cả đơn vị đã gửi đủ số liệu.`
  return [
    `${office} đề nghị ${units.length} đơn vị sau gửi số liệu còn thiếu (tính đến ${formatMoment(at)}):`,
    ...units.map(({ name, periods }, nth) => `${nth + 1}. ${name}: ${periodsText(periods)}`),
    'Đơn vị đã gửi mà còn tên ở đây, xin gửi lại tệp; gửi lại nhiều lần không làm sai số liệu.',
  ].join('\n')
}

export function periodsText(periods: readonly string[]): string {
  const named = periods.slice(0, mostNamed).map(periodText)
  const more = periods.length - named.length
  return more > 0 ? `${named.join('; ')} và ${more} kỳ khác` : named.join('; ')
}

/** `reason` is a sentence of the bundle's own problem. */
export const resendText = (office: string, fileName: string, reason: string): string =>
  [
    'Kính gửi đơn vị,',
    '',
    `${office} đã nhận tệp “${fileName}” nhưng không ghi nhận được. ${reason}`,
    'Xin đơn vị mở “Gửi – nhận”, xuất lại gói gửi cấp trên rồi gửi lại tệp mới, không nén lại và không đổi nội dung.',
    '',
    'Trân trọng.',
  ].join('\n')
