/**
 * The review of administrative procedures (rà soát, đơn giản hóa TTHC): each group of a plan's list with its stage,
 * the dates of its stream, and what the review cuts. Two streams have dates of their own: procedures for citizens
 * (Nghị định 63/2010/NĐ-CP) and internal ones. Totals add counts up; a rate is made of sums, never of rates.
 */

import { z } from 'zod'
import { IsoDate, Prose } from '../contract/values.ts'
import { formatNumber } from '../numbers/vietnamese.ts'

export const reviewStreams = ['public', 'internal'] as const
export const ReviewStream = z.enum(reviewStreams)
export type ReviewStream = z.infer<typeof ReviewStream>

export const reviewStages = [
  'none',
  'registered',
  'reviewing',
  'sent',
  'completed',
  'submitted',
  'forwarded',
  'adopted',
] as const
export const ReviewStage = z.enum(reviewStages)
export type ReviewStage = z.infer<typeof ReviewStage>

export const stageWords: Readonly<Record<ReviewStage, string>> = {
  none: 'Chưa làm',
  registered: 'Đã đăng ký',
  reviewing: 'Đang rà soát',
  sent: 'Đã gửi Trung tâm',
  completed: 'Đã hoàn thiện',
  submitted: 'Đã trình UBND',
  forwarded: 'Đã gửi tỉnh',
  adopted: 'Đã thông qua',
}

export const streamWords: Readonly<Record<ReviewStream, string>> = {
  public: 'TTHC cho người dân, doanh nghiệp',
  internal: 'TTHC nội bộ',
}

const Amount = z.number().nonnegative().max(1e12).nullable()
const BeforeAfter = z.strictObject({ before: Amount, after: Amount })
export type BeforeAfter = z.infer<typeof BeforeAfter>

export const figureKinds = ['days', 'papers', 'cost'] as const
export type FigureKind = (typeof figureKinds)[number]

export const figureWords: Readonly<Record<FigureKind, string>> = {
  days: 'Thời gian (ngày)',
  papers: 'Thành phần hồ sơ',
  cost: 'Chi phí (đồng)',
}

/** Of the whole group, before and after; null is not known yet. */
export const ReviewFigures = z.strictObject({ days: BeforeAfter, papers: BeforeAfter, cost: BeforeAfter })
export type ReviewFigures = z.infer<typeof ReviewFigures>

export const ReviewItem = z.strictObject({
  stream: ReviewStream,
  stage: ReviewStage,
  stageOn: IsoDate.nullable(),
  figures: ReviewFigures,
  result: Prose,
})
export type ReviewItem = z.infer<typeof ReviewItem>

const nothing = { before: null, after: null }
export const freshItem: ReviewItem = {
  stream: 'public',
  stage: 'none',
  stageOn: null,
  figures: { days: nothing, papers: nothing, cost: nothing },
  result: '',
}

/** The last day of each step; null where the plan names none. */
export const StreamDates = z.strictObject({
  registered: IsoDate.nullable(),
  sent: IsoDate.nullable(),
  submitted: IsoDate.nullable(),
  forwarded: IsoDate.nullable(),
})
export type StreamDates = z.infer<typeof StreamDates>
export const datedStages = ['registered', 'sent', 'submitted', 'forwarded'] as const

export const noDates: StreamDates = { registered: null, sent: null, submitted: null, forwarded: null }

const reached = (stage: ReviewStage, step: ReviewStage): boolean =>
  reviewStages.indexOf(stage) >= reviewStages.indexOf(step)

/** The step that waits next and its last day; null when no dated step is left. */
export function nextStep(
  stage: ReviewStage,
  dates: StreamDates,
): { readonly step: (typeof datedStages)[number]; readonly due: string } | null {
  for (const step of datedStages) {
    const due = dates[step]
    if (due !== null && !reached(stage, step)) return { step, due }
  }
  return null
}

export interface FigureTotal {
  readonly before: number
  readonly after: number
  /** Groups whose two figures are known; the others are in no sum. */
  readonly groups: number
  /** How much less, per cent of before; null where nothing is known or before is 0. */
  readonly cut: number | null
}

export function totalOf(items: readonly ReviewItem[], kind: FigureKind): FigureTotal {
  const known = items.flatMap(({ figures }) => {
    const { before, after } = figures[kind]
    return before === null || after === null ? [] : [{ before, after }]
  })
  const before = known.reduce((sum, pair) => sum + pair.before, 0)
  const after = known.reduce((sum, pair) => sum + pair.after, 0)
  const cut =
    known.length === 0 || before === 0 ? null : Math.round(((before - after) / before) * 10000) / 100
  return { before, after, groups: known.length, cut }
}

/** "trước 120, sau 90, giảm 25 % (4/34 nhóm có số liệu)"; nothing is summed where nothing was written. */
export function totalWords({ before, after, groups, cut }: FigureTotal, all: number): string {
  if (groups === 0) return 'chưa có số liệu'
  const less = cut === null ? '' : `, giảm ${formatNumber(cut)} %`
  return `trước ${formatNumber(before)}, sau ${formatNumber(after)}${less} (${groups}/${all} nhóm có số liệu)`
}
