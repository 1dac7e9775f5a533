/** The cut-offs of reports other than the weekly sheet: whose figures, and by which day they are sent (BC-02…BC-05). */
import { z } from 'zod'
import { Line, RequiredLine } from '../contract/values.ts'
import { isReportCode } from '../dates/period.ts'
import { Confidence, Status } from './rule.ts'

/** A day of a month counted from the month in which the report is due: `{month: -1, day: 21}`. */
export const MonthDay = z.strictObject({ month: z.int().min(-12).max(0), day: z.int().min(1).max(31) })
export type MonthDay = z.infer<typeof MonthDay>

const Time = z.string().regex(/^\d{2}:\d{2}$/)

export const Cutoff = z.strictObject({
  code: RequiredLine,
  name: RequiredLine,
  /** A quarterly report is due in the last month of its quarter. */
  every: z.enum(['month', 'quarter']),
  /** First and last day of the figures; null where the text names none. */
  window: z.strictObject({ from: MonthDay, to: MonthDay }).nullable(),
  /** "chậm nhất ngày 17" is `before: false`; "trước ngày 23" is `before: true`, so the last day is the 22nd. */
  due: z.strictObject({ day: z.int().min(1).max(31), before: z.boolean() }),
  /**
   * The office closes the month's own figures for this report by this hour of its last day, and late after the
   * other; null where the figures are taken from elsewhere. Monthly reports with a window only.
   */
  closing: z.strictObject({ time: Time, lateAfter: Time }).nullable().optional(),
  /** Where the last day is not worked: sent on the working day before, after, or on that very day. */
  whenOff: z.enum(['before', 'after', 'same']),
  recipient: RequiredLine,
  status: Status,
  confidence: Confidence,
  citation: RequiredLine,
  note: Line.optional(),
})
export type Cutoff = z.infer<typeof Cutoff>

export const CutoffsBody = z.strictObject({ cutoffs: z.array(Cutoff) })
export type CutoffsBody = z.infer<typeof CutoffsBody>

export interface MonthlyClosing {
  readonly cutoff: Cutoff
  readonly window: NonNullable<Cutoff['window']>
  readonly closing: NonNullable<Cutoff['closing']>
}

/** The months that the office closes here, in the order of the rule. */
export const monthlyClosings = ({ cutoffs }: CutoffsBody): readonly MonthlyClosing[] =>
  cutoffs.flatMap((cutoff) => {
    const { every, window, closing } = cutoff
    return every === 'month' && window !== null && closing != null ? [{ cutoff, window, closing }] : []
  })

/** "21 tháng trước – 20": the days of the figures, seen from the month of the report. */
export function windowWords({ window }: Cutoff): string | null {
  if (window === null) return null
  return `${dayWords(window.from)} – ${dayWords(window.to)}`
}

function dayWords({ month, day }: MonthDay): string {
  if (month === 0) return String(day)
  return month === -1 ? `${day} tháng trước` : `${day}, ${-month} tháng trước đó`
}

/** Later first days are larger; days of one month come in their order. */
const place = ({ month, day }: MonthDay): number => month * 31 + day

export function cutoffFaults({ cutoffs }: CutoffsBody): readonly string[] {
  const codes = cutoffs.map(({ code }) => code)
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))]
  return [
    ...twice.map((code) => `Mã kỳ báo cáo “${code}” có hai lần.`),
    ...cutoffs.flatMap(closingFaults),
    ...cutoffs.flatMap(({ name, window, due }) => {
      const last = due.before ? due.day - 1 : due.day
      if (last < 1) return [`“${name}”: không có ngày nào trước ngày 1 của tháng.`]
      if (window === null) return []
      if (place(window.to) < place(window.from)) return [`“${name}”: số liệu đến ngày sớm hơn ngày bắt đầu.`]
      if (window.to.month === 0 && window.to.day > last)
        return [`“${name}”: hạn gửi đến trước khi hết kỳ số liệu.`]
      return []
    }),
  ]
}

function closingFaults({ code, name, every, window, closing }: Cutoff): readonly string[] {
  if (closing == null) return []
  if (every !== 'month') return [`“${name}”: chỉ báo cáo hằng tháng mới chốt số liệu tháng.`]
  if (window === null) return [`“${name}”: muốn chốt số liệu tháng thì phải có kỳ số liệu từ ngày đến ngày.`]
  if (!isReportCode(code)) return [`“${name}”: mã “${code}” chỉ được có chữ thường không dấu, số, gạch nối.`]
  return closing.lateAfter < closing.time ? [`“${name}”: mốc chốt muộn sớm hơn giờ chốt.`] : []
}
