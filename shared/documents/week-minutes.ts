/**
 * Biên bản đối chiếu (plan row CS-06): what did not agree when a week or a month was closed, against what, why, and
 * what came of it. Everything is told by what was frozen: a finding that a later correction no longer has is mended
 * there; one that stood with a reason stays as the systems have it; for any other a line is left to write by hand.
 */
import { periodWord } from '../dates/period.ts'
import { formatDate } from '../dates/words.ts'
import type { Finding, WeekContent } from '../week/content.ts'
import type { Block, DocumentModel, Paragraph, Row } from './model.ts'
import { dateOrBlank, documentNumber } from './phrases.ts'
import { footOf, marksOf, type PrintedWeek, watermarkOf } from './week.ts'

/** What a finding was held against; a kind that is not here is no matter of a cross-check. */
const sources: Partial<Readonly<Record<Finding['kind'], string>>> = {
  sum3: 'Biểu II.06a, các cột với nhau',
  sum7: 'Biểu II.06a, các cột với nhau',
  sum11: 'Biểu II.06a, các cột với nhau',
  balance: 'Biểu II.06a, các cột với nhau',
  negative: 'Biểu II.06a',
  notInteger: 'Biểu II.06a',
  carryMismatch: 'Biểu II.06a với kỳ trước',
  lateDiffers: 'Biểu II.06a với danh sách hồ sơ',
  jumpCounts: 'Biểu II.06a với kỳ trước',
  jumpGroup: 'Điểm trên Cổng với kỳ trước',
  groupAboveMax: 'Điểm trên Cổng với điểm tối đa',
  totalMismatch: 'Tổng điểm trên Cổng với các nhóm',
  scoreDiffers: 'Điểm trên Cổng với điểm tự tính',
  ratioAbove100: 'Tử số với mẫu số trên Cổng',
  pairImpossible: 'Tử số với mẫu số đơn vị đếm',
  pairDiffers: 'Số đơn vị đếm với số trên Cổng',
}

/** `later`: the revisions after the printed one, oldest first. */
export function weekMinutes(printed: PrintedWeek, later: readonly WeekContent[]): DocumentModel {
  const { week } = printed
  const { unit } = week
  const found = week.findings.filter(({ kind }) => sources[kind] !== undefined)
  const span = `số liệu ${periodWord(week.friday)} từ ngày ${formatDate(week.from)} đến ngày ${formatDate(week.to)}`
  const blocks: Block[] = [
    {
      kind: 'heading',
      superior: unit.superiorLines.map((line) => line.toUpperCase()),
      issuing: unit.issuingLines.map((line) => line.toUpperCase()),
      number: `Số: ${documentNumber('', unit.documentSymbol.replace(/^[^-/]*/, 'BB'))}`,
      placeAndDate: `${unit.place}, ${dateOrBlank(null, printed.year)}`,
    },
    {
      kind: 'title',
      name: 'BIÊN BẢN',
      summary: ['Đối chiếu số liệu', span],
      basis: '',
      marks: marksOf(printed),
    },
    body(
      `Người lập biểu và người kiểm duyệt của ${unit.name} đã đối chiếu ${span} giữa ${printed.index.body.source}, hệ thống thông tin giải quyết thủ tục hành chính và số liệu kỳ trước.`,
    ),
    body(
      found.length === 0
        ? 'Kết quả: không có sai lệch.'
        : `Kết quả: có ${found.length} điểm sai lệch hoặc khác thường, ghi nhận và xử lý như sau:`,
    ),
    ...(found.length === 0 ? [] : [table(found, later)]),
    body('Biên bản được lập để lưu cùng số liệu chốt và làm căn cứ kiểm tra sau này./.'),
    { kind: 'signatures', columns: printed.signatures },
    { kind: 'footNote', text: footOf(printed) },
  ]
  return {
    title: `Biên bản đối chiếu ${span}, ${unit.name}`,
    orientation: 'portrait',
    watermark: watermarkOf(printed),
    parts: [blocks],
  }
}

const table = (found: WeekContent['findings'], later: readonly WeekContent[]): Block => ({
  kind: 'table',
  name: 'Đối chiếu',
  label: 'Các điểm sai lệch, lý do và cách khắc phục',
  size: 11,
  columns: [
    { width: 10, align: 'center' },
    { width: 55, align: 'left', names: true },
    { width: 32, align: 'left' },
    { width: 36, align: 'left' },
    { width: 32, align: 'left' },
  ],
  head: [['STT', 'Sai lệch', 'Đối chiếu', 'Lý do', 'Khắc phục'].map((text) => ({ text }))],
  rows: found.map(
    (finding, at): Row => ({
      kind: 'data',
      cells: [
        String(at + 1),
        finding.text,
        sources[finding.kind] ?? '',
        finding.reason?.trim() ?? '',
        remedyOf(finding, later),
      ],
    }),
  ),
})

const byHand = '……………………'

function remedyOf({ id, reason }: WeekContent['findings'][number], later: readonly WeekContent[]): string {
  const mended = later.find(({ findings }) => !findings.some((other) => other.id === id))
  if (mended !== undefined) return `Đã đính chính ở bản chốt lần ${mended.revision}`
  return (reason ?? '').trim() === '' ? byHand : 'Giữ số liệu của hệ thống theo lý do đã ghi'
}

const body = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size: 13,
})
