/** The scalar shapes that every subject shares. */
import { z } from 'zod'
import { isPeriodKey } from '../dates/period.ts'
import { isDate } from '../dates/plain.ts'
import { clean, nfc } from '../text/text.ts'

/** A plain date of Việt Nam, `2026-11-20`. */
export const IsoDate = z.string().refine(isDate, 'Ngày phải có dạng 2026-11-20')

/** A Friday, `2026-11-20`, or the month of a report, `month-office.2026-11`. */
export const PeriodKey = z.string().refine(isPeriodKey, 'Kỳ phải là ngày thứ Sáu hoặc tháng của một báo cáo')

/** An instant in UTC milliseconds; screens show it in Asia/Ho_Chi_Minh. */
export const Instant = z.int().nonnegative()

/** One line of text: NFC, folded white space. */
export const Line = z.string().max(500).overwrite(clean)
export const RequiredLine = Line.refine((text) => text !== '', 'Chưa nhập')

/** Free text of several lines, NFC. */
export const Prose = z.string().max(20_000).overwrite(nfc)
export const RequiredProse = Prose.refine((text) => text.trim() !== '', 'Chưa nhập')

export const Id = z.uuid()
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const Bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)
export const Nothing = z.strictObject({})
