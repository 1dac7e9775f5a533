/** Biểu II.06a/VPCP/KSTT: the form of 13 columns that a commune exports; (1) and (2) are number and field. */
import { z } from 'zod'
import { RequiredLine } from '../contract/values.ts'

/** Columns (3)…(13). (3)=(4)+(5)+(6), (7)=(8)+(9)+(10), (11)=(12)+(13), (3)=(7)+(11). */
export const columns = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'] as const
export type Column = (typeof columns)[number]

/** What each column counts, for a sentence. */
export const columnNames: Readonly<Record<Column, string>> = {
  c3: 'Tổng tiếp nhận',
  c4: 'Trực tuyến',
  c5: 'Trực tiếp, bưu chính',
  c6: 'Từ kỳ trước',
  c7: 'Đã giải quyết',
  c8: 'Giải quyết trước hạn',
  c9: 'Giải quyết đúng hạn',
  c10: 'Giải quyết quá hạn',
  c11: 'Đang giải quyết',
  c12: 'Đang giải quyết trong hạn',
  c13: 'Đang giải quyết quá hạn',
}

/** `tinh`: received on the provincial system; `bo`: on the ministries' systems. One field may stand in both. */
export const sections = ['tinh', 'bo'] as const
export const Section = z.enum(sections)
export type Section = z.infer<typeof Section>

/** Counts of dossiers; null where the source left the cell empty. */
const Count = z.number().nullable()
export const Counts = z.strictObject({
  c3: Count,
  c4: Count,
  c5: Count,
  c6: Count,
  c7: Count,
  c8: Count,
  c9: Count,
  c10: Count,
  c11: Count,
  c12: Count,
  c13: Count,
})
export type Counts = z.infer<typeof Counts>

/** The key of a row is (section, field). */
export const StatsRow = z.strictObject({ section: Section, field: RequiredLine, v: Counts })
export type StatsRow = z.infer<typeof StatsRow>
