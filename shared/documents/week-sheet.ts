/**
 * The public sheet of a week (bảng công khai), from one frozen revision.
 *
 * Page one is the notice that is signed, stamped and pinned up: total, groups, what has to be said about the
 * figures, signatures, source. Metrics and the table of 13 columns follow as appendices (NĐ 30/2020), so that they
 * never push the signatures to another page. Official scores and our own never stand in one column. Until a
 * second person has approved it, every page says that it is a draft.
 */

import { wallClock } from '../dates/plain.ts'
import { formatDate, formatMoment } from '../dates/words.ts'
import { sumExact } from '../numbers/exact.ts'
import { formatNumber } from '../numbers/vietnamese.ts'
import type { RuleOf } from '../rules/bodies.ts'
import type { Signer } from '../unit/unit.ts'
import type { Approval, Finding, PaperApproval, WeekContent, WeekRevision } from '../week/content.ts'
import type { Block, DocumentModel, Lead, Paragraph, PointSize, Signature } from './model.ts'
import { blankName, checkCode, dateOrBlank, dayAndHour, documentNumber, signerBlock } from './phrases.ts'
import { countsSentence } from './week-counts.ts'
import { pairsTable } from './week-pairs.ts'
import { change, groupTable, metricTable, points, statsTable } from './week-tables.ts'

/** What a week says before it is closed: the content without the moment, the person and the evidence. */
export type DraftWeek = Omit<
  WeekContent,
  'format' | 'unitId' | 'closedAt' | 'closedBy' | 'lateReason' | 'evidence'
>

export interface SheetContext {
  /** The signer chosen with the number; null leaves the block open. */
  readonly signer: Signer | null
  /** The version that the week names in its `rules`. */
  readonly index: RuleOf<'index'>
  readonly pairs: RuleOf<'pairs'>
}

interface Sheet {
  readonly week: DraftWeek
  readonly index: RuleOf<'index'>
  readonly pairs: RuleOf<'pairs'>
  readonly number: string
  readonly date: string | null
  /** Year of the blank date. */
  readonly year: string
  readonly signatures: readonly Signature[]
  readonly approved: boolean
  /** Approved on paper; the signed sheet is still to come. */
  readonly awaitingPaper: boolean
  /** "bản chốt lần 1, mã kiểm tra 7F3A-91C2": which version of the figures this is. */
  readonly version: string
  /** "Duyệt lúc …", "Chưa duyệt". */
  readonly decision: string
  readonly closing: { readonly at: number; readonly lateReason: string | null } | null
}

export function weekSheet(
  { content, hash, approval, paper, document }: WeekRevision,
  context: SheetContext,
): DocumentModel {
  const approved = approval?.decision === 'approved'
  const awaitingPaper = approval === null && paper !== null
  const approver = approved ? approval.by.name : awaitingPaper ? paper.approver.name : blankName
  return sheetModel({
    week: content,
    index: context.index,
    pairs: context.pairs,
    number: documentNumber(document.number, content.unit.documentSymbol),
    date: document.date,
    year: wallClock(content.closedAt).date.slice(0, 4),
    signatures: signatures(content.closedBy.name, approver, context.signer),
    approved,
    awaitingPaper,
    version: `bản chốt lần ${content.revision}, mã kiểm tra ${checkCode(hash)}`,
    decision: decisionOf(approval, paper),
    closing: { at: content.closedAt, lateReason: content.lateReason },
  })
}

function decisionOf(approval: Approval | null, paper: PaperApproval | null): string {
  if (approval === null) return paper === null ? 'Chưa duyệt' : AWAITING_PAPER
  if (approval.decision === 'returned') return `Trả lại lúc ${formatMoment(approval.at)}`
  const scan = paper?.scan ?? null
  return scan === null
    ? `Duyệt lúc ${formatMoment(approval.at)}`
    : `Duyệt trên giấy ngày ${formatDate(scan.signedOn)}, bản ký gắn lúc ${formatMoment(scan.attachedAt)}`
}

const AWAITING_PAPER = 'Duyệt trên giấy, chờ bản ký'

export function draftSheet(week: DraftWeek, context: SheetContext): DocumentModel {
  return sheetModel({
    week,
    index: context.index,
    pairs: context.pairs,
    number: documentNumber('', week.unit.documentSymbol),
    date: null,
    year: wallClock(week.dueAt).date.slice(0, 4),
    signatures: signatures(blankName, blankName, context.signer),
    approved: false,
    awaitingPaper: false,
    version: 'bản nháp, chưa chốt',
    decision: 'Chưa duyệt',
    closing: null,
  })
}

function signatures(maker: string, approver: string, signer: Signer | null): Signature[] {
  const hint = '(Ký, họ tên)'
  return [
    { title: ['NGƯỜI LẬP BIỂU'], hint, name: maker },
    { title: ['NGƯỜI KIỂM DUYỆT'], hint, name: approver },
    signerBlock(signer),
  ]
}

const REENTERED = 'Nhập lại từ trước khi dùng chương trình'

function sheetModel(sheet: Sheet): DocumentModel {
  const { unit, from, to } = sheet.week
  return {
    title: `Bảng công khai tuần ${formatDate(from)} – ${formatDate(to)}, ${unit.name}`,
    orientation: 'portrait',
    watermark: sheet.week.reentered
      ? 'NHẬP LẠI'
      : sheet.approved
        ? null
        : sheet.awaitingPaper
          ? 'CHỜ BẢN KÝ'
          : 'BẢN NHÁP',
    parts: [notice(sheet), ...appendices(sheet)],
  }
}

function notice(sheet: Sheet): Block[] {
  const { week, index } = sheet
  const { unit } = week
  const basis = index.citation.split(';')[0] ?? index.citation
  return [
    {
      kind: 'heading',
      superior: unit.superiorLines.map((line) => line.toUpperCase()),
      issuing: unit.issuingLines.map((line) => line.toUpperCase()),
      number: `Số: ${sheet.number}`,
      placeAndDate: `${unit.place}, ${dateOrBlank(sheet.date, sheet.year)}`,
    },
    {
      kind: 'title',
      name: 'THÔNG BÁO',
      summary: [
        'Kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp',
        'trong thực hiện thủ tục hành chính, dịch vụ công',
        `tuần từ ngày ${formatDate(week.from)} đến ngày ${formatDate(week.to)}`,
      ],
      basis: `(theo ${basis})`,
      marks: [
        ...(week.revision > 1 ? [`Đính chính lần ${week.revision - 1}`] : []),
        ...(week.reentered
          ? [REENTERED]
          : sheet.approved
            ? []
            : [sheet.awaitingPaper ? AWAITING_PAPER : 'Chưa duyệt']),
      ],
    },
    lead(sheet),
    groupTable(week, index.body),
    ...remarks(sheet),
    body('Thông báo để cơ quan, tổ chức, cá nhân biết, giám sát./.'),
    { kind: 'signatures', columns: sheet.signatures },
    {
      kind: 'recipients',
      lines: [`- ${unit.upperUnit} (để báo cáo);`, '- Niêm yết tại Bộ phận Một cửa;', '- Lưu: VT.'],
    },
    { kind: 'footNote', text: footNote(sheet) },
  ]
}

function lead({ week, index }: Sheet): Lead {
  const most = sumExact(
    index.body.groups.map((group) => group.max),
    2,
  )
  const before = week.previous?.total ?? null
  return {
    kind: 'lead',
    figures: [
      [
        { text: 'Tổng điểm: ' },
        { text: points(week.total), bold: true, size: 22 },
        { text: `/${formatNumber(most)}` },
      ],
      [{ text: 'Xếp loại: ' }, { text: week.grade ?? '–', bold: true, size: 16 }],
      [
        { text: `Tuần trước: ${points(before)}` },
        ...(week.total === null || before === null
          ? []
          : [{ text: ` ${change(week.total, before)}`, bold: true }]),
      ],
    ],
  }
}

/** What has to be said about the figures, the weightiest first. */
function remarks({ week, closing }: Sheet): Paragraph[] {
  const counts = countsSentence(week.figures.rows)
  const found = findingSentences(week.findings, [
    'totalMismatch',
    'groupMissing',
    'groupAboveMax',
    'jumpGroup',
  ])
  const differences = findingSentences(week.findings, ['scoreDiffers'])
  const lines = week.figures.note.split('\n').filter((line) => line.trim() !== '')
  return [
    ...(week.reentered ? [body(`${REENTERED}; nguồn: ${sentence(week.reentered.source)}`)] : []),
    ...(week.revision > 1
      ? [
          body(
            `Đính chính lần ${week.revision - 1}: thay bản chốt lần ${week.revision - 1}; lý do: ${sentence(week.correctionReason ?? blankName)}`,
          ),
        ]
      : []),
    ...(closing !== null && closing.lateReason !== null
      ? [body(`Chốt muộn: ${dayAndHour(closing.at)}; lý do: ${sentence(closing.lateReason)}`)]
      : []),
    ...(week.clockSuspect
      ? [body('Đồng hồ máy bất thường khi chốt số liệu: thời điểm ghi trên bảng có thể không đúng.')]
      : []),
    ...(counts === null ? [] : [body(counts)]),
    ...found.map((text) => body(sentence(text), 12)),
    ...(differences.length === 0
      ? []
      : [body(`Đối chiếu với điểm tự tính (chỉ để tham khảo): ${sentence(differences.join('; '))}`, 12)]),
    ...lines.map((line) => body(line, 12)),
  ]
}

function appendices(sheet: Sheet): Block[][] {
  const { week, index, pairs } = sheet
  const metrics = metricTable(week, index.body)
  const counted = pairsTable(week.figures, pairs.body)
  const stats = statsTable(week.figures.rows)
  const bodies: { readonly name: string; readonly blocks: readonly Block[] }[] = []
  if (metrics !== null) {
    bodies.push({
      name: 'Tử số, mẫu số và điểm tự tính của các chỉ số',
      blocks: [
        ...[...metrics.notes, ...findingSentences(week.findings, ['ratioAbove100']).map(sentence)].map(note),
        metrics.table,
      ],
    })
  }
  if (counted !== null) {
    const found = findingSentences(week.findings, ['pairImpossible', 'pairDiffers'])
    bodies.push({
      name: 'Các tỷ lệ trong tuần do đơn vị đếm',
      blocks: [counted, ...found.map((text) => note(sentence(text)))],
    })
  }
  if (stats !== null) {
    const found = findingSentences(week.findings, [
      'sum3',
      'sum7',
      'sum11',
      'balance',
      'negative',
      'notInteger',
      'carryMismatch',
      'jumpCounts',
    ])
    bodies.push({
      name: 'Tình hình, kết quả giải quyết thủ tục hành chính\n(Biểu II.06a/VPCP/KSTT; đơn vị tính: hồ sơ)',
      blocks: [stats, ...found.map((text) => note(sentence(text)))],
    })
  }
  const reference = `(Kèm theo Thông báo số ${sheet.number} ${dateOrBlank(sheet.date, sheet.year)} của ${week.unit.name}; ${sheet.version})`
  return bodies.map(({ name, blocks }, at) => [
    {
      kind: 'appendixTitle',
      label: bodies.length === 1 ? 'PHỤ LỤC' : `PHỤ LỤC ${'I'.repeat(at + 1)}`,
      name,
      reference,
    },
    ...blocks,
  ])
}

function footNote({ week, index, version, decision, closing }: Sheet): string {
  const moment = closing === null ? '' : `, chốt lúc ${formatMoment(closing.at)}`
  return [
    `Nguồn: ${index.body.source}, số liệu từ ngày ${formatDate(week.from)} đến ngày ${formatDate(week.to)}${moment}`,
    `${version.slice(0, 1).toUpperCase()}${version.slice(1)}`,
    decision,
    `Bộ chỉ số phiên bản ${index.version}`,
  ].join(' · ')
}

const findingSentences = (findings: DraftWeek['findings'], kinds: readonly Finding['kind'][]): string[] =>
  findings
    .filter((finding) => kinds.includes(finding.kind))
    .map(({ text, reason }) =>
      reason === null || reason.trim() === '' ? text : `${text} (lý do: ${reason.trim()})`,
    )

const body = (text: string, size: PointSize = 13): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size,
})

const note = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: false,
  size: 11,
})

/** Ends what an officer wrote with a full stop, once. */
const sentence = (text: string): string => {
  const written = text.trim().replace(/\s*\n\s*/g, ' ')
  return /[.!?…]$/.test(written) ? written : `${written}.`
}
