/**
 * Biểu II.06a/VPCP/KSTT for any period, from closed figures, on landscape A4. Where it is a sum, the paper says of
 * what and how; days without figures, parts that nobody approved and a carry-over that breaks are said, never hidden.
 */
import { isMonthKey, periodText } from '../dates/period.ts'
import { formatDate } from '../dates/words.ts'
import { carryBreaks, type Part, type Span, sumParts } from '../stats/periods.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import type { DocumentModel, Paragraph } from './model.ts'
import { blankName, checkCode, dateOrBlank, signerBlock } from './phrases.ts'
import { statsTable } from './week-tables.ts'

export interface FormPart extends Part {
  readonly revision: number
  readonly hash: string
  readonly approved: boolean
}

export interface Form06a {
  readonly unit: Unit
  readonly span: Span
  /** Oldest first; never empty. */
  readonly parts: readonly FormPart[]
  readonly gaps: readonly Span[]
  readonly signer: Signer | null
  /** Of a date that is still blank. */
  readonly year: string
}

export function form06a(form: Form06a): DocumentModel {
  const { unit, span, parts, gaps } = form
  const table = statsTable(sumParts(parts))
  const unapproved = parts.some(({ approved }) => !approved)
  return {
    title: `Biểu II.06a từ ${formatDate(span.from)} đến ${formatDate(span.to)}, ${unit.name}`,
    orientation: 'landscape',
    watermark: gaps.length > 0 ? 'THIẾU SỐ LIỆU' : unapproved ? 'CHƯA DUYỆT' : null,
    parts: [
      [
        {
          kind: 'heading',
          superior: unit.superiorLines.map((line) => line.toUpperCase()),
          issuing: unit.issuingLines.map((line) => line.toUpperCase()),
          number: '',
          placeAndDate: `${unit.place}, ${dateOrBlank(null, form.year)}`,
        },
        {
          kind: 'title',
          name: 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
          summary: [
            'tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính',
            `Biểu II.06a/VPCP/KSTT, từ ngày ${formatDate(span.from)} đến ngày ${formatDate(span.to)}`,
          ],
          basis: '',
          marks: [],
        },
        { ...note('Đơn vị tính: Số hồ sơ TTHC'), align: 'right' },
        ...(table === null ? [] : [{ ...table, size: 10 as const }]),
        ...remarks(form).map(note),
        {
          kind: 'signatures',
          columns: [
            { title: ['NGƯỜI LẬP BIỂU'], hint: '(Ký, họ tên)', name: blankName },
            signerBlock(form.signer),
          ],
        },
        { kind: 'footNote', text: `Số liệu chốt: ${parts.map(partText).join('; ')}` },
      ],
    ],
  }
}

/** What has to be said about a figure that was not simply frozen as it stands. */
export function remarks({ parts, gaps }: Pick<Form06a, 'parts' | 'gaps'>): string[] {
  const [first] = parts
  const word = first !== undefined && isMonthKey(first.key) ? 'tháng' : 'tuần'
  const unapproved = parts.filter(({ approved }) => !approved)
  return [
    ...(gaps.length === 0
      ? []
      : [
          `Không có số liệu chốt của các ngày: ${gaps.map(spanText).join('; ')}. Số trong bảng không gồm những ngày ấy.`,
        ]),
    ...(parts.length === 1
      ? []
      : [
          `Cộng từ số liệu chốt của ${parts.length} ${word} liền nhau: cột (4), (5), (7) đến (10) cộng các ${word}; cột (6) của ${word} đầu; cột (11) đến (13) của ${word} cuối; cột (3) không đếm lại hồ sơ từ ${word} trước chuyển sang.`,
        ]),
    ...carryBreaks(parts).map(
      ({ key, fields }) =>
        `Ở ${periodText(key)}, cột (6) khác cột (11) của ${word} trước: ${fields.join(', ')}.`,
    ),
    ...(unapproved.length === 0
      ? []
      : [`Chưa được duyệt: ${unapproved.map(({ key }) => periodText(key)).join('; ')}.`]),
  ]
}

const spanText = ({ from, to }: Span): string => `${formatDate(from)} – ${formatDate(to)}`

const partText = ({ key, revision, hash }: FormPart): string =>
  `${periodText(key)}, bản chốt lần ${revision}, mã kiểm tra ${checkCode(hash)}`

const note = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: false,
  size: 11,
})
