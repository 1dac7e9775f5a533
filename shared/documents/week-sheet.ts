/**
 * The public sheet of a week (bảng công khai), from one frozen revision.
 *
 * Page one is the notice that is signed, stamped and pinned up: total, groups, what has to be said about the
 * figures, signatures, source. Metrics and the table of 13 columns follow as appendices (NĐ 30/2020), so that they
 * never push the signatures to another page. Official scores and our own never stand in one column. Until a
 * second person has approved it, every page says that it is a draft.
 */
import { periodWord } from '../dates/period.ts'
import { formatDate } from '../dates/words.ts'
import { fillLine, fillLines } from '../rules/wording.ts'
import type { Finding } from '../week/content.ts'
import type { Block, DocumentModel, Paragraph, PointSize } from './model.ts'
import { blankName, dateOrBlank, dayAndHour } from './phrases.ts'
import {
  type DraftWeek,
  footOf,
  leadOf,
  marksOf,
  numberOf,
  type PrintedWeek,
  reenteredWords,
  valuesOf,
  watermarkOf,
} from './week.ts'
import { countsSentence } from './week-counts.ts'
import { pairsTable } from './week-pairs.ts'
import { groupTable, metricTable, statsTable } from './week-tables.ts'

export function weekSheet(printed: PrintedWeek): DocumentModel {
  const { unit, from, to } = printed.week
  return {
    title: `Bảng công khai ${periodWord(printed.week.friday)} ${formatDate(from)} – ${formatDate(to)}, ${unit.name}`,
    orientation: 'portrait',
    watermark: watermarkOf(printed),
    parts: [notice(printed), ...appendices(printed)],
  }
}

function notice(printed: PrintedWeek): Block[] {
  const { week, index, template } = printed
  const { unit } = week
  const { sheet } = template.body
  const values = valuesOf(printed)
  const recipients = fillLines(sheet.recipients, values)
  return [
    {
      kind: 'heading',
      superior: unit.superiorLines.map((line) => line.toUpperCase()),
      issuing: unit.issuingLines.map((line) => line.toUpperCase()),
      number: `Số: ${numberOf(printed)}`,
      placeAndDate: `${unit.place}, ${dateOrBlank(printed.document.date, printed.year)}`,
    },
    {
      kind: 'title',
      name: (fillLine(sheet.name, values) ?? '').toUpperCase(),
      summary: fillLines(sheet.summary, values),
      basis: fillLine(sheet.basis, values) ?? '',
      marks: marksOf(printed),
    },
    leadOf(printed),
    groupTable(week, index.body),
    ...fillLines(sheet.explanations, values).map(note),
    ...remarks(printed),
    ...fillLines([sheet.closing], values).map((text) => body(text)),
    { kind: 'signatures', columns: printed.signatures },
    ...(recipients.length === 0 ? [] : [{ kind: 'recipients', lines: recipients } as const]),
    { kind: 'footNote', text: footOf(printed) },
  ]
}

/** What has to be said about the figures, the weightiest first. */
function remarks(printed: PrintedWeek): Paragraph[] {
  const { week, closing, template } = printed
  const counts = countsSentence(template.body.sheet.counts, valuesOf(printed))
  const found = findingSentences(week.findings, [
    'totalMismatch',
    'groupMissing',
    'groupAboveMax',
    'jumpGroup',
  ])
  const differences = findingSentences(week.findings, ['scoreDiffers'])
  const lines = week.figures.note.split('\n').filter((line) => line.trim() !== '')
  return [
    ...(week.reentered === undefined
      ? []
      : [body(`${reenteredWords}; nguồn: ${sentence(week.reentered.source)}`)]),
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

function appendices(printed: PrintedWeek): Block[][] {
  const { week, index, template, version } = printed
  const metrics = metricTable(week, index.body)
  const pairs = pairsTable(week.figures, printed.pairs.body)
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
  if (pairs !== null) {
    const found = findingSentences(week.findings, ['pairImpossible', 'pairDiffers'])
    bodies.push({
      name: `Các tỷ lệ trong ${periodWord(week.friday)} do đơn vị đếm`,
      blocks: [pairs, ...found.map((text) => note(sentence(text)))],
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
  const name = fillLine(template.body.sheet.name, valuesOf(printed)) ?? ''
  const reference = `(Kèm theo ${name} số ${numberOf(printed)} ${dateOrBlank(printed.document.date, printed.year)} của ${week.unit.name}; ${version})`
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
