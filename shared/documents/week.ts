/**
 * One week as its documents see it: the figures of a frozen revision or of the draft, what came after freezing,
 * and the versions of dictionary and wording that the week names. Sheet, briefing, web text and Zalo message are
 * all made from this and from nothing else, so that no number differs between them.
 */
import { isMonthKey } from '../dates/period.ts'
import { wallClock } from '../dates/plain.ts'
import { formatDate, formatLong, formatMoment } from '../dates/words.ts'
import { sumExact } from '../numbers/exact.ts'
import { absent, formatNumber } from '../numbers/vietnamese.ts'
import type { RuleOf } from '../rules/bodies.ts'
import { isPlace, type Place } from '../rules/template.ts'
import type { Values } from '../rules/wording.ts'
import type { Column } from '../stats/form.ts'
import type { Signer } from '../unit/unit.ts'
import type { Approval, PaperApproval, WeekContent, WeekRevision } from '../week/content.ts'
import { cellText, change, points } from './cells.ts'
import type { Lead, Signature } from './model.ts'
import { blankName, checkCode, documentNumber, signerBlock } from './phrases.ts'
import { columnSum, takenIn } from './week-counts.ts'

/** What a week says before it is closed: the content without the moment, the person and the evidence. */
export type DraftWeek = Omit<
  WeekContent,
  'format' | 'unitId' | 'closedAt' | 'closedBy' | 'lateReason' | 'evidence'
>

export interface WeekContext {
  /** The signer chosen with the number; null leaves the block open. */
  readonly signer: Signer | null
  /** The versions that the week names in its `rules`. */
  readonly index: RuleOf<'index'>
  readonly pairs: RuleOf<'pairs'>
  readonly template: RuleOf<'template'> | RuleOf<'monthTemplate'>
}

export interface PrintedWeek extends WeekContext {
  readonly week: DraftWeek
  readonly document: { readonly number: string; readonly date: string | null }
  /** Year of a date that is still blank. */
  readonly year: string
  readonly signatures: readonly Signature[]
  readonly approved: boolean
  /** Approved on paper; the signed sheet is still to come. */
  readonly awaitingPaper: boolean
  /** "bản chốt lần 1, mã kiểm tra 7F3A-91C2": which version of the figures this is. */
  readonly version: string
  /** "Duyệt lúc …", "Chưa duyệt". */
  readonly decision: string
  /** Why the second person sent it back; null when nobody did. */
  readonly returned: string | null
  readonly closing: { readonly at: number; readonly lateReason: string | null } | null
}

export function printedRevision(
  { content, hash, approval, paper, document }: WeekRevision,
  context: WeekContext,
): PrintedWeek {
  const approved = approval?.decision === 'approved'
  const awaitingPaper = approval === null && paper !== null
  const approver = approved ? approval.by.name : awaitingPaper ? paper.approver.name : blankName
  return {
    ...context,
    week: content,
    document,
    year: wallClock(content.closedAt).date.slice(0, 4),
    signatures: signatures(content.closedBy.name, approver, context.signer),
    approved,
    awaitingPaper,
    version: `bản chốt lần ${content.revision}, mã kiểm tra ${checkCode(hash)}`,
    decision: decisionOf(approval, paper),
    returned: approval?.decision === 'returned' ? (approval.reason ?? '') : null,
    closing: { at: content.closedAt, lateReason: content.lateReason },
  }
}

const awaitingWords = 'Duyệt trên giấy, chờ bản ký'

function decisionOf(approval: Approval | null, paper: PaperApproval | null): string {
  if (approval === null) return paper === null ? 'Chưa duyệt' : awaitingWords
  if (approval.decision === 'returned') return `Trả lại lúc ${formatMoment(approval.at)}`
  const scan = paper?.scan ?? null
  return scan === null
    ? `Duyệt lúc ${formatMoment(approval.at)}`
    : `Duyệt trên giấy ngày ${formatDate(scan.signedOn)}, bản ký gắn lúc ${formatMoment(scan.attachedAt)}`
}

export const printedDraft = (week: DraftWeek, context: WeekContext): PrintedWeek => ({
  ...context,
  week,
  document: { number: '', date: null },
  year: wallClock(week.dueAt).date.slice(0, 4),
  signatures: signatures(blankName, blankName, context.signer),
  approved: false,
  awaitingPaper: false,
  version: 'bản nháp, chưa chốt',
  decision: 'Chưa duyệt',
  returned: null,
  closing: null,
})

function signatures(maker: string, approver: string, signer: Signer | null): Signature[] {
  const hint = '(Ký, họ tên)'
  return [
    { title: ['NGƯỜI LẬP BIỂU'], hint, name: maker },
    { title: ['NGƯỜI KIỂM DUYỆT'], hint, name: approver },
    signerBlock(signer),
  ]
}

/** What is not simply public yet says so: across every page, and in words where there are no pages. */
export function watermarkOf({ week, approved, awaitingPaper }: PrintedWeek): string | null {
  if (week.reentered !== undefined) return 'NHẬP LẠI'
  if (approved) return null
  return awaitingPaper ? 'CHỜ BẢN KÝ' : 'BẢN NHÁP'
}

export const reenteredWords = 'Nhập lại từ trước khi dùng chương trình'

export const marksOf = ({ week, approved, awaitingPaper }: PrintedWeek): string[] => [
  ...(week.revision > 1 ? [`Đính chính lần ${week.revision - 1}`] : []),
  ...(week.reentered !== undefined
    ? [reenteredWords]
    : approved
      ? []
      : [awaitingPaper ? awaitingWords : 'Chưa duyệt']),
]

/** "47/TB-TTPVHCC", dotted while văn thư has given none. */
export const numberOf = ({ document, week }: PrintedWeek): string =>
  documentNumber(document.number, week.unit.documentSymbol)

export const basisOf = ({ index }: PrintedWeek): string => index.citation.split(';')[0] ?? index.citation

export const mostPoints = ({ index }: PrintedWeek): number =>
  sumExact(
    index.body.groups.map((group) => group.max),
    2,
  )

/** Total, grade and the change since the week before, to be seen from across the room. */
export function leadOf(printed: PrintedWeek): Lead {
  const { total, grade, previous } = printed.week
  const before = previous?.total ?? null
  return {
    kind: 'lead',
    figures: [
      [
        { text: 'Tổng điểm: ' },
        { text: cellText(points(total)), bold: true, size: 22 },
        { text: `/${formatNumber(mostPoints(printed))}` },
      ],
      [{ text: 'Xếp loại: ' }, { text: grade ?? absent, bold: true, size: 16 }],
      [
        { text: `${isMonthKey(printed.week.friday) ? 'Tháng' : 'Tuần'} trước: ${cellText(points(before))}` },
        ...(total === null || before === null
          ? []
          : [{ text: ` ${cellText(change(total, before))}`, bold: true }]),
      ],
    ],
  }
}

/** Where the figures come from, when they were frozen, which version they are: under every form of the week. */
export function footOf({ week, index, version, decision, closing }: PrintedWeek): string {
  const moment = closing === null ? '' : `, chốt lúc ${formatMoment(closing.at)}`
  return [
    `Nguồn: ${index.body.source}, số liệu từ ngày ${formatDate(week.from)} đến ngày ${formatDate(week.to)}${moment}`,
    `${version.slice(0, 1).toUpperCase()}${version.slice(1)}`,
    decision,
    `Bộ chỉ số phiên bản ${index.version}`,
  ].join(' · ')
}

/** What is filled into the wording. `lineBreak` parts the groups of `{điểm từng nhóm}`. */
export function valuesOf(printed: PrintedWeek, lineBreak = '; '): Values {
  const { week, index, document } = printed
  const { unit, total, previous, figures } = week
  const score = (value: number | null) => (value === null ? null : cellText(points(value)))
  const count = (value: number | null) => (value === null ? null : formatNumber(value))
  const sum = (column: Column) => count(columnSum(figures.rows, column))
  const values: Readonly<Record<Place, string | null>> = {
    'đơn vị': unit.name,
    'địa danh': unit.place,
    'cấp trên': unit.upperUnit,
    'từ ngày': formatDate(week.from),
    'đến ngày': formatDate(week.to),
    'căn cứ': basisOf(printed),
    nguồn: index.body.source,
    'tổng điểm': score(total),
    'điểm tối đa': formatNumber(mostPoints(printed)),
    'xếp loại': week.grade,
    'tuần trước': score(previous?.total ?? null),
    'tăng giảm': changeInWords(total, previous?.total ?? null),
    'điểm từng nhóm': index.body.groups
      .map(({ code, name, max }) => {
        const own = cellText(points(figures.groups[code] ?? null))
        return `${lineBreak.includes('\n') ? '- ' : ''}${name}: ${own}/${formatNumber(max)}`
      })
      .join(lineBreak),
    'tiếp nhận': count(takenIn(figures.rows)),
    'trực tuyến': sum('c4'),
    'trực tiếp': sum('c5'),
    'kỳ trước': sum('c6'),
    'đã giải quyết': sum('c7'),
    'trước hạn': sum('c8'),
    'đúng hạn': sum('c9'),
    'quá hạn': sum('c10'),
    'đang giải quyết': sum('c11'),
    'trong hạn': sum('c12'),
    'đang quá hạn': sum('c13'),
    tháng: printed.week.month?.text ?? null,
    'kỳ báo cáo': printed.week.month?.report ?? null,
    'số văn bản': document.number === '' ? null : numberOf(printed),
    'ngày văn bản': document.date === null ? null : formatLong(document.date),
  }
  return (name) => (isPlace(name) ? values[name] : undefined)
}

/** "tăng 1,15 điểm". */
function changeInWords(now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null
  const difference = sumExact([now, -before], 2)
  if (difference === 0) return 'không đổi'
  return `${difference > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(difference), 2)} điểm`
}
