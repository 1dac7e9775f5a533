/** What does not fit in the times of a plan: phrases that are none, days before its issue, days off, steps too late. */
import { addDays, isDate } from '../../dates/plain.ts'
import { formatDate, weekdayName } from '../../dates/words.ts'
import { partsOf } from '../../deadline/reading.ts'
import type { Finding } from '../finding.ts'
import type { PlanRow } from '../row.ts'
import { type Found, finding, onRow } from './found.ts'
import { looksLikeTime } from './values.ts'

const spokenDate = (date: string): string => `${weekdayName(date)} ${formatDate(date)}`

/** Days after which a task that is due can hardly be done by those who just received the plan. */
const SHORT_NOTICE = 3

export function findTimes({ rows, phrases, context }: Found): Finding[] {
  return rows.flatMap((row): Finding[] => {
    if (row.kind === 'target' || row.spanText !== undefined) return []
    const reading = phrases.get(row.deadlineText)
    if (reading === undefined) return []
    const quote = row.deadlineText
    if (quote === '')
      return [
        onRow(row, {
          type: 'deadlineUnread',
          weight: 'ask',
          message: 'Ô thời hạn trống: hỏi lại, hoặc theo nhiệm vụ mẹ.',
        }),
      ]
    if (reading.confidence === 'unread')
      return [
        looksLikeTime(row.product) && !looksLikeTime(quote)
          ? onRow(row, {
              type: 'columnsSwapped',
              weight: 'ask',
              quote,
              message:
                'Cột thời gian không phải thời hạn, còn cột kết quả lại giống thời hạn: đổi chỗ hai cột?',
            })
          : onRow(row, {
              type: 'deadlineUnread',
              weight: 'ask',
              quote,
              message: 'Chưa đọc được thời hạn này; giữ nguyên văn và hỏi.',
            }),
      ]
    const found: Finding[] = []
    for (const leaf of partsOf(reading.deadline)) {
      const due = leaf.due ?? ('dueStrict' in leaf ? leaf.dueStrict : undefined) ?? null
      if (due !== null && context.issued !== undefined && due < context.issued)
        found.push(
          onRow(row, {
            type: 'dueBeforeIssue',
            weight: 'ask',
            quote,
            message: `Đã quá hạn khi ban hành: hạn ${spokenDate(due)}, kế hoạch ký ${spokenDate(context.issued)}.`,
          }),
        )
      else if (due !== null && context.issued !== undefined && due <= addDays(context.issued, SHORT_NOTICE))
        found.push(
          onRow(row, {
            type: 'dueBeforeIssue',
            weight: 'note',
            quote,
            message: `Gần như hết hạn khi ban hành: hạn ${spokenDate(due)}, kế hoạch ký ${spokenDate(context.issued)}.`,
          }),
        )
      if (leaf.kind === 'date') {
        const printed = leaf.before ?? due
        const day = printed === null ? null : context.calendar.dayOf(printed)
        if (day !== null && !day.working)
          found.push(
            onRow(row, {
              type: 'dueOnDayOff',
              weight: 'note',
              quote,
              message: `${spokenDate(day.date)} là ngày nghỉ; thực nộp ${spokenDate(context.calendar.workingDayOnOrBefore(due ?? day.date).date)}.`,
            }),
          )
      }
      if (leaf.proposed === true || leaf.tentative === true)
        found.push(
          onRow(row, {
            type: 'proposed',
            weight: 'note',
            quote,
            message: 'Thời hạn mới là đề xuất hoặc dự kiến, chưa phải quy định.',
          }),
        )
      if (
        leaf.kind === 'relative' &&
        leaf.offset !== null &&
        'unit' in leaf.offset &&
        leaf.offset.unit === 'day' &&
        leaf.offset.working === undefined
      )
        found.push(
          onRow(row, {
            type: 'dayKindUnsaid',
            weight: 'note',
            quote,
            message: 'Không nói ngày làm việc hay ngày lịch; tính theo thiết đặt của cơ quan.',
          }),
        )
    }
    return found
  })
}

/** The steps of a thing fall due before what is built on it. */
export function findOrder({ rows, prose }: Found): Finding[] {
  const dueOf = (row: PlanRow): string | null => {
    const dues = row.deadline === null ? [] : partsOf(row.deadline).flatMap((leaf) => leaf.due ?? [])
    return dues.toSorted().at(-1) ?? null
  }
  const children = rows.flatMap((row): Finding[] => {
    if (row.parentIsTask === undefined) return []
    const label = row.groupPath.at(-1) ?? ''
    const parent = rows.findLast(({ seq, no, content }) => seq < row.seq && label === `${no}. ${content}`)
    const [mine, theirs] = [dueOf(row), parent === undefined ? null : dueOf(parent)]
    return mine !== null && theirs !== null && mine > theirs
      ? [
          onRow(row, {
            type: 'childAfterParent',
            weight: 'ask',
            quote: row.deadlineText,
            message: `Hạn con ${spokenDate(mine)} sau hạn cha ${spokenDate(theirs)}.`,
          }),
        ]
      : []
  })
  const reviews = rows.filter(({ kind }) => kind === 'reviewItem')
  const last = reviews
    .flatMap((row) => dueOf(row) ?? [])
    .toSorted()
    .at(-1)
  const first = reviews.flatMap((row) => row.start?.from ?? []).toSorted()[0]
  if (last === undefined) return children
  const early = prose.flatMap((paragraph): Finding[] => {
    if (
      !/kết quả rà soát|kết quả đánh giá|rà soát, đánh giá/i.test(paragraph) ||
      !/gửi|trình|báo cáo/i.test(paragraph)
    )
      return []
    const day = datesIn(paragraph).toSorted().at(-1)
    if (day === undefined || day >= last || (first !== undefined && day < first)) return []
    return [
      finding({
        type: 'childAfterParent',
        weight: 'ask',
        rows: reviews.filter((row) => (dueOf(row) ?? '') > day).map(({ id }) => id),
        quote: paragraph.slice(0, 400),
        message: `Rà soát đến ${spokenDate(last)}, nhưng kết quả phải gửi trước ${spokenDate(day)}: hạn con sau hạn cha.`,
      }),
    ]
  })
  return [...children, ...early]
}

const datesIn = (text: string): string[] =>
  [...text.matchAll(/ngày\s+(\d{1,2})\/(\d{1,2})\/(20\d\d)/giu)].flatMap(
    ([, day = '', month = '', year = '']) => {
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      return isDate(date) ? [date] : []
    },
  )
